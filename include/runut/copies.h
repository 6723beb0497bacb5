// Copies: which texts were taken from one another, and which passages they share.
//
// An agency's report printed by nine outlets is one report. Texts are compared by their words in order, in any
// language and script and without a pack; nothing is ever dropped for being a copy, it is only said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "runut/date.h"
#include "runut/span.h"

namespace runut {

/// How one text was made from the other, or both from a third.
enum class CopyKind {
  exact,      ///< the same words and figures; layout, marks and capitals aside
  cut,        ///< the shorter stands in the longer
  edited,     ///< words were changed
  recounted,  ///< the same text with other figures: an update by the same hand
  scanned,    ///< letters were misread
  excerpt,    ///< passages are shared, the rest is not
};

[[nodiscard]] std::string_view name_of(CopyKind kind);

/// One document for comparison. The views must live through the call they are handed to, no longer.
struct CopyInput {
  std::string_view id;            ///< orders documents of one day
  std::string_view text;          ///< UTF-8
  std::optional<Date> published;  ///< orders documents; without one it comes before all that have one
  std::vector<Span> left_out;     ///< page furniture: ascending, disjoint stretches that are not compared
};

/// A passage that two texts share, as bytes of each, with the few words that differ inside it.
struct Passage {
  Span a, b;
  std::uint32_t words = 0;  ///< words of it that are the same in both
};

/// What two documents share. Documents are numbered in the order they were handed over, from 0.
struct CopyLink {
  std::uint32_t a = 0, b = 0;  ///< `a` is the earlier by (published, id)
  CopyKind kind = CopyKind::excerpt;
  double score = 0;               ///< share of the shorter text's words that stand in the other, in order: 0 to 1
  std::uint32_t figures = 0;      ///< numbers that differ where the words around them are the same
  std::vector<Passage> passages;  ///< ascending in `a`, at least one
};

/// An index of texts to which documents are added one by one. Not thread-safe.
///
/// Cost of adding: linear in the text, plus some microseconds for each text it resembles; a document is linked
/// to at most 64 of those that are copies of one another. A passage that more than 200 unlike documents share is
/// taken for boilerplate: it links no further ones and is counted. Memory: about 2 kB for an article of 400
/// words, whose text is not kept.
class CopyIndex {
 public:
  CopyIndex();
  CopyIndex(CopyIndex&&) noexcept;
  CopyIndex& operator=(CopyIndex&&) noexcept;
  ~CopyIndex();

  /// Takes a document and returns its number. It is not compared before `link` is called.
  std::uint32_t hold(const CopyInput& input);
  /// Compares the documents that wait, in order of (published, id), and calls `on_link` for every link. What is
  /// found among documents held together does not depend on the order they were held in, but for their numbers.
  void link(const std::function<void(const CopyLink&)>& on_link);
  /// Both for one document: its links to those added before. In any order of adding, the same links are
  /// found in all, as long as no more than 64 documents are copies of one another and no passage is boilerplate.
  [[nodiscard]] std::vector<CopyLink> add(const CopyInput& input);

  [[nodiscard]] std::size_t size() const;
  /// Marks of passages that were taken for boilerplate (one for every 28 letters or so of each).
  [[nodiscard]] std::size_t boilerplate() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runut
