// completion: scripts for bash, zsh and fish, written from the same definition that parses the command line.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/verbs.h"

namespace runut {
namespace {

/// An option as a shell needs it.
struct Offered {
  std::vector<std::string> names;    // "--jobs", "-j"
  std::vector<std::string> choices;  // what may stand behind it; empty: anything
  std::string about;
  bool takes_value = false, takes_path = false, takes_folder = false, positional = false;
};

/// A verb, or the program itself (an empty path).
struct Place {
  std::string path;  // "claims", "pack check"
  std::string about;
  std::vector<std::string> verbs;
  std::vector<Offered> options;
};

/// The members of CLI11's "{a,b,c}".
std::vector<std::string> members(const std::string& type) {
  const auto open = type.find('{'), close = type.find('}');
  std::vector<std::string> out;
  if (open == std::string::npos || close == std::string::npos) return out;
  std::string word;
  for (std::size_t i = open + 1; i <= close; ++i) {
    if (type[i] == ',' || i == close)
      out.push_back(std::exchange(word, {}));
    else
      word += type[i];
  }
  return out;
}

Offered offered(const CLI::Option& option) {
  Offered out;
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  out.choices = members(option.get_type_name());
  out.about = option.get_description();
  out.positional = option.get_positional();
  out.takes_value = option.get_items_expected_max() > 0;
  const std::string name = option.get_single_name();
  out.takes_folder = option.get_type_name() == "FOLDER";
  out.takes_path = out.takes_folder || name == "PATH" || name == "WHAT" || option.get_type_name() == "FILE";
  return out;
}

void collect(const CLI::App& app, const std::string& path, std::vector<Place>& places) {
  Place place{path, app.get_description(), {}, {}};
  for (const CLI::Option* option : app.get_options()) place.options.push_back(offered(*option));
  for (const CLI::App* verb : app.get_subcommands({})) place.verbs.push_back(verb->get_name());
  places.push_back(std::move(place));
  for (const CLI::App* verb : app.get_subcommands({}))
    collect(*verb, path.empty() ? verb->get_name() : path + " " + verb->get_name(), places);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

/// In single quotes for a shell.
std::string single_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string all_names(const Place& place) {
  std::vector<std::string> names;
  for (const Offered& o : place.options) names.insert(names.end(), o.names.begin(), o.names.end());
  return joined(names);
}

std::string bash_script(const std::vector<Place>& places) {
  std::string out =
      "# bash completion for runut\n"
      "_runut() {\n"
      "  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} place= i\n"
      "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
      "    case \"$place ${COMP_WORDS[i]}\" in\n";
  for (const Place& p : places)
    if (!p.path.empty()) {
      const auto space = p.path.rfind(' ');
      const std::string before = space == std::string::npos ? "" : p.path.substr(0, space);
      const std::string word = space == std::string::npos ? p.path : p.path.substr(space + 1);
      out += "      " + single_quoted(before + " " + word) + ") place=" + single_quoted(p.path) + " ;;\n";
    }
  out += "    esac\n  done\n  case \"$place:$prev\" in\n";
  for (const Place& p : places)
    for (const Offered& o : p.options) {
      if (o.names.empty() || !o.takes_value) continue;
      std::string patterns;
      for (const std::string& n : o.names) patterns += (patterns.empty() ? "" : "|") + single_quoted(p.path + ":" + n);
      const std::string words = o.choices.empty() ? (o.takes_folder ? "-d"
                                                     : o.takes_path ? "-f"
                                                                    : "")
                                                  : "-W " + single_quoted(joined(o.choices));
      out += "    " + patterns + ") " +
             (words.empty() ? "COMPREPLY=()" : "COMPREPLY=($(compgen " + words + " -- \"$cur\"))") + "; return ;;\n";
    }
  out += "  esac\n  case \"$place\" in\n";
  for (const Place& p : places) {
    std::string plain = joined(p.verbs);
    bool paths = false;
    for (const Offered& o : p.options)
      if (o.positional) plain += (plain.empty() ? "" : " ") + joined(o.choices), paths |= o.takes_path;
    out += "    " + single_quoted(p.path) + ")\n      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W " +
           single_quoted(all_names(p)) + " -- \"$cur\"))\n      else COMPREPLY=($(compgen " + (paths ? "-f " : "") +
           "-W " + single_quoted(plain) + " -- \"$cur\")); fi ;;\n";
  }
  return out + "  esac\n}\ncomplete -o filenames -F _runut runut\n";
}

std::string zsh_script(const std::vector<Place>& places) {
  // zsh runs bash completions; its own spelling would be a second definition to keep right.
  return "autoload -U +X bashcompinit && bashcompinit\n" + bash_script(places);
}

std::string fish_script(const std::vector<Place>& places) {
  std::string out = "# fish completion for runut\ncomplete -c runut -f\n";
  for (const Place& p : places) {
    const auto space = p.path.find(' ');
    std::string when = "__fish_use_subcommand";
    if (!p.path.empty()) {
      when = "__fish_seen_subcommand_from " + p.path.substr(0, space);
      if (space != std::string::npos) when += "; and __fish_seen_subcommand_from " + p.path.substr(space + 1);
    }
    const std::string head = "complete -c runut -n " + single_quoted(when);
    for (const std::string& verb : p.verbs) {
      std::string about;
      for (const Place& below : places)
        if (below.path == (p.path.empty() ? verb : p.path + " " + verb)) about = below.about;
      out += head + " -a " + single_quoted(verb) + " -d " + single_quoted(about) + "\n";
    }
    for (const Offered& o : p.options) {
      std::string line = head;
      for (const std::string& n : o.names) line += n.starts_with("--") ? " -l " + n.substr(2) : " -s " + n.substr(1);
      if (o.takes_value && !o.positional) line += o.takes_path ? " -r" : " -x";
      if (!o.choices.empty())
        line += " -a " + single_quoted(joined(o.choices));
      else if (o.takes_path)
        line += " -F";
      out += line + " -d " + single_quoted(o.about) + "\n";
    }
  }
  return out;
}

}  // namespace

int run_completion(const Options& options, Console& console) {
  CLI::App app("", "runut");
  Options unused;
  define_command_line(app, unused);
  std::vector<Place> places;
  collect(app, "", places);
  if (options.shell == "bash")
    console.out = bash_script(places);
  else if (options.shell == "zsh")
    console.out = zsh_script(places);
  else
    console.out = fish_script(places);
  console.flush();
  return exit_status::found;
}

}  // namespace runut
