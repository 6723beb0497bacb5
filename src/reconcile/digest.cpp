// Reading -> digest: names become identities, times moments, and what the words say of place and counting is settled
// as far as one report can.
#include "reconcile/digest.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

#include "base/utf8.h"
#include "pack/scan.h"
#include "reconcile/claim_moments.h"
#include "reconcile/origins.h"
#include "reconcile/products.h"

namespace runut {
namespace {

/// "example.org" of an address; empty where the text is none.
std::string_view host_of(std::string_view address) {
  const std::size_t begin = address.find("://");
  if (begin == std::string_view::npos) return {};
  address.remove_prefix(begin + 3);
  address = address.substr(0, address.find_first_of("/?#:"));
  return address.starts_with("www.") ? address.substr(4) : address;
}

/// Whether the words that made the place stand inside somebody's name or title: "Western intelligence" places nothing
/// of whom it counts.
bool inside_source(const Claim& c, const Reading& r) {
  const Reason *why = reason_for(c, "place"), *actor = reason_for(c, "actor");
  if (why == nullptr || why->words.empty()) return false;
  if (why->rule == "area-of-the-source") return actor != nullptr && actor->rule != "main-actor-of-the-report";
  for (const Attribution& a : r.attributions)
    if (a.source.contains(why->words)) return true;
  return false;
}

/// The measures that the words join ("killed, wounded or captured"), in the order of the pack, with '/' between.
std::string joined_measures(const Claim& c, const Reading& r, const Pack& pack) {
  std::vector<std::uint32_t> measures;
  Scan found;
  for (const Reason& reason : c.reasons) {
    const bool cue = reason.field == "measure" && reason.rule == "harms-joined";
    if (!cue && reason.rule != "harm-joined") continue;
    scan(reason.words.of(r.document.text), pack.lexicon, found);
    if (found.size() > 0)
      if (const Hit* hit = found.hit_at(0, SenseKind::measure_cue))
        measures.push_back(pack.measures.cues[hit->index].measure);
  }
  std::string out;
  std::size_t joined = 0;
  for (const std::uint32_t harm : pack.measures.harms)
    if (std::find(measures.begin(), measures.end(), harm) != measures.end())
      out.append(joined++ == 0 ? "" : "/").append(pack.measures.names[harm]);
  return joined < 2 ? std::string() : out;
}

/// What the words say of the counting.
void take_notes(const Claim& c, const Reading& r, const Pack& pack, Symbols& symbols, ClaimDigest& out) {
  for (const Reason& reason : c.reasons) {
    if (reason.field == "kind" && c.kind == Kind::total && reason.rule.starts_with("cue-")) out.so_far = true;
    if (reason.field != "count") continue;
    out.found = out.found || reason.rule == "found" || reason.rule == "found-so";
    out.others = out.others || reason.rule == "other-ones";
    out.before = out.before || reason.rule == "before";
    out.initial = out.initial || reason.rule == "initial";
    out.revised = out.revised || reason.rule == "revised";
    out.found_so = out.found_so || reason.rule == "found-so";
    out.base = out.base || reason.rule == "base";
    out.left = out.left || reason.rule == "revised-from";
    if (reason.rule == "harm-joined" && out.joined == 0) out.joined = symbols.of(joined_measures(c, r, pack));
  }
}

/// The bare number that stands right before the claim's words, where those begin with the change that led to the
/// figure.
std::optional<Decimal> number_before(const Claim& c, const Reading& r) {
  if (c.quantity.number.begin <= c.span.begin) return std::nullopt;  // no word of change
  auto gap = std::lower_bound(r.gaps.begin(), r.gaps.end(), c.span.begin,
                              [](const Gap& g, std::uint32_t begin) { return g.span.begin < begin; });
  if (gap == r.gaps.begin()) return std::nullopt;
  --gap;
  if (gap->why != GapWhy::no_noun || gap->span.end + 1 != c.span.begin) return std::nullopt;
  std::string digits;
  for (const char d : gap->span.of(r.document.text)) {
    if (d == '.' || d == ',') continue;
    if (d < '0' || d > '9') return std::nullopt;
    digits += d;
  }
  return Decimal::parse(digits);
}

/// Pieces that add up to a whole of another measure ("58 aboard: 43 saved, 6 dead, 9 missing") are totals of their own.
void free_pieces_of_other_measures(const Reading& r, std::vector<ClaimDigest>& claims) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Reason* why = claims[i].kind == Kind::part ? reason_for(r.claims[i], "kind") : nullptr;
    if (why == nullptr || why->rule != "adds-up-to") continue;
    for (std::size_t k = i; k-- > 0;)
      if (r.claims[k].span == why->words) {
        if (r.claims[k].measure != r.claims[i].measure) claims[i].kind = Kind::total;
        break;
      }
  }
}

