package warc

import "strings"

// Fields are the lines of a header, by name in lower case. Of a name that stands twice, the first counts.
type Fields map[string]string

// parseFields reads "Name: value" lines. It takes what servers and crawlers really send: a first line that is none, ends of lines
// without carriage return, values that go on in the next line. Lines without a colon tell nothing.
func parseFields(head []byte) Fields {
	f := Fields{}
	name, value := "", ""
	add := func() {
		if _, twice := f[name]; name != "" && !twice {
			f[name] = value
		}
		name = ""
	}
	for line := range strings.Lines(string(head)) {
		if line[0] == ' ' || line[0] == '\t' {
			if more := strings.TrimSpace(line); more != "" {
				value += " " + more
			}
			continue
		}
		add()
		if n, v, ok := strings.Cut(line, ":"); ok {
			name, value = strings.ToLower(strings.TrimSpace(n)), strings.TrimSpace(v)
		}
	}
	add()
	return f
}
