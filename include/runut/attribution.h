// Attribution: who is said to have said or known it, in which words.
#pragma once

#include <string>
#include <vector>

#include "runut/span.h"

namespace runut {

/// How far the words vouch for the content.
enum class Modality { asserted, estimated, opinion, claimed, planned, possible, hearsay, denied, unconfirmed };

struct Attribution {
  Span source;                     ///< may be empty: the words name nobody
  Span cue;                        ///< the reporting word; may coincide with the source ("katanya"), or be empty
  std::vector<Span> content;       ///< in one or more pieces
  bool direct = false;             ///< between quotation marks
  std::vector<std::string> chain;  ///< canonical names from the origin outward; "unnamed" where nobody is named
  Modality modality = Modality::asserted;
};

}  // namespace runut
