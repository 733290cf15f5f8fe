package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"quest/content/racetest"
)

var errCondition = errors.New("no such condition of stories")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"quest": main, "ssh": fakeSSH})
}

// TestStories runs the stories of testdata/script against the real program. Each
// story finds a small pack in $WORK/harbour, one with the typed and arranged questions
// and a case in $WORK/canal, and saves in $WORK/saves. The command class of a story makes the files of a class.
func TestStories(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds:                map[string]func(*testscript.TestScript, bool, []string){"class": makeClass, "damage": damageSave},
		Condition: func(name string) (bool, error) {
			if name != "race" {
				return false, fmt.Errorf("%w: %s", errCondition, name)
			}
			return racetest.On, nil
		},
		Setup: func(env *testscript.Env) error {
			env.Setenv("QUEST_SAVE_DIR", filepath.Join(env.WorkDir, "saves"))
			for _, pack := range []string{"harbour", "canal"} {
				if err := os.CopyFS(filepath.Join(env.WorkDir, pack), os.DirFS(filepath.Join("testdata", pack))); err != nil {
					return err
				}
			}
			return nil
		},
	})
}
