// Reconciler: readings in, what they say together out. Grows: adding a report costs what that report touches.
#pragma once

#include <cstddef>
#include <memory>

#include "runut/reading.h"
#include "runut/reconciliation.h"

namespace runut {

class Packs;

/// Not thread-safe. Keeps a digest of every reading (about 200 bytes a claim), never its text.
class Reconciler {
 public:
  explicit Reconciler(std::shared_ptr<const Packs> packs);
  ~Reconciler();
  Reconciler(Reconciler&&) noexcept;
  Reconciler& operator=(Reconciler&&) noexcept;

  /// From now on claims whose words were taken from an earlier report get that one's origin. To be called before the
  /// first `add`; adding then costs what comparing texts costs (see CopyIndex).
  void follow_copies();

  /// Adds a reading; it is document number `size() - 1` from then on. Cost: linear in the reading.
  void add(const Reading& reading);
  [[nodiscard]] std::size_t size() const;

  /// What the readings say together. Works out anew only what the readings added since the last call touch; the
  /// result is the same as if all had been added at once, in any order, but for the numbers of documents.
  /// Cost: n log n in the claims touched, linear in the size of the result.
  [[nodiscard]] Reconciliation reconcile();

  /// The same for the subjects alone that the readings added since the last call of either touch, without timeline and
  /// dates: what a growing pile shows of a new report. Cost: of those subjects.
  [[nodiscard]] Reconciliation changes();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runut
