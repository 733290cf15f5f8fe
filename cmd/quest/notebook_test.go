package main

import (
	"encoding/json"
	"sync"
	"testing"

	"quest/game"
)

// notebook is a journal in memory. It tells of every batch on a channel.
type notebook struct {
	mu      sync.Mutex
	batches []game.Batch
}

func (n *notebook) Append(b game.Batch) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !tellsFeats(b.Events) {
		n.batches = append(n.batches, b)
	}
	saved := 0
	for _, b := range n.batches {
		saved += countAnswers(b.Events)
	}
	return saved, nil
}

// tellsFeats reports whether events say nothing but that what was reached was told: each front end
// tells it in a moment of its own.
func tellsFeats(events []game.Event) bool {
	return len(events) == 1 && events[0].Told != nil && len(events[0].Told.Feats) > 0
}

func (n *notebook) len() int {
	n.mu.Lock()
	defer n.mu.Unlock()
	return len(n.batches)
}

// foundGold is the gold that answers brought by chance.
func (n *notebook) foundGold() int {
	gold := 0
	for _, b := range n.batches {
		for _, e := range b.Events {
			if e.Drawn != nil {
				gold += e.Drawn.Gold
			}
		}
	}
	return gold
}

// lines gives the events of each batch as they stand in a save, without the
// languages on screen.
func (n *notebook) lines(t *testing.T) []string {
	t.Helper()
	n.mu.Lock()
	defer n.mu.Unlock()
	var out []string
	for _, b := range n.batches {
		var events []game.Event
		for _, e := range b.Events {
			switch {
			case e.Joined != nil:
				joined := *e.Joined
				joined.Lang = ""
				e.Joined = &joined
			case e.Tuned != nil:
				e.Tuned = &game.Tuned{Wager: e.Tuned.Wager}
			case e.Answered != nil:
				answered := *e.Answered
				answered.Lang = ""
				e.Answered = &answered
			}
			events = append(events, e)
		}
		line, err := json.Marshal(events)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, b.Day.String()+" "+string(line))
	}
	return out
}
