// Any bytes as a JSONL file: every line is a reading or a rejection, never a crash, and none is lost.
#include <unistd.h>

#include <filesystem>

#include "target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace runut;
  static const std::string path = [] {
    std::string name = (std::filesystem::temp_directory_path() / "fuzz_jsonl_XXXXXX").string();
    const int file = mkstemp(name.data());
    if (file < 0) fuzz::stop("no temporary file");
    close(file);
    return name;
  }();
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr || std::fwrite(data, 1, size, file) != size) fuzz::stop("cannot write");
  std::fclose(file);
  InputOptions options;
  options.paths = {path};
  options.format = "jsonl";
  std::size_t readings = 0, rejections = 0;
  const InputCounts counts = read_inputs(
      fuzz::packs(), options,
      [&](Reading&& r) {
        ++readings;
        fuzz::check(r);
      },
      [&](Rejection&& r) {
        ++rejections;
        if (r.reason.empty()) fuzz::stop("a rejection without a reason");
      });
  if (counts.documents != readings || counts.rejected != rejections) fuzz::stop("counts disagree");
  return 0;
}
