package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"

	"golang.org/x/term"
)

// maxLine is how many bytes a line of the input may have.
const maxLine = 64 << 20

// lineReader cuts an input into lines. A line that is too long is passed over, and costs no memory.
type lineReader struct {
	r    *bufio.Reader
	n    int   // lines read so far
	read int64 // bytes read so far
}

func newLineReader(r io.Reader) *lineReader { return &lineReader{r: bufio.NewReaderSize(r, 256<<10)} }

// next appends the next line to dst, without its end and without a byte order mark before the first. It returns io.EOF where
// there is none. tooLong says that the line was longer than maxLine and is lost.
func (l *lineReader) next(dst []byte) (line []byte, tooLong bool, err error) {
	start, got := len(dst), 0
	for {
		piece, err := l.r.ReadSlice('\n')
		got += len(piece)
		if tooLong = tooLong || got > maxLine+1; tooLong {
			dst = dst[:start]
		} else {
			dst = append(dst, piece...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (got == 0 || !errors.Is(err, io.EOF)):
			return nil, false, err
		}
		break
	}
	l.n++
	l.read += int64(got)
	line = bytes.TrimSuffix(bytes.TrimSuffix(dst[start:], []byte("\n")), []byte("\r"))
	if l.n == 1 {
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	return line, tooLong, nil
}

// idle reports whether reading on might wait for the one who writes.
func (l *lineReader) idle() bool { return l.r.Buffered() == 0 }

// lineWriter writes whole lines.
type lineWriter struct {
	w io.Writer
}

// write writes a line. Where only part of it could be written to a file, as on a full disk, that part is cut off again, so that
// the file holds whole lines.
func (l lineWriter) write(line []byte) error {
	n, err := l.w.Write(line)
	if err == nil || n == 0 {
		return err
	}
	f, ok := l.w.(*os.File)
	if !ok {
		return err
	}
	info, statErr := f.Stat()
	if statErr != nil || !info.Mode().IsRegular() {
		return err
	}
	if at, seekErr := f.Seek(0, io.SeekCurrent); seekErr == nil && at == info.Size() {
		return errors.Join(err, f.Truncate(at-int64(n)))
	}
	return err
}

// fileSize is the size of an input that is a regular file, or 0.
func fileSize(r io.Reader) int64 {
	if f, ok := r.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
			return info.Size()
		}
	}
	return 0
}

// isTerminal reports whether what is read or written is a person's.
func isTerminal(stream any) bool {
	f, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// waitsFor tells a person at a terminal that it is they who are waited for.
func (s stdio) waitsFor(what, verb string) {
	if isTerminal(s.in) {
		s.say("reading %s from the terminal, up to Ctrl-D; 'lede help%s' tells more", what, spaced(verb))
	}
}
