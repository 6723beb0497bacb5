// HTML written straight into a string. Everything that comes from an article goes through `text` or an attribute
// value: it can never become markup, and there is no script on the page to run.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace runut {

class Html {
 public:
  using Attributes = std::vector<std::pair<std::string_view, std::string>>;

  explicit Html(std::string& out) : out_(out) {}

  /// `<name a="b">`; values are escaped, names must be ours.
  void open(std::string_view name, const Attributes& attributes = {});
  void close(std::string_view name);
  /// Escaped, with control and direction marks gone.
  void text(std::string_view words);
  /// open, text, close.
  void element(std::string_view name, std::string_view words, const Attributes& attributes = {});
  /// An element without content (`<line .../>`).
  void leaf(std::string_view name, const Attributes& attributes);
  /// Our own markup, as it stands.
  void markup(std::string_view ours) { out_ += ours; }

 private:
  void start(std::string_view name, const Attributes& attributes);
  void escape(std::string_view words);
  std::string& out_;
};

}  // namespace runut
