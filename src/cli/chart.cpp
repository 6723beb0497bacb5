// Time runs to the right, figures upwards. A figure is a dot, a range or bound a line, an open end an arrow. The band
// is what all accepted figures together allow; the dashed line is the estimate. Doubles serve for places on
// the paper only.
#include "cli/chart.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "cli/layout.h"

namespace runut {
namespace {

constexpr double width = 760, height = 260, left = 74, right = 16, top = 14, bottom = 30;
constexpr double inset = 24;               // between the frame and the first and last moment
constexpr std::size_t most_figures = 400;  // drawn; more are a smear
constexpr std::array<const char*, 8> colours{"#0072b2", "#d55e00", "#009e73", "#cc79a7",
                                             "#e69f00", "#56b4e9", "#8c6d1f", "#777777"};

/// A number for an attribute, to a tenth of a pixel.
std::string place(double v) {
  const auto tenths = static_cast<long long>(std::llround(v * 10));
  std::string out = std::to_string(tenths / 10);
  if (tenths % 10 != 0) out += "." + std::to_string(std::abs(tenths % 10));
  return tenths < 0 && tenths > -10 ? "-" + out : out;
}

/// Values and moments to places on the paper.
class Axes {
 public:
  void include_value(double v) {
    low_ = empty_ ? v : std::min(low_, v), high_ = empty_ ? v : std::max(high_, v), empty_ = false;
  }
  void include_moment(double m) {
    first_ = none_ ? m : std::min(first_, m), last_ = none_ ? m : std::max(last_, m), none_ = false;
  }
  void settle() {
    logarithmic_ = low_ > 0 && high_ / low_ > 1000;
    if (!logarithmic_) low_ = low_ >= 0 && low_ < high_ / 2 ? 0 : low_;
    if (high_ <= low_) low_ -= std::max(1.0, std::abs(low_) / 10), high_ += std::max(1.0, std::abs(high_) / 10);
    const double margin = logarithmic_ ? 0 : (high_ - low_) * 0.06;
    high_ += margin;
    if (low_ != 0) low_ -= margin;
    if (last_ <= first_) first_ -= 720, last_ += 720;
  }
  [[nodiscard]] double x(double moment) const {
    return left + (moment - first_) / (last_ - first_) * (width - left - right - 2 * inset) + inset;
  }
  [[nodiscard]] double y(double value) const {
    const double part = logarithmic_ ? std::log(std::max(value, low_) / low_) / std::log(high_ / low_)
                                     : (value - low_) / (high_ - low_);
    return height - bottom - std::clamp(part, 0.0, 1.0) * (height - top - bottom);
  }
  [[nodiscard]] std::vector<double> ticks() const {
    std::vector<double> out;
    if (logarithmic_) {
      for (double t = std::pow(10, std::ceil(std::log10(low_))); t <= high_; t *= 10) out.push_back(t);
      return out;
    }
    const double raw = (high_ - low_) / 4, magnitude = std::pow(10, std::floor(std::log10(raw)));
    const double step = raw / magnitude > 5 ? 10 * magnitude : raw / magnitude > 2 ? 5 * magnitude : 2 * magnitude;
    for (double t = std::ceil(low_ / step) * step; t <= high_; t += step) out.push_back(t);
    return out;
  }
  [[nodiscard]] double first() const { return first_; }
  [[nodiscard]] double last() const { return last_; }

