package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"
)

// The bounds of one process.
const (
	timeLimit    = 20 * time.Second
	addressSpace = 4 << 30 // a last resort; what is held to is memoryLimit
)

// memoryLimit is how much memory an input may take.
func memoryLimit(size int64) int64 { return 12*size + 64<<20 }

// ran is what a process did.
type ran struct {
	usage
	stdout, stderr []byte
}

// usage is what the system tells of a process.
type usage struct {
	Status int
	CPU    float64 // seconds of user and system time
	Memory int64   // bytes, at most at once
	Hung   bool
}

// execute runs lede under the bounds. It does so by way of a process of this program, see supervise.
func (r *runner) execute(stdin string, args ...string) (ran, error) {
	self, err := os.Executable()
	if err != nil {
		return ran{}, err
	}
	report, end, err := os.Pipe()
	if err != nil {
		return ran{}, err
	}
	defer report.Close()
	c := exec.Command(self, append([]string{supervised, r.lede}, args...)...)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr, c.ExtraFiles = &out, &errs, []*os.File{end}
	if stdin != "" {
		f, err := os.Open(stdin)
		if err != nil {
			return ran{}, err
		}
		defer f.Close()
		c.Stdin = f
	}
	err = c.Run()
	_ = end.Close()
	if err != nil {
		return ran{}, fmt.Errorf("%w: %s", err, errs.Bytes())
	}
	p := ran{stdout: out.Bytes(), stderr: errs.Bytes()}
	return p, json.NewDecoder(report).Decode(&p.usage)
}

// supervised is the first argument of a process that supervises another.
const supervised = "supervise-one-process"

// supervise runs a command and tells on file 3 what it took. It is a process of its own because a process begins its life with
// the memory of the one that made it, as the system counts, and the runner's own is large.
func supervise(args []string) error {
	limit := syscall.Rlimit{Cur: addressSpace, Max: addressSpace}
	if err := syscall.Setrlimit(syscall.RLIMIT_AS, &limit); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeLimit)
	defer cancel()
	c := exec.CommandContext(ctx, args[0], args[1:]...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := c.Run()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		return err
	}
	u := usage{Status: c.ProcessState.ExitCode(), Hung: ctx.Err() != nil}
	if sys, ok := c.ProcessState.SysUsage().(*syscall.Rusage); ok {
		u.CPU = time.Duration(sys.Utime.Nano() + sys.Stime.Nano()).Seconds()
		u.Memory = sys.Maxrss << 10
	}
	return json.NewEncoder(os.NewFile(3, "report")).Encode(u)
}

var crash = regexp.MustCompile(`(?m)^(panic|fatal error|runtime: |goroutine \d)`)

// safety names what no input may cause, whatever is expected of it.
func (p *ran) safety(size int64) (faults []string) {
	switch {
	case p.Hung:
		faults = append(faults, fmt.Sprintf("hangs: stopped after %v", timeLimit))
	case crash.Match(p.stderr):
		line, _, _ := strings.Cut(string(crash.Find(p.stderr))+string(p.stderr[crash.FindIndex(p.stderr)[1]:]), "\n")
		faults = append(faults, "crashes: "+line)
	case p.Status < 0 || p.Status > 1:
		faults = append(faults, fmt.Sprintf("exit status %d", p.Status))
	}
	if limit := memoryLimit(size); p.Memory > limit {
		faults = append(faults, fmt.Sprintf("takes %d MB of memory, at most %d", p.Memory>>20, limit>>20))
	}
	return faults
}

// page runs one input and looks at what it gives.
func (r *runner) page(in *input) result {
	res := result{input: in}
	name := filepath.Join(r.corpus, in.Path)
	info, err := os.Stat(name)
	if err != nil {
		return res.fault("%v", err)
	}
	p, err := r.extract(in)
	if err != nil {
		return res.fault("%v", err)
	}
	res.cpu, res.memory, res.size = p.CPU, p.Memory, unpacked(name, info.Size())
	res.faults = p.safety(res.size)
	if len(res.faults) == 0 {
		res.check(&p)
	}
	return res
}

// extract runs lede on an input.
func (r *runner) extract(in *input) (ran, error) {
	args := []string{}
	if in.URL != "" {
		args = append(args, "-url", in.URL)
	}
	if in.Text {
		args = append(args, "-text")
	}
	return r.execute("", append(args, filepath.Join(r.corpus, in.Path))...)
}

// again runs the families that seem to grow faster than they may twice more, and keeps the least time of each input: other work on
// the machine only ever adds some.
func (r *runner) again(results []result) error {
	steep := exponents(results)
	for i := range results {
		res := &results[i]
		if g, ok := steep[res.growing()]; !ok || g.exponent <= growthLimit || res.Path == "" {
			continue
		}
		for range 2 {
			p, err := r.extract(res.input)
			if err != nil {
				return err
			}
			res.cpu = min(res.cpu, p.CPU)
		}
	}
	return nil
}

// unpacked is the size of an input, that of a gzip file unpacked, as far as lede unpacks any.
func unpacked(name string, size int64) int64 {
	b, err := os.ReadFile(name)
	if err != nil || len(b) < 18 || b[0] != 0x1f || b[1] != 0x8b {
		return size
	}
	return max(size, min(64<<20, int64(binary.LittleEndian.Uint32(b[len(b)-4:]))))
}
