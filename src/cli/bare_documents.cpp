#include "cli/bare_documents.h"

#include "cli/input_log.h"
#include "cli/stream.h"

namespace runut {

std::optional<std::size_t> bare_documents(const Options& options, Console& console,
                                          const std::function<void(Document&&)>& on_document) {
  const auto packs = packs_for(options, console);
  InputLog log(options, console);
  if (!packs || !log.open(options.verb)) return std::nullopt;
  (void)stream_documents(
      *packs, log.input(),
      [&](Document&& d) {
        ++log.tally.documents;
        log.shown_progress(0);
        on_document(std::move(d));
        log.item_done();
      },
      [&](Rejection&& r) {
        log.reject(r);
        log.item_done();
      });
  log.close();
  return log.tally.rejected;
}

}  // namespace runut
