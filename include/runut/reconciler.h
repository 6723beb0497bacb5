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

  /// What the readings say together. Sorts all documents into stories anew where some were added since the last call,
  /// then works out only the subjects that gained or lost a claim; the result is the same as if all had been added at
  /// once, in any order, but for the numbers of documents.
  /// Cost: 0.1 ms a document to sort, n log n in the claims touched, linear in the size of the result.
  [[nodiscard]] Reconciliation reconcile();

  /// The same for the subjects alone that the readings added since the last call of either touch, without timeline and
  /// dates: what a growing pile shows of a new report. A pile of more than a few hundred documents is not sorted anew:
  /// a new report joins the story most like it, by the weights of the last sorting, or begins one, and stories are
  /// neither merged nor split before the next `reconcile`. A subject of many hundred claims is told by those published
  /// nearest to the new ones until then. Cost: of those subjects; at most some 50 milliseconds a report.
  [[nodiscard]] Reconciliation changes();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace runut
