// The records that leave runut: the interchange records (CLAIMS, annotations), and runut's own fuller forms.
//
// Offsets `start` and `end` are code points of the text as given, as the interchange records ask;
// `bytes` are byte offsets of the same stretch in the UTF-8 text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "runut/engine.h"

namespace runut {

class CodePointCounter;

/// The claim's sentence, or where that is very long as much of it around the claim's words as a reader can
/// use: records and tables stay linear in the text, whatever stands in it.
[[nodiscard]] Span words_around(const Claim& claim, std::string_view text);

/// Appends one line per claim, each ending in '\n'.
void append_claim_records(const Reading& reading, std::string& out);

/// Appends the annotation record of the article as one line.
void append_annotation_record(const Reading& reading, std::string& out);

/// Appends one line per claim with all that is known of it: the claim record's fields, its number in the
/// article (from 1), both offsets, the sentence, and the reason for every field.
void append_full_claims(const Reading& reading, std::string& out);

/// The same for one claim, `number` from 1. `offsets` counts in the reading's text.
void append_full_claim(const Reading& reading, std::size_t number, CodePointCounter& offsets, std::string& out);

/// Appends one line per gap.
void append_gaps(const Reading& reading, std::string& out);

/// Appends one JSON object, without a line end: the article, what is known of it, its full claims,
/// its conflicting times, and its gaps counted by reason. `number` is its number in the run.
void append_article(const Reading& reading, std::size_t number, std::string& out);

/// Appends one JSON object, without a line end: which input could not be read, and why.
void append_rejection(const Rejection& rejection, std::string& out);

}  // namespace runut
