// Datelines: "PLACE, Outlet.com - ", "Outlet.COM, Place -- ", "Place (AGENCY) - ", "Place: ".
//
// Segments of capitalised words, set apart by commas, bars and brackets, up to a dash or colon. A dash
// behind capitalised words is common in running text too, so something must vouch for it: an internet
// domain, capitals throughout, a place that the pack knows, or a segment for the outlet beside the place.
#include <algorithm>
#include <array>

#include "clean/date_line.h"
#include "clean/metadata.h"
#include "pack/calendar.h"

namespace runut {
namespace {

constexpr std::uint32_t most_tokens = 18;

bool is_dash(char32_t m) { return m == '-' || m == '_' || m == 0x2013 || m == 0x2014 || m == 0x2015; }

struct Segment {
  std::uint32_t first, last;
  bool domain = false, upper = true, bracketed = false, digits = false;
};

/// The head of a line up to the mark that ends the dateline.
struct Head {
  std::array<Segment, 4> segments{};
  std::size_t count = 0;
  bool colon = false;
};

/// Whether the token may stand inside a segment: a capitalised word, a mark inside a name or a date.
bool fits(const Page& page, std::uint32_t i, const Segment& segment) {
  const Token& t = page.token(i);
  if (t.is_word()) return t.capitalised() || segment.domain || page.scan.hit_at(i, SenseKind::month) != nullptr;
  if (t.is_number()) return true;
  return t.mark == '.' || t.mark == '*' || t.mark == '_' || t.mark == '/' || (t.mark == '-' && !t.space_before) ||
         t.mark == '\'' || t.mark == 0x2019;
}

/// A dash that stands apart, or two of them: what ends a dateline. A hyphen inside a name does not.
bool ends_at_dash(const Page& page, std::uint32_t i, const Line& line) {
  const Token& t = page.token(i);
  if (!is_dash(t.mark) || i == line.begin) return false;
  if (t.mark != '-') return true;
  const bool emphasis = page.is(i - 1, '*') || page.is(i - 1, '_');
  return t.space_before || emphasis || page.is(i + 1, '-') || page.is(i - 1, '-');
}

/// Cuts the line's head into segments. False where it is none.
bool cut(const Page& page, const Line& line, Head& head) {
  const std::uint32_t stop = std::min(line.last, line.begin + most_tokens);
  Segment segment{line.begin, line.begin};
  const auto close = [&](std::uint32_t at) {
    segment.last = at;
    while (segment.last > segment.first && page.token(segment.last - 1).kind == TokenKind::mark &&
           !page.is(segment.last - 1, '.'))
      --segment.last;
    if (segment.last > segment.first && head.count < head.segments.size()) head.segments[head.count++] = segment;
    segment = {at + 1, at + 1};
  };
  for (std::uint32_t i = line.begin; i < stop; ++i) {
    const Token& t = page.token(i);
    const bool next_apart =
        i + 1 < line.last && (page.token(i + 1).space_before || page.token(i + 1).kind == TokenKind::mark);
    if (t.kind == TokenKind::mark) {
      const bool behind_domain = segment.domain && is_dash(t.mark) && next_apart;
      if (behind_domain || ends_at_dash(page, i, line)) {
        close(i);
        return head.count > 0;
      }
      if (t.mark == ':' && next_apart) {
        close(i);
        head.colon = true;
        return head.count == 1;
      }
      if (t.mark == ',' || t.mark == '|' || t.mark == ')') {
        close(i);
        continue;
      }
      if (t.mark == '(') {
        close(i);
        segment.bracketed = true;
        continue;
      }
    }
    if (const Domain d = domain_at(page, i); d.first < d.last) {
      segment.domain = true;
      i = d.last - 1;
      continue;
    }
    if (!fits(page, i, segment)) return false;
    if (t.is_word() && t.capitals != Capitals::all) segment.upper = false;
    segment.digits |= t.is_number();
  }
  return false;
}

bool known_place(const Page& page, const Segment& s) {
  const Hit* hit = page.scan.hit_at(s.first, SenseKind::place);
  return hit != nullptr && hit->last <= s.last && s.last - hit->last <= 2;
}

}  // namespace

namespace {

/// Which segments are the place and the outlet, and whether the whole is a dateline at all.
struct Reading {
  const Segment* place = nullptr;
  const Segment* outlet = nullptr;
  const Segment* date = nullptr;
  bool holds = false;
};

Reading read_segments(const Page& page, const Head& head) {
  Reading out;
  for (std::size_t i = 0; i < head.count; ++i) {
    const Segment& s = head.segments[i];
    if (s.digits && !s.domain)
      out.date = &s;
    else if (s.domain || (s.bracketed && i > 0 && i + 1 == head.count))
      out.outlet = out.outlet == nullptr ? &s : out.outlet;
    else if (out.place == nullptr)
      out.place = &s;
    else if (out.outlet == nullptr && !s.bracketed && !page.is(s.last - 1, '.') && !known_place(page, s))
      out.outlet = &s;
  }
  const bool place = out.place != nullptr;
  const bool known = place && known_place(page, *out.place);
  if (head.colon)
    out.holds = known;
  else if (out.outlet != nullptr)
    out.holds = out.outlet->domain || known || (place && out.place->upper);
  else
    out.holds = known || (place && out.place->upper);
  return out;
}

/// "14 NOV 89": a date with its year cut to two digits, as agencies' datelines have it.
std::optional<Date> short_date(const Page& page, const Segment& s) {
  for (std::uint32_t i = s.first; i + 2 < s.last; ++i) {
    const Hit* month = page.scan.hit_at(i + 1, SenseKind::month);
    if (month == nullptr || month->last >= s.last || page.token(month->last).span.size() != 2) continue;
    const std::int32_t day = plain_number(page.scan, page.document.text, i);
    const std::int32_t year = plain_number(page.scan, page.document.text, month->last);
    if (day < 1 || year < 0) continue;
    const Date date{static_cast<std::int16_t>(year + (year < 50 ? 2000 : 1900)),
                    page.pack.times.months[month->index].number, static_cast<std::uint8_t>(std::min(day, 99))};
    if (date.valid()) return date;
  }
  return {};
}

void take_date(const Page& page, const Segment& s, Document& document) {
  if (document.published_basis != DateBasis::unknown) return;
  if (const auto line = read_date_line(page, s.first, s.last)) {
    document.published = line->stated;
  } else if (const auto date = short_date(page, s)) {
    document.published.date = *date;
    document.published.span = page.scan.span(s.first, s.last);
  } else {
    return;
  }
  document.published_basis = DateBasis::stated;
}

}  // namespace

void read_dateline(const Page& page, Document& document) {
  // The first line of the text has it, or one of the next where a lead stands before.
  std::uint32_t looked = 0;
  for (std::uint32_t l = page.body; l < page.size() && looked < 3; ++l) {
    const Line& line = page.lines[l];
    if (line.mark || l == page.title) continue;
    ++looked;
    Head head;
    if (!cut(page, line, head)) continue;
    const Reading read = read_segments(page, head);
    if (!read.holds) continue;
    const auto words = [&](const Segment* s) { return page.words(s->first, s->last); };
    if (read.place != nullptr && document.dateline.empty()) document.dateline = words(read.place);
    if (read.outlet != nullptr && document.outlet.empty()) document.outlet = words(read.outlet);
    if (read.date != nullptr) take_date(page, *read.date, document);
    return;
  }
}

Domain domain_at(const Page& page, std::uint32_t i) {
  if (!page.token(i).is_word() || !page.is(i + 1, '.') || page.token(i + 1).space_before) return {};
  const auto ends = [&](std::uint32_t dot) -> const Hit* {
    if (dot >= page.scan.size() || page.token(dot).space_before || page.token(dot).lines_before > 0) return nullptr;
    if (dot + 1 >= page.scan.size() || page.token(dot + 1).space_before) return nullptr;
    for (const Hit& h : page.scan.hits_at(dot))
      if (h.kind == SenseKind::furniture_cue && page.pack.furniture.cues[h.index].shape == CueShape::domain) return &h;
    return nullptr;
  };
  std::uint32_t dot = i + 1;
  // "news.outlet.com": labels up to the ending.
  for (int labels = 0; labels < 3; ++labels) {
    if (const Hit* h = ends(dot)) {
      std::uint32_t last = h->last;
      if (const Hit* more = last < page.scan.size() && page.is(last, '.') ? ends(last) : nullptr) last = more->last;
      if (last < page.scan.size() && !page.token(last).space_before && page.token(last).kind != TokenKind::mark)
        return {};
      return {i, last};
    }
    if (dot + 2 >= page.scan.size() || !page.is(dot, '.') || page.token(dot).space_before ||
        !page.token(dot + 1).is_word() || page.token(dot + 1).space_before)
      return {};
    dot += 2;
  }
  return {};
}

void guess_outlet(const Page& page, Document& document) {
  if (!document.outlet.empty()) return;
  for (const Line& line : page.lines) {
    if (!line.mark || (*line.mark != FurnitureWhy::promotion && *line.mark != FurnitureWhy::legal)) continue;
    for (std::uint32_t i = line.first; i < line.last; ++i)
      if (const Domain d = domain_at(page, i); d.first < d.last) {
        document.outlet = page.words(d.first, d.last);
        return;
      }
  }
  const std::string& url = document.url;
  const std::size_t scheme = url.find("://");
  if (scheme == std::string::npos) return;
  std::string host = url.substr(scheme + 3, url.find_first_of("/?#:", scheme + 3) - scheme - 3);
  if (host.starts_with("www.")) host.erase(0, 4);
  document.outlet = std::move(host);
}

}  // namespace runut
