// Names in three steps: chunks of capitalised words, labels over their tokens, links to whose names
// they are. See name_labels.h and name_links.h.
#include "extract/names.h"

#include "extract/name_labels.h"
#include "extract/name_links.h"

namespace runut {

std::vector<LocatedName> read_names(const Text& text) {
  return link_names(text, label_by_rules(text, find_chunks(text)));
}

}  // namespace runut
