// One walk over at most a handful of words. A plural is taken at once, and given up only for another plural
// that it describes in turn ("sports cars"); a singular that the pack knows is kept for want of better.
#include "extract/noun_phrases.h"

#include <algorithm>

#include "base/utf8.h"

namespace runut {
namespace {

constexpr std::uint32_t longest = 9;  // tokens

enum class Part : std::uint8_t { ends, describes, plural, singular };

/// Whether a word may stand between a number and what is counted.
bool may_describe(const Text& text, std::uint32_t at) {
  for (const Hit& hit : text.scan.hits_at(at)) {
    switch (hit.kind) {
      case SenseKind::grammar: {
        const auto role = static_cast<GrammarRole>(hit.index);
        if (role != GrammarRole::other && role != GrammarRole::more) return false;
        break;
      }
      case SenseKind::number_word:
      case SenseKind::hedge:
      case SenseKind::range_mark:
      case SenseKind::unit:
      case SenseKind::unit_per:
      case SenseKind::change:
      case SenseKind::month:
      case SenseKind::weekday:
      case SenseKind::time_unit:
      case SenseKind::time_direction:
      case SenseKind::time_point:
      case SenseKind::cue:
      case SenseKind::source_cue:
      case SenseKind::relay:
      case SenseKind::modal:
      case SenseKind::pronoun:
        return false;
      default:
        break;
    }
  }
  return true;
}

class PhraseReader {
 public:
  PhraseReader(const Text& text, std::uint32_t at, bool one, const Owners* owners)
      : text_(text), at_(at), one_(one), owners_(owners) {}

  std::optional<NounPhrase> read();

 private:
  bool inside(std::uint32_t i) const {
    return i < text_.size() && text_.sentence_of[i] == text_.sentence_of[at_] && i < at_ + longest &&
           (i == at_ || text_.token(i).lines_before == 0) && (owners_ == nullptr || (*owners_)[i] == Owner::none);
  }
  bool contains(const std::vector<std::uint64_t>& hashes, std::uint32_t i) const {
    return std::find(hashes.begin(), hashes.end(), text_.token(i).hash) != hashes.end();
  }
  bool in_name(std::uint32_t i) const;
  bool several_behind(std::uint32_t i) const;
  bool gives_way(std::uint32_t first, std::uint32_t next) const;
  std::uint32_t past_joined_names(std::uint32_t i) const;
  std::uint32_t past_measure(std::uint32_t i) const;
  std::uint32_t past_dotted(std::uint32_t i) const;
  bool describes_as_participle(std::uint32_t i) const;
  std::uint32_t past_joined_words(std::uint32_t i) const;
  bool several_of_speech(std::uint32_t i) const;
  Part part_at(std::uint32_t i, std::uint32_t& last, const Noun*& known) const;