 private:
  double low_ = 0, high_ = 0, first_ = 0, last_ = 0;
  bool empty_ = true, none_ = true, logarithmic_ = false;
};

double middle(const Moments& m) { return (static_cast<double>(m.first) + static_cast<double>(m.last)) / 2; }

std::vector<const Figure*> drawn(const Series& series) {
  std::vector<const Figure*> out;
  for (const Figure& f : series.figures)
    if (f.as_of.known && (f.low || f.high) && out.size() < most_figures) out.push_back(&f);
  return out;
}

std::string tick_label(double v) {
  std::string digits = std::to_string(v);
  digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return grouped_digits(digits);
}

void append_line(Html& html, double x1, double y1, double x2, double y2, const std::string& style) {
  html.leaf("line", {{"x1", place(x1)}, {"y1", place(y1)}, {"x2", place(x2)}, {"y2", place(y2)}, {"class", style}});
}

void append_label(Html& html, double x, double y, const std::string& anchor, const std::string& words) {
  html.element("text", words, {{"x", place(x)}, {"y", place(y)}, {"text-anchor", anchor}});
}

void append_axes(const Axes& axes, Html& html) {
  for (const double t : axes.ticks()) {
    append_line(html, left, axes.y(t), width - right, axes.y(t), "grid");
    append_label(html, left - 6, axes.y(t) + 4, "end", tick_label(t));
  }
  const auto day = [](double m) { return Date::from_days(static_cast<std::int32_t>(std::floor(m / (24 * 60)))).iso(); };
  append_label(html, left, height - 8, "start", day(axes.first()));
  if (day(axes.first()) != day(axes.last())) append_label(html, width - right, height - 8, "end", day(axes.last()));
}

/// What is allowed from moment to moment, as steps.
void append_band(const SeriesView& view, const Axes& axes, double lowest, double highest, Html& html) {
  std::string path;
  std::vector<std::string> back;  // the lower edge, to be walked from the end
  const auto& history = view.estimate.history;
  const auto on_paper = [](double x) { return std::clamp(x, left, width - right); };
  for (std::size_t i = 0; i < history.size(); ++i) {
    const double from = on_paper(axes.x(static_cast<double>(history[i].moment)));
    const double to = i + 1 < history.size() ? on_paper(axes.x(static_cast<double>(history[i + 1].moment))) : from;
    const double high = axes.y(history[i].allowed.high ? history[i].allowed.high->to_double() : highest);
    const double low = axes.y(history[i].allowed.low ? history[i].allowed.low->to_double() : lowest);
    path += (i == 0 ? "M" : "L") + place(from) + " " + place(high) + "L" + place(to) + " " + place(high);
    back.push_back("L" + place(to) + " " + place(low) + "L" + place(from) + " " + place(low));
  }
  for (std::size_t i = back.size(); i-- > 0;) path += back[i];
  if (history.size() > 1) html.leaf("path", {{"d", path + "Z"}, {"class", "band"}});
}

/// `aside` pixels, so that origins who speak of the same time do not cover each other.
void append_figure(const ReadPile& pile, const Figure& f, const Axes& axes, const std::string& colour, double aside,
                   Html& html) {
  const double x = axes.x(middle(f.as_of)) + aside;
  html.open("g", {{"stroke", colour}, {"fill", colour}, {"class", f.retired ? "retired" : "figure"}});
  html.element("title", shown_time(f.as_of) + ": " + figure_of(f) + ", " + origins_of(f, pile.together));
  const double low = axes.y((f.low ? *f.low : *f.high).to_double()),
               high = axes.y((f.high ? *f.high : *f.low).to_double());
  if (!f.low || !f.high) {  // an arrow to where the figure is open
    const double end = f.high ? low + 16 : high - 16, back = f.high ? -5 : 5;
    html.leaf("path", {{"d", "M" + place(x) + " " + place(low) + "L" + place(x) + " " + place(end) + "M" +
                                 place(x - 4) + " " + place(end + back) + "L" + place(x) + " " + place(end) + "L" +
                                 place(x + 4) + " " + place(end + back)},
                       {"fill", "none"},
                       {"stroke-width", "2"}});
  } else if (low != high) {
    html.leaf("line", {{"x1", place(x)},
                       {"y1", place(low)},
                       {"x2", place(x)},
                       {"y2", place(high)},
                       {"stroke-width", "5"},
                       {"stroke-linecap", "round"},
                       {"stroke-opacity", "0.6"}});
  }
  if (low == high || !f.low || !f.high)
    html.leaf("circle", {{"cx", place(x)}, {"cy", place(low)}, {"r", f.as_of.said ? "4" : "3"}});
  html.close("g");
}

/// The origins in order of appearance, each with its colour; the last colour is for all that follow.
std::vector<std::uint32_t> origins_in(const std::vector<const Figure*>& figures) {
  std::vector<std::uint32_t> out;
  for (const Figure* f : figures)
    for (const std::uint32_t o : f->origins)
      if (std::find(out.begin(), out.end(), o) == out.end()) out.push_back(o);
  return out;
}

std::size_t lane_of(std::uint32_t origin, const std::vector<std::uint32_t>& origins) {
  const auto at = static_cast<std::size_t>(std::find(origins.begin(), origins.end(), origin) - origins.begin());
  return std::min(at, colours.size() - 1);
}

void append_legend(const ReadPile& pile, const std::vector<std::uint32_t>& origins, Html& html) {
  html.open("p", {{"class", "legend"}});
  for (std::size_t i = 0; i < origins.size() && i < colours.size(); ++i) {
    html.open("span");
    html.element("i", "", {{"style", std::string("background:") + colours[i]}});
    const bool rest = i + 1 == colours.size() && origins.size() > colours.size();
    const Origin& o = pile.together.origins[origins[i]];
    html.text(rest                            ? std::to_string(origins.size() - i) + " others"
              : o.kind == OriginKind::unnamed ? "unnamed"
                                              : o.name);
    html.close("span");
  }
  html.close("p");
}

}  // namespace

void append_chart(const ReadPile& pile, const Series& series, const SeriesView* view, Html& html) {
  const std::vector<const Figure*> figures = drawn(series);
  if (figures.size() < 2) return;
  Axes axes;
  double lowest = 0, highest = 0;
  for (const Figure* f : figures) {
    axes.include_moment(middle(f->as_of));
    for (const auto& end : {f->low, f->high}) {
      if (!end) continue;
      axes.include_value(end->to_double());
      lowest = std::min(lowest, end->to_double()), highest = std::max(highest, end->to_double() * 1.06);
    }
  }
  axes.settle();
  html.open("svg", {{"viewBox", "0 0 " + place(width) + " " + place(height)}, {"role", "img"}});
  html.element("title", "Figures in time, by origin");
  append_axes(axes, html);
  if (view != nullptr && view->ledger.course == Course::cumulative) append_band(*view, axes, lowest, highest, html);
  if (view != nullptr && view->view.best) {
    const double y = axes.y(view->view.best->to_double());
    append_line(html, left, y, width - right, y, "best");
  }
  const std::vector<std::uint32_t> origins = origins_in(figures);
  for (const Figure* f : figures) {
    const std::size_t lane = f->origins.empty() ? colours.size() - 1 : lane_of(f->origins.front(), origins);
    const auto lanes = static_cast<double>(std::min(origins.size(), colours.size()));
    append_figure(pile, *f, axes, colours[lane], (static_cast<double>(lane) - (lanes - 1) / 2) * 5, html);
  }
  html.close("svg");
  append_legend(pile, origins, html);
}

}  // namespace runut
