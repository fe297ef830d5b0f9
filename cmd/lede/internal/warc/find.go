package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
)

// begins is what the first line of a record looks like, with the end of the line before it.
var begins = []byte("\nWARC/1.")

// findLine reads on to the next line that begins a record. The error is io.EOF where there is none.
func findLine(b *bufio.Reader) error {
	for {
		seen, err := b.Peek(window)
		if i := bytes.Index(seen, begins); i >= 0 {
			_, _ = b.Discard(i + 1) // it was seen
			return nil
		}
		if err != nil {
			_, _ = b.Discard(len(seen))
			return err
		}
		_, _ = b.Discard(len(seen) - len(begins) + 1) // its beginning may stand there
	}
}

// find reads on in the file to where a record may begin: at a line of its own, or at a member of gzip that holds one. It reads to the
// end where there is none.
func (r *Reader) find() {
	const most = 1 << 10 // bytes that tell what a member holds
	probe := new(gzip.Reader)
	for {
		seen, err := r.src.Peek(window)
		at := 0
		for {
			i := nextStart(seen[at:])
			if i < 0 {
				break
			}
			at += i
			if seen[at] == '\n' {
				_, _ = r.src.Discard(at + 1) // it was seen
				return
			}
			if len(seen)-at < most && err == nil {
				break // look again, with more behind it
			}
			if holdsRecord(probe, seen[at:min(at+most, len(seen))]) {
				_, _ = r.src.Discard(at)
				return
			}
			at++
		}
		if err != nil {
			_, _ = r.src.Discard(len(seen))
			return
		}
		_, _ = r.src.Discard(max(at, len(seen)-most))
	}
}

// nextStart is where the next line or member stands that may hold a record, or -1.
func nextStart(b []byte) int {
	line, member := bytes.Index(b, begins), bytes.Index(b, gzipMagic)
	if line < 0 || member >= 0 && member < line {
		return member
	}
	return line
}

// holdsRecord reports whether a member of gzip begins as a record does.
func holdsRecord(z *gzip.Reader, b []byte) bool {
	if z.Reset(bytes.NewReader(b)) != nil {
		return false
	}
	var head [8]byte
	n, _ := io.ReadFull(z, head[:len(magic)]) // what is behind may be damaged
	return bytes.Equal(head[:n], magic)
}
