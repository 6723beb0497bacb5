// Names in three steps: chunks of capitalised words, labels over their tokens, links to whose names
// they are. See name_labels.h and name_links.h.
#include "extract/names.h"

#include "extract/name_features.h"
#include "extract/name_links.h"

namespace runut {

namespace {

/// "Lee Seong-kweun": a small-letter word that no pack knows, glued to a person's name by a hyphen, is of the name.
std::vector<NameLabel> with_hyphened_ends(const Text& text, std::vector<NameLabel> labels) {
  for (NameLabel& label : labels) {
    if (label.type != NameType::person || label.last + 1 >= text.size() || label.last < label.first + 2) continue;
    const Token &mark = text.token(label.last), &end = text.token(label.last + 1);
    const bool glued = mark.is_mark('-') && !mark.space_before && end.is_word() && !end.space_before;
    if (glued && !end.capitalised() && end.word == 0) label.last += 2;
  }
  return labels;
}

}  // namespace

std::vector<LocatedName> read_names(const Text& text) {
  const NameTokens tokens(text);
  const std::vector<NameChunk> chunks = find_chunks(text, tokens);
  if (text.pack.name_model.empty()) return link_names(text, with_hyphened_ends(text, label_by_rules(text, chunks)));
  std::vector<NameLabel> labels = repair_labels(text, tokens, chunks, label_by_model(text, tokens, chunks));
  return link_names(text, with_hyphened_ends(text, with_speakers(text, tokens, std::move(labels))));
}

}  // namespace runut
