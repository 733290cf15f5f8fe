package main

import (
	"errors"
	"path/filepath"

	"quest/cmd/stores"
	"quest/game/desk"
	"quest/saves"
)

// deskOptions joins a desk to the save in a folder and to this computer.
func (c *call) deskOptions(dir, saveDir string) desk.Options {
	here := stores.Surroundings{Now: c.Now, Rand: c.Rand, Rescue: func(data []byte) (string, error) { return c.rescue(data, saveDir) }}
	beside := func(r saves.Report) []desk.Beside { return c.beside(filepath.Base(dir), r) }
	return here.Desk(stores.Files{Dir: dir, Options: c.saveOptions(), Beside: beside}, dir)
}

// openDesk opens the save in a folder for play.
func (c *call) openDesk(dir, saveDir string) (*desk.Desk, error) {
	d, err := desk.Open(c.deskOptions(dir, saveDir))
	if err != nil {
		return nil, unreadable(err)
	}
	return d, nil
}

// openPlayer opens the save of a player, a new one if need be. Without a home for
// saves it is played in memory, and homeless says why.
func (c *call) openPlayer(saveDir, name string, homeless error) (*desk.Desk, error) {
	var f *failure
	if errors.As(homeless, &f) {
		return desk.OpenInMemory(c.deskOptions("", saveDir), f.Said, stores.Classified(homeless)), nil
	}
	dir, err := playerFolder(saveDir, name)
	if err != nil {
		return nil, err
	}
	return c.openDesk(dir, saveDir)
}

// unreadable gives the failure of a save that cannot be read.
func unreadable(err error) error {
	var u *desk.UnreadableError
	if errors.As(err, &u) {
		return failed(u.Why, err)
	}
	return err
}
