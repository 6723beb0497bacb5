// The function words of a language, by what they do; and words that are read only for their form.
#pragma once

#include <cstdint>

#include "pack/lexicon.h"
#include "pack/node.h"

namespace runut {

/// What a function word does. Index of SenseKind::grammar hits. Names are the keys of grammar.toml.
enum class GrammarRole : std::uint8_t {
  conjunction,     ///< and
  disjunction,     ///< or
  contrast,        ///< but, while, meanwhile: opens a clause of its own
  relative,        ///< who, which
  complementizer,  ///< that (after verbs of saying)
  at,              ///< in, at: locative
  to,              ///< to, towards
  from,            ///< from
  of,              ///< belonging to
  agent,           ///< by
  with,
  purpose,    ///< for, in order to
  cause,      ///< because of, due to
  condition,  ///< if
  when,       ///< when, while, during
  until,
  since,
  between,
  each,        ///< each, respectively
  other,       ///< other(s), the rest
  more,        ///< more, again, additional
  among_them,  ///< of them, among them
  including,
  negation,
  only,
  already,  ///< perfect
  still,
  existence,  ///< there is, there are
  copula,
  as,
  demonstrative,  ///< this, that
  article,        ///< a, the (where the language has them)
  all,            ///< all, the whole
  than,           ///< than, compared with: what follows is the base of a comparison
  possessive,     ///< their, its
  infinitive,     ///< "to" before a verb
  auxiliary,      ///< will, would, may, do: stands before a verb
  count_
};

/// Loads grammar.toml.
[[nodiscard]] Result<Done> load_grammar(const Node& file, LexiconBuilder& lexicon);

}  // namespace runut
