package quote

import (
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/internal/lang"
)

func TestLanguages(t *testing.T) {
	for _, row := range []struct {
		lang, text, mention, cue string
		kind                     Kind
		reason                   string
	}{
		{"en", "“It held,” said Orla Finch.", "Orla Finch", "said", Direct, "inverted"},
		{"en", "“It held,” Orla Finch, the harbor master, said on Monday.", "Orla Finch", "said", Direct,
			"an aside between subject and verb"},
		{"en", "Finch, who was asked on Monday, said: “It held.”", "Finch", "said", Direct, "a relative clause between"},
		{"en", "In a letter to the board, Finch wrote that the wall was “a mess.”", "Finch", "wrote", Mixed,
			"a phrase before the subject"},
		{"en", "‘It held,’ said Finch. ‘It will hold.’", "Finch", "said", Direct, "single marks"},
		{"en", "\"It held,\" Finch told the Courier.", "Finch", "told", Direct, "straight marks"},
		{"en", "The wall is seen as “a mess” in the port, said Orla Finch.", "Orla Finch", "said", Mixed,
			"the attribution ends the sentence"},
		{"de", "„Es hält“, sagte Orla Fink am Montag.", "Orla Fink", "sagte", Direct, "low and high marks"},
		{"de", "»Es hält«, so der Sprecher der Stadt.", "der Sprecher der Stadt", "so", Direct,
			"so, and marks that point inwards"},
		{"de", "Am Freitag erklärte Bürgermeisterin Orla Fink: „Es hält.“", "Bürgermeisterin Orla Fink", "erklärte", Direct,
			"the verb comes second"},
		{"de", "Den Unterschied schilderte Orla Fink so: „Es hält.“", "Orla Fink", "schilderte", Direct,
			"an object before the verb"},
		{"de", "Die Stadt teilte am Montag mit: „Es hält.“", "Die Stadt", "teilte", Direct, "a parted verb"},
		{"de", "Gefragt, ob der Damm hält, sagte Fink: „Er hält.“", "Fink", "sagte", Direct, "a clause before the verb"},
		{"de", "„Er hält“, freut sich Univ.-Prof. Dr. Orla Fink.", "Univ.-Prof. Dr. Orla Fink", "freut", Direct, "titles with stops and hyphens"},
		{"de", "Laut Fink war die Mauer „ein Witz“.", "Fink", "Laut", Mixed, "laut"},
		{"fr", "« Ça tient », a déclaré Orla Fontel.", "Orla Fontel", "déclaré", Direct, "an auxiliary before the inverted verb"},
		{"fr", "« Ça tient », dit-elle.", "elle", "dit", Direct, "the pronoun hangs on the verb"},
		{"fr", "La ministre de la mer, Orla Fontel, a expliqué : « Ça tient. »", "Orla Fontel", "expliqué", Direct,
			"thin spaces and an aside"},
		{"fr", "Selon Orla Fontel, le mur est « une blague ».", "Orla Fontel", "Selon", Mixed, "selon"},
		{"es", "«Aguanta», dijo Orla Fontal.", "Orla Fontal", "dijo", Direct, "inverted"},
		{"es", "La alcaldesa ha dicho: «Aguanta».", "La alcaldesa", "dicho", Direct, "perfect"},
		{"es", "Según Fontal, el muro es “una broma”.", "Fontal", "Según", Mixed, "según"},
		{"it", "«Regge», ha detto Orla Fontana.", "Orla Fontana", "detto", Direct, "an auxiliary before the inverted verb"},
		{"it", "Secondo Fontana il muro è «uno scherzo».", "Fontana", "Secondo", Mixed, "secondo"},
		{"pt", "“Aguenta”, disse Orla Fontes à rádio.", "Orla Fontes", "disse", Direct, "inverted"},
		{"pt", "De acordo com Fontes, o muro é “uma piada”.", "Fontes", "De acordo com", Mixed, "de acordo com"},
		{"nl", "“Het houdt”, zei Orla Vink.", "Orla Vink", "zei", Direct, "inverted"},
		{"nl", "Volgens Vink is de muur “een grap”.", "Vink", "Volgens", Mixed, "volgens"},
		{"nl", "“Het houdt”, aldus de burgemeester.", "de burgemeester", "aldus", Direct, "aldus"},
	} {
		t.Run(row.lang+"/"+row.reason, func(t *testing.T) {
			quotes, _, _ := read(row.lang, row.text)
			require.NotEmpty(t, quotes)
			q := quotes[0]
			require.Equal(t, row.kind, q.Kind, row.text)
			require.Equal(t, row.mention, q.Mention, row.text)
			require.Equal(t, row.cue, q.Cue, row.text)
		})
	}
}

func TestUnknownLanguage(t *testing.T) {
	quotes, _, _ := read("sw", "”Det håller”, sade Orla Fink.", "「持ちます」と市長は言った。")
	require.Len(t, quotes, 2, "marks are found in any language")
	for _, q := range quotes {
		require.Empty(t, q.Mention, "no words, no speaker")
	}
}

