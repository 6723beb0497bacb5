# Bad input is named, with what to do, and leaves the rest of the run unharmed.
. "$(dirname "$0")/expect.sh"

printf 'Banjir merusak 40 rumah di Desa Sukamaju.\n' >good.txt
: >empty.txt
printf 'ab\003\004\000\000\000\001\002\000\000\377\001' >binary.bin
printf 'Sebanyak 12 rumah \377\376 rusak.\n' >broken.txt
printf '%s\n' '{"id":"a","text":"Sebanyak 12 rumah rusak."}' '{broken' '{"id":"b","text":"Sebanyak 15 rumah rusak."}' >broken.jsonl
mkdir folder
cp good.txt folder/a.txt
cp good.txt folder/b.txt

run 4 annotate empty.txt
says err "empty.txt"
run 4 annotate binary.bin
says err "binary"
run 4 annotate missing.txt
says err "missing.txt"
lines out 0
run 0 annotate broken.txt
lines out 1
run 4 annotate broken.jsonl
says err "broken.jsonl:2"
lines out 2
run 4 annotate good.txt missing.txt empty.txt folder
lines out 3
says err "2 of 5 inputs"
run 0 annotate folder
lines out 2
run 4 annotate --limit-bytes 10 good.txt
says err "--limit-bytes"
run 0 annotate --quiet broken.txt
lines err 0
run 0 annotate --input-format text broken.jsonl

"$RUNUT" annotate - <good.txt >out 2>err || miss "standard input"
lines out 1
"$RUNUT" annotate --input-format jsonl - <broken.jsonl >out 2>err
[ $? = 4 ] || miss "JSONL on standard input"
lines out 2

printf 'Tidak ada angka di sini.\n' >none.txt
run 1 claims none.txt
run 1 report none.txt
says out "1 article"
run 1 gaps none.txt

# Nothing that steers a terminal reaches one.
printf 'Sebanyak 12 \033[31mrumah\033[0m rusak \342\200\256terbalik.\n' >steer.txt
"$RUNUT" gaps steer.txt >out 2>err
"$RUNUT" report --color never steer.txt >>out 2>>err
if grep -q "$(printf '\033')" out; then miss "an escape sequence came through"; fi
if grep -q "$(printf '\342\200\256')" out; then miss "a direction mark came through"; fi
finish
