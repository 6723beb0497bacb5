#!/usr/bin/env bash
# Fails on C++ that clang-format would change. Other versions of clang-format break lines elsewhere, so
# only the version that the tree was formatted with counts; without it the check is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
version=14
command -v clang-format >/dev/null || { echo "format: skipped, no clang-format"; exit 77; }
clang-format --version | grep -q "version $version\." || { echo "format: skipped, not clang-format $version"; exit 77; }
git ls-files '*.h' '*.cpp' | xargs clang-format --dry-run -Werror
