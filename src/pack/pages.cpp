// Class words are hashed one by one and in pairs; prefixes by every beginning of a word up to the longest of them.
#include "pack/pages.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <system_error>

#include "runut/record_names.h"

namespace runut {
namespace {

constexpr std::array<std::string_view, 13> roles{"furniture", "suspect", "body",   "article", "lead",
                                                 "headline",  "byline",  "date",   "caption", "pull_quote",
                                                 "update",    "layout",  "paywall"};
constexpr std::array<std::string_view, 9> field_names{"title",   "authors",  "published", "modified",   "outlet",
                                                      "section", "language", "url",       "description"};
constexpr std::size_t most_cues = 64;
constexpr std::size_t most_bytes = 600;  ///< of a class that is looked at
constexpr std::uint64_t seed = 1469598103934665603ULL;
constexpr std::uint64_t prime = 1099511628211ULL;

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr std::uint64_t step(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(is_upper(c) ? c + 32 : c)) * prime;
}
constexpr std::uint64_t pair_of(std::uint64_t a, std::uint64_t b) { return (a * 31) ^ (b + 0x9E3779B97F4A7C15ULL); }

/// Calls `on_word` with each word of a class: a run of letters, cut where a capital follows a small one, or of digits.
template <class OnWord>
void each_word(std::string_view value, OnWord on_word) {
  value = value.substr(0, most_bytes);
  for (std::size_t i = 0; i < value.size();) {
    const char c = value[i];
    if (!is_upper(c) && !is_lower(c) && !is_digit(c)) {
      ++i;
      continue;
    }
    const std::size_t from = i;
    const bool digits = is_digit(c);
    for (++i; i < value.size(); ++i) {
      const char n = value[i];
      if (is_digit(n) != digits || (!is_digit(n) && !is_upper(n) && !is_lower(n))) break;
      if (is_upper(n) && is_lower(value[i - 1])) break;
    }
    on_word(value.substr(from, i - from));
  }
}

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = seed;
  for (const char c : word) hash = step(hash, c);
  return hash;
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#:"));
}

Result<Done> load_texts(const Node& node, std::string_view key, std::vector<std::string>& to) {
  auto texts = node.get_texts(key);
  if (!texts) return std::move(texts).failure();
  for (std::string& text : *texts) to.push_back(std::move(text));
  return Done{};
}

Result<Done> load_outlet(const Node& node, OutletHints& out) {
  for (const auto& [key, to] :
       {std::pair{"domain", &out.domain}, std::pair{"name", &out.name}, std::pair{"zone", &out.zone}}) {
    auto text = node.get_text(key);
    if (!text) return std::move(text).failure();
    *to = *text;
  }
  auto ignore = node.get_boolean("ignore_zone");
  if (!ignore) return std::move(ignore).failure();
  out.ignore_zone = *ignore;
  for (const auto& [key, to] :
       {std::pair{"body", &out.body}, std::pair{"drop", &out.drop}, std::pair{"published", &out.published}})
    if (auto done = load_texts(node, key, *to); !done) return done;
  if (out.domain.empty()) return node.wrong("an outlet without a domain");
  return node.only({"domain", "name", "zone", "ignore_zone", "body", "drop", "published"});
}

}  // namespace

std::uint64_t PageCues::of_class(std::string_view value) const {
  std::uint64_t found = 0;
  value = value.substr(0, most_bytes);
  for (std::size_t at = 0; at < value.size();) {
    const std::size_t end = std::min(value.find_first_of(" \t\r\n", at), value.size());
    if (end > at) {
      const std::uint64_t name = of_name(value.substr(at, end - at));
      found |= (name & with_role(PageRole::layout)) == 0
                   ? name
                   : name & ~with_role(PageRole::furniture) & ~with_role(PageRole::suspect);
    }
    at = end + 1;
  }
  return found;
}

std::uint64_t PageCues::of_name(std::string_view value) const {
  std::uint64_t found = 0, before = 0;
  each_word(value, [&](std::string_view word) {
    std::uint64_t hash = seed;
    for (std::size_t i = 0; i < word.size(); ++i) {
      hash = step(hash, word[i]);
      if (i < 2 || i >= longest_prefix_ || !maybe_[hash >> 48]) continue;
      if (const auto at = prefixes_.find(hash); at != prefixes_.end()) found |= at->second;
    }
    if (maybe_[hash >> 48])
      if (const auto at = words_.find(hash); at != words_.end()) found |= at->second;
    if (before != 0)
      if (const std::uint64_t pair = pair_of(before, hash); maybe_[pair >> 48])
        if (const auto at = words_.find(pair); at != words_.end()) found |= at->second;
    before = hash;
  });
  return found;
}

int PageCues::rank(PageField field, std::string_view name) const {
  const auto& names = fields[static_cast<std::size_t>(field)];
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].size() == name.size() && std::equal(name.begin(), name.end(), names[i].begin(),
                                                     [](char a, char b) { return (is_upper(a) ? a + 32 : a) == b; }))
      return static_cast<int>(i);
  return -1;
}

bool PageCues::is_weak_date(std::string_view from) const {
  if (!from.starts_with("meta ")) return false;
  from.remove_prefix(5);
  return std::any_of(weak_dates.begin(), weak_dates.end(), [&](const std::string& name) {
    return name.size() == from.size() && std::equal(from.begin(), from.end(), name.begin(),
                                                    [](char a, char b) { return (is_upper(a) ? a + 32 : a) == b; });
  });
}

int PageCues::month_of(const std::string& word) const {
  const auto at = months_.find(word);
  return at == months_.end() ? 0 : at->second;
}

