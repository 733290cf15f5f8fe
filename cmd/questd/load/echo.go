package main

import (
	"fmt"
	"time"

	"quest/cmd/questd/bots"
	"quest/cmd/questd/nodes"
)

// place is a server at which players can arrive.
type place struct {
	*nodes.Node
	figures string // where it tells its figures
	arrive  func(n int) (*bots.Bot, error)
	keys    []string // that change the screen, in turn
}

// pressing measures how long keys take with some players, and says so in a row.
func (r *run) pressing(what string, n int, at place, goal string) error {
	began := time.Now()
	players, err := gather(n, at.arrive)
	defer players.leave()
	if err != nil {
		return fmt.Errorf("%d of %d players came: %w", len(players), n, err)
	}
	came := time.Since(began)
	before, err := at.Usage()
	if err != nil {
		return err
	}
	typed := players.typeFor(r.time, at.keys)
	after, err := at.Usage()
	if err != nil {
		return err
	}
	keys := len(typed.echoes) + typed.silent
	perKey := (after.CPU - before.CPU) / time.Duration(max(1, keys))
	r.tell(fmt.Sprintf("key echo of %s, %d players, one key every 2 s each", what, n),
		fmt.Sprintf("p50 %s, p95 %s, p99 %s; %d keys, %d not answered in time, %d players gone; %s of processor a key (%.2f of %d processors); %d MiB; all came in %s",
			short(typed.echoes.at(0.5)), short(typed.echoes.at(0.95)), short(typed.echoes.at(0.99)), keys, typed.silent, typed.gone,
			short(perKey), float64(after.CPU-before.CPU)/float64(r.time), processors, after.Resident>>20, short(came)), goal)
	return nil
}

// short writes a time with three digits.
func short(d time.Duration) string {
	switch {
	case d >= 10*time.Second:
		return d.Round(100 * time.Millisecond).String()
	case d >= time.Second:
		return d.Round(10 * time.Millisecond).String()
	case d >= 100*time.Millisecond:
		return d.Round(time.Millisecond).String()
	}
	return d.Round(10 * time.Microsecond).String()
}

// echo measures keys with few and with many players.
func (r *run) echo() error {
	for _, n := range r.players {
		if err := r.echoOfBubbleTea(n); err != nil {
			return err
		}
		if err := r.echoOfTheMap(n); err != nil {
			return err
		}
	}
	return nil
}

func (r *run) echoOfTheMap(n int) error {
	s, err := r.open(fmt.Sprintf("echo%d", n), 1, false)
	if err != nil {
		return err
	}
	defer func() { _ = s.close() }()
	if err := s.classes(n); err != nil {
		return err
	}
	goal := ""
	if n >= 3000 {
		goal = "p95 <= 100 ms"
	}
	return r.pressing("the game, on the map", n, s.nodes[0], goal)
}

func (r *run) echoOfBubbleTea(n int) error {
	node, figures, err := r.startYardstick("bubbletea")
	if err != nil {
		return err
	}
	defer node.Kill()
	return r.pressing("the smallest Bubble Tea program", n, place{Node: node, figures: figures, arrive: guestsOf(node), keys: []string{"x"}}, "")
}
