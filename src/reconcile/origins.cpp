// A name is scanned with the pack's lexicon: body and place make the identity, whatever the words between.
#include "reconcile/origins.h"

#include <algorithm>

#include "base/utf8.h"
#include "pack/scan.h"

namespace runut {
namespace {

constexpr std::uint32_t longest_source = 400;  // bytes of a source phrase that are looked at

/// Whether the words stand in the text as whole words. Both folded.
bool has_words(std::string_view text, std::string_view words) {
  const auto edge = [](char c) { return c == ' ' || c == ',' || c == '(' || c == ')' || c == '-' || c == '/'; };
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || edge(text[at - 1])) && (end == text.size() || edge(text[end]))) return true;
  }
  return false;
}

struct Parts {
  const NameEntry *body = nullptr, *place = nullptr, *person = nullptr;
};

/// The first body, the last place behind it (or at all), the first person that the pack knows in the words.
Parts parts_of(std::string_view words, const Pack& pack, bool outlets = true) {
  Scan found;
  scan(words, pack.lexicon, found);
  Parts parts;
  std::uint32_t body_end = 0;
  for (std::uint32_t t = 0; t < found.size(); ++t)
    if (const Hit* hit = found.hit_at(t, SenseKind::organisation); hit != nullptr && parts.body == nullptr) {
      const NameEntry& entry = pack.names.entries[hit->index];
      const bool speaks = entry.name_class != NameClass::parliament && entry.name_class != NameClass::party &&
                          entry.name_class != NameClass::club;
      if (!speaks || (entry.name_class == NameClass::outlet && !outlets)) continue;
      parts.body = &entry;
      body_end = hit->last;
    } else if (const Hit* person = found.hit_at(t, SenseKind::person); person != nullptr && parts.person == nullptr) {
      parts.person = &pack.names.entries[person->index];
    }
  for (std::uint32_t t = body_end; t < found.size(); ++t)
    if (const Hit* hit = found.hit_at(t, SenseKind::place); hit != nullptr)
      parts.place = &pack.names.entries[hit->index];
  if (parts.place == nullptr && body_end > 0)
    for (std::uint32_t t = 0; t < found.size() && parts.place == nullptr; ++t)
      if (const Hit* hit = found.hit_at(t, SenseKind::place); hit != nullptr && hit->last < body_end) break;
  return parts;
}

std::string without_brackets(std::string_view words) {
  std::string out;
  int depth = 0;
  for (const char c : words) {
    if (c == '(') ++depth;
    if (depth == 0) out += c;
    if (c == ')' && depth > 0) --depth;
  }
  std::string tight;
  for (const char c : out)
    if (c != ' ' || (!tight.empty() && tight.back() != ' ')) tight += c;
  while (!tight.empty() && (tight.back() == ' ' || tight.back() == ',')) tight.pop_back();
  return tight;
}

/// The kind of body that the words speak of in general ("intelligence", "police"); empty: none.
std::string_view general_body(std::string_view words, const Pack& pack) {
  const std::string text = folded(words);
  for (const auto& [body, kind] : pack.scope.bodies)
    if (has_words(text, body)) return kind;
  return {};
}

}  // namespace

std::string body_identity(std::string_view words, const Pack& pack, bool outlets) {
  const Parts parts = parts_of(words, pack, outlets);
  if (parts.body != nullptr) {
    std::string out = parts.body->canonical;
    // A body of the whole state is known by its name alone; an outlet too.
    const bool general =
        parts.place != nullptr && !parts.place->is_state && parts.body->name_class != NameClass::outlet;
    if (general && parts.body->canonical.find(parts.place->canonical) == std::string::npos)
      out += " " + parts.place->canonical;
    return out;
  }
  const std::string_view kind = general_body(words, pack);
  if (kind.empty()) return {};
  const std::string place = parts.place != nullptr ? parts.place->canonical : std::string();
  if (const auto named = pack.scope.institutions.find(std::string(kind) + "/" + place);
      named != pack.scope.institutions.end())
    return named->second;
  return place.empty() ? std::string() : place + " " + std::string(kind);
}

bool is_part_of_name(std::string_view shorter, std::string_view longer) {
  if (shorter.size() >= longer.size()) return false;
  return (longer.ends_with(shorter) && longer[longer.size() - shorter.size() - 1] == ' ') ||
         (longer.starts_with(shorter) && longer[shorter.size()] == ' ');
}

ReportOrigins::ReportOrigins(const Reading& reading, const Pack& pack) : reading_(reading), pack_(pack) {
  const auto note = [&](std::string_view words) {
    if (std::string body = body_identity(words, pack_); !body.empty()) bodies_.push_back(std::move(body));
  };
  for (const Attribution& a : reading.attributions)
    if (!a.source.empty()) note(a.source.of(reading.document.text).substr(0, longest_source));
  std::sort(bodies_.begin(), bodies_.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  bodies_.erase(std::unique(bodies_.begin(), bodies_.end()), bodies_.end());
}

/// The fullest words with which the report introduces this source.
std::string ReportOrigins::source_words(const std::string& origin) const {
  std::string_view best;
  for (const Attribution& a : reading_.attributions) {
    if (a.chain.empty() || a.chain.front() != origin) continue;
    const std::string_view words = a.source.of(reading_.document.text).substr(0, longest_source);
    if (words.size() > best.size()) best = words;
  }
  return std::string(best);
}

std::string ReportOrigins::identify(const std::string& origin) const {
  std::string own = body_identity(origin, pack_);
  const std::string words = own.empty() ? source_words(origin) : std::string();
  std::string body = own.empty() ? body_identity(words, pack_, false) : own;
  if (body.empty()) {
    const Parts parts = parts_of(origin, pack_);
    if (parts.person != nullptr) return parts.person->canonical;
    // A person whom the report names in full elsewhere.
    for (const Name& n : reading_.names)
      if (n.type == NameType::person && is_part_of_name(n.canonical, origin)) return n.canonical;
    for (const Name& n : reading_.names)
      if (n.type == NameType::person && is_part_of_name(origin, n.canonical)) return n.canonical;
    return without_brackets(origin);
  }
  // A short name is the one longer name that the report has for it.
  const std::string* longer = nullptr;
  for (const std::string& other : bodies_)
    if (is_part_of_name(body, other) && other.starts_with(body)) {
      if (longer != nullptr && *longer != other) return body;
      longer = &other;
    }
  return longer != nullptr ? *longer : body;
}

const std::string& ReportOrigins::identity(const std::string& origin) {
  const auto found = known_.find(origin);
  if (found != known_.end()) return found->second;
  return known_.emplace(origin, identify(origin)).first->second;
}

}  // namespace runut
