package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/saves"
)

func (c *call) saveBackupsCommand() *cobra.Command {
	return c.saveCall("backups", "help.SaveBackups", "help.SaveBackupsLong",
		console.NoArguments, func(_ []string, asJSON bool) error { return c.saveBackups(asJSON) })
}

func (c *call) saveBackups(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	all, err := saves.Backups(dir, c.saveOptions())
	if err != nil {
		return saveFailed(dir, err)
	}
	if asJSON {
		records := []backupRecord{}
		for _, b := range all {
			records = append(records, recordOf(b))
		}
		return c.sayJSON(struct {
			Player  string         `json:"player"`
			Backups []backupRecord `json:"backups"`
		}{name, records})
	}
	if len(all) == 0 {
		return c.tell(game.Say("save.NoBackups"))
	}
	return c.tell(c.backupLines(all)...)
}

// backupLines gives a line for each backup.
func (c *call) backupLines(all []saves.Backup) []game.Notice {
	var lines []game.Notice
	for _, b := range all {
		line := game.Say("save.Backup").With("name", b.Name, "when", c.when(b.Made), "size", sizeOf(b.Bytes)).Count("n", b.Batches)
		if b.Other {
			line = game.Say("save.OfOther").Put("backup", line)
		}
		lines = append(lines, line)
	}
	return lines
}

func (c *call) saveRestoreCommand() *cobra.Command {
	return c.saveCall("restore BACKUP", "help.SaveRestore", "help.SaveRestoreLong",
		func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(game.Say("save.RestoreOne").Count("n", len(args)))
			}
			return nil
		}, c.saveRestore)
}

func (c *call) saveRestore(args []string, asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	all, err := saves.Backups(dir, c.saveOptions())
	if err != nil {
		return saveFailed(dir, err)
	}
	if len(args) == 0 {
		return c.whichBackup(name, all)
	}
	b, err := chooseBackup(all, args[0])
	if err != nil {
		return err
	}
	ch, err := saves.Restore(dir, b, c.saveOptions())
	switch {
	case err != nil:
		return saveFailed(orPath(b.Path, dir, err), err)
	case asJSON:
		return c.sayJSON(changedBy(name, ch))
	case ch.To == "":
		return c.tell(game.Say("save.SameAsBackup").With("name", name))
	}
	return c.sayChanged(ch, game.Say("save.Restored").With("when", c.when(b.Made)).
		Count("n", ch.Batches).Count("added", ch.Added).Count("left", ch.Left))
}

// orPath names the file that is at fault: the backup when it is damaged.
func orPath(backup, dir string, err error) string {
	if errors.Is(err, saves.ErrDamaged) || errors.Is(err, saves.ErrEmpty) || errors.Is(err, saves.ErrCannotRead) {
		return backup
	}
	return dir
}

// whichBackup refuses a restore that names no backup and lists those that there are. None
// is taken unasked: what came after it would leave the game.
func (c *call) whichBackup(player string, all []saves.Backup) error {
	if len(all) == 0 {
		return failed(game.Say("save.NoBackupToRestore").With("name", player), nil)
	}
	f := &failure{Code: exitUsage, Said: game.Say("save.NameBackup").
		With("name", player, "todo", c.saveCommandLine(player, "restore", "BACKUP"))}
	for _, line := range c.backupLines(all) {
		f.Lines = append(f.Lines, "  "+c.text(line))
	}
	return f
}

// chooseBackup finds a backup by its name, or as a file.
func chooseBackup(all []saves.Backup, ref string) (saves.Backup, error) {
	var names []string
	for _, b := range all {
		if ref == b.Name || ref == b.Path {
			return b, nil
		}
		names = append(names, b.Name)
	}
	if _, err := os.Stat(ref); err == nil {
		b, ok := saves.BackupAt(ref)
		if !ok {
			return saves.Backup{}, failed(game.Say("save.FileNoBackup").With("file", content.OneLine(ref)), nil)
		}
		return b, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return saves.Backup{}, saveFailed(ref, err)
	}
	return saves.Backup{}, noSuch(game.Say("command.NoBackup").With("name", filepath.Base(ref)), filepath.Base(ref), names, game.Say("command.SeeBackups"))
}
