package page

import "golang.org/x/net/html/atom"

// Words is a set of what the names of an element say: those of its class, id, role and element, cut into words.
type Words uint64

// The things that names say.
const (
	Article     Words = 1 << iota // article, story, post
	Content                       // body, content, text
	Headline                      // headline, title
	Dek                           // dek, standfirst, subtitle
	Byline                        // byline, author
	Date                          // date, timestamp
	Share                         // share, social
	Related                       // related, recommended, most read
	Comments                      // comments, discussion
	Nav                           // nav, menu, breadcrumb
	Ad                            // ad, banner
	Sponsored                     // sponsored, paid, partner
	Newsletter                    // newsletter, signup
	Paywall                       // paywall, subscribe to read
	Caption                       // caption
	Credit                        // credit, photographer
	Tags                          // tags, topics, keywords
	Quote                         // quote, pullquote
	Embed                         // embed, tweet
	Video                         // video, player
	Gallery                       // gallery, slideshow
	Live                          // live blog, ticker
	Bio                           // about the author
	Correction                    // correction, clarification
	Box                           // infobox, factbox
	Side                          // sidebar, aside, rail
	Foot                          // footer
	Head                          // header, masthead
	Legal                         // copyright, cookie, consent
	Teaser                        // teaser, card, promo
	Popup                         // modal, overlay
	Kicker                        // kicker, eyebrow
	Unseen                        // for screen readers or printers alone
	Form                          // form, login, poll
	Meta                          // meta, info: the lines around a byline
	List                          // list, items, feed
	Hero                          // hero, lead picture
	Intro                         // intro, lead, summary
	Tool                          // toolbar, actions, buttons
	AriaHidden                    // aria-hidden="true"
	ElemArticle                   // the article element
	ElemMain                      // main
	ElemAside                     // aside
	ElemNav                       // nav
	ElemFooter                    // footer
	ElemHeader                    // header
	ElemFigure                    // figure
	ElemCaption                   // figcaption, caption
	ElemForm                      // form
	ElemQuote                     // blockquote
	ElemList                      // ul, ol, menu
	ElemItem                      // li
	ElemTable                     // table
	ElemAddress                   // address
	ElemDialog                    // dialog
	ElemPara                      // p
	Rating                        // rating, stars, votes
)

// elementWords is what an element name itself says.
func elementWords(a atom.Atom) Words {
	switch a {
	case atom.Article:
		return ElemArticle
	case atom.Main:
		return ElemMain
	case atom.Aside:
		return ElemAside
	case atom.Nav:
		return ElemNav
	case atom.Footer:
		return ElemFooter
	case atom.Header:
		return ElemHeader
	case atom.Figure:
		return ElemFigure
	case atom.Figcaption, atom.Caption:
		return ElemCaption
	case atom.Form:
		return ElemForm
	case atom.Blockquote:
		return ElemQuote
	case atom.Ul, atom.Ol, atom.Menu:
		return ElemList
	case atom.Li:
		return ElemItem
	case atom.Table:
		return ElemTable
	case atom.Address:
		return ElemAddress
	case atom.Dialog:
		return ElemDialog
	case atom.P:
		return ElemPara
	}
	return 0
}

