package main

import (
	"bytes"

	"quest/content"
	"quest/game"
	"quest/game/answers"
	"quest/game/desk"
	"quest/game/insight/items"
	"quest/game/webpage"
)

// packPlayers tells what the answers of the players on this computer say of the questions of a pack.
func (c *call) packPlayers(ref string, asked packStats) error {
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	if err := readable(saveDir); err != nil {
		return err
	}
	names := players(saveDir)
	if len(names) == 0 {
		return failed(game.Say("items.NoPlayers"), errNoAnswers)
	}
	s, err := c.toldShelf()
	if err != nil {
		return err
	}
	packs := s.packs
	if ref != "" {
		pack, err := c.packNamed(ref)
		if err != nil {
			return err
		}
		packs = append([]*content.Pack{pack}, packs...)
	}
	var files []answers.File
	for _, name := range names {
		dir, err := playerFolder(saveDir, name)
		if err != nil {
			return err
		}
		collected := &answers.Collector{Packs: packs}
		if err := desk.WalkRecords(c.deskOptions(dir, ""), collected.Take); err != nil {
			c.warn(game.Say("items.PlayerUnread").With("name", name).Put("why", why(err)))
			continue
		}
		if all := collected.Answers(); len(all) > 0 {
			files = append(files, answers.File{Name: name, Answers: all})
		}
	}
	class := answers.Join(files)
	if len(class.Students) == 0 {
		return failed(game.Say("items.NoPlayers"), errNoAnswers)
	}
	wanted, err := c.packsOfClass(ref, class)
	if err != nil {
		return err
	}
	return c.sayItems(items.Of(class, wanted), class, wanted, asked)
}

// itemsPage writes figures of questions as a page into a new file, or to the output for "-".
func (c *call) itemsPage(f *items.Figures, packs []*content.Pack, file string) error {
	file, err := c.path(file)
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := webpage.WriteItems(&page, webpage.Items{Figures: f, Packs: packs, Speech: c.speech(), Books: c.books(), Date: c.today()}); err != nil {
		return err
	}
	return c.writePage(file, page.Bytes(), game.Say("items.PageWritten").With("file", content.OneLine(file)))
}
