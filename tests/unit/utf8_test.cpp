// UTF-8: the table of well-formed sequences, whole and broken, and offsets in code points.
#include "base/utf8.h"

#include <gtest/gtest.h>

#include <random>

namespace runut {
namespace {

TEST(Utf8, DecodesWhatItEncodes) {
  for (char32_t c = 0; c <= 0x10FFFF; c = c == 0xD7FF ? 0xE000 : c + 1) {
    std::string bytes;
    append_utf8(bytes, c);
    const CodePoint p = decode(bytes, 0);
    ASSERT_EQ(p.value, c);
    ASSERT_EQ(p.bytes, bytes.size());
  }
}

TEST(Utf8, RefusesBrokenSequences) {
  for (const std::string_view broken : {"\x80", "\xC3", "\xC0\xAF", "\xE2\x82", "\xED\xA0\x80", "\xE0\x80\x80",
                                        "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(broken));
    EXPECT_EQ(decode(broken, 0).value, char32_t{0xFFFD});
    EXPECT_EQ(decode(broken, 0).bytes, 1U);
  }
  EXPECT_TRUE(is_utf8("\xEF\xBF\xBD"));  // U+FFFD itself is a character
}

TEST(Utf8, NeverReadsPastTheEnd) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 12, '\0');
    for (char& b : bytes) b = static_cast<char>(random() % 256);
    std::size_t at = 0;
    while (at < bytes.size()) at += decode(bytes, at).bytes;
    ASSERT_EQ(at, bytes.size());
  }
}

TEST(Utf8, FoldsCase) {
  EXPECT_EQ(folded("Korut DAN Ångström"), "korut dan ångström");
  EXPECT_EQ(folded("\xFFKm"), "\xFFkm");
}

TEST(Utf8, CountsCodePointsBothWays) {
  const std::string text = "a–b “kata” 😀 z";
  CodePointCounter walking(text);
  for (std::uint32_t step : {1U, 3U, 7U, 5U}) {
    for (std::uint32_t i = 0; i < 50; ++i) {
      const auto at = static_cast<std::uint32_t>(i * step % (text.size() + 1));
      CodePointCounter fresh(text);
      ASSERT_EQ(walking.at(at), fresh.at(at));
    }
  }
  EXPECT_EQ(walking.at(static_cast<std::uint32_t>(text.size())), 14U);
}

}  // namespace
}  // namespace runut
