package render_test

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// vocabulary is what schema.org says of the types that are printed: testdata/schemaorg tells where it is from.
type vocabulary struct {
	parents map[string][]string // of a type
	domains map[string][]string // of a property: the types that have it
	ranges  map[string][]string // of a property: the types of its values
}

var schemaOrg = sync.OnceValues(func() (*vocabulary, error) {
	v := &vocabulary{map[string][]string{}, map[string][]string{}, map[string][]string{}}
	types, err := rows("types.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range types {
		v.parents[r["id"]] = strings.Split(r["subTypeOf"], ", ")
	}
	properties, err := rows("properties.csv")
	if err != nil {
		return nil, err
	}
	for _, r := range properties {
		if r["supersededBy"] == "" {
			v.domains[r["id"]], v.ranges[r["id"]] = strings.Split(r["domainIncludes"], ", "), strings.Split(r["rangeIncludes"], ", ")
		}
	}
	return v, nil
})

// rows reads a table of the vocabulary. Names lose the address of schema.org.
func rows(name string) ([]map[string]string, error) {
	text, err := os.ReadFile(filepath.Join("testdata", "schemaorg", name))
	if err != nil {
		return nil, err
	}
	lines, err := csv.NewReader(strings.NewReader(strings.ReplaceAll(string(text), "https://schema.org/", ""))).ReadAll()
	if err != nil {
		return nil, err
	}
	var out []map[string]string
	for _, cells := range lines[1:] {
		row := map[string]string{}
		for i, column := range lines[0] {
			row[column] = cells[i]
		}
		out = append(out, row)
	}
	return out, nil
}

// is reports whether a type is one of those named, or a kin of one.
func (v *vocabulary) is(name string, names []string) bool {
	for _, n := range names {
		if n == name {
			return true
		}
	}
	for _, parent := range v.parents[name] {
		if v.is(parent, names) {
			return true
		}
	}
	return false
}

// valueTypes are the data types of schema.org that strings may be: what such a string looks like. All are in ISO 8601 or an address.
var valueTypes = map[string]func(string) bool{
	"Text":     func(s string) bool { return s != "" },
	"URL":      func(s string) bool { u, err := url.Parse(s); return err == nil && u.IsAbs() },
	"Date":     regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`).MatchString,
	"DateTime": regexp.MustCompile(`^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?$`).MatchString,
}

// fault says what is wrong with a node of JSON-LD, or "".
func (v *vocabulary) fault(node map[string]any) string {
	name, _ := node["@type"].(string)
	if v.parents[name] == nil {
		return "there is no type " + name
	}
	for key, value := range node {
		switch {
		case key == "@type", key == "@id", key == "@context" && value == "https://schema.org":
			continue
		case v.domains[key] == nil || !v.is(name, v.domains[key]):
			return name + " has no " + key
		}
		values, many := value.([]any)
		if !many {
			values = []any{value}
		}
		if len(values) == 0 {
			return key + " is empty"
		}
		for _, one := range values {
			if f := v.faultOf(one, key); f != "" {
				return f
			}
		}
	}
	return ""
}

// faultOf says what is wrong with a value of a property.
func (v *vocabulary) faultOf(value any, key string) string {
	ok := false
	switch x := value.(type) {
	case map[string]any:
		if f := v.fault(x); f != "" {
			return key + ": " + f
		}
		ok = v.is(x["@type"].(string), v.ranges[key])
	case string:
		for _, r := range v.ranges[key] {
			ok = ok || valueTypes[r] != nil && valueTypes[r](x)
		}
	case bool:
		ok = v.is("Boolean", v.ranges[key])
	}
	if !ok {
		b, _ := json.Marshal(value)
		return key + " cannot be " + string(b)
	}
	return ""
}

// parsed reads JSON-LD, and requires it to hold to the vocabulary.
func parsed(t *testing.T, out string) map[string]any {
	t.Helper()
	vocabulary, err := schemaOrg()
	require.NoError(t, err)
	var v map[string]any
	require.NoError(t, json.Unmarshal([]byte(out), &v))
	require.Empty(t, vocabulary.fault(v))
	return v
}

// ld prints an article as JSON-LD.
func ld(t *testing.T, a *lede.Article) map[string]any {
	t.Helper()
	return parsed(t, print(t, render.JSONLD, a))
}

// TestVocabularyFindsFaults requires the check to see what it is for.
func TestVocabularyFindsFaults(t *testing.T) {
	v, err := schemaOrg()
	require.NoError(t, err)
	for node, fault := range map[string]string{
		`{"@type":"NewsArticle","headline":"Ferry returns","author":{"@type":"Person","name":"Ines Varga"}}`: "",
		`{"@type":"NewsStory"}`:                                         "there is no type NewsStory",
		`{"@type":"BlogPosting","dateline":"OSTRAND"}`:                  "BlogPosting has no dateline",
		`{"@type":"WebPage","headlines":"Ferry returns"}`:               "WebPage has no headlines",
		`{"@type":"WebPage","headline":[]}`:                             "headline is empty",
		`{"@type":"WebPage","author":"Ines Varga"}`:                     `author cannot be "Ines Varga"`,
		`{"@type":"WebPage","author":{"@type":"Person","text":"a"}}`:    "author: Person has no text",
		`{"@type":"WebPage","author":{"@type":"ImageObject"}}`:          `author cannot be {"@type":"ImageObject"}`,
		`{"@type":"WebPage","datePublished":"4 March"}`:                 `datePublished cannot be "4 March"`,
		`{"@type":"LiveBlogPosting","coverageEndTime":"2025-03-04"}`:    `coverageEndTime cannot be "2025-03-04"`,
		`{"@type":"WebPage","url":"/ferry"}`:                            `url cannot be "/ferry"`,
		`{"@type":"WebPage","isAccessibleForFree":"yes"}`:               `isAccessibleForFree cannot be "yes"`,
		`{"@type":"WebPage","@context":"https://sound.example/schema"}`: "WebPage has no @context",
	} {
		var x map[string]any
		require.NoError(t, json.Unmarshal([]byte(node), &x))
		require.Equal(t, fault, v.fault(x), node)
	}
}

// TestJSONLDOfGoldens prints the Articles of the fixtures.
func TestJSONLDOfGoldens(t *testing.T) {
	files, err := filepath.Glob("../testdata/pages/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		b, err := os.ReadFile(file)
		require.NoError(t, err)
		var a lede.Article
		require.NoError(t, json.Unmarshal(b, &a), file)
		t.Run(filepath.Base(file), func(t *testing.T) { ld(t, &a) })
	}
}
