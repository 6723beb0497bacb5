// Stories: which documents speak of one affair.
//
// Documents are compared by the words, names and numbers they share, weighted by how rare those are, in any
// language and without a pack. Canonical names and figures, where a reading has them, are compared as they are
// and so tie reports in different languages. A story only says where to look: it never decides whether two
// figures can be compared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "runut/date.h"
#include "runut/span.h"

namespace runut {

/// What a reading knows of a document beside its words. Keys that are equal mean one thing in every language.
struct StoryKey {
  std::string text;      ///< a canonical name ("Kursk") or a figure ("killed person 12"); once for each mention
  float share = 0.001F;  ///< of all documents that such a key is expected in, before any is counted
};

/// One document to be sorted. The views must live through the call they are handed to, no longer.
struct StoryInput {
  std::string_view id;            ///< orders documents of one day
  std::string_view title, text;   ///< UTF-8; either may be empty
  std::optional<Date> published;  ///< reports that lie far apart in time need to be more alike
  std::vector<Span> left_out;     ///< page furniture in `text`: ascending, disjoint
  std::vector<StoryKey> keys;
  /// Where what it tells happened, each with the places around it, and all places that it names, as the caller numbers
  /// them; ascending. Of two reports of different scenes, neither of which names the other's, each tells its own
  /// affair.
  std::vector<std::uint32_t> scenes = {}, named = {};
};

/// What is worse: to take two affairs for one, or one for two.
enum class StoryLean : std::uint8_t {
  apart,     ///< the first: feeds, where most reports have nothing to do with each other
  together,  ///< the second: ledgers, where scope still tells two affairs apart, and piles that somebody has picked
};

/// Documents as they come, and their stories. Not thread-safe.
///
/// What `stories` says is a function of the set of documents: how rare a word is, is counted over all of them on top
/// of what its length and capitals let expect, and documents are taken in order of (published, id). The order of
/// adding does not matter. What `assigned` says rests on the last sorting, which it never changes.
class StoryIndex {
 public:
  explicit StoryIndex(StoryLean lean = StoryLean::apart);
  StoryIndex(StoryIndex&&) noexcept;
  StoryIndex& operator=(StoryIndex&&) noexcept;
  ~StoryIndex();

  /// Takes a document and returns its number, from 0 on. Cost: linear in the text.
  std::uint32_t hold(const StoryInput& input);

  /// The story of every document: the number of the story's earliest one. Cost: some 80 microseconds a document.
  [[nodiscard]] const std::vector<std::uint32_t>& stories();

  /// The stories found by the last `stories()`, to which documents held since are added one by one, by the weights of
  /// that sorting: each joins the story most like it or begins its own, and no two stories are merged. For streams:
  /// the next `stories()` may sort them otherwise. Cost: that of the documents held since the last call of either.
  [[nodiscard]] const std::vector<std::uint32_t>& assigned();

  /// `hold` and `assigned` for one document: its story.
  std::uint32_t add(const StoryInput& input);

  [[nodiscard]] std::size_t size() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runut
