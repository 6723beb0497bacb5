// The scan, told in names; and a plain look-up of quoted texts in the pack files.
#include "engine/explain.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/utf8.h"
#include "engine/packs.h"

namespace runut {

namespace fs = std::filesystem;

std::vector<LexiconHit> lexicon_hits(const Packs& packs, const Document& document) {
  const auto pack = packs.by_language.find(document.language);
  if (pack == packs.by_language.end()) return {};
  Scan scanned;
  scan(document.text, pack->second->lexicon, scanned);
  std::vector<LexiconHit> out;
  for (const Hit& hit : scanned.hits) {
    const LexiconHit found{scanned.span(hit.first, hit.last), name_of(hit.kind)};
    if (out.empty() || out.back().words != found.words || out.back().kind != found.kind) out.push_back(found);
  }
  return out;
}

SurfaceIndex::SurfaceIndex(const std::string& folder, const std::string& language) {
  for (const std::string& part : {language, std::string("common")}) {
    std::error_code failed;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(fs::path(folder) / part, failed))
      if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      const std::string name = part + "/" + file.filename().string();
      std::ifstream in(file);
      std::size_t number = 0;
      for (std::string line; std::getline(in, line);) {
        ++number;
        if (line.starts_with('#')) continue;
        for (std::size_t open = line.find('"'); open != std::string::npos;) {
          const std::size_t close = line.find('"', open + 1);
          if (close == std::string::npos) break;
          if (close > open + 1)
            places_.emplace_back(folded(std::string_view(line).substr(open + 1, close - open - 1)),
                                 name + ":" + std::to_string(number));
          open = line.find('"', close + 1);
        }
      }
    }
  }
  std::stable_sort(places_.begin(), places_.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
}

std::string SurfaceIndex::where(std::string_view surface) const {
  const std::string key = folded(surface);
  auto at = std::lower_bound(places_.begin(), places_.end(), key,
                             [](const auto& p, const std::string& k) { return p.first < k; });
  std::string out;
  for (int shown = 0; at != places_.end() && at->first == key && shown < 3; ++at, ++shown)
    out += (out.empty() ? "" : ", ") + at->second;
  return out;
}

}  // namespace runut
