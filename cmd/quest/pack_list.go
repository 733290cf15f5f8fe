package main

import (
	"slices"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/library"
	"quest/content/source"
	"quest/game"
)

func (c *call) packListCommand() *cobra.Command {
	var verbose, asJSON bool
	cmd := &cobra.Command{
		Use:   "list",
		Short: "help.PackList",
		Long:  "help.PackListLong",
		Args:  console.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return c.packList(verbose, asJSON) },
	}
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "help.FlagVerbose")
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// listedPack is a pack as programs read it: one that can be played, or one that another version of
// the game could.
type listedPack struct {
	described
	Hidden bool   `json:"hidden"` // see quest pack hide
	Needs  string `json:"needs"`  // versions of the game that can play it, "" if this one can
}

// packList lists the packs that can be played, one a line, and those for another version of the
// game.
func (c *call) packList(verbose, asJSON bool) error {
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	shelf, err := c.shelf(saveDir)
	if err != nil {
		return err
	}
	waiting := c.waitingPacks(shelf)
	if asJSON {
		err = c.sayJSON(append(c.listed(shelf, saveDir), waiting...))
	} else {
		err = c.sayPacks(shelf, packFolder(saveDir), waiting, verbose)
	}
	if err != nil {
		return err
	}
	for _, n := range shelf.notices {
		c.warn(n)
	}
	return nil
}

// installedEntry gives the entry of an installed pack, nil for another one.
func installedEntry(s *shelf, p *content.Pack) *library.Entry {
	for _, e := range s.entries {
		if e.Pack == p && e.From == library.Installed {
			return e
		}
	}
	return nil
}

func (c *call) sayPacks(shelf *shelf, folder *installed, waiting []listedPack, verbose bool) error {
	for i, p := range slices.Concat(shelf.packs, shelf.hidden) {
		items, from := c.text(game.Say("packs.ItemCount").Count("n", p.Items())), c.text(shelf.origin(p))
		if e := installedEntry(shelf, p); e != nil && !folder.byHand(e) {
			if short := folder.admitted(e).inShort(); !short.Empty() {
				from += "  " + c.text(short)
			}
		}
		if i >= len(shelf.packs) {
			from += "  " + c.text(game.Say("packs.Hidden"))
		}
		if err := c.say("%s %s  %s  %s  %s", p.ID(), p.Meta().Version, languageList(p), items, from); err != nil {
			return err
		}
		if verbose {
			if err := c.sayLessons(p); err != nil {
				return err
			}
		}
	}
	for _, w := range waiting {
		if err := c.tell(game.Say("archive.Needs").With("id", string(w.ID), "version", w.Version, "requires", w.Needs)); err != nil {
			return err
		}
	}
	return nil
}

// listed describes the packs that can be played.
func (c *call) listed(shelf *shelf, saveDir string) []listedPack {
	all := []listedPack{}
	for _, e := range shelf.entries {
		all = append(all, listedPack{described: c.describeEntry(packFolder(saveDir), e), Hidden: slices.Contains(shelf.hidden, e.Pack)})
	}
	return all
}

// waitingPacks finds, among what could not be loaded, the packs that want another version of the
// game.
func (c *call) waitingPacks(s *shelf) []listedPack {
	all := []listedPack{}
	for _, p := range s.problems {
		if p.Err != nil || p.Errors != 1 {
			continue
		}
		r, err := source.ReadDir(p.Where, c.packOptions())
		if err != nil {
			continue
		}
		if needs, ok := r.Needs(); ok && needs.ID != "" {
			d := described{ID: content.PackID(needs.ID), Version: needs.Version, From: string(library.Installed), Path: p.Where, Languages: []content.Lang{}, Authors: []string{}, Versions: []string{}}
			all = append(all, listedPack{described: d, Needs: needs.Requires})
		}
	}
	return all
}

// sayLessons lists the lessons of a pack, and its quizzes without a lesson, by their names for play.
func (c *call) sayLessons(p *content.Pack) error {
	for _, l := range p.Path() {
		if err := c.say("  %s  %s", l.Name(), c.titled(p, l.Title)); err != nil {
			return err
		}
	}
	return nil
}
