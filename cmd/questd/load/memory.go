package main

import (
	"context"
	"fmt"
	"time"

	"quest/cmd/questd/bots"
	"quest/cmd/questd/nodes"
)

// heapFigure is the name of the heap in use among the figures of a process.
const heapFigure = "go_memstats_heap_alloc_bytes"

// use is what one connected player takes.
type use struct{ resident, heap int64 }

func (u use) String() string { return fmt.Sprintf("%d KiB (heap %d)", u.resident>>10, u.heap>>10) }

// memory measures what a player at rest takes of the server, beside the smallest programs.
func (r *run) memory() error {
	n := r.sessions
	for _, name := range []string{"echo", "bubbletea"} {
		each, err := r.yardstick(name, n)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		r.tell(fmt.Sprintf("memory a session of the smallest %s over SSH, %d sessions", map[string]string{"echo": "echo", "bubbletea": "Bubble Tea program"}[name], n), each.String(), "")
	}
	return r.onMap(n)
}

// onMap measures players at rest on the map.
func (r *run) onMap(n int) error {
	s, err := r.open("memory", 1, false)
	if err != nil {
		return err
	}
	defer func() { _ = s.close() }()
	if err := s.classes(n); err != nil {
		return err
	}
	each, err := perPlayer(s.nodes[0].Node, s.nodes[0].figures, n, s.nodes[0].arrive)
	if err != nil {
		return err
	}
	r.tell(fmt.Sprintf("memory a connected player at rest on the map, %d players", n), each.String(), "<= 400 KiB")
	return nil
}

// yardstick measures one of the smallest programs.
func (r *run) yardstick(name string, n int) (use, error) {
	node, figures, err := r.startYardstick(name)
	if err != nil {
		return use{}, err
	}
	defer node.Kill()
	return perPlayer(node, figures, n, guestsOf(node))
}

// startYardstick starts one of the smallest programs as a process.
func (r *run) startYardstick(name string) (node *nodes.Node, figures string, err error) {
	if figures, err = nodes.FreeAddress(); err != nil {
		return nil, "", err
	}
	node, err = nodes.Start(r.self, "-yardstick", name, "-metrics", figures)
	return node, figures, err
}

// guestsOf has guests arrive at one of the smallest programs, and see that it answers.
func guestsOf(node *nodes.Node) func(n int) (*bots.Bot, error) {
	return func(n int) (*bots.Bot, error) {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		bot, err := bots.Connect(ctx, bots.Guest{Address: node.Address, From: from(n), Key: key(n), HostKey: node.Fingerprint, Columns: 80, Rows: 24})
		if err != nil {
			return nil, err
		}
		if _, err := bot.Echo(ctx, "x"); err != nil {
			bot.Cut()
			return nil, err
		}
		return bot, nil
	}
}

// warm is how many sessions come before memory is looked at for the first time, so that what
// all sessions share is not counted.
const warm = 8

// perPlayer has players arrive and gives what each of them takes of a process.
func perPlayer(node *nodes.Node, figures string, n int, arrive func(n int) (*bots.Bot, error)) (use, error) {
	first, err := gather(warm, arrive)
	defer first.leave()
	if err != nil {
		return use{}, err
	}
	before, err := takes(node, figures)
	if err != nil {
		return use{}, err
	}
	rest, err := gather(n-warm, func(i int) (*bots.Bot, error) { return arrive(warm + i) })
	defer rest.leave()
	if err != nil {
		return use{}, err
	}
	after, err := takes(node, figures)
	count := int64(n - warm)
	return use{(after.resident - before.resident) / count, (after.heap - before.heap) / count}, err
}

// patience is how long a player waits for a screen.
const patience = 60 * time.Second

// atRest is how long nobody presses a key before memory is looked at.
const atRest = 5 * time.Second

func takes(node *nodes.Node, figures string) (use, error) {
	time.Sleep(atRest)
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	all, err := nodes.Figures(ctx, figures)
	if err != nil {
		return use{}, err
	}
	usage, err := node.Usage()
	return use{usage.Resident, int64(all[heapFigure])}, err
}
