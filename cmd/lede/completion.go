package main

import (
	"context"
	"fmt"
	"strings"
)

// The completion scripts, with the verbs to be filled in.
const (
	bashCompletion = `_lede() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    case $prev in
    -format) COMPREPLY=($(compgen -W "json text markdown html jsonld" -- "$cur")); return ;;
    -root) COMPREPLY=($(compgen -d -- "$cur")); return ;;
    completion) COMPREPLY=($(compgen -W "bash zsh fish" -- "$cur")); return ;;
    help) COMPREPLY=($(compgen -W "%[1]s" -- "$cur")); return ;;
    esac
    case ${COMP_WORDS[1]} in
    batch) COMPREPLY=($(compgen -f -W "-format -fields -front-matter -workers -root -timeout" -- "$cur")) ;;
    serve) COMPREPLY=($(compgen -W "-addr -host -timeout -allow-private" -- "$cur")) ;;
    stamps|version|help|completion) ;;
    *)
        COMPREPLY=($(compgen -f -W "-format -fields -front-matter -url -fetched-at -text -timeout -allow-private" -- "$cur"))
        if [ "$COMP_CWORD" = 1 ]; then COMPREPLY+=($(compgen -W "%[1]s" -- "$cur")); fi
        ;;
    esac
}
complete -o filenames -F _lede lede
`
	zshCompletion = `#compdef lede
_lede() {
    if (( CURRENT == 2 )); then _alternative 'verbs:verb:(%[1]s)' 'files:page:_files' 'flags:flag:(-format -url -text)'; return; fi
    case $words[2] in
    batch) _arguments '-format[how to print]:format:(json text markdown html jsonld)' '-fields[what to print]:names' \
        '-front-matter[facts as YAML]' '*:page or archive:_files' '-workers[pages at the same time]:number' \
        '-root[folder of the paths]:folder:_files -/' '-timeout[for a page]:duration' ;;
    help) _values verb %[1]s ;;
    completion) _values shell bash zsh fish ;;
    serve) _arguments '-addr[where to listen]:address' '-host[a name it may be asked by]:host' '-timeout[for fetching]:duration' \
        '-allow-private[private addresses too]' ;;
    stamps|version) ;;
    *) _arguments '-format[how to print]:format:(json text markdown html jsonld)' '-fields[what to print]:names' '-front-matter[facts as YAML]' \
        '-url[address of the page]:url' '-fetched-at[when it was seen]:time' '-text[plain text]' \
        '-timeout[how long it may take]:duration' '-allow-private[private addresses too]' '*:page:_files' ;;
    esac
}
_lede "$@"
`
	fishCompletion = `complete -c lede -n __fish_use_subcommand -a "%[1]s"
complete -c lede -o format -x -a "json text markdown html jsonld" -d "how to print"
complete -c lede -o fields -x -d "what to print"
complete -c lede -o front-matter -d "facts as YAML"
complete -c lede -o url -x -d "address of the page"
complete -c lede -o fetched-at -x -d "when it was seen"
complete -c lede -o text -d "plain text"
complete -c lede -o timeout -x -d "how long it may take"
complete -c lede -o allow-private -d "private addresses too"
complete -c lede -n "__fish_seen_subcommand_from batch" -o workers -x -d "pages at the same time"
complete -c lede -n "__fish_seen_subcommand_from batch" -o root -x -a "(__fish_complete_directories)" -d "folder of the paths"
complete -c lede -n "__fish_seen_subcommand_from serve" -o addr -x -d "where to listen"
complete -c lede -n "__fish_seen_subcommand_from help" -f -a "%[1]s"
complete -c lede -n "__fish_seen_subcommand_from completion" -f -a "bash zsh fish"
`
)

// completion prints a completion script.
func completion(_ context.Context, s stdio, args []string) int {
	scripts := map[string]string{"bash": bashCompletion, "zsh": zshCompletion, "fish": fishCompletion}
	if len(args) != 1 || scripts[args[0]] == "" {
		s.say("completion takes one of bash, zsh, fish. Try 'lede help completion'.")
		return statusUsage
	}
	var names []string
	for _, v := range verbs() {
		names = append(names, v.name)
	}
	_, err := fmt.Fprintf(s.out, scripts[args[0]], strings.Join(names, " "))
	return s.wrote(err)
}
