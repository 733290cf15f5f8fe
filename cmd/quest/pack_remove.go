package main

import (
	"errors"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/library"
	"quest/game"
)

func (c *call) packRemoveCommand() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use:   "remove OWNER/NAME",
		Short: "help.PackRemove",
		Long:  "help.PackRemoveLong",
		Args:  c.oneFile(game.Say("archive.RemoveWhat")),
		RunE:  func(_ *cobra.Command, args []string) error { return c.packRemove(args[0], yes) },
	}
	cmd.Flags().BoolVarP(&yes, "yes", "y", false, "help.FlagUnasked")
	return cmd
}

// packRemove takes an installed pack away. Answers and rewards stay in the saves.
func (c *call) packRemove(ref string, yes bool) error {
	have, err := c.installed()
	if err != nil {
		return err
	}
	id, version, err := have.removable(ref)
	if err != nil {
		return err
	}
	if !yes {
		if !isTerminal(c.in) || !isTerminal(c.err) {
			return wrong(game.Say("archive.RemoveYes").With("id", string(id)))
		}
		if !c.yes(game.Say("archive.Remove").With("id", string(id), "version", version)) {
			return c.tell(game.Say("archive.NotDone"))
		}
	}
	s, err := c.store(have.dir)
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // everything is on the disk before
	if err := s.Remove(id); err != nil {
		return storeFailed(have.dir, err)
	}
	return c.tell(game.Say("archive.Removed").With("id", string(id), "version", version))
}

// removable finds the pack that is to be removed. One that cannot be loaded, such as one for
// another version of the game, is found by its ID.
func (i *installed) removable(ref string) (id content.PackID, version string, err error) {
	e, err := i.named(ref)
	if err != nil {
		id := content.PackID(ref)
		if versions := i.versions(id); len(versions) > 0 {
			return id, versions[0], nil
		}
		return "", "", err
	}
	id = e.Pack.ID()
	switch {
	case e.From == library.BuiltIn:
		return "", "", failed(game.Say("archive.RemoveBuiltIn").With("id", string(id)), nil)
	case i.byHand(e):
		return "", "", failed(game.Say("archive.RemoveByHand").With("id", string(id), "dir", content.OneLine(e.Path)), nil)
	}
	return id, e.Pack.Meta().Version, nil
}

// versions lists the installed versions of a pack, the newest first.
func (i *installed) versions(id content.PackID) []string {
	if !content.Identifier(id.Owner()) || !content.Identifier(id.Name()) || string(id) != id.Owner()+"/"+id.Name() {
		return nil
	}
	return library.Versions(i.dir, id)
}

// named finds an installed or built-in pack by its ID, or by its name if only one has that. It
// fails with the names that there are.
func (i *installed) named(ref string) (*library.Entry, error) {
	s := &shelf{}
	for _, e := range i.Packs() {
		s.packs = append(s.packs, e.Pack)
	}
	p, err := s.pack(ref)
	if err != nil {
		var f *failure
		if errors.As(err, &f) && len(s.named(ref)) == 0 {
			f.Code = exitFailed // the name may be right on another computer
		}
		return nil, err
	}
	e, _ := i.Find(p.ID())
	return e, nil
}
