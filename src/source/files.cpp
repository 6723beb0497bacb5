// Walks paths and folders into one list, then reads file after file.
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "source/ignore.h"
#include "source/intake.h"
#include "source/source.h"

namespace runut {
namespace {

namespace fs = std::filesystem;

constexpr int deepest_folder = 100;

/// A file to read, or why there is none.
struct Listed {
  std::string path, reason;
  ErrorCode code = ErrorCode::unreadable;
};

/// All files of a folder that are not ignored, sorted by path, with the folders that cannot be listed.
class FolderList {
 public:
  explicit FolderList(const std::vector<std::string>& ignore) : ignore_(ignore) {}

  void list(const std::string& path, std::vector<Listed>& out) {
    rules_ = {};
    for (const std::string& line : ignore_) rules_.add(line, path);
    found_.clear();
    walk(path, 0);
    std::sort(found_.begin(), found_.end(), [](const Listed& a, const Listed& b) { return a.path < b.path; });
    if (found_.empty()) found_.push_back({path, "holds no files", ErrorCode::not_found});
    out.insert(out.end(), std::make_move_iterator(found_.begin()), std::make_move_iterator(found_.end()));
  }

 private:
  void walk(const std::string& folder, int depth) {
    std::error_code failed;
    const IgnoreRules above = rules_;
    rules_.add_file((fs::path(folder) / ".runutignore").string(), folder);
    std::vector<std::string> folders;
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
      const std::string path = at->path().string();
      if (at->path().filename().string().starts_with('.')) continue;
      std::error_code ignored;
      const bool is_folder = at->is_directory(ignored);
      if (rules_.ignores(path, is_folder)) continue;
      if (!is_folder)
        found_.push_back({path, {}, {}});
      else if (!at->is_symlink(ignored))
        folders.push_back(path);
    }
    if (failed) found_.push_back({folder, "cannot be listed: " + failed.message(), ErrorCode::unreadable});
    for (const std::string& inner : folders)
      if (depth < deepest_folder)
        walk(inner, depth + 1);
      else
        found_.push_back({inner, "lies too deep", ErrorCode::limit});
    rules_ = above;
  }

  const std::vector<std::string>& ignore_;
  IgnoreRules rules_;
  std::vector<Listed> found_;
};

std::vector<Listed> list_inputs(const InputOptions& options) {
  std::vector<Listed> all;
  FolderList folders(options.ignore);
  for (const std::string& path : options.paths) {
    std::error_code failed;
    if (path != "-" && fs::is_directory(path, failed))
      folders.list(path, all);
    else
      all.push_back({path, {}, {}});
  }
  return all;
}

/// Bytes of all files; 0 where one of them does not tell.
std::size_t bytes_of(const std::vector<Listed>& all) {
  std::size_t sum = 0;
  for (const Listed& file : all) {
    if (!file.reason.empty()) continue;
    std::error_code failed;
    const auto size = fs::file_size(file.path, failed);
    if (failed) return 0;
    sum += size;
  }
  return sum;
}

void read_file(const std::string& path, std::size_t& counted, Intake& intake) {
  auto stream = open_bytes(path, &counted);
  if (!stream) return intake.reject(path, stream.error());
  Place place;
  place.uri = path;
  place.name = path.substr(path.rfind('/') + 1);
  place.label = path == "-" ? "stdin" : place.name;
  LineReader bytes(*std::move(stream), path, intake.longest());
  intake.begin(bytes);
  intake.read(bytes, place);
}

}  // namespace

void each_document(const InputOptions& options, const std::function<void(Document&&)>& on_document,
                   const std::function<void(Rejection&&)>& on_rejection, std::size_t& bytes) {
  FieldNames names = options.fields != nullptr ? *options.fields : FieldNames();
  for (const std::string& column : options.columns) {
    const std::size_t equals = column.find('=');
    const RecordField* field = record_field_named(std::string_view(column).substr(0, equals));
    if (field != nullptr && equals != std::string::npos) names.prefer(*field, column.substr(equals + 1));
  }
  Intake intake(options, names, on_document, on_rejection);
  const std::vector<Listed> files = list_inputs(options);
  InputProgress* const progress = options.progress;
  if (progress != nullptr) progress->all_bytes = bytes_of(files);
  if (options.done_files > 0 || !options.done_path.empty()) {
    const bool same = options.done_path.empty()
                          ? options.done_files == files.size()
                          : options.done_files < files.size() && files[options.done_files].path == options.done_path;
    if (!same)
      return intake.reject(options.done_path, ErrorCode::invalid,
                           "the inputs are no longer those of the run that was interrupted: begin anew");
  }
  std::size_t& counted = progress != nullptr ? progress->bytes : bytes;
  for (std::size_t i = options.done_files; i < files.size(); ++i) {
    if (i == options.done_files) intake.skip(options.done_items);
    if (progress != nullptr) progress->files.push_back({files[i].path, intake.items()});
    if (files[i].reason.empty())
      read_file(files[i].path, counted, intake);
    else
      intake.reject(files[i].path, files[i].code, files[i].reason);
  }
  if (progress != nullptr) bytes += progress->bytes;
}

}  // namespace runut
