#!/usr/bin/env bash
# Hunts for inputs that break the reader: builds the fuzz targets with clang and runs each for MINUTES.
#   tools/fuzz.sh MINUTES [text|jsonl|html|pack|warc|archive|feed|mail|table|pdf|wire]...
# New inputs are kept under build/fuzz/corpus, crashes under build/fuzz/crashes. A crash that has been
# fixed belongs into fuzz/corpus, where every test run tries it again.
set -euo pipefail
cd "$(dirname "$0")/.."
minutes=${1:?usage: tools/fuzz.sh MINUTES [target]...}
shift
targets=("$@")
[ ${#targets[@]} -eq 0 ] && targets=(text jsonl html pack warc archive feed mail table pdf wire)
tools/install_deps.sh --with-fuzz
cmake --preset fuzz >/dev/null
cmake --build --preset fuzz --target "${targets[@]/#/fuzz_}" | tail -n 1
mkdir -p build/fuzz/crashes
for target in "${targets[@]}"; do
  found=build/fuzz/corpus/$target
  mkdir -p "$found"
  seeds=("fuzz/corpus/$target")
  [ "$target" = pack ] && seeds+=(packs/id packs/en packs/common)
  [ "$target" = html ] && seeds+=(tests/pages/id)
  case "$target" in text | jsonl | html) seeds+=(examples) ;; esac
  present=()
  for folder in "${seeds[@]}"; do [ -d "$folder" ] && present+=("$folder"); done
  echo "== $target: $minutes minutes"
  "build/fuzz/fuzz/fuzz_$target" -max_total_time=$((minutes * 60)) -max_len=4096 -timeout=10 -rss_limit_mb=2048 \
    -print_final_stats=1 -artifact_prefix="build/fuzz/crashes/$target-" "$found" "${present[@]}" 2>&1 |
    grep -E '^(==|SUMMARY|stat::|broken promise)|ERROR|artifact|Test unit' || true
done
if [ -n "$(ls build/fuzz/crashes)" ]; then
  echo "crashes:"
  ls build/fuzz/crashes
  exit 1
fi
