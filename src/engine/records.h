// The interchange records: one JSON object per claim (CLAIMS) or per article (annotations).
#pragma once

#include <string>

#include "runut/engine.h"

namespace runut {

/// Appends one line per claim, each ending in '\n'.
void append_claim_records(const Reading& reading, std::string& out);

/// Appends the annotation record of the article as one line.
void append_annotation_record(const Reading& reading, std::string& out);

}  // namespace runut
