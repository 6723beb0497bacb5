// Statement: a sentence that says when something happened.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "runut/date.h"
#include "runut/span.h"

namespace runut {

struct Statement {
  Span sentence;
  Span time;                         ///< the words that date it
  std::optional<Date> first, last;   ///< the stretch of days, both inclusive; absent: open
  bool stated = false;               ///< the words name the day in full; else it was counted from another
  std::string event;                 ///< "sign pact": what happens once, to what; empty: any other
  Span event_words;                  ///< empty without an event
  std::vector<std::string> parties;  ///< states that take part, sorted; only with an event
};

}  // namespace runut
