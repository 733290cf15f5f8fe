package main

import (
	"os/exec"
	"path/filepath"

	"github.com/rogpeppe/go-internal/testscript"
)

// laptop is the command "laptop" of stories: from there on there is the player's program, quest,
// as built from the same sources.
func laptop(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: laptop")
	}
	program := filepath.Join(ts.Getenv("WORK"), "bin", "quest")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, "quest/cmd/quest").CombinedOutput(); err != nil { // #nosec G204 -- of a story
		ts.Fatalf("build the player's program: %v\n%s", err, out)
	}
}
