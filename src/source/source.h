// Sources: files, folders and streams in; documents out, one at a time, as bytes turned into text.
//
// Nothing is interpreted here but bytes and fields: which words are the article's own is for the
// cleaning to say. What cannot be read becomes a rejection with its reason, and the run goes on.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "runut/document.h"
#include "runut/engine.h"
#include "runut/result.h"

namespace runut {

/// Decodes the bytes of a text file into `document.text`, `encoding`, `hash`, and the map back to the
/// bytes where they differ. In this order: the byte order mark, UTF-8, UTF-16 without a mark, UTF-8 with
/// broken bytes (each becomes U+FFFD), any other encoding by detection. Line ends, tabs, odd spaces and
/// a UTF-8 mark stay. Fails on empty input, on binary bytes, and beyond 2 GiB. Cost: linear.
[[nodiscard]] Result<Done> decode_text(std::string_view bytes, Document& document);

/// The same for a page of HTML, into `document.markup`: the mark at the front, UTF-8, what the server said, what the
/// page says, then detection. `charset` is the server's, and may be empty.
[[nodiscard]] Result<Done> decode_page(std::string_view bytes, std::string_view charset, Document& document);

/// UTF-8 with each broken piece replaced by U+FFFD, into `document.text` with its map and a note.
void repair_utf8(std::string_view bytes, Document& document);

/// XXH3-64 as 16 hex digits.
[[nodiscard]] std::string hash_of(std::string_view bytes);

/// Calls `on_document` for each document of the inputs and `on_rejection` for each that cannot be read,
/// in input order; a folder's files come sorted by name, its hidden files and folders not at all.
/// Streams: holds one line of JSONL or one file at a time. `bytes` counts what was read.
void each_document(const InputOptions& options, const std::function<void(Document&&)>& on_document,
                   const std::function<void(Rejection&&)>& on_rejection, std::size_t& bytes);

}  // namespace runut
