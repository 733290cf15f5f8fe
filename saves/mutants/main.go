// Command mutants takes one piece of safety after the other out of package saves
// and wants the tests to notice each time. What a test cannot notice, nobody
// would notice if it went missing.
//
//	go run ./saves/mutants            all of them
//	go run ./saves/mutants fsync      those whose name contains a word
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
	"strings"
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
	tried, survived := 0, 0
	for _, m := range mutants {
		if !m.named(words) {
			continue
		}
		tried++
		verdict, ok := m.try(dir)
		if !ok {
			survived++
		}
		_, _ = fmt.Fprintf(out, "%-36s %s\n", m.name, verdict)
	}
	_, _ = fmt.Fprintf(out, "%d of %d mutants caught\n", tried-survived, tried)
	if survived > 0 || tried == 0 {
		return 1
	}
	return 0
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
		if err := os.WriteFile(changed[file], text, 0o600); err != nil {
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

// test runs the tests that should catch a mutant, with an overlay or without.
func (c catcher) test(overlay string) (string, error) {
	args := []string{"test", "-vet=off", "-timeout=100s", "-run", c.tests}
	if overlay != "" {
		args = append(args, "-overlay", overlay, "-failfast")
	}
	out, err := exec.Command("go", append(args, "quest/"+c.pkg)...).CombinedOutput()
	text := string(out)
	switch {
	case strings.Contains(text, "[build failed]"), strings.Contains(text, "no tests to run"):
		return text, fmt.Errorf("%s: %w", c.command(), err)
	case err != nil:
		return text, fmt.Errorf("%s: %w", c.command(), err)
	}
	return text, nil
}

func (c catcher) command() string { return fmt.Sprintf("go test -run '%s' ./%s", c.tests, c.pkg) }

// failures gives the names of the tests that failed, the innermost ones only.
// A program that does not build has none.
func failures(out string) []string {
	var names []string
	for line := range strings.Lines(out) {
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
