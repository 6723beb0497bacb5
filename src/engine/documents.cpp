// The sources, counted.
#include "runut/documents.h"

#include "source/source.h"

namespace runut {

InputCounts stream_documents(const InputOptions& options, const std::function<void(Document&&)>& on_document,
                             const std::function<void(Rejection&&)>& on_rejection) {
  InputCounts counts;
  each_document(
      options,
      [&](Document&& d) {
        ++counts.documents;
        on_document(std::move(d));
      },
      [&](Rejection&& r) {
        ++counts.rejected;
        on_rejection(std::move(r));
      },
      counts.bytes);
  return counts;
}

}  // namespace runut
