// Estimates of items that others gathered. Numbers are read from their shortest decimal form, so that 0.1 is
// a tenth.
#include "engine/bench_truth.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "engine/json.h"
#include "runut/date.h"
#include "runut/estimate.h"
#include "source/bytes.h"

namespace runut {
namespace {

using Value = nlohmann::json;

/// Numbers for names, in order of appearance.
class Numbering {
 public:
  std::uint32_t of(const std::string& name) {
    return numbers_.emplace(name, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

std::optional<Decimal> decimal_of(const Value& v) {
  if (v.is_number_unsigned() && v.get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX)) return {};
  if (v.is_number_integer()) return Decimal(v.get<std::int64_t>());
  if (!v.is_number_float()) return {};
  std::array<char, 400> digits{};
  const double value = v.get<double>();
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), std::abs(value), std::chars_format::fixed);
  if (end.ec != std::errc()) return {};
  const auto parsed = Decimal::parse({digits.data(), static_cast<std::size_t>(end.ptr - digits.data())});
  return parsed && value < 0 ? Decimal(0).minus(*parsed) : parsed;
}

/// True where the field is absent or null, or was read.
bool read_number(const Value& record, const char* field, std::optional<Decimal>& to) {
  const auto found = record.find(field);
  if (found == record.end() || found->is_null()) return true;
  to = decimal_of(*found);
  return to.has_value();
}

bool read_date(const Value& record, const char* field, std::optional<Moment>& first, std::optional<Moment>& last) {
  const auto found = record.find(field);
  if (found == record.end() || found->is_null()) return true;
  if (!found->is_string()) return false;
  const auto date = Date::parse(found->get<std::string>());
  if (!date) return false;
  first = date->first_day().days(), last = date->last_day().days();
  return true;
}

std::string text_of(const Value& record, const char* field) {
  const auto found = record.find(field);
  return found != record.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The items of the file, with their observations.
struct Items {
  std::vector<std::string> names;
  std::vector<std::vector<Observation>> series;
};

class ItemReader {
 public:
  /// What is wrong with the line; nothing where it was read.
  std::string_view read(std::string_view line) {
    const Value record = Value::parse(line, nullptr, false);
    if (!record.is_object()) return "no JSON object";
    const std::string item = text_of(record, "item"), source = text_of(record, "source");
    if (item.empty() || source.empty()) return "`item` and `source` must be texts";
    Observation o;
    std::optional<Decimal> value;
    if (!read_number(record, "value", value) || !read_number(record, "low", o.value.low) ||
        !read_number(record, "high", o.value.high))
      return "a figure is no number that fits";
    if (value) o.value = {value, value};
    std::optional<Moment> printed;
    if (!read_date(record, "time", o.first, o.last) || !read_date(record, "published", o.published, printed))
      return "a time is no date";
    const std::string origin = text_of(record, "origin");
    o.outlet = names_.of(source), o.origin = names_.of(origin.empty() ? source : origin);
    o.claim = claims_++;
    const std::uint32_t number = numbers_.of(item);
    if (number == items.names.size()) items.names.push_back(item), items.series.emplace_back();
    items.series[number].push_back(o);
    return {};
  }
  Items items;

 private:
  Numbering numbers_, names_;
  std::uint32_t claims_ = 0;
};

void append_estimate(const std::string& item, const Estimate& e, std::string& out) {
  Json json(out);
  json.open('{');
  json.field("item", item);
  json.key("best"), json.decimal(e.best);
  json.key("low"), json.decimal(e.low);
  json.key("high"), json.decimal(e.high);
  json.field("rule", name_of(e.rule));
  json.key("supporting"), json.number(e.supporting_origins);
  json.key("origins"), json.number(e.origins);
  json.key("outlets"), json.number(e.outlets);
  json.key("camp_count"), json.number(e.camps.size());
  json.key("conflicts"), json.number(e.conflicts.size());
  json.close('}');
  out += '\n';
}

}  // namespace

Result<Done> estimate_items(const std::string& path, std::string& out) {
  constexpr std::size_t longest = std::size_t{1} << 20;
  auto stream = open_bytes(path);
  if (!stream) return std::move(stream).failure();
  LineReader lines(*std::move(stream), path, longest);
  ItemReader reader;
  InputLine line;
  while (true) {
    const auto more = lines.next(line);
    if (!more) return unexpected(more.error().code, path, more.error().what);
    if (!*more) break;
    if (!line.too_long && line.text.find_first_not_of(" \t") == std::string_view::npos) continue;
    const std::string_view wrong = line.too_long ? "the line is too long" : reader.read(line.text);
    if (!wrong.empty())
      return unexpected(ErrorCode::malformed, path + ":" + std::to_string(line.number), std::string(wrong));
  }
  const SourceRecords records = learn_records(reader.items.series);
  for (std::size_t i = 0; i < reader.items.names.size(); ++i)
    append_estimate(reader.items.names[i], estimate(reader.items.series[i], Course::cumulative, &records), out);
  return Done{};
}

}  // namespace runut
