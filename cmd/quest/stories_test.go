package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quest": main})
}

// TestStories runs the stories of testdata/script against the real program. Each
// story finds a small pack in $WORK/harbour, and saves in $WORK/saves.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("QUEST_SAVE_DIR", filepath.Join(env.WorkDir, "saves"))
			return os.CopyFS(filepath.Join(env.WorkDir, "harbour"), os.DirFS(filepath.Join("testdata", "harbour")))
		},
	})
}
