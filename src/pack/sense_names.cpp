// The names of the kinds of senses, as people see them who ask why.
#include "pack/lexicon.h"

namespace runut {

std::string_view name_of(SenseKind kind) {
  switch (kind) {
    case SenseKind::grammar:
      return "grammar";
    case SenseKind::abbreviation:
      return "abbreviation";
    case SenseKind::common_word:
      return "common_word";
    case SenseKind::number_word:
      return "number_word";
    case SenseKind::hedge:
      return "hedge";
    case SenseKind::range_mark:
      return "range_mark";
    case SenseKind::unit:
      return "unit";
    case SenseKind::unit_per:
      return "unit_per";
    case SenseKind::noun:
      return "noun";
    case SenseKind::no_number:
      return "no_number";
    case SenseKind::change:
      return "change";
    case SenseKind::month:
      return "month";
    case SenseKind::weekday:
      return "weekday";
    case SenseKind::day_part:
      return "day_part";
    case SenseKind::time_unit:
      return "time_unit";
    case SenseKind::time_direction:
      return "time_direction";
    case SenseKind::time_point:
      return "time_point";
    case SenseKind::time_part:
      return "time_part";
    case SenseKind::time_marker:
      return "time_marker";
    case SenseKind::clock_marker:
      return "clock_marker";
    case SenseKind::zone:
      return "zone";
    case SenseKind::feast:
      return "feast";
    case SenseKind::number_of_time:
      return "number_of_time";
    case SenseKind::season:
      return "season";
    case SenseKind::place:
      return "place";
    case SenseKind::organisation:
      return "organisation";
    case SenseKind::person:
      return "person";
    case SenseKind::role:
      return "role";
    case SenseKind::org_head:
      return "org_head";
    case SenseKind::place_head:
      return "place_head";
    case SenseKind::first_name:
      return "first_name";
    case SenseKind::name_particle:
      return "name_particle";
    case SenseKind::cue:
      return "cue";
    case SenseKind::source_cue:
      return "source_cue";
    case SenseKind::relay:
      return "relay";
    case SenseKind::carrier:
      return "carrier";
    case SenseKind::unnamed_source:
      return "unnamed_source";
    case SenseKind::modal:
      return "modal";
    case SenseKind::pronoun:
      return "pronoun";
    case SenseKind::speech_mark:
      return "speech_mark";
    case SenseKind::measure_cue:
      return "measure_cue";
    case SenseKind::kind_cue:
      return "kind_cue";
    case SenseKind::event_word:
      return "event_word";
    case SenseKind::event_object:
      return "event_object";
    case SenseKind::furniture_cue:
      return "furniture_cue";
    case SenseKind::count_:
      break;
  }
  return "";
}

}  // namespace runut
