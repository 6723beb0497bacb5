// Which pack a text goes to.
#include "clean/language.h"

#include <gtest/gtest.h>

namespace runut {
namespace {

std::string language_of(std::string_view text) {
  static const auto packs = load_all_packs(RUNUT_PACKS_FOLDER);
  if (!packs) return packs.error().message();
  const Pack* pack = detect_language(text, packs.value());
  return pack == nullptr ? "none" : pack->language;
}

TEST(Language, RunningText) {
  EXPECT_EQ(
      language_of(
          "Pemerintah kota menutup dua jalan di sekitar pelabuhan selama perbaikan dermaga. Penutupan itu berlaku "
          "sampai "
          "akhir bulan dan pengendara diminta memakai jalan lingkar karena jalan utama tidak dapat dilalui oleh truk. "
          "Warga yang tinggal di sana masih dapat masuk dengan kartu penduduk pada pagi dan malam hari."),
      "id");
  EXPECT_EQ(
      language_of(
          "The city closed two roads near the harbour while the pier is being repaired. The closure will last until "
          "the "
          "end of the month, and drivers were told to use the ring road because the main road is not open to trucks. "
          "People who live there can still enter in the morning and at night with a card from the city."),
      "en");
}

TEST(Language, OtherLanguagesAreNotGuessed) {
  EXPECT_EQ(language_of("La ville a fermé deux rues du port pendant que le quai est en réparation. La fermeture dure "
                        "jusqu'à la fin du mois, et les camions doivent passer par la route du nord parce que la rue "
                        "principale est trop étroite. Ceux qui habitent là peuvent entrer le matin et le soir avec une "
                        "carte de la mairie."),
            "none");
}

TEST(Language, FewWordsGoToTheLikeliest) {
  EXPECT_EQ(language_of("10.000"), "id");
  EXPECT_EQ(language_of(""), "id");
  EXPECT_EQ(language_of("Dua orang tewas dalam banjir di Jakarta"), "id");
  EXPECT_EQ(language_of("Two people were killed in the flood"), "en");
}

TEST(Language, LongInputIsNotReadWhole) { EXPECT_EQ(language_of(std::string(50'000'000, '7')), "id"); }

/// "language: passage" of every passage in another language; "?" where it is unsure.
std::vector<std::string> passages_of(const std::string& text, const std::string& language) {
  static const auto packs = load_all_packs(RUNUT_PACKS_FOLDER);
  std::vector<std::string> out;
  if (!packs) return {packs.error().message()};
  const Pack& own = *packs.value().at(language);
  Scan scanned;
  scan(text, own.lexicon, scanned);
  for (const ForeignPassage& p : foreign_passages(scanned, own, packs.value()))
    out.push_back(p.pack->language + (p.unsure ? "?: " : ": ") + std::string(p.span.of(text)));
  return out;
}

TEST(Language, AQuotationInAnotherLanguageIsFound) {
  EXPECT_EQ(
      passages_of("Camat itu meninjau dermaga. \"We have lost two of the boats and the people are still waiting for "
                  "help on the island,\" katanya kepada wartawan asing.",
                  "id"),
      (std::vector<std::string>{"en: We have lost two of the boats and the people are still waiting for help on "
                                "the island,"}));
}

TEST(Language, APageOfTwoLanguagesIsParted) {
  const auto found = passages_of(
      "Camat itu meninjau dermaga dan mengatakan bahwa dua perahu hilang karena ombak yang tinggi.\n\n"
      "The mayor went to the pier. He said that two of the boats had been lost in the waves of the storm.\n\n"
      "Dia juga mengatakan bahwa warga akan kembali ke rumah mereka pada pekan depan.",
      "id");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found.front().starts_with("en: ")) << found.front();
}

TEST(Language, NamesAloneAreNoLanguage) {
  EXPECT_TRUE(
      passages_of("Pemain: Budi Santoso, Wendell Harrow, Siti Rahma, Kevin Sanjaya, Imogen Pell, Agus Salim.", "id")
          .empty());
}

}  // namespace
}  // namespace runut
