package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strconv"
	"strings"
)

// schemaOf reads the types of a file; the first is what the schema is of.
func schemaOf(file string) (object, error) {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	values := constants(f)
	var schema, defs object
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.TYPE {
			continue
		}
		for _, s := range g.Specs {
			t := s.(*ast.TypeSpec)
			def, err := typeSchema(t, words(g.Doc, t.Comment), values[t.Name.Name])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", t.Name, err)
			}
			if schema == nil {
				schema = append(object{
					{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", t.Name.Name},
				}, def...)
				continue
			}
			defs = append(defs, member{t.Name.Name, def})
		}
	}
	return append(schema, member{"$defs", defs}), nil
}

// value is a constant of a string type.
type value struct{ text, comment string }

// constants are the values of each string type.
func constants(f *ast.File) map[string][]value {
	all := map[string][]value{}
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.CONST {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			name, ok := v.Type.(*ast.Ident)
			if !ok || len(v.Values) != 1 {
				continue
			}
			if lit, ok := v.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				text, _ := strconv.Unquote(lit.Value) // the parser has read it
				all[name.Name] = append(all[name.Name], value{text, words(v.Doc, v.Comment)})
			}
		}
	}
	return all
}

// typeSchema is the schema of one type: a struct, or a string with its values.
func typeSchema(t *ast.TypeSpec, about string, values []value) (object, error) {
	switch u := t.Type.(type) {
	case *ast.StructType:
		return structSchema(u, about)
	case *ast.Ident:
		if u.Name != "string" || len(values) == 0 {
			return nil, fmt.Errorf("%s without constants", u.Name)
		}
		var enum []string
		for _, v := range values {
			enum = append(enum, v.text)
			if v.comment != "" {
				about += "\n" + v.text + ": " + v.comment
			}
		}
		return object{{"description", about}, {"type", "string"}, {"enum", enum}}, nil
	}
	return nil, fmt.Errorf("%T is not known here", t.Type)
}

func structSchema(s *ast.StructType, about string) (object, error) {
	var properties object
	required := []string{}
	for _, f := range s.Fields.List {
		raw, err := strconv.Unquote(f.Tag.Value)
		if err != nil {
			return nil, err
		}
		name, options, _ := strings.Cut(reflect.StructTag(raw).Get("json"), ",")
		schema, err := fieldSchema(f.Type)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if f.Names[0].Name == "Confidence" {
			schema = append(schema, member{"minimum", 0}, member{"maximum", 1})
		}
		if about := words(f.Doc, f.Comment); about != "" {
			schema = append(object{{"description", about}}, schema...)
		}
		properties = append(properties, member{name, schema})
		if !strings.HasPrefix(options, "omit") {
			required = append(required, name)
		}
	}
	return object{{"description", about}, {"type", "object"}, {"required", required}, {"properties", properties}}, nil
}

// fieldSchema is the schema of a field's type, as encoding/json writes it.
func fieldSchema(t ast.Expr) (object, error) {
	switch t := t.(type) {
	case *ast.Ident:
		switch t.Name {
		case "string":
			return object{{"type", "string"}}, nil
		case "bool":
			return object{{"type", "boolean"}}, nil
		case "int":
			return object{{"type", "integer"}, {"minimum", 0}}, nil
		case "float64":
			return object{{"type", "number"}}, nil
		}
		if t.IsExported() {
			return object{{"$ref", "#/$defs/" + t.Name}}, nil
		}
	case *ast.SelectorExpr:
		if t.Sel.Name == "Time" {
			return object{{"type", "string"}, {"format", "date-time"}}, nil
		}
	case *ast.ArrayType:
		of, err := fieldSchema(t.Elt)
		return object{{"type", "array"}, {"items", of}}, err
	case *ast.MapType:
		of, err := fieldSchema(t.Value)
		return object{{"type", "object"}, {"additionalProperties", of}}, err
	}
	return nil, fmt.Errorf("%T is not known here", t)
}

// words are the words of comments, folded to one line.
func words(groups ...*ast.CommentGroup) string {
	for _, g := range groups {
		if g != nil {
			return strings.Join(strings.Fields(g.Text()), " ")
		}
	}
	return ""
}
