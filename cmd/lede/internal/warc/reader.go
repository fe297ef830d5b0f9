// Package warc reads web archives, WARC 1.0 and 1.1, as crawlers write them: plain, each record packed by gzip, or all of them together.
//
// A damaged record costs itself alone. Next tells of it and goes on with the next record, wherever that is: lengths that are wrong,
// members of gzip that are cut or changed, and bytes that belong to nothing are passed over. This is why the package exists: the
// readers that there are stop at the first of these.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// Record is one record of an archive.
type Record struct {
	// Offset is where it begins in the file, in bytes; of a packed record, where its member of gzip does.
	Offset int64
	// Header is what stands before the block. Names are in lower case.
	Header Fields
	// Block is what was archived, with its HTTP header. Of a block over the limit it is the beginning, and of a type of record that
	// holds no pages nothing.
	Block []byte
	// Cut tells that the block is longer.
	Cut bool
}

// Type is the record's type, in lower case: "response", "request", "revisit".
func (r *Record) Type() string { return strings.ToLower(r.Header["warc-type"]) }

// ID is the record's identifier without angle brackets: "urn:uuid:…".
func (r *Record) ID() string { return strings.Trim(r.Header["warc-record-id"], "<>") }

// URL is the address of what was archived. Some writers put angle brackets around it, as version 1.0 had them.
func (r *Record) URL() string { return strings.Trim(r.Header["warc-target-uri"], "<>") }

// Date is when it was fetched, as written: RFC 3339.
func (r *Record) Date() string { return r.Header["warc-date"] }

// DamageError is a record that cannot be read. Next goes on behind it.
type DamageError struct {
	Offset int64 // where it begins
	Err    error
}

func (e *DamageError) Error() string { return fmt.Sprintf("damaged record: %v", e.Err) }

// Unwrap returns what is wrong with the record.
func (e *DamageError) Unwrap() error { return e.Err }

// Reader reads the records of an archive in order.
type Reader struct {
	file  *counter
	src   *bufio.Reader // of file
	zip   *gzip.Reader
	text  *bufio.Reader // what records are read from: src, or a member of gzip; nil between members
	inner *bufio.Reader // of zip
	start int64         // of the record or member
	max   int64         // bytes of a block
	again int64         // how many bytes may be read a second time, so that an archive made of nothing but damage takes no longer than another
}

const (
	window  = 64 << 10 // bytes that are looked at at once; a line of a header fits in
	maxHead = 1 << 20  // bytes of a header
)

// NewReader returns a reader of an archive. Blocks of more than maxBlock bytes are cut.
func NewReader(file io.ReadSeeker, maxBlock int64) *Reader {
	c := &counter{file: file}
	return &Reader{
		file: c, src: bufio.NewReaderSize(c, window), inner: bufio.NewReaderSize(nil, window), zip: new(gzip.Reader),
		max: maxBlock, again: 256 << 20,
	}
}

// Offset is how far in the file reading has come.
func (r *Reader) Offset() int64 { return r.file.n - int64(r.src.Buffered()) }

// Next returns the next record. The error is io.EOF at the end, a *DamageError where a record was passed over, and else that of the
// file, after which there is nothing more.
func (r *Reader) Next() (*Record, error) {
	for {
		if r.text == nil {
			if err := r.begin(); err != nil {
				return nil, r.passOver(err)
			}
		}
		if r.text == r.src {
			r.start = r.Offset()
		}
		rec, err := r.record()
		switch {
		case err == nil:
			rec.Offset = r.start
			return rec, nil
		case err != io.EOF: //nolint:errorlint // EOF means the end, and one that is wrapped means that something is cut
			return nil, r.passOver(err)
		case r.text == r.src:
			return nil, r.file.or(io.EOF)
		}
		r.text = nil
	}
}

// begin finds out what the file holds at this place: a member of gzip, or records as they are.
func (r *Reader) begin() error {
	skipLineEnds(r.src)
	r.start = r.Offset()
	head, err := r.src.Peek(len(magic))
	switch {
	case len(head) == 0:
		return err
	case bytes.HasPrefix(head, gzipMagic):
		if err := r.zip.Reset(r.src); err != nil {
			return fmt.Errorf("gzip: %w", noEOF(err))
		}
		r.zip.Multistream(false) // each member may be damaged by itself
		r.inner.Reset(r.zip)
		r.text = r.inner
	default:
		r.text = r.src
	}
	return nil
}

