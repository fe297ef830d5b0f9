package meta

import "strings"

// member returns the first member of an object by that name, or 0.
func (ld *linked) member(at int32, name string) int32 {
	if at == 0 || ld.values[at].kind != jsonObject {
		return 0
	}
	for m := ld.values[at].first; m != 0; m = ld.values[m].next {
		if localName(ld.values[m].key) == name {
			return m
		}
	}
	return 0
}

// maxEach is how many values of an array are looked at.
const maxEach = 1000

// each calls f with a value, or with each value of an array.
func (ld *linked) each(m int32, f func(at int32)) {
	if m == 0 && len(ld.values) == 0 {
		return
	}
	if ld.values[m].kind != jsonArray {
		f(m)
		return
	}
	for k, n := ld.values[m].first, 0; k != 0 && n < maxEach; k, n = ld.values[k].next, n+1 {
		f(k)
	}
}

// text returns the words of a value: of a string, of an object that is a text in a language, or of an object with a name; of
// an array those of its first value.
func (ld *linked) text(at int32) string {
	for range 6 { // values inside values
		v := ld.values[at]
		switch {
		case at == 0:
			return ""
		case v.kind == jsonString:
			return clean(unescape(v.text))
		case v.kind == jsonWord:
			if v.text == "null" {
				return ""
			}
			return v.text
		case v.kind == jsonArray:
			at = v.first
		default:
			at = ld.resolve(at)
			next := ld.member(at, "name")
			for _, k := range [...]string{"@value", "legalName"} {
				if next == 0 {
					next = ld.member(at, k)
				}
			}
			at = next
		}
	}
	return ""
}

// address returns the address that a value is or has.
func (ld *linked) address(at int32) string {
	for range 6 {
		v := ld.values[at]
		switch {
		case at == 0 || v.kind == jsonWord:
			return ""
		case v.kind == jsonString:
			return strings.TrimSpace(decode(unescape(v.text)))
		case v.kind == jsonArray:
			at = v.first
		default:
			at = ld.resolve(at)
			next := int32(0)
			for _, k := range [...]string{"url", "contentUrl", "@id"} {
				if next == 0 {
					next = ld.member(at, k)
				}
			}
			at = next
		}
	}
	return ""
}

// resolve follows an object that only refers to another by its @id.
func (ld *linked) resolve(at int32) int32 {
	v := ld.values[at]
	if v.kind != jsonObject || v.first == 0 {
		return at
	}
	only := true
	id := ""
	for m := v.first; m != 0; m = ld.values[m].next {
		switch localName(ld.values[m].key) {
		case "@id":
			id = ld.values[m].text
		case "@type":
		default:
			only = false
		}
	}
	if !only || id == "" {
		return at
	}
	if ld.byID == nil {
		ld.byID = ld.names()
	}
	if to, ok := ld.byID[id]; ok {
		return to
	}
	return at
}

// names files the objects that have an @id and tell more than that.
func (ld *linked) names() map[string]int32 {
	out := map[string]int32{}
	for at := range ld.values {
		if ld.values[at].kind != jsonObject {
			continue
		}
		id, more := "", false
		for m := ld.values[at].first; m != 0; m = ld.values[m].next {
			switch localName(ld.values[m].key) {
			case "@id":
				id = ld.values[m].text
			case "@type", "@context":
			default:
				more = true
			}
		}
		if _, taken := out[id]; id != "" && more && !taken {
			out[id] = int32(at)
		}
	}
	return out
}

// localName drops what stands before a name of a vocabulary: "schema:" or "https://schema.org/".
func localName(s string) string {
	if k := strings.LastIndexAny(s, "/#:"); k >= 0 {
		return s[k+1:]
	}
	return s
}

// sameAddress compares two addresses by host and path.
func sameAddress(a, b string) bool {
	return addressKey(a) == addressKey(b)
}

func addressKey(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(s, "https:"), "http:"), "//")
	if k := strings.IndexAny(s, "?#"); k >= 0 {
		s = s[:k]
	}
	return strings.TrimPrefix(strings.TrimSuffix(s, "/"), "www.")
}
