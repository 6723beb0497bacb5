// The table of verbs.
#include "cli/verbs.h"

#include <array>

namespace runut {
namespace {

constexpr auto table = std::to_array<Verb>({
    {"report", "Show what the articles say together: conflicts, series with origins, relations and sums",
     "  runut report articles/\n"
     "  runut report --profile ucdp articles/\n"
     "  runut report --width 160 a.txt b.txt | less -R\n"
     "  runut report --json feed.jsonl > ledger.json\n"
     "  runut report --html articles/ > report.html",
     takes_inputs | takes_layout | takes_profile | takes_as_of, "table json html", "json", run_report},
    {"claims", "List the claims article by article, as a table or as data",
     "  runut claims article.txt\n"
     "  runut claims --format csv articles/ > claims.csv\n"
     "  runut claims --format jsonl --failures failed.jsonl CC-NEWS-20260122.warc.gz > claims.jsonl\n"
     "  runut claims --format jsonl --resume run.state exports/ >> claims.jsonl    goes on where it was stopped\n"
     "  runut claims --columns text=isi,published=tgl articles.csv",
     takes_inputs | takes_layout | takes_resume, "table jsonl csv record", "jsonl", run_claims},
    {"series", "List what can be compared: each series of figures in time, with its origins",
     "  runut series articles/\n"
     "  runut series --format csv articles/ > series.csv",
     takes_inputs | takes_layout | takes_profile | takes_as_of, "table jsonl csv", "jsonl", run_series},
    {"conflicts", "List the figures that cannot both hold, with both quotes",
     "  runut conflicts articles/\n"
     "  runut conflicts --json articles/ | jq .rule",
     takes_inputs | takes_layout | takes_as_of, "table jsonl csv", "jsonl", run_conflicts},
    {"echoes", "List the figures that only repeat what another report has from the same origin",
     "  runut echoes articles/", takes_inputs | takes_layout | takes_as_of, "table jsonl csv", "jsonl", run_echoes},
    {"timeline", "List what is said to have happened when, in that order, with the words that date it",
     "  runut timeline articles/\n"
     "  runut timeline --as-of 2025-02-27 articles/",
     takes_inputs | takes_layout | takes_as_of, "table jsonl csv", "jsonl", run_timeline},
    {"annotate", "Write what each layer read: quantities, times, names, attributions, furniture, gaps",
     "  runut annotate articles.jsonl > annotations.jsonl\n"
     "  runut annotate article.txt | jq '.times'\n"
     "  runut annotate --html page.html | jq '.title, .byline, .published, .left_out'",
     takes_inputs | takes_resume, "jsonl", "jsonl", run_annotate},
    {"gaps", "List the numbers that made no claim, with the reason",
     "  runut gaps article.txt\n"
     "  runut gaps --format csv articles/ > gaps.csv",
     takes_inputs | takes_layout | takes_resume, "table jsonl csv", "jsonl", run_gaps},
    {"why", "Show which words and rules made a claim",
     "  runut why article.txt                   every claim of the article\n"
     "  runut why articles/ 2.5                 claim 2.5 of `runut report articles/`\n"
     "  runut why article.txt --at 1.200        claims whose words hold this\n"
     "  runut why articles/ 2.5 4.1             how two claims stand to each other, and by which rule",
     takes_inputs | takes_layout | takes_claim, "text json", "json", run_why},
    {"copies", "Find articles taken from one another, and the passages they share",
     "  runut copies articles/\n"
     "  runut copies feed.jsonl | jq -c 'select(.kind == \"recounted\")'\n"
     "  runut copies crawl.jsonl.gz > copies.jsonl",
     takes_inputs, "jsonl", "jsonl", run_copies},
    {"stories", "Sort articles into stories: one affair, in whatever language",
     "  runut stories articles/\n"
     "  runut stories feed.jsonl > stories.jsonl        each article with the first of its story",
     takes_inputs, "jsonl", "jsonl", run_stories},
    {"fetch", "Fetch pages and feeds into a WARC, as their sites allow; the only verb that uses the network",
     "  runut fetch -o today.warc.gz https://example.org/news/1 https://example.org/news/2\n"
     "  runut fetch -o today.warc.gz --feed https://example.org/rss.xml --max-items 20\n"
     "  runut fetch -o today.warc.gz --from addresses.txt --since yesterday.warc.gz\n"
     "  runut fetch -o today.warc.gz --from addresses.txt --resume    go on after an interruption\n"
     "  runut fetch https://example.org/news/1 | runut claims -",
     takes_addresses, "table jsonl", "jsonl", run_fetch},
    {"pack check", "Load the language packs and run the examples they carry",
     "  runut pack check\n"
     "  runut pack check id\n"
     "  runut pack check tests/golden/id/times.case",
     takes_layout | takes_checks, "", "", run_pack_check},
    {"bench-truth", "Estimate items from claims that others gathered, one JSON object a line; for measuring",
     "  runut bench-truth claims.jsonl > estimates.jsonl\n"
     "  echo '{\"item\":\"a\",\"source\":\"x\",\"value\":12}' | runut bench-truth -",
     takes_file, "", "", run_bench_truth},
    {"completion", "Print a completion script for a shell",
     "  runut completion bash > ~/.local/share/bash-completion/completions/runut\n"
     "  source <(runut completion zsh)          in ~/.zshrc, after compinit\n"
     "  runut completion fish > ~/.config/fish/completions/runut.fish",
     takes_shell, "", "", run_completion},
});

}  // namespace

std::span<const Verb> verbs() { return table; }

}  // namespace runut
