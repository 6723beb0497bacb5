#!/usr/bin/env bash
# Installs what building and testing needs on Debian 12, where it is missing.
#   tools/install_deps.sh [--with-fuzz]
set -euo pipefail

packages=(
  cmake ninja-build g++ ccache pkg-config python3
  libfmt-dev libtomlplusplus-dev nlohmann-json3-dev libsimdjson-dev libcli11-dev
  libuchardet-dev libicu-dev libxxhash-dev libxml2-dev
  zlib1g-dev libbrotli-dev libarchive-dev libgmime-3.0-dev libpoppler-cpp-dev
  libcurl4-openssl-dev libssl-dev libmimalloc-dev
  libgtest-dev
)
[ "${1:-}" = --with-fuzz ] && packages+=(clang)

missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "install_deps: run as root, or install by hand: ${missing[*]}" >&2
    exit 1
  }
  as_root=(sudo)
fi
echo "installing: ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
