// times.toml: a table per kind of word, in it a list of surfaces per meaning.
#include "pack/times.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/utf8.h"
#include "pack/calendar.h"

namespace runut {
namespace {

/// Loads one file; keeps the first failure, so that the sections read as a list.
class TimesLoader {
 public:
  TimesLoader(const Node& file, Times& out, LexiconBuilder& lexicon) : file_(file), out_(out), lexicon_(lexicon) {}
  Result<Done> load();

 private:
  /// `make(key, node)` returns the sense's index, after which the surfaces of the key get that sense.
  template <class Make>
  void section(const char* name, SenseKind kind, Make make, Casing casing = Casing::any);
  template <std::size_t N>
  void choices(const char* name, SenseKind kind, const std::array<std::string_view, N>& names);
  std::uint32_t calendar_word(std::vector<CalendarWord>& words, const std::string& key, const Node& node, int most,
                              bool abbreviated, bool plural = false);
  bool weak(const Node& table, const std::string& key);
  std::uint32_t zone(const std::string& key, const Node& node);
  std::uint32_t unit(std::vector<TimeUnitWord>& units, const std::string& key, const Node& node);
  void day_parts();
  void points();
  void feasts();
  void fail(Unexpected why) {
    if (done_) done_ = std::move(why);
  }
  void add(const std::vector<std::string>& surfaces, SenseKind kind, std::uint32_t index, Casing casing);
  std::vector<std::string> texts(const Node& table, const std::string& key);