  const Text& text_;
  const std::uint32_t at_;
  const bool one_;
  const Owners* owners_;
};

/// "eight estimates", "three claims": a word of speech right behind its number that only ends like a verb. Behind a
/// name with a number it is one ("Channel 4 reports").
bool PhraseReader::several_of_speech(std::uint32_t i) const {
  if (one_ || i != at_ || i < 2 || text_.token(i).capitalised()) return false;
  if (text_.token(i - 2).capitalised() && text_.hit(i - 2, SenseKind::grammar) == nullptr &&
      text_.hit(i - 2, SenseKind::hedge) == nullptr)
    return false;
  if (text_.hit(i, SenseKind::cue) == nullptr || text_.hit(i, SenseKind::grammar) != nullptr) return false;
  return text_.pack.nouns.plural_ending(text_.word(i)) != nullptr;
}

/// "three U.S. advisers": past a name that is written with full stops; `i` where there is none.
std::uint32_t PhraseReader::past_dotted(std::uint32_t i) const {
  if (!text_.token(i).is_word() || !text_.token(i).capitalised() || !inside(i + 1) || !text_.token(i + 1).is_mark('.'))
    return i;
  for (const SenseKind kind : {SenseKind::place, SenseKind::organisation})
    if (const Hit* hit = text_.hit(i, kind); hit != nullptr && hit->last > i + 1 && inside(hit->last)) {
      const bool dot = text_.token(hit->last).is_mark('.') && !text_.token(hit->last).space_before;
      return dot && inside(hit->last + 1) ? hit->last + 1 : hit->last;
    }
  return i;
}

/// What the word (or the noun of several words) at `i` is in the phrase; sets its end.
Part PhraseReader::part_at(std::uint32_t i, std::uint32_t& last, const Noun*& known) const {
  known = nullptr;
  last = i + 1;
  const Token& t = text_.token(i);
  if (const std::uint32_t end = past_dotted(i); end != i) {
    last = end;
    return Part::describes;
  }
  if (t.is_word() && several_of_speech(i)) return Part::plural;
  const Hit* compound = t.is_word() ? text_.hit(i, SenseKind::noun) : nullptr;
  const bool whole = compound != nullptr && compound->last > i + 1;  // "multiple rocket launchers"
  if (!t.is_word() || (!whole && !may_describe(text_, i))) return Part::ends;
  if (text_.is(i, GrammarRole::other) || text_.is(i, GrammarRole::more)) return Part::describes;
  const Nouns& nouns = text_.pack.nouns;
  if (const Hit* hit = text_.hit(i, SenseKind::noun); hit != nullptr && inside(hit->last - 1)) {
    known = &nouns.nouns[hit->index];
    last = hit->last;
    const bool differs = folded(text_.words(i, last)) != known->unit;
    return differs || nouns.plural_ending(text_.word(last - 1)) != nullptr ? Part::plural : Part::singular;
  }
  return t.span.size() > 3 && nouns.plural_ending(text_.word(i)) != nullptr ? Part::plural : Part::describes;
}

/// A plural may give way to the plural right behind it ("sports cars", "arms dealers"), not to a verb that only ends
/// like one ("19 fouls proves").
bool PhraseReader::gives_way(std::uint32_t first, std::uint32_t next) const {
  std::uint32_t last = 0;
  const Noun* known = nullptr;
  if (part_at(next, last, known) != Part::plural) return false;
  return known != nullptr || contains(text_.pack.nouns.describing, first);
}

/// A word that describes, and the plural right behind it.
bool PhraseReader::several_behind(std::uint32_t i) const {
  std::uint32_t last = 0;
  const Noun* known = nullptr;
  return inside(i + 1) && !text_.token(i).capitalised() && part_at(i, last, known) == Part::describes &&
         last == i + 1 && part_at(i + 1, last, known) == Part::plural;
}

/// "Kia and Hyundai vehicles", "Model S and Model X cars": past the names behind a conjunction where a plural ends
/// them all; `i` where none does.
std::uint32_t PhraseReader::past_joined_names(std::uint32_t i) const {
  const bool joined = text_.is(i, GrammarRole::conjunction) || text_.is(i, GrammarRole::disjunction);
  if (i <= at_ || !joined || !text_.token(i - 1).capitalised()) return i;
  std::uint32_t at = i + 1, last = 0;
  const Noun* known = nullptr;
  const auto of_code = [&](std::uint32_t t) {  // "KN-23"
    return t > i + 1 && !text_.token(t).space_before && (text_.token(t).is_mark('-') || text_.token(t).is_number());
  };
  while (at < i + 5 && inside(at) && (text_.token(at).capitalised() || of_code(at))) ++at;
  if (at > i + 1 && inside(at) && text_.token(at).is_word() && part_at(at, last, known) == Part::describes &&
      inside(last) && !text_.token(at).capitalised())
    at = last;  // "... ballistic missiles"
  return at > i + 1 && inside(at) && part_at(at, last, known) == Part::plural ? at : i;
}

/// Whether a word that may be a verb stands as a participle before a noun ("12 confirmed cases").
bool PhraseReader::describes_as_participle(std::uint32_t i) const {
  if (!text_.token(i).is_word() || text_.set_off(i) || text_.hit(i, SenseKind::grammar) != nullptr) return false;
  for (const Hit& hit : text_.scan.hits_at(i)) {
    if (hit.kind != SenseKind::cue || hit.last != i + 1) continue;
    const Cue& cue = text_.pack.speech.cues[hit.index];
    return cue.form == CueForm::verb && cue.noun && (cue.verb == VerbForm::past || cue.verb == VerbForm::participle);
  }
  return false;
}

/// "103 confirmed and probable cases", "90 confirmed, probable and suspected cases": past the words that describe what
/// is counted, joined by commas and "and", where one of them could be a verb; `i` where no plural ends them.
std::uint32_t PhraseReader::past_joined_words(std::uint32_t i) const {
  constexpr int most = 4;
  std::uint32_t at = i, last = 0;
  const Noun* known = nullptr;
  bool participle = false;
  if (i > at_) participle = describes_as_participle(i - 1);
  for (int words = 0; words < most && inside(at); ++words) {
    const bool joint = text_.token(at).is_mark(',') || text_.is(at, GrammarRole::conjunction);
    if (joint && (at == at_ || !inside(at + 1))) return i;
    const std::uint32_t word = joint ? at + 1 : at;
    const bool verb = describes_as_participle(word);
    if (!verb && !joint && part_at(word, last, known) == Part::plural) return participle && known != nullptr ? at : i;
    if (!verb && (!joint || part_at(word, last, known) != Part::describes)) return i;
    participle = participle || verb;
    at = word + 1;
    if (inside(at) && part_at(at, last, known) == Part::plural) return participle && known != nullptr ? at : i;
  }
  return i;
}

/// "six 500-pound bombs", "8 million 250 ml bottles": past a measure that describes what is counted; `i` where there
/// is none.
std::uint32_t PhraseReader::past_measure(std::uint32_t i) const {
  if (one_ || i != at_) return i;
  std::uint32_t at = i + 1;
  const bool word = text_.hit(i, SenseKind::number_word) != nullptr && inside(at) && text_.token(at).is_mark('-');
  if (!text_.token(i).is_number() && !word) return i;
  if (inside(at) && text_.token(at).is_mark('-') && !text_.token(at).space_before) ++at;
  const Hit* hit = inside(at) ? text_.hit(at, SenseKind::unit) : nullptr;
  if (hit == nullptr || !inside(hit->last) || !text_.token(hit->last).is_word()) return i;
  const bool several = text_.token(at).span.size() > 2 && text_.pack.nouns.plural_ending(text_.word(hit->last - 1));
  return several || text_.pack.units.units[hit->index].kind == UnitKind::percent ? i : hit->last;
}

/// "Model 3 sedans", "737 Max jets", "M-16 rifles": a number that belongs to a name inside the phrase.
bool PhraseReader::in_name(std::uint32_t i) const {
  if (!inside(i + 1) || !text_.token(i + 1).is_word() || !text_.token(i + 1).space_before) return false;
  std::uint32_t last = 0;
  const Noun* known = nullptr;
  if (text_.token(i - 1).capitalised() && part_at(i + 1, last, known) == Part::plural) return true;
  return text_.token(i + 1).capitalised() && inside(i + 2) && part_at(i + 2, last, known) == Part::plural;
}

std::optional<NounPhrase> PhraseReader::read() {
  NounPhrase plural, singular;
  std::uint32_t i = at_, described = 0;
  while (inside(i)) {
    const Token& t = text_.token(i);
    if (i > at_ && t.is_mark('-') && !t.space_before && inside(i + 1) && !text_.token(i + 1).space_before) {
      // "gas-only", "state-backed": a function word or a word of speech that is tied to another word describes.
      const bool tied = inside(i + 2) && (text_.hit(i + 1, SenseKind::grammar) != nullptr ||
                                          text_.hit(i + 1, SenseKind::cue) != nullptr);
      i += tied ? 2 : 1;
      continue;
    }
    // "Model 3s", "F-16s": several of what a name with a number names.
    if (t.capitalised() && !one_ && plural.last == 0) {
      const std::uint32_t number = i + 1 + (inside(i + 1) && text_.token(i + 1).is_mark('-') ? 1 : 0);
      if (inside(number + 1) && text_.token(number).is_number() && !text_.token(number + 1).space_before &&
          text_.token(number + 1).span.size() == 1 && contains(text_.pack.numbers.plural_suffixes, number + 1))
        return NounPhrase{i, number + 2, nullptr, true};
    }
    // "M-16 rifles": a code.
    if (t.capitalised() && (t.span.size() <= 3 || (t.span.size() <= 6 && t.capitals == Capitals::all)) &&
        inside(i + 3) && text_.token(i + 1).is_mark('-') && text_.token(i + 2).is_number() &&
        !text_.token(i + 2).space_before) {
      i += 3;
      continue;
    }
    // "M113 carriers", "T72 tanks".
    if (t.capitalised() && t.span.size() <= 3 && plural.last == 0 && inside(i + 2) && text_.token(i + 1).is_number() &&
        !text_.token(i + 1).space_before && text_.token(i + 2).is_word() && text_.token(i + 2).space_before) {
      i += 2;
      continue;
    }
    std::uint32_t last = 0;
    const Noun* known = nullptr;
    const bool letter = i > at_ && t.capitals != Capitals::lower && t.span.size() == 1 && !t.space_before &&
                        text_.token(i - 1).is_mark('-');  // "Vela-M missiles"
    if (letter || (i > at_ && t.is_number() && in_name(i))) {
      ++i;
      continue;
    }
    if (const std::uint32_t past = plural.last != 0 ? i : past_joined_names(past_measure(i)); past != i) {
      i = past;
      continue;
    }
    Part part = part_at(i, last, known);
    // "40 full-time and 12 part-time staff": one thing that is tied to the word before describes.
    if (part == Part::singular && i > at_ && !t.space_before && text_.token(i - 1).is_mark('-') && !one_ &&
        !(inside(last) && text_.token(last).is_mark('-')))
      part = Part::describes;
    if (part == Part::ends && i > at_ && t.is_mark(',') && described > 0 && described < 4 && plural.last == 0 &&
        singular.last == 0 && several_behind(i + 1)) {
      ++i;  // "small, friendly deals"
      continue;
    }
    if (part == Part::ends && plural.last == 0 && singular.last == 0)
      if (const std::uint32_t past = past_joined_words(i); past != i) {
        i = past;
        ++described;
        continue;
      }
    if (part == Part::ends) break;
    const bool compound = inside(last) && inside(last + 1) && text_.token(last).is_mark('-') &&
                          !text_.token(last).space_before && !text_.token(last + 1).space_before;
    if (part == Part::plural && !compound) {
      plural = {i, last, known, true};
    } else if (part == Part::singular && !compound) {
      if (one_ && singular.last != 0 && singular.last != i) break;
      singular = {i, last, known, false};
    } else if ((one_ && singular.last != 0) || ++described > 5) {
      break;
    }
    i = last;
    // Only another plural right behind takes over from one: what describes does not follow its noun.
    if (plural.last != 0 && (plural.last != i || !inside(i) || !gives_way(plural.head_first, i))) break;
  }
  if (one_ && singular.last != 0 && (plural.last == 0 || singular.head_first < plural.head_first)) return singular;
  if (plural.last != 0) return plural;
  if (singular.last != 0) return singular;
  // "one particular demand": a base form behind a singular is no verb.
  if (one_ && i > at_ && inside(i) && described > 0 && text_.token(i).is_word() && !text_.token(i).capitalised() &&
      !text_.token(i - 1).capitalised() && text_.hit(i, SenseKind::grammar) == nullptr)
    if (const Hit* cue = text_.hit(i, SenseKind::cue); cue != nullptr && cue->last == i + 1) {
      const Cue& form = text_.pack.speech.cues[cue->index];
      if (form.form == CueForm::verb && form.verb == VerbForm::base) return NounPhrase{i, i + 1, nullptr, false};
    }
  // One of what no pack knows: the last word before the phrase ends. "One died there" counts no word.
  if (one_ && text_.hit(at_, SenseKind::measure_cue) == nullptr && i > at_ && i <= at_ + 2 &&
      text_.token(i - 1).is_word() && text_.token(i - 1).span.size() > 3) {
    const auto& endings = text_.pack.speech.past_endings;  // "one barge sank" is over before its verb
    const bool verb = i == at_ + 2 && std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
                        return text_.ends_in(i - 1, ending);
                      });
    return verb ? NounPhrase{i - 2, i - 1, nullptr, false} : NounPhrase{i - 1, i, nullptr, false};
  }
  return {};
}

}  // namespace

std::optional<NounPhrase> read_noun_phrase(const Text& text, std::uint32_t at, bool one, const Owners* owners) {
  if (at >= text.size()) return {};
  return PhraseReader(text, at, one, owners).read();
}

std::string unit_of(const Text& text, const NounPhrase& phrase) {
  if (phrase.known != nullptr) return phrase.known->unit;
  return text.pack.nouns.singular(text.words(phrase.head_first, phrase.last));
}

}  // namespace runut
