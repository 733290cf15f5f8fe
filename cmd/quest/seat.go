package main

import (
	"errors"
	"path/filepath"

	"quest/game"
	"quest/saves"
)

// opened is a save that was opened as well as it could be.
type opened struct {
	keeper  *keeper
	player  *game.Player
	notices []game.Notice
	unsaved *game.NotSavedError // why nothing can be saved, nil if it can
}

// openSave opens a save for play. What cannot be written is played in memory, and
// says so; it fails only if there is a save that cannot be read.
func (c *call) openSave(dir string) (*opened, error) {
	k := &keeper{rand: c.Rand, reason: reasons(dir)}
	o := &opened{keeper: k, player: new(game.Player)}
	j, err := saves.Open[game.Event](dir, saves.Options{Now: c.Now})
	if err != nil && errors.Is(err, saves.ErrCannotRead) {
		return nil, failed(notice(
			"the save in {dir} cannot be read: {why}", "{dir}의 저장을 읽을 수 없습니다: {why}", "dir", oneLine(dir), "why", cause(err),
		), err)
	}
	if err != nil {
		o.cannotSave(err)
		if j, err = saves.Open[game.Event](dir, saves.Options{ReadOnly: true}); err != nil {
			return o, nil // nothing was saved there yet; cannotSave has the reason
		}
	}
	k.save = j
	return o, o.replay()
}

// cannotSave makes every append give the reason why nothing can be saved.
func (o *opened) cannotSave(err error) {
	why := o.keeper.reason(err)
	o.unsaved = &game.NotSavedError{Why: why, Err: err}
	o.keeper.reason = func(error) game.Notice { return why }
}

func (o *opened) replay() error {
	player, strange, err := o.keeper.replay()
	if err != nil {
		return failed(notice("the save cannot be read: {why}", "저장을 읽을 수 없습니다: {why}", "why", cause(err)), err)
	}
	o.player = player
	o.notices = append(o.notices, found(o.keeper.save.Report(), strange)...)
	return nil
}

// waits reports whether a batch that could not be saved is kept for the next try.
func waits(err error) bool {
	var notSaved *saves.NotSavedError
	return errors.As(err, &notSaved)
}

// openPlayer opens the save of a player, a new one if need be. Without a home for
// saves it is played in memory, and homeless says why.
func (c *call) openPlayer(saveDir, name string, homeless error) (*opened, error) {
	var f *failure
	if errors.As(homeless, &f) {
		o := &opened{keeper: &keeper{rand: c.Rand}, player: new(game.Player)}
		o.keeper.reason = func(error) game.Notice { return f.said }
		o.cannotSave(homeless)
		return o, nil
	}
	return c.openSave(filepath.Join(saveDir, playersDir, name))
}
