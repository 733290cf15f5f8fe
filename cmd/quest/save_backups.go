package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/saves"
)

func (c *call) saveBackupsCommand() *cobra.Command {
	return c.saveCall("backups", "List the backups, newest first",
		"List the backups of a save, newest first. The game makes one at its start when anything changed, and\n"+
			"every command that rewrites a save makes one first. Old ones are thinned: all of the last two days of\n"+
			"play, then one for each of 7 days, 4 weeks and 6 months, within 20 MB; the newest five always stay.",
		c.noArguments, func(_ []string, asJSON bool) error { return c.saveBackups(asJSON) })
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
		return c.tell(notice("No backups yet; the game makes one at its start.", "아직 백업이 없습니다. 게임을 시작하면 만듭니다."))
	}
	for _, b := range all {
		of := notice("", "")
		if b.Other {
			of = notice("  (of a save that was merged in)", "  (합친 다른 저장)")
		}
		line := notice("{name}  {when}  {n}  {size}", "{name}  {when}  기록 {count}개  {size}",
			"name", b.Name, "when", c.when(b.Made), "n", several(b.Batches, "record"), "count", strconv.Itoa(b.Batches), "size", sizeOf(b.Bytes))
		if err := c.tell(game.Notice{En: line.En + of.En, Ko: line.Ko + of.Ko}); err != nil {
			return err
		}
	}
	return nil
}

func (c *call) saveRestoreCommand() *cobra.Command {
	return c.saveCall("restore [BACKUP]", "Go back to a backup",
		"Make a backup the save in use. BACKUP is a name from \"quest save backups\" or the path of a backup;\n"+
			"without it the newest one that differs from the save is taken. What is left behind is backed up first,\n"+
			"so that a restore can be undone by another one.",
		func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return wrong(notice("restore one backup at a time, not {n}", "백업은 한 번에 하나만 되돌립니다({n}개를 받았습니다)", "n", strconv.Itoa(len(args))))
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
	b, ch, err := saves.Backup{}, saves.Change{}, error(nil)
	if len(args) == 1 {
		if b, err = chooseBackup(all, args[0]); err != nil {
			return err
		}
		ch, err = saves.Restore(dir, b, c.saveOptions())
	} else {
		b, ch, err = c.restoreNewest(name, dir, all)
	}
	switch {
	case err != nil:
		var f *failure
		if errors.As(err, &f) {
			return err
		}
		return saveFailed(orPath(b.Path, dir, err), err)
	case asJSON:
		return c.sayJSON(changedBy(name, ch))
	case ch.To == "":
		return c.tell(notice("The save of {name} holds just what that backup holds; nothing was changed.",
			"{name}의 저장은 그 백업과 같습니다. 바뀐 것은 없습니다.", "name", name))
	}
	return c.sayChanged(ch, notice(
		"Restored the backup of {when}: {n}. Against before: {added} more, {left} fewer.",
		"{when}의 백업으로 되돌렸습니다. 기록 {count}개. 이전보다 {added}개 늘고 {left}개 줄었습니다.",
		"when", c.when(b.Made), "n", several(ch.Batches, "record"), "count", strconv.Itoa(ch.Batches),
		"added", strconv.Itoa(ch.Added), "left", strconv.Itoa(ch.Left)))
}

// orPath names the file that is at fault: the backup when it is damaged.
func orPath(backup, dir string, err error) string {
	if errors.Is(err, saves.ErrDamaged) || errors.Is(err, saves.ErrEmpty) || errors.Is(err, saves.ErrCannotRead) {
		return backup
	}
	return dir
}

// restoreNewest restores the newest whole backup that differs from the save.
func (c *call) restoreNewest(name, dir string, all []saves.Backup) (saves.Backup, saves.Change, error) {
	for _, b := range all {
		if b.Other {
			continue
		}
		ch, err := saves.Restore(dir, b, c.saveOptions())
		if errors.Is(err, saves.ErrDamaged) || errors.Is(err, saves.ErrEmpty) {
			c.warn(notice("the backup {name} is damaged and was passed over", "백업 {name}: 손상되어 건너뜁니다", "name", b.Name))
			continue
		}
		if err != nil || ch.To != "" {
			return b, ch, err
		}
	}
	return saves.Backup{}, saves.Change{}, failed(notice(
		"no backup of {name} differs from the save; see: quest save backups --player {name}",
		"{name}의 백업 가운데 지금 저장과 다른 것이 없습니다. 목록: quest save backups --player {name}", "name", name), nil)
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
			return saves.Backup{}, failed(notice(
				"{file} is no backup; to take in what it holds: quest save import {file}",
				"{file}: 백업이 아닙니다. 내용을 가져오려면: quest save import {file}", "file", content.OneLine(ref)), nil)
		}
		return b, nil
	} else if !errors.Is(err, fs.ErrNotExist) {
		return saves.Backup{}, saveFailed(ref, err)
	}
	return saves.Backup{}, noSuch("backup", "백업", filepath.Base(ref), names, notice("see: quest save backups", "목록: quest save backups"))
}
