// CLI11 behind the table of verbs. Mistakes are one line on standard error that points to the help.
#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "pack/field_names.h"

namespace runut {
namespace {

std::vector<std::string> words(std::string_view text) {
  std::istringstream in{std::string(text)};
  std::vector<std::string> out;
  for (std::string w; in >> w;) out.push_back(w);
  return out;
}

/// Help that shows what may stand behind an option, and not the names of CLI11's checks.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() { column_width(28); }
  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_positional()) return option->get_expected_max() > 1 ? "..." : "";
    if (option->get_items_expected_max() == 0) return "";
    const std::string type = option->get_type_name();
    const auto choices = type.find('{');
    return " " + (choices == std::string::npos ? type.substr(0, type.find(':')) : type.substr(choices));
  }
};

std::string field_list() { return "text, html, id, title, outlet, published, lang, url, authors, fetched"; }

/// What is wrong with a column that the user names; empty where nothing is.
std::string wrong_column(const std::string& column) {
  const std::size_t equals = column.find('=');
  if (equals == std::string::npos || equals + 1 == column.size()) return "--columns " + column + ": write FIELD=NAME";
  return record_field_named(column.substr(0, equals)) != nullptr
             ? ""
             : "--columns " + column + ": fields are " + field_list();
}

/// Whether the verb can write a page: then --html means that, and pages come in by --input-format html.
bool writes_pages(const Verb& verb) {
  const std::vector<std::string> formats = words(verb.formats);
  return std::find(formats.begin(), formats.end(), "html") != formats.end();
}

void define_inputs(CLI::App& app, const Verb& verb, Options& o) {
  app.add_option("PATH", o.input.paths, "Files, folders (read with all below them), or - for standard input")
      ->required();
  app.add_option("--lang", o.input.language, "Language of documents that name none (default: detected)")
      ->type_name("CODE");
  app.add_option("--input-format", o.input.format,
                 "What the input is, also when it is packed (default: told by content)")
      ->check(CLI::IsMember({"text", "jsonl", "html", "csv"}));
  app.add_option("--columns", o.input.columns,
                 "What fields are called in JSON and tables: text=body,published=day (fields: " + field_list() + ")")
      ->delimiter(',')
      ->check(CLI::Validator(wrong_column, "FIELD=NAME"))
      ->allow_extra_args(false)
      ->type_name("FIELD=NAME,...");
  app.add_option("--ignore", o.ignore_file,
                 "Files and folders not to read: lines as in .gitignore (also: .runutignore)")
      ->type_name("FILE");
  app.add_option("--failures", o.failures, "Write what made no article, with the reason, as JSONL")->type_name("FILE");
  if ((verb.takes & takes_resume) != 0)
    app.add_option(
           "--resume", o.resume,
           "Keep the state of the run here, and go on from it when it is there; needs output appended to a file")
        ->type_name("STATE");
  if (!writes_pages(verb))
    app.add_flag("--html", o.input.html, "The input is pages: HTML files, or JSONL with the pages in `html`");
  app.add_option("-j,--jobs", o.input.jobs,
                 "Threads that read (default: one per core); the output does not depend on it")
      ->check(CLI::Range(1U, 256U))
      ->type_name("N");
  app.add_option("--limit-bytes", o.input.limits.document_bytes, "A longer article is rejected (default: 64MB)")
      ->transform(CLI::AsSizeValue(false))
      ->type_name("BYTES");
  app.add_option("--packs", o.packs, "Folder of the language packs (default: $RUNUT_PACKS, else the installed ones)")
      ->type_name("FOLDER");
  app.add_flag("-q,--quiet", o.quiet, "No notes and no progress on standard error");
}

void define_layout(CLI::App& app, Options& o) {
  app.add_option("--color", o.colour, "Colour: auto, always or never (auto honours NO_COLOR)")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_option("--width", o.width, "Columns to lay tables out for (default: the terminal's, else 100)")
      ->check(CLI::Range(40U, 400U))
      ->type_name("COLUMNS");
}

void define_format(CLI::App& app, const Verb& verb, Options& o) {
  const std::vector<std::string> formats = words(verb.formats);
  CLI::Option* format =
      app.add_option("--format", o.format, "Output (default: " + formats.front() + ")")->check(CLI::IsMember(formats));
  CLI::Option* json =
      app.add_flag("--json", o.json, "Same as --format " + std::string(verb.json_format))->excludes(format);
  if (writes_pages(verb))
    app.add_flag("--html", o.html, "Same as --format html: one page that needs nothing else")
        ->excludes(format)
        ->excludes(json);
}

