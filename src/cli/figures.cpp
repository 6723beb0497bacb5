// Numbers are shown exactly: long ones are shortened only where nothing is lost ("12.5 bn").
#include "cli/figures.h"

#include "cli/layout.h"

namespace runut {
namespace {

std::string number(Decimal value) {
  struct Scale {
    int power;
    const char* name;
  };
  for (const Scale scale : {Scale{12, " tn"}, Scale{9, " bn"}}) {
    const auto shorter = value.shifted(-scale.power);
    if (shorter && *shorter >= Decimal(1) && shorter->scale() <= 3 && *shorter < Decimal(1'000'000))
      return grouped_digits(shorter->to_string()) + scale.name;
  }
  return grouped_digits(value.to_string());
}

std::string percent(Decimal fraction) { return grouped_digits(fraction.shifted(2).value_or(fraction).to_string()); }

/// "1,000s" of 1,000 to 9,999; nothing for other stretches.
std::string magnitude(Decimal low, Decimal high) {
  const auto next = low.is_whole() ? low.times(Decimal(10)) : std::nullopt;
  const auto last = next ? next->minus(Decimal(1)) : std::nullopt;
  if (!last || *last != high || low.coefficient() <= 0) return {};
  std::int64_t rest = low.coefficient();
  while (rest % 10 == 0) rest /= 10;
  return rest == 1 ? number(low) + "s" : std::string();
}

std::string share(const Quantity& q) {
  const auto zero = Decimal(0), one = Decimal(1);
  if (q.low && q.high && *q.low == *q.high) return percent(*q.low) + " %";
  const bool open_above = !q.high || *q.high == one, open_below = !q.low || *q.low == zero;
  if (q.low && open_above) return "≥ " + percent(*q.low) + " %";
  if (q.high && open_below) return "≤ " + percent(*q.high) + " %";
  if (q.low && q.high) return percent(*q.low) + "–" + percent(*q.high) + " %";
  return "share";
}

std::string joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& v : values) out += (out.empty() ? "" : ", ") + v;
  return out;
}

}  // namespace

std::string figure_of(const Quantity& q) {
  if (q.bound == Bound::share) return share(q);
  if (!q.low && !q.high) return "?";
  if (q.low && q.high && *q.low != *q.high) {
    if (q.bound == Bound::magnitude)
      if (const std::string s = magnitude(*q.low, *q.high); !s.empty()) return s;
    return (q.bound == Bound::about ? "~ " : "") + number(*q.low) + "–" + number(*q.high);
  }
  const std::string n = number(q.low ? *q.low : *q.high);
  switch (q.bound) {
    case Bound::about:
      return "~ " + n;
    case Bound::more_than:
      return "> " + n;
    case Bound::less_than:
      return "< " + n;
    default:
      return !q.high ? "≥ " + n : !q.low ? "≤ " + n : n;
  }
}

std::string counted_in(const Claim& claim) { return claim.unit.empty() ? "(bare number)" : shown(claim.unit); }

std::string note_of(const Claim& claim) {
  std::string out;
  if (claim.status != Status::actual) out = name_of(claim.status);
  if (claim.kind != Kind::total) out.append(out.empty() ? "" : ", ").append(name_of(claim.kind));
  return out;
}

std::string said_by(const Claim& claim) {
  std::string out = claim.origin.empty() ? "—" : joined(claim.origin);
  if (!claim.via.empty()) out += " via " + joined(claim.via);
  return shown(out);
}

std::string outlet_of(const Document& d) {
  if (!d.outlet.empty()) return shown(d.outlet);
  if (const auto scheme = d.url.find("://"); scheme != std::string::npos) {
    std::string host = d.url.substr(scheme + 3, d.url.find('/', scheme + 3) - scheme - 3);
    if (host.starts_with("www.")) host.erase(0, 4);
    if (!host.empty()) return shown(host);
  }
  return shown(d.id.empty() ? d.uri : d.id);
}

std::string published_of(const Document& d) {
  switch (d.published_basis) {
    case DateBasis::given:
    case DateBasis::declared:
    case DateBasis::stated:
      return d.published.date.iso();
    case DateBasis::inferred:
      if (d.published_after && d.published_before) return d.published_after->iso() + " to " + d.published_before->iso();
      if (d.published_after) return "from " + d.published_after->iso();
      if (d.published_before) return "by " + d.published_before->iso();
      return "unknown";
    case DateBasis::unknown:
      return "unknown";
  }
  return "unknown";
}

std::string conflict_of(const TimeExpression& t, const Document& d) {
  std::string why;
  switch (t.conflict) {
    case TimeConflict::none:
      return {};
    case TimeConflict::weekday:
      why = "the weekday does not fit the date";
      break;
    case TimeConflict::impossible:
      why = "there is no such day";
      break;
    case TimeConflict::order:
      why = "it ends before it begins";
      break;
    case TimeConflict::future:
      why = "told as past, but dated after publication";
      break;
  }
  return "“" + shown(t.span.of(d.text)) + "”: " + why +
         (t.reading.empty() ? std::string() : " (likely " + shown(t.reading) + ")");
}

}  // namespace runut
