// The pile: what verbs that reconcile share. Reads all articles and keeps of each claim only what is shown of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/stream.h"
#include "runut/profile.h"
#include "runut/reconciliation.h"

namespace runut {

/// A claim as its line shows it.
struct ClaimLine {
  std::string figure, note, counted, said_by, time, place, actor, measure;
  std::string words;  ///< the sentence around it, on one line
  Span focus;         ///< the claim in it
};

/// A dated statement as its line shows it.
struct StatementLine {
  std::string words;
  Span focus;  ///< the words that date it
};

/// An article as its line shows it.
struct ArticleLine {
  std::string id, published, basis, outlet, title;
  std::vector<std::string> doubts;  ///< times that conflict, and notes of the reading
  std::vector<ClaimLine> claims;
  std::vector<StatementLine> statements;
};

struct ReadPile {
  std::vector<ArticleLine> articles;
  Reconciliation together;
  std::size_t claims = 0, gaps = 0, outlets = 0;
  std::vector<std::uint32_t> outlet_numbers;  ///< of every article; equal for one outlet
  Profile profile = Profile::runut;
  std::optional<Decimal> household_size;
  Outcome outcome;

  [[nodiscard]] const ClaimLine& line(ClaimId id) const { return articles[id.document].claims[id.claim]; }
  [[nodiscard]] const ArticleLine& article(ClaimId id) const { return articles[id.document]; }
  /// "2.5": the fifth claim of the second article.
  [[nodiscard]] static std::string number(ClaimId id);
};

/// Reads the inputs and reconciles them; each reading is shown to `also`, with its number from 1, before it goes. False
/// after a complaint.
[[nodiscard]] bool read_pile(const Options& options, Console& console, ReadPile& out,
                             const std::function<void(const Reading&, std::size_t)>& also = nullptr);

/// Conflicts and sums that do not come out.
[[nodiscard]] std::size_t conflicts_in(const Reconciliation& together);

/// "9 articles from 4 outlets, 2 stories, 31 claims in 12 series, ...".
[[nodiscard]] std::string overview_of(const ReadPile& pile);

/// "2026-01-22 15:00", "2024-11", "2024-10-01 to 2024-12-31"; in brackets where only the report's date tells.
[[nodiscard]] std::string shown_time(const Moments& as_of);

/// A figure as claims show theirs.
[[nodiscard]] std::string figure_of(const Figure& figure);

/// The names of a figure's origins.
[[nodiscard]] std::string origins_of(const Figure& figure, const Reconciliation& together);

/// Appends words as one line behind a head, with the focus in bold.
void append_excerpt(const std::string& head, std::string_view words, Span focus, std::size_t indent, Console& console);

/// Appends a claim's words as one line: number, outlet, the excerpt with the claim in bold.
void append_words(const ReadPile& pile, ClaimId id, std::size_t indent, Console& console);

/// Appends text on lines that fit, those after the first a little further in.
enum class Look : unsigned char { plain, heading, warning };
void append_wrapped(std::string_view text, std::size_t indent, Look look, Console& console);

/// "1 report", "2 reports".
[[nodiscard]] std::string counted(std::size_t n, const char* one, const char* many);

}  // namespace runut
