package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/stretchr/testify/require"
)

const root = "../../"

// TestCurrent fails where the types have changed and the schema has not.
func TestCurrent(t *testing.T) {
	want, err := generate(root + "article.go")
	require.NoError(t, err)
	got, err := os.ReadFile(root + "docs/article.schema.json")
	require.NoError(t, err)
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("write it anew with go generate: (-want +got)\n%s", diff)
	}
}

func read(t *testing.T, path string) (v map[string]any) {
	t.Helper()
	b, err := os.ReadFile(path)
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(b, &v))
	return v
}

// TestGoldens holds every golden Article to the schema.
func TestGoldens(t *testing.T) {
	s := schema(read(t, root+"docs/article.schema.json"))
	goldens, err := filepath.Glob(root + "testdata/pages/*.json")
	require.NoError(t, err)
	require.NotEmpty(t, goldens)
	for _, path := range goldens {
		require.Empty(t, s.faults(s, read(t, path), ""), path)
	}
}

// TestFaults shows that the checker of this file finds what is wrong.
func TestFaults(t *testing.T) {
	s := schema(read(t, root+"docs/article.schema.json"))
	for _, c := range []struct{ article, fault string }{
		{`{"kind": "article", "confidence": 1}`, ""},
		{`{"confidence": 1}`, "kind is missing"},
		{`{"kind": "poem", "confidence": 1}`, "kind: poem is none of its values"},
		{`{"kind": "article", "confidence": 1.5}`, "confidence: 1.5 is out of its range"},
		{`{"kind": "article", "confidence": 1, "sections": [{"heading": "", "kind": "lead", "level": 0.5}]}`, "sections[0].level: 0.5 is no integer"},
		{`{"kind": "article", "confidence": 1, "quotes": {}}`, "quotes: is no array"},
		{`{"kind": "article", "confidence": 1, "published": {"time": "today", "zone_known": true}}`, "published.time: today is no date-time"},
		{`{"kind": "article", "confidence": 1, "origins": {"body": "a guess"}}`, "origins.body: a guess is none of its values"},
		{`{"kind": "article", "confidence": 1, "mood": "grim"}`, "mood: is not in the schema"},
	} {
		var v any
		require.NoError(t, json.Unmarshal([]byte(c.article), &v))
		require.Equal(t, c.fault, strings.Join(s.faults(s, v, ""), "; "))
	}
}

// schema is a JSON Schema, of the few keywords that the generator writes.
type schema map[string]any

// faults says what of v does not hold to the schema. Unlike the schema, it takes no property that is not described: a golden has none.
func (s schema) faults(root schema, v any, at string) []string {
	if ref, ok := s["$ref"].(string); ok {
		defs := root["$defs"].(map[string]any)
		return schema(defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)).faults(root, v, at)
	}
	wrong := func(format string, args ...any) []string { return []string{at + ": " + fmt.Sprintf(format, args...)} }
	switch s["type"] {
	case "object":
		m, ok := v.(map[string]any)
		if !ok {
			return wrong("is no object")
		}
		return s.inside(root, m, at)
	case "array":
		list, ok := v.([]any)
		if !ok {
			return wrong("is no array")
		}
		var all []string
		for i, item := range list {
			all = append(all, schema(s["items"].(map[string]any)).faults(root, item, fmt.Sprintf("%s[%d]", at, i))...)
		}
		return all
	case "boolean":
		if _, ok := v.(bool); !ok {
			return wrong("is no boolean")
		}
	case "string":
		text, ok := v.(string)
		if !ok {
			return wrong("is no string")
		}
		if enum, ok := s["enum"].([]any); ok && !slices.Contains(enum, v) {
			return wrong("%s is none of its values", text)
		}
		if s["format"] == "date-time" {
			if _, err := time.Parse(time.RFC3339Nano, text); err != nil {
				return wrong("%s is no date-time", text)
			}
		}
	case "integer", "number":
		n, ok := v.(float64)
		if !ok || s["type"] == "integer" && n != math.Trunc(n) {
			return wrong("%v is no %s", v, s["type"])
		}
		least, most := s["minimum"], s["maximum"]
		if least != nil && n < least.(float64) || most != nil && n > most.(float64) {
			return wrong("%v is out of its range", n)
		}
	default:
		return wrong("the schema has the type %v", s["type"])
	}
	return nil
}

// inside says what is wrong with the members of an object, in order.
func (s schema) inside(root schema, m map[string]any, at string) (all []string) {
	dot := func(name string) string { return strings.TrimPrefix(at+"."+name, ".") }
	required, _ := s["required"].([]any)
	for _, name := range required {
		if _, ok := m[name.(string)]; !ok {
			all = append(all, dot(name.(string))+" is missing")
		}
	}
	properties, _ := s["properties"].(map[string]any)
	more, _ := s["additionalProperties"].(map[string]any)
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		p, ok := properties[name].(map[string]any)
		if !ok {
			p = more
		}
		if p == nil {
			all = append(all, dot(name)+": is not in the schema")
			continue
		}
		all = append(all, schema(p).faults(root, m[name], dot(name))...)
	}
	return all
}
