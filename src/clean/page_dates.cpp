// Numbers and words are cut out first; then three of them in a row that fit together are a date.
#include "clean/page_dates.h"

#include <algorithm>

#include "base/utf8.h"
#include "source/dates.h"

namespace runut {
namespace {

constexpr int first_year = 1990, last_year = 2049;
constexpr std::size_t most_bytes = 2000;  ///< of a text that is looked through

std::string two_digits(int n) { return {static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)}; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A number or a word, with what stands before it.
struct Piece {
  std::uint32_t begin, end;
  int number = -1;  // of digits
  int digits = 0;
  int month = 0;  // of a word that is one
  bool word = false;
};

bool is_year(std::string_view digits) {
  const int year = (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + digits[3] - '0';
  return year >= first_year && year <= last_year;
}

/// How many of the digits from byte i on are one number. Pages set parts of dates in boxes of their own, without a
/// space between them: "Apr 042013", "28.09.1912:44" for 2019 at 12:44, "14 May 202515 May 2025".
std::size_t digits_together(std::string_view text, std::size_t i, const Piece* before) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789", i), text.size()), run = end - i;
  if (before == nullptr || i - before->end > 2) return run;
  if (run == 6 && before->month != 0) return is_year(text.substr(i, 4)) ? 4 : is_year(text.substr(i + 2, 4)) ? 2 : run;
  const bool clock = end + 2 < text.size() && text[end] == ':' && is_digit(text[end + 1]) && is_digit(text[end + 2]);
  return run == 4 && clock && text[i - 1] == '.' && before->digits == 2 && !is_year(text.substr(i, 4)) ? 2 : run;
}

std::vector<Piece> cut(std::string_view text, const PageCues& cues) {
  std::vector<Piece> out;
  const auto letter = [&](std::size_t i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    // White space and dashes of more than one byte part words, and so do the signs for year, month and day.
    const CodePoint p = decode(text, i);
    return !(p.value == 0xA0 || (p.value >= 0x2000 && p.value <= 0x206F) || p.value == 0x3000 || p.value == 0xB7 ||
             (p.value >= 0x3040 && p.value <= 0x9FFF) || (p.value >= 0xAC00 && p.value <= 0xD7A3));
  };
  for (std::size_t i = 0; i < text.size();) {
    Piece p;
    p.begin = static_cast<std::uint32_t>(i);
    if (is_digit(text[i])) {
      int value = 0;
      const std::size_t most = digits_together(text, i, out.empty() ? nullptr : &out.back());
      while (static_cast<std::size_t>(p.digits) < most) {
        if (p.digits < 9) value = value * 10 + (text[i] - '0');
        ++p.digits;
        ++i;
      }
      p.number = value;
    } else if (letter(i)) {
      p.word = true;
      while (i < text.size() && !is_digit(text[i]) && letter(i)) i += decode(text, i).bytes;
      if (i - p.begin <= 40) p.month = cues.month_of(folded(text.substr(p.begin, i - p.begin)));
    } else {
      i += std::max<std::uint32_t>(1, decode(text, i).bytes);
      continue;
    }
    p.end = static_cast<std::uint32_t>(i);
    out.push_back(p);
  }
  return out;
}

class Finder {
 public:
  Finder(std::string_view text, const PageCues& cues, bool month_first)
      : text_(text.substr(0, most_bytes)), month_first_(month_first), pieces_(cut(text_, cues)) {}
  std::vector<PageDate> run();

 private:
  [[nodiscard]] std::string_view between(std::size_t i, std::size_t k) const {
    return text_.substr(pieces_[i].end, pieces_[k].begin - pieces_[i].end);
  }
  /// Whether nothing but marks and a short word or two stands between pieces i and k.
  [[nodiscard]] bool near(std::size_t i, std::size_t k) const { return pieces_[k].begin - pieces_[i].end <= 8; }
  [[nodiscard]] static int year_of(const Piece& p) {
    if (p.digits == 4 && p.number >= first_year && p.number <= last_year) return p.number;
    return 0;
  }
  bool take(int year, int month, int day, std::size_t first, std::size_t last);
  bool numeric(std::size_t i);
  bool worded(std::size_t i);
  void clock(std::size_t after);

