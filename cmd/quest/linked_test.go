package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestMethodsThatNothingCallsAreLeftOut looks at the real program. Where text/template can look up
// a method by a name that is known only when it runs, the linker keeps each exported method of each
// type: the program is a tenth larger then, and so is the part of it that is in memory at the
// first frame.
func TestMethodsThatNothingCallsAreLeftOut(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := filepath.Join(t.TempDir(), "quest.exe")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Skipf("the program cannot be built here: %v: %s", err, out)
	}
	symbols, err := exec.Command("go", "tool", "nm", program).Output()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(symbols, []byte(" main.main\n")) {
		t.Fatal("the symbols of the program were not read")
	}
	if bytes.Contains(symbols, []byte(" text/template.(*state).evalField\n")) {
		t.Error("text/template is used, which looks up methods by name")
	}
}
