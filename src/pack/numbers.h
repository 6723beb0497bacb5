// Number words, digit punctuation, scales, vague amounts, hedges, ranges, and what blocks a number.
//
// numbers.toml holds words and their values; the arithmetic is the engine's. Forms that a language
// builds by rule are built by the loader from a prefix (one: "se" + scale; ordinal: "ke" + word;
// fractions: "per" + word), so that a pack lists each word once.
#pragma once

#include <string>
#include <vector>

#include "pack/lexicon.h"
#include "pack/node.h"
#include "runut/decimal.h"
#include "runut/quantity.h"

namespace runut {

/// What a number word does to the number that is being read.
enum class NumberRole : std::uint8_t {
  value,          ///< adds `value`
  zero,           ///< nought; alone only
  teen,           ///< adds ten to the ones before it
  times,          ///< multiplies the ones before it, within a group of three
  scale,          ///< closes a group and multiplies it
  one_scale,      ///< the same with one built in
  one,            ///< "a" in "a hundred": one where a multiplier follows, else nothing
  half,           ///< .5 after ones, before a scale; alone a share
  denominator,    ///< 1/`value` of the ones before it
  fraction,       ///< 1/`value`
  vague,          ///< `low` to `high`; after a number, about that many times `low`
  quantifier,     ///< some, many, most: `low` to `high`, either may be open
  article,        ///< one, as an article
  minus,          ///< negative
  point,          ///< decimal sign in words
  out_of,         ///< "1 in 5": so many of every so many; `value` 1: only of a small number
  joiner,         ///< stands inside a number and adds nothing
  symbol,         ///< a scale letter: only right after digits, or in an amount of money
  unknown_scale,  ///< blocks the number next to it
};

struct NumberWord {
  NumberRole role = NumberRole::value;
  std::int64_t value = 0;
  std::int64_t money_value = 0;      ///< of a symbol in an amount of money
  std::optional<Decimal> low, high;  ///< of vague words and quantifiers
  Bound bound = Bound::magnitude;    ///< of quantifiers
  bool weak = false;                 ///< of quantifiers: no quantity, unless it multiplies
  bool some = false;                 ///< of quantifiers: multiplies the times or scale word behind it
  bool ordinal = false;              ///< "ke-", "-th": a rank, or all of so many
  bool collective = false;           ///< all of so many: "both", "the two of them"
  bool elliptic = false;             ///< stands for the counted, no noun follows
  bool indefinite = false;           ///< some rather than so many
  bool after_decimal = false;        ///< of a symbol: only after a number with decimals
  std::string unit;                  ///< of an article: the unit when no noun follows
};

/// A hedge: words around a number that bind it.
struct Hedge {
  Bound bound = Bound::exact;  ///< exact: a lead word that belongs to the words but binds nothing
  bool after = false;          ///< stands behind the number
  bool lead = false;           ///< needs no number right behind it: further hedges may follow
  bool money = false;          ///< holds only of an amount with a unit
  bool adjacent = false;       ///< a preposition too: binds only what stands right behind it
  bool margin = false;         ///< plus or minus so much
};

/// What joins the ends of a range.
enum class RangeMark : std::uint8_t { to, dash, between, between_and, from, becomes };

/// What makes a number no quantity.
enum class BlockWhy : std::uint8_t { name, identifier, ordinal, age, score, coordinate, time, idiom };
struct Blocker {
  BlockWhy why = BlockWhy::name;
  bool after = false;   ///< stands behind the number
  bool inside = false;  ///< holds the number itself ("one another")
  bool alone = false;   ///< holds where the number counts nothing ("she is 35")
};

struct Numbers {
  char decimal = '.', group = ',';
  bool hyphen_joins = false;  ///< "twenty-one" is one number
  std::vector<NumberWord> words;
  std::vector<Hedge> hedges;
  std::vector<Blocker> blockers;
  std::vector<std::uint64_t> ordinal_marks;     ///< hashes of words that make digits behind a hyphen a rank
  std::vector<std::uint64_t> ordinal_suffixes;  ///< hashes of letters that make digits before them a rank
  std::vector<std::uint64_t> plural_suffixes;   ///< hashes of endings: "and some", decades
  std::string person;                           ///< unit of a classifier for people
  std::string age_unit;                    ///< unit of a number beside a word of age; empty: such are no quantities
  std::vector<std::string> verb_prefixes;  ///< a word that no table has and that begins so is no noun
};

/// Loads numbers.toml. What it adds to the lexicon points into `out`.
[[nodiscard]] Result<Done> load_numbers(const Node& file, Numbers& out, LexiconBuilder& lexicon);
/// The part of it that is about the words around numbers; called by load_numbers.
[[nodiscard]] Result<Done> load_number_context(const Node& file, Numbers& out, LexiconBuilder& lexicon);

}  // namespace runut
