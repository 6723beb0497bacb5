// What a new report changes: its subjects alone, and of a subject of thousands of claims those that stand next to the
// new ones in the order of publication. So a report costs the same in a story of ten reports and of ten thousand.
//
// What is worked out in part is owed: the next `reconcile` works it out whole.
#include <algorithm>
#include <tuple>

#include "reconcile/reconcile.h"

namespace runut {
namespace {

constexpr std::size_t sorted_at_once = 256;  // documents; sorting these takes some 20 ms
constexpr std::size_t long_subject = 800, nearest = 300;

/// The claims published nearest to those of the documents from number `first` on, which all stand among them.
std::vector<ClaimOf> nearest_claims(const std::vector<ClaimOf>& claims, std::uint32_t first) {
  std::int64_t from = INT64_MAX, to = INT64_MIN;
  std::size_t fresh = 0;
  for (const ClaimOf& c : claims) {
    if (c.id.document < first) continue;
    ++fresh;
    if (const Moments& p = c.document->published; p.known) from = std::min(from, p.first), to = std::max(to, p.first);
  }
  struct Near {
    bool old = false, undated = false;
    std::int64_t away = 0;
    const ClaimOf* claim = nullptr;
  };
  std::vector<Near> all;
  all.reserve(claims.size());
  for (const ClaimOf& c : claims) {
    const Moments& p = c.document->published;
    const std::int64_t away = !p.known || from > to ? 0 : std::max<std::int64_t>({from - p.first, p.first - to, 0});
    all.push_back({c.id.document < first, !p.known, away, &c});
  }
  const std::size_t kept = std::min(all.size(), std::max(fresh, nearest));
  const auto nearer = [](const Near& a, const Near& b) {
    const auto key = [](const Near& n) { return std::tuple(n.old, n.undated, n.away); };
    return key(a) != key(b) ? key(a) < key(b) : b.claim->id < a.claim->id;  // of one day, what came last
  };
  if (kept < all.size())
    std::nth_element(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(kept), all.end(), nearer);
  std::vector<ClaimOf> out;
  out.reserve(kept);
  for (std::size_t i = 0; i < kept; ++i) out.push_back(*all[i].claim);
  return out;
}

}  // namespace

Reconciliation Pile::changes() {
  const bool anew = documents_.size() <= sorted_at_once || documents_.size() > 2 * filed_;
  const auto before = static_cast<std::uint32_t>(filed_);
  if (filed_ < documents_.size()) file(anew ? index_.stories() : index_.assigned(), anew ? 0 : before);
  std::vector<std::uint32_t> stories;
  for (std::uint32_t n = before; n < documents_.size(); ++n) stories.push_back(documents_[n]->story);
  std::vector<const Entry*> changed;
  for (const SubjectKey& key : work_out_near(anew ? 0 : before))
    if (const auto found = subjects_.find(key); found != subjects_.end()) {
      changed.push_back(&*found);
      stories.push_back(key.story);
    }
  std::sort(stories.begin(), stories.end());
  stories.erase(std::unique(stories.begin(), stories.end()), stories.end());
  return gathered(std::move(changed), stories);
}

std::set<Pile::SubjectKey> Pile::work_out_near(std::uint32_t first) {
  for (const SubjectKey& key : changed_) {
    const auto found = subjects_.find(key);
    if (found == subjects_.end()) continue;
    Subject& subject = found->second;
    const bool whole = first == 0 || subject.claims.size() <= long_subject;
    if (!whole) owed_.insert(key);
    work_out(subject, whole ? subject.claims : nearest_claims(subject.claims, first));
  }
  return std::exchange(changed_, {});
}

}  // namespace runut
