// Formats: what bytes are, told by how they begin, and by the name's ending only where that says nothing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace runut {

struct InputOptions;
class FieldNames;

enum class Format : std::uint8_t {
  text,
  html,
  json_lines,  ///< an object a line
  json,        ///< one object, several, or a list of them, over any lines
  table,       ///< rows of named columns
  feed,        ///< RSS, Atom, RDF, sitemap
  mail,        ///< a message, also a page saved as one
  pdf,
  warc,
  gzip,
  compressed,  ///< bzip2, xz, zstd
  archive,     ///< ZIP, tar
  refused,     ///< known, and not read
};

/// How many bytes of the beginning are needed to tell.
constexpr std::size_t sniffed_bytes = 4096;

/// The format of bytes that begin so, in a file of that name (without its folder), as far as the options leave it open.
[[nodiscard]] Format format_of(std::string_view name, std::string_view beginning, const InputOptions& options,
                               const FieldNames& names);

/// The name's ending in lower case, with its dot; empty where it has none.
[[nodiscard]] std::string ending_of(std::string_view name);
/// The name without its ending.
[[nodiscard]] std::string stem_of(std::string_view name);

/// What refused bytes are ("a RAR archive").
[[nodiscard]] std::string_view refused_kind(std::string_view beginning);

}  // namespace runut
