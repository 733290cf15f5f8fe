package main

import (
	"runtime/debug"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/game/desk"
	"quest/game/phrase"
)

// dueRecord is what "quest due --json" prints. Scripts and prompts read it: names stay.
type dueRecord struct {
	Player  string `json:"player"`
	Due     int    `json:"due"`     // questions due now
	New     int    `json:"new"`     // new questions for today
	Minutes int    `json:"minutes"` // that these take
	Sitting int    `json:"sitting"` // questions of the next sitting
	Later   int    `json:"later"`   // questions that come once more later today
	Wait    int    `json:"wait"`    // minutes until the first of these, 0 for none
	Next    string `json:"next"`    // day after today on which something is due, "" for none
}

// dueGCPercent lets the heap grow to 16 MiB before the first garbage is collected: a process that
// is over in a few milliseconds needs less than that for 100,000 reviews.
const dueGCPercent = 400

func (c *call) dueCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "due",
		Short:   "help.Due",
		Long:    "help.DueLong",
		Example: "help.DueExamples",
		Args:    console.NoArguments,
		RunE:    func(*cobra.Command, []string) error { return c.due(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// due says what is to be reviewed. It runs at every prompt of a shell: it takes no lock, writes
// nothing into the save, reads it from its snapshot where there is one, and does not compare installed
// packs with their folders. One that the cache does not have is read from its folder once: what
// is due in it would be left out. What there is to tell about save and packs is left to others.
func (c *call) due(asJSON bool) error {
	defer debug.SetGCPercent(debug.SetGCPercent(dueGCPercent))
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	player, err := desk.Glance(c.deskOptions(dir, ""))
	if err != nil {
		return unreadable(err)
	}
	if c.flags.lang.Speech == "" {
		c.flags.lang.Speech = player.Speech
	}
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	seen, err := c.glance(saveDir)
	if err != nil {
		return err
	}
	s := c.shelfOf(seen)
	if seen.Missing() {
		s = c.shelfOf(seen.Library())
	}
	s = s.hide(hiddenPacks(saveDir))
	now := c.clock().moment()
	g := player.Glance(s.packs, now)
	next := ""
	if g.Next != 0 {
		next = g.Next.String()
	}
	if asJSON {
		return c.sayJSON(dueRecord{
			Player: name, Due: g.Due, New: g.New, Minutes: g.Minutes, Sitting: g.Sitting, Later: g.Later, Wait: g.Wait(now), Next: next,
		})
	}
	return c.say("%s", c.book().Review.State(phrase.NewWaiting(player, g, nil, now)))
}
