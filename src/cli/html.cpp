// The five characters that mean something to a browser are escaped everywhere, in text and in values.
#include "cli/html.h"

#include "cli/layout.h"

namespace runut {

void Html::escape(std::string_view words) {
  for (const char c : words) switch (c) {
      case '&':
        out_ += "&amp;";
        break;
      case '<':
        out_ += "&lt;";
        break;
      case '>':
        out_ += "&gt;";
        break;
      case '"':
        out_ += "&quot;";
        break;
      case '\'':
        out_ += "&#39;";
        break;
      default:
        out_ += c;
    }
}

void Html::start(std::string_view name, const Attributes& attributes) {
  out_ += '<';
  out_ += name;
  for (const auto& [key, value] : attributes) {
    out_ += ' ';
    out_ += key;
    out_ += "=\"";
    escape(shown(value));
    out_ += '"';
  }
}

void Html::open(std::string_view name, const Attributes& attributes) {
  start(name, attributes);
  out_ += '>';
}

void Html::close(std::string_view name) {
  out_ += "</";
  out_ += name;
  out_ += '>';
}

void Html::text(std::string_view words) {
  // Spaces at the ends separate words of ours from those of an article.
  const bool before = words.starts_with(' '), after = words.size() > 1 && words.ends_with(' ');
  if (before) out_ += ' ';
  escape(shown(words));
  if (after) out_ += ' ';
}

void Html::element(std::string_view name, std::string_view words, const Attributes& attributes) {
  open(name, attributes);
  text(words);
  close(name);
}

void Html::leaf(std::string_view name, const Attributes& attributes) {
  start(name, attributes);
  out_ += "/>";
}

}  // namespace runut
