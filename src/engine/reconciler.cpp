// The pile behind the public handle: finds the pack that a reading was read with.
#include "runut/reconciler.h"

#include "engine/packs.h"
#include "reconcile/reconcile.h"

namespace runut {
namespace {

std::vector<const Pack*> all_packs(const Packs& packs) {
  std::vector<const Pack*> out;
  for (const auto& [language, pack] : packs.by_language) out.push_back(pack.get());
  return out;
}

}  // namespace

struct Reconciler::State {
  explicit State(std::shared_ptr<const Packs> all) : packs(std::move(all)), pile(all_packs(*packs)) {}
  std::shared_ptr<const Packs> packs;
  Pile pile;
};

Reconciler::Reconciler(std::shared_ptr<const Packs> packs) : state_(std::make_unique<State>(std::move(packs))) {}
Reconciler::~Reconciler() = default;
Reconciler::Reconciler(Reconciler&&) noexcept = default;
Reconciler& Reconciler::operator=(Reconciler&&) noexcept = default;

void Reconciler::add(const Reading& reading) {
  const auto& by_language = state_->packs->by_language;
  auto found = by_language.find(reading.document.language);
  if (found == by_language.end())
    found = by_language.find(reading.document.language.substr(0, reading.document.language.find_first_of("-_")));
  if (found == by_language.end()) found = by_language.begin();
  state_->pile.add(reading, *found->second);
}

void Reconciler::follow_copies() { state_->pile.follow_copies(); }

std::size_t Reconciler::size() const { return state_->pile.size(); }

Reconciliation Reconciler::changes() { return state_->pile.changes(); }

Reconciliation Reconciler::reconcile() { return state_->pile.reconcile(); }

}  // namespace runut
