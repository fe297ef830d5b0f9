package main

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/ledekit/lede"
)

// maxPage is how many bytes a page may have, unpacked: the package's own default.
const maxPage = 64 << 20

// input is a page that can be read, and what is known of it.
type input struct {
	io.Reader
	close       []io.Closer
	contentType string
	url         string    // where it was fetched from, if it was
	fetchedAt   time.Time // when
	size        int64     // bytes, unpacked, where a file tells them
}

// Close closes what was opened for the input.
func (in *input) Close() error {
	var errs []error
	for i := len(in.close) - 1; i >= 0; i-- {
		errs = append(errs, in.close[i].Close())
	}
	return errors.Join(errs...)
}

// errRefused is a file that is not read because of where it leads or what it is.
var errRefused = errors.New("refused")

// openFile opens the page that the user named.
func openFile(name string) (*input, error) {
	f, err := openPlain(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, bare(err)
	}
	return fromFile(f, info, name)
}

// openPlain opens the file that the user named as it is: any file but a folder or a device.
func openPlain(name string) (*os.File, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, bare(err)
	}
	if info.IsDir() {
		return nil, fmt.Errorf("%w: it is a folder; 'lede batch' reads many pages", errRefused)
	}
	if info.Mode()&os.ModeDevice != 0 {
		return nil, fmt.Errorf("%w: it is a device", errRefused)
	}
	f, err := os.Open(name)
	return f, bare(err)
}

// openUnder opens a regular file below root, whatever links stand on the way: none may lead out.
func openUnder(root *os.Root, name string) (*input, error) {
	if name == "" {
		return nil, fmt.Errorf("%w: the path is empty", errRefused)
	}
	if os.IsPathSeparator(name[len(name)-1]) {
		return nil, fmt.Errorf("%w: it is a folder", errRefused)
	}
	rel := filepath.Clean(name)
	if filepath.IsAbs(rel) {
		top, err := filepath.Abs(root.Name())
		if err != nil {
			return nil, bare(err)
		}
		if rel, err = filepath.Rel(top, rel); err != nil {
			return nil, fmt.Errorf("%w: the path leads out of the root folder", errRefused)
		}
	}
	if !filepath.IsLocal(rel) {
		return nil, fmt.Errorf("%w: the path leads out of the root folder", errRefused)
	}
	// Asked before it is opened, as opening a FIFO waits and opening a device may do something; and asked again after, as the
	// file may have been exchanged meanwhile.
	info, err := root.Stat(rel)
	if err == nil {
		err = regular(info)
	}
	if err != nil {
		return nil, escape(bare(err))
	}
	f, err := root.OpenFile(rel, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, bare(err)
	}
	if info, err = f.Stat(); err == nil {
		err = regular(info)
	}
	if err != nil {
		_ = f.Close()
		return nil, bare(err)
	}
	return fromFile(f, info, name)
}

// escape names the error of a link that leads out of the root, which package os tells by its words alone.
func escape(err error) error {
	if err.Error() == "path escapes from parent" {
		return fmt.Errorf("%w: a link leads out of the root folder", errRefused)
	}
	return err
}

func regular(info fs.FileInfo) error {
	switch {
	case info.Mode().IsRegular():
		return nil
	case info.IsDir():
		return fmt.Errorf("%w: it is a folder", errRefused)
	}
	return fmt.Errorf("%w: it is no regular file", errRefused)
}

// fromFile makes an input of an open file.
func fromFile(f *os.File, info fs.FileInfo, name string) (*input, error) {
	if isArchive(name) {
		_ = f.Close()
		return nil, fmt.Errorf("%w: it is an archive of many pages; 'lede batch %s' reads them", errRefused, plain(name))
	}
	size := int64(0)
	if info.Mode().IsRegular() {
		n, packed := unpackedSize(f, info.Size())
		if size = n; n > maxPage {
			_ = f.Close()
			if packed {
				return nil, fmt.Errorf("%w: unpacked it has %d bytes, at most %d", lede.ErrTooLarge, n, maxPage)
			}
			return nil, fmt.Errorf("%w: %d bytes, at most %d", lede.ErrTooLarge, n, maxPage)
		}
	}
	in, err := fromReader(f, name)
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	in.close, in.size = append([]io.Closer{f}, in.close...), size
	return in, nil
}

// unpackedSize says how long a file is, or says that it is once it is unpacked, so that a bomb need not be unpacked to be told.
// Where the file lies about it, the limit on what is read still holds; one that was cut ends in any four bytes.
func unpackedSize(f io.ReaderAt, size int64) (n int64, packed bool) {
	var b [4]byte
	if size < 18 {
		return size, false
	}
	if _, err := f.ReadAt(b[:2], 0); err != nil || b[0] != 0x1f || b[1] != 0x8b {
		return size, false
	}
	if _, err := f.ReadAt(b[:], size-4); err != nil {
		return size, false
	}
	const most = 1032 // bytes that deflate makes of one
	if n = int64(binary.LittleEndian.Uint32(b[:])); n > most*size {
		return size, false
	}
	return n, true
}

// fromReader makes an input of a stream that may be gzipped. name tells plain text by its ending.
func fromReader(r io.Reader, name string) (*input, error) {
	in := &input{}
	if base := strings.TrimSuffix(strings.ToLower(name), ".gz"); strings.HasSuffix(base, ".txt") {
		in.contentType = "text/plain"
	}
	b := bufio.NewReaderSize(r, 32<<10)
	in.Reader = b
	if head, _ := b.Peek(2); len(head) == 2 && head[0] == 0x1f && head[1] == 0x8b {
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("it is damaged: gzip: %w", err)
		}
		in.Reader, in.close = z, append(in.close, z)
	}
	return in, nil
}

// extractFrom reads an input to its end and extracts it.
func extractFrom(ctx context.Context, in *input, o lede.Options) (*lede.Article, error) {
	a, err := lede.Extract(ctx, in, o)
	_, corrupt := errors.AsType[flate.CorruptInputError](err)
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("it is cut short: %w", err)
	case corrupt, errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader):
		return nil, fmt.Errorf("it is damaged: %w", err)
	case err != nil:
		return nil, bare(err)
	}
	return a, nil
}

// bare takes an error of the file system apart from the path in it, which the message names already.
func bare(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}
