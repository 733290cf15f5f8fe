package main

import (
	"quest/game"
)

// changing is a save that a command has opened to change it.
type changing struct {
	name   string // for --player
	player *game.Player
	shelf  *shelf
	now    game.Moment
	before game.StudyPlan // the settings as they were found
}

// change opens the save of a player who must exist, as a game does, and keeps the batch that
// make gives; an empty one changes nothing. Where the save cannot be written, such as while
// another quest has it open, nothing is changed and the error says why.
func (c *call) change(make func(*changing) (game.Batch, error)) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	shelf, err := c.shelf(saveDir)
	if err != nil {
		return err
	}
	d, err := c.openDesk(dir, saveDir)
	if err != nil {
		return err
	}
	batch, err := c.changed(&changing{name: name, player: d.Player(), shelf: shelf, now: c.clock().moment()}, d.Unsaved(), d.Notices(), dir, make)
	if err == nil && len(batch.Events) > 0 {
		_, err = d.Append(batch)
	}
	lost, closeErr := d.Close()
	for _, n := range d.News() {
		c.warn(n)
	}
	switch {
	case mistaken(err) || err != nil && len(batch.Events) == 0:
		return err
	case closeErr != nil || lost > 0:
		return saveFailed(dir, closeErr)
	case err != nil && len(batch.Events) > 0:
		return nil // it waited, and was written on closing
	}
	return nil
}

// changed makes the batch of a change, unless the save cannot be written.
func (c *call) changed(ch *changing, unsaved *game.NotSavedError, told []game.Notice, dir string, make func(*changing) (game.Batch, error)) (game.Batch, error) {
	if unsaved != nil {
		return game.Batch{}, saveFailed(dir, unsaved.Err)
	}
	if !ch.player.Joined() {
		return game.Batch{}, wrong(game.Say("command.NothingPlayed"))
	}
	if c.flags.lang.Speech == "" {
		c.flags.lang.Speech = ch.player.Speech
	}
	for _, n := range append(append(c.oddities(), told...), ch.shelf.notices...) {
		c.warn(n)
	}
	ch.before = ch.player.Plan()
	return make(ch)
}
