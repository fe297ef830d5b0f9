package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// asCommand in the environment makes this test program the command itself, so that tests can try it as a process.
const asCommand = "LEDE_TEST_AS_COMMAND"

func TestMain(m *testing.M) {
	if os.Getenv(asCommand) != "" {
		main()
	}
	os.Exit(m.Run())
}

// process is the command as a process; its standard error goes to the buffer.
func process(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	c := exec.CommandContext(t.Context(), self, args...)
	c.Env = append(os.Environ(), asCommand+"=1")
	var said bytes.Buffer
	c.Stderr = &said
	return c, &said
}

// requestOf is a line that asks for a page of so many paragraphs.
func requestOf(t *testing.T, id, paragraphs int) string {
	t.Helper()
	line, err := json.Marshal(map[string]any{"id": id, "html": testPage + strings.Repeat("<p>"+known+", and again, said its owner.</p>", paragraphs)})
	require.NoError(t, err)
	return string(line) + "\n"
}

// TestFullDevice writes to a disk that is full: that is an error, and told.
func TestFullDevice(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("there is no /dev/full")
	}
	name := filepath.Join(put(t, map[string]string{"page.html": testPage}), "page.html")
	for _, args := range [][]string{
		{name}, {"-format", "text", name}, {"-format", "markdown", name}, {"-format", "html", name}, {"-format", "jsonld", name},
		{"batch", name}, {"batch"}, {"stamps"}, {"version"}, {"help"}, {"completion", "bash"},
	} {
		c, said := process(t, args...)
		full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
		require.NoError(t, err)
		c.Stdout = full
		c.Stdin = strings.NewReader(`{"id":"a","text":"5 mins ago"}` + "\n")
		err = c.Run()
		require.NoError(t, full.Close())
		exit, ok := errors.AsType[*exec.ExitError](err)
		require.True(t, ok, "%v: %v", args, err)
		require.Equal(t, statusFailed, exit.ExitCode(), args)
		require.Contains(t, said.String(), "no space left on device", args)
	}
}

// TestReaderGoesAway reads one line of a batch and closes the pipe, as head does: the batch ends, and says nothing.
func TestReaderGoesAway(t *testing.T) {
	c, said := process(t, "batch")
	c.Stdin = strings.NewReader(strings.Repeat(requestOf(t, 1, 50), 500))
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	_, err = bufio.NewReader(out).ReadBytes('\n')
	require.NoError(t, err)
	require.NoError(t, out.Close())
	require.NoError(t, c.Wait())
	require.Empty(t, said.String())
}

// TestInterruptedInALine sends Ctrl-C while a line that is larger than a pipe is being written: the line is finished, and is the last.
func TestInterruptedInALine(t *testing.T) {
	c, said := process(t, "batch", "-workers", "2")
	in, err := c.StdinPipe()
	require.NoError(t, err)
	out, err := c.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, c.Start())
	line := requestOf(t, 1, 2000)
	go func() {
		for range 1000 {
			if _, err := io.WriteString(in, line); err != nil {
				return // the batch has ended
			}
		}
	}()
	r := bufio.NewReader(out)
	head := make([]byte, 1000)
	_, err = io.ReadFull(r, head)
	require.NoError(t, err)
	require.NoError(t, c.Process.Signal(os.Interrupt))
	time.Sleep(50 * time.Millisecond) // the write still waits for a reader
	rest, err := io.ReadAll(r)
	require.NoError(t, err)
	exit, ok := errors.AsType[*exec.ExitError](c.Wait())
	require.True(t, ok)
	require.Equal(t, statusFailed, exit.ExitCode())
	lines := linesOf(t, string(head)+string(rest))
	require.NotEmpty(t, lines)
	require.Less(t, len(lines), 1000)
	require.Contains(t, said.String(), fmt.Sprintf("interrupted; %d lines were answered", len(lines)))
}

// TestPageFromAPipe reads a FIFO that the user names, as a shell makes one for <(zcat page.gz): that is not refused.
func TestPageFromAPipe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "fifo")
	require.NoError(t, syscall.Mkfifo(name, 0o600))
	fed := make(chan error, 1)
	go func() { fed <- os.WriteFile(name, []byte(testPage), 0o600) }()
	c, said := process(t, name)
	out, err := c.Output()
	require.NoError(t, err, said.String())
	require.NoError(t, <-fed)
	require.Contains(t, string(out), known)
}

// TestBatchLeavesNothingRunning counts goroutines after batches that came to their end, or could not write.
func TestBatchLeavesNothingRunning(t *testing.T) {
	requests := strings.Repeat(requestOf(t, 1, 1), 20)
	before := runtime.NumGoroutine()
	for range 5 {
		var out, errs bytes.Buffer
		require.Equal(t, statusDone, run(t.Context(), strings.NewReader(requests), &out, &errs, []string{"batch"}))
		require.Len(t, linesOf(t, out.String()), 20)
		full := &failing{room: 5, err: syscall.ENOSPC}
		require.Equal(t, statusFailed, run(t.Context(), strings.NewReader(requests), full, &errs, []string{"batch", "-workers", "7"}))
	}
	for wait := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > before && time.Now().Before(wait); {
		time.Sleep(time.Millisecond)
	}
	require.LessOrEqual(t, runtime.NumGoroutine(), before)
}
