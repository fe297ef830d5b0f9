package warc_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/require"

	"github.com/ledekit/lede/cmd/lede/internal/warc"
)

const page = "<h1>Ferry returns to Ostrand</h1><p>The night ferry sails again from Friday, the harbour council said.</p>"

// record is a response that carries a page; n tells it from others.
func record(n int, body string) []byte {
	block := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
	return fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\nWARC-Date: 2025-05-04T12:00:00Z\r\n"+
		"WARC-Target-URI: https://sound.example/%d\r\nContent-Type: application/http;msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		n, n, len(block), block)
}

func packed(b ...[]byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(bytes.Join(b, nil)) // a buffer takes all
	_ = z.Close()
	return out.Bytes()
}

// read returns the addresses of the records, with "!" for each that is damaged.
func read(t testing.TB, archive []byte) string {
	t.Helper()
	r := warc.NewReader(bytes.NewReader(archive), 1<<20)
	var got []string
	last := int64(-1)
	for {
		rec, err := r.Next()
		if errors.Is(err, io.EOF) {
			require.Equal(t, int64(len(archive)), r.Offset())
			return strings.Join(got, " ")
		}
		at := int64(0)
		if damage, ok := errors.AsType[*warc.DamageError](err); ok {
			at = damage.Offset
			got = append(got, "!")
		} else {
			require.NoError(t, err)
			at = rec.Offset
			got = append(got, strings.TrimPrefix(rec.URL(), "https://sound.example/"))
		}
		require.GreaterOrEqual(t, at, last, "going back")
		require.LessOrEqual(t, at, int64(len(archive)))
		last = at
	}
}

func join(b ...[]byte) []byte { return bytes.Join(b, nil) }

func TestArchives(t *testing.T) {
	one, two, three := record(1, page), record(2, page), record(3, page)
	length := fmt.Appendf(nil, "%d", len(page)+len("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"))
	with := func(n string) []byte { return bytes.Replace(two, length, []byte(n), 1) }
	for _, row := range []struct {
		name    string
		archive []byte
		want    string
	}{
		{"plain", join(one, two, three), "1 2 3"},
		{"a member a record", join(packed(one), packed(two), packed(three)), "1 2 3"},
		{"all in a member", packed(one, two, three), "1 2 3"},
		{"some in a member", join(packed(one, two), packed(three)), "1 2 3"},
		{"version 1.0", bytes.ReplaceAll(join(one, two), []byte("WARC/1.1"), []byte("WARC/1.0")), "1 2"},
		{"line feeds alone", bytes.ReplaceAll(record(1, ""), []byte("\r\n\r\nHTTP"), []byte("\n\nHTTP")), "1"},
		{"address in brackets", bytes.Replace(one, []byte("https://sound.example/1"), []byte("<https://sound.example/1>"), 1), "1"},
		{"line ends missing", join(bytes.TrimRight(one, "\r\n"), two, bytes.TrimRight(three, "\r\n")), "1 2 3"},
		{"more line ends", join(one, []byte("\r\n\r\n\r\n"), two), "1 2"},
		{"nothing", nil, ""}, {"line ends alone", []byte("\r\n\r\n"), ""},

		{"no archive", []byte(page), "!"}, {"no archive, packed", packed([]byte(page)), "!"}, {"no archive, short", []byte("x"), "!"},
		{"no archive but its name", []byte("WARC/"), "!"},
		{"length too short", join(one, with("60"), three), "1 ! 3"},
		{"length too long", join(one, with("300"), three), "1 ! 3"},
		{"length far too long", join(one, with("99999999999"), three), "1 ! 3"},
		{"length no number", join(one, with("many"), three), "1 ! 3"},
		{"length negative", join(one, with("-1"), three), "1 ! 3"},
		{"length too large", join(one, with("99999999999999999999"), three), "1 ! 3"},
		{"length too long, packed", join(packed(one), packed(with("300")), packed(three)), "1 ! 3"},
		{"length too short, all in a member", packed(one, with("60"), three), "1 ! 3"},
		{"something between", join(one, []byte("lost bytes\r\n"), two), "1 ! 2"},
		{"something between, packed", join(packed(one), []byte("lost bytes\r\n"), packed(two)), "1 ! 2"},
		{"packed between plain", join(one, packed(two), three), "1 ! 2 3"},
		{"a member of something else", join(packed(one), packed([]byte(page)), packed(three)), "1 ! 3"},
		{"header without end", join(one, []byte("WARC/1.1\r\nWARC-Type: response\r\n"), []byte(strings.Repeat("a", 1<<17)), []byte("\r\n"), three), "1 ! 3"},
		{"header too long", join(one, []byte("WARC/1.1\r\n"), []byte(strings.Repeat("a: b\r\n", 1<<18)), []byte("\r\n"), three), "1 ! 3"},
		{"far between", join(packed(one), []byte(strings.Repeat("\x1f\x8b\x08 ", 1<<16)), packed(two)), "1 ! 2"},
	} {
		require.Equal(t, row.want, read(t, row.archive), row.name)
	}
}

