package quote

// weights are the numbers that choose between what grammar leaves open. They were chosen by hand and then moved, one at a time, on
// development texts; TestWeightsOnTextsLeftOut says what that is worth on texts that they were not chosen on.
type weights struct {
	leading leading
	meaning meaning
}

// leading weighs which of several cues before quoted words leads to them.
type leading struct {
	perToken   float64 // less for each word between
	asJudge    float64 // less for a verb that takes no utterance: "praised"
	asWish     float64 // less for an infinitive: "to say"
	inRelative float64 // less in a clause about somebody: "who said"
	adjacent   float64 // right before the words, or before their colon or comma
}

// meaning weighs who is meant by a pronoun.
type meaning struct {
	perSentence  float64 // less for each sentence between
	perParagraph float64 // and each paragraph
	asSubject    float64 // the subject of its sentence
	asSpeaker    float64 // somebody who says something
	asPronoun    float64 // a pronoun of the same sex: who is meant goes on
	asOwner      float64 // less for "Finch’s"
	asTied       float64 // less behind a preposition
	asNew        float64 // just introduced, by full name
	pastHeading  float64 // less where a heading parts them
	asNameless   float64 // less for somebody who has no name
	asUnproven   float64 // less where nothing says that the name is a person's but what it does
	ofSex        float64 // known to be of the right sex
}

// chosen are the weights in use.
var chosen = weights{
	leading: leading{perToken: 0.05, asJudge: 0.7, asWish: 0.4, inRelative: 0.5, adjacent: 0.3},
	meaning: meaning{
		perSentence: 1.5, perParagraph: 1, asSubject: 1.6, asSpeaker: 0.7, asPronoun: 1, asOwner: 0.6, asTied: 0.5, asNew: 0.8,
		pastHeading: 2, asNameless: 0.6, asUnproven: 2.5, ofSex: 1,
	},
}
