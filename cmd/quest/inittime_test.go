package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
	"time"
)

// The limits of package init, which every start of the game pays.
const (
	maxInit = 2 * time.Millisecond // for one package
	tries   = 5                    // a busy computer is given several
)

// TestPackageInitIsCheap looks at the real program: one dependency that builds a
// table at start once cost twice the rest of the start.
func TestPackageInitIsCheap(t *testing.T) {
	program := filepath.Join(t.TempDir(), "quest.exe")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		t.Skipf("the program cannot be built here: %v: %s", err, out)
	}
	best := map[string]time.Duration{}
	line := regexp.MustCompile(`(?m)^init (\S+) @\S+ ms, (\S+) ms clock`)
	for range tries {
		cmd := exec.Command(program, "version")
		cmd.Env = append(os.Environ(), "GODEBUG=inittrace=1")
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		for _, m := range line.FindAllSubmatch(out, -1) {
			ms, err := strconv.ParseFloat(string(m[2]), 64)
			if err != nil {
				t.Fatal(err)
			}
			took := time.Duration(ms * float64(time.Millisecond))
			if name := string(m[1]); best[name] == 0 || took < best[name] {
				best[name] = took
			}
		}
	}
	if len(best) == 0 {
		t.Fatal("the runtime told of no package init")
	}
	var sum time.Duration
	for name, took := range best {
		sum += took
		if took > maxInit {
			t.Errorf("init of %s takes %v, at most %v is fine", name, took, maxInit)
		}
	}
	t.Logf("package init: %d packages, %v in all", len(best), sum)
}
