# What the command line tests share. Each test works in a folder of its own and reports every miss.
set -u
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
cd "$here" || exit 1
misses=0

miss() {
  printf 'MISS %s\n' "$1" >&2
  misses=$((misses + 1))
}

# run STATUS ARGUMENTS... : runs runut; its output is in ./out and ./err.
run() {
  wanted=$1
  shift
  "$RUNUT" "$@" >out 2>err </dev/null
  got=$?
  [ "$got" = "$wanted" ] || miss "runut $*: status $got, not $wanted: $(head -3 err)"
}

# says FILE TEXT : the file holds the text.
says() { grep -qF -- "$2" "$1" || miss "$1 does not say '$2': $(head -3 "$1")"; }
# lines FILE N : the file has N lines.
lines() { [ "$(wc -l <"$1")" = "$2" ] || miss "$1 has $(wc -l <"$1") lines, not $2: $(head -3 "$1")"; }

finish() { [ "$misses" = 0 ] || exit 1; }