/// The names of the places that are said together, in the order of the text, with ", " between.
std::string listed_places(Span first, const Reading& r) {
  std::string out;
  std::uint32_t end = 0;
  constexpr std::uint32_t between = 8;  // bytes of commas and of the word before the last
  for (auto n = std::lower_bound(r.names.begin(), r.names.end(), first.begin,
                                 [](const Name&name, std::uint32_t begin) { return name.span.begin < begin; });
       n != r.names.end() && n->type == NameType::place && (end == 0 || n->span.begin <= end + between); ++n) {
    out.append(out.empty() ? "" : ", ").append(n->canonical);
    end = n->span.end;
  }
  return out;
}

/// Where the place is only what the report is about, and the sentence names it together with others ("X and Y"): the
/// first name of those; null: alone.
const Name* first_with_others(const Claim& c, const Reading& r) {
  constexpr std::uint32_t least = 3, most = 8;  // bytes of a word between two names
  auto n = std::lower_bound(r.names.begin(), r.names.end(), c.sentence.begin,
                            [](const Name& name, std::uint32_t begin) { return name.span.begin < begin; });
  const Name* before = nullptr;
  for (; n != r.names.end() && n->span.begin < c.sentence.end; ++n) {
    const bool joined = before != nullptr && n->type == NameType::place && n->span.begin >= before->span.end + least &&
                        n->span.begin <= before->span.end + most;
    if (joined && (before->canonical == c.place || n->canonical == c.place)) {
      const std::string_view word =
          std::string_view(r.document.text).substr(before->span.end, n->span.begin - before->span.end);
      if (word.find_first_of(".;:()\n") == std::string_view::npos) return before;
    }
    before = n->type == NameType::place ? &*n : nullptr;
  }
  return nullptr;
}

/// Claims in the outlet's own voice that repeat a figure which the same report gives with its source.
void take_sources_of_repeated(std::vector<ClaimDigest>& claims) {
  using Key = std::tuple<Symbol, Symbol, Kind, std::optional<Decimal>, std::optional<Decimal>>;
  const auto key = [](const ClaimDigest& c) { return Key{c.measure, c.unit, c.kind, c.low, c.high}; };
  std::map<Key, const ClaimDigest*> sourced;
  for (const ClaimDigest& c : claims)
    if (c.origin_kind == OriginKind::named) sourced.try_emplace(key(c), &c);
  for (ClaimDigest& c : claims) {
    if (c.origin_kind != OriginKind::outlet) continue;
    const auto found = sourced.find(key(c));
    if (found == sourced.end()) continue;
    c.origins = found->second->origins;
    c.origin_kind = OriginKind::named;
  }
}

/// What one counter counts of one thing in one report is counted in one area: a place that nobody said is the one that
/// he is said to count in elsewhere in it.
void take_places_of_counter(std::vector<ClaimDigest>& claims) {
  using Key = std::tuple<Symbol, Symbol, Symbol>;
  const auto key = [](const ClaimDigest& c) { return Key{c.measure, c.unit, c.origins.front()}; };
  std::map<Key, Symbol> areas;
  for (const ClaimDigest& c : claims)
    if (c.origin_kind == OriginKind::named && c.place_of_counter) areas.try_emplace(key(c), c.place);
  for (ClaimDigest& c : claims) {
    if (c.place_said || c.place_of_counter || !c.place_open || c.origin_kind != OriginKind::named) continue;
    if (const auto found = areas.find(key(c)); found != areas.end()) c.place = found->second, c.place_list = false;
  }
  for (ClaimDigest& c : claims) c.place_said = c.place_said || c.place_list;
}

/// Whether the report knows a person of whose name this is the first word.
bool is_first_name(const std::string& place, const Reading& r) {
  for (const Name& n : r.names)
    if (n.type == NameType::person && n.canonical.size() > place.size() && n.canonical.starts_with(place) &&
        n.canonical[place.size()] == ' ')
      return true;
  return false;
}

}  // namespace

bool earlier_published(const DocumentDigest& a, const DocumentDigest& b) {
  const Moments &x = a.published, &y = b.published;
  if (x.known != y.known) return x.known;
  if (x.known && x.first != y.first) return x.first < y.first;
  if (x.known && x.last != y.last) return x.last < y.last;
  if (a.id != b.id) return a.id < b.id;
  return a.hash < b.hash;
}

