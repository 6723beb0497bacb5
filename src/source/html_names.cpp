// The names of elements and attributes: small sorted tables, searched by halves. Names of
// elements that only change letters are all one.
#include <algorithm>
#include <array>
#include <utility>

#include "source/html.h"

namespace runut {
namespace {

template <class Enum>
using Name = std::pair<std::string_view, Enum>;

// clang-format off
constexpr std::array<Name<Tag>, 107> tags{{
  {"a",Tag::a}, {"abbr",Tag::abbr}, {"acronym",Tag::span}, {"address",Tag::address}, {"amp-img",Tag::amp_img},
  {"article",Tag::article}, {"aside",Tag::aside}, {"audio",Tag::audio}, {"b",Tag::b}, {"bdi",Tag::span},
  {"bdo",Tag::span}, {"big",Tag::span}, {"blockquote",Tag::blockquote}, {"body",Tag::body}, {"br",Tag::br},
  {"button",Tag::button}, {"canvas",Tag::canvas}, {"caption",Tag::caption}, {"center",Tag::center},
  {"cite",Tag::cite}, {"code",Tag::code}, {"data",Tag::span}, {"dd",Tag::dd}, {"del",Tag::del},
  {"details",Tag::details}, {"dfn",Tag::span}, {"dialog",Tag::dialog}, {"div",Tag::div}, {"dl",Tag::dl},
  {"dt",Tag::dt}, {"em",Tag::em}, {"embed",Tag::embed}, {"fieldset",Tag::fieldset}, {"figcaption",Tag::figcaption},
  {"figure",Tag::figure}, {"font",Tag::font}, {"footer",Tag::footer}, {"form",Tag::form}, {"h1",Tag::h1},
  {"h2",Tag::h2}, {"h3",Tag::h3}, {"h4",Tag::h4}, {"h5",Tag::h5}, {"h6",Tag::h6}, {"head",Tag::head},
  {"header",Tag::header}, {"hr",Tag::hr}, {"html",Tag::html}, {"i",Tag::i}, {"iframe",Tag::iframe},
  {"img",Tag::img}, {"input",Tag::input}, {"ins",Tag::ins}, {"kbd",Tag::span}, {"label",Tag::label},
  {"legend",Tag::legend}, {"li",Tag::li}, {"link",Tag::link}, {"main",Tag::main}, {"mark",Tag::mark},
  {"menu",Tag::menu}, {"meta",Tag::meta}, {"nav",Tag::nav}, {"nobr",Tag::span}, {"noscript",Tag::noscript},
  {"object",Tag::object}, {"ol",Tag::ol}, {"option",Tag::option}, {"p",Tag::p}, {"picture",Tag::picture},
  {"pre",Tag::pre}, {"q",Tag::q}, {"rb",Tag::span}, {"rt",Tag::span}, {"ruby",Tag::span}, {"s",Tag::s},
  {"samp",Tag::span}, {"script",Tag::script}, {"section",Tag::section}, {"select",Tag::select},
  {"small",Tag::small}, {"source",Tag::source}, {"span",Tag::span}, {"strike",Tag::strike}, {"strong",Tag::strong},
  {"style",Tag::style}, {"sub",Tag::sub}, {"summary",Tag::summary}, {"sup",Tag::sup}, {"svg",Tag::svg},
  {"table",Tag::table}, {"tbody",Tag::tbody}, {"td",Tag::td}, {"template",Tag::template_},
  {"textarea",Tag::textarea}, {"tfoot",Tag::tfoot}, {"th",Tag::th}, {"thead",Tag::thead}, {"time",Tag::time},
  {"title",Tag::title}, {"tr",Tag::tr}, {"tt",Tag::span}, {"u",Tag::u}, {"ul",Tag::ul}, {"var",Tag::span},
  {"video",Tag::video}, {"wbr",Tag::wbr},
}};
constexpr std::array<Name<Attribute>, 25> attributes{{
  {"aria-hidden",Attribute::aria_hidden}, {"aria-label",Attribute::aria_label}, {"class",Attribute::class_},
  {"content",Attribute::content}, {"data-component",Attribute::data_component},
  {"data-testid",Attribute::data_testid}, {"data-type",Attribute::data_type}, {"datetime",Attribute::datetime},
  {"hidden",Attribute::hidden}, {"href",Attribute::href}, {"id",Attribute::id}, {"itemid",Attribute::itemid},
  {"itemprop",Attribute::itemprop}, {"itemscope",Attribute::itemscope}, {"itemtype",Attribute::itemtype},
  {"lang",Attribute::lang}, {"name",Attribute::name}, {"property",Attribute::property},
  {"pubdate",Attribute::pubdate}, {"rel",Attribute::rel}, {"role",Attribute::role}, {"style",Attribute::style},
  {"title",Attribute::title}, {"type",Attribute::type}, {"value",Attribute::value},
}};
// clang-format on

template <class Enum, std::size_t N>
Enum find(const std::array<Name<Enum>, N>& names, std::string_view name, Enum otherwise) {
  const auto at = std::lower_bound(names.begin(), names.end(), name,
                                   [](const Name<Enum>& n, std::string_view wanted) { return n.first < wanted; });
  return at != names.end() && at->first == name ? at->second : otherwise;
}

}  // namespace

Tag tag_of(std::string_view name) { return find(tags, name, Tag::other); }

Attribute attribute_of(std::string_view name) { return find(attributes, name, Attribute::count_); }

}  // namespace runut
