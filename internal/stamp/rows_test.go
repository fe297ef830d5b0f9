package stamp

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

// references are the instants that the rows of testdata count from.
var references = map[string]string{
	"A": "2025-06-12T18:47:00+02:00", "B": "2024-01-03T08:15:30-05:00", "C": "2024-03-31T12:00:00+02:00",
	"D": "2021-12-31T23:50:00-08:00", "E": "2024-02-29T10:00:00Z",
}

var layouts = [...]string{Second: "2006-01-02T15:04:05 Z07:00", Minute: "2006-01-02T15:04 Z07:00", Hour: "2006-01-02T15 Z07:00",
	Day: "2006-01-02 Z07:00", Week: "2006-01-02 Z07:00", Month: "2006-01 Z07:00", Year: "2006 Z07:00"}

var precisionNames = [...]string{Second: "second", Minute: "minute", Hour: "hour", Day: "day", Week: "week", Month: "month", Year: "year"}

// TestRows reads every stamp and sentence of testdata.
func TestRows(t *testing.T) {
	for file, read := range map[string]func(string, Ref) (Stamp, bool){
		"stamps.txt":    Parse,
		"sentences.txt": func(s string, r Ref) (Stamp, bool) { return FindInProse(s, 0, r) },
	} {
		b, err := os.ReadFile("testdata/" + file)
		require.NoError(t, err)
		n := 0
		for line := range strings.SplitSeq(strings.TrimSpace(string(b)), "\n") {
			if line[0] == '#' {
				continue
			}
			n++
			f := strings.Split(line, " | ")
			require.Len(t, f, 4, line)
			at, err := time.Parse(time.RFC3339, references[f[1]])
			require.NoError(t, err, line)
			got := "-"
			if s, ok := read(f[2], Ref{Time: at, Lang: f[0]}); ok {
				got = s.Time.Format(layouts[s.Precision]) + " " + precisionNames[s.Precision]
				require.NotEmpty(t, strings.TrimSpace(f[2][s.Start:s.End]), line)
			}
			require.Equal(t, f[3], got, "%s: %s", file, line)
		}
		require.Greater(t, n, 100)
	}
}

// TestWords looks every word of every language up: it must come out with what its row says it is.
func TestWords(t *testing.T) {
	tags := append(lang.Tags(), lang.CalendarTags()...)
	slices.Sort(tags)
	for _, tag := range slices.Compact(tags) {
		l, words := lexiconOf(tag), lang.Get(tag)
		for _, r := range words.Rows("time") {
			s, ok := senseOf(r.Field(0))
			if !ok {
				require.Contains(t, rules, r.Field(0), "%s:%d", r.File, r.Line)
				continue
			}
			for _, w := range r.Words(1) {
				if w[0] == '-' || foldString(w)[0] <= '9' {
					continue // an ending of verbs; a name that opens with its number
				}
				end, at := l.match(w, 0)
				require.True(t, at != 0 && l.nodes[at].kinds>>s.kind&1 == 1 && foldString(w[end:]) == "", "%s:%d: %s", r.File, r.Line, w)
			}
		}
		months := 0
		for m := int16(1); m <= 12; m++ {
			for _, s := range l.senses {
				if s.kind == kMonth && s.val == m {
					months++
					break
				}
			}
		}
		if lang.HasCalendar(tag) && tag != "ja" && tag != "ko" && tag != "vi" { // whose months are numbers
			require.Equal(t, 12, months, tag)
		}
	}
	require.GreaterOrEqual(t, len(lang.CalendarTags()), 30)
}

// rules are the rows of [time] that say something of the language, not of words.
var rules = []string{"bare year", "solar year", "verb last", "inflected", "ending", "weekday ending", "prefix"}

// TestFind cuts stamps out of the lines of cards.
func TestFind(t *testing.T) {
	at, _ := time.Parse(time.RFC3339, references["A"])
	for _, row := range []struct{ lang, line, want, reason string }{
		{"en", "Reuters · 5 h ago", "5 h ago", "an outlet before it"},
		{"en", "Ferry runs aground off Harlow - 5 mins ago", "5 mins ago", "a headline before it"},
		{"en", "5 mins ago - Ferry runs aground off Harlow", "5 mins ago", "a headline behind it"},
		{"en", "Ferry runs aground 12 June 2025", "12 June 2025", "no mark between"},
		{"en", "World | June 3, 2025 | 4 min read", "June 3, 2025", "a reading time behind it"},
		{"en", "3h", "3h", "alone"},
		{"en", "Ferry 3h late, riders say", "", "a length in a headline"},
		{"en", "What Friday means for the harbor", "", "a weekday in a headline"},
		{"en", "Five things to know on Monday morning", "", "a weekday in a headline"},
		{"de", "Von Ute Brandt | 3. Juni 2025, 14:30 Uhr", "3. Juni 2025, 14:30 Uhr", "a byline before it"},
		{"fr", "Publié hier à 21h05 par la rédaction", "hier à 21h05", "a label before, a byline behind"},
		{"ja", "港で火災 10分前", "10分前", "a headline before it"},
	} {
		s, _ := Find(row.line, Ref{Time: at, Lang: row.lang})
		require.Equal(t, row.want, row.line[s.Start:s.End], "%s (%s)", row.line, row.reason)
	}
}

