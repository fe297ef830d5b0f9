package page

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Decode returns b as UTF-8. In this order it believes: a byte order mark; the bytes themselves, where they are valid UTF-8
// and hold more than ASCII; the shape of UTF-16 without a mark; the charset of contentType; that of a meta element or XML
// declaration; the words that an encoding makes of the bytes (see guess). lossy says that some bytes had no meaning in that charset
// and were replaced. It fails with ErrNotText where the bytes are no text in any of them.
func Decode(b []byte, contentType string) (text []byte, lossy bool, err error) {
	if kind := binary(b); kind != "" {
		return nil, false, fmt.Errorf("%w: %s", ErrNotText, kind)
	}
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		b = b[3:]
		if utf8.Valid(b) {
			return b, false, nil
		}
		return bytes.ToValidUTF8(b, []byte("\uFFFD")), true, nil
	case bytes.HasPrefix(b, []byte("\xff\xfe")), bytes.HasPrefix(b, []byte("\xfe\xff")):
		return convert(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM))
	}
	if enc := utf16Shape(b); enc != nil {
		return convert(b, enc)
	}
	if utf8.Valid(b) {
		if bytes.IndexByte(b, 0x1b) >= 0 && is7bit(b) { // ISO-2022-JP is all ASCII bytes
			if e := declared(b, contentType); e != nil {
				return convert(b, e)
			}
			if bytes.Contains(b, []byte("\x1b$B")) && bytes.Contains(b, []byte("\x1b(B")) {
				return convert(b, japanese.ISO2022JP)
			}
		}
		return b, false, nil
	}
	if e := declared(b, contentType); e != nil {
		return convert(b, e)
	}
	if e := mostlyUTF8(b); e {
		return bytes.ToValidUTF8(b, []byte("\uFFFD")), true, nil
	}
	return convert(b, guess(b))
}

// declared returns the encoding that the header or the page names, or nil for none, an unknown one, or UTF-8.
func declared(b []byte, contentType string) encoding.Encoding {
	e, name, certain := charset.DetermineEncoding(b[:min(len(b), 1024)], contentType)
	if certain || name != "windows-1252" {
		return legacy(e, name)
	}
	if e = xmlEncoding(b[:min(len(b), 256)]); e != nil {
		return e
	}
	return lateMeta(b[:min(len(b), 256<<10)])
}

// legacy returns e where it is an encoding that must be converted.
func legacy(e encoding.Encoding, name string) encoding.Encoding {
	if name == "utf-8" || e == encoding.Nop {
		return nil
	}
	return e
}

// xmlEncoding returns the encoding of <?xml version="1.0" encoding="…"?>, or nil.
func xmlEncoding(b []byte) encoding.Encoding {
	_, rest, ok := bytes.Cut(b, []byte("encoding="))
	if !ok || len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' || !bytes.HasPrefix(bytes.TrimSpace(b), []byte("<?xml")) {
		return nil
	}
	label, _, ok := bytes.Cut(rest[1:], rest[:1])
	if !ok {
		return nil
	}
	return legacy(charset.Lookup(string(label)))
}

// lateMeta returns the encoding that a meta element behind the first 1,024 bytes names, or nil. Browsers begin anew there.
func lateMeta(b []byte) encoding.Encoding {
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			return nil
		}
		b = b[i:]
		if bytes.HasPrefix(b, []byte("<!--")) {
			if i = bytes.Index(b, []byte("-->")); i < 0 {
				return nil
			}
			b = b[i:]
			continue
		}
		if len(b) < 6 || tagAtom(b[1:]) != atom.Meta {
			b = b[1:]
			continue
		}
		end := bytes.IndexByte(b, '>')
		if end < 0 {
			return nil
		}
		if tag := b[:min(end+1, 1024)]; bytes.Contains(bytes.ToLower(tag), []byte("charset")) {
			if e, name, certain := charset.DetermineEncoding(tag, ""); certain || name != "windows-1252" {
				return legacy(e, name)
			}
		}
		b = b[end:]
	}
}

// convert decodes b; a replacement character that the bytes themselves do not spell makes it lossy.
func convert(b []byte, e encoding.Encoding) ([]byte, bool, error) {
	out, _, err := transform.Bytes(e.NewDecoder(), b)
	if err != nil {
		return nil, false, fmt.Errorf("%w: %w", ErrNotText, err)
	}
	return out, bytes.Contains(out, []byte("\uFFFD")), nil
}

// mostlyUTF8 reports whether b is UTF-8 with a few broken bytes: at least nine in ten of its sequences are whole.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		i += size
	}
	return good >= 9*bad
}

// utf16Shape returns UTF-16 of the byte order whose high bytes are zero in most of the first units, or nil.
func utf16Shape(b []byte) encoding.Encoding {
	b = b[:min(len(b), 512)&^1]
	if len(b) < 8 {
		return nil
	}
	even, odd := 0, 0
	for i := 0; i < len(b); i += 2 {
		if b[i] == 0 {
			even++
		}
		if b[i+1] == 0 {
			odd++
		}
	}
	half := len(b) / 4
	switch {
	case odd > half && even < half/4:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case even > half && odd < half/4:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

func is7bit(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// signatures are the first bytes of files that are no text.
var signatures = []struct{ begins, kind string }{
	{"%PDF-", "a PDF file"}, {"\x89PNG", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"}, {"GIF8", "a GIF image"},
	{"PK\x03\x04", "a ZIP archive"}, {"\x1f\x8b", "gzip data"}, {"\x7fELF", "a program"}, {"RIFF", "RIFF media"},
	{"OggS", "Ogg media"}, {"ID3", "MP3 audio"}, {"BZh", "bzip2 data"}, {"\xfd7zXZ", "xz data"}, {"\x28\xb5\x2f\xfd", "zstd data"},
	{"wOFF", "a font"}, {"wOF2", "a font"}, {"\x00asm", "a WebAssembly program"},
}

// sniffed is how many bytes tell text from other files.
const sniffed = 4096

// binary says what sort of file b is, where it is no text.
func binary(b []byte) string {
	if kind := signed(b); kind != "" {
		return kind
	}
	if bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff")) || utf16Shape(b) != nil {
		return ""
	}
	odd := 0
	head := b[:min(len(b), sniffed)]
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			odd++
		}
	}
	if odd*10 > len(head) {
		return "binary data"
	}
	return ""
}

// signed says what sort of file b is by its first bytes.
func signed(b []byte) string {
	for _, s := range signatures {
		if len(b) > len(s.begins) && string(b[:len(s.begins)]) == s.begins {
			return s.kind
		}
	}
	if len(b) > 12 && string(b[4:8]) == "ftyp" {
		return "MP4 media"
	}
	return ""
}
