// What the words around a name say of it as a place: where, whose or wherefrom. Shared by the readers of actors and
// places and by what a report is about.
#pragma once

#include "extract/claim_draft.h"

namespace runut {

using NameIterator = std::vector<LocatedName>::const_iterator;

/// The first name that begins at a token or behind it.
[[nodiscard]] NameIterator first_name_in(const ClaimContext& c, std::uint32_t token);

/// Whether a word that says where, where to or where from stands before the token; looks over at most
/// three words (a place's head, "the region of").
enum class Locative { none, at, to, from };
[[nodiscard]] Locative locative_before(const Text& text, std::uint32_t token);

/// Seas and parts of the world: they belong to no state, and say little of where a thing happened.
[[nodiscard]] bool is_wide(const Text& text, const LocatedName& n);

/// Whether a name only says where the report was written; the headline stands before that and says more.
[[nodiscard]] bool stands_in_dateline(const ClaimContext& c, const LocatedName& n);

/// Whether a hyphen and a word are glued to what ends at a token ("U.S.-led").
[[nodiscard]] bool tied_to_next(const Text& text, std::uint32_t last);

/// An adjective of a state says whose, not where ("in new Utopian attacks"), unless it is of a place ("in the Utopian
/// capital"); so does what a hyphen ties to another word ("U.S.-led").
[[nodiscard]] bool only_describes(const ClaimContext& c, const LocatedName& n);

/// Whether the name stands outside what its sentence reports: it says where the speaker was.
[[nodiscard]] bool says_where_it_was_said(const ClaimContext& c, const LocatedName& n, const Sentence& s);

/// A building that takes people in ("the hospital of X"): where they were brought, hardly where it happened.
[[nodiscard]] bool is_facility(const Text& text, const LocatedName& n);

/// Whether the name is part of who said it rather than of what is said.
[[nodiscard]] bool in_source(const Draft& d, const LocatedName& n);

/// Whether the name belongs to the unit of some figure ("5 dollars of X") or names what it counts ("1 hospital
/// of X damaged"): neither acts, nor is it where things happen.
[[nodiscard]] bool is_counted(const ClaimContext& c, const LocatedName& n);

}  // namespace runut
