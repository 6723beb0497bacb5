// Digest: what of a reading is needed to reconcile it, in numbers: a hundred bytes a claim instead of a page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pack/pack.h"
#include "reconcile/story_keys.h"
#include "reconcile/symbols.h"
#include "runut/reading.h"
#include "runut/series.h"

namespace runut {

struct ClaimDigest {
  std::optional<Decimal> low, high;
  Bound bound = Bound::exact;
  Status status = Status::actual;
  Kind kind = Kind::total;
  OriginKind origin_kind = OriginKind::outlet;
  bool place_said = false;        ///< the words place it; else it was inherited from the report
  bool place_listed = false;      ///< ... as the label of an item of a list
  bool actor_said = false;        ///< the words say whose; else likewise inherited
  bool place_of_counter = false;  ///< the place is the area of the body that counts
  bool place_open = false;        ///< the place is only what the report is about
  bool sized = false;             ///< in a unit of size ("40 cm") instead of things counted
  bool base = false;              ///< "nine of ten": the ten
  bool headline = false;
  bool found = false;       ///< what one search brought up, by its words
  bool found_so = false;    ///< ... by the very words of the measure ("found dead")
  bool others = false;      ///< "N others": some are left out of the figure
  bool before = false;      ///< what was said before, by its words
  bool initial = false;     ///< "first data say": known better later
  bool revised = false;     ///< said to take another figure's place
  bool left = false;        ///< ... or to be the figure whose place is taken
  bool so_far = false;      ///< a total up to now, by its words
  bool place_list = false;  ///< the place is several, joined by ", "
  Symbol measure = 0, unit = 0, actor = 0, place = 0;
  Moments published;  ///< the document's; in a live blog its entry's
  Moments as_of;
  Moments event;                          ///< the day of the blow, where the claim's own sentence tells it
  Symbol joined = 0;                      ///< harms that the words join, with '/' between; 0: one measure alone
  std::optional<Decimal> revised_from;    ///< the bare number right before it: "from 27 to 19"
  std::uint32_t copied_from = 0;          ///< number of the document that its words were taken from, plus 1; 0: none
  std::vector<Symbol> origins;            ///< identities, ascending by text; never empty
  std::uint32_t begin = 0, sentence = 0;  ///< bytes
  std::uint32_t claim = 0;                ///< its number in the document, from 0
};

/// A figure that the report says by two numbers, see products.h.
struct ProductDigest {
  std::uint32_t claim = 0;             ///< the rate or the base, by its number
  std::optional<std::uint32_t> share;  ///< the share of the base; absent: a rate
  Symbol measure = 0, unit = 0;        ///< of what it comes to
  Decimal factor, low, high;           ///< times which a rate holds; what it comes to
  std::uint32_t sentence = 0;          ///< of the days
};

/// A dated statement; `event` and `parties` (names joined by '|') only where it tells of an event.
struct StatementDigest {
  std::optional<Date> first, last;
  Symbol event = 0, parties = 0;
};

struct DocumentDigest {
  std::string id, hash;
  Symbol outlet = 0;  ///< its identity as an origin; of a document without one, its id
  Moments published;  ///< a minute, a day, or bounds
  std::vector<ClaimDigest> claims;
  std::vector<ProductDigest> products;
  std::vector<StatementDigest> statements;
  std::vector<Symbol> places;    ///< and persons that no pack knows: named in it, ascending, at most a few hundred
  std::vector<NameTally> names;  ///< outside of furniture, the most mentioned first
  std::uint32_t story = 0;       ///< the number of its story's earliest document, once sorted
};

/// The order of documents that does not depend on the order of adding: publication, id, hash.
[[nodiscard]] bool earlier_published(const DocumentDigest& a, const DocumentDigest& b);

/// Turns readings into digests. Remembers what it has worked out about names; one per thread of work.
class Digester {
 public:
  explicit Digester(Symbols& symbols) : symbols_(symbols) {}
  /// Cost: linear in the reading.
  [[nodiscard]] DocumentDigest digest(const Reading& reading, const Pack& pack);

 private:
  Symbols& symbols_;
};

}  // namespace runut
