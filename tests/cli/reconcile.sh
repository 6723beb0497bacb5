# The page, the profiles and the estimates: nothing of an article becomes markup, and mistakes are told.
. "$(dirname "$0")/expect.sh"

cat >evil.jsonl <<'JSON'
{"id":"a","lang":"en","outlet":"<script>alert(1)</script>","published":"2030-05-01","title":"A \"quoted\" </title><img src=x onerror=alert(2)>","text":"At least 12 people were killed in Port Abel on Monday, <b onclick='x()'>said</b> Mayor Ann & Sons.\n"}
{"id":"b","lang":"en","outlet":"Second","published":"2030-05-03","title":"Later","text":"Port Abel police said 19 people were killed. The mayor said 40 people were killed in Port Abel.\n"}
JSON
run 0 report --html evil.jsonl
says out "&lt;script&gt;alert(1)"
says out "default-src 'none'"
for bad in "<script" "<img" "<b " "onerror=alert" "http://" "https://"; do
  if grep -qF -- "$bad" out; then
    [ "$bad" = "onerror=alert" ] || miss "the page holds $bad"
  fi
done
grep -q '<[^>]*onerror' out && miss "an event handler became markup"
run 0 report --format html "$EXAMPLES"
says out "</html>"

# Claims may stand among the paths.
run 0 why evil.jsonl 2.1 2.2
says out "two-sources-in-one-report"
run 0 why 1.1 evil.jsonl
run 2 why 1.1

for profile in runut ucdp acled ibc idmc; do
  run 0 series --profile $profile "$EXAMPLES"
  run 0 series --json --profile $profile "$EXAMPLES"
  says out "\"profile\":\"$profile\""
done
run 2 series --profile nobody "$EXAMPLES"
run 2 report --household-size none "$EXAMPLES"
run 0 report --profile idmc --household-size 4.2 "$EXAMPLES"

printf '%s\n' '{"item":"a","source":"x","value":12}' '{"item":"a","source":"y","value":12.5,"time":"2030-01"}' \
  '{"item":"b","source":"x","low":3,"high":null}' >claims.jsonl
run 0 bench-truth claims.jsonl
lines out 2
says out '{"item":"b","best":3,"low":3,"high":null,"rule":"sole"'
printf '%s\n' '{"item":"a","source":"x","value":"many"}' >wrong.jsonl
run 4 bench-truth wrong.jsonl
says err "wrong.jsonl:1"
run 4 bench-truth missing.jsonl
: >empty.jsonl
run 1 bench-truth empty.jsonl
finish
