// Values by rank; addresses and names told apart, because "source" is either.
#include "source/record.h"

#include <algorithm>
#include <array>

#include "source/dates.h"
#include "source/source.h"

namespace runut {
namespace {

constexpr std::size_t most_names = 12;  ///< told in a complaint
constexpr std::string_view opener = "<article>";

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }
bool is_address(std::string_view text) { return text.substr(0, 8).find("://") != std::string_view::npos; }

Unexpected malformed(std::string what, std::string hint = {}) {
  return unexpected(ErrorCode::malformed, {}, std::move(what), std::move(hint));
}

}  // namespace

bool holds_markup(std::string_view text) {
  constexpr std::array<std::string_view, 8> closers{"/p>", "/div>", "/span>", "/a>", "/h2>", "/li>", "/b>", "/strong>"};
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string_view::npos; ++at) {
    const std::string_view tag = text.substr(at + 1, 10);
    if (tag.starts_with("p>") || tag.starts_with("br>") || tag.starts_with("br ") || tag.starts_with("br/"))
      return true;
    if (std::any_of(closers.begin(), closers.end(), [&](std::string_view c) { return tag.starts_with(c); }))
      return true;
  }
  return false;
}

void Record::clear() {
  values_.clear();
  made_.clear();
  notes_.clear();
  seen_.clear();
  seen_count_ = 0;
}

void Record::seen(std::string_view name) {
  if (++seen_count_ > most_names) return;
  if (!seen_.empty()) seen_ += ", ";
  seen_ += name.substr(0, 60);
}

template <class Fits>
const Record::Value* Record::best(RecordField field, Fits fits) const {
  const Value* found = nullptr;
  for (const Value& v : values_)
    if (v.field == field && (found == nullptr || v.rank < found->rank) && !blank(v.value) && fits(v.value)) found = &v;
  return found;
}

const Record::Value* Record::best(RecordField field) const {
  return best(field, [](std::string_view) { return true; });
}

std::string_view Record::value_of(RecordField field) const {
  const Value* v = best(field);
  return v == nullptr ? std::string_view() : v->value;
}

void Record::fill_published(Document& document) const {
  const auto readable = [](std::string_view v) {
    StatedDate any;
    return read_stated_date(v, any);
  };
  if (const Value* stated = best(RecordField::published, readable)) {
    (void)read_stated_date(stated->value, document.published);
    document.published_basis = DateBasis::given;
  } else if (const Value* v = best(RecordField::published)) {
    document.notes.push_back("`published` is no date in ISO 8601 form, and was not used: " +
                             std::string(v->value.substr(0, 40)));
  }
}

Result<Done> Record::fill(bool pages, Document& document) {
  // What is known of it comes first: an article whose text is not here has an address still.
  const auto take = [&](RecordField field, std::string& to, auto fits) {
    if (const Value* v = best(field, fits)) to = v->value;
  };
  const auto anything = [](std::string_view) { return true; };
  take(RecordField::id, document.id, anything);
  take(RecordField::title, document.title, anything);
  take(RecordField::outlet, document.outlet, [](std::string_view v) { return !is_address(v); });
  take(RecordField::language, document.language, anything);
  take(RecordField::url, document.url, is_address);
  if (document.url.empty())
    if (const Value* v = best(RecordField::url); v != nullptr && v->rank <= 1) document.url = v->value;
  take(RecordField::authors, document.byline, anything);
  if (const Value* v = best(RecordField::fetched)) {
    StatedDate date;
    document.fetched = read_stated_date(v->value, date) ? iso_of(date) : std::string();
  }
  fill_published(document);
  const auto any = [&](RecordField f) {
    return std::any_of(values_.begin(), values_.end(), [f](const Value& v) { return v.field == f; });
  };
  const std::string fields = seen_.empty() ? "" : "fields: " + seen_ + (seen_count_ > most_names ? ", ..." : "");
  const Value* text = best(RecordField::text);
  const Value* html = best(RecordField::html);
  if (html == nullptr && text != nullptr && text->rank != 1 && holds_markup(text->value)) std::swap(html, text);
  if (pages && html == nullptr)
    return any(RecordField::html) ? malformed("has an empty `html`") : malformed("has no `html`", fields);
  const bool page = html != nullptr && (pages || text == nullptr);
  if (!page && text == nullptr)
    return any(RecordField::text)   ? malformed("has an empty `text`")
           : any(RecordField::html) ? malformed("has an empty `html`")
                                    : malformed("has no `text`", fields);
  // A text inside JSON may hold anything, also what no file of text would: it is taken as it is.
  const std::string_view words = page ? html->value : text->value;
  (page ? document.markup : document.text) = words;
  if (page && words.find("<body") == std::string_view::npos && words.find("<html") == std::string_view::npos) {
    // What is no whole page is an article's body, and all of it.
    document.markup.insert(0, opener);
    document.raw_map = {{0, 0, static_cast<std::uint16_t>(opener.size()), 0},
                        {static_cast<std::uint32_t>(opener.size()), 0, 1, 1}};
  }
  document.encoding = "UTF-8";
  document.hash = hash_of(words);
  document.notes.insert(document.notes.end(), std::make_move_iterator(notes_.begin()),
                        std::make_move_iterator(notes_.end()));
  return Done{};
}

}  // namespace runut
