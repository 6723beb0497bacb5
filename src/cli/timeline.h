// How dated statements and conflicts of dates read.
#pragma once

#include "cli/pile.h"

namespace runut {

class Json;

/// "sign pact (North Korea, Russia): 2024-06-01 to 2024-06-10 (3.1), 2024-10-01 to 2024-12-31 (1.4)", with the words.
void append_date_conflict(const ReadPile& pile, const DateConflict& conflict, Console& console);
void append_date_conflict_json(const ReadPile& pile, const DateConflict& conflict, Json& j);

/// A dated statement's words as one line.
void append_statement(const ReadPile& pile, StatementId id, std::size_t indent, Console& console);

/// "2024-06", "2024-06-01 to 2024-06-10", "until 2024-06-10".
[[nodiscard]] std::string shown_days(const std::optional<Date>& first, const std::optional<Date>& last);

}  // namespace runut