func TestMarks(t *testing.T) {
	for _, row := range []struct {
		text   string
		want   []string
		reason string
	}{
		{"“A b,” he said.", []string{"A b,"}, "curly"},
		{"\"A b,\" he said. \"C d.\"", []string{"A b,", "C d."}, "straight"},
		{"“He said ‘no’ to me,” she said.", []string{"He said ‘no’ to me,"}, "single inside double"},
		{"„A“ und »B« und „C”.", []string{"A", "B", "C"}, "German"},
		{"« A » et «B».", []string{"A", "B"}, "French, with and without spaces"},
		{"”A”, sade hon.", []string{"A"}, "Swedish"},
		{"„A”, powiedział.", []string{"A"}, "Polish"},
		{"「一」と『二』", []string{"一", "二"}, "Japanese"},
		{"The 6'2\" pilot flew a 12\" plane.", nil, "feet and inches"},
		{"It’s the dogs’ own ’90s.", nil, "apostrophes"},
		{"“A b c d e f", []string{"A b c d e f"}, "unclosed, at the head of a paragraph"},
		{"She said: “A b c", []string{"A b c"}, "unclosed, behind a colon"},
		{"a “ b", nil, "a mark alone"},
		{"“He called it “a mess” twice.”", []string{"He called it “a mess” twice."}, "the same marks inside"},
		{"''A b,'' he said.", []string{"A b,"}, "two single marks for a double one"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			paras := []Para{{Text: row.text}}
			var got []string
			for _, sp := range Pair(paras, WordsOf(lang.Get("en"))) {
				got = append(got, row.text[sp.Start:sp.End])
			}
			require.Equal(t, row.want, got)
		})
	}
}

func TestSureLanguages(t *testing.T) {
	for _, row := range []struct {
		lang, text, name, mention, cue string
		kind                           Kind
		reason                         string
	}{
		{"pl", "„Mur się trzyma” – powiedziała burmistrz Orla Fink.", "Orla Fink", "burmistrz Orla Fink", "powiedziała", Direct, "dash and office"},
		{"pl", "– Mur się trzyma – i to dobrze – mówi Jan Tarn, rybak.", "Jan Tarn", "Jan Tarn", "mówi", Direct, "dialogue with a dash of its own"},
		{"pl", "„Mur się trzyma” – dodał.", "", "", "dodał", Direct, "no subject"},
		{"pl", "Film „Cichy port” wejdzie do kin w maju.", "", "", "", Fragment, "a title"},
		{"sv", "”Det håller”, säger Orla Fink.", "Orla Fink", "Orla Fink", "säger", Direct, "closing shape on both sides"},
		{"sv", "– Det håller, säger hamnchefen Orla Fink. Hon är nöjd.", "Orla Fink", "hamnchefen Orla Fink", "säger", Direct, "dialogue"},
		{"sv", "”Det håller”, sade hon.", "", "hon", "sade", Direct, "a pronoun is not looked up"},
		{"nb", "– Det holder, sier Orla Fink.", "Orla Fink", "Orla Fink", "sier", Direct, "dialogue"},
		{"da", "»Det holder«, siger borgmester Orla Fink.", "Orla Fink", "borgmester Orla Fink", "siger", Direct, "marks that point inwards"},
		{"fi", "– Se kestää, sanoo kaupunginjohtaja Orla Fink.", "Orla Fink", "kaupunginjohtaja Orla Fink", "sanoo", Direct, "dialogue"},
		{"cs", "„Drží to,“ řekla Orla Finková.", "Orla Finková", "Orla Finková", "řekla", Direct, "comma inside"},
		{"ru", "«Стена держит», — сказала мэр Орла Финк.", "Орла Финк", "мэр Орла Финк", "сказала", Direct, "Cyrillic"},
		{"ru", "«Стена держит», — объявил президент Вельдии.", "", "президент Вельдии", "объявил", Direct, "an office and what it is of"},
		{"uk", "У порту Орла Фінк заявила: «Стіна тримає».", "", "", "заявила", Direct, "what stands before may be part of the name"},
		{"uk", "Орла Фінк заявила: «Стіна тримає».", "Орла Фінк", "Орла Фінк", "заявила", Direct, "colon"},
		{"ja", "浜田市長は「持ちこたえている」と述べた。", "", "", "", Direct, "a sign behind the marks"},
		{"ja", "「潮見」という店が開いた。", "", "", "", Fragment, "a name"},
		{"zh", "市长表示：“城墙撑住了。”", "", "", "", Direct, "a sign before the colon"},
		{"ko", "시장은 \"버티고 있다\"고 말했다.", "", "", "", Direct, "a particle at the mark"},
		{"ar", "قالت رئيسة البلدية: «إنه صامد حتى الآن».", "", "رئيسة البلدية", "قالت", Direct, "who speaks stands between"},
		{"fa", "شهردار شهر گفت: «دیوار پابرجاست».", "", "شهردار شهر", "گفت", Direct, "the verb stands last"},
		{"he", "\"זה מחזיק\", אמרה ראשת העיר.", "", "ראשת העיר", "אמרה", Direct, "a comma and a verb"},
	} {
		t.Run(row.lang+"/"+row.reason, func(t *testing.T) {
			quotes, _, _ := read(row.lang, row.text)
			require.NotEmpty(t, quotes)
			q := quotes[0]
			require.Equal(t, row.kind, q.Kind, row.text)
			require.Equal(t, row.name, q.Name, row.text)
			require.Equal(t, row.mention, q.Mention, row.text)
			require.Equal(t, row.cue, q.Cue, row.text)
		})
	}
}
