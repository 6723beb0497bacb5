// Quantity reading.
#include "extract/quantities.h"

namespace runut {

std::vector<LocatedQuantity> read_quantities(const Text& text, const std::vector<NumberPhrase>& numbers,
                                             const std::vector<LocatedTime>&, Owners&, std::vector<Gap>&) {
  std::vector<LocatedQuantity> out;
  for (const NumberPhrase& n : numbers) {
    LocatedQuantity q;
    q.first = n.first;
    q.last = n.last;
    q.number_first = n.first;
    q.number_last = n.last;
    q.span = q.number = text.scan.span(n.first, n.last);
    q.low = n.low;
    q.high = n.high;
    out.push_back(q);
  }
  return out;
}

}  // namespace runut
