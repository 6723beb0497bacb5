// How a sum reads: its terms, what they come to, and what is said of it.
#pragma once

#include "cli/pile.h"

namespace runut {

class Json;

/// "1.1 300 + 2.4 2,700 = 3,000; 5.2 says 4,000: inconsistent  [rule]".
[[nodiscard]] std::string headline_of(const ReadPile& pile, const SumCheck& check);

/// "~ 300 + 2,700 = 3,000 against 4,000: inconsistent", and the words of every claim in it.
void append_sum(const ReadPile& pile, const SumCheck& check, Console& console);
void append_sum_json(const ReadPile& pile, const SumCheck& check, Json& j);

}  // namespace runut
