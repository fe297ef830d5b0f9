// Package quote reads quoted words in the paragraphs of an article: where they are, which belong together, who said them.
//
// Newsrooms attribute in few ways, and the stages follow them, each a function that reads what those before it wrote:
//
//  1. Pair finds the spans. Which marks open and close is told by the letters beside them (marks.go, pairs.go, singles.go); words that no
//     marks enclose are speech in an interview (interview.go), in a dialogue told by dashes (turns.go), and where the page sets them apart;
//     French and Italian papers put the attribution inside the marks (incises.go).
//  2. Read cuts the paragraphs into words and sentences, a span being one token (tokens.go, cutting.go, sentences.go), and looks the words
//     up (lexicon.go, forms.go, table.go).
//  3. Attribute asks of each span what attributes it. A cue is a verb of speech, or a phrase like "according to", with its subject
//     (cues.go). What looks like such a verb and is none stands in noverbs.go, in rows. The subject stands before the verb or behind it,
//     past an aside, or is left out (speakers.go, openings.go, participles.go, asides.go, inversion.go, drops.go, voices.go); what a few
//     words name is asked of phrases.go, names.go, nominals.go, verbnouns.go, nouns.go, capitals.go and trades.go. Of several cues the span
//     hangs on the one right behind it, else on the one that leads to it (choose.go, leads.go), else on a colon, a dash, a signature
//     (bymarks.go); a span without any goes on from what stands around it (carries.go).
//  4. How the span is held says how much of an utterance it is: direct, mixed, or a fragment that nobody is made to say (kinds.go;
//     fragments.go has the sorts of those, in rows).
//  5. Join makes one quote of spans that are one utterance, or the quoted pieces of one sentence (parts.go).
//  6. Meet keeps the ledger of all who are named (people.go, runs.go), with what they are (roles.go, offices.go); whom a name, a pronoun,
//     an office means is a look-up in it (mentions.go, standing.go, standins.go).
//  7. Name gives each quote its speaker, by what stands at it and in the ledger (naming.go), whom it was told and where the words may tell
//     when (told.go, hearers.go), and how sure that is (reasons.go).
//  8. Requests finds the requests for comment (requests.go, recipients.go).
//
// Numbers that choose between what grammar leaves open stand together in weights.go. Of languages whose grammar is not known only what
// cannot be read otherwise attributes (sure.go).
package quote