  std::string_view text_;
  bool month_first_;
  std::vector<Piece> pieces_;
  std::vector<PageDate> out_;
  std::size_t next_ = 0;
};

bool Finder::take(int year, int month, int day, std::size_t first, std::size_t last) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
  if (!date.valid()) return false;
  PageDate found;
  found.stated.date = date;
  found.begin = pieces_[first].begin;
  found.end = pieces_[last].end;
  if (first > 0 && pieces_[first - 1].number >= 1 && pieces_[first - 1].number <= 31) {
    // "14. - 20. January 2022": no day of publication.
    const std::string_view joint = between(first - 1, first);
    found.range = joint.size() <= 6 && (joint.find('-') != joint.npos || joint.find("\xE2\x80\x93") != joint.npos);
  }
  out_.push_back(found);
  next_ = last + 1;
  clock(next_);
  return true;
}

/// "10:30", "10.30 Uhr", "10h30", "10:30 PM", "10:30:12+07:00" behind the date that was found last.
void Finder::clock(std::size_t at) {
  // A word or two ("at", "pukul") may stand between.
  std::size_t i = at;
  while (i < pieces_.size() && i < at + 2 && pieces_[i].word && pieces_[i].end - pieces_[i].begin <= 8) ++i;
  if (i + 1 >= pieces_.size()) return;
  const Piece &hour = pieces_[i], &minute = pieces_[i + 1];
  if (pieces_[i].begin > out_.back().end + 24) return;
  std::size_t m = i + 1;
  std::string_view joint = between(i, m);
  // "10h30": the letter is a piece of its own.
  if (minute.word && minute.end - minute.begin == 1 && i + 2 < pieces_.size()) m = i + 2, joint = ":";
  const Piece& minutes = pieces_[m];
  if (hour.number < 0 || hour.number > 24 || hour.digits > 2 || minutes.digits != 2 || minutes.number > 59) return;
  if (joint != ":" && joint != "." && joint != "\xEF\xBC\x9A") return;
  int h = hour.number;
  std::size_t last = m;
  if (last + 1 < pieces_.size() && between(last, last + 1) == ":" && pieces_[last + 1].digits == 2) ++last;
  if (last + 1 < pieces_.size() && pieces_[last + 1].word && pieces_[last + 1].end - pieces_[last + 1].begin <= 2) {
    const std::string half =
        folded(text_.substr(pieces_[last + 1].begin, pieces_[last + 1].end - pieces_[last + 1].begin));
    // The halves of the day in the Latin writing of clocks, as CSS and ICU spell them.
    if (half.size() == 2 && half[1] == 'm' && (half[0] == 'a' || half[0] == 'p') && h <= 12)
      h = h % 12 + (half[0] == 'p' ? 12 : 0);
  }
  out_.back().stated.time = two_digits(h % 24) + ":" + two_digits(minutes.number);
  // Universal time by its names in ISO 8601 and RFC 2822.
  if (last + 1 < pieces_.size() && pieces_[last + 1].word && between(last, last + 1).size() <= 1) {
    const std::string name =
        folded(text_.substr(pieces_[last + 1].begin, pieces_[last + 1].end - pieces_[last + 1].begin));
    if (name == "gmt" || name == "utc" || name == "z") out_.back().stated.zone = "+00:00", ++last;
  }
  // An offset in digits right behind.
  const std::size_t end = pieces_[last].end;
  if (end < text_.size() && (text_[end] == '+' || text_[end] == '-') && last + 1 < pieces_.size() &&
      pieces_[last + 1].begin == end + 1) {
    const Piece& offset = pieces_[last + 1];
    if (offset.digits == 4) {
      out_.back().stated.zone =
          text_[end] + two_digits(offset.number / 100 % 24) + ":" + two_digits(offset.number % 60);
    } else if (offset.digits == 2) {
      const bool more =
          last + 2 < pieces_.size() && between(last + 1, last + 2) == ":" && pieces_[last + 2].digits == 2;
      out_.back().stated.zone =
          text_[end] + two_digits(offset.number % 24) + ":" + two_digits(more ? pieces_[last + 2].number % 60 : 0);
    }
  }
}

/// Three numbers: "12.03.2020", "2020-03-12", "3/12/20", "2020年3月12日".
bool Finder::numeric(std::size_t i) {
  if (i + 2 >= pieces_.size()) return false;
  const Piece &a = pieces_[i], &b = pieces_[i + 1], &c = pieces_[i + 2];
  if (a.number < 0 || b.number < 0 || c.number < 0 || b.digits > 2) return false;
  std::string_view first = between(i, i + 1), second = between(i + 1, i + 2);
  if (first.size() > 4 || second.size() > 4) return false;
  const auto trimmed = [](std::string_view s) {
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    return s;
  };
  first = trimmed(first), second = trimmed(second);
  const bool marks = first == second && (first == "." || first == "-" || first == "/" || first == "\xE2\x80\x93");
  const bool signs = first.size() == 3 && second.size() == 3 && static_cast<unsigned char>(first[0]) >= 0xE3;
  if (!marks && !signs) return false;
  // No part of a longer row: "1.2.3.2020", a version, an address.
  if (i > 0 && pieces_[i - 1].number >= 0 && trimmed(between(i - 1, i)) == first) return false;
  if (int year = year_of(a); year != 0 && c.digits <= 2) return take(year, b.number, c.number, i, i + 2);
  if (signs || a.digits > 2) return false;
  int year = year_of(c);
  if (year == 0 && c.digits == 2 && first != "-" && b.digits == 2 && a.digits == 2)
    year = c.number <= 49 ? 2000 + c.number : 0;
  if (year == 0) return false;
  const bool turned = first == "/" && month_first_ && a.number <= 12;
  const bool found = turned || (b.number > 12 && first != ".") ? take(year, a.number, b.number, i, i + 2)
                                                               : take(year, b.number, a.number, i, i + 2);
  if (found) out_.back().order_open = first != "." && a.number <= 12 && b.number <= 12;
  return found;
}

/// A month's name with day and year: "12. March 2020", "March 12th, 2020", "12 de marzo de 2020", "2020 March 12".
bool Finder::worded(std::size_t i) {
  const Piece& month = pieces_[i];
  // What may stand between the parts: marks, an ending of an ordinal, a word of two or three letters.
  const auto step = [&](std::size_t from, int direction) -> std::size_t {
    std::size_t at = from;
    for (int n = 0; n < 2; ++n) {
      if (direction < 0 && at == 0) return pieces_.size();
      at = direction < 0 ? at - 1 : at + 1;
      if (at >= pieces_.size()) return pieces_.size();
      if (!near(std::min(at, direction < 0 ? at : at - 1), direction < 0 ? at + 1 : at)) return pieces_.size();
      if (pieces_[at].number >= 0) return at;
      // The month may be given in two ways, "24 March / Mars 2020".
      const bool twice = between(std::min(at, from), std::max(at, from)).find('/') != std::string_view::npos;
      if (pieces_[at].end - pieces_[at].begin > 4 && !twice) return pieces_.size();
    }
    return pieces_.size();
  };
  const std::size_t before = step(i, -1), after = step(i, +1);
  const auto is_day = [&](std::size_t k) {
    return k < pieces_.size() && pieces_[k].digits <= 2 && pieces_[k].number >= 1 && pieces_[k].number <= 31;
  };
  if (is_day(before) && after < pieces_.size()) {
    int year = year_of(pieces_[after]);
    if (year == 0 && pieces_[after].digits == 2 &&
        between(i, after).find_first_not_of(" '-./") == std::string_view::npos &&
        between(i, after).find(':') == std::string_view::npos &&
        !(after + 1 < pieces_.size() && between(after, after + 1) == ":"))
      year = pieces_[after].number <= 49 ? 2000 + pieces_[after].number : 0;
    if (year != 0 && take(year, month.month, pieces_[before].number, before, after)) return true;
  }
  if (is_day(after)) {
    const std::size_t last = step(after, +1);
    if (last < pieces_.size() && year_of(pieces_[last]) != 0)
      if (take(year_of(pieces_[last]), month.month, pieces_[after].number, i, last)) return true;
    // "12:30 PM" may stand between day and year: "Thu Mar 12 10:30:00 UTC 2020".
    for (std::size_t k = after + 1; k < pieces_.size() && k <= after + 5; ++k)
      if (year_of(pieces_[k]) != 0 && pieces_[k].begin - pieces_[after].end < 24 && pieces_[k - 1].word &&
          pieces_[k - 1].end - pieces_[k - 1].begin <= 4) {
        if (!take(year_of(pieces_[k]), month.month, pieces_[after].number, i, k)) return false;
        if (out_.back().stated.time.empty()) clock(after + 1);
        return true;
      }
    if (before < pieces_.size() && year_of(pieces_[before]) != 0)
      return take(year_of(pieces_[before]), month.month, pieces_[after].number, before, after);
  }
  return false;
}

std::vector<PageDate> Finder::run() {
  for (std::size_t i = 0; i < pieces_.size();) {
    next_ = i + 1;
    const bool found = pieces_[i].month != 0 ? worded(i) : pieces_[i].number >= 0 && numeric(i);
    i = found ? std::max(next_, i + 1) : i + 1;
    if (out_.size() >= 50) break;
  }
  return std::move(out_);
}

bool in_range(const Date& d) { return d.valid() && d.is_day() && d.year >= first_year && d.year <= last_year; }

}  // namespace

