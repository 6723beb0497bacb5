// Outline: how the lines of lists and tables hang together: items, their labels, and the lines above
// that head them.
//
// Reports print figures as lists: a line that ends with a colon, headings of one place each, and items
// such as "- Ward X: 5 houses". What the items leave unsaid stands in their label and in those headings.
#pragma once

#include <cstdint>
#include <vector>

#include "text/text.h"

namespace runut {

struct OutlineLine {
  bool item = false;              ///< opens with a bullet or number, or is "label: figures"
  bool opened = false;            ///< opens with a bullet or number
  std::uint32_t label_first = 0;  ///< tokens of the label before the colon; equal: none
  std::uint32_t label_last = 0;
  std::uint32_t heading = 0;  ///< number of the sentence that heads this line, plus 1; 0: none
};

/// One entry per sentence. Cost: linear.
[[nodiscard]] std::vector<OutlineLine> outline_of(const Text& text);

}  // namespace runut
