package main

import (
	"strings"
	"testing"
)

// TestEveryMutantFitsTheCode keeps the list in step with package saves. Whether
// the tests notice is for the program to find out, because that takes minutes.
func TestEveryMutantFitsTheCode(t *testing.T) {
	dir := ".."
	seen := map[string]bool{}
	for _, m := range mutants {
		if seen[m.name] || len(m.edits) == 0 || len(m.caught) == 0 {
			t.Errorf("%s: twice, without a change, or without a test", m.name)
		}
		seen[m.name] = true
		for _, e := range m.edits {
			if _, err := m.mutate(dir, e.file); err != nil {
				t.Errorf("%s: %v", m.name, err)
			}
			if e.old == e.new {
				t.Errorf("%s changes nothing", m.name)
			}
		}
	}
	for _, name := range []string{"no fsync", "no fsync of the directory", "early acknowledgement", "no checksum", "no lock"} {
		if !seen[name] {
			t.Errorf("the mutant %q is gone", name)
		}
	}
}

func TestOnlyAFailedTestCatches(t *testing.T) {
	for _, c := range []struct{ out, want string }{
		{"ok  \tquest/saves\t0.1s\n", ""},
		{"./writer.go:3: undefined: x\nFAIL\tquest/saves [build failed]\n", ""},
		{"--- FAIL: TestA (0.00s)\n    a_test.go:3: lost\nFAIL\n", "TestA"},
		{"--- FAIL: TestA (0.00s)\n    --- FAIL: TestA/S2 (0.00s)\nFAIL\n", "TestA/S2"},
		{"--- FAIL: TestA (0.00s)\n--- FAIL: TestB (0.00s)\nFAIL\n", "TestA TestB"},
	} {
		if got := strings.Join(failures(c.out), " "); got != c.want {
			t.Errorf("%q: caught by %q, want %q", c.out, got, c.want)
		}
	}
}
