package main

import (
	"path/filepath"
	"slices"
	"time"

	"quest/cmd/console"
	"quest/content"
	"quest/content/library"
	"quest/content/packs"
	"quest/game"
)

// loadPacks reads the packs once for all players: those that ship with the game, those in the
// save directory, and those of --pack. Packs are immutable and shared. It fails if one that was
// named cannot be played; another is left out, which is told.
func (c *call) loadPacks() ([]*content.Pack, error) {
	places := library.Places{Shipped: packs.Shipped(), Today: c.Now().Format(time.DateOnly), Version: c.build.Version}
	if dir := c.flags.saveDir; dir != "" {
		places.Installed, places.Cache = filepath.Join(dir, packsDir), filepath.Join(dir, cacheDir)
	}
	if named := c.flags.packs; len(named) > 0 {
		places.Dir, places.Further = named[0], named[1:]
	}
	found := library.Open(places)
	for _, p := range found.Problems() {
		said := console.NotLoaded(p, why)
		if slices.Contains(c.flags.packs, p.Where) {
			return nil, console.Failed(said, p.Err)
		}
		c.person.Warn(said)
	}
	for _, d := range found.Doubts() {
		c.person.Warn(console.Doubted(d))
	}
	all := make([]*content.Pack, 0, len(found.Packs()))
	for _, e := range found.Packs() {
		all = append(all, e.Pack)
	}
	if len(all) == 0 {
		return nil, console.Failed(game.Say("server.NoPacks"), nil)
	}
	return all, nil
}
