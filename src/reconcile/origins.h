// Origins: whose word a claim rests on, as one identity for all names that mean it.
//
// The innermost speaker of the chain counts. A spokesman, or any officer named together with his body, stands for
// the body; "South Korean intelligence" is its service; a body's short name is the longer one that the same report
// uses. What nobody is said to have said is the outlet's own, unless the same report gives the same figure
// with its source. Left out: who stands for whom across reports, but for parts of names (see `merge_names`).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pack/pack.h"
#include "reconcile/symbols.h"
#include "runut/reading.h"
#include "runut/series.h"

namespace runut {

/// The identities of one report's sources.
class ReportOrigins {
 public:
  ReportOrigins(const Reading& reading, const Pack& pack);
  /// The identity of a name as claims carry it, readable and the same for every report that means the same.
  [[nodiscard]] const std::string& identity(const std::string& origin);

 private:
  [[nodiscard]] std::string identify(const std::string& origin) const;
  [[nodiscard]] std::string source_words(const std::string& origin) const;

  const Reading& reading_;
  const Pack& pack_;
  std::unordered_map<std::string, std::string> known_;
  std::vector<std::string> bodies_;  // identities of bodies named in the report, the longest first
};

/// What a body's name comes to, without the report around it: "BPBD DKI Jakarta" and its long form are one.
/// Empty where the words name no body that the pack knows. Outlets are bodies too, unless they only stand beside a
/// person.
[[nodiscard]] std::string body_identity(std::string_view words, const Pack& pack, bool outlets = true);

/// Whether one name is a part of the other ("Zelenskyy", "Volodymyr Zelenskyy"), by whole words from its end or
/// beginning.
[[nodiscard]] bool is_part_of_name(std::string_view shorter, std::string_view longer);

}  // namespace runut