// passOver goes to where the next record may begin, and returns the error that Next does.
func (r *Reader) passOver(err error) error {
	if err = r.file.or(err); err == io.EOF || r.file.err != nil { //nolint:errorlint // as in Next
		return err
	}
	damage := &DamageError{r.start, err}
	if r.text == r.inner {
		// What is left of the member is read to its end, for behind that is the next one; or a record in the same.
		switch err := findLine(r.text); {
		case err == nil:
			return damage
		case err == io.EOF: //nolint:errorlint // as in Next
			r.text = nil
			return damage
		}
	}
	// Nobody knows where the record ends, if not even its length or its member of gzip can be trusted.
	r.text = nil
	if err := r.back(r.start + 1); err != nil {
		return err
	}
	r.find()
	return damage
}

// back goes back in the file, if that may still be.
func (r *Reader) back(to int64) error {
	far := r.Offset() - to
	if far <= 0 || far > r.again+8*r.file.n {
		return nil
	}
	r.again -= far
	if _, err := r.file.file.Seek(to, io.SeekStart); err != nil {
		return err
	}
	r.file.n = to
	r.src.Reset(r.file)
	return nil
}

var (
	magic     = []byte("WARC/")
	gzipMagic = []byte{0x1f, 0x8b, 8}

	errNoRecord = errors.New("no record begins here")
	errLength   = errors.New("its length is wrong")
)

// record reads a record. The error is io.EOF where there is none left.
func (r *Reader) record() (*Record, error) {
	b := r.text
	skipLineEnds(b)
	if r.text == r.src {
		r.start = r.Offset()
	}
	if head, err := b.Peek(len(magic)); len(head) == 0 {
		return nil, err
	} else if !bytes.Equal(head, magic) {
		return nil, errNoRecord
	}
	head, err := readHead(b)
	if err != nil {
		return nil, fmt.Errorf("its header: %w", noEOF(err))
	}
	rec := &Record{Header: parseFields(head)}
	length, err := strconv.ParseInt(rec.Header["content-length"], 10, 64)
	if err != nil || length < 0 {
		return nil, fmt.Errorf("its Content-Length is %.20q", rec.Header["content-length"])
	}
	if err := r.block(rec, length); err != nil {
		return nil, err
	}
	return rec, nil
}

// block reads the block of a record, and whether it ends where a record does.
func (r *Reader) block(rec *Record, length int64) error {
	keep := length
	switch {
	case rec.Type() != "response" && rec.Type() != "resource":
		keep = 0
	case length > r.max:
		keep, rec.Cut = min(window, r.max), true
	}
	var block bytes.Buffer
	block.Grow(int(min(keep, 1<<20)) + bytes.MinRead) // the length may be a lie
	got, err := block.ReadFrom(io.LimitReader(r.text, keep))
	if err == nil && got == keep {
		var more int64
		more, err = io.Copy(io.Discard, io.LimitReader(r.text, length-keep))
		got += more
	}
	if err == nil && got < length {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return fmt.Errorf("%w after %d of %d bytes", err, got, length)
	}
	rec.Block = block.Bytes()
	parted := skipLineEnds(r.text) >= 4
	next, err := r.text.Peek(len(magic))
	switch {
	case len(next) == 0 && err != io.EOF: //nolint:errorlint // as in Next
		return err
	case len(next) > 0 && !parted && !bytes.Equal(next, magic):
		return errLength
	}
	return nil
}

// readHead reads the lines of a header, up to an empty one.
func readHead(b *bufio.Reader) ([]byte, error) {
	var head []byte
	for {
		line, err := b.ReadSlice('\n')
		if err != nil {
			return nil, err
		}
		switch {
		case len(bytes.TrimRight(line, "\r\n")) == 0:
			return head, nil
		case len(head) > 0 && bytes.HasPrefix(line, begins[1:]):
			return nil, errors.New("another record begins in it")
		}
		if head = append(head, line...); len(head) > maxHead {
			return nil, fmt.Errorf("it has more than %d bytes", maxHead)
		}
	}
}

// skipLineEnds passes over line ends, and says how many bytes they had.
func skipLineEnds(b *bufio.Reader) int {
	for n := 0; ; n++ {
		c, err := b.Peek(1)
		if err != nil || c[0] != '\r' && c[0] != '\n' {
			return n
		}
		_, _ = b.Discard(1) // it was seen
	}
}

// noEOF makes of an end one that comes too soon.
func noEOF(err error) error {
	if err == io.EOF { //nolint:errorlint // as in Next
		return io.ErrUnexpectedEOF
	}
	return err
}

// counter counts what is read of a file, and keeps its error.
type counter struct {
	file io.ReadSeeker
	n    int64
	err  error // but io.EOF
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.file.Read(p)
	c.n += int64(n)
	if err != nil && err != io.EOF { //nolint:errorlint // files answer so
		c.err = err
	}
	return n, err
}

// or returns the file's own error where it has one, else err.
func (c *counter) or(err error) error {
	if c.err != nil {
		return c.err
	}
	return err
}
