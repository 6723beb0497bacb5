// Any bytes as a pack file: each loader takes it or says what is wrong; what it takes can be scanned with.
#include "pack/pack.h"
#include "pack/scan.h"
#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runut;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto file = parse_toml(text, "fuzz.toml");
  if (!file) {
    if (file.error().message().empty()) fuzz::stop("an error without a message");
    return 0;
  }
  Pack pack;
  LexiconBuilder builder;
  const auto load = [&](auto&& loader) {
    if (const Result<Done> done = loader(); !done && done.error().what.empty())
      fuzz::stop("an error that says nothing");
  };
  load([&] { return load_grammar(*file, builder); });
  load([&] { return load_numbers(*file, pack.numbers, builder); });
  load([&] { return load_units(*file, pack.units, builder); });
  load([&] { return load_nouns(*file, pack.nouns, builder); });
  load([&] { return load_measures(*file, pack.measures, builder); });
  load([&] { return load_times(*file, pack.times, builder); });
  load([&] { return load_names(*file, pack.names, builder); });
  load([&] { return load_speech(*file, pack.speech, builder); });
  load([&] { return load_furniture(*file, pack.furniture, builder); });
  const Lexicon lexicon = builder.build();
  Scan out;
  scan(text, lexicon, out);
  return 0;
}
