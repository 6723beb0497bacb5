# copies and stories: what they write, what they say of bad input, and that neither depends on the order of input.
. "$(dirname "$0")/expect.sh"

crane='A crane fell across the northern pier of Ranupati on Monday. The harbour master said that 14 people were treated and three ferries were damaged. Divers will look for its parts in the basin before ships may use the pier again.'
later=$(printf '%s' "$crane" | sed 's/14 people/19 people/')
printf '{"id":"a","published":"2026-03-02","text":"%s"}\n{"id":"b","published":"2026-03-03","text":"%s"}\n{"id":"c","text":"%s"}\n' \
  "$crane" "$later" "The choir of Batulawa won the first prize with an old song." >in.jsonl
run 0 copies in.jsonl
lines out 1
says out '"a":"a","b":"b","kind":"recounted"'
says out '"figures":1'
cp out first
tac in.jsonl >back.jsonl
run 0 copies back.jsonl
cmp -s out first || miss "the order of input changes copies"

run 0 stories in.jsonl
lines out 3
says out '{"id":"b","story":"a"}'
says out '{"id":"c","story":"c"}'
sort out >first
run 0 stories back.jsonl
sort out | cmp -s - first || miss "the order of input changes stories"

for verb in copies stories; do
  run 4 $verb in.jsonl missing.jsonl
  lines err 1
  [ -s out ] || miss "$verb loses the good input beside a bad one"
done
printf '{"id":"d","text":"Alone."}\n' | "$RUNUT" copies - >out 2>err
[ $? = 1 ] || miss "copies of one text: status"
finish
