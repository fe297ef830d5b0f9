package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// requests is a line of batch/manifest.jsonl: a file of requests, and what is expected of each.
type requests struct {
	ID     string     `json:"id"`
	Path   string     `json:"path"`
	Root   string     `json:"root"`
	Secret string     `json:"secret"` // words that stand outside the root
	Lines  []expected `json:"lines"`
	Family string     `json:"family"`
	N      int        `json:"n"`
}

// expected is what the answer to one request must be.
type expected struct {
	ID     *string  `json:"id"`
	Expect string   `json:"expect"`
	Level  string   `json:"level"`
	Says   []string `json:"says"`
}

// batches runs the request files.
func (r *runner) batches() ([]result, error) {
	all, err := readLines[requests](filepath.Join(r.corpus, "batch", "manifest.jsonl"))
	if err != nil {
		return nil, err
	}
	var results []result
	for i := range all {
		q := &all[i]
		name := filepath.Join(r.corpus, q.Path)
		info, err := os.Stat(name)
		if err != nil {
			return nil, err
		}
		p, err := r.execute(name, "batch", "-root", filepath.Join(r.corpus, q.Root))
		if err != nil {
			return nil, err
		}
		res := result{input: &input{ID: "batch/" + q.ID, Class: "batch", Family: q.Family, N: q.N}, cpu: p.CPU, memory: p.Memory}
		res.size = info.Size()
		res.faults = p.safety(max(res.size, 64<<20)) // it may read pages as large as the limit
		res.answers(q, &p)
		results = append(results, res)
	}
	return results, nil
}

// answers compares the output lines of a request file with what is expected.
func (r *result) answers(q *requests, p *ran) {
	if q.Secret != "" && bytes.Contains(p.stdout, []byte(q.Secret)) {
		r.fault("tells what stands outside the root")
	}
	lines := strings.Split(strings.TrimSuffix(string(p.stdout), "\n"), "\n")
	if len(p.stdout) == 0 {
		lines = nil
	}
	if len(lines) != len(q.Lines) {
		r.fault("%d lines out for %d lines in", len(lines), len(q.Lines))
		return
	}
	status := 0
	for i := range q.Lines {
		if r.answer(&q.Lines[i], i+1, lines[i]) == "error" {
			status = 1
		}
	}
	if p.Status != status {
		r.fault("exit status %d, not %d", p.Status, status)
	}
}

// answer compares an output line with what is expected, and tells which it is: article or error.
func (r *result) answer(want *expected, n int, line string) (is string) {
	var got struct {
		ID      any             `json:"id"`
		Article json.RawMessage `json:"article"`
		Error   *struct{ Code, Message string }
	}
	if err := json.Unmarshal([]byte(line), &got); err != nil {
		r.fault("line %d: %v", n, err)
		return ""
	}
	is = "article"
	whole := got.Article != nil
	if got.Error != nil {
		is, whole = "error", got.Article == nil && got.Error.Code != "" && got.Error.Message != ""
	}
	told := fmt.Sprintf("line %d: %.300s", n, line)
	switch {
	case !whole:
		r.fault("neither an Article nor an error: %s", told)
	case want.ID != nil && got.ID != *want.ID:
		r.fault("another id: %s", told)
	case want.Expect != "any" && want.Expect != is && want.Level != "should":
		r.fault("%s expected: %s", want.Expect, told)
	}
	for _, s := range want.Says {
		if is == "article" && !strings.Contains(fold(line), fold(s)) {
			r.fault("does not say %q: %s", s, told)
		}
	}
	return is
}

// vectors runs stamps.jsonl.
func (r *runner) vectors() ([]result, error) {
	type vector struct {
		ID   string `json:"id"`
		Text string `json:"text"`
		Null bool   `json:"null"`
	}
	name := filepath.Join(r.corpus, "stamps.jsonl")
	all, err := readLines[vector](name)
	if err != nil || all == nil {
		return nil, err
	}
	p, err := r.execute(name, "stamps")
	if err != nil {
		return nil, err
	}
	res := result{input: &input{ID: "vectors", Class: "vectors"}, cpu: p.CPU, memory: p.Memory, faults: p.safety(0)}
	lines := strings.Split(strings.TrimSuffix(string(p.stdout), "\n"), "\n")
	if len(lines) != len(all) {
		return []result{res.fault("%d lines out for %d lines in", len(lines), len(all))}, nil
	}
	for i, v := range all {
		var got struct {
			ID    string
			Time  *string
			Error any
		}
		if err := json.Unmarshal([]byte(lines[i]), &got); err != nil || got.ID != v.ID {
			res.fault("line %d: %s", i+1, lines[i])
		}
		if v.Null && got.Time != nil {
			res.fault("%q is no timestamp, and gives %s", v.Text, lines[i])
		}
	}
	return []result{res}, nil
}
