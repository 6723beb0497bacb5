// Verb groups: a verb with the auxiliaries, adverbs and negations before it, and the verbs that it hangs
// on ("has repeatedly refused to say"). They tell finite verbs from participles, active from passive.
#pragma once

#include "extract/speech_phrases.h"

namespace runut {

/// Tokens [first, last) around the verb at `head`.
struct VerbGroup {
  std::uint32_t first = 0, head = 0, last = 0;
  bool negated = false;
  bool passive = false;    ///< a form of "be" with a participle
  bool auxiliary = false;  ///< something stands before the verb that only verbs have
  bool infinitive = false;
};

/// The group of the verb that a cue's hit is; nothing before `begin` is part of it.
[[nodiscard]] VerbGroup verb_group(const Text& text, const SpeechPhrases& nouns, std::uint32_t begin, const Hit& hit);

}  // namespace runut