// TestFindInProse walks over the times of one text, each by its span.
func TestFindInProse(t *testing.T) {
	at, _ := time.Parse(time.RFC3339, references["A"])
	const text = "Finch said on Wednesday night that the quay, closed in February, will open on July 4."
	var got []string
	for from := 0; ; {
		s, ok := FindInProse(text, from, Ref{Time: at, Lang: "en"})
		if !ok {
			break
		}
		require.Greater(t, s.End, from)
		got = append(got, text[s.Start:s.End]+" "+s.Time.Format("2006-01-02"))
		from = s.End
	}
	require.Equal(t, []string{"Wednesday night 2025-06-11", "February 2025-02-01", "July 4 2025-07-04"}, got)
}

// TestLongText finds a time far into a text, at its place.
func TestLongText(t *testing.T) {
	at, _ := time.Parse(time.RFC3339, references["A"])
	text := strings.Repeat("The quay was quiet and the ferry did not sail. ", 200) + "It sailed on Wednesday."
	s, ok := FindInProse(text, 0, Ref{Time: at, Lang: "en"})
	require.True(t, ok)
	require.Equal(t, "Wednesday", text[s.Start:s.End])
}

// TestNoReference keeps the words of what counts from an instant that is not known.
func TestNoReference(t *testing.T) {
	s, ok := Parse("5 mins ago", Ref{Lang: "en"})
	require.True(t, ok)
	require.True(t, s.Time.IsZero())
	require.Equal(t, None, s.Precision)
	s, ok = Parse("12 June 2025, 14:30", Ref{Lang: "en"})
	require.True(t, ok)
	require.Equal(t, "2025-06-12T14:30:00Z", s.Time.Format(time.RFC3339))
}

// TestLanguages: without a language, or with one that has no words, every language is asked.
func TestLanguages(t *testing.T) {
	at, _ := time.Parse(time.RFC3339, references["A"])
	for _, text := range []string{"vor 3 Stunden", "3 часа назад", "3時間前", "il y a 3 heures", "3 hours ago"} {
		for _, tag := range []string{"", "Dutch"} {
			s, ok := Parse(text, Ref{Time: at, Lang: tag})
			require.True(t, ok, text)
			require.Equal(t, "15", s.Time.Format("15"), text)
		}
	}
}

// TestInAddress reads days out of addresses.
func TestInAddress(t *testing.T) {
	for _, row := range []struct{ address, want string }{
		{"https://harbor.example/2031/02/03/ferry", "2031-02-03"}, {"https://harbor.example/world/2031-02-03-ferry", "2031-02-03"},
		{"https://harbor.example/ferry-20310203", "2031-02-03"}, {"https://harbor.example/2031/2/3/ferry", "2031-02-03"},
		{"https://harbor.example/2031/2/3-boats", ""}, {"https://harbor.example/2031/13/03/", ""}, {"https://harbor.example/id-12031020399", ""},
		{"https://harbor.example/2031/02/30/ferry", ""},
	} {
		s, ok := InAddress(row.address)
		require.Equal(t, row.want != "", ok, row.address)
		if ok {
			require.Equal(t, row.want, s.Time.Format("2006-01-02"), row.address)
		}
	}
}

// TestEnglishAgesCostNothing holds English ages to no allocation.
func TestEnglishAgesCostNothing(t *testing.T) {
	ref := Ref{Time: time.Date(2031, 6, 12, 18, 47, 0, 0, time.UTC), Lang: "en"}
	for _, text := range []string{"5 mins ago", "3h", "about 2 hours ago", "yesterday", "just now"} {
		require.Zero(t, testing.AllocsPerRun(20, func() { Parse(text, ref) }), text)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"5 mins ago", "12. Juni 2025, 14:30 Uhr", "2025年6月12日", "۲۰ خرداد ۱۴۰۴", "at 3:30 p.m. on Wednesday", "\xff\xfe 12/06"} {
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, text, tag string) {
		ref := Ref{Time: time.Unix(1750000000, 0), Lang: tag}
		for _, read := range []func(string, Ref) (Stamp, bool){
			Parse, Find, func(s string, r Ref) (Stamp, bool) { return FindInProse(s, 0, r) },
		} {
			if s, ok := read(text, ref); ok {
				require.True(t, 0 <= s.Start && s.Start < s.End && s.End <= len(text), text)
			}
		}
	})
}