void define_profile(CLI::App& app, Options& o) {
  app.add_option("--profile", o.profile, "Whose rules the estimates follow (default: runut)")
      ->check(CLI::IsMember({"runut", "ucdp", "acled", "ibc", "idmc"}));
  app.add_option("--household-size", o.household_size, "People to a household: idmc turns households into people")
      ->check(CLI::PositiveNumber)
      ->type_name("N");
}

void define_verb(CLI::App& app, const Verb& verb, Options& o) {
  app.footer("Examples:\n" + std::string(verb.examples));
  if ((verb.takes & takes_inputs) != 0) define_inputs(app, verb, o);
  if (!verb.formats.empty()) define_format(app, verb, o);
  if ((verb.takes & takes_layout) != 0) define_layout(app, o);
  if ((verb.takes & takes_profile) != 0) define_profile(app, o);
  if ((verb.takes & takes_as_of) != 0)
    app.add_option("--as-of", o.as_of, "Only what was out by this day: what was known then")->type_name("DATE");
  if ((verb.takes & takes_claim) != 0) {
    app.add_option("--claim", o.claim, "The Nth claim, or D.N for claim N of document D; D.N may stand among the paths")
        ->type_name("N");
    app.add_option("--to", o.other, "A second claim, likewise: how the first stands to it")->type_name("D.N");
    app.add_option("--at", o.at, "Claims whose words hold this text")->type_name("WORDS");
  }
  if ((verb.takes & takes_checks) != 0) {
    app.add_option("WHAT", o.checks, "Languages or .case files (default: every language)");
    app.add_option("--packs", o.packs, "Folder of the language packs")->type_name("FOLDER");
  }
  if ((verb.takes & takes_file) != 0)
    app.add_option("PATH", o.input.paths, "A file of records, or - for standard input")->required()->expected(1);
  if ((verb.takes & takes_addresses) != 0) define_fetch(app, o);
  if ((verb.takes & takes_shell) != 0)
    app.add_option("SHELL", o.shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
}

/// The group or verb of that name right below `app`, or null.
CLI::App* find_verb(CLI::App& app, const std::string& name) {
  for (CLI::App* verb : app.get_subcommands([](CLI::App*) { return true; }))
    if (verb->get_name() == name) return verb;
  return nullptr;
}

/// The group or verb of that name below `app`, made where it is not there yet.
CLI::App& below(CLI::App& app, const std::string& name, const std::string& summary) {
  if (CLI::App* known = find_verb(app, name)) return *known;
  return *app.add_subcommand(name, summary);
}

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

std::string unknown_verb(const CLI::App& app, const std::string& given) {
  std::string nearest, all;
  std::size_t least = 3;
  for (const CLI::App* verb : app.get_subcommands({})) {
    all += (all.empty() ? "" : ", ") + verb->get_name();
    if (const std::size_t d = distance(given, verb->get_name()); d < least) least = d, nearest = verb->get_name();
  }
  return "unknown verb '" + given + "' (" + (nearest.empty() ? "verbs: " + all : "did you mean " + nearest + "?") +
         "; runut --help)";
}

int mistake(const std::string& text) {
  std::fprintf(stderr, "runut: %s\n", text.c_str());
  return exit_status::usage;
}

/// CLI11's message as one line that ends without a full stop.
std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
  return text;
}

int show(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  return std::fflush(stdout) == 0 ? exit_status::found : exit_status::inputs_failed;
}

/// The innermost verb that was parsed.
const CLI::App& innermost(const CLI::App& app) {
  const CLI::App* at = &app;
  while (!at->get_subcommands().empty()) at = at->get_subcommands().front();
  return *at;
}

/// "runut pack check".
std::string full_name(const CLI::App& app) {
  if (app.get_parent() == nullptr) return app.get_name();
  return full_name(*app.get_parent()) + " " + app.get_name();
}

/// What a verb that was named without its due lacks.
std::string missing_in(const CLI::App& app) {
  std::string all;
  for (const CLI::App* verb : app.get_subcommands({})) all += (all.empty() ? "" : ", ") + verb->get_name();
  if (!all.empty()) return "name a verb: " + all;
  for (const CLI::Option* option : app.get_options())
    if (option->get_required() && option->count() == 0)
      return "name " + (option->get_single_name() == "PATH"
                            ? std::string("files or folders to read, or - for standard input")
                            : option->get_description());
  return "something is missing";
}

