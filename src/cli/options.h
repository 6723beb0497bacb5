// What the command line asked for, in one shape for every verb, and the exit statuses that verbs end with.
#pragma once

#include <string>
#include <vector>

#include "fetch/fetch.h"
#include "runut/engine.h"

namespace runut {

/// Exit statuses are part of the interface.
namespace exit_status {
constexpr int found = 0, nothing_found = 1, usage = 2, check_failed = 3, inputs_failed = 4;
}

/// What `runut fetch` was asked beside what the fetching itself is told.
struct FetchFiles {
  std::string from;                ///< a file of addresses, one a line; "-": standard input
  std::string output;              ///< the WARC; empty: standard output
  std::vector<std::string> since;  ///< earlier WARCs
  std::string digest = "sha256";   ///< or "sha1"
  bool resume = false;             ///< go on with the output
  WireOptions wire;
};

struct Options {
  InputOptions input;
  std::string verb;                 ///< "claims"
  std::string packs;                ///< the packs' folder; empty: looked for
  std::string format;               ///< one of the verb's formats
  std::string colour = "auto";      ///< "auto", "always" or "never"
  std::string profile = "runut";    ///< series, report: whose rules the estimate follows
  std::string household_size;       ///< people to a household, for the profile idmc
  std::string as_of;                ///< verbs that reconcile: only what was out by this day
  std::string other;                ///< why: a second claim, to which the first is related
  std::string claim;                ///< why: "N", or "D.N" for claim N of document D
  std::string at;                   ///< why: words that the claim must hold
  std::vector<std::string> checks;  ///< pack check: languages or case files; empty: all
  FetchOptions fetch;
  FetchFiles fetch_files;
  std::string shell;        ///< completion: "bash", "zsh" or "fish"
  unsigned width = 0;       ///< columns; 0: the terminal's, or 100 where there is none
  std::string ignore_file;  ///< lines as in .runutignore
  std::string failures;     ///< where rejections are listed, as JSONL
  std::string resume;       ///< the state of a run that can be interrupted
  bool json = false;        ///< the verb's machine-readable form
  bool html = false;        ///< report: as a page
  bool quiet = false;       ///< no notes and no progress
};

}  // namespace runut