const DomainZone* PageCues::zone_of(std::string_view url) const {
  const std::string_view host = host_of(url);
  for (const DomainZone& zone : zones)
    if (std::any_of(zone.domains.begin(), zone.domains.end(), [&](const std::string& d) { return host.ends_with(d); }))
      return &zone;
  return nullptr;
}

const OutletHints* PageCues::outlet_of(std::string_view url) const {
  const std::string_view host = host_of(url);
  for (const OutletHints& outlet : outlets) {
    const std::string& domain = outlet.domain;
    if (host.ends_with(domain) && (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.'))
      return &outlet;
  }
  return nullptr;
}

Result<Done> load_pages(const Node& file, PageCues& out) {
  auto classes = file.get_tables("class");
  if (!classes) return std::move(classes).failure();
  for (const Node* node : *classes) {
    if (auto known = node->only({"role", "why", "words", "prefixes"}); !known) return known;
    auto role = node->get_text("role", "furniture");
    if (!role) return std::move(role).failure();
    const auto at = std::find(roles.begin(), roles.end(), *role);
    if (at == roles.end()) return node->wrong("no such role: " + *role);
    auto why = node->get_text("why", "navigation");
    if (!why) return std::move(why).failure();
    const auto reason = value_of<FurnitureWhy>(*why);
    if (!reason) return node->wrong("no such reason: " + *why);
    if (out.cues.size() == most_cues) return node->wrong("more than 64 classes");
    const std::uint64_t bit = std::uint64_t{1} << out.cues.size();
    out.cues.push_back({static_cast<PageRole>(at - roles.begin()), *reason});
    out.by_role_[at - roles.begin()] |= bit;
    std::vector<std::string> words, prefixes;
    if (auto done = load_texts(*node, "words", words); !done) return done;
    if (auto done = load_texts(*node, "prefixes", prefixes); !done) return done;
    for (const std::string& surface : words) {
      std::vector<std::uint64_t> parts;
      each_word(surface, [&](std::string_view word) { parts.push_back(hash_of(word)); });
      if (parts.empty() || parts.size() > 2) return node->wrong("one word or two, wanted: " + surface);
      const std::uint64_t key = parts.size() == 1 ? parts[0] : pair_of(parts[0], parts[1]);
      out.words_[key] |= bit;
      out.maybe_[key >> 48] = true;
    }
    for (const std::string& prefix : prefixes) {
      if (prefix.size() < 3) return node->wrong("a prefix of fewer than three letters: " + prefix);
      out.prefixes_[hash_of(prefix)] |= bit;
      out.maybe_[hash_of(prefix) >> 48] = true;
      out.longest_prefix_ = std::max(out.longest_prefix_, prefix.size());
    }
  }
  if (const Node* fields = file.find("fields")) {
    for (std::size_t i = 0; i < field_names.size(); ++i)
      if (auto done = load_texts(*fields, field_names[i], out.fields[i]); !done) return done;
    if (auto known = fields->only(
            {"title", "authors", "published", "modified", "outlet", "section", "language", "url", "description"});
        !known)
      return known;
  }
  for (const auto& [key, to] :
       {std::pair{"month_first", &out.month_first}, std::pair{"modified_words", &out.modified_words},
        std::pair{"published_words", &out.published_words}, std::pair{"joiners", &out.joiners},
        std::pair{"other_date_words", &out.other_date_words}, std::pair{"weak_dates", &out.weak_dates},
        std::pair{"state_dates", &out.state_dates}, std::pair{"byline_openers", &out.byline_openers},
        std::pair{"editor_openers", &out.editor_openers}, std::pair{"not_people", &out.not_people},
        std::pair{"body_words", &out.body_words}})
    if (auto done = load_texts(file, key, *to); !done) return done;
  if (const Node* months = file.find("months")) {
    for (int month = 1; month <= 12; ++month) {
      std::vector<std::string> names;
      if (auto done = load_texts(*months, std::to_string(month), names); !done) return done;
      for (std::string& name : names) out.months_.emplace(std::move(name), month);
    }
  }
  auto outlets = file.get_tables("outlet");
  if (!outlets) return std::move(outlets).failure();
  for (const Node* node : *outlets) {
    OutletHints outlet;
    if (auto done = load_outlet(*node, outlet); !done) return done;
    out.outlets.push_back(std::move(outlet));
  }
  auto zones = file.get_tables("zone");
  if (!zones) return std::move(zones).failure();
  for (const Node* node : *zones) {
    DomainZone zone;
    if (auto done = load_texts(*node, "domains", zone.domains); !done) return done;
    auto minutes = node->get_integer("minutes");
    if (!minutes) return std::move(minutes).failure();
    if (*minutes < -840 || *minutes > 840) return node->wrong("no such offset");
    zone.minutes = static_cast<int>(*minutes);
    auto summer = node->get_boolean("summer");
    if (!summer) return std::move(summer).failure();
    zone.summer = *summer;
    if (auto known = node->only({"domains", "minutes", "summer"}); !known) return known;
    out.zones.push_back(std::move(zone));
  }
  return file.only({"zone", "class", "fields", "outlet", "months", "month_first", "modified_words", "published_words",
                    "other_date_words", "weak_dates", "state_dates", "joiners", "byline_openers", "editor_openers",
                    "not_people", "body_words", "example"});
}

Result<PageCues> load_page_cues(const std::string& folder) {
  PageCues cues;
  std::vector<std::filesystem::path> files;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    for (const char* name : {"pages.toml", "page_months.toml"})
      if (std::filesystem::exists(entry.path() / name, ignored)) files.push_back(entry.path() / name);
  std::sort(files.begin(), files.end());
  for (const std::filesystem::path& file : files) {
    auto node = load_toml(file.string());
    if (!node) return std::move(node).failure();
    if (auto done = load_pages(*node, cues); !done) return std::move(done).failure();
  }
  return cues;
}

}  // namespace runut
