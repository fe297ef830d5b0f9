package quote

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestGrammar reads the last quote of each example: what it is, whose, and by which cue.
func TestGrammar(t *testing.T) {
	for _, row := range []struct {
		text, mention, cue string
		kind               Kind
		reason             string
	}{
		{"“It held,” said retired Gen. Orla Finch.", "retired Gen. Orla Finch", "said", Direct, "no verb stands right behind one of speech"},
		{"Finch avoided the charged term, “soft water,” all day.", "", "", Fragment, "a noun behind its adjective is no verb"},
		{"Finch, on her way to Velden, said of Tarn’s latest request: “It held.”", "Finch", "said", Direct, "a noun behind an owner and a superlative"},
		{"The port sent a letter that said, “It held.”", "a letter", "said", Direct, "a relative pronoun is no article"},
		{"Tarn left over texts that said, “It held.”", "texts", "said", Direct, "what a relative clause hangs on is a noun"},
		{"Finch reported “12 leaning boats” in the port.", "Finch", "reported", Mixed, "a number opens no sentence without a comma or colon"},
		{"“It held,” Finch told “Tide and Town” on Friday.", "", "", Fragment, "whom something is told stands right behind the verb"},
		{"Finch said “It held” to nobody’s surprise.", "Finch", "said", Mixed, "the sentence goes on behind the marks"},
		{"“It held,” Finch said. “And I would not have gone on that wall again for money,” and with that she left.", "Finch", "said", Direct,
			"an utterance left open goes on"},
		{"Those who think “It holds and always will,” she said, should leave.", "she", "said", Mixed, "those who think it are nobody"},
		{"Tarn was called a quack by doctors who sell “sure” cures.", "", "", Fragment, "a passive brings the name before its agent alone"},
		{"Tarn was described by Orla Finch as “a mess.”", "Orla Finch", "described", Mixed, "or behind its as"},
		{"“It held,” said Finch, whose boat has a “Roman” sail.", "", "", Fragment, "what is said of the speaker is not said by her"},
		{"“It held,” said Finch, who built it, “and it will hold.”", "Finch", "said", Direct, "behind that it goes on"},
		{"But “mending” is easier said than done.", "", "", Fragment, "said than done"},
		{"The wall would stay, if agreed, a “provisional” one.", "", "", Fragment, "a participle without a subject"},
		{"It would rain. Said Finch: “It held.”", "Finch", "Said", Direct, "a verb opens the sentence"},
		{"“It held!” Finch, the harbor master, Tweeted on Friday.", "Finch", "Tweeted", Direct, "a verb with the capital of a brand"},
		{"The film ends with footage of Finch saying in May, “It held.”", "Finch", "saying", Direct, "the name behind a tie is who says"},
		{"When pressed, the 34-year-old mother of three replied, “It held.”", "the 34-year-old mother of three", "replied", Direct,
			"a number ends the subject"},
		{"On May 6, 2015, Finch made the following remark: “It held.”", "Finch", "made the following remark", Direct,
			"a verb and what it delivers; a year is nobody"},
		{"It makes no sense, said Finch, that the wall “held a day.”", "Finch", "said", Mixed, "what she says may follow her name"},
		{"Eight of ten were asked; most said they were “very wet.”", "most", "said", Mixed, "most stands for somebody"},
		{"One sign read, “Mind the gap.” Another said, “Mind it well.”", "Another", "said", Direct, "another, too"},
		{"According to some on Tideline, Finch was “wet,” and left.", "some on Tideline", "According to", Mixed, "some, tied to where they are"},
		{"Finch mocked it as a “wall for one who has none” and a “stunt.”", "Finch", "mocked", Mixed, "an and ties quoted words to others"},
		{"“It held,” Finch, who praised it often, told reporters in Velden.", "Finch", "told", Direct, "a judgement in an aside is another matter"},
		{"The choir sang “Low Tide Waltz” twice.", "", "", Fragment, "a title right behind a verb that has works"},
		{"“It held,” said the celebrated singer Orla Finch.", "the celebrated singer Orla Finch", "said", Direct, "a verb's past behind an article is an adjective"},
		{"Harbor master Orla Finch, 40, delivered a blunt message to Tarn: “It held.”", "Harbor master Orla Finch", "delivered a blunt message", Direct,
			"an aside before what delivers"},
		{"Orla Finch scolded him: “It held,” she said.", "Orla Finch", "scolded", Direct, "the colon behind a verb and its object"},
		{"Mourning the “old wall,” Orla Finch left the port.", "Orla Finch", "Mourning", Mixed, "a participle that opens the sentence of its subject"},
		{"Calling it “a mess,” she left the port.", "she", "Calling", Mixed, "an unknown verb brings nothing behind it"},
	} {
		t.Run(row.reason, func(t *testing.T) {
			quotes, _, _ := read("en", row.text)
			require.NotEmpty(t, quotes)
			q := quotes[len(quotes)-1]
			require.Equal(t, row.kind, q.Kind, row.text)
			require.Equal(t, row.mention, q.Mention, row.text)
			require.Equal(t, row.cue, q.Cue, row.text)
		})
	}
}
