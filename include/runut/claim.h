// Claim: one quantitative statement of a report. Owns its strings.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runut/decimal.h"
#include "runut/quantity.h"
#include "runut/span.h"

namespace runut {

enum class Status { actual, planned, possible, denied };

enum class Kind {
  total,      ///< a stock, or a cumulative count
  increment,  ///< that many more, or in that wave or day alone
  part,       ///< each of several equal groups, or a share of another count
};

/// Which rule set a field, and which words made it do so.
struct Reason {
  std::string_view field;  ///< "unit", "measure", "status", ...; of static lifetime
  std::string_view rule;   ///< name of the rule, stable across versions; of static lifetime
  Span words;              ///< the evidence; empty where the rule fell back on the document
};

struct Claim {
  Span span;  ///< the words that state the quantity with its counted noun
  Quantity quantity;
  std::string unit;     ///< what is counted: English singular, ISO 4217 code or SI unit
  std::string measure;  ///< from the catalogue of measures ("killed", "deployed", ..., "other")
  Status status = Status::actual;
  Kind kind = Kind::total;
  std::string actor, place, time;   ///< canonical names, EDTF; empty: none
  std::vector<std::string> origin;  ///< who is said to know it first; "unnamed"; empty: the article's own voice
  std::vector<std::string> via;     ///< who passed it on, nearest to the reader last
  Span sentence;                    ///< the sentence around it
  std::vector<Reason> reasons;
};

/// A number that made no claim, and why.
enum class GapWhy {
  time,           ///< part of a date, clock time or duration
  age,            ///< a person's age
  ordinal,        ///< "ke-3", "hari keenam"
  name,           ///< part of a name, model or code
  identifier,     ///< phone, plate, flight, page or list number, address
  furniture,      ///< stands in page furniture
  score,          ///< a result of a match
  coordinate,     ///< latitude, longitude, magnitude, clock
  unknown_scale,  ///< next to a scale word that the pack does not know: blocked, not guessed
  too_long,       ///< more digits than a number has
  no_noun,        ///< nothing is counted
  idiom,          ///< a fixed expression
  heading,        ///< a heading inside the article that announces the figures under it
  indefinite,     ///< an article, not a count ("sebuah", "salah satu")
  speaker,        ///< counts who says it, not what is reported ("two witnesses said")
};

struct Gap {
  Span span;
  GapWhy why;
};

}  // namespace runut
