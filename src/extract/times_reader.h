// TimesReader: the walk over a text that reads its times one after another and remembers what later ones count from.
// Internal to times.cpp (the walk), time_intervals.cpp (what has two ends) and time_context.cpp (the words around).
#pragma once

#include <vector>

#include "extract/document_date.h"
#include "extract/time_conflicts.h"
#include "extract/time_phrase.h"
#include "extract/time_values.h"
#include "extract/times.h"

namespace runut {

class TimesReader {
 public:
  TimesReader(const Text& text, const std::vector<NumberPhrase>& numbers, Owners& owners)
      : text_(text), reader_(text, numbers), owners_(owners) {
    anchor_.now = reference_date(text.document, text.pack.times);
    anchor_.now_minutes = reference_minutes(text.document, text.pack.times, 0);
    anchor_.narrative = tells_of_the_past();
  }
  std::vector<LocatedTime> read();

 private:
  void enter(const Sentence& sentence);
  bool read_at(std::uint32_t i, std::uint32_t start, std::uint32_t& next);
  [[nodiscard]] bool ends_code(const TimePhrase& p) const;
  [[nodiscard]] bool speaks_of_prices(std::uint32_t i) const;
  bool read_interval(const TimePhrase& start, std::uint32_t& next);
  bool read_hours(const TimePhrase& p, std::uint32_t i, std::uint32_t start, std::uint32_t& next);
  bool read_joined(const TimePhrase& p, std::uint32_t& next);
  bool read_ended(const TimePhrase& p, std::uint32_t& next);
  void write(const TimePhrase& p);
  void write_interval(TimePhrase start, TimePhrase end);
  void write_ends(const TimePhrase& start, const TimeValue& a, const TimePhrase& end, const TimeValue& b,
                  const TimeValue& both, const Contradiction& wrong);
  void set_anchor(const TimePhrase& p);
  [[nodiscard]] bool tells_of_the_past() const;
  [[nodiscard]] bool lies_ahead(const TimePhrase& p) const;
  [[nodiscard]] const Hit* lapse_behind(const TimePhrase& p) const;
  void open_or_close(LocatedTime& t, const TimePhrase& p) const;
  [[nodiscard]] bool compares(const LocatedTime& t, std::uint32_t at) const;
  [[nodiscard]] bool begins_or_ends_outside(LocatedTime& t, const TimePhrase& p) const;
  void remember(const TimePhrase& p, const TimeValue& v);
  [[nodiscard]] bool said_later(const TimePhrase& p, const TimeValue& v) const;
  [[nodiscard]] bool future_before(std::uint32_t i) const;
  [[nodiscard]] bool planned_before(std::uint32_t i) const;
  [[nodiscard]] bool planned_at(std::uint32_t at) const;
  [[nodiscard]] bool future_behind(const TimePhrase& p) const;
  LocatedTime& add(std::uint32_t first, std::uint32_t last, TimeValue&& v);

  const Text& text_;
  TimePhraseReader reader_;
  Owners& owners_;
  TimeAnchor anchor_;
  const LiveUpdate* update_ = nullptr;  ///< the entry of a live blog that is being read
  Date told_;                           ///< the last date with month and year
  std::uint32_t story_paragraph_ = 0;
  std::uint32_t told_until_ = 0;  ///< the token up to which it holds
  std::vector<LocatedTime> times_;
};

}  // namespace runut
