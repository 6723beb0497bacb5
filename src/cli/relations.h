// How a relation reads: in a table with both quotes, and as JSON.
#pragma once

#include "cli/pile.h"

namespace runut {

class Json;

/// "1.2 40 conflicts with 3.4 52  [rule]".
[[nodiscard]] std::string headline_of(const ReadPile& pile, const Relation& relation);

/// "conflicts (same-time-cannot-both-hold)" and the two claims with their words.
void append_relation(const ReadPile& pile, const Relation& relation, Console& console);

void append_relation_json(const ReadPile& pile, const Relation& relation, Json& j);

/// A claim by document and number, with its figure and words.
void append_claim_json(const ReadPile& pile, ClaimId id, Json& j);

}  // namespace runut
