// Chunks: where names can stand at all. Everything in lower case is passed over with one look.
#include "extract/name_labels.h"

namespace runut {
namespace {

/// Marks that stand inside names: "Jean-Pierre", "A. Yani", "MPR/DPR".
bool joins(const Text& text, std::uint32_t i) {
  const Token& t = text.token(i);
  if (t.kind != TokenKind::mark) return false;
  switch (t.mark) {
    case '-':
    case '/':
    case '&':
    case '\'':
    case '`':
    case 0x2019:
    case 0x2013:
      return true;
    case '.':
      return i > 0 && text.token(i - 1).is_word() && text.token(i - 1).span.size() <= 4 &&
             text.token(i - 1).capitalised();
    default:
      return false;
  }
}

/// Whether tokens [from, to) may stand between two capitalised words of one name.
bool bridge(const Text& text, std::uint32_t from, std::uint32_t to) {
  for (std::uint32_t i = from; i < to; ++i) {
    if (text.token(i).lines_before > 0) return false;
    if (joins(text, i) || text.token(i).is_number()) continue;
    if (text.hit(i, SenseKind::name_particle) == nullptr) return false;
  }
  return text.token(to).lines_before == 0;
}

constexpr std::uint32_t longest_bridge = 2;

}  // namespace

std::vector<NameChunk> find_chunks(const Text& text) {
  std::vector<NameChunk> out;
  std::uint32_t sentence = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (!text.token(i).capitalised()) continue;
    if (!out.empty() && text.sentence_of[i] == sentence && i - out.back().last <= longest_bridge &&
        bridge(text, out.back().last, i)) {
      out.back().last = i + 1;
    } else {
      out.push_back({i, i + 1});
      sentence = text.sentence_of[i];
    }
  }
  return out;
}

bool locative(const Text& text, std::uint32_t token) {
  for (std::uint32_t back = 1; back <= 3 && back <= token; ++back) {
    for (const Hit& h : text.scan.hits_at(token - back)) {
      if (h.last != token) continue;
      if (h.kind == SenseKind::place_head) return true;
      if (h.kind != SenseKind::grammar) continue;
      const auto role = static_cast<GrammarRole>(h.index);
      if (role == GrammarRole::at || role == GrammarRole::to || role == GrammarRole::from) return true;
    }
  }
  return false;
}

}  // namespace runut
