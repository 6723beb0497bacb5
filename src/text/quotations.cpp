// Many writers use one glyph for both ends, some put spaces on both sides, some forget an end. So each
// mark is first judged by its neighbours (opens, closes, cannot be told), then the marks of a paragraph
// are paired from left to right; a mark that can be told repairs what was guessed before it.
#include "text/quotations.h"

namespace runut {
namespace {

bool quote_mark(char32_t m) {
  return m == '"' || m == 0x201C || m == 0x201D || m == 0x201E || m == 0x201F || m == 0xAB || m == 0xBB;
}

bool apostrophe(char32_t m) { return m == '\'' || m == 0x2018 || m == 0x2019; }

/// Two apostrophes in a row, straight or curled, as typewriters write quotation marks.
bool two_apostrophes(const std::vector<Token>& tokens, std::uint32_t i, std::uint32_t last) {
  return i + 1 < last && apostrophe(tokens[i + 1].mark) && !tokens[i + 1].space_before;
}

/// Marks of other notations that cling to a quotation mark: escapes, emphasis, brackets.
bool clings(char32_t m) { return m == '\\' || m == '*' || m == '_' || m == '(' || m == '['; }

bool ends_clause(const Token& t) {
  return t.kind == TokenKind::mark &&
         (t.mark == '.' || t.mark == ',' || t.mark == '?' || t.mark == '!' || t.mark == 0x2026);
}

enum class Side { opens, closes, unknown };

/// One paragraph: tokens [first, last).
class Paragraph {
 public:
  Paragraph(const Scan& scan, std::uint32_t first, std::uint32_t last, std::vector<Quotation>& out)
      : scan_(scan), tokens_(scan.tokens), first_(first), last_(last), out_(out), known_(out.size()) {}

  /// `next` is the number of the first landmark that may be in it; it is left behind the last.
  void pair_marks(std::size_t& next) {
    for (std::uint32_t done = first_; next < scan_.landmarks.size() && scan_.landmarks[next] < last_; ++next) {
      const std::uint32_t i = scan_.landmarks[next];
      if (i < done) continue;
      const char32_t mark = tokens_[i].mark;  // 0 of what is none
      if (quote_mark(mark)) take(i);
      if (apostrophe(mark) && two_apostrophes(tokens_, i, last_)) {
        take_apostrophes(i);
        done = i + 2;
      }
    }
    if (open_ != none && open_ + 1 < last_) out_.push_back({open_, last_ - 1, false});
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  /// Space (or the paragraph's begin) before a mark, not counting what clings to it.
  [[nodiscard]] bool space_before(std::uint32_t i) const {
    for (int steps = 0; steps < 4 && i > first_; ++steps, --i) {
      if (tokens_[i].space_before) return true;
      const Token& t = tokens_[i - 1];
      if (t.kind != TokenKind::mark || !clings(t.mark)) return false;
    }
    return i <= first_ || tokens_[i].space_before;
  }
  [[nodiscard]] bool space_after(std::uint32_t i) const { return i + 1 >= last_ || tokens_[i + 1].space_before; }

  [[nodiscard]] Side side(std::uint32_t i) const {
    const bool before = space_before(i), after = space_after(i);
    if (i + 1 >= last_) return before && i > first_ && !ends_clause(tokens_[i - 1]) ? Side::unknown : Side::closes;
    if (before && !after) return Side::opens;
    const Token& next = tokens_[i + 1];
    if (!before && after) return Side::closes;
    if (!before) return next.kind == TokenKind::mark && !clings(next.mark) ? Side::closes : Side::unknown;
    if (i == first_ || tokens_[i].mark == 0x201C || tokens_[i].mark == 0xAB) return Side::opens;
    const Token& previous = tokens_[i - 1];
    if (previous.is_mark(':')) return Side::opens;
    if (ends_clause(previous) && next.is_word() && next.capitals == Capitals::lower) return Side::closes;
    if (previous.is_word() && ends_clause(next)) return Side::closes;
    return Side::unknown;
  }

  void take(std::uint32_t i) {
    const Side s = side(i);
    if (open_ == none) {
      if (s == Side::closes)
        repair(i);
      else
        begin(i);
    } else if (s == Side::opens && i > open_ + 1 && !cue_behind(i)) {
      // After a full stop, colon or comma a new quotation begins and the one before was never closed;
      // elsewhere this one stands inside the other.
      if (ends_clause(tokens_[i - 1]) || tokens_[i - 1].is_mark(':'))
        begin(i);
      else
        ++depth_;
    } else if (depth_ > 0) {
      --depth_;
    } else {
      out_.push_back({open_, i, true});
      guessed_ = s == Side::unknown;
      open_ = none;
    }
  }

  /// The two marks are one: the first opens, the second closes.
  void take_apostrophes(std::uint32_t i) {
    if (open_ == none) {
      if (i + 2 < last_ && !tokens_[i + 2].space_before) begin(i);
      return;
    }
    out_.push_back({open_, i + 1, true});
    guessed_ = false;
    open_ = none;
  }

  /// `, "said X`: the space stands on the wrong side of a closing mark.
  [[nodiscard]] bool cue_behind(std::uint32_t i) const {
    return ends_clause(tokens_[i - 1]) && i + 1 < last_ && tokens_[i + 1].is_word() &&
           tokens_[i + 1].capitals == Capitals::lower;
  }

  void begin(std::uint32_t i) {
    open_ = i;
    depth_ = 0;
  }

  /// A closing mark without an opening one: if the mark that closed the quotation before it was a guess
  /// and stands where one could open, it opened this one.
  void repair(std::uint32_t i) {
    if (out_.size() == known_ || !guessed_) return;
    const std::uint32_t at = out_.back().close;
    if (!ends_clause(tokens_[at - 1]) || at + 1 >= i || !tokens_[at + 1].capitalised()) return;
    out_.back() = {at, i, true};
    guessed_ = false;
  }

  const Scan& scan_;
  const std::vector<Token>& tokens_;
  std::uint32_t first_, last_;
  std::vector<Quotation>& out_;
  std::size_t known_;  // quotations of earlier paragraphs
  std::uint32_t open_ = none;
  std::uint32_t depth_ = 0;
  bool guessed_ = false;  // the last quotation was closed by a mark that could not be told
};

}  // namespace

bool wrapped_line(const std::vector<Token>& tokens, std::uint32_t i) {
  const Token& before = tokens[i - 1];
  const Token& here = tokens[i];
  return here.lines_before == 1 && here.is_word() && here.capitals == Capitals::lower &&
         (before.is_word() || before.is_number() || before.is_mark(','));
}

void find_quotations(const Scan& scan, std::vector<Quotation>& out) {
  out.clear();
  const auto n = scan.size();
  const auto& marks = scan.landmarks;
  std::size_t line = 0, next = 0;
  for (std::uint32_t first = 0, last = 0; first < n; first = last) {
    while (line < marks.size() &&
           (marks[line] <= first || !scan.any(marks[line], Scan::line_bit) || wrapped_line(scan.tokens, marks[line])))
      ++line;
    last = line < marks.size() ? marks[line] : n;
    Paragraph(scan, first, last, out).pair_marks(next);
  }
}

}  // namespace runut