// nameRows are the words by what they say. Two words that stand together ("most read") are written as one: classes are looked
// up word by word and by neighbours joined.
var nameRows = []struct {
	says  Words
	words string
}{
	{Article, "article story post entry artikel nota noticia articulo artigo notizia articolo news single"},
	{Content, "body content text txt copy richtext wysiwyg prose paragraph paragraphs inhalt texte contenu cuerpo corpo testo conteudo contenido tekst brodtext articlebody storybody articlecontent storycontent postcontent entrycontent articletext maincontent postbody"},
	{Headline, "headline title titel titre titulo titolo heading hl"},
	{Dek, "dek deck standfirst subtitle subheadline subhead subtitel subtitulo sottotitolo chapo chapeau vorspann bajada unterzeile sumario strapline description articledek"},
	{Byline, "byline author authors autor autoren autore auteur writer writers contributor contributors signature reporter journalist forfatter articleauthor"},
	{Date, "date datetime time timestamp published publish pubdate dateline datum fecha data dato updated dateposted datepublished"},
	{Share, "share sharing shares social sharebar sharetools addthis addtoany sharethis facebook twitter whatsapp linkedin pinterest socials teilen partager compartir socialshare follow"},
	{Related, "related recommended recommendation recommendations recirculation recirc popular trending readmore similar mostread morefrom mostpopular latest readalso alsoread readnext upnext seealso relacionadas relacionados correlati verwandt weiterlesen relatedarticles relatedposts relatedcontent morenews mehr interlinks inlinks crosslinks promoted relatedlinks"},
	{Comments, "comment comments disqus discussion kommentar kommentare commentaires comentarios commenti respond replies coral viafoura comentarios"},
	{Nav, "nav navigation navbar menu breadcrumb breadcrumbs pagination pager pagenav skiplink sitemap submenu subnav topnav hamburger tabs"},
	{Ad, "ad ads adv advert adverts advertisement advertising adslot adsense adunit adwrapper adcontainer admods dfp gpt banner banners anzeige werbung publicidad publicite publicidade reklama reklame annonce doubleclick adbox leaderboard mpu skyscraper billboard adplaceholder"},
	{Sponsored, "sponsored sponsor sponsors paid partner partners brandcontent native outbrain taboola affiliate promoted advertorial commercial revcontent zergnet dianomi vouchers deals"},
	{Newsletter, "newsletter newsletters signup subscribe subscription subscriptions emailsignup newslettersignup mailinglist optin"},
	{Paywall, "paywall regwall meter metered piano premium subscriberonly gateway registrationwall plus"},
	{Caption, "caption captions figcaption bildunterschrift legende imagecaption leyenda didascalia epigrafe bildtext photocaption wpcaption"},
	{Credit, "credit credits photographer copyright fotograf quelle imagecredit photocredit bildnachweis credito creditos byfoto imagesource rights"},
	{Tags, "tag tags topic topics keyword keywords schlagwort schlagworte etiquetas themen tagcloud taglist hashtags cats categories"},
	{Quote, "quote pullquote blockquote pull zitat citation quotation pullout"},
	{Embed, "embed embedded embeds tweet twittertweet instagrammedia oembed iframe widget"},
	{Video, "video videos duration runtime player jwplayer brightcove videoplayer vjs audio podcast youtube"},
	{Gallery, "gallery slideshow carousel slider slides galerie galeria galleria swiper slick lightbox"},
	{Live, "live liveblog liveticker ticker livepost liveentry timeline"},
	{Bio, "bio biography authorbio aboutauthor authorbox authorinfo aboutauthors"},
	{Correction, "correction corrections clarification clarifications editorsnote errata korrektur"},
	{Box, "infobox factbox factsbox faktabox box callout keypoints keyfacts highlights glance takeaways toc"},
	{Side, "sidebar side aside rail rightrail leftrail rightcol leftcol sidebars secondary complementary"},
	{Foot, "footer foot bottombar colophon contentinfo"},
	{Head, "header masthead topbar siteheader sitehead logo"},
	{Legal, "copyright legal disclaimer cookie cookies consent gdpr privacy terms cmp"},
	{Teaser, "teaser teasers card cards tile tiles promo promos promobox inline thumbnail thumb thumbnails"},
	{Popup, "modal overlay popup popover dialog lightbox toast interstitial offcanvas drawer dropdown tooltip"},
	{Kicker, "kicker eyebrow overline topline roofline upperline dachzeile ueberzeile spitzmarke antetitulo volanta cintillo occhiello chapeu rubrik rubric " +
		"toptitle pretitle prehead preheadline preheading supertitle superheadline overtitle surtitre surtitle label"},
	{Unseen, "sronly visuallyhidden screenreader screenreadertext assistive hiddenvisually elementinvisible offscreen forsr aural accessibility a11y noprint printonly unseen"},
	{Form, "form login signin register poll survey quiz search searchbox"},
	{Meta, "meta info postmeta entrymeta articlemeta articleinfo details"},
	{List, "list items feed listing stream archive river"},
	{Hero, "hero featured featuredimage leadimage leadmedia topmedia"},
	{Intro, "intro lead lede summary excerpt abstract entradilla ingress einleitung leadtext"},
	{Rating, "rating ratings stars fivestar vote votes voting voted upvote downvote bewertung bewertungen sterne sternebewertung notation votos avaliacao avaliacoes valoracion valoraciones puntuacion voto voti valutazione ocena oceny betyg beoordeling beoordelingen"},
	{Tool, "toolbar tools actions buttons button btn cta bookmark print"},
}

// names finds what a word of a class, id or role says, in the languages that news sites' developers write in.
var names = buildNames()

// nameTable finds words by their hash; most words of classes stand in no row, which a slot tells without a look at any string.
type nameTable struct {
	slots [2048]uint16 // the place in words plus one; 0 where empty
	words []name
}

type name struct {
	hash uint32
	word string
	says Words
}

func buildNames() *nameTable {
	t := &nameTable{words: make([]name, 0, 768)}
	for _, row := range nameRows {
		for s := row.words; s != ""; {
			w, rest, _ := cutSpace(s)
			h := uint32(nameSeed)
			for i := range len(w) {
				h = nameHash(h, w[i])
			}
			k := h % uint32(len(t.slots))
			for t.slots[k] != 0 && t.words[t.slots[k]-1].word != w {
				k = (k + 1) % uint32(len(t.slots))
			}
			if t.slots[k] == 0 {
				t.words = append(t.words, name{hash: h, word: w})
				t.slots[k] = uint16(len(t.words))
			}
			t.words[t.slots[k]-1].says |= row.says
			s = rest
		}
	}
	return t
}

