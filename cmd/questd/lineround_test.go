package main

import (
	"io"
	"strings"
	"sync"
	"testing"

	"quest/cmd/questd/host"
	"quest/content/contenttest"
	"quest/game/attendance"
	"quest/game/class"
)

// reading is somebody who reads what comes line by line, and types once they have read what they wait for.
type reading struct {
	io.Writer // what is typed
	mu        sync.Mutex
	more      *sync.Cond
	said      strings.Builder
	at        int
	over      bool
}

// hears takes what comes until it ends.
func (r *reading) hears(out io.Reader) {
	part := make([]byte, 4096)
	for {
		n, err := out.Read(part)
		r.mu.Lock()
		r.said.Write(part[:n])
		r.over = err != nil
		r.more.Broadcast()
		r.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// reads waits for some words behind those that were waited for before, and then types.
func (r *reading) reads(t *testing.T, words, typed string) {
	t.Helper()
	r.mu.Lock()
	for !strings.Contains(r.said.String()[r.at:], words) {
		if r.over {
			defer r.mu.Unlock()
			t.Fatalf("%q never comes:\n%s", words, r.said.String())
		}
		r.more.Wait()
	}
	r.at += strings.Index(r.said.String()[r.at:], words) + len(words)
	r.mu.Unlock()
	if _, err := io.WriteString(r, typed); err != nil {
		t.Fatal(err)
	}
}

// A question of the class reaches a player in line mode through the door, while they wait at a prompt; the
// vote reaches the class, and the results come back and are saved.
func TestARoundReachesAPlayerInLineMode(t *testing.T) {
	h := newHouse(t)
	in, typed := io.Pipe()
	out, said := io.Pipe()
	r := &reading{Writer: typed}
	r.more = sync.NewCond(&r.mu)
	go r.hears(out)
	ended := make(chan int, 1)
	go func() {
		status := h.Lines(t.Context(), host.Visitor{Key: "SHA256:a", Address: "a", Env: map[string]string{"LANG": "en_US.UTF-8"}}, in, said)
		_ = said.Close()
		ended <- status
	}()
	do := func(cmd class.Command) {
		t.Helper()
		if err := h.school.Do(t.Context(), h.class, class.Operator, cmd); err != nil {
			t.Fatal(err)
		}
	}
	round := func() *class.Round {
		v, err := h.school.Look(t.Context(), h.class)
		if err != nil || v.Round == nil {
			t.Fatal(v, err)
		}
		return v.Round
	}
	r.reads(t, "> ", h.code+"\n")
	r.reads(t, "> ", "Mina\n")
	r.reads(t, "> ", "1\n")
	r.reads(t, "toward itself.\n> ", "")
	item, _ := contenttest.Pack().Item(contenttest.ReadMoon)
	do(attendance.Opening(contenttest.Pack(), item, 0))
	r.reads(t, "/class goes there.", "/class\n")
	r.reads(t, "b goes back", "moon\n")
	r.reads(t, "Handed in", "")
	if got := round().Voted; got != 1 {
		t.Errorf("the class knows of %d votes", got)
	}
	do(class.MoveRound{Round: round().ID, To: class.Counted})
	r.reads(t, "The vote is closed.", "")
	do(class.MoveRound{Round: round().ID, To: class.Closed})
	r.reads(t, "Your vote was right.", "")
	r.reads(t, "saved 1", "")
	r.reads(t, "Enter goes back", "\n")
	r.reads(t, "toward itself.\n> ", "q\n")
	if status := <-ended; status != left {
		t.Errorf("status %d", status)
	}
}
