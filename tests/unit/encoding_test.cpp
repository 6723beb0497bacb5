// Bytes to text: what an encoding turns into, and the way back to the bytes.
#include <gtest/gtest.h>

#include <string>

#include "source/source.h"

namespace runut {
namespace {

using namespace std::string_literals;

Document decoded(const std::string& bytes) {
  Document document;
  const auto done = decode_text(bytes, document);
  EXPECT_TRUE(done) << (done ? "" : done.error().message());
  return document;
}

std::string refusal(const std::string& bytes) {
  Document document;
  const auto done = decode_text(bytes, document);
  return done ? "" : done.error().what;
}

/// The text as UTF-16, for letters of the basic plane.
std::string utf16(std::u16string_view text, bool big_endian) {
  std::string out;
  for (const char16_t c : text) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    out += big_endian ? high : low;
    out += big_endian ? low : high;
  }
  return out;
}

TEST(Encoding, CleanUtf8StaysAsItIs) {
  const std::string bytes = "Sebanyak “12” orang\r\ndi\tcafé\u00A0Sena\n";
  const Document d = decoded(bytes);
  EXPECT_EQ(d.text, bytes);
  EXPECT_EQ(d.encoding, "UTF-8");
  EXPECT_TRUE(d.raw_map.empty());
  EXPECT_EQ(d.hash.size(), 16U);
  EXPECT_EQ(d.raw_offset(7), 7U);
}

TEST(Encoding, MarkOfUtf8StaysInTheText) {
  const Document d = decoded(
      "\xEF\xBB\xBF"
      "12 orang");
  EXPECT_EQ(d.text,
            "\uFEFF"
            "12 orang");
}

TEST(Encoding, Utf16WithAndWithoutMark) {
  const std::u16string text = u"Korban “tewas” 10 orang di café hari ini";
  const std::string wanted = "Korban “tewas” 10 orang di café hari ini";
  for (const bool big : {false, true}) {
    for (const bool marked : {false, true}) {
      const std::string mark = !marked ? "" : big ? "\xFE\xFF" : "\xFF\xFE";
      const Document d = decoded(mark + utf16(text, big));
      EXPECT_EQ(d.text, wanted);
      EXPECT_EQ(d.encoding, big ? "UTF-16BE" : "UTF-16LE");
      const auto at = static_cast<std::uint32_t>(wanted.find("orang"));
      EXPECT_EQ(d.raw_offset(at), mark.size() + 2 * text.find(u"orang"));
    }
  }
}

TEST(Encoding, Windows1252) {
  const Document d = decoded("Korban \x93tewas\x94 10 orang di caf\xE9 \x96 hari ini");
  EXPECT_EQ(d.text, "Korban “tewas” 10 orang di café – hari ini");
  EXPECT_FALSE(d.notes.empty());
  EXPECT_EQ(d.raw_offset(static_cast<std::uint32_t>(d.text.find("10"))), 15U);
  EXPECT_EQ(d.raw_offset(static_cast<std::uint32_t>(d.text.find("hari"))), 34U);
}

TEST(Encoding, BrokenPiecesBecomeReplacementCharacters) {
  const std::string bytes = "10 orang \xFF tewas \xE2\x80 “lagi” 12";
  const Document d = decoded(bytes);
  EXPECT_EQ(d.text, "10 orang \uFFFD tewas \uFFFD “lagi” 12");
  EXPECT_EQ(d.encoding, "UTF-8");
  EXPECT_EQ(d.raw_offset(static_cast<std::uint32_t>(d.text.find("12"))), bytes.find("12"));
  EXPECT_EQ(d.raw_offset(static_cast<std::uint32_t>(d.text.find("tewas"))), bytes.find("tewas"));
}

TEST(Encoding, CutInsideALetter) {
  const Document d = decoded("Hujan turun di Pulau Sena \xE2\x80");
  EXPECT_EQ(d.text, "Hujan turun di Pulau Sena \uFFFD");
}

TEST(Encoding, EveryOffsetOfEveryMapIsInsideTheBytes) {
  for (const std::string& bytes : {"a\xFF"
                                   "b\xE2\x80"
                                   "c"s,
                                   "\xFF\xFE"
                                   "a\0\xE9\0"s,
                                   "caf\xE9 \x93x\x94"s}) {
    const Document d = decoded(bytes);
    std::uint32_t before = 0;
    for (std::uint32_t i = 0; i <= d.text.size(); ++i) {
      EXPECT_LE(d.raw_offset(i), bytes.size());
      EXPECT_GE(d.raw_offset(i), before);
      before = d.raw_offset(i);
    }
    EXPECT_EQ(d.raw_offset(static_cast<std::uint32_t>(d.text.size())), bytes.size());
  }
}

TEST(Encoding, RefusesWhatIsNoText) {
  EXPECT_EQ(refusal(""), "is empty");
  std::string all;
  for (int i = 0; i < 2560; ++i) all += static_cast<char>(i);
  EXPECT_EQ(refusal(all), "holds binary bytes, no text");
  EXPECT_EQ(refusal("12 orang\0 tewas"s), "holds binary bytes, no text");
  EXPECT_EQ(refusal("\x01\x02\x03 abc \x04\x05\x06\x07"), "holds control bytes as no text does");
}

TEST(Encoding, AnyBytesAreReadOrRefused) {
  std::uint32_t state = 12345;
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525U + 1013904223U;
      bytes += static_cast<char>(state >> (round % 2 == 0 ? 24 : 20));
    }
    Document d;
    const bool read = decode_text(bytes, d).has_value();
    EXPECT_TRUE(!read || d.raw_offset(static_cast<std::uint32_t>(d.text.size())) <= bytes.size());
  }
}

}  // namespace
}  // namespace runut
