// Minimal reading of JSONL and text files.
#include "source/source.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace runut {

Result<Done> decode_text(std::string_view bytes, Document& document) {
  document.text = bytes;
  return Done{};
}

void each_document(const InputOptions& options, const std::function<void(Document&&)>& on_document,
                   const std::function<void(Rejection&&)>& on_rejection, std::size_t& bytes) {
  for (const std::string& path : options.paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      on_rejection({path, ErrorCode::not_found, "no such file"});
      continue;
    }
    if (path.ends_with(".jsonl")) {
      std::string line;
      while (std::getline(in, line)) {
        const auto r = nlohmann::json::parse(line, nullptr, false);
        Document d;
        const auto field = [&](const char* k) {
          return r.contains(k) && r[k].is_string() ? r[k].get<std::string>() : "";
        };
        d.id = field("id");
        d.text = field("text");
        d.title = field("title");
        d.outlet = field("outlet");
        d.url = field("url");
        d.language = field("lang");
        if (const auto p = Date::parse(field("published"))) {
          d.published.date = *p;
          d.published_basis = DateBasis::given;
        }
        bytes += line.size();
        on_document(std::move(d));
      }
    } else {
      Document d;
      d.id = std::filesystem::path(path).stem().string();
      d.text.assign(std::istreambuf_iterator<char>(in), {});
      d.uri = path;
      bytes += d.text.size();
      on_document(std::move(d));
    }
  }
}

}  // namespace runut
