// The sources, counted.
#include "runut/documents.h"

#include "clean/web_page.h"
#include "engine/packs.h"
#include "pack/field_names.h"
#include "source/source.h"

namespace runut {

Result<std::shared_ptr<const FieldNames>> load_field_names(const std::string& packs_folder) {
  auto names = std::make_shared<FieldNames>();
  const std::string path = packs_folder + "/common/fields.toml";
  auto file = load_toml(path);
  if (!file && file.error().code != ErrorCode::not_found) return std::move(file).failure();
  if (file)
    if (auto done = load_fields(*file, *names); !done) return std::move(done).failure();
  return std::shared_ptr<const FieldNames>(std::move(names));
}

InputCounts stream_documents(const Packs& packs, const InputOptions& options,
                             const std::function<void(Document&&)>& on_document,
                             const std::function<void(Rejection&&)>& on_rejection) {
  InputCounts counts;
  InputOptions named = options;
  if (named.fields == nullptr) named.fields = packs.fields;
  WebPageReader pages(packs.pages);
  const auto reject = [&](Rejection&& r) {
    ++(r.passed_over ? counts.passed_over : counts.rejected);
    on_rejection(std::move(r));
  };
  each_document(
      named,
      [&](Document&& d) {
        if (!d.markup.empty()) pages.read(d);
        if (d.text.empty()) return reject({d.uri, ErrorCode::unsupported, "is a page without an article's text"});
        ++counts.documents;
        on_document(std::move(d));
      },
      reject, counts.bytes);
  return counts;
}

}  // namespace runut
