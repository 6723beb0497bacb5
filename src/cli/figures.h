// How a claim's fields read in a table: the figure with its bound, who said it, and what sets it apart.
#pragma once

#include <string>

#include "runut/engine.h"

namespace runut {

/// "≥ 20", "~ 300", "> 10,000", "10,000–12,000", "1,000s" (a magnitude), "40 %" (a share).
[[nodiscard]] std::string figure_of(const Quantity& quantity);

/// What is counted, or "(bare number)".
[[nodiscard]] std::string counted_in(const Claim& claim);

/// "planned", "increment", "possible, part"; empty for an actual total.
[[nodiscard]] std::string note_of(const Claim& claim);

/// "NIS", "NIS via Yonhap"; "—" where the article says it in its own voice.
[[nodiscard]] std::string said_by(const Claim& claim);

/// The outlet, else the host of the address, else the document's id.
[[nodiscard]] std::string outlet_of(const Document& document);

/// "2025-08-01", "between 2024-12-01 and 2024-12-05", "after ...", or "unknown".
[[nodiscard]] std::string published_of(const Document& document);

/// "“Senin (30/7)”: weekday does not fit the date (likely 2025-07-28)".
[[nodiscard]] std::string conflict_of(const TimeExpression& time, const Document& document);

}  // namespace runut
