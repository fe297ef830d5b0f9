package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
)

// names are words by key, of one width.
type names map[string]string

// calendar is what of a ca-NAME.json is read.
type calendar struct {
	Months, Days, DayPeriods map[string]map[string]names // format or stand-alone -> width -> names
	DateFormats              map[string]any
	DateTimeFormats          map[string]any
	AtTime                   map[string]any `json:"dateTimeFormats-atTime"`
}

var weekdays = map[string]string{"mon": "1", "tue": "2", "wed": "3", "thu": "4", "fri": "5", "sat": "6", "sun": "7"}

// read adds the words of one locale.
func (w *words) read(cldr, locale string) error {
	dir := filepath.Join(cldr, "cldr-dates-full", "main", locale)
	var greg calendar
	if err := loadInside(filepath.Join(dir, "ca-gregorian.json"), &greg, "main", locale, "dates", "calendars", "gregorian"); err != nil {
		return err
	}
	w.calendarWords(&greg)
	var fields map[string]map[string]json.RawMessage
	if err := loadInside(filepath.Join(dir, "dateFields.json"), &fields, "main", locale, "dates", "fields"); err != nil {
		return err
	}
	w.relativeWords(fields)
	if strings.HasPrefix(locale, "fa") {
		var persian calendar
		p := filepath.Join(cldr, "cldr-cal-persian-full", "main", locale, "ca-persian.json")
		if err := loadInside(p, &persian, "main", locale, "dates", "calendars", "persian"); err != nil {
			return err
		}
		w.monthNames("persian months", &persian)
	}
	if err := w.unitForms(filepath.Join(cldr, "cldr-units-full", "main", locale, "units.json"), locale); err != nil {
		return err
	}
	return w.digits(filepath.Join(cldr, "cldr-numbers-full", "main", locale, "numbers.json"), locale)
}

// loadInside loads what lies at a path of keys inside a file.
func loadInside(file string, v any, keys ...string) error {
	b, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	for _, k := range keys {
		var m map[string]json.RawMessage
		if err := json.Unmarshal(b, &m); err != nil {
			return err
		}
		b = m[k]
	}
	return json.Unmarshal(b, v)
}

func (w *words) monthNames(section string, c *calendar) {
	for _, form := range []string{"format", "stand-alone"} {
		for _, width := range []string{"wide", "abbreviated"} {
			for _, k := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"} {
				if name := c.Months[form][width][k]; strings.TrimLeft(name, "0123456789") != "" { // "6" is no name
					w.add(section, k, name)
				}
			}
		}
	}
}

func (w *words) calendarWords(c *calendar) {
	w.monthNames("months", c)
	for _, form := range []string{"format", "stand-alone"} {
		for _, width := range []string{"wide", "abbreviated", "short"} {
			for k, n := range weekdays {
				w.add("weekdays", n, c.Days[form][width][k])
			}
		}
		for _, width := range []string{"wide", "abbreviated"} {
			for k, name := range c.DayPeriods[form][width] {
				k = strings.TrimSuffix(strings.TrimSuffix(k, "-alt-variant"), "-alt-ascii")
				w.add("day periods", strings.TrimRight(k, "12"), name)
			}
		}
	}
	for _, formats := range []map[string]any{c.DateFormats, c.AtTime, c.DateTimeFormats} {
		w.joints(formats)
	}
	if short, ok := c.DateFormats["short"].(string); ok {
		order := ""
		for _, r := range strings.ToLower(short) {
			if strings.ContainsRune("dmy", r) && !strings.ContainsRune(order, r) {
				order += string(r)
			}
		}
		if len(w.sections["order"]) == 0 {
			w.add("order", order, short)
		}
	}
}

// joints adds the words that stand in patterns between their fields.
func (w *words) joints(formats map[string]any) {
	for _, k := range slices.Sorted(maps.Keys(formats)) {
		switch v := formats[k].(type) {
		case map[string]any:
			if k == "standard" || k == "availableFormats" {
				w.joints(v)
			}
		case string:
			if strings.ContainsAny(k, "QWwGBzHh") || strings.HasPrefix(k, "m") && k != "medium" || strings.HasPrefix(k, "E") && len(k) == 1 {
				continue // quarters, weeks and eras
			}
			w.jointsOf(v)
		}
	}
}

func (w *words) jointsOf(pattern string) {
	field, literal, quoted := byte(0), []rune{}, false
	flush := func() {
		for word := range strings.FieldsSeq(strings.Trim(string(literal), " ,-/()[]:")) {
			key := "at"
			if field == 'y' {
				key = "year"
			}
			if word = strings.Trim(word, ",;:()"); strings.IndexFunc(word, unicode.IsLetter) == 0 && []rune(word)[0] < 0x2e80 {
				w.add("joints", key, word)
			}
			field = 0
		}
		literal = literal[:0]
	}
	for _, r := range pattern {
		switch {
		case r == '\'':
			quoted = !quoted
		case !quoted && r < 0x80 && unicode.IsLetter(r):
			flush()
			field = byte(r)
		default:
			literal = append(literal, r)
		}
	}
	flush()
}

func (w *words) digits(file, locale string) error {
	var native string
	if err := loadInside(file, &native, "main", locale, "numbers", "otherNumberingSystems", "native"); err != nil {
		return err
	}
	if zero := zeros[native]; zero != "" {
		w.add("digits", "0", zero)
	}
	return nil
}

// zeros are the zeros of the numbering systems that languages here call their own.
var zeros = map[string]string{
	"arab": "٠", "arabext": "۰", "deva": "०", "beng": "০", "gujr": "૦", "guru": "੦", "tamldec": "௦", "telu": "౦", "mlym": "൦",
	"knda": "೦", "thai": "๐",
}
