# Mistakes on the command line: one line each, status 2, and a pointer to the help.
. "$(dirname "$0")/expect.sh"

run 2
says err "usage: runut VERB"
run 2 clams
says err "did you mean claims?"
lines err 1
run 2 claims
says err "see runut claims --help"
lines err 1
run 2 claims --nonesuch x.txt
says err "--nonesuch"
lines err 1
run 2 claims --format xml x.txt
says err "xml"
run 2 claims --jobs 0 x.txt
run 2 pack
says err "check"
printf 'Tiga rumah rusak.\n' >a.txt
run 2 report --lang xx a.txt
says err "no pack reads this language"
lines err 1
run 2 report --packs ./nowhere a.txt
says err "nowhere"
run 2 why a.txt --claim x
says err "not a claim"

run 0 --version
says out "runut "
run 0 --help
for verb in report claims series conflicts echoes annotate gaps why fetch pack completion; do says out "$verb"; done
for verb in report claims series conflicts echoes annotate gaps why fetch "pack check" completion; do
  # shellcheck disable=SC2086
  run 0 $verb --help
  says out "Examples:"
  says out "runut ${verb}"
done

for shell in bash zsh fish; do
  run 0 completion $shell
  says out "annotate"
  says out "limit-bytes"
done
for shell in zsh fish; do
  run 0 completion $shell
  if command -v $shell >/dev/null; then $shell -n out || miss "$shell cannot read its script"; fi
done
run 0 completion bash
cp out runut.bash
if command -v bash >/dev/null; then
  bash -c '. ./runut.bash; COMP_WORDS=(runut claims --format re); COMP_CWORD=3; _runut; [ "${COMPREPLY[*]}" = record ]' ||
    miss "bash does not complete --format re"
  bash -c '. ./runut.bash; COMP_WORDS=(runut fetch --from runut.b); COMP_CWORD=3; _runut; [ "${COMPREPLY[*]}" = runut.bash ]' ||
    miss "bash does not complete --from FILE"
fi
finish
