package main

import (
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// readNumbers adds the words for the numbers that ages count, from the spell-out rules of the language, where it has any.
func (w *words) readNumbers(cldr, name string) {
	file := map[string]string{"nb": "no"}[name]
	if file == "" {
		file = name
	}
	var rules rbnf
	if loadInside(filepath.Join(cldr, "cldr-rbnf", "rbnf", file+".json"), &rules, "rbnf", "rbnf", "SpelloutRules") != nil {
		return
	}
	for _, set := range slices.Sorted(maps.Keys(rules)) {
		if !strings.HasPrefix(set, "%spellout-cardinal") {
			continue
		}
		for n := 1; n <= 50; n++ {
			if n > 24 && n%5 != 0 && n%12 != 0 {
				continue // ages in words are short or round
			}
			word, ok := rules.spell(set, n, 0)
			if ok && strings.Trim(word, "0123456789") != "" && len(word) < 60 {
				w.add("numbers", strconv.Itoa(n), strings.ReplaceAll(word, "\u00ad", ""))
			}
		}
	}
}

// rbnf are rule-based number formats: sets of rules, each a base value and a text in which →→ stands for the remainder, ←← for
// the quotient, =%set= for the number in another set, and [] encloses what is left out where the remainder is 0.
type rbnf map[string]any

func (r rbnf) spell(set string, n, depth int) (string, bool) {
	list, ok := r[set].([]any)
	if !ok || depth > 8 {
		return "", false
	}
	base, text := -1, ""
	for _, e := range list {
		pair, ok := e.([]any)
		if !ok || len(pair) != 2 {
			return "", false
		}
		b, err := strconv.Atoi(strings.TrimSuffix(strings.SplitN(pair[0].(string), "/", 2)[0], ">"))
		if err == nil && b <= n && b > base {
			base, text = b, pair[1].(string)
		}
	}
	if base < 0 {
		return "", false
	}
	divisor := 1
	for divisor*10 <= base {
		divisor *= 10
	}
	text = strings.TrimPrefix(strings.TrimSuffix(text, ";"), "'")
	if i, j := strings.IndexByte(text, '['), strings.IndexByte(text, ']'); i >= 0 && j > i {
		if n%divisor == 0 {
			text = text[:i] + text[j+1:]
		} else {
			text = text[:i] + text[i+1:j] + text[j+1:]
		}
	}
	return r.fill(set, text, n, divisor, depth)
}

func (r rbnf) fill(set, text string, n, divisor, depth int) (string, bool) {
	if strings.Contains(text, "$(") {
		return "", false
	}
	var out strings.Builder
	for text != "" {
		i := strings.IndexAny(text, "→←=")
		if i < 0 {
			out.WriteString(text)
			break
		}
		out.WriteString(text[:i])
		mark := string([]rune(text[i:])[:1])
		rest := text[i+len(mark):]
		j := strings.Index(rest, mark)
		if j < 0 {
			return "", false
		}
		inner := rest[:j]
		text = strings.TrimPrefix(rest[j+len(mark):], "→")
		if inner == "" {
			inner = set
		}
		if inner[0] != '%' {
			return "", false
		}
		value := map[string]int{"→": n % divisor, "←": n / divisor, "=": n}[mark]
		word, ok := r.spell(inner, value, depth+1)
		if !ok {
			return "", false
		}
		out.WriteString(word)
	}
	return out.String(), true
}
