package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/library"
	"quest/game"
)

// hiddenFile is the file of the save folder that names the packs that are not shown, one a line. It is
// beside the installed packs because it says, as they do, what all players of the folder find on the map.
const hiddenFile = "hidden-packs.txt"

// hiddenMost is how many bytes of that file are read.
const hiddenMost = 64 << 10

func (c *call) packHideCommand() *cobra.Command {
	var undo bool
	cmd := &cobra.Command{
		Use:   "hide OWNER/NAME",
		Short: "help.PackHide",
		Long:  "help.PackHideLong",
		Args:  c.oneFile(game.Say("packs.HideWhat")),
		RunE: func(_ *cobra.Command, args []string) error {
			if undo {
				return c.showAgain(args[0])
			}
			return c.packHide(args[0])
		},
	}
	cmd.Flags().BoolVar(&undo, "undo", false, "help.FlagUndoHide")
	return cmd
}

// packHide leaves a pack out of everything that is played. Its progress stays in the saves.
func (c *call) packHide(ref string) error {
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	s, err := c.shelf(saveDir)
	if err != nil {
		return err
	}
	if p := s.hiddenNamed(ref); p != nil {
		return c.tell(game.Say("packs.HiddenAlready").With("id", string(p.ID())))
	}
	p, err := s.pack(ref)
	if err != nil {
		return err
	}
	if s.from[p.ID()] == library.Folder {
		return wrong(game.Say("packs.HideNamed").With("id", string(p.ID())))
	}
	if err := hidePacks(saveDir, append(hiddenPacks(saveDir), p.ID())); err != nil {
		return err
	}
	return c.tell(game.Say("packs.HiddenNow").With("id", string(p.ID())))
}

// showAgain takes a pack, which need not be there, off the list of the hidden ones.
func (c *call) showAgain(ref string) error {
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	hidden := hiddenPacks(saveDir)
	var names []string
	for i, id := range hidden {
		if strings.EqualFold(ref, string(id)) || strings.EqualFold(ref, id.Name()) {
			if err := hidePacks(saveDir, slices.Delete(hidden, i, i+1)); err != nil {
				return err
			}
			return c.tell(game.Say("packs.ShownNow").With("id", string(id)))
		}
		names = append(names, string(id))
	}
	return noSuch(game.Say("packs.NotHidden").With("id", content.OneLine(ref)), ref, names, game.Say("command.SeePacks"))
}

// hiddenPacks gives the packs that are hidden in a save folder. A file that cannot be read, or is none,
// hides nothing.
func hiddenPacks(saveDir string) []content.PackID {
	if saveDir == "" {
		return nil
	}
	path := filepath.Join(saveDir, hiddenFile)
	if info, err := os.Lstat(path); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close() //nolint:errcheck // read only
	b, err := io.ReadAll(io.LimitReader(f, hiddenMost))
	if err != nil {
		return nil
	}
	var hidden []content.PackID
	for line := range strings.Lines(string(b)) {
		id := content.PackID(strings.TrimSpace(line))
		if content.Identifier(id.Owner()) && content.Identifier(id.Name()) && !slices.Contains(hidden, id) {
			hidden = append(hidden, id)
		}
	}
	return hidden
}

// hidePacks writes which packs are hidden, whole or not at all.
func hidePacks(saveDir string, hidden []content.PackID) error {
	path := filepath.Join(saveDir, hiddenFile)
	var b strings.Builder
	for _, id := range hidden {
		b.WriteString(string(id) + "\n")
	}
	err := func() error {
		if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
			return errNotPlainFile
		}
		if err := os.MkdirAll(saveDir, 0o700); err != nil {
			return err
		}
		f, err := os.CreateTemp(saveDir, "."+hiddenFile+"-")
		if err != nil {
			return err
		}
		_, err = f.WriteString(b.String())
		err = errors.Join(err, f.Sync(), f.Close())
		if err == nil {
			err = os.Rename(f.Name(), path)
		}
		if err != nil {
			_ = os.Remove(f.Name()) // the error before it says what is wrong
		}
		return err
	}()
	if err != nil {
		return failed(game.Say("packs.HideFailed").With("file", content.OneLine(path)).Put("why", why(err)), err)
	}
	return nil
}

// errNotPlainFile is the cause where something else stands in the place of the list.
var errNotPlainFile = &fs.PathError{Op: "write", Path: hiddenFile, Err: fs.ErrInvalid}

// hide takes hidden packs off the shelf. One that was named with --pack stays: who names it wants to see it.
func (s *shelf) hide(hidden []content.PackID) *shelf {
	if len(hidden) == 0 {
		return s
	}
	var shown []*content.Pack
	for _, p := range s.packs {
		if slices.Contains(hidden, p.ID()) && s.from[p.ID()] != library.Folder {
			s.hidden = append(s.hidden, p)
		} else {
			shown = append(shown, p)
		}
	}
	s.packs = shown
	if len(shown) == 0 && len(s.hidden) > 0 {
		s.notices = append(s.notices, game.Say("packs.AllHidden").With("id", string(s.hidden[0].ID())))
	}
	return s
}

// startNotices are what the start of a game tells of the packs. That all are hidden is said where the
// path would be.
func (s *shelf) startNotices() []game.Notice {
	return slices.DeleteFunc(slices.Clone(s.notices), func(n game.Notice) bool { return n.Key == "packs.AllHidden" })
}

// hiddenNamed gives the hidden pack with an ID or a bare name, nil for none.
func (s *shelf) hiddenNamed(ref string) *content.Pack {
	for _, p := range s.hidden {
		if strings.EqualFold(ref, string(p.ID())) || strings.EqualFold(ref, p.ID().Name()) {
			return p
		}
	}
	return nil
}
