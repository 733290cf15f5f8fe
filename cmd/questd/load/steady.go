package main

import (
	"context"
	"fmt"
	"time"

	"quest/cmd/questd/nodes"
)

// parts is how many times a process is looked at while players press keys for long.
const parts = 12

// walk is keys that go through the map, help, search, a lesson, the record, the day, the class, an exam and the
// labs. Each changes the screen; esc does so after 50 ms, because over a network the rest of a longer sequence
// may follow it.
var walk = []string{
	"down", "up", "?", "esc", "/", "esc", "enter", "esc", "r", "esc", "d", "esc", "C", "esc", "x", "esc", "b", "esc",
}

// flat is what must not grow while the same players are connected.
type flat struct{ resident, routines, files int64 }

// steady has a full school walk about for the whole time of a run, and prints what the server takes from
// part to part: memory, goroutines and descriptors must stay what they are.
func (r *run) steady() error {
	s, err := r.open("steady", 1, false)
	if err != nil {
		return err
	}
	defer func() { _ = s.close() }()
	if err := s.classes(r.sessions); err != nil {
		return err
	}
	at := s.nodes[0]
	players, err := gather(r.sessions, at.arrive)
	defer players.leave()
	if err != nil {
		return fmt.Errorf("%d of %d players came: %w", len(players), r.sessions, err)
	}
	walked := between * time.Duration(len(walk)) // all keys once, so that everybody is on the map again
	each := max(walked, (r.time / parts).Truncate(walked))
	for part := range parts {
		typed := players.typeFor(each, walk)
		now, err := look(at.Node, at.figures)
		if err != nil {
			return err
		}
		r.tell(fmt.Sprintf("%d players walk about, after %s", r.sessions, each*time.Duration(part+1)),
			fmt.Sprintf("%d MiB, %d goroutines, %d descriptors; echo p50 %s, p95 %s, p99 %s; %d keys, %d not answered in time, %d players gone",
				now.resident>>20, now.routines, now.files, short(typed.echoes.at(0.5)), short(typed.echoes.at(0.95)), short(typed.echoes.at(0.99)),
				len(typed.echoes)+typed.silent, typed.silent, typed.gone),
			"<= 512 MiB, p95 <= 100 ms, goroutines and descriptors within 5")
	}
	return nil
}

// look asks the system and the server what the server takes.
func look(node *nodes.Node, figures string) (flat, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	all, err := nodes.Figures(ctx, figures)
	if err != nil {
		return flat{}, err
	}
	usage, err := node.Usage()
	return flat{usage.Resident, int64(all["go_goroutines"]), int64(usage.Files)}, err
}
