// numbers.toml: words by what they do, and the forms that are built from them by prefix.
#include "pack/numbers.h"

#include "runut/record_names.h"

namespace runut {
namespace {

/// Adds words to the table and to the lexicon, and stops at the first failure.
class Words {
 public:
  Words(Numbers& out, LexiconBuilder& lexicon) : out_(out), lexicon_(lexicon) {}

  void add(const std::vector<std::string>& surfaces, NumberWord word, Casing casing = Casing::any) {
    if (surfaces.empty() || !done) return;
    const auto index = static_cast<std::uint32_t>(out_.words.size());
    out_.words.push_back(std::move(word));
    done = lexicon_.add_all(surfaces, {SenseKind::number_word, casing, index});
  }
  void add(const std::string& surface, NumberWord word) { add(std::vector<std::string>{surface}, std::move(word)); }

  Result<Done> done = Done{};

 private:
  Numbers& out_;
  LexiconBuilder& lexicon_;
};

NumberWord word_of(NumberRole role, std::int64_t value) {
  NumberWord word;
  word.role = role;
  word.value = value;
  return word;
}

using Table = std::vector<std::pair<std::string, std::int64_t>>;

Result<Table> read_table(const Node& file, std::string_view key) {
  Table out;
  if (const Node* table = file.find(key)) {
    for (const auto& [word, value] : table->fields) {
      if (value.type != Node::Type::integer) return value.wrong("'" + word + "' must be a whole number");
      out.emplace_back(word, value.integer);
    }
  }
  return out;
}

/// A list of words under [words]; empty where there is none.
Result<std::vector<std::string>> read_list(const Node& file, std::string_view key) {
  const Node* table = file.find("words");
  if (table == nullptr) return std::vector<std::string>{};
  return table->get_texts(key);
}

/// The words of the pack by what they do, before forms are built from them.
struct Plain {
  Table values, teen, times, scales, ordinals;
};

Result<Done> add_plain(const Node& file, Words& words, Plain& plain) {
  if (const Node* table = file.find("words")) {
    if (auto known = table->only(
            {"zero", "ones", "teen", "one", "half", "minus", "point", "joiners", "unknown_scales", "out_of", "in"});
        !known)
      return known;
  }
  for (const auto& [key, role] :
       std::initializer_list<std::pair<const char*, NumberRole>>{{"zero", NumberRole::zero},
                                                                 {"half", NumberRole::half},
                                                                 {"one", NumberRole::one},
                                                                 {"minus", NumberRole::minus},
                                                                 {"point", NumberRole::point},
                                                                 {"joiners", NumberRole::joiner},
                                                                 {"unknown_scales", NumberRole::unknown_scale}}) {
    auto list = read_list(file, key);
    if (!list) return std::move(list).failure();
    words.add(*list, word_of(role, 0));
  }
  for (const auto& [key, strict] : {std::pair{"out_of", 0}, std::pair{"in", 1}}) {
    auto list = read_list(file, key);
    if (!list) return std::move(list).failure();
    words.add(*list, word_of(NumberRole::out_of, strict));
  }
  auto ones = read_list(file, "ones");
  auto teen = read_list(file, "teen");
  if (!ones) return std::move(ones).failure();
  if (!teen) return std::move(teen).failure();
  std::int64_t n = 0;
  for (const std::string& one : *ones) plain.values.emplace_back(one, ++n);
  for (const std::string& t : *teen) plain.teen.emplace_back(t, 10);
  for (const auto& [key, table] : {std::pair{"values", &plain.values}, std::pair{"times", &plain.times},
                                   std::pair{"scales", &plain.scales}, std::pair{"ordinals", &plain.ordinals}}) {
    auto read = read_table(file, key);
    if (!read) return std::move(read).failure();
    table->insert(table->end(), read->begin(), read->end());
  }
  for (const auto& [word, value] : plain.values) words.add(word, word_of(NumberRole::value, value));
  for (const auto& [word, value] : plain.teen) words.add(word, word_of(NumberRole::teen, value));
  for (const auto& [word, value] : plain.times) words.add(word, word_of(NumberRole::times, value));
  for (const auto& [word, value] : plain.scales) words.add(word, word_of(NumberRole::scale, value));
  for (const auto& [word, value] : plain.ordinals) {
    NumberWord ordinal = word_of(NumberRole::value, value);
    ordinal.ordinal = true;
    words.add(word, ordinal);
  }
  return Done{};
}

void add_ordinal(Words& words, const std::string& prefix, const std::string& word, NumberRole role,
                 std::int64_t value) {
  if (prefix.empty()) return;
  NumberWord ordinal = word_of(role, value);
  ordinal.ordinal = true;
  words.add(prefix + word, ordinal);
}

/// Forms made of a prefix and a word, and of two words written as one.
Result<Done> add_built(const Node& file, Words& words, const Plain& plain) {
  const Node* built = file.find("built");
  if (built == nullptr) return Done{};
  auto one = built->get_text("one"), ordinal = built->get_text("ordinal");
  auto fraction = built->get_text("fraction"), denominator = built->get_text("denominator");
  auto fused = built->get_boolean("fused");
  for (auto* text : {&one, &ordinal, &fraction, &denominator})
    if (!*text) return std::move(*text).failure();
  if (!fused) return std::move(fused).failure();
  if (!one->empty()) {
    for (const auto& [word, value] : plain.times) {
      words.add(*one + word, word_of(NumberRole::value, value));
      add_ordinal(words, *ordinal, *one + word, NumberRole::value, value);
    }
    for (const auto& [word, value] : plain.teen) {
      words.add(*one + word, word_of(NumberRole::value, value + 1));
      add_ordinal(words, *ordinal, *one + word, NumberRole::value, value + 1);
    }
    for (const auto& [word, value] : plain.scales) {
      words.add(*one + word, word_of(NumberRole::one_scale, value));
      add_ordinal(words, *ordinal, *one + word, NumberRole::one_scale, value);
    }
  }
  for (const auto& [word, value] : plain.values) {
    add_ordinal(words, *ordinal, word, NumberRole::value, value);
    if (!fraction->empty()) words.add(*fraction + word, word_of(NumberRole::fraction, value));
    if (!denominator->empty() && value > 1) words.add(*denominator + word, word_of(NumberRole::denominator, value));
  }
  for (const auto& [word, value] : plain.times) {
    if (!fraction->empty() && !one->empty()) words.add(*fraction + *one + word, word_of(NumberRole::fraction, value));
    if (!fraction->empty()) words.add(*fraction + word, word_of(NumberRole::fraction, value));
  }
  if (*fused) {
    for (const auto& [first, ones] : plain.values) {
      if (ones > 9) continue;
      for (const auto& [second, value] : plain.teen)
        words.add(first + second, word_of(NumberRole::value, ones + value));
      for (const auto& [second, value] : plain.times)
        words.add(first + second, word_of(NumberRole::value, ones * value));
    }
  }
  return built->only({"one", "ordinal", "fraction", "denominator", "fused"});
}

Result<Done> add_tables(const Node& file, Words& words) {
  if (const Node* table = file.find("vague")) {
    for (const auto& [word, ends] : table->fields) {
      if (ends.items.size() != 2 || ends.items[0].type != Node::Type::integer ||
          ends.items[1].type != Node::Type::integer)
        return ends.wrong("'" + word + "' must be [low, high]");
      NumberWord vague = word_of(NumberRole::vague, 0);
      vague.low = ends.items[0].integer;
      vague.high = ends.items[1].integer;
      words.add(word, vague);
    }
  }
  for (const auto& [key, role] :
       {std::pair{"fractions", NumberRole::fraction}, std::pair{"denominators", NumberRole::denominator},
        std::pair{"collectives", NumberRole::value}}) {
    auto table = read_table(file, key);
    if (!table) return std::move(table).failure();
    for (const auto& [word, value] : *table) {
      NumberWord made = word_of(role, value);
      made.collective = made.elliptic = role == NumberRole::value;
      words.add(word, made);
    }
  }
  return Done{};
}

Result<Done> add_symbols(const Node& file, Words& words) {
  auto symbols = file.get_tables("symbol");
  if (!symbols) return std::move(symbols).failure();
  for (const Node* node : *symbols) {
    auto surfaces = node->get_texts("surfaces");
    auto value = node->get_integer("value"), money = node->get_integer("money");
    auto after_decimal = node->get_boolean("after_decimal");
    if (!surfaces) return std::move(surfaces).failure();
    if (!value) return std::move(value).failure();
    if (!money) return std::move(money).failure();
    if (!after_decimal) return std::move(after_decimal).failure();
    for (const std::string& surface : *surfaces) {  // a letter is matched as written
      NumberWord symbol = word_of(NumberRole::symbol, *value);
      symbol.money_value = *money == 0 ? *value : *money;
      symbol.after_decimal = *after_decimal;
      const bool capital = !surface.empty() && surface[0] >= 'A' && surface[0] <= 'Z';
      words.add({surface}, symbol, capital ? Casing::capital : Casing::lower);
    }
    if (auto known = node->only({"surfaces", "value", "money", "after_decimal"}); !known) return known;
  }
  return Done{};
}

Result<Done> add_quantifiers(const Node& file, Words& words) {
  auto quantifiers = file.get_tables("quantifier");
  if (!quantifiers) return std::move(quantifiers).failure();
  for (const Node* node : *quantifiers) {
    NumberWord word = word_of(NumberRole::quantifier, 0);
    auto surfaces = node->get_texts("surfaces");
    auto bound = node->get_text("bound", "magnitude");
    auto some = node->get_boolean("some"), indefinite = node->get_boolean("indefinite");
    auto weak = node->get_boolean("weak");
    auto low = node->get_decimal("low"), high = node->get_decimal("high");
    if (!surfaces) return std::move(surfaces).failure();
    if (!bound) return std::move(bound).failure();
    if (!some) return std::move(some).failure();
    if (!indefinite) return std::move(indefinite).failure();
    if (!weak) return std::move(weak).failure();
    if (!low) return std::move(low).failure();
    if (!high) return std::move(high).failure();
    const auto known = value_of<Bound>(*bound);
    if (!known) return node->wrong("no such bound: " + *bound);
    if (node->find("low") != nullptr) word.low = *low;
    if (node->find("high") != nullptr) word.high = *high;
    word.bound = *known;
    word.some = *some;
    word.indefinite = *indefinite;
    word.weak = *weak;
    words.add(*surfaces, word);
    if (auto keys = node->only({"surfaces", "low", "high", "bound", "some", "indefinite", "weak"}); !keys) return keys;
  }
  auto articles = file.get_tables("article");
  if (!articles) return std::move(articles).failure();
  for (const Node* node : *articles) {
    NumberWord word = word_of(NumberRole::article, 1);
    auto surfaces = node->get_texts("surfaces");
    auto unit = node->get_text("unit");
    if (!surfaces) return std::move(surfaces).failure();
    if (!unit) return std::move(unit).failure();
    word.unit = *unit;
    word.indefinite = true;
    words.add(*surfaces, word);
    if (auto keys = node->only({"surfaces", "unit"}); !keys) return keys;
  }
  return Done{};
}

Result<std::vector<std::uint64_t>> read_hashes(const Node& table, std::string_view key) {
  auto texts = table.get_texts(key);
  if (!texts) return std::move(texts).failure();
  std::vector<std::uint64_t> out;
  for (const std::string& text : *texts) out.push_back(hash_folded(text));
  return out;
}

Result<Done> read_digits(const Node& file, Numbers& out) {
  const Node* digits = file.find("digits");
  if (digits == nullptr) return Done{};
  auto decimal = digits->get_text("decimal", "."), group = digits->get_text("group", ",");
  auto joins = digits->get_boolean("hyphen_joins");
  auto marks = read_hashes(*digits, "ordinal_marks");
  auto suffixes = read_hashes(*digits, "ordinal_suffixes"), some = read_hashes(*digits, "some_suffixes");
  if (!decimal) return std::move(decimal).failure();
  if (!group) return std::move(group).failure();
  if (!joins) return std::move(joins).failure();
  if (!marks) return std::move(marks).failure();
  if (!suffixes) return std::move(suffixes).failure();
  if (!some) return std::move(some).failure();
  if ((*decimal != "." && *decimal != ",") || (*group != "." && *group != ",") || *decimal == *group)
    return digits->wrong("'decimal' and 'group' must be '.' and ',' or the other way round");
  out.decimal = (*decimal)[0];
  out.group = (*group)[0];
  out.hyphen_joins = *joins;
  out.ordinal_marks = *std::move(marks);
  out.ordinal_suffixes = *std::move(suffixes);
  out.plural_suffixes = *std::move(some);
  return digits->only({"decimal", "group", "hyphen_joins", "ordinal_marks", "ordinal_suffixes", "some_suffixes"});
}

Result<Done> read_counting(const Node& file, Numbers& out) {
  const Node* counting = file.find("counting");
  if (counting == nullptr) return Done{};
  auto person = counting->get_text("person"), age = counting->get_text("age");
  if (!age) return std::move(age).failure();
  out.age_unit = *std::move(age);
  auto prefixes = counting->get_texts("verb_prefixes");
  if (!person) return std::move(person).failure();
  if (!prefixes) return std::move(prefixes).failure();
  out.person = *std::move(person);
  out.verb_prefixes = *std::move(prefixes);
  return counting->only({"person", "age", "verb_prefixes"});
}

}  // namespace

Result<Done> load_numbers(const Node& file, Numbers& out, LexiconBuilder& lexicon) {
  Words words(out, lexicon);
  Plain plain;
  Result<Done> done = read_digits(file, out);
  if (done) done = read_counting(file, out);
  if (done) done = add_plain(file, words, plain);
  if (done) done = add_built(file, words, plain);
  if (done) done = add_tables(file, words);
  if (done) done = add_symbols(file, words);
  if (done) done = add_quantifiers(file, words);
  if (done) done = std::move(words.done);
  if (done) done = load_number_context(file, out, lexicon);
  if (!done) return done;
  return file.only({"digits",    "counting",     "words",    "values",      "times", "scales", "vague",
                    "fractions", "denominators", "ordinals", "collectives", "built", "symbol", "quantifier",
                    "article",   "hedge",        "ranges",   "changes",     "block", "example"});
}

}  // namespace runut
