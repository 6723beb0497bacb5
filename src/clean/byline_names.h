// The names of people in a byline, in any language: cut at marks and joining words; what is no person's name (the
// outlet, a desk, an address, a handle) is left out.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "clean/page_metadata.h"

namespace runut {

constexpr std::size_t longest_name = 60;  ///< bytes

class BylineNames {
 public:
  BylineNames(const PageView& page, const PageMetadata& metadata);
  /// The names in a byline. `sure`: it is known to be one, so a name may be of one word. `linked`: linked data say so,
  /// so that it may be an agency in small letters. `freely`: dates in it are taken out first, and behind "by" a name
  /// may be of one word too.
  [[nodiscard]] std::vector<std::string> in(std::string_view byline, bool sure, bool linked, bool freely) const;
  /// The byline without the words that open it; empty where it has none of them.
  [[nodiscard]] std::string_view opened(std::string_view line) const { return behind(page_.cues.byline_openers, line); }
  /// The name of the editor that a line gives; empty where it gives none.
  [[nodiscard]] std::string_view edited(std::string_view line) const { return behind(page_.cues.editor_openers, line); }
  [[nodiscard]] bool is_outlet(std::string_view name) const { return outlets_.count(bare_form(name)) > 0; }

 private:
  [[nodiscard]] std::string_view behind(const std::vector<std::string>& openers, std::string_view line) const;
  [[nodiscard]] bool of_body(std::string_view byline) const;
  [[nodiscard]] bool name_like(std::string_view part, bool sure) const;
  [[nodiscard]] std::string undated(std::string byline) const;
  [[nodiscard]] std::string_view without_date_words(std::string_view name) const;

  const PageView& page_;
  std::set<std::string> outlets_;
};

}  // namespace runut
