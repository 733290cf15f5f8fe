// Command mutants takes one piece of safety after the other out of package saves
// and wants the tests to notice each time. What a test cannot notice, nobody
// would notice if it went missing.
//
//	go run ./saves/mutants            all of them
//	go run ./saves/mutants fsync      those whose name contains a word
//
// Those of the database need PostgreSQL.
//
// It changes no file: the compiler is shown changed copies. It exits with 1 if
// one survives, if the tests fail without any change, or if a change does not
// fit the code any more.
package main

import (
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
	"sync/atomic"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdout))
}

// run tries the mutants whose names contain one of the words and gives the exit
// code.
func run(words []string, out io.Writer) int {
	dir, err := packageDir()
	if err != nil {
		_, _ = fmt.Fprintln(out, err)
		return 1
	}
	var wanted []trial
	for _, m := range mutants {
		if m.named(words) {
			wanted = append(wanted, trial{mutant: m, done: make(chan struct{})})
		}
	}
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) { // linking uses one processor at a time
		go func() {
			for i := next.Add(1) - 1; i < int64(len(wanted)); i = next.Add(1) - 1 {
				w := &wanted[i]
				w.verdict, w.caught = w.mutant.try(dir)
				close(w.done)
			}
		}()
	}
	caught := 0
	for i := range wanted {
		w := &wanted[i]
		<-w.done
		if w.caught {
			caught++
		}
		_, _ = fmt.Fprintf(out, "%-46s %s\n", w.mutant.name, w.verdict)
	}
	_, _ = fmt.Fprintf(out, "%d of %d mutants caught\n", caught, len(wanted))
	if caught < len(wanted) || len(wanted) == 0 {
		return 1
	}
	return 0
}

// trial is one mutant and what became of it.
type trial struct {
	mutant  mutant
	verdict string
	caught  bool
	done    chan struct{}
}

// packageDir gives the folder of package saves.
func packageDir() (string, error) {
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "quest/saves").Output()
	if err != nil {
		return "", fmt.Errorf("find package saves: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

func (m mutant) named(words []string) bool {
	for _, w := range words {
		if strings.Contains(m.name, w) {
			return true
		}
	}
	return len(words) == 0
}

// try says who caught a mutant; ok is false if nobody did.
func (m mutant) try(dir string) (verdict string, ok bool) {
	overlay, remove, err := m.overlay(dir)
	if err != nil {
		return "does not fit the code: " + err.Error(), false
	}
	defer remove()
	for _, c := range m.caught {
		if out, err := c.test(""); err != nil {
			return fmt.Sprintf("%s fails without it, too:\n%s", c.command(), out), false
		}
		out, err := c.test(overlay)
		failed := failures(out)
		if err == nil || len(failed) == 0 {
			return fmt.Sprintf("SURVIVED %s\n%s", c.command(), out), false
		}
		verdict += "caught by " + strings.Join(failed, ", ") + " "
	}
	return strings.TrimSpace(verdict), true
}

// overlay writes a changed copy of the files and the list that shows it to the
// compiler.
func (m mutant) overlay(dir string) (name string, remove func(), err error) {
	top, err := os.MkdirTemp("", "quest-mutant-")
	if err != nil {
		return "", nil, err
	}
	remove = func() { _ = os.RemoveAll(top) } // a leftover hurts nobody
	changed := map[string]string{}
	for _, e := range m.edits {
		changed[e.file] = ""
	}
	for file := range changed {
		text, err := m.mutate(dir, file)
		if err != nil {
			remove()
			return "", nil, err
		}
		changed[file] = filepath.Join(top, file)
		err = os.MkdirAll(filepath.Dir(changed[file]), 0o700)
		if err == nil {
			err = os.WriteFile(changed[file], text, 0o600)
		}
		if err != nil {
			remove()
			return "", nil, err
		}
	}
	replace := map[string]string{}
	for file, copied := range changed {
		replace[filepath.Join(dir, file)] = copied
	}
	list, err := json.Marshal(map[string]any{"Replace": replace})
	if err == nil {
		name = filepath.Join(top, "overlay.json")
		err = os.WriteFile(name, list, 0o600)
	}
	if err != nil {
		remove()
	}
	return name, remove, err
}

// errFit says that the text to change is not there exactly once.
var errFit = errors.New("is not there exactly once")

// mutate gives the changed text of a file.
func (m mutant) mutate(dir, file string) ([]byte, error) {
	text, err := os.ReadFile(filepath.Join(dir, file))
	if err != nil {
		return nil, err
	}
	for _, e := range m.edits {
		if e.file != file {
			continue
		}
		if bytes.Count(text, []byte(e.old)) != 1 {
			return nil, fmt.Errorf("%s: %q %w", file, e.old, errFit)
		}
		text = bytes.Replace(text, []byte(e.old), []byte(e.new), 1)
	}
	return text, nil
}

// test runs what should catch a mutant, with an overlay or without.
func (c catcher) test(overlay string) (string, error) {
	args := []string{"test", "-vet=off", "-timeout=100s", "-run", c.tests, "quest/" + c.pkg}
	if c.row != "" {
		args = []string{"run", "quest/saves/torture", "-only", c.row, "-n", "100"}
	}
	cmd := exec.Command("go", args...)
	if overlay != "" {
		// The row builds the real program, which has to be the changed one, too.
		cmd.Env = append(os.Environ(), "GOFLAGS="+strings.TrimSpace(os.Getenv("GOFLAGS")+" -overlay="+overlay))
	}
	out, err := cmd.CombinedOutput()
	if err == nil && bytes.Contains(out, []byte("no tests to run")) {
		err = errors.New("there is no such test")
	}
	return string(out), err
}

// command is what a person would type.
func (c catcher) command() string {
	if c.row != "" {
		return "go run ./saves/torture -only " + c.row + " -n 100"
	}
	return fmt.Sprintf("go test -run '%s' ./%s", c.tests, c.pkg)
}

// failures gives the names of the tests that failed, the innermost ones only.
// A program that does not build has none.
func failures(out string) []string {
	var names []string
	for line := range strings.Lines(out) {
		if row, ok := strings.CutPrefix(strings.TrimSpace(line), "BROKEN "); ok {
			row, _, _ = strings.Cut(row, ":")
			return []string{"torture " + row}
		}
		name, ok := strings.CutPrefix(strings.TrimSpace(line), "--- FAIL: ")
		if !ok {
			continue
		}
		name, _, _ = strings.Cut(name, " ")
		if n := len(names); n > 0 && strings.HasPrefix(name, names[n-1]+"/") {
			names = names[:n-1]
		}
		names = append(names, name)
	}
	if len(names) == 0 && strings.Contains(out, "panic: ") && strings.Contains(out, "quest/saves") {
		return []string{"a panic"}
	}
	return names
}
