# Every format of every verb over the example articles; and outputs that fail.
. "$(dirname "$0")/expect.sh"

for verb in "report" "report --json" "report --html" "series" "series --json" "series --format csv" "claims" "claims --json" "claims --format csv" "claims --format record" \
  "annotate" "gaps" "gaps --json" "gaps --format csv" "why" "why --json"; do
  # shellcheck disable=SC2086
  run 0 $verb "$EXAMPLES"
  [ -s out ] || miss "$verb prints nothing"
  # shellcheck disable=SC2086
  run 4 $verb "$EXAMPLES" missing.txt
done

# Colour and width follow what was asked.
run 0 report --color always "$EXAMPLES"
grep -q "$(printf '\033')" out || miss "--color always gives no colour"
run 0 report "$EXAMPLES"
if grep -q "$(printf '\033')" out; then miss "colour into a file"; fi
for width in 40 60 80 100 160; do
  run 0 report --width $width "$EXAMPLES"
  # Columns, not bytes: wc -L counts them in a UTF-8 locale.
  widest=$(LC_ALL=C.UTF-8 wc -L <out)
  [ "$widest" -le "$width" ] || miss "--width $width: a line of $widest columns"
done

# A reader that goes away ends the run quietly; a full disk does not.
"$RUNUT" claims --quiet --json "$EXAMPLES" "$EXAMPLES" "$EXAMPLES" 2>err | true
lines err 0
if [ -e /dev/full ]; then
  for verb in report claims annotate gaps why; do
    "$RUNUT" $verb --quiet "$EXAMPLES" >/dev/full 2>err
    [ $? = 4 ] || miss "$verb into a full disk: status"
    says err "standard output"
    lines err 1
  done
fi
finish
