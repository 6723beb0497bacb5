#include "cli/bare_documents.h"

namespace runut {

InputCounts bare_documents(const Options& options, Console& console,
                           const std::function<void(Document&&)>& on_document) {
  std::size_t documents = 0;
  const InputCounts counts = stream_documents(
      options.input,
      [&](Document&& d) {
        console.progress(++documents, 0);
        on_document(std::move(d));
      },
      [&](Rejection&& r) { console.complain((r.uri.empty() ? "" : r.uri + ": ") + r.reason); });
  console.end_progress();
  return counts;
}

}  // namespace runut
