package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/stores"
	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

func (c *call) saveExportCommand() *cobra.Command {
	var class forClass
	cmd := c.saveCall("export [FILE]", "help.SaveExport", "help.SaveExportLong", cobra.ArbitraryArgs, nil)
	cmd.Example = "help.SaveExportExamples"
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		asJSON, err := cmd.Flags().GetBool("json")
		if err != nil {
			return fmt.Errorf("read a flag: %w", err)
		}
		file, err := class.file(args)
		switch {
		case err != nil:
			return err
		case class.wanted:
			return c.saveForClass(&class, file, asJSON)
		case class.stray() != "":
			return wrong(game.Say("class.OnlyForClass").With("flag", class.stray()))
		case file == "":
			return wrong(game.Say("save.NameFile").With("use", console.Usage(cmd, c.book())))
		}
		return c.saveExport(file, asJSON)
	}
	class.add(cmd)
	return cmd
}

func (c *call) saveExport(file string, asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	if file, err = c.path(file); err != nil {
		return err
	}
	if file == "-" {
		_, err := saves.Export(dir, c.forTerminal(), c.saveOptions())
		if err != nil {
			return saveFailed(dir, err)
		}
		return nil
	}
	var r saves.Report
	err = console.WriteNew(file, func(w io.Writer) error {
		var err error
		r, err = saves.Export(dir, w, c.saveOptions())
		return err
	})
	switch {
	case errors.Is(err, os.ErrExist):
		return failed(game.Say("save.FileThere").With("file", content.OneLine(file)), err)
	case errors.Is(err, saves.ErrCannotRead):
		return saveFailed(dir, err)
	case err != nil:
		return failed(game.Say("save.FileUnwritable").With("file", content.OneLine(file)).Put("why", why(err)), err)
	}
	for _, line := range damageWords(r) {
		c.warn(line)
	}
	if asJSON {
		return c.sayJSON(struct {
			Player     string `json:"player"`
			File       string `json:"file"`
			Records    int    `json:"records"`
			Unreadable int64  `json:"unreadable"`
		}{name, file, r.Batches, r.Lost()})
	}
	return c.tell(game.Say("save.Wrote").Count("n", r.Batches).With("name", name, "file", content.OneLine(file)))
}

func (c *call) saveImportCommand() *cobra.Command {
	return c.saveCall("import FILE", "help.SaveImport", "help.SaveImportLong",
		c.oneFile(game.Say("save.NameFile")), func(args []string, asJSON bool) error { return c.saveImport(args[0], asJSON) })
}

func (c *call) saveImport(file string, asJSON bool) error {
	file, err := c.path(file)
	if err != nil {
		return err
	}
	saveDir, err := c.saveDir()
	if err != nil {
		return err
	}
	name, err := playerName(c.flags.player)
	if err != nil {
		return err
	}
	dir, err := playerFolder(saveDir, name)
	if err != nil {
		return err
	}
	var ch saves.Change
	if file == "-" {
		ch, err = saves.Import(dir, c.in, c.saveOptions())
	} else {
		ch, err = saves.ImportFile(dir, file, c.saveOptions())
	}
	if err != nil {
		return otherFailed(file, dir, err)
	}
	return c.sayJoined(name, ch, asJSON)
}

// otherFailed says why a save and what was to be taken into it were not joined. It is
// about the file that was given, unless the save cannot be written.
func otherFailed(file, dir string, err error) error {
	var plain *saves.NotPlainError
	switch {
	case errors.Is(err, saves.ErrCannotWrite):
		return saveFailed(dir, err)
	case errors.As(err, &plain):
		return failed(desk.WhyNotPlain(plain.Path, string(plain.Kind), true), err)
	}
	return saveFailed(file, err)
}

func (c *call) saveMergeCommand() *cobra.Command {
	return c.saveCall("merge OTHER", "help.SaveMerge", "help.SaveMergeLong",
		c.oneFile(game.Say("save.NameSource")), func(args []string, asJSON bool) error { return c.saveMerge(args[0], asJSON) })
}

func (c *call) saveMerge(other string, asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	if other, err = c.path(other); err != nil {
		return err
	}
	all, err := saves.Backups(dir, c.saveOptions())
	switch {
	case stores.NotPlain(err):
		return saveFailed(dir, err)
	case err == nil:
		if i := slices.IndexFunc(all, func(b saves.Backup) bool { return b.Name == other }); i >= 0 {
			other = all[i].Path
		}
	}
	if inside := filepath.Join(other, playersDir, name); isFolder(inside) {
		if other, err = playerFolder(other, name); err != nil {
			return err
		}
	}
	if sameFolder(dir, other) {
		return wrong(game.Say("save.ItIsTheSave").With("dir", content.OneLine(other)))
	}
	ch, err := saves.Merge(dir, other, c.saveOptions())
	if err != nil {
		return otherFailed(other, dir, err)
	}
	return c.sayJoined(name, ch, asJSON)
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func sameFolder(a, b string) bool {
	x, errA := os.Stat(a)
	y, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(x, y)
}

// sayJoined tells what a merge or an import brought.
func (c *call) sayJoined(name string, ch saves.Change, asJSON bool) error {
	for _, line := range append(damageWords(ch.Theirs), flawWords(ch.Flawed)...) {
		c.warn(line)
	}
	switch {
	case asJSON:
		return c.sayJSON(changedBy(name, ch))
	case ch.To == "":
		return c.tell(game.Say("save.HoldsAll").With("name", name))
	}
	return c.sayChanged(ch, game.Say("save.Joined").With("name", name).Count("n", ch.Batches).Count("added", ch.Added))
}
