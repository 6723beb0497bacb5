// Text: a document ready for the extractors: tokens and hits, sentences, quotations, furniture.
//
// Built once per document; extractors only read it. Token numbers index everything.
#pragma once

#include <cstdint>
#include <vector>

#include "pack/pack.h"
#include "pack/scan.h"
#include "runut/document.h"
#include "text/quotations.h"

namespace runut {

/// Tokens [first, last), within one line or paragraph. Furniture makes sentences of its own.
struct Sentence {
  std::uint32_t first = 0, last = 0;
  std::uint32_t paragraph = 0;  ///< counts lines that hold text
  bool furniture = false;
  bool headline = false;  ///< the document's title line, or a heading inside
  /// Bits of all SenseKinds that begin in it and of all GrammarRoles: what it has none of nobody need look for.
  std::uint64_t kinds = 0, roles = 0;
};

/// What is known of a document's tokens and sentences beside the scan.
struct TextTables {
  std::vector<Sentence> sentences;
  std::vector<Quotation> quotations;       ///< ascending, disjoint (the outer ones)
  std::vector<std::uint64_t> roles;        ///< per token: bit 1 << GrammarRole for each function word that begins there
  std::vector<std::uint32_t> sentence_of;  ///< per token
  std::vector<std::uint32_t> quotation_of;  ///< per token: number in `quotations` plus 1, 0 outside
};

class Text : public TextTables {
 public:
  /// `document` and `pack` must outlive this. The tables of an earlier text are written anew: who reads one document
  /// after another moves them in and out, as the scan, and saves the memory's keeper the work.
  Text(const Document& document, const Pack& pack, Scan&& scan, TextTables&& used = {});

  const Document& document;
  const Pack& pack;
  Scan scan;

  [[nodiscard]] std::uint32_t size() const { return scan.size(); }
  [[nodiscard]] const Token& token(std::uint32_t i) const { return scan.tokens[i]; }
  [[nodiscard]] std::string_view words(std::uint32_t first, std::uint32_t last) const {
    return scan.span(first, last).of(document.text);
  }
  [[nodiscard]] std::string_view word(std::uint32_t i) const { return token(i).span.of(document.text); }
  [[nodiscard]] const Sentence& sentence_at(std::uint32_t token) const { return sentences[sentence_of[token]]; }
  /// Whether a hit of this kind, or a function word with this role, begins anywhere in a sentence.
  [[nodiscard]] static bool has(const Sentence& s, SenseKind kind) { return (s.kinds & Scan::bit(kind)) != 0; }
  [[nodiscard]] static bool has(const Sentence& s, GrammarRole role) {
    return (s.roles >> static_cast<unsigned>(role) & 1U) != 0;
  }
  /// The hit of this kind that begins at a token, or null; null past the end.
  [[nodiscard]] const Hit* hit(std::uint32_t i, SenseKind kind) const {
    return i < size() ? scan.hit_at(i, kind) : nullptr;
  }
  /// The hit of this kind that ends right before a token, or null. Looks back at most 8 tokens.
  [[nodiscard]] const Hit* hit_before(std::uint32_t i, SenseKind kind) const {
    return i < scan.ends.size() && (scan.ends[i] & Scan::bit(kind)) != 0 ? find_before(i, kind) : nullptr;
  }
  /// Whether the token is a word with an ending of possession.
  [[nodiscard]] bool possessive(std::uint32_t i) const;
  /// Whether the word at the token is longer than an ending (of ASCII letters) and ends in it, in capitals too.
  [[nodiscard]] bool ends_in(std::uint32_t i, std::string_view ending) const;
  /// Whether the word at the token begins as the pack's verbs do, with a root behind that.
  [[nodiscard]] bool formed_as_verb(std::uint32_t i) const;
  /// Whether the token is a word that its capital sets off: not where the words beside it are in capitals as well.
  [[nodiscard]] bool set_off(std::uint32_t i) const;
  /// Whether a function word with this role begins at the token.
  [[nodiscard]] bool is(std::uint32_t i, GrammarRole role) const {
    return i < roles.size() && (roles[i] >> static_cast<unsigned>(role) & 1U) != 0;
  }
  /// Whether the token is a function word that opens a sentence behind an abbreviation.
  [[nodiscard]] bool opens_sentence(std::uint32_t i) const;
  /// The first token that begins at or after a byte.
  [[nodiscard]] std::uint32_t token_at(std::uint32_t byte) const;

 private:
  [[nodiscard]] const Hit* find_before(std::uint32_t i, SenseKind kind) const;
  [[nodiscard]] std::vector<std::uint32_t> edges_of_furniture() const;
};

}  // namespace runut
