// A line of prose adds its words, more where its neighbours are prose too; a short line takes away, the more of them
// follow each other the more. The stretch with the greatest sum is the article's core. It is widened over boxes and
// advertisements by lines that speak of the same: what stands beyond and shares its words is the article's. No word of
// any language is needed.
#include "clean/main_run.h"

#include <algorithm>

#include "clean/line_form.h"

namespace runut {
namespace {

constexpr std::uint32_t least_lines = 40, least_short = 25;
constexpr double most_words = 60, short_costs = 10, costs_grow = 0.3, most_growth = 4;
constexpr double alone_counts = 0.4;            ///< of a line of prose without prose around it
constexpr double small_counts = 0.3;            ///< of a line that begins with a small letter
constexpr double late_loses = 0.3;              ///< of a line at the page's end: what stands there are notices
constexpr std::uint32_t around = 3;             ///< lines to either side that are its neighbours
constexpr std::uint32_t repeated = 3;           ///< a line that stands so often is an advertisement's label
constexpr std::uint32_t farthest = 15;          ///< short lines that may part a line from the article
constexpr double speaks_alike = 0.35;           ///< share of its words that the article has
constexpr double one_sentence_more = 0.15;      ///< a line of one sentence must share so much more
constexpr std::uint32_t long_line = 25;         ///< words that count as more than one sentence
constexpr std::uint32_t solid = 40, near = 12;  ///< words of a paragraph that is believed near by
constexpr double solid_alike = 0.1;             ///< with this share of common words

class Run {
 public:
  explicit Run(Page& page) : page_(page), forms_(page) {}
  void mark();

 private:
  [[nodiscard]] double gain(std::uint32_t l) const;
  void find_core();
  void widen(int step);
  [[nodiscard]] bool belongs(std::uint32_t l, std::uint32_t gap) const;
  [[nodiscard]] bool prose_beside(std::uint32_t l, int step) const;
  [[nodiscard]] bool heads(std::uint32_t l) const;

  Page& page_;
  LineForms forms_;
  std::uint32_t begin_ = 0, end_ = 0;
};

double Run::gain(std::uint32_t l) const {
  const std::uint32_t n = page_.size();
  const std::uint32_t from = l > around ? l - around : 0, to = std::min(n, l + around + 1);
  const double beside =
      static_cast<double>(forms_.prose_before(to) - forms_.prose_before(from) - 1) / std::max(1U, to - from - 1);
  return std::min<double>(forms_[l].words, most_words) *
         (alone_counts + (1 - alone_counts) * std::min(1.0, 2 * beside)) * (1 - late_loses * l / n) *
         (forms_[l].lower ? small_counts : 1);
}

void Run::find_core() {
  double best = 0, sum = 0, gap = 0;
  std::uint32_t start = 0;
  for (std::uint32_t l = 0; l < page_.size(); ++l) {
    if (sum <= 0) sum = 0, start = l;
    if (forms_[l].prose) {
      gap = 0;
      sum += gain(l);
    } else if (forms_[l].times >= repeated) {
      sum -= 1;
    } else {
      sum -= short_costs * std::min(most_growth, 1 + costs_grow * gap);
      gap += 1;
    }
    if (sum > best) best = sum, begin_ = start, end_ = l + 1;
  }
}

/// A line of prose beyond the core, parted from it by `gap` short lines.
bool Run::belongs(std::uint32_t l, std::uint32_t gap) const {
  const LineForm& form = forms_[l];
  if (!form.prose) return false;
  const double shared = forms_.shared(l);
  if (shared >= speaks_alike + (form.inner > 0 || form.words >= long_line ? 0 : one_sentence_more)) return true;
  return form.inner > 0 && form.words >= solid && gap <= near && shared >= solid_alike && !form.lower;
}

void Run::widen(int step) {
  const auto n = static_cast<std::int64_t>(page_.size());
  std::uint32_t gap = 0;
  for (std::int64_t at = step > 0 ? end_ : static_cast<std::int64_t>(begin_) - 1; at >= 0 && at < n && gap <= farthest;
       at += step) {
    const auto l = static_cast<std::uint32_t>(at);
    if (belongs(l, gap)) {
      (step > 0 ? end_ : begin_) = step > 0 ? l + 1 : l;
      forms_.take(l);
      gap = 0;
    } else if (forms_[l].times < repeated) {
      ++gap;
    }
  }
}

/// Whether the next line but for advertisements' labels is prose of the run.
bool Run::prose_beside(std::uint32_t l, int step) const {
  for (std::int64_t at = static_cast<std::int64_t>(l) + step; at >= begin_ && at < end_; at += step) {
    const LineForm& form = forms_[static_cast<std::uint32_t>(at)];
    if (form.prose || form.times < repeated) return form.prose;
  }
  return false;
}

/// A heading stands between paragraphs.
bool Run::heads(std::uint32_t l) const { return forms_[l].heading_like && prose_beside(l, -1) && prose_beside(l, +1); }

void Run::mark() {
  const std::uint32_t n = page_.size();
  const std::uint32_t prose = forms_.prose_before(n), lines_short = n - prose;
  if (lines_short < least_short || prose * 3 > n * 2 || prose == 0) return;
  // A report in short lines, each with its figure, is no page with its menus.
  std::uint32_t figures = 0;
  for (std::uint32_t l = 0; l < n; ++l) figures += !forms_[l].prose && page_.lines[l].digits;
  if (figures * 20 > lines_short * 11) return;
  find_core();
  forms_.read_words();
  for (std::uint32_t l = begin_; l < end_; ++l)
    if (forms_[l].prose) forms_.take(l);
  widen(+1);
  widen(-1);
  page_.whole = true;
  for (std::uint32_t l = 0; l < n; ++l) {
    if (l == page_.title) continue;
    if (l < begin_)
      page_.mark(l, FurnitureWhy::navigation);
    else if (l >= end_)
      page_.mark(l, FurnitureWhy::other_story);
    else if (!forms_[l].prose && !heads(l))
      page_.mark(l, FurnitureWhy::navigation);
  }
}

}  // namespace

void mark_outside_run(Page& page) {
  if (page.size() < least_lines) return;
  const auto is_short = [](const Line& line) { return !line.sentence_end && line.words < 18; };
  if (std::count_if(page.lines.begin(), page.lines.end(), is_short) * 2 >= least_short) Run(page).mark();
}

}  // namespace runut