DocumentDigest Digester::digest(const Reading& reading, const Pack& pack) {
  const Document& d = reading.document;
  DocumentDigest out;
  out.id = d.id, out.hash = d.hash;
  // Who passes on another's report as a whole speaks with that one's voice.
  const Symbol voice = symbols_.of(host_of(d.original_source));
  const std::string known_outlet = d.outlet.empty() ? std::string() : body_identity(d.outlet, pack);
  out.outlet = symbols_.of(d.outlet.empty() ? d.id : known_outlet.empty() ? d.outlet : known_outlet);
  out.published = published_of(d);
  ReportOrigins origins(reading, pack);
  out.claims.reserve(reading.claims.size());
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    const Claim& c = reading.claims[i];
    ClaimDigest& digest = out.claims.emplace_back();
    digest.low = c.quantity.low, digest.high = c.quantity.high, digest.bound = c.quantity.bound;
    digest.status = c.status, digest.kind = c.kind;
    digest.measure = symbols_.of(c.measure), digest.unit = symbols_.of(c.unit), digest.actor = symbols_.of(c.actor);
    digest.revised_from = number_before(c, reading);
    take_notes(c, reading, pack, symbols_, digest);
    if (const Reason* unit = reason_for(c, "unit")) digest.sized = unit->rule == "unit";
    const Reason* actor = reason_for(c, "actor");
    digest.actor_said = actor != nullptr && actor->rule != "main-actor-of-the-report";
    digest.begin = c.span.begin, digest.sentence = c.sentence.begin;
    digest.claim = static_cast<std::uint32_t>(i);
    digest.headline = !d.title_span.empty() && d.title_span.overlaps(c.span);
    digest.published = published_of(c, d);
    digest.as_of = as_of(c, reading, digest.published, pack);
    digest.event = event_of(c, digest.published, pack);
    // Whose people they are says where they come from, not where it happened.
    if (!c.place.empty() && c.place != c.actor && !inside_source(c, reading)) {
      const Reason* why = reason_for(c, "place");
      // "In X, Y and Z" is none of them alone.
      const bool main = why != nullptr && why->rule == "main-place-of-the-report";
      const Name* first = main ? first_with_others(c, reading) : nullptr;
      const bool several = first != nullptr || (why != nullptr && why->rule == "first-of-several");
      if (several)
        digest.place = symbols_.of(listed_places(first != nullptr ? first->span : why->words, reading)),
        digest.place_list = true;
      else if (!is_first_name(c.place, reading))
        digest.place = symbols_.of(c.place);
      digest.place_of_counter = why != nullptr && why->rule == "area-of-the-source";
      digest.place_open = several || why == nullptr || why->rule == "main-place-of-the-report";
      digest.place_listed =
          !several && why != nullptr && (why->rule == "label-of-the-item" || why->rule == "item-above");
      digest.place_said =
          digest.place != 0 && why != nullptr &&
          (why->rule == "nearest-locative" || why->rule == "heading-of-the-list" || digest.place_listed);
    }
    for (const std::string& o : c.origin) {
      if (o == "unnamed") continue;
      digest.origins.push_back(symbols_.of(origins.identity(o)));
      digest.origin_kind = OriginKind::named;
    }
    if (digest.origins.empty() && !c.origin.empty()) {
      digest.origin_kind = OriginKind::unnamed;
      digest.origins.push_back(symbols_.of("unnamed in " + d.id));
    }
    if (digest.origins.empty() && !c.via.empty()) {
      digest.origins.push_back(symbols_.of(origins.identity(c.via.front())));
      digest.origin_kind = OriginKind::named;
    }
    if (digest.origins.empty()) digest.origins.push_back(voice != 0 ? voice : out.outlet);
    std::sort(digest.origins.begin(), digest.origins.end(),
              [&](Symbol a, Symbol b) { return symbols_.text(a) < symbols_.text(b); });
    digest.origins.erase(std::unique(digest.origins.begin(), digest.origins.end()), digest.origins.end());
  }
  take_sources_of_repeated(out.claims);
  take_places_of_counter(out.claims);
  free_pieces_of_other_measures(reading, out.claims);
  out.products = products_of(reading, out.claims, pack, symbols_);
  for (const Statement& s : reading.statements) {
    std::string parties;
    for (const std::string& p : s.parties) parties += (parties.empty() ? "" : "|") + p;
    out.statements.push_back({s.first, s.last, symbols_.of(s.event), symbols_.of(parties)});
  }
  out.names = names_of(reading, symbols_);
  constexpr std::size_t most_places = 300;
  for (const Name& n : reading.names)
    if ((n.type == NameType::place || (n.type == NameType::person && n.state.empty())) &&
        out.places.size() < most_places)
      out.places.push_back(symbols_.of(n.canonical));
  std::sort(out.places.begin(), out.places.end());
  out.places.erase(std::unique(out.places.begin(), out.places.end()), out.places.end());
  return out;
}

}  // namespace runut
