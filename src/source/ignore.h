// Ignoring: lines as in .gitignore, that say which files and folders are not to be read.
//
//   *.jpg        any file or folder of that name, wherever it lies     /drafts/     a folder, only right here
//   2019/**/old  from here on down; ** is any number of folders       !keep.html   read it after all
// The last line that fits decides. What lies in an ignored folder cannot be taken back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace runut {

class IgnoreRules {
 public:
  /// Adds one line that holds below `folder`; comments and blank lines add nothing.
  void add(std::string_view line, std::string_view folder);
  /// Adds the lines of the file, where there is one.
  void add_file(const std::string& path, std::string_view folder);
  /// Whether a path is to be passed over; `folder`: it is one. Cost: the rules, each once along the path.
  [[nodiscard]] bool ignores(std::string_view path, bool folder) const;
  [[nodiscard]] bool empty() const { return rules_.empty(); }

 private:
  struct Rule {
    std::string below;               ///< the folder, with a slash at its end, or empty
    std::vector<std::string> parts;  ///< of the pattern, between slashes
    bool anchored = false, folders = false, keeps = false;
  };
  std::vector<Rule> rules_;
};

}  // namespace runut
