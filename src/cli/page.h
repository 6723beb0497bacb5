// The report as one self-contained page: no script, nothing fetched, every word of an article escaped.
#pragma once

#include "cli/pile.h"

namespace runut {

/// Appends the page. Cost: linear in what the report shows.
void append_page(const ReadPile& pile, std::string& out);

}  // namespace runut
