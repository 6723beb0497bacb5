// Language: which pack can read a text, told by its function words.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "pack/pack.h"

namespace runut {

using PackMap = std::map<std::string, std::shared_ptr<const Pack>>;

/// The pack whose function words make up the largest share of the text's words, or null where none reaches
/// the share that running text of a language has. A text of a few words is no running text: it goes to the
/// pack that knows most of its words, and where none knows more than the others, to the one that its
/// pack.toml names as `default`. Deterministic. Cost: a bounded beginning of the text, once per pack.
[[nodiscard]] const Pack* detect_language(std::string_view text, const PackMap& packs);

}  // namespace runut
