package stamp

import (
	"testing"
	"time"
)

// BenchmarkParse is what one stamp costs: an age and a clock in English, dates in three languages, a text that is none, and the
// time words of a sentence.
func BenchmarkParse(b *testing.B) {
	at := time.Date(2031, 6, 12, 18, 47, 0, 0, time.FixedZone("", 7200))
	for _, row := range []struct{ name, lang, text string }{
		{"age", "en", "5 mins ago"}, {"short age", "en", "3h"}, {"clock", "en", "4:05 p.m. ET"}, {"date", "en", "June 3, 2031 at 4:05 pm"},
		{"age/ru", "ru", "5 минут назад"}, {"date/de", "de", "Dienstag, 3. Juni 2031, 14:30 Uhr"}, {"date/ja", "ja", "2031年6月3日 15時00分"},
		{"ISO", "en", "2031-06-03T14:00:00+02:00"}, {"none", "en", "Ferry terminal to reopen after repairs"},
	} {
		b.Run(row.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Parse(row.text, Ref{Time: at, Lang: row.lang})
			}
		})
	}
	b.Run("sentence", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			FindInProse("The harbor board voted on Wednesday to close the north quay for repairs, officials said.", 0, Ref{Time: at, Lang: "en"})
		}
	})
	b.Run("line", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Find("Ferry terminal to reopen after repairs · 5 mins ago", Ref{Time: at, Lang: "en"})
		}
	})
}
