package main

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
)

var units = []string{"second", "minute", "hour", "day", "week", "month", "year"}

// markers are the words that make an age, in languages whose patterns for different units use different ones, or join them to
// the unit.
var markers = []string{"ที่ผ่านมา", "ที่แล้ว", "আগে", "পূর্বে", "முன்", "முன்பு", "पहिले", "अघि", " sedan", " sen"}

// age is a pattern for an age, cut at its number.
type age struct{ unit, before, after, count string }

// relativeWords adds what dateFields.json tells: ages in every width, and days, weeks, months and years named by their distance
// from now.
func (w *words) relativeWords(fields map[string]map[string]json.RawMessage) {
	var ages []age
	for _, width := range []string{"", "-short", "-narrow"} {
		for _, u := range units {
			f := fields[u+width]
			var past map[string]string
			if json.Unmarshal(f["relativeTime-type-past"], &past) == nil {
				for _, k := range slices.Sorted(maps.Keys(past)) {
					ages = append(ages, cutAge(u, strings.TrimPrefix(k, "relativeTimePattern-count-"), past[k]))
				}
			}
			w.relativeNames(u, f)
		}
		for _, d := range slices.Sorted(maps.Keys(weekdays)) {
			if width == "-narrow" {
				break // "last M"
			}
			w.relativeNames(d, fields[d+width])
		}
	}
	before, after := common(ages)
	for _, a := range ages {
		w.addAge(a, before, after)
	}
}

func (w *words) relativeNames(unit string, f map[string]json.RawMessage) {
	for _, n := range []string{"-2", "-1", "0", "1", "2"} {
		var name string
		if json.Unmarshal(f["relative-type-"+n], &name) == nil && !(n == "0" && (unit == "hour" || unit == "minute")) {
			w.add("relative", unit+" "+n, name)
		}
	}
}

func cutAge(unit, count, pattern string) age {
	pattern = clean(pattern)
	if head, ok := strings.CutSuffix(pattern, " ({0})"); ok {
		pattern = head // the word itself is the number, which the pattern repeats
	}
	before, after, found := strings.Cut(pattern, "{0}")
	a := age{unit: unit, before: strings.TrimSpace(before), after: strings.TrimSpace(after)}
	if !found {
		a.before, a.after = pattern, ""
		a.count = map[string]string{"one": "1", "two": "2"}[count]
	}
	return a
}

// common returns the words that stand before, and after, what is counted in most patterns.
func common(ages []age) (before, after string) {
	heads, tails := map[string]int{}, map[string]int{}
	n := 0
	for _, a := range ages {
		if a.count != "" || strings.HasPrefix(a.before, "-") || strings.HasPrefix(a.after, "-") {
			continue
		}
		n++
		heads[a.before]++
		f := strings.Fields(a.after)
		if len(f) == 1 { // a script without spaces: try every end
			r := []rune(f[0])
			for i := 1; i < len(r); i++ {
				tails[string(r[i:])]++
			}
		}
		for i := 1; i < len(f); i++ {
			tails[strings.Join(f[i:], " ")]++
		}
	}
	for _, k := range slices.Sorted(maps.Keys(heads)) {
		if heads[k]*2 > n && k != "" {
			before = k
		}
	}
	for _, k := range slices.Sorted(maps.Keys(tails)) {
		spaced := strings.ContainsFunc(k, func(r rune) bool { return r > 0x2e80 }) || tails[k] < n
		if tails[k]*2 > n && (len(k) > len(after) || after == "") && (spaced || tails[k]*2 > n) && wholeWord(ages, k) {
			after = k
		}
	}
	return before, after
}

// wholeWord reports whether tail, where patterns end with it, follows a space or belongs to a script without spaces.
func wholeWord(ages []age, tail string) bool {
	if []rune(tail)[0] > 0x2e80 {
		return true
	}
	spaced := 0
	for _, a := range ages {
		if strings.HasSuffix(a.after, " "+tail) {
			spaced++
		}
	}
	return spaced > 3
}

func (w *words) addAge(a age, before, after string) {
	if strings.HasPrefix(a.before, "-") || strings.HasPrefix(a.before, "−") || strings.HasPrefix(a.after, "-") {
		return
	}
	if before != "" {
		w.add("ago", "before", before)
	}
	if after != "" {
		w.add("ago", "after", after)
	}
	if a.count != "" {
		if form, ok := strings.CutPrefix(a.before, before); ok {
			w.add("counted", a.unit+"*"+a.count, strings.TrimSuffix(form, after))
		}
		return
	}
	if a.before != "" && a.before != before {
		return // a width of its own ("-5 h"), or a unit before its number
	}
	for _, m := range append([]string{after}, markers...) {
		if m == "" {
			continue
		}
		unit, ok := strings.CutSuffix(a.after, m)
		switch {
		case !ok:
		case unit == "" || m[0] == ' ' || strings.HasSuffix(unit, " ") || []rune(m)[0] > 0x2e80 || []rune(m)[0]>>7 == 0xe00>>7:
			w.add("units", a.unit, unit)
			w.add("ago", "after", m)
			return
		default:
			w.add("aged", a.unit, a.after)
			return
		}
	}
	switch {
	case before != "":
		w.add("units", a.unit, a.after)
	case a.after != "":
		w.add("aged", a.unit, a.after)
	}
}

// unitForms adds the forms of units in every case and width.
func (w *words) unitForms(file, locale string) error {
	if _, err := os.Stat(file); err != nil {
		return nil // a country without units of its own
	}
	var widths map[string]map[string]json.RawMessage
	if err := loadInside(file, &widths, "main", locale, "units"); err != nil {
		return err
	}
	for _, width := range []string{"long", "short", "narrow"} {
		for _, u := range units {
			var forms map[string]string
			if json.Unmarshal(widths[width]["duration-"+u], &forms) != nil {
				continue
			}
			for _, k := range slices.Sorted(maps.Keys(forms)) {
				if before, after, found := strings.Cut(forms[k], "{0}"); found && strings.TrimSpace(before) == "" && k != "perUnitPattern" {
					w.add("units", u, after)
				}
			}
		}
	}
	return nil
}
