// Names in three steps: chunks of capitalised words, labels over their tokens, links to whose names
// they are. See name_labels.h and name_links.h.
#include "extract/names.h"

#include "extract/name_features.h"
#include "extract/name_links.h"

namespace runut {

std::vector<LocatedName> read_names(const Text& text) {
  const NameTokens tokens(text);
  const std::vector<NameChunk> chunks = find_chunks(text, tokens);
  if (text.pack.name_model.empty()) return link_names(text, label_by_rules(text, chunks));
  return link_names(text, repair_labels(text, tokens, chunks, label_by_model(text, tokens, chunks)));
}

}  // namespace runut