  const Node& file_;
  Times& out_;
  LexiconBuilder& lexicon_;
  std::vector<std::string> capitalised_;
  Result<Done> done_ = Done{};
};

std::optional<int> whole(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return {};
  return value;
}

/// "+07:00" in minutes.
std::optional<std::int16_t> offset_minutes(std::string_view zone) {
  if (zone.size() != 6 || (zone[0] != '+' && zone[0] != '-') || zone[3] != ':') return {};
  const auto hours = whole(zone.substr(1, 2)), minutes = whole(zone.substr(4, 2));
  if (!hours || !minutes || *hours > 14 || *minutes > 59) return {};
  const int all = *hours * 60 + *minutes;
  return static_cast<std::int16_t>(zone[0] == '-' ? -all : all);
}

void TimesLoader::add(const std::vector<std::string>& surfaces, SenseKind kind, std::uint32_t index, Casing casing) {
  const auto put = [&](const std::string& s, Casing c) {
    if (auto added = lexicon_.add(s, {kind, c, index}); !added) fail(std::move(added).failure());
  };
  for (const std::string& s : surfaces) {
    const bool capital = std::find(capitalised_.begin(), capitalised_.end(), folded(s)) != capitalised_.end() &&
                         (kind == SenseKind::month || kind == SenseKind::weekday);
    const bool small_letter = kind == SenseKind::time_unit && s.size() == 1 && s == folded(s);  // "3h", not "3H"
    put(s, capital ? Casing::capital : small_letter ? Casing::lower : casing);
    if (capital && kind == SenseKind::month)
      if (auto added = lexicon_.add(s, {SenseKind::time_marker, Casing::lower, small_months + index}); !added)
        fail(std::move(added).failure());
    // Where its mark is no letter the clitic is part of the word's token.
    const bool takes = kind == SenseKind::month || kind == SenseKind::weekday || kind == SenseKind::time_unit ||
                       kind == SenseKind::time_point || kind == SenseKind::day_part ||
                       kind == SenseKind::number_of_time;
    if (takes && !out_.clitic.empty()) put(s + out_.clitic, capital ? Casing::capital : casing);
  }
}

std::vector<std::string> TimesLoader::texts(const Node& table, const std::string& key) {
  auto list = table.get_texts(key);
  if (list) return *std::move(list);
  fail(std::move(list).failure());
  return {};
}

template <class Make>
void TimesLoader::section(const char* name, SenseKind kind, Make make, Casing casing) {
  const Node* table = file_.find(name);
  if (table == nullptr) return;
  for (const auto& [key, node] : table->fields) add(texts(*table, key), kind, make(key, node), casing);
}

template <std::size_t N>
void TimesLoader::choices(const char* name, SenseKind kind, const std::array<std::string_view, N>& names) {
  section(name, kind, [&](const std::string& key, const Node& node) {
    const auto at = std::find(names.begin(), names.end(), key) - names.begin();
    if (static_cast<std::size_t>(at) == N) fail(node.wrong("no such kind of word: " + key));
    return static_cast<std::uint32_t>(at);
  });
}

/// Whether one of the word's surfaces is also another word.
bool TimesLoader::weak(const Node& table, const std::string& key) {
  for (const std::string& s : texts(table, key))
    if (std::find(capitalised_.begin(), capitalised_.end(), folded(s)) != capitalised_.end()) return true;
  return false;
}

std::uint32_t TimesLoader::calendar_word(std::vector<CalendarWord>& words, const std::string& key, const Node& node,
                                         int most, bool abbreviated, bool plural) {
  const auto number = whole(key);
  if (!number || *number < 1 || *number > most) fail(node.wrong("no such number: " + key));
  words.push_back({static_cast<std::uint8_t>(number.value_or(0)), abbreviated, false, plural});
  return static_cast<std::uint32_t>(words.size() - 1);
}

std::uint32_t TimesLoader::zone(const std::string& key, const Node& node) {
  const auto minutes = offset_minutes(key);
  if (!minutes && key != "local") fail(node.wrong("an offset such as +07:00, or local, is expected"));
  out_.zones.push_back({minutes.value_or(0), !minutes});
  return static_cast<std::uint32_t>(out_.zones.size() - 1);
}

/// "year", "year*10"; "many week" (weeks), "code quarter" (Q), "code hour" (h), "every week" (weekly).
std::uint32_t TimesLoader::unit(std::vector<TimeUnitWord>& units, const std::string& whole_key, const Node& node) {
  const bool many = whole_key.starts_with("many "), every = whole_key.starts_with("every ");
  const bool code = whole_key.starts_with("code ");
  const std::string key = whole_key.substr(many || code ? 5 : every ? 6 : 0);
  constexpr std::array<std::string_view, static_cast<std::size_t>(TimeUnit::count_)> names{
      "second", "minute", "hour", "day", "week", "weekend", "month", "quarter", "half", "year"};
  const auto star = key.find('*');
  const auto at = std::find(names.begin(), names.end(), std::string_view(key).substr(0, star)) - names.begin();
  const auto count = star == std::string::npos ? std::optional(1) : whole(std::string_view(key).substr(star + 1));
  if (static_cast<std::size_t>(at) == names.size() || !count || *count < 1 || *count > 10000) {
    fail(node.wrong("no such unit: " + key));
    return 0;
  }
  units.push_back({static_cast<TimeUnit>(at), static_cast<std::uint16_t>(*count), many, code, every});
  return static_cast<std::uint32_t>(units.size() - 1);
}

void TimesLoader::day_parts() {
  auto tables = file_.get_tables("day_part");
  if (!tables) return fail(std::move(tables).failure());
  for (const Node* t : *tables) {
    auto code = t->get_text("code");
    auto from = t->get_integer("from", 0), to = t->get_integer("to", 24);
    auto alone = t->get_boolean("alone", false), clock = t->get_boolean("clock", false);
    if (!code || !from || !to || !alone || !clock || *from < 0 || *to > 24)
      return fail(t->wrong("a part of the day has code, from, to"));
    if (auto known = t->only({"code", "from", "to", "alone", "clock", "words"}); !known)
      return fail(std::move(known).failure());
    out_.day_parts.push_back({*code, static_cast<std::uint8_t>(*from), static_cast<std::uint8_t>(*to), *alone, *clock});
    add(texts(*t, "words"), SenseKind::day_part, static_cast<std::uint32_t>(out_.day_parts.size() - 1), Casing::any);
  }
}

void TimesLoader::points() {
  auto tables = file_.get_tables("point");
  if (!tables) return fail(std::move(tables).failure());
  for (const Node* t : *tables) {
    auto reference = t->get_text("reference"), part = t->get_text("part");
    auto days = t->get_integer("days", 0);
    auto anchored = t->get_boolean("anchored", false);
    auto hour = t->get_integer("hour", -1), decade = t->get_integer("decade", -1);
    if (!reference || !part || !days || !anchored || !hour || !decade || *decade > 90 || *days < -100 || *days > 100 ||
        *hour > 24)
      return fail(t->wrong("a point in time has reference, days, part, anchored, hour, decade"));
    if (auto known = t->only({"reference", "days", "part", "anchored", "hour", "decade", "words"}); !known)
      return fail(std::move(known).failure());
    const auto clock = static_cast<std::int16_t>(*hour < 0 ? -1 : *hour * 60);
    out_.points.push_back(
        {*reference, static_cast<std::int8_t>(*days), *part, *anchored, static_cast<std::int16_t>(*decade), clock});
    add(texts(*t, "words"), SenseKind::time_point, static_cast<std::uint32_t>(out_.points.size() - 1), Casing::any);
  }
}

void TimesLoader::feasts() {
  auto tables = file_.get_tables("feast");
  if (!tables) return fail(std::move(tables).failure());
  for (const Node* t : *tables) {
    auto name = t->get_text("name");
    auto month = t->get_integer("month", 0), day = t->get_integer("day", 0);
    if (!name || !month || !day) return fail(t->wrong("a feast has name, and days or month and day"));
    if (auto known = t->only({"name", "month", "day", "days", "words"}); !known)
      return fail(std::move(known).failure());
    Feast feast{*name, static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day), {}};
    for (const std::string& iso : texts(*t, "days")) {
      const auto date = Date::parse(iso);
      if (!date) return fail(t->wrong("no such day: " + iso));
      feast.days.push_back(*date);
    }
    out_.feasts.push_back(std::move(feast));
    add(texts(*t, "words"), SenseKind::feast, static_cast<std::uint32_t>(out_.feasts.size() - 1), Casing::any);
  }
}

Result<Done> TimesLoader::load() {
  for (const std::string& s : texts(file_, "capitalised")) capitalised_.push_back(folded(s));
  if (const Node* clitic = file_.find("clitic")) out_.clitic = clitic->text;
  const auto flag = [&](const char* key, bool& value) {
    auto read = file_.get_boolean(key, value);
    if (read)
      value = *read;
    else
      fail(std::move(read).failure());
  };
  flag("day_first", out_.day_first);
  flag("month_before_day", out_.month_before_day);
  flag("direction_first", out_.direction_first);
  flag("feast_alone", out_.feast_alone);
  for (const auto& [key, year] :
       {std::pair("undated_from", &out_.undated_from), std::pair("undated_to", &out_.undated_to)}) {
    auto read = file_.get_integer(key, *year);
    if (!read || *read < 0 || *read > 9999) return file_.wrong(std::string("a year is expected: ") + key);
    *year = static_cast<std::int16_t>(*read);
  }
  if (const Node* usual = file_.find("zone")) {
    const auto minutes = offset_minutes(usual->text);
    if (!minutes) fail(usual->wrong("an offset such as +07:00 is expected"));
    out_.zone = minutes.value_or(0);
  }
  for (const bool short_form : {false, true}) {
    section(
        short_form ? "short_months" : "months", SenseKind::month,
        [&](const std::string& k, const Node& n) {
          const std::uint32_t index = calendar_word(out_.months, k, n, 12, short_form);
          out_.months[index].weak = weak(*file_.find(short_form ? "short_months" : "months"), k);
          return index;
        },
        Casing::any);  // a short one counts beside a number only: "oct. 7"
    section(
        short_form ? "short_weekdays" : "weekdays", SenseKind::weekday,
        [&](const std::string& k, const Node& n) { return calendar_word(out_.weekdays, k, n, 7, short_form); },
        short_form ? Casing::capital : Casing::any);
  }
  section("plural_weekdays", SenseKind::weekday,
          [&](const std::string& k, const Node& n) { return calendar_word(out_.weekdays, k, n, 7, false, true); });
  section("zones", SenseKind::zone, [&](const std::string& k, const Node& n) { return zone(k, n); });
  section("units", SenseKind::time_unit, [&](const std::string& k, const Node& n) { return unit(out_.units, k, n); });
  section("one_units", SenseKind::number_of_time,
          [&](const std::string& k, const Node& n) { return unit(out_.one_units, k, n); });
  section("seasons", SenseKind::season, [&](const std::string& k, const Node&) {
    const bool weak = k.starts_with("weak ");
    out_.seasons.push_back({weak ? k.substr(5) : k, weak});
    return static_cast<std::uint32_t>(out_.seasons.size() - 1);
  });
  choices("directions", SenseKind::time_direction,
          std::array<std::string_view, 10>{"past", "present", "future", "recent", "before", "after", "following",
                                           "same", "before_it", "after_it"});
  choices("parts", SenseKind::time_part,
          std::array<std::string_view, 11>{"start", "mid", "end", "earlier", "later", "first", "second", "third",
                                           "fourth", "fifth", "last"});
  choices("markers", SenseKind::time_marker,
          std::array<std::string_view, 30>{"since",      "until",   "between",     "during",     "every",   "once_per",
                                           "date",       "as_of",   "about",       "future",     "decade",  "ordinal",
                                           "countdown",  "conjoin", "same_period", "determiner", "hedge",   "link",
                                           "before_era", "of_era",  "day_suffix",  "filler",     "ahead",   "lapse",
                                           "before",     "after",   "opening",     "closing",    "planned", "working"});
  choices("clock", SenseKind::clock_marker,
          std::array<std::string_view, 7>{"at", "half_to", "half_past", "past", "to", "near", "sharp"});
  day_parts();
  points();
  feasts();
  if (!done_) return std::move(done_);
  return file_.only({"capitalised",     "day_first",      "month_before_day",
                     "direction_first", "zone",           "undated_from",
                     "undated_to",      "months",         "short_months",
                     "weekdays",        "short_weekdays", "zones",
                     "units",           "one_units",      "seasons",
                     "directions",      "parts",          "markers",
                     "clock",           "day_part",       "point",
                     "feast",           "example",        "clitic",
                     "feast_alone",     "plural_weekdays"});
}

}  // namespace

Result<Done> load_times(const Node& file, Times& out, LexiconBuilder& lexicon) {
  return TimesLoader(file, out, lexicon).load();
}

}  // namespace runut