std::vector<PageDate> find_dates(std::string_view text, const PageCues& cues, bool month_first) {
  return Finder(text, cues, month_first).run();
}

std::optional<PageDate> read_moment(std::string_view value, const PageCues& cues, bool month_first) {
  PageDate out;
  out.end = static_cast<std::uint32_t>(value.size());
  if (read_stated_date(value, out.stated) && in_range(out.stated.date)) return out;
  const auto found = find_dates(value, cues, month_first);
  if (found.empty()) return {};
  return found.front();
}

std::optional<StatedDate> date_in_address(std::string_view url) {
  const std::size_t scheme = url.find("://");
  const std::size_t path = url.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return {};
  url = url.substr(path, 400);
  url = url.substr(0, url.find_first_of("?#"));
  std::optional<StatedDate> out;
  const auto number = [&](std::size_t i, std::size_t n) {
    int value = 0;
    for (std::size_t k = i; k < i + n; ++k) {
      if (k >= url.size() || !is_digit(url[k])) return -1;
      value = value * 10 + (url[k] - '0');
    }
    return value;
  };
  for (std::size_t i = 1; i + 8 <= url.size(); ++i) {
    if (!is_digit(url[i]) || is_digit(url[i - 1])) continue;
    const int year = number(i, 4);
    if (year < first_year || year > last_year) continue;
    const char mark = i + 4 < url.size() ? url[i + 4] : ' ';
    int month = -1, day = -1;
    std::size_t end = 0;
    if (mark == '/' || mark == '-' || mark == '_' || mark == '.') {
      const std::size_t width = number(i + 5, 2) >= 0 ? 2 : 1;
      month = number(i + 5, width);
      const std::size_t second = i + 5 + width;
      if (second >= url.size() || url[second] != mark) continue;
      const std::size_t day_width = number(second + 1, 2) >= 0 ? 2 : 1;
      day = number(second + 1, day_width);
      end = second + 1 + day_width;
    } else if (is_digit(mark)) {
      month = number(i + 4, 2), day = number(i + 6, 2), end = i + 8;
    }
    if (month < 1 || day < 1 || (end < url.size() && is_digit(url[end]))) continue;
    const Date date{static_cast<std::int16_t>(year), static_cast<std::uint8_t>(std::min(month, 99)),
                    static_cast<std::uint8_t>(std::min(day, 99))};
    if (!in_range(date)) continue;
    out.emplace();
    out->date = date;
  }
  return out;
}

}  // namespace runut
