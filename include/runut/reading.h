// Reading: all that was read in one document.
#pragma once

#include <string>
#include <vector>

#include "runut/attribution.h"
#include "runut/claim.h"
#include "runut/document.h"
#include "runut/name.h"
#include "runut/quantity.h"
#include "runut/statement.h"
#include "runut/time.h"

namespace runut {

/// All that was read in one document. Spans point into `document.text`.
struct Reading {
  Document document;
  std::vector<Quantity> quantities;
  std::vector<TimeExpression> times;
  std::vector<Name> names;
  std::vector<Attribution> attributions;
  std::vector<Claim> claims;
  std::vector<Statement> statements;
  std::vector<Gap> gaps;
  std::vector<std::string> notes;  ///< limits reached, doubts about the language, and the like
};

}  // namespace runut
