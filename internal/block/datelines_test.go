package block

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/ledekit/lede/internal/lang"
)

func TestCutDateline(t *testing.T) {
	for _, row := range []struct {
		tag, text, place, agency, rest, why string
	}{
		{"en", "HAYMOUTH, Calif. (AP) — Two men were held.", "HAYMOUTH, Calif.", "AP", "Two men were held.", "place, region, agency"},
		{"en", "BRENN, June 3 (Harbor News) — Patients may sue.", "BRENN", "Harbor News", "Patients may sue.", "a date is no place, an unknown agency is one"},
		{"en", "(Reuters) - The firm said no.", "", "Reuters", "The firm said no.", "an agency alone"},
		{"en", "OSTRAVIA – The lake froze.", "OSTRAVIA", "", "The lake froze.", "capitals are enough"},
		{"en", "NEW HARBOR — The lake froze.", "NEW HARBOR", "", "The lake froze.", "two words"},
		{"en", "KYREN, Uldia (AP) -- The lake froze.", "KYREN, Uldia", "AP", "The lake froze.", "two hyphens"},
		{"de", "Kielau (dpa) - Der See ist zu.", "Kielau", "dpa", "Der See ist zu.", "a known agency beside a name in small letters"},
		{"de", "Lindenau (nda) - Der See ist zu.", "Lindenau", "nda", "Der See ist zu.", "an agency that nobody lists, by its place between place and dash"},
		{"en", "Tarn Bay (Meridian) — The lake froze.", "Tarn Bay", "Meridian", "The lake froze.", "the same of one word"},
		{"es", "Bruzela, 7 oct (EFE).- El lago.", "Bruzela", "EFE", "El lago.", "Spanish agencies put a full stop before the dash"},
		{"it", "(ANSA) - ROVIGNA, 12 GIU - Il lago.", "ROVIGNA", "ANSA", "Il lago.", "Italian ones the agency first"},
		{"fr", "PARVILLE, 12 juin (AFP) — Le lac.", "PARVILLE", "AFP", "Le lac.", "a date in the page's language"},
	} {
		d, rest := CutDateline(lang.Get(row.tag), row.text)
		assert.Equal(t, Dateline{row.place, row.agency}, d, "%s: %q", row.why, row.text)
		assert.Equal(t, row.rest, rest, "%s: %q", row.why, row.text)
	}
}

func TestNoDateline(t *testing.T) {
	for text, why := range map[string]string{
		"UPDATE — The lake froze.":                         "an editor's label",
		"The lake — the deepest of all — froze.":           "a dash in a sentence",
		"DEAR ABBEY: My lake froze.":                       "a letter",
		"Apple — the fruit — is red.":                      "a name before a dash",
		"Well-known for its fish, the lake froze.":         "a hyphen in a word",
		"“It froze,” she said — and left.":                 "a dash after a quote",
		"Lund (32) - she is a doctor - left.":              "an age in brackets",
		"It was cold (see map) — and then it froze again.": "brackets that name no agency",
		"": "nothing",
	} {
		d, rest := CutDateline(lang.Get("en"), text)
		assert.Equal(t, Dateline{}, d, "%s: %q", why, text)
		assert.Equal(t, text, rest)
	}
}
