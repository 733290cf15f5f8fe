package main

import (
	"slices"
	"strconv"
	"time"

	"quest/game"
)

// offerOthers lets the player at a seat go on to the game of another one, where the system can
// begin a program in the place of this one.
func (c *call) offerOthers(seat *game.Seat, saveDir, name string) {
	if !replaces || c.flags.bubbleTea {
		return
	}
	others := slices.DeleteFunc(players(saveDir), func(other string) bool { return other == name })
	slices.Sort(others)
	seat.Others = append([]string{name}, others...)
	seat.Switch = func(typed string) game.Notice {
		next, err := playerName(typed)
		if err != nil {
			return why(err)
		}
		c.next = next
		return game.Notice{}
	}
}

// whenLeft begins the game of the player who was chosen, in the place of this program, if one
// was. This game was left and its save is closed: no two games are ever open in one program.
// It returns only where nobody was chosen, or with the reason why the other game cannot begin.
func (c *call) whenLeft(err error) error {
	if err != nil || c.next == "" {
		return err
	}
	return replace(c.playAs(c.next), c.env)
}

// playAs is the command line that plays as somebody else with the flags of this one. What was
// to be played first and the seed were meant for this player.
func (c *call) playAs(player string) []string {
	f := &c.flags
	args := []string{"play", "--player", player}
	for _, flag := range []struct{ name, value string }{
		{"--save-dir", f.saveDir}, {"--lang", string(f.lang.Speech)}, {"--theme", string(f.theme)},
	} {
		if flag.value != "" {
			args = append(args, flag.name, flag.value)
		}
	}
	for _, dir := range f.packs {
		args = append(args, "--pack", dir)
	}
	if !f.now.IsZero() {
		args = append(args, "--now", c.clock().moment().Wall.Format(time.RFC3339))
	}
	for _, flag := range []struct {
		name string
		on   bool
	}{{"--ascii", f.ascii}, {"--still", f.still}} {
		if flag.on {
			args = append(args, flag.name+"="+strconv.FormatBool(flag.on))
		}
	}
	return args
}
