// Marks of containers first: they are unmistakable. Then what the options say, then shapes of text from the strictest
// on.
#include "source/formats.h"

#include <algorithm>
#include <array>

#include "pack/field_names.h"
#include "runut/engine.h"
#include "source/feed.h"
#include "source/html.h"
#include "source/inflate.h"
#include "source/mail.h"
#include "source/table.h"
#include "source/warc.h"

namespace runut {
namespace {

using namespace std::string_view_literals;

struct Mark {
  std::string_view bytes;
  std::string_view kind;
};
constexpr auto refused = std::to_array<Mark>({{"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
                                              {"Rar!\x1A\x07"sv, "a RAR archive"},
                                              {"\xD0\xCF\x11\xE0"sv, "an old office document"},
                                              {"{\\rtf"sv, "an RTF document"},
                                              {"\x89PNG"sv, "a picture"},
                                              {"GIF8"sv, "a picture"},
                                              {"\xFF\xD8\xFF"sv, "a picture"},
                                              {"SQLite format 3"sv, "a database"},
                                              {"PAR1"sv, "a Parquet table"},
                                              {"\x7F"
                                               "ELF"sv,
                                               "a program"}});

bool is_archive(std::string_view b) {
  return b.starts_with("PK\x03\x04"sv) || b.starts_with("PK\x05\x06"sv) || b.starts_with("PK\x07\x08"sv) ||
         (b.size() > 262 && b.substr(257, 5) == "ustar");
}

bool is_compressed(std::string_view b) {
  return b.starts_with(
             "\xFD"
             "7zXZ\0"sv) ||
         b.starts_with("\x28\xB5\x2F\xFD"sv) ||
         (b.size() > 10 && b.starts_with("BZh") && b.substr(4, 6) == "\x31\x41\x59\x26\x53\x59"sv);
}

/// Where the first line ends with a closing brace, every line is an object of its own.
Format json_shape(std::string_view beginning) {
  if (beginning.front() == '[') return Format::json;
  const std::string_view line = beginning.substr(0, beginning.find('\n'));
  const std::size_t last = line.find_last_not_of(" \t\r");
  const bool cut = line.size() == beginning.size() && beginning.size() >= sniffed_bytes / 2;
  return cut || (last != std::string_view::npos && line[last] == '}') ? Format::json_lines : Format::json;
}

/// Whether text opens as an object with a field, or a list of objects.
bool opens_json(std::string_view b) {
  constexpr std::string_view spaces = " \t\r\n";
  const auto next = [&](std::size_t at) {
    return at >= b.size() ? at : std::min(b.find_first_not_of(spaces, at), b.size());
  };
  std::size_t at = 0;
  if (b.starts_with('[')) {
    at = next(1);
    if (at >= b.size() || b[at] != '{') return false;
  }
  if (at >= b.size() || b[at] != '{') return false;
  at = next(at + 1);
  if (at >= b.size() || b[at] != '"') return false;
  at = b.find('"', at + 1);
  if (at == std::string_view::npos) return false;
  at = next(at + 1);
  return at < b.size() && b[at] == ':';
}

}  // namespace

std::string ending_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return {};
  std::string ending(name.substr(dot));
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return ending;
}

std::string stem_of(std::string_view name) {
  if (name == "-") return "stdin";
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

std::string_view refused_kind(std::string_view beginning) {
  for (const Mark& m : refused)
    if (beginning.starts_with(m.bytes)) return m.kind;
  return {};
}

Format format_of(std::string_view name, std::string_view beginning, const InputOptions& options,
                 const FieldNames& names) {
  if (looks_like_gzip(beginning)) return Format::gzip;
  if (is_archive(beginning)) return Format::archive;
  if (is_compressed(beginning)) return Format::compressed;
  if (options.format == "text") return Format::text;
  if (options.format == "jsonl") return Format::json_lines;
  if (options.format == "html") return Format::html;
  if (options.format == "csv") return Format::table;
  if (looks_like_warc(beginning)) return Format::warc;
  if (beginning.substr(0, 1024).find("%PDF-") != std::string_view::npos && beginning.find('\0') != 0 &&
      (beginning.starts_with("%PDF-") || ending_of(name) == ".pdf"))
    return Format::pdf;
  if (!refused_kind(beginning).empty()) return Format::refused;
  const std::string ending = ending_of(name);
  if (ending == ".jsonl" || ending == ".ndjson") return Format::json_lines;
  std::string_view text = beginning;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  if (ending == ".json" && !text.empty() && (text[0] == '{' || text[0] == '[')) return json_shape(text);
  if (looks_like_feed(text)) return Format::feed;
  if (ending == ".html" || ending == ".htm" || ending == ".xhtml" || looks_like_html(text)) return Format::html;
  if (opens_json(text)) return json_shape(text);
  if (looks_like_mail(text, ending == ".eml" || ending == ".mht" || ending == ".mhtml")) return Format::mail;
  if (ending == ".csv" || ending == ".tsv" || ending == ".tab") return Format::table;
  if (looks_like_table(text, names)) return Format::table;
  return Format::text;
}

}  // namespace runut
