// A clock time in digits: hours, minutes and seconds with dots or colons between them, and the zone behind.
#include <array>

#include "pack/calendar.h"

namespace runut {
namespace {

/// Whether the four digits at a token are hours and minutes ("0800 GMT"): a zone or a part of the day behind
/// them says so.
bool run_together(const Scan& scan, std::uint32_t i) {
  if (scan.tokens[i].span.size() != 4 || i + 1 >= scan.size() || scan.tokens[i + 1].lines_before > 0) return false;
  for (const Hit& h : scan.hits_at(i + 1)) {
    if (h.kind == SenseKind::zone || h.kind == SenseKind::day_part) return true;
    if (h.kind == SenseKind::clock_marker && h.index == static_cast<std::uint32_t>(ClockMarker::sharp)) return true;
  }
  return false;
}

struct Digits {
  std::array<std::int32_t, 3> parts{-1, -1, -1};
  std::size_t count = 0;
  std::uint32_t last = 0;  ///< token
  bool comma = false;
};

/// Two or three numbers of two digits. Dots are inside a token ("15.30"), colons are tokens of their own.
std::optional<Digits> read_digits(const Scan& scan, std::string_view text, std::uint32_t i) {
  Digits d;
  if (const std::int32_t both = plain_number(scan, text, i); both >= 0 && run_together(scan, i)) {
    d.parts = {both / 100, both % 100, -1};
    d.count = 2;
    d.last = i + 1;
    return d;
  }
  for (d.last = i;;) {
    std::int32_t value = 0;
    std::size_t length = 0;
    for (const char c : scan.tokens[d.last].span.of(text)) {
      d.comma |= c == ',';
      if (c == '.' || c == ',') {
        if (d.count == 2 || length > 2 || (d.count > 0 && length != 2)) return {};
        d.parts[d.count++] = value;
        value = 0;
        length = 0;
        continue;
      }
      if (++length > 2) return {};
      value = value * 10 + (c - '0');
    }
    if (d.count > 2 || (d.count > 0 && length != 2)) return {};
    d.parts[d.count++] = value;
    const std::uint32_t at = ++d.last;
    const bool more = d.count < 3 && at + 1 < scan.size() && scan.tokens[at].is_mark(':') &&
                      !scan.tokens[at].space_before && scan.tokens[at + 1].is_number() &&
                      !scan.tokens[at + 1].space_before;
    if (!more) return d;
    ++d.last;
  }
}

}  // namespace

std::optional<WrittenClock> read_written_clock(const Scan& scan, std::string_view text, const Times& times,
                                               std::uint32_t i, bool bare_hour) {
  if (i >= scan.size() || !scan.tokens[i].is_number()) return {};
  const auto digits = read_digits(scan, text, i);
  if (!digits) return {};
  const auto& parts = digits->parts;
  const std::uint32_t at = digits->last;
  if (parts[0] > 24 || parts[1] > 59 || parts[2] > 59 || (parts[0] == 24 && parts[1] > 0)) return {};
  if (digits->count == 1 && !bare_hour) return {};
  WrittenClock out{i,
                   at,
                   static_cast<std::uint8_t>(parts[0]),
                   static_cast<std::uint8_t>(digits->count > 1 ? parts[1] : 0),
                   static_cast<std::int8_t>(digits->count > 2 ? parts[2] : -1),
                   nullptr};
  if (at < scan.size() && scan.tokens[at].lines_before == 0) {
    const bool bracket = scan.tokens[at].is_mark('(');
    const std::uint32_t begin = bracket ? at + 1 : at;
    const Hit* z = begin < scan.size() ? scan.hit_at(begin, SenseKind::zone) : nullptr;
    if (z != nullptr && (!bracket || (z->last < scan.size() && scan.tokens[z->last].is_mark(')')))) {
      out.zone = &times.zones[z->index];
      out.last = z->last + (bracket ? 1 : 0);
      // "Western Time (WT)": the zone's name and its abbreviation.
      if (!bracket && out.last + 2 < scan.size() && scan.tokens[out.last].is_mark('('))
        if (const Hit* again = scan.hit_at(out.last + 1, SenseKind::zone);
            again != nullptr && times.zones[again->index].minutes == out.zone->minutes && again->last < scan.size() &&
            scan.tokens[again->last].is_mark(')'))
          out.last = again->last + 1;
    }
  }
  if (digits->comma && out.zone == nullptr) return {};  // "4,52" is a number unless a zone says otherwise
  return out;
}

}  // namespace runut
