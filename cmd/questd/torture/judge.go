package main

import (
	"fmt"
	"slices"
	"time"
)

// judge holds what journals remember against what was called saved. Journals do not say whose
// they are, so both are put in order: if each player has at least what was called saved, the one
// with the fewest has, and so on.
func (t *trial) judge(journals []*memory) {
	t.gather()
	var fewest, most, found []int
	for _, p := range t.players {
		fewest, most = append(fewest, p.saved), append(most, p.saved+p.unsaid)
	}
	for _, m := range journals {
		if m.twice > 0 {
			t.broken = append(t.broken, fmt.Sprintf("DOUBLED: a journal has %d answers twice", m.twice))
		}
		if m.answers > 0 {
			found = append(found, m.answers)
		}
	}
	slices.Sort(fewest)
	slices.Sort(most)
	slices.Sort(found)
	if len(found) != len(t.players) {
		t.broken = append(t.broken, fmt.Sprintf("LOST: %d of %d players have a journal", len(found), len(t.players)))
		return
	}
	for i := range found {
		switch {
		case found[i] < fewest[i]:
			t.broken = append(t.broken, fmt.Sprintf("LOST: %d answers were called saved, the journal has %d", fewest[i], found[i]))
		case found[i] > most[i]:
			t.broken = append(t.broken, fmt.Sprintf("DOUBLED: %d answers were given at most, the journal has %d", most[i], found[i]))
		}
	}
}

// report prints what came of the trial.
func (t *trial) report(took, drained time.Duration) {
	var returns []time.Duration
	for _, p := range t.players {
		returns = append(returns, p.back...)
	}
	_, _ = fmt.Fprintf(t.out, "%s: %d kills of a node, %d of the database, in %s; %d answers were called saved; drained in %s\n",
		t.form, t.kills["node"], t.kills["database"], took.Round(time.Second), t.saved(), drained.Round(time.Millisecond))
	t.soon("a player who lost the line was back in the game", returns)
	t.soon("after the kill of a node everybody had one more answer saved", t.again["node"])
	t.soon("after the restart of the database everybody had one more answer saved", t.again["database"])
	for _, b := range t.broken {
		_, _ = fmt.Fprintln(t.out, "    BROKEN", b)
	}
	if len(t.broken) == 0 {
		_, _ = fmt.Fprintf(t.out, "%s: 0 lost, 0 doubled\n", t.form)
	}
}

// soon prints how long something took, and finds it broken if that was too long.
func (t *trial) soon(what string, took []time.Duration) {
	if len(took) == 0 {
		return
	}
	slices.Sort(took)
	at := func(share float64) time.Duration {
		return took[min(len(took)-1, int(share*float64(len(took))))].Round(time.Millisecond)
	}
	_, _ = fmt.Fprintf(t.out, "%s: %s: %d times, p50 %s, p99 %s, worst %s\n", t.form, what, len(took), at(0.5), at(0.99), at(1))
	if late := at(1); late > back {
		t.broken = append(t.broken, fmt.Sprintf("LATE: %s after %s", what, late))
	}
}
