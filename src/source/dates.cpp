// Forms tried from the strictest on.
#include "source/dates.h"

#include <array>
#include <cstdio>
#include <string>

namespace runut {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool digits_only(std::string_view s) {
  for (const char c : s)
    if (!is_digit(c)) return false;
  return !s.empty();
}

int number_of(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + (c - '0');
  return n;
}

/// Names of RFC 5322: a protocol's, whatever the language of the words around.
constexpr std::string_view months = "janfebmaraprmayjunjulaugsepoctnovdec";

int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  std::string low(word.substr(0, 3));
  for (char& c : low) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  for (std::size_t m = 0; m < 12; ++m)
    if (months.substr(3 * m, 3) == low) return static_cast<int>(m) + 1;
  return 0;
}

struct Zone {
  std::string_view name, offset;
};
constexpr std::array<Zone, 12> zones{{{"GMT", "+00:00"},
                                      {"UTC", "+00:00"},
                                      {"UT", "+00:00"},
                                      {"Z", "+00:00"},
                                      {"EST", "-05:00"},
                                      {"EDT", "-04:00"},
                                      {"CST", "-06:00"},
                                      {"CDT", "-05:00"},
                                      {"MST", "-07:00"},
                                      {"MDT", "-06:00"},
                                      {"PST", "-08:00"},
                                      {"PDT", "-07:00"}}};

std::string zone_of(std::string_view word) {
  if (word.size() == 5 && (word[0] == '+' || word[0] == '-') && digits_only(word.substr(1)))
    return std::string(word.substr(0, 3)) + ":" + std::string(word.substr(3));
  if (word.size() == 6 && (word[0] == '+' || word[0] == '-') && word[3] == ':') return std::string(word);
  for (const Zone& z : zones)
    if (z.name == word) return std::string(z.offset);
  return {};
}

/// "[Thu,] 22 Jan 2026 [10:41[:42] [+0700]]".
bool read_mail_date(std::string_view text, StatedDate& published) {
  std::array<std::string_view, 7> words;
  std::size_t n = 0;
  for (std::size_t at = 0; n < words.size();) {
    at = text.find_first_not_of(" \t\r\n,", at);
    if (at == std::string_view::npos) break;
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,", at), text.size());
    words[n++] = text.substr(at, end - at);
    at = end;
  }
  const std::size_t day = n > 0 && !is_digit(words[0][0]) ? 1 : 0;
  if (n < day + 3 || words[day].size() > 2 || !digits_only(words[day]) || !digits_only(words[day + 2])) return false;
  const int month = month_of(words[day + 1]);
  int year = number_of(words[day + 2].substr(0, 4));
  if (words[day + 2].size() == 2) year += year < 70 ? 2000 : 1900;
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month),
                  static_cast<std::uint8_t>(number_of(words[day]))};
  if (month == 0 || words[day + 2].size() > 4 || date.day == 0 || !date.valid()) return false;
  published = {};
  published.date = date;
  if (n <= day + 3 || words[day + 3].size() < 5 || words[day + 3][2] != ':') return true;
  published.time = words[day + 3].substr(0, 5);
  if (n > day + 4) published.zone = zone_of(words[day + 4]);
  return true;
}

/// "20260122", "20260122104142", "20260122T104142Z", "20260122T10:41:42Z".
bool read_compact(std::string_view text, StatedDate& published) {
  if (text.size() < 8 || !digits_only(text.substr(0, 8))) return false;
  std::string iso(text.substr(0, 4));
  iso.append("-").append(text.substr(4, 2)).append("-").append(text.substr(6, 2));
  std::string_view rest = text.substr(8);
  if (rest.starts_with('T')) rest.remove_prefix(1);
  if (rest.size() >= 6 && digits_only(rest.substr(0, 6))) {
    iso.append("T").append(rest.substr(0, 2)).append(":").append(rest.substr(2, 2)).append(rest.substr(6));
  } else if (rest.size() >= 5 && rest[2] == ':') {
    iso.append("T").append(rest);
  } else if (!rest.empty()) {
    return false;
  }
  return read_published(iso, published);
}

/// Seconds since 1970, or thousandths of them: ten or thirteen digits.
bool read_seconds(std::string_view text, StatedDate& published) {
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  if (!digits_only(whole) || (whole.size() != 10 && whole.size() != 13)) return false;
  std::int64_t seconds = 0;
  for (const char c : whole.substr(0, 10)) seconds = seconds * 10 + (c - '0');
  published = {};
  published.date = Date::from_days(static_cast<std::int32_t>(seconds / 86400));
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  published.time = two(seconds % 86400 / 3600) + ":" + two(seconds % 3600 / 60);
  published.zone = "+00:00";
  return true;
}

}  // namespace

bool read_published(std::string_view iso, StatedDate& published) {
  const auto date = Date::parse(iso);
  if (!date) return false;
  published.date = *date;
  const auto digit = [&](std::size_t i) { return i < iso.size() && iso[i] >= '0' && iso[i] <= '9'; };
  const auto clock = [&](std::size_t i) { return digit(i) && digit(i + 1) && digit(i + 3) && digit(i + 4); };
  if (iso.size() < 16 || (iso[10] != 'T' && iso[10] != 't' && iso[10] != ' ') || iso[13] != ':' || !clock(11))
    return true;
  published.time = iso.substr(11, 5);
  std::size_t i = 16;
  while (i < iso.size() && (digit(i) || iso[i] == ':' || iso[i] == '.' || iso[i] == ' ')) ++i;
  if (i >= iso.size()) return true;
  if (iso[i] == 'Z' || iso[i] == 'z') {
    published.zone = "+00:00";
  } else if (iso[i] == '+' || iso[i] == '-') {
    const bool colon = i + 3 < iso.size() && iso[i + 3] == ':';
    if (digit(i + 1) && digit(i + 2)) {
      published.zone = std::string(iso.substr(i, 3)) + ":";
      published.zone += clock(i + 1) && colon          ? std::string(iso.substr(i + 4, 2))
                        : digit(i + 3) && digit(i + 4) ? std::string(iso.substr(i + 3, 2))
                                                       : "00";
    }
  }
  return true;
}

bool read_stated_date(std::string_view text, StatedDate& published) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return false;
  text = text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
  if (read_seconds(text, published)) return true;
  if (text.size() >= 8 && digits_only(text.substr(0, 8)))
    return read_compact(text, published) && published.date.valid();
  if (text.size() >= 10 && (text[4] == '/' || text[4] == '.') && text[7] == text[4]) {
    std::string iso(text);
    iso[4] = iso[7] = '-';
    return read_published(iso, published) && published.date.valid();
  }
  const bool year_ends = text.size() == 4 || (text.size() > 4 && text[4] == '-');
  if (year_ends && read_published(text, published)) return published.date.valid();
  return read_mail_date(text, published);
}

std::string iso_of(const StatedDate& date) {
  std::string iso = date.date.iso();
  if (!date.time.empty()) iso += "T" + date.time + date.zone;
  return iso;
}

}  // namespace runut
