package page

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html/charset"
)

// spoken are a few sentences in languages whose pages were written in encodings of their own, with those encodings.
var spoken = []struct{ lang, names, text string }{
	{"ru", "windows-1251 koi8-r iso-8859-5 ibm866", "Ночной паром снова ходит на остров. Капитан сказал, что машину чинили два года. Жители рады."},
	{"pl", "windows-1250 iso-8859-2", "Nocny prom znów pływa na wyspę. Kapitan powiedział, że silnik naprawiano przez dwa lata. Mieszkańcy się cieszą."},
	{"el", "windows-1253 iso-8859-7", "Το νυχτερινό πλοίο πηγαίνει ξανά στο νησί. Ο καπετάνιος είπε ότι η μηχανή επισκευαζόταν δύο χρόνια."},
	{"tr", "windows-1254", "Gece vapuru yeniden adaya gidiyor. Kaptan, makinenin iki yıl boyunca onarıldığını söyledi. Halk sevinçli."},
	{"is", "windows-1252", "Næturferjan siglir aftur út í eyna. Skipstjórinn sagði að vélin hefði verið í viðgerð í tvö ár. Íbúarnir eru glaðir."},
	{"lt", "windows-1257", "Naktinis keltas vėl plaukia į salą. Kapitonas sakė, kad variklis buvo taisomas dvejus metus. Gyventojai džiaugiasi."},
	{"lv", "windows-1257", "Nakts prāmis atkal kuģo uz salu. Kapteinis sacīja, ka dzinējs tika remontēts divus gadus. Iedzīvotāji priecājas."},
	{"he", "windows-1255", "מעבורת הלילה שבה לאי. הקברניט אמר כי המנוע תוקן במשך שנתיים. התושבים שמחים מאוד על כך."},
	{"ar", "windows-1256", "عادت عبارة الليل إلى الجزيرة. وقال القبطان إن المحرك كان قيد الإصلاح لمدة عامين. والسكان سعداء."},
	{"th", "windows-874", "เรือข้ามฟากกลางคืนกลับมาวิ่งไปเกาะอีกครั้ง กัปตันกล่าวว่าเครื่องยนต์ซ่อมอยู่สองปี ชาวบ้านดีใจมาก"},
	{"ja", "shift_jis euc-jp iso-2022-jp", "夜のフェリーが再び島へ向かう。船長は機関の修理に二年かかったと話した。島の人々は喜んでいる。"},
	{"ko", "euc-kr", "밤배가 다시 섬으로 다닌다. 선장은 기관을 고치는 데 이 년이 걸렸다고 말했다. 주민들은 기뻐한다."},
	{"zh", "gb18030", "夜班渡轮重新开往小岛。船长说，发动机修理了两年。岛上的居民都很高兴，今天早上就在码头等候。"},
	{"zh", "big5", "夜班渡輪重新開往小島。船長說，發動機修理了兩年。島上的居民都很高興，今天早上就在碼頭等候。"},
	{"de", "windows-1252", "Die Nachtfähre fährt wieder zur Insel. Der Kapitän sagte, die Maschine sei zwei Jahre lang überholt worden. „Schön“, hieß es."},
	{"fr", "windows-1252", "Le ferry de nuit retourne à l’île. Le capitaine a déclaré que la machine avait été réparée pendant deux années. L’été sera gai."},
}

func encode(t *testing.T, name, s string) []byte {
	t.Helper()
	e, _ := charset.Lookup(name)
	b, err := e.NewEncoder().Bytes([]byte(s))
	require.NoError(t, err)
	return b
}

// TestDecode reads each text in each of its encodings: declared in the page, late in it, in the header, and not at all.
func TestDecode(t *testing.T) {
	for _, row := range spoken {
		for name := range strings.FieldsSeq(row.names) {
			for how, head := range map[string]string{
				"meta": `<meta charset="` + name + `">`, "late": strings.Repeat("<link rel=x>", 200) + "<meta charset=" + name + ">",
				"xml": `<?xml version="1.0" encoding="` + name + `"?>`, "header": "", "nothing": `<html lang="` + row.lang + `">`,
				"wrong": `<html lang="` + row.lang + `"><meta charset="utf-8">`,
			} {
				header := ""
				if how == "header" {
					header = "text/html; charset=" + name
				}
				got, lossy, err := Decode(encode(t, name, head+"<p>"+row.text), header)
				require.NoError(t, err)
				require.Contains(t, string(got), row.text, "%s in %s, told by %s", row.lang, name, how)
				require.False(t, lossy)
			}
		}
		got, _, err := Decode([]byte(row.text), "text/html; charset=koi8-r")
		require.NoError(t, err)
		require.Equal(t, row.text, string(got), "UTF-8 is believed before any declaration")
	}
}

