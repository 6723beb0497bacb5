// Counted: what stands behind a number: a unit, a counted noun with its classifier, or a sign that what is
// counted stands elsewhere.
#pragma once

#include <string>

#include "extract/located.h"
#include "text/text.h"

namespace runut {

struct Counted {
  const Unit* unit = nullptr;
  std::string per;                              ///< "/kg" of a price per kilogram, "/d" of tests a day
  std::uint32_t first = 0, last = 0;            ///< all words of it, classifier included; equal: nothing is counted
  std::uint32_t noun_first = 0, noun_last = 0;  ///< the counted noun without its classifier
  std::string noun_unit;                        ///< English singular of what is counted
  bool classifier_only = false, elliptic = false;
  bool known = false;     ///< the pack knows the noun
  bool part = false;      ///< counted from a whole ("six of their members")
  bool noun_per = false;  ///< a rate stands behind the noun ("40 tests a day"): up to `last`

  [[nodiscard]] bool nothing() const { return first == last; }
};

/// Reads what begins at token `at`, within its sentence. `one`: the number is one. Cost: bounded.
[[nodiscard]] Counted read_counted(const Text& text, std::uint32_t at, const Owners& owners, bool one = false);

/// Whether a unit, a classifier or a noun that the pack knows begins at `at` (or behind a hyphen there).
[[nodiscard]] bool counts_something(const Text& text, std::uint32_t at);

/// Whether what begins at `at` is the plural of something; where plurals cannot be told, anything may be.
[[nodiscard]] bool counts_several(const Text& text, std::uint32_t at);

/// The counted noun that ends right before `first`, or one word before it ("houses damaged 15 units"); null: none.
[[nodiscard]] const Hit* noun_before(const Text& text, std::uint32_t first, std::uint32_t floor);

/// The unit hit at a token that may follow a number; null: none.
[[nodiscard]] const Hit* unit_behind(const Text& text, std::uint32_t at);

/// "per kilogram", "/kg" at a token: "/kg", and moves `last` past it; empty where there is none.
[[nodiscard]] std::string read_per(const Text& text, std::uint32_t& last);

/// Past "(cm)", an abbreviation in brackets right behind what it stands for; `at` where there is none.
[[nodiscard]] std::uint32_t past_abbreviation(const Text& text, std::uint32_t at);

}  // namespace runut
