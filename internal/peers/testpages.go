package main

import (
	"crypto/sha1"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
)

// asked is a page of a manifest.
type asked struct{ ID, URL, Path string }

// testPages writes to a folder those of the saved pages that come with go-trafilatura's module which may be learned from: the half
// that is not for judging.
func testPages(folder string) ([]asked, error) {
	module, err := moduleDir()
	if err != nil {
		return nil, err
	}
	pages, err := loadMarked(module)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return nil, err
	}
	var out []asked
	for _, m := range pages {
		if m.unseen() {
			continue
		}
		sum := sha1.Sum([]byte(m.id))
		id := hex.EncodeToString(sum[:5])
		path := filepath.Join(folder, id+".html")
		if err := os.WriteFile(path, m.html, 0o644); err != nil {
			return nil, err
		}
		out = append(out, asked{id, m.id, path})
	}
	return out, nil
}

// without returns the pages whose address is none of the others'.
func without(pages, others []asked) []asked {
	known := map[string]bool{}
	for _, q := range others {
		known[sameAddress(q.URL)] = true
	}
	var out []asked
	for _, q := range pages {
		if !known[sameAddress(q.URL)] {
			out = append(out, q)
		}
	}
	return out
}

// sameAddress is alike for addresses of one page.
func sameAddress(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	return strings.TrimRight(strings.Replace(address, "www.", "", 1), "/")
}
