package page

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestClockIn(t *testing.T) {
	for text, want := range map[string]string{
		"21:00 Ada Quill":       "21:00",
		"10 p.m.":               "10 p.m.",
		"2 March 2024 22:17":    "22:17",
		"20h15":                 "20h15",
		"12.31 Uhr":             "12.31 Uhr",
		"Posted at 9:05 am":     "9:05 am",
		"27.08.2024":            "",
		"Chapter 10":            "",
		"Won 3-2 after 90 mins": "",
		"1,200 boats":           "",
		"2:28,29 min.":          "",
		"6:11.4":                "",
	} {
		at, ok := ClockIn(text)
		assert.Equal(t, want != "", ok, text)
		if ok {
			assert.Equal(t, want, text[at[0]:at[1]], text)
		}
	}
}

func TestIsClock(t *testing.T) {
	for text, want := range map[string]bool{
		"21:00": true, "9.15": true, "10:15 CET": true, "10 p.m.": true, "10:15 the pier": false, "at 10:15": false, "10": false, "10.5.": false,
	} {
		assert.Equal(t, want, IsClock(text), text)
	}
}

func TestEndOf(t *testing.T) {
	for text, want := range map[string]Ending{
		"The pier closes.": Stop, "「桟橋は閉まる。」": Stop, "Der Steg „schließt.“": Stop, "Why the pier closes": Open, "Will it close?": Asks, "هل يغلق؟": Asks,
		"It closes! ": Exclaims, "It closes, then…": Dots, "It closes, then ...": Dots, "What closes:": Colon, "Πού κλείνει;": Semicolon, "": Open,
	} {
		assert.Equal(t, want, EndOf(text), text)
	}
	assert.True(t, EndsStop("The pier closes.”"))
	assert.False(t, EndsStop("The pier closes ..."))
	assert.True(t, HasDigit("الرصيف ٧"))
}
