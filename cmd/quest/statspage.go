package main

import (
	"bytes"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/insight"
	"quest/game/webpage"
)

// statsPage writes the record as a page of HTML into a new file, or to the output for "-". A file that is
// there already is left as it is.
func (c *call) statsPage(file string, asJSON bool) error {
	if asJSON {
		return wrong(game.Say("stats.PageOrJSON"))
	}
	file, err := c.path(file)
	if err != nil {
		return err
	}
	_, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	now := c.clock().moment()
	figures := insight.New(player, shelf.packs, now)
	var page bytes.Buffer
	err = webpage.Write(&page, webpage.Record{
		Missions: player.Missions(shelf.packs),
		Standing: player.Standing(player.Today(now)), Insight: figures, Achieved: player.Achievements(),
		Speech: c.speech(), Books: c.books(), Date: figures.Today().String(),
	})
	if err != nil {
		return err
	}
	return c.writePage(file, page.Bytes(), game.Say("stats.PageWritten").With("file", content.OneLine(file)))
}

// writePage writes a page of HTML into a new file and tells of it, or to the output for "-".
func (c *call) writePage(file string, page []byte, written game.Notice) error {
	if file == "-" {
		_, err := c.print.Write(page)
		return err
	}
	if err := console.WriteResult(file, page, why); err != nil {
		return err
	}
	return c.tell(written)
}
