package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestTheServerIsNoPartOfTheGame looks at what is linked into the program of a player: a driver of
// databases, an SSH server and metrics would make it 60 % larger.
func TestTheServerIsNoPartOfTheGame(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Skipf("the packages cannot be listed here: %v", err)
	}
	listed := strings.Fields(string(out))
	if !slices.Contains(listed, "quest/cmd/stores") {
		t.Fatal("the packages of the program were not listed")
	}
	for _, pkg := range listed {
		for _, server := range []string{
			"github.com/jackc/", "github.com/pressly/", "golang.org/x/crypto/ssh", "github.com/prometheus/", "net/http/pprof",
			"quest/cmd/questd", "quest/saves/postgres", "quest/cmd/stores/database",
		} {
			if strings.HasPrefix(pkg, server) {
				t.Errorf("%s is linked into quest", pkg)
			}
		}
	}
}

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