// TestDecodeText reads texts that nothing tells the language of.
func TestDecodeText(t *testing.T) {
	for _, row := range spoken {
		name := strings.Fields(row.names)[0]
		if byLanguage(name) {
			continue
		}
		got, _, err := Decode(encode(t, name, row.text), "text/plain")
		require.NoError(t, err)
		require.Equal(t, row.text, string(got), "%s in %s", row.lang, name)
	}
}

// FuzzDecode reads any bytes in any charset.
func FuzzDecode(f *testing.F) {
	for _, row := range spoken {
		for name := range strings.FieldsSeq(row.names) {
			e, _ := charset.Lookup(name)
			b, err := e.NewEncoder().Bytes([]byte(row.text))
			require.NoError(f, err)
			f.Add(b, "text/html; charset="+name)
			f.Add(b, "")
		}
	}
	f.Add([]byte("\xff\xfeA\x00"), "text/plain")
	f.Add([]byte("<meta charset=utf-16>\xe4<meta charset=koi8-r>"), "text/html; charset=x")
	f.Fuzz(func(t *testing.T, b []byte, contentType string) {
		got, lossy, err := Decode(b, contentType)
		if err != nil {
			require.ErrorIs(t, err, ErrNotText)
			return
		}
		if !utf8.Valid(b) {
			require.True(t, utf8.Valid(got), "%q", got)
		}
		if lossy {
			require.Contains(t, string(got), "\uFFFD")
		}
		again, lossyAgain, err := Decode(b, contentType)
		require.NoError(t, err)
		require.Equal(t, string(got), string(again))
		require.Equal(t, lossy, lossyAgain)
	})
}

func TestDecodeUTF16(t *testing.T) {
	for _, name := range []string{"utf-16le", "utf-16be"} {
		for _, mark := range []string{"", "\ufeff"} {
			text := "<p>The night ferry sails – again."
			got, lossy, err := Decode(encode(t, name, mark+text), "")
			require.NoError(t, err)
			require.Equal(t, text, string(got))
			require.False(t, lossy)
		}
	}
}

func TestDecodeKeepsUTF8WithBrokenBytes(t *testing.T) {
	got, lossy, err := Decode([]byte("Ærø fähr – Østrand\xff, blåbær på øya, så går færja"), "")
	require.NoError(t, err)
	require.True(t, lossy)
	require.Equal(t, "Ærø fähr – Østrand\uFFFD, blåbær på øya, så går færja", string(got))
}

func TestNotText(t *testing.T) {
	for _, s := range []string{"\x89PNG\r\n\x1a\n00", "%PDF-1.7 x", "PK\x03\x04xx", "\x00\x01\x02\x03\x04\x05\x06\x07", "0000ftypmp42xxxxx"} {
		_, err := Read(context.Background(), strings.NewReader(s), 0)
		require.ErrorIs(t, err, ErrNotText, "%q", s)
	}
}

func TestReadStopsAtTheFirstBytesOfWhatIsNoText(t *testing.T) {
	r := &endless{}
	_, err := Read(context.Background(), r, 1<<30)
	require.ErrorIs(t, err, ErrNotText)
	require.Less(t, r.read, 1<<20)
}

// endless gives zeros without end.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) { clear(p); e.read += len(p); return len(p), nil }

func TestSwellingPagesAreTamed(t *testing.T) {
	var many strings.Builder
	many.WriteString("<p>")
	for i := range 200 {
		many.WriteString("<b id=" + strings.Repeat("x", i+1) + ">")
	}
	many.WriteString(strings.Repeat("<p>word", 20_000))
	roots := strings.Repeat("<html a=1><body b=2>", 5000)
	for _, markup := range []string{many.String(), roots + "<p>word", "<table><tr><td>" + many.String()} {
		root, salvaged, err := Parse(context.Background(), []byte(markup), 0)
		require.NoError(t, err)
		require.True(t, salvaged)
		n := 0
		for range root.Descendants() {
			n++
		}
		require.Less(t, n, 60_000)
	}
	for _, markup := range []string{
		"<table>" + strings.Repeat("<tr><td><b><font size=1>word", 2000) + "</table>", strings.Repeat("<p><b>word</b> and <i>word</i>", 5000),
		strings.Repeat("<p><font size=2>word", 3000), "<script>" + strings.Repeat("'<b><i>'", 5000) + "</script><p>word",
	} {
		_, salvaged, err := Parse(context.Background(), []byte(markup), 0)
		require.NoError(t, err)
		require.False(t, salvaged, markup[:60])
	}
}

func TestTooManyTags(t *testing.T) {
	_, _, err := Parse(context.Background(), []byte(strings.Repeat("<p>x", 100)), 99)
	require.ErrorIs(t, err, ErrTooManyNodes)
}
