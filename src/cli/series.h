// How a series reads: in a table and as JSON.
#pragma once

#include "cli/pile.h"

namespace runut {

class Json;

/// "killed · person · in Tebing Tinggi · planned".
[[nodiscard]] std::string title_of(const Series& series);

/// "9 reports, 4 outlets, 2 origins".
[[nodiscard]] std::string support_of(const Series& series);

/// Appends the series with its figures and their words. `number` from 0.
void append_series(const ReadPile& pile, std::size_t number, Console& console);
void append_series_json(const ReadPile& pile, std::size_t number, Json& j);

}  // namespace runut
