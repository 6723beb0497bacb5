# The same bytes come out whatever the number of threads.
. "$(dirname "$0")/expect.sh"

i=0
while [ $i -lt 300 ]; do
  printf '{"id":"%d","text":"Banjir merusak %d rumah dan menewaskan %d orang di Desa Sukamaju, kata kepala desa, Senin."}\n' $i $((i * 7)) $((i % 5 + 2))
  [ $((i % 50)) = 49 ] && printf '{broken %d\n' $i
  i=$((i + 1))
done >many.jsonl
for verb in "report" "report --json" "series --json" "claims --json" "claims" "annotate" "gaps --json"; do
  # shellcheck disable=SC2086
  run 4 $verb --jobs 1 many.jsonl "$EXAMPLES"
  cp out one && cp err one.err
  for jobs in 2 4 16; do
    # shellcheck disable=SC2086
    run 4 $verb --jobs $jobs many.jsonl "$EXAMPLES"
    cmp -s out one || miss "$verb: $jobs threads differ from one"
    cmp -s err one.err || miss "$verb: the notes of $jobs threads differ from those of one"
  done
done
finish
