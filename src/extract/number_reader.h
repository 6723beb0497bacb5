// NumberReader: reads one number from the tokens, digit string or words, as far as the arithmetic accepts them.
//
// Lives for one text. Words are taken one by one (number_reader.cpp), digits with what is glued to them
// (number_digits.cpp, numbers.cpp), shares in number_fractions.cpp; every step looks at most a few tokens ahead.
#pragma once

#include <optional>

#include "extract/digits.h"
#include "extract/number_words.h"
#include "extract/numbers.h"

namespace runut {

class NumberReader {
 public:
  explicit NumberReader(const Text& text) : text_(text), numbers_(text.pack.numbers), habit_(text) {}

  /// The number that begins at token `i`, or nothing. `floor`: tokens before it belong to other numbers.
  std::optional<NumberPhrase> read(std::uint32_t i, std::uint32_t floor);

 private:
  const NumberWord* word(std::uint32_t i, const Hit** hit = nullptr) const {
    const Hit* h = text_.hit(i, SenseKind::number_word);
    if (hit != nullptr) *hit = h;
    return h == nullptr ? nullptr : &numbers_.words[h->index];
  }
  bool role_at(std::uint32_t i, NumberRole role) const {
    const NumberWord* w = word(i);
    return w != nullptr && w->role == role;
  }
  bool multiplied(std::uint32_t i) const {
    const NumberWord* w = same_sentence(i) ? word(i) : nullptr;
    return w != nullptr && (w->role == NumberRole::times || w->role == NumberRole::scale);
  }
  bool same_sentence(std::uint32_t i) const { return i < text_.size() && text_.sentence_of[i] == sentence_; }
  bool word_or_end(std::uint32_t i) const { return i >= text_.size() || text_.token(i).is_word(); }
  bool glued(std::uint32_t i) const { return i < text_.size() && !text_.token(i).space_before; }
  bool glued_dash(std::uint32_t i) const {
    return glued(i) &&
           (text_.token(i).is_mark('-') || text_.token(i).is_mark(0x2010) || text_.token(i).is_mark(0x2011));
  }
  bool money_before(std::uint32_t i) const;
  const Unit* unit_at(std::uint32_t i) const {
    const Hit* h = text_.hit(i, SenseKind::unit);
    return h == nullptr ? nullptr : &text_.pack.units.units[h->index];
  }

  bool read_start(std::uint32_t i);
  bool binds_number(std::uint32_t i, const NumberWord& w) const;
  bool divides(std::uint32_t i) const;
  bool take_digits(std::uint32_t i);
  bool take_words();
  bool take_word(const NumberWord& w, const Hit& hit);
  bool take_point();
  bool take_denominator(std::uint32_t i);
  bool take_compound_denominator(const NumberWord& tens, const Hit& hit);
  bool take_joiner();
  bool take_share(std::uint32_t i);
  std::int64_t small_whole(std::uint32_t& i) const;
  void take_digit_fraction();
  void take_exponent();
  bool take_power_of_ten();
  bool take_power();
  bool shift(std::uint32_t digits_at, bool down);
  void take_spaced_groups();
  bool take_vague(const NumberWord& w, const Hit& hit);
  bool take_symbol(const NumberWord& w, const Hit& hit);
  bool take_half(const Hit& hit);
  void take_suffixes();
  void take_prefixes(std::uint32_t floor);
  void scale_vague(std::int64_t multiplier);
  bool finish();

  const Text& text_;
  const Numbers& numbers_;
  DigitHabit habit_;
  NumberPhrase out_;
  NumberSum sum_;
  std::uint32_t at_ = 0, sentence_ = 0;
  bool money_ = false, decimals_ = false, vague_ = false, ready_ = false;
};

}  // namespace runut
