// The last few sources are kept: whom a report means by half a name spoke not long before.
#include "extract/known_speakers.h"

#include <algorithm>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::size_t kept = 16;

/// "ADA LIM, HEAD OF THE AGENCY": whether a comma and an office stand behind who speaks.
bool holds_office(const Text& text, const SourcePhrase& source) {
  for (std::uint32_t i = source.first; i + 1 < source.last; ++i)
    if (text.token(i).is_mark(','))
      return text.hit(i + 1, SenseKind::role) != nullptr || text.hit(i + 2, SenseKind::role) != nullptr;
  return false;
}

}  // namespace

bool definite_article(const Text& text, std::uint32_t token) {
  return text.is(token, GrammarRole::article) && text.hit(token, SenseKind::number_word) == nullptr;
}

void KnownSpeakers::add(std::string_view words, std::vector<std::string> origin) {
  if (known_.size() == kept) known_.erase(known_.begin());
  known_.push_back({folded(words), std::move(origin)});
}

void KnownSpeakers::remember(const SourcePhrase& source, const std::vector<std::string>& origin) {
  if (source.carrier || origin.empty()) return;
  add(text_.words(source.first, source.last), origin);
  // "Ada Lim, head of the Velmora Observatory": "the Observatory" is the body.
  if (!text_.pack.nouns.head_last || source.kind != SourceKind::person) return;
  for (std::uint32_t i = source.first; i < source.last; ++i) {
    const LocatedName* n = phrases_.name_at(i);
    if (n == nullptr) continue;
    i = std::max(i, n->last - 1);
    if (n->type != NameType::organisation || n->last > source.last || n->canonical.empty()) continue;
    add(text_.words(n->first, n->last), {n->canonical});
  }
}

const std::vector<std::string>* KnownSpeakers::named_before(const SourcePhrase& source) const {
  const std::uint32_t end_of_head = source.head_last();
  std::uint32_t last = end_of_head, first = source.first;
  while (last > first + 1 && text_.is(last - 1, GrammarRole::demonstrative)) --last;
  const bool article = definite_article(text_, first) && last > first + 1;
  if (article) ++first;
  if (source.carrier || (last == end_of_head && !article && source.kind != SourceKind::person)) return nullptr;
  const std::string words = folded(text_.words(first, last));
  for (auto k = known_.rbegin(); k != known_.rend(); ++k) {
    const std::size_t at = k->words.find(words);
    if (at == std::string::npos || (at > 0 && k->words[at - 1] != ' ')) continue;
    const std::size_t end = at + words.size();
    if (end == k->words.size() || k->words[end] == ' ' || k->words[end] == ',') return &k->origin;
  }
  return nullptr;
}

/// Whether a phrase names a person, beside an office or alone.
bool KnownSpeakers::person(const SourcePhrase& source) const {
  if (text_.pack.nouns.head_last && holds_office(text_, source)) return true;
  if (source.kind != SourceKind::person) return false;
  if (text_.hit(source.first, SenseKind::role) == nullptr) return true;
  for (std::uint32_t i = source.first; i < source.last; ++i)
    if (const LocatedName* n = phrases_.name_at(i); n != nullptr && n->type == NameType::person) return true;
  return false;
}

std::string KnownSpeakers::full_name(std::string name, const SourcePhrase& source) {
  constexpr std::size_t longest = 60;
  if (name.empty() || name.size() > longest) return name;
  const bool one_word = name.find(' ') == std::string::npos;
  if (one_word)
    for (auto known = spoken_.rbegin(); known != spoken_.rend(); ++known) {
      const std::size_t at = known->find(name);
      if (at == std::string::npos) continue;
      const std::size_t end = at + name.size();
      if ((at == 0 || (*known)[at - 1] == ' ') && (end == known->size() || (*known)[end] == ' ')) return *known;
    }
  else if ((spoken_.empty() || spoken_.back() != name) && person(source)) {
    if (spoken_.size() == kept) spoken_.erase(spoken_.begin());
    spoken_.push_back(name);
  }
  return name;
}

}  // namespace runut
