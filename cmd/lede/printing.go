package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/ledekit/lede"
	"github.com/ledekit/lede/render"
)

// printing says how Articles are printed.
type printing struct {
	format, fields string
	front          bool
}

func (f *printing) register(fs *flag.FlagSet) {
	fs.StringVar(&f.format, "format", "json", "json, text, markdown, html or jsonld")
	fs.StringVar(&f.fields, "fields", "", "with -format json: the fields to print, parted by commas; all where it is empty")
	fs.BoolVar(&f.front, "front-matter", false, "with -format markdown: begin with the facts as YAML")
}

// printer returns what prints an Article in the format asked for; JSON is set in by indent. The errors are those of the user.
func (f *printing) printer(indent string) (func(io.Writer, *lede.Article) error, error) {
	if f.fields != "" && f.format != "json" {
		return nil, fmt.Errorf("-fields chooses what -format json prints; -format is %q", f.format)
	}
	if f.front && f.format != "markdown" {
		return nil, fmt.Errorf("-front-matter goes with -format markdown; -format is %q", f.format)
	}
	switch f.format {
	case "json":
		choose, err := chooser(f.fields)
		return func(w io.Writer, a *lede.Article) error { return printJSON(w, choose(a), indent) }, err
	case "text":
		return render.Text, nil
	case "markdown":
		if f.front {
			return render.MarkdownWithFrontMatter, nil
		}
		return render.Markdown, nil
	case "html":
		return render.HTML, nil
	case "jsonld":
		return render.JSONLD, nil
	}
	return nil, fmt.Errorf("-format %q is none of json, text, markdown, html, jsonld", f.format)
}

func printJSON(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("JSON: %w", err)
	}
	return nil
}

// chooser returns what takes the named fields from an Article, in the Article's order; all of them where names are empty.
func chooser(names string) (func(*lede.Article) any, error) {
	if names == "" {
		return func(a *lede.Article) any { return a }, nil
	}
	wanted := map[string]bool{}
	for name := range strings.SplitSeq(names, ",") {
		wanted[strings.TrimSpace(name)] = true
	}
	var known []string
	var fields []reflect.StructField
	var at []int
	whole := reflect.TypeFor[lede.Article]()
	for i := range whole.NumField() {
		name, _, _ := strings.Cut(whole.Field(i).Tag.Get("json"), ",")
		known = append(known, name)
		if wanted[name] {
			fields, at = append(fields, whole.Field(i)), append(at, i)
			delete(wanted, name)
		}
	}
	for name := range strings.SplitSeq(names, ",") {
		if name = strings.TrimSpace(name); wanted[name] {
			return nil, fmt.Errorf("-fields: an Article has no %q; it has %s", plain(name), strings.Join(known, ", "))
		}
	}
	part := reflect.StructOf(fields)
	return func(a *lede.Article) any {
		v, from := reflect.New(part), reflect.ValueOf(a).Elem()
		for i, k := range at {
			v.Elem().Field(i).Set(from.Field(k))
		}
		return v.Interface()
	}, nil
}
