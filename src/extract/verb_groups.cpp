// Walks to the left while words stand there that only belong before verbs.
#include "extract/verb_groups.h"

namespace runut {
namespace {

constexpr std::uint32_t longest = 12;  // tokens before the verb

/// A verb that may stand before "to" and another verb, ending right before a token; null: none.
const Hit* verb_before(const Text& text, std::uint32_t token) {
  const Hit* h = text.hit_before(token, SenseKind::cue);
  if (h == nullptr) return nullptr;
  const Cue& cue = text.pack.speech.cues[h->index];
  return cue.form == CueForm::verb && cue.infinitive ? h : nullptr;
}

}  // namespace

VerbGroup verb_group(const Text& text, const SpeechPhrases& nouns, std::uint32_t begin, const Hit& hit) {
  VerbGroup g{hit.first, hit.first, hit.last};
  const VerbForm form = text.pack.speech.cues[hit.index].verb;
  std::uint32_t i = hit.first;
  while (i > begin && hit.first - i < longest) {
    const std::uint32_t k = i - 1;
    if (text.is(k, GrammarRole::copula)) {
      g.auxiliary = true;
      if (g.head == hit.first && !g.infinitive) g.passive = form == VerbForm::past || form == VerbForm::participle;
    } else if (text.is(k, GrammarRole::auxiliary) || text.is(k, GrammarRole::already)) {
      g.auxiliary = true;
      g.negated = g.negated || text.is(k, GrammarRole::negation);
    } else if (text.is(k, GrammarRole::negation)) {
      g.negated = true;
    } else if (form == VerbForm::base && text.is(k, GrammarRole::purpose) && i == g.first && !g.infinitive) {
      break;
    } else if (text.is(k, GrammarRole::infinitive) && form == VerbForm::base && !g.infinitive && !g.auxiliary) {
      g.infinitive = true;
      if (const Hit* chain = verb_before(text, k); chain != nullptr && chain->first >= begin) {
        const VerbGroup outer = verb_group(text, nouns, begin, *chain);
        g.first = outer.first;
        g.negated = g.negated || outer.negated;
        g.auxiliary = true;
        g.infinitive = outer.infinitive;
        return g;
      }
    } else if (!nouns.adverb(k)) {
      break;
    }
    g.first = i = k;
  }
  // Adverbs at the edge of a clause belong to it, not to the verb.
  while (g.first < g.head && nouns.adverb(g.first) && g.first > begin && text.token(g.first - 1).is_mark(','))
    ++g.first;
  return g;
}

}  // namespace runut
