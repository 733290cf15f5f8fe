package main

import (
	"context"
	"fmt"
	"testing"
	"time"

	"quest/cmd/questd/host"
	"quest/game"
	"quest/game/class"
	"quest/game/desk"
)

// countedHomes counts how often saves are opened.
type countedHomes struct {
	homes
	opened map[class.PlayerID]int
}

func (h countedHomes) place(who class.PlayerID, lost func()) desk.Place {
	h.opened[who]++
	return h.homes.place(who, lost)
}

// A teacher is told what three students mix up, never less; saves are read again only after they changed here, or after a while.
func TestATeacherIsToldWhatTheClassMixesUp(t *testing.T) {
	e := openEvening(t, "--save-dir", t.TempDir())
	e.enrol("Teacher", "", class.Teacher)
	var students []class.PlayerID
	for n := range 4 {
		students = append(students, e.enrol(fmt.Sprint("Owl ", n), "", class.Student))
	}
	home := countedHomes{e.at.homes, map[class.PlayerID]int{}}
	var told []class.Suggestion
	calls, now := 0, time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	m := newMixing(e.packs, home, func(_ class.ID, mixed []class.Suggestion) { calls++; told = mixed }, func() time.Time { return now })
	look := func() {
		t.Helper()
		v, err := e.school.Look(t.Context(), e.class)
		if err != nil {
			t.Fatal(err)
		}
		m.look(t.Context(), map[class.ID]class.View{e.class: v})
	}
	for n, who := range students[:2] {
		e.mistake(who)
		if look(); len(told) != 0 || calls != 1 {
			t.Fatalf("%d students: %+v, told %d times", n+1, told, calls)
		}
		for _, s := range students {
			m.changed(s)
		}
	}
	e.mistake(students[2])
	m.changed(students[2])
	if look(); len(told) == 0 || told[0].Members != 3 || told[0].Of != 3 || calls != 2 {
		t.Fatalf("three students: %+v, told %d times", told, calls)
	}
	opened := home.opened[students[0]]
	look()
	if calls != 2 || home.opened[students[0]] != opened {
		t.Errorf("nothing changed: told %d times, a save was opened %d times", calls, home.opened[students[0]]-opened)
	}
	now = now.Add(mixAgain)
	if look(); home.opened[students[0]] != opened+1 {
		t.Error("what another process may have written is not read")
	}
	if m.look(t.Context(), nil); len(m.known)+len(m.told)+len(m.stale) != 0 {
		t.Errorf("kept of a class without a teacher: %v, %v, %v", m.known, m.told, m.stale)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	m.told = map[class.ID][]class.Suggestion{}
	m.look(ended, map[class.ID]class.View{e.class: {Members: []class.Member{{Player: students[0], Role: class.Student}}}})
	if calls != 2 {
		t.Error("a server that ends tells half of a class")
	}
}

// mistake has a player show a mix-up in the save, and leave.
func (e *evening) mistake(who class.PlayerID) {
	e.t.Helper()
	pack, item, gave := e.mixUp()
	d := e.open(who)
	_, b, err := d.Player().RecordRound(e.packs, game.LiveVote{Round: "r-" + string(who), Pack: pack.ID(), Item: item.ID, Gave: gave}, e.moment())
	if err != nil {
		e.t.Fatal(err)
	}
	if _, err := d.Append(b); err != nil {
		e.t.Fatal(err)
	}
	if _, err := d.Close(); err != nil {
		e.t.Fatal(err)
	}
}

// Whoever is made a teacher while they play is told what the class mixes up, and nobody is told for who is one no longer.
func TestWhoBecomesATeacherIsToldWithoutComingAgain(t *testing.T) {
	h := newHouse(t)
	var told []class.ID
	h.mixing = newMixing(h.packs, h.homes, func(id class.ID, _ []class.Suggestion) { told = append(told, id) }, time.Now)
	ann, err := h.school.Enrol(t.Context(), class.Enrolment{Key: "SHA256:ann", Code: h.code}, "here")
	if err != nil {
		t.Fatal(err)
	}
	s, err := h.open(t.Context(), host.Visitor{Key: "SHA256:ann"}, ann)
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	for _, step := range []struct {
		role  class.Role
		calls int
	}{{class.Student, 0}, {class.Teacher, 1}, {class.Teacher, 1}, {class.Student, 1}, {class.Teacher, 2}} {
		if err := h.school.Do(t.Context(), h.class, class.Operator, class.SetRole{Member: ann, Role: step.role}); err != nil {
			t.Fatal(err)
		}
		if h.mix(t.Context()); len(told) != step.calls {
			t.Errorf("as a %s: told %d times, want %d", step.role, len(told), step.calls)
		}
	}
}
