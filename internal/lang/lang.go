// Package lang holds the words of languages as data, and decides nothing. Each language has a file of its own, NAME.txt,
// of sections:
//
//	# a comment
//	[section]
//	first field | second field | example
//
// A row's fields are parted by " | " and trimmed; which fields a section has is told where it is read. Files are read at the
// first use of their language, and never change afterwards. A language without a file has no rows: those who ask fall back to
// structure, never to another language's words. Files named NAME.cldr.txt are generated from CLDR, and are read at the first
// use of Calendar.
package lang

import (
	"embed"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// Row is one line of a section.
type Row struct {
	Fields []string
	File   string // where it stands
	Line   int
}

// Field returns field i, or "" where the row is shorter.
func (r Row) Field(i int) string {
	if i < len(r.Fields) {
		return r.Fields[i]
	}
	return ""
}

// Words returns the comma-parted words of field i.
func (r Row) Words(i int) []string {
	var out []string
	for w := range strings.SplitSeq(r.Field(i), ",") {
		if w = strings.TrimSpace(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Lang is one language's words.
type Lang struct {
	Tag      string // the primary subtag: "en"
	rows     map[string][]Row
	calendar func() map[string][]Row
	open     sync.Map // section -> *openings
}

// Rows returns the rows of a section in file order. The result must not be changed.
func (l *Lang) Rows(section string) []Row { return l.rows[section] }

// Calendar returns the rows of a section of NAME.cldr.txt in file order. The result must not be changed.
func (l *Lang) Calendar(section string) []Row {
	if l.calendar == nil {
		return nil
	}
	return l.calendar()[section]
}

// Known reports whether the language has a file.
func (l *Lang) Known() bool { return len(l.rows) > 0 }

// sameAs names the file of languages that share one: both written forms of Norwegian, and codes that were replaced.
var sameAs = map[string]string{"no": "nb", "nn": "nb", "iw": "he", "in": "id", "tl": "fil", "sh": "sr"}

var loaded sync.Map // primary subtag -> func() *Lang

// Get returns the words of the language of a BCP 47 tag, by its primary subtag. It never returns nil.
func Get(tag string) *Lang {
	name := Primary(tag)
	if to, ok := sameAs[name]; ok {
		name = to
	}
	if f, ok := loaded.Load(name); ok {
		return f.(func() *Lang)()
	}
	if !has(name+".txt") && !HasCalendar(name) {
		return &Lang{Tag: name}
	}
	f, _ := loaded.LoadOrStore(name, sync.OnceValue(func() *Lang { return read(name) }))
	return f.(func() *Lang)()
}

// Primary returns the primary subtag of a BCP 47 tag, lower case: "pt" of "pt-BR" and of "pt_BR".
func Primary(tag string) string {
	for i := 0; i < len(tag); i++ {
		if tag[i] == '-' || tag[i] == '_' {
			tag = tag[:i]
			break
		}
	}
	return strings.ToLower(strings.TrimSpace(tag))
}

// Tags returns the primary subtags of all languages that have a file, sorted.
func Tags() []string {
	var out []string
	entries, _ := files.ReadDir(".") // an embedded folder can be read
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".txt"); ok && !strings.Contains(name, ".") {
			out = append(out, name)
		}
	}
	return out
}

// CalendarTags returns the primary subtags of all languages that have calendar words, sorted. The result must not be changed.
func CalendarTags() []string { return calendarTags() }

var calendarTags = sync.OnceValue(func() []string {
	var out []string
	entries, _ := files.ReadDir(".") // an embedded folder can be read
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".cldr.txt"); ok {
			out = append(out, name)
		}
	}
	return out
})

// HasCalendar reports whether the language of a primary subtag has calendar words.
func HasCalendar(name string) bool { return has(name + ".cldr.txt") }

func has(file string) bool {
	f, err := files.Open(file)
	if err == nil {
		_ = f.Close() // an embedded file's Close does nothing
	}
	return err == nil
}

func read(name string) *Lang {
	return &Lang{
		Tag: name, rows: rowsOf(name + ".txt"),
		calendar: sync.OnceValue(func() map[string][]Row { return rowsOf(name + ".cldr.txt") }),
	}
}

// rowsOf reads a file's rows by section; a language need not have both files.
func rowsOf(file string) map[string][]Row {
	rows := map[string][]Row{}
	if b, err := files.ReadFile(file); err == nil {
		section := ""
		line := 0
		for s := range strings.SplitSeq(string(b), "\n") {
			line++
			s = strings.TrimSpace(s)
			switch {
			case s == "" || s[0] == '#':
			case s[0] == '[' && s[len(s)-1] == ']':
				section = s[1 : len(s)-1]
			default:
				fields := strings.Split(s, " | ")
				for i := range fields {
					fields[i] = strings.TrimSpace(fields[i])
				}
				rows[section] = append(rows[section], Row{fields, file, line})
			}
		}
	}
	return rows
}
