// Command schema writes the JSON Schema of an Article from the types of article.go: names and what may be absent from the JSON tags,
// descriptions from the comments, enumerations from the constants.
//
//	go run ./internal/schema -types article.go -out docs/article.schema.json
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
)

func main() {
	types := flag.String("types", "article.go", "the file of the types")
	out := flag.String("out", "docs/article.schema.json", "the file to write")
	flag.Parse()
	if err := run(*types, *out); err != nil {
		fmt.Fprintln(os.Stderr, "schema:", err)
		os.Exit(1)
	}
}

func run(types, out string) error {
	b, err := generate(types)
	if err != nil {
		return err
	}
	return os.WriteFile(out, b, 0o644)
}

// generate is the schema of the types in a file, as it is written.
func generate(types string) ([]byte, error) {
	s, err := schemaOf(types)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(s); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// object is a JSON object whose members keep their order: that of the types.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON implements json.Marshaler.
func (o object) MarshalJSON() ([]byte, error) {
	b := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			b = append(b, ',')
		}
		for j, v := range []any{m.name, m.value} {
			var one bytes.Buffer
			e := json.NewEncoder(&one)
			e.SetEscapeHTML(false)
			if err := e.Encode(v); err != nil {
				return nil, err
			}
			b = append(b, bytes.TrimSpace(one.Bytes())...)
			if j == 0 {
				b = append(b, ':')
			}
		}
	}
	return append(b, '}'), nil
}