std::string help_of(const CLI::App& app) {
  return app.help(app.get_parent() == nullptr ? "" : full_name(*app.get_parent())) + "\n";
}

/// "2.5": claim 5 of document 2.
bool is_claim(const std::string& word) {
  const std::size_t point = word.find('.');
  const auto digits = [](std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  return point != std::string::npos && digits(std::string_view(word).substr(0, point)) &&
         digits(std::string_view(word).substr(point + 1));
}

/// Claims may stand among the paths: `why articles/ 2.5 4.1`. A file of such a name is a path all the same.
void take_claims_from_paths(Options& options) {
  std::vector<std::string> paths;
  for (std::string& path : options.input.paths) {
    std::string* claim = options.claim.empty() ? &options.claim : options.other.empty() ? &options.other : nullptr;
    if (claim != nullptr && is_claim(path) && !std::filesystem::exists(path))
      *claim = std::move(path);
    else
      paths.push_back(std::move(path));
  }
  options.input.paths = std::move(paths);
}

Command complete(const std::string& name, Options& options) {
  for (const Verb& verb : verbs()) {
    if ("runut " + std::string(verb.name) != name) continue;
    if ((verb.takes & takes_claim) != 0) take_claims_from_paths(options);
    if ((verb.takes & takes_claim) != 0 && options.input.paths.empty())
      return {nullptr, mistake("name files or folders to read, or - for standard input (see " + name + " --help)")};
    if (options.format.empty() && !verb.formats.empty())
      options.format = options.html   ? "html"
                       : options.json ? std::string(verb.json_format)
                                      : words(verb.formats).front();
    options.verb = verb.name;
    if (options.input.jobs == 0) options.input.jobs = std::max(1U, std::thread::hardware_concurrency());
    return {&verb, exit_status::found};
  }
  return {nullptr, exit_status::usage};
}

}  // namespace

void define_command_line(CLI::App& app, Options& options) {
  options.input.jobs = 0;
  app.set_help_flag("-h,--help", "Show this help");
  app.set_version_flag("--version", "runut " RUNUT_VERSION, "Show the version");
  app.formatter(std::make_shared<HelpFormatter>());
  for (const Verb& verb : verbs()) {
    const auto space = verb.name.find(' ');
    CLI::App* parent = &app;
    if (space != std::string_view::npos) {
      parent = &below(app, std::string(verb.name.substr(0, space)), "Language packs");
      parent->require_subcommand(1);
    }
    const std::string name(space == std::string_view::npos ? verb.name : verb.name.substr(space + 1));
    define_verb(below(*parent, name, std::string(verb.summary)), verb, options);
  }
  app.require_subcommand(1);
  app.footer(
      "Exit status: 0 found, 1 nothing found, 2 usage error, 3 check failed, 4 some inputs failed.\n"
      "More on each verb: runut VERB --help");
}

Command parse_command_line(int argc, const char* const* argv, Options& options) {
  CLI::App app("Who said how many, of what, where, as of when, and on whose word: every figure with its words.",
               "runut");
  define_command_line(app, options);
  if (argc < 2) {
    std::fputs("usage: runut VERB [OPTIONS] PATH...\n\n", stderr);
    for (const Verb& verb : verbs())
      std::fprintf(stderr, "  %-11s %s\n", std::string(verb.name).c_str(), std::string(verb.summary).c_str());
    std::fputs("\nTry: runut report FILE...   Help: runut --help\n", stderr);
    return {nullptr, exit_status::usage};
  }
  const std::string first = argv[1];
  if (!first.starts_with('-') && find_verb(app, first) == nullptr) return {nullptr, mistake(unknown_verb(app, first))};
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return {nullptr, show(help_of(innermost(app)))};
  } catch (const CLI::CallForVersion&) {
    return {nullptr, show("runut " RUNUT_VERSION "\n")};
  } catch (const CLI::RequiredError&) {
    return {nullptr, mistake(missing_in(innermost(app)) + " (see " + full_name(innermost(app)) + " --help)")};
  } catch (const CLI::ParseError& e) {
    return {nullptr, mistake(one_line(e.what()) + " (see " + full_name(innermost(app)) + " --help)")};
  }
  return complete(full_name(innermost(app)), options);
}

}  // namespace runut
