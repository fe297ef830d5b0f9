package lang

import (
	"strings"
	"unicode"
)

// Detect names the language of text by its script, or else by its most common little words (the rows of [common]). It returns
// "" where it cannot tell.
func Detect(text string) string {
	const enough = 4000
	if len(text) > enough {
		text = strings.ToValidUTF8(text[:enough], "")
	}
	if tag := byScript(text); tag != "latin" {
		return tag
	}
	counts := map[string]int{}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	for _, w := range words {
		counts[w]++
	}
	best, most, second := "", 0, 0
	for _, tag := range Tags() {
		n := 0
		for _, row := range Get(tag).Rows("common") {
			for _, w := range row.Words(0) {
				n += counts[w]
			}
		}
		if n > most {
			best, most, second = tag, n, most
		} else if n > second {
			second = n
		}
	}
	if most*20 < len(words) || most*10 < second*11 {
		return ""
	}
	return best
}

// byScript names the language that alone is written in the script of most letters, "latin" for Latin, or "".
func byScript(text string) string {
	var latin, kana, han, hangul, arabic, cyrillic, greek, hebrew, thai, devanagari int
	for _, r := range text {
		switch {
		case r < 0x250:
			if unicode.IsLetter(r) {
				latin++
			}
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			kana++
		case unicode.Is(unicode.Han, r):
			han++
		case unicode.Is(unicode.Hangul, r):
			hangul++
		case unicode.Is(unicode.Arabic, r):
			arabic++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
		case unicode.Is(unicode.Greek, r):
			greek++
		case unicode.Is(unicode.Hebrew, r):
			hebrew++
		case unicode.Is(unicode.Thai, r):
			thai++
		case unicode.Is(unicode.Devanagari, r):
			devanagari++
		}
	}
	switch most := max(latin, 3*(kana+han), hangul, arabic, cyrillic, greek, hebrew, thai, devanagari); most {
	case 0:
		return ""
	case latin:
		return "latin"
	case 3 * (kana + han):
		if kana*10 > han {
			return "ja"
		}
		return "zh"
	case hangul:
		return "ko"
	case arabic:
		if strings.ContainsAny(text, "پچژگ") {
			return "fa"
		}
		return "ar"
	case cyrillic:
		if strings.ContainsAny(text, "іїєґ") {
			return "uk"
		}
		if strings.ContainsAny(text, "ыэё") {
			return "ru"
		}
		return "bg"
	case greek:
		return "el"
	case hebrew:
		return "he"
	case thai:
		return "th"
	default:
		return "hi"
	}
}
