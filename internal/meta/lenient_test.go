package meta

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// written writes a document as strict JSON would, without white space.
func written(d *document, at int32) string {
	v := d.values[at]
	var parts []string
	for m := v.first; m != 0; m = d.values[m].next {
		part := written(d, m)
		if v.kind == jsonObject {
			part = d.values[m].key + ":" + part
		}
		parts = append(parts, part)
	}
	switch v.kind {
	case jsonObject:
		return "{" + strings.Join(parts, ",") + "}"
	case jsonArray:
		return "[" + strings.Join(parts, ",") + "]"
	case jsonString:
		return "'" + unescape(v.text) + "'"
	}
	return v.text
}

func TestLenient(t *testing.T) {
	for _, row := range []struct{ reason, script, want string }{
		{"as it should be", `{"a":["b",1,{"c":null}],"d":"e"}`, "[{a:['b',1,{c:null}],d:'e'}]"},
		{"several values in a row", `{"a":1}{"b":2},[3]`, "[{a:1},{b:2},[3]]"},
		{"commas that trail", `{"a":[1,2,],"b":3,}`, "[{a:[1,2],b:3}]"},
		{"a comma that lacks", "{\"a\":\"1\"\n\"b\":\"2\"}", "[{a:'1',b:'2'}]"},
		{"a raw line break", "{\"a\":\"1\n2\"}", "[{a:'1\n2'}]"},
		{"marks nobody escaped", `{"a":"he said "no" to it","b":"x"}`, "[{a:'he said \"no\" to it',b:'x'}]"},
		{"a mark nobody escaped before a comma", `{"a":"he said "no", then left","b":"x"}`, "[{a:'he said \"no\", then left',b:'x'}]"},
		{"escapes", `{"a":"\u00e9\ud83d\ude00\/\"\x"}`, "[{a:'é😀/\"x'}]"},
		{"half a pair", `{"a":"\ud83dx"}`, "[{a:'\uFFFDx'}]"},
		{"a script's marks", "//<![CDATA[\n{\"a\":1}\n//]]>", "[{a:1}]"},
		{"HTML's comment", "<!-- x --> {\"a\":1} <!-- y -->", "[{a:1}]"},
		{"comments", "{/* x */\"a\":1, // y\n\"b\":2}", "[{a:1,b:2}]"},
		{"names without marks", `{a: 1, 'b': 'c'}`, "[{a:1,b:'c'}]"},
		{"no end", `{"a":{"b":["c","d`, "[{a:{b:['c','d']}}]"},
		{"an end too many", `{"a":1}}]{"b":2}`, "[{a:1},{b:2}]"},
		{"the wrong end", `{"a":[1,2},"b":3}`, "[{a:[1,2]}]"},
		{"an assignment", `window.data = {"a":1};`, "[{a:1}]"},
		{"nothing", `no data`, "[]"},
	} {
		var d document
		d.read(row.script)
		require.Equal(t, row.want, written(&d, 0), row.reason)
	}
}

// Depth costs no stack, and what is too deep is left out alone.
func TestLenientDepth(t *testing.T) {
	var d document
	n := 1_000_000
	require.True(t, d.read(`{"a":`+strings.Repeat("[", n)+strings.Repeat("]", n)+`,"b":1}`))
	ld := linked{document: d}
	require.Equal(t, "1", ld.text(ld.member(1, "b")))
	require.Less(t, len(d.values), 2*maxJSONDepth)
}

func FuzzLenient(f *testing.F) {
	f.Add(`{"@type":"Article","a":["b",1],"c":"d "e" f",}`)
	f.Add("//<![CDATA[\n{a:'b',/*c*/}\n//]]>")
	f.Fuzz(func(t *testing.T, script string) {
		var d document
		d.read(script)
		require.LessOrEqual(t, len(d.values), len(script)+1)
		for i, v := range d.values {
			require.True(t, v.next == 0 || int(v.next) > i, "values follow each other")
			require.True(t, v.first == 0 || int(v.first) > i, "values stand inside each other")
			if utf8.ValidString(v.text) {
				require.True(t, utf8.ValidString(clean(unescape(v.text))))
			}
		}
	})
}