// says returns what a word in lower case says, by its hash.
func (t *nameTable) says(w []byte, h uint32) Words {
	for k := h % uint32(len(t.slots)); t.slots[k] != 0; k = (k + 1) % uint32(len(t.slots)) {
		if n := &t.words[t.slots[k]-1]; n.hash == h && n.word == string(w) {
			return n.says
		}
	}
	return 0
}

// nameSeed is the hash of no bytes, nameHash that of one more: FNV-1a, its high bits folded in.
const nameSeed = 2166136261

func nameHash(h uint32, c byte) uint32 { h = (h ^ uint32(c)) * 16777619; return h ^ h>>15 }

func cutSpace(s string) (word, rest string, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' {
			return s[:i], s[i+1:], true
		}
	}
	return s, "", false
}

// told remembers what classes say: a page has few, and writes each many times.
type told [256]struct {
	class string
	says  Words
}

// wordsOf is wordsOf of a class or id whose hash is given.
func (t *told) wordsOf(s string, hash uint32) Words {
	e := &t[hash>>8%uint32(len(t))]
	if e.class != s {
		e.class, e.says = s, wordsOf(s)
	}
	return e.says
}

// wordsOf cuts a class or id into words, at marks, digits and capitals ("articleBody", "article-body", "ARTICLE_body"), and
// looks each up, and each two neighbours joined.
func wordsOf(s string) Words {
	w := cutter{hash: nameSeed, both: nameSeed}
	lower := false // the byte before was a lower-case letter
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'a' <= c && c <= 'z':
			lower = true
		case 'A' <= c && c <= 'Z':
			if lower {
				w.end()
			}
			lower = false
			c += 'a' - 'A'
		case w.n > w.prev && digitInWord(s[i:]):
			lower = false
		default:
			w.end()
			if isSpace(c) {
				w.restart() // neighbours are of one name
			}
			lower = false
			continue
		}
		if !w.add(c) {
			w.restart()
			lower = false
			for i+1 < len(s) && s[i+1] > ' ' {
				i++
			}
		}
	}
	w.end()
	return w.says
}

// digitInWord reports whether s begins with a digit that a letter follows, as in "a11y".
func digitInWord(s string) bool {
	return '0' <= s[0] && s[0] <= '9' && len(s) > 1 && 'a' <= s[1] && s[1] <= 'z'
}

// cutter holds the last two words of a name, and what all said so far.
type cutter struct {
	buf        [64]byte // the last two words, lower case
	prev, n    int      // buf[:prev] is the word before, buf[prev:n] the current one
	hash, both uint32   // of the current word, and of the two joined
	says       Words
}

// add adds a byte to the current word. It reports false where the word is longer than any of the table.
func (w *cutter) add(c byte) bool {
	if w.n == len(w.buf) {
		return false
	}
	w.buf[w.n] = c
	w.n++
	w.hash, w.both = nameHash(w.hash, c), nameHash(w.both, c)
	return true
}

// end looks the current word up, and the two joined, and begins the next one.
func (w *cutter) end() {
	if w.n == w.prev {
		return
	}
	w.says |= names.says(w.buf[w.prev:w.n], w.hash)
	if w.prev > 0 {
		w.says |= names.says(w.buf[:w.n], w.both)
		w.n = copy(w.buf[:], w.buf[w.prev:w.n])
	}
	w.prev, w.both, w.hash = w.n, w.hash, nameSeed
}

// restart forgets both words.
func (w *cutter) restart() { w.prev, w.n, w.hash, w.both = 0, 0, nameSeed, nameSeed }

// wordNames are the names of the things that names say, in the order of their bits.
var wordNames = [...]string{
	"article", "content", "headline", "dek", "byline", "date", "share", "related", "comments", "nav", "ad", "sponsored", "newsletter",
	"paywall", "caption", "credit", "tags", "quote", "embed", "video", "gallery", "live", "bio", "correction", "box", "side", "foot", "head",
	"legal", "teaser", "popup", "kicker", "unseen", "form", "meta", "list", "hero", "intro", "tool", "aria-hidden", "<article>", "<main>",
	"<aside>", "<nav>", "<footer>", "<header>", "<figure>", "<caption>", "<form>", "<quote>", "<list>", "<item>", "<table>", "<address>",
	"<dialog>", "<p>", "rating",
}

// WordNames returns the names of all Words, in the order of their bits.
func WordNames() []string { return wordNames[:] }
