package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"quest/cmd/questd/host"
	"quest/cmd/questd/school"
	"quest/cmd/questd/school/logtest"
	"quest/content"
	"quest/content/contenttest"
	"quest/game/class"
	"quest/game/desk"
	"quest/saves"
)

// house is a front with a school in memory and the records of the players in a folder, and a code
// for many of them.
type house struct {
	*front
	dir, code string
	class     class.ID
}

func newHouse(t *testing.T) *house {
	t.Helper()
	log, err := logtest.NewMemory[class.Event](time.Now).Open()
	if err != nil {
		t.Fatal(err)
	}
	s, err := school.Open(t.Context(), log, school.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	dir := t.TempDir()
	f := &front{
		school: s, homes: newFolders(dir, "test", time.Now), packs: []*content.Pack{contenttest.Pack()}, now: time.Now, rand: rand.Reader,
		log: slog.New(slog.DiscardHandler), here: map[*session]class.PlayerID{}, syncing: make(chan struct{}, syncsAtOnce),
		counts: newMeasures(&place{measure: func(prometheus.Registerer) {}}).counts,
	}
	f.mixing = newMixing(f.packs, f.homes, s.Suggest, time.Now)
	id, err := s.Found(t.Context(), "Cloud 101")
	if err != nil {
		t.Fatal(err)
	}
	code, err := s.Invite(t.Context(), class.Invitation{Class: id, Role: class.Student, Uses: class.MostUses}, class.Operator)
	if err != nil {
		t.Fatal(err)
	}
	return &house{front: f, dir: dir, code: code, class: id}
}

// lines plays line by line and gives what was printed.
func (h *house) lines(ctx context.Context, key string, typed ...string) (string, int) {
	var out bytes.Buffer
	status := h.Lines(ctx, host.Visitor{Key: key, Address: "a", Env: map[string]string{"LANG": "en_US.UTF-8"}}, strings.NewReader(strings.Join(typed, "\n")+"\n"), &out)
	return out.String(), status
}

// Many players play at once, on the same packs. The race detector looks at it.
func TestPlayersShareThePacksAndNothingElse(t *testing.T) {
	h := newHouse(t)
	var all sync.WaitGroup
	for n := range 6 {
		all.Go(func() {
			key := fmt.Sprintf("SHA256:%d", n)
			typed := []string{h.code, "", "1", "", "", "", "t", "f", "t", "", "map", "r", "q", "q"}
			said, status := h.lines(t.Context(), key, typed...)
			if status != left || !strings.Contains(said, "saved") && !strings.Contains(said, "Hello") {
				t.Errorf("%d: status %d\n%s", n, status, said)
			}
		})
	}
	all.Wait()
	if found, err := filepath.Glob(filepath.Join(h.dir, playersDir, "p*", "journal-*")); err != nil || len(found) != 6 {
		t.Errorf("%d journals, %v", len(found), err)
	}
}

// Who is known plays on without a code, and finds what was played.
func TestAKnownKeyPlaysOn(t *testing.T) {
	h := newHouse(t)
	first, _ := h.lines(t.Context(), "SHA256:a", "nonsense", "", h.code, "Mina", "1", "", "q")
	if !strings.Contains(first, "No class has this code") || !strings.Contains(first, "Hello, Mina") {
		t.Fatalf("at the door:\n%s", first)
	}
	second, status := h.lines(t.Context(), "SHA256:a", "q")
	if status != left || strings.Contains(second, "Which code") || strings.Contains(second, "What is your name") {
		t.Errorf("status %d\n%s", status, second)
	}
}

// The door asks as line mode asks everything: a question, then the prompt; and what was said there is
// not asked again.
func TestTheDoorAsksLineByLineAsTheGameDoes(t *testing.T) {
	h := newHouse(t)
	said, status := h.lines(t.Context(), "SHA256:a", h.code, "Mina", "1", "q")
	if status != left {
		t.Fatalf("status %d\n%s", status, said)
	}
	at := 0
	for _, words := range []string{"make no difference.\n> ", "takes the name ", ".\n> ", "1. ", "\n> ", "Hello, Mina.", "Class: Cloud 101"} {
		found := strings.Index(said[at:], words)
		if found < 0 {
			t.Fatalf("%q does not follow in:\n%s", words, said)
		}
		at += found + len(words)
	}
	if strings.Contains(said, "What is your name") {
		t.Errorf("the name is asked twice:\n%s", said)
	}
	gone, _ := h.lines(t.Context(), "SHA256:b")
	if !strings.HasSuffix(gone, "\n> \n") && !strings.Contains(gone, "> ") {
		t.Errorf("whoever leaves at the door sees:\n%s", gone)
	}
}

// Whoever is deleted loses the session that runs, and nothing of them is left.
func TestADeletedPlayerLeavesNothing(t *testing.T) {
	h := newHouse(t)
	if said, status := h.lines(t.Context(), "SHA256:a", h.code, "", "1", "", "q"); status != left {
		t.Fatal(said)
	}
	who, known := h.school.Who("SHA256:a")
	if !known {
		t.Fatal("nobody enrolled")
	}
	s, err := h.open(t.Context(), host.Visitor{}, who)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.seat(); err != nil {
		t.Fatal(err)
	}
	if err := h.homes.remove(t.Context(), who); err == nil {
		t.Error("records were deleted while they are played")
	}
	if err := h.school.DeletePlayer(t.Context(), who); err != nil {
		t.Fatal(err)
	}
	h.sweep()
	<-s.ctx.Done()
	s.leave()
	s.close()
	if err := h.homes.remove(t.Context(), who); err != nil {
		t.Error(err)
	}
	if left, err := os.ReadDir(filepath.Join(h.dir, playersDir)); err != nil || len(left) != 0 {
		t.Errorf("%v is left, %v", left, err)
	}
}

// A visitor is not told of folders of the server, and not asked to mend what is its business.
func TestWhatTheServerCannotDoIsToldAsSuch(t *testing.T) {
	var f *desk.Failure
	if failed := served(&saves.CannotWriteError{Dir: "/srv/school"}); !errors.As(failed, &f) || f.Kind != desk.Away {
		t.Errorf("%#v", failed)
	}
	if err := served(nil); err != nil {
		t.Error(err)
	}
}
