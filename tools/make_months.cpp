// Writes packs/common/page_months.toml: the names of the months in many languages, from CLDR through ICU.
// Run it again when ICU is updated:  build/dev/make_months > packs/common/page_months.toml
// A name that is one month here and another there is left out, and told at the end.
#include <unicode/dtfmtsym.h>
#include <unicode/uversion.h>

#include <cstdio>
#include <map>
#include <set>
#include <string>

int main() {
  const char* locales[] = {"en", "de", "fr", "es", "it", "pt", "nl", "sv", "nb",      "nn",  "da", "fi", "is", "pl",
                           "cs", "sk", "sl", "hu", "ro", "bg", "mk", "sr", "sr_Latn", "bs",  "sq", "el", "tr", "et",
                           "lv", "lt", "uk", "ru", "be", "ca", "gl", "eu", "ga",      "mt",  "id", "ms", "ar", "fa",
                           "he", "hi", "bn", "ur", "ta", "th", "vi", "sw", "af",      "fil", "hr", "az", "ka", "hy"};
  std::map<std::string, int> month_of;
  std::set<std::string> ambiguous;
  for (const char* locale : locales) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::DateFormatSymbols symbols(icu::Locale(locale), status);
    if (U_FAILURE(status)) continue;
    for (const auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE})
      for (const auto width : {icu::DateFormatSymbols::WIDE, icu::DateFormatSymbols::ABBREVIATED}) {
        int32_t count = 0;
        const icu::UnicodeString* names = symbols.getMonths(count, context, width);
        for (int32_t m = 0; m < count && m < 12; ++m) {
          icu::UnicodeString name = names[m];
          name.toLower(icu::Locale(locale));
          std::string surface;
          name.toUTF8String(surface);
          while (!surface.empty() && surface.back() == '.') surface.pop_back();
          bool letter = false;
          for (const char c : surface) letter = letter || !((c >= '0' && c <= '9') || c == ' ' || c == '.');
          // Names of two words are read by none; of one letter by nobody.
          if (!letter || surface.size() < 3 || surface.find(' ') != std::string::npos) continue;
          const auto [at, fresh] = month_of.try_emplace(surface, m + 1);
          if (!fresh && at->second != m + 1) ambiguous.insert(surface);
        }
      }
  }
  std::printf(
      "# Months in %zu languages, from CLDR through ICU %s (Unicode licence). Made by "
      "tools/make_months.cpp.\n\n[months]\n",
      sizeof locales / sizeof *locales, U_ICU_VERSION);
  for (int m = 1; m <= 12; ++m) {
    std::printf("%d = [", m);
    const char* between = "";
    for (const auto& [surface, month] : month_of)
      if (month == m && ambiguous.count(surface) == 0)
        std::printf("%s\"%s\"", between, surface.c_str()), between = ", ";
    std::printf("]\n");
  }
  std::printf("\n# Left out, for they name different months in different languages:");
  for (const std::string& surface : ambiguous) std::printf(" %s", surface.c_str());
  std::printf("\n");
  return 0;
}