// TestDamageCostsOneRecord changes and cuts the second of three records at every byte: the others are found.
func TestDamageCostsOneRecord(t *testing.T) {
	one, two, three := record(1, page), record(2, page), record(3, page)
	for i := range two {
		got := read(t, join(one, two[:i], []byte("\r\n"), three))
		require.Regexp(t, `^1( !| 2)* 3$`, got, "cut at %d", i)
	}
	one, two, three = packed(one), packed(two), packed(three)
	for i := range two {
		require.Regexp(t, `^1( !| 2)* 3$`, read(t, join(one, two[:i], three)), "cut at %d", i)
		for _, change := range []byte{0x01, 0x40, 0xff} {
			broken := bytes.Clone(two)
			broken[i] ^= change
			require.Regexp(t, `^1( !| 2)* 3$`, read(t, join(one, broken, three)), "changed at %d", i)
		}
	}
}

// TestOffsets finds records again where they were said to be.
func TestOffsets(t *testing.T) {
	one, two, three := record(1, page), record(2, page), record(3, page)
	for _, archive := range [][]byte{join(one, two, three), join(packed(one), packed(two), packed(three))} {
		r := warc.NewReader(bytes.NewReader(archive), 1<<20)
		for {
			rec, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			require.NoError(t, err)
			again, err := warc.NewReader(bytes.NewReader(archive[rec.Offset:]), 1<<20).Next()
			require.NoError(t, err)
			require.Equal(t, rec.ID(), again.ID())
		}
	}
}

func TestLargeBlocksAreCut(t *testing.T) {
	large, small := record(1, strings.Repeat(page, 2000)), record(2, page)
	r := warc.NewReader(bytes.NewReader(join(large, small)), 100_000)
	rec, err := r.Next()
	require.NoError(t, err)
	require.True(t, rec.Cut)
	require.Less(t, len(rec.Block), 100_000)
	_, _, err = rec.Page()
	require.ErrorIs(t, err, warc.ErrTooLarge)
	rec, err = r.Next()
	require.NoError(t, err)
	require.False(t, rec.Cut)
	require.Equal(t, "urn:uuid:2", rec.ID())
}

// TestFileFails passes the file's own error on, and does not take it for damage.
func TestFileFails(t *testing.T) {
	broken := errors.New("the disk is gone")
	file := struct {
		io.Reader
		io.Seeker
	}{io.MultiReader(bytes.NewReader(record(1, page)), bytes.NewReader(record(2, page)[:50]), iotest.ErrReader(broken)), nil}
	r := warc.NewReader(file, 1<<20)
	_, err := r.Next()
	require.NoError(t, err)
	_, err = r.Next()
	require.ErrorIs(t, err, broken)
}

// FuzzReader puts anything between two records. They are found, unless what is between them claims to be a record too.
func FuzzReader(f *testing.F) {
	for _, s := range []string{"", "x", "WARC/1.0\r\nContent-Length: 5\r\n\r\n", "\x1f\x8b\x08\x00", string(packed(record(2, page))[:60])} {
		f.Add([]byte(s), true)
		f.Add([]byte(s), false)
	}
	f.Fuzz(func(t *testing.T, between []byte, zip bool) {
		one, three := record(1, page), record(3, page)
		if zip {
			one, three = packed(one), packed(three)
		}
		got := read(t, join(one, between, []byte("\r\n"), three))
		require.Regexp(t, `^1( |$)`, got)
		if !bytes.Contains(between, []byte("WARC/")) && !bytes.Contains(between, []byte{0x1f, 0x8b, 8}) {
			require.Regexp(t, `^1( !)? 3$`, got)
		}
	})
}
