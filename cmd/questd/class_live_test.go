package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"quest/game/class"
)

// `class live` runs beside a server and has no connections of its own: who is here comes from the files in
// which each process of the school says who is connected to it, as long as it lives.
func TestLiveSaysWhoIsHereBesideAServerOnAFolder(t *testing.T) {
	dir := t.TempDir()
	e := openEvening(t, "--save-dir", dir)
	ann, bo := e.enrol("Ann", "", class.Student), e.enrol("Bo", "", class.Student)
	live := func() []string {
		t.Helper()
		status, out, errs := run(t, "class", "live", "--json", "--save-dir", dir)
		var said struct{ Here []string }
		if err := json.Unmarshal([]byte(out), &said); err != nil || status != 0 {
			t.Fatalf("status %d, %v: %s%s", status, err, out, errs)
		}
		return said.Here
	}
	if here := live(); len(here) != 0 {
		t.Errorf("nobody has come, here are %v", here)
	}
	_, leave, err := e.school.Enter(ann, "", "")
	if err != nil {
		t.Fatal(err)
	}
	for !slices.Equal(live(), []string{"Ann"}) {
		if t.Context().Err() != nil {
			t.Fatal("Ann is never here")
		}
	}
	leave()
	if err := e.school.Close(); err != nil {
		t.Fatal(err)
	}
	if here := live(); len(here) != 0 {
		t.Errorf("the server has ended, here are %v", here)
	}

	// The file of a process that was killed counts as long as a member who is gone does.
	killed := filepath.Join(dir, schoolDir+"-here", "1-killed.here")
	if err := os.MkdirAll(filepath.Dir(killed), 0o700); err != nil {
		t.Fatal(err)
	}
	for age, want := range map[time.Duration][]string{0: {"Bo"}, 30 * time.Second: {}} {
		if err := os.WriteFile(killed, []byte(bo), 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Now().Add(-age)
		if err := os.Chtimes(killed, at, at); err != nil {
			t.Fatal(err)
		}
		if here := live(); !slices.Equal(here, want) {
			t.Errorf("%v after a process was killed here are %v, want %v", age, here, want)
		}
	}
}
