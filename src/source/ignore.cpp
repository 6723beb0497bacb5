// fnmatch(3) compares single names; runs of folders are tried from the right.
#include "source/ignore.h"

#include <fnmatch.h>

#include <algorithm>
#include <fstream>

namespace runut {
namespace {

std::vector<std::string> parts_of(std::string_view path) {
  std::vector<std::string> parts;
  while (!path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    if (slash > 0) parts.emplace_back(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
  }
  return parts;
}

bool same(const std::string& pattern, const std::string& name) {
  return fnmatch(pattern.c_str(), name.c_str(), 0) == 0;
}

/// Whether the pattern's parts fit the path's, all of them. One row of a table a part of the pattern.
bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
  std::vector<char> row(path.size() + 1, 0), next(path.size() + 1, 0);
  row[0] = 1;
  for (const std::string& part : pattern) {
    std::fill(next.begin(), next.end(), 0);
    if (part == "**") {
      char any = 0;
      for (std::size_t i = 0; i <= path.size(); ++i) next[i] = any = static_cast<char>(any | row[i]);
    } else {
      for (std::size_t i = 0; i < path.size(); ++i) next[i + 1] = static_cast<char>(row[i] != 0 && same(part, path[i]));
    }
    row.swap(next);
  }
  return row[path.size()] != 0;
}

}  // namespace

void IgnoreRules::add(std::string_view line, std::string_view folder) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
  if (line.empty() || line.front() == '#') return;
  Rule rule;
  rule.below = folder;
  if (!rule.below.empty() && rule.below.back() != '/') rule.below += '/';
  if (line.front() == '!') rule.keeps = true, line.remove_prefix(1);
  if (line.starts_with('\\')) line.remove_prefix(1);
  if (line.ends_with('/')) rule.folders = true, line.remove_suffix(1);
  rule.anchored = line.find('/') != std::string_view::npos;
  rule.parts = parts_of(line);
  if (!rule.parts.empty()) rules_.push_back(std::move(rule));
}

void IgnoreRules::add_file(const std::string& path, std::string_view folder) {
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) add(line, folder);
}

bool IgnoreRules::ignores(std::string_view path, bool folder) const {
  bool ignored = false;
  std::vector<std::string> parts;
  std::string_view cut_at;
  for (const Rule& rule : rules_) {
    if (rule.keeps != ignored || !path.starts_with(rule.below) || (rule.folders && !folder)) continue;
    if (parts.empty() || cut_at != rule.below) parts = parts_of(path.substr(rule.below.size())), cut_at = rule.below;
    if (parts.empty()) continue;
    if (rule.anchored ? fits(rule.parts, parts) : same(rule.parts.front(), parts.back())) ignored = !rule.keeps;
  }
  return ignored;
}

}  // namespace runut
