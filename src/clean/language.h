// Language: which pack can read a text, told by its function words.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pack/pack.h"
#include "pack/scan.h"

namespace runut {

using PackMap = std::map<std::string, std::shared_ptr<const Pack>>;

/// The pack whose function words make up the largest share of the text's words, or null where none reaches
/// the share that running text of a language has. A text of a few words is no running text: it goes to the
/// pack that knows most of its words, and where none knows more than the others, to the one that its
/// pack.toml names as `default`. Deterministic. Cost: a bounded beginning of the text, once per pack.
/// `doubt`, where given, gets the reason when the answer is unsure: few words, or two languages nearly alike.
[[nodiscard]] const Pack* detect_language(std::string_view text, const PackMap& packs, std::string* doubt = nullptr);

/// A passage that is written in the language of another pack: a paragraph, a quotation, a sentence.
struct ForeignPassage {
  Span span;
  const Pack* pack = nullptr;
  bool unsure = false;  ///< words of the document's own language stand in it too
};

/// The passages of a text, scanned with its pack, that have hardly a function word of their document's language
/// and many of another one's: quotations in another language, pages of two languages. At most 64. Cost: one
/// walk over the tokens, and a look-up per word and pack in the passages that look foreign.
[[nodiscard]] std::vector<ForeignPassage> foreign_passages(const Scan& scan, const Pack& own, const PackMap& packs);

}  // namespace runut
