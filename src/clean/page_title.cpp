// The headline by vote: a place alone may be wrong (a logo in the first h1, a headline for search engines), two that
// agree hardly are. The weights were set on pages of some hundred outlets.
#include <algorithm>
#include <vector>

#include "clean/page_metadata.h"

namespace runut {
namespace {

struct Candidate {
  std::string form, words;
  double votes = 0;
};

class Vote {
 public:
  /// A statement of the same place counts once.
  void add(std::string_view words, double weight) {
    std::string form = bare_form(words);
    if (form.empty()) return;
    for (Candidate& c : candidates_)
      if (c.form == form) {
        c.votes += weight;
        return;
      }
    candidates_.push_back({std::move(form), std::string(words), weight});
  }
  void less(const std::string& form, double weight) {
    for (Candidate& c : candidates_)
      if (c.form == form) c.votes -= weight;
  }
  [[nodiscard]] std::string winner() const {
    const auto best = std::max_element(candidates_.begin(), candidates_.end(),
                                       [](const Candidate& a, const Candidate& b) { return a.votes < b.votes; });
    return best == candidates_.end() ? std::string() : best->words;
  }

 private:
  std::vector<Candidate> candidates_;  // in the order of trust: the first of equals wins
};

/// The longest part of a title between bars and dashes: sites put their names behind or before.
std::string_view longest_part(std::string_view title) {
  std::string_view best;
  std::size_t from = 0;
  const auto take = [&](std::size_t to) {
    std::string_view part = title.substr(from, to - from);
    while (!part.empty() && part.front() == ' ') part.remove_prefix(1);
    while (!part.empty() && part.back() == ' ') part.remove_suffix(1);
    if (part.size() > best.size()) best = part;
  };
  for (std::size_t i = 0; i < title.size(); ++i) {
    std::size_t length = 0;
    if (title[i] == '|') {
      length = 1;
    } else if (title[i] == ' ') {
      for (const std::string_view mark : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xE2\x80\xA2 ", " \xC2\xB7 ",
                                          " \xC2\xBB ", " : ", " :: ", " \xE2\x80\xB9 ", " \xC2\xAB ", " < ", " > "})
        if (title.compare(i, mark.size(), mark) == 0) length = mark.size();
    }
    if (length == 0) continue;
    take(i);
    from = i + length;
    i = from - 1;
  }
  take(title.size());
  return best;
}

}  // namespace

std::string choose_title(const PageMetadata& metadata) {
  Vote vote;
  for (std::size_t i = 0; i < metadata.h1.size(); ++i) vote.add(metadata.h1[i], i == 0 ? 1.2 : 1.1);
  bool graph = false;
  for (const Stated& s : metadata.of(PageField::title)) {
    if (s.from.starts_with("json-ld")) {
      vote.add(s.value, 0.9);
    } else if (s.from == "meta og:title" && !graph) {
      graph = true;
      vote.add(s.value, 0.8);
      if (const std::string_view part = longest_part(s.value); part != s.value) vote.add(part, 0.5);
    } else {
      vote.add(s.value, 0.05);
    }
  }
  vote.add(metadata.window_title, 0.1);
  if (const std::string_view part = longest_part(metadata.window_title); part != metadata.window_title)
    vote.add(part, 0.6);
  // The outlet's name is no headline.
  for (const Stated& s : metadata.of(PageField::outlet)) vote.less(bare_form(s.value), 2);
  return vote.winner();
}

}  // namespace runut
