// KnownSpeakers: who was named as a source so far in a document, so that a part of a name, or a description that was
// given with one, means the same speaker later on.
#pragma once

#include <string>
#include <vector>

#include "extract/source_phrases.h"

namespace runut {

class KnownSpeakers {
 public:
  /// Both must outlive this.
  KnownSpeakers(const Text& text, const SourcePhrases& phrases) : text_(text), phrases_(phrases) {}

  /// Notes whom the words of a phrase named. Cost: linear in the phrase.
  void remember(const SourcePhrase& source, const std::vector<std::string>& origin);
  /// Who was named before with the words of this phrase ("that ministry", "the chief of police"); null: nobody. Valid
  /// until the next call of remember().
  [[nodiscard]] const std::vector<std::string>* named_before(const SourcePhrase& source) const;
  /// A single word that is part of the name of one who spoke before stands for that name. Longer names are noted.
  std::string full_name(std::string name, const SourcePhrase& source);

 private:
  struct Known {
    std::string words;  // folded
    std::vector<std::string> origin;
  };
  void add(std::string_view words, std::vector<std::string> origin);
  [[nodiscard]] bool person(const SourcePhrase& source) const;

  const Text& text_;
  const SourcePhrases& phrases_;
  std::vector<Known> known_;         // the latest last
  std::vector<std::string> spoken_;  // names of more than one word, the latest last
};

/// An article that is no word for one.
[[nodiscard]] bool definite_article(const Text& text, std::uint32_t token);

}  // namespace runut
