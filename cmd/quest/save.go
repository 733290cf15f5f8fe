package main

import (
	"errors"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/stores"
	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

func (c *call) saveCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "save",
		Short: "help.Save",
		Long:  "help.SaveLong",
		Args:  c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.help = strings.Fields(cmd.CommandPath())[1:]
			return nil
		},
	}
	cmd.AddCommand(
		c.savePathCommand(), c.saveVerifyCommand(), c.saveRepairCommand(), c.saveBackupsCommand(), c.saveRestoreCommand(),
		c.saveExportCommand(), c.saveImportCommand(), c.saveMergeCommand(), c.saveSyncCommand(), c.saveCompactCommand(),
	)
	return cmd
}

// saveCall is a command about one save with what most of them need.
func (c *call) saveCall(use, short, long string, args cobra.PositionalArgs, run func(args []string, asJSON bool) error) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: use, Short: short, Long: long, Args: args,
		RunE: func(_ *cobra.Command, args []string) error { return run(args, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// oneFile demands one argument; missing says what it is, and how the command is used
// in its place {use}, its options named in the language of the messages.
func (c *call) oneFile(missing game.Notice) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return wrong(missing.With("use", console.Usage(cmd, c.book())))
	}
}

// saveOptions are the file system, the clock and the fold of the saves.
func (c *call) saveOptions() saves.Options {
	k := c.clock()
	return saves.Options{Now: func() time.Time { return k.moment().Wall }, Fold: stores.Fold(c.build.Version), Judge: stores.Flaw}
}

// flawWords tells of records that are kept although they are flawed, nothing for none.
func flawWords(f saves.Flawed) []game.Notice {
	if f.Records == 0 {
		return nil
	}
	return []game.Notice{game.Say("save.Flawed").Count("n", f.Records).With("id", short([]byte(f.ID)), "what", f.What)}
}

// tell says lines of a result in the language of the command.
func (c *call) tell(lines ...game.Notice) error {
	for _, line := range lines {
		if err := c.say("%s", c.text(line)); err != nil {
			return err
		}
	}
	return nil
}

// saveFailed says why something could not be done with a save.
func saveFailed(dir string, err error) error {
	var locked *saves.LockedError
	var newer *saves.NewerError
	var conflict *saves.ConflictError
	var line *saves.LineError
	var plain *saves.NotPlainError
	dir = content.OneLine(dir)
	say := func(n game.Notice) error { return failed(n, err) }
	switch {
	case errors.As(err, &plain):
		return say(desk.WhyNotPlain(plain.Path, string(plain.Kind), false))
	case errors.As(err, &locked):
		holder := stores.HolderOf(locked)
		if holder.Empty() {
			holder = game.Verbatim("?")
		}
		return say(game.Say("save.Busy").Put("holder", holder))
	case errors.As(err, &newer):
		return say(game.Say("save.Newer").Count("major", newer.Major))
	case errors.As(err, &conflict):
		return say(game.Say("save.Conflict").
			With("id", short([]byte(conflict.ID)), "ours", short(conflict.Ours), "theirs", short(conflict.Theirs)))
	case errors.As(err, &line):
		return say(game.Say("save.NoRecord").Count("n", line.Line).Put("why", why(line.Cause)))
	case errors.Is(err, saves.ErrEmpty):
		return say(game.Say("save.Empty").With("dir", dir))
	case errors.Is(err, saves.ErrDamaged):
		return say(game.Say("save.Damaged").With("dir", dir))
	case stores.DiskFull(err):
		return say(game.Say("save.Full").With("dir", dir))
	case errors.Is(err, saves.ErrCannotWrite):
		return say(game.Say("save.CannotWrite").With("dir", dir).Put("why", why(err)))
	}
	return say(game.Say("save.CannotRead").With("dir", dir).Put("why", why(err)))
}

// short is the beginning of a payload, for people.
func short(payload []byte) string {
	const enough = 160
	text := []rune(content.OneLine(string(payload)))
	if len(text) > enough {
		return string(text[:enough]) + "..."
	}
	return string(text)
}

// sizeOf writes a number of bytes for people.
func sizeOf(n int64) string {
	const kilo = 1000
	switch {
	case n < kilo:
		return strconv.FormatInt(n, 10) + " B"
	case n < kilo*kilo:
		return strconv.FormatInt((n+kilo/2)/kilo, 10) + " kB"
	}
	return strconv.FormatFloat(float64(n)/kilo/kilo, 'f', 1, 64) + " MB"
}

// when writes the time of a backup for people, in the zone of the game's clock.
func (c *call) when(t time.Time) string {
	return t.In(c.clock().moment().Wall.Location()).Format(stores.ForPeople)
}

// changed is what a command that may rewrite a save prints as JSON.
type changed struct {
	Player     string   `json:"player"`
	Changed    bool     `json:"changed"`
	Records    int      `json:"records"`    // in the save now
	Added      int      `json:"added"`      // of these, new
	Left       int      `json:"left"`       // held before and not any more
	Unreadable int64    `json:"unreadable"` // records that could not be read
	From       string   `json:"from"`       // the folder in use before
	To         string   `json:"to"`         // the folder in use now
	Backups    []string `json:"backups"`    // copies of what there was before
}

func changedBy(name string, ch saves.Change) changed {
	r := changed{
		Player: name, Changed: ch.To != "", Records: ch.Batches, Added: ch.Added, Left: ch.Left,
		Unreadable: ch.Before.Lost() + ch.Theirs.Lost(), From: ch.From, To: ch.To, Backups: []string{},
	}
	if r.To == "" {
		r.To = ch.From
	}
	for _, b := range ch.Backups {
		r.Backups = append(r.Backups, b.Path)
	}
	return r
}

// sayChanged tells where things are after a save was written anew.
func (c *call) sayChanged(ch saves.Change, lines ...game.Notice) error {
	if ch.To != "" {
		lines = append(lines, game.Say("save.InUse").With("dir", content.OneLine(ch.To)))
		if len(ch.Before.Segments) > 0 {
			lines = append(lines, game.Say("save.Before").With("dir", content.OneLine(ch.From)))
		}
	}
	for _, b := range ch.Backups {
		what := game.Say("save.BackupAt").With("path", content.OneLine(b.Path))
		if b.Other {
			what = game.Say("save.OtherBackupAt").With("path", content.OneLine(b.Path))
		}
		lines = append(lines, what)
	}
	return c.tell(lines...)
}

func (c *call) savePathCommand() *cobra.Command {
	return c.saveCall("path", "help.SavePath", "help.SavePathLong",
		console.NoArguments, func(_ []string, asJSON bool) error { return c.savePath(asJSON) })
}

func (c *call) savePath(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	if !asJSON {
		return c.say("%s", content.OneLine(dir))
	}
	h, err := saves.Verify(dir, c.saveOptions())
	if err != nil {
		return saveFailed(dir, err)
	}
	r := struct {
		Player  string   `json:"player"`
		Dir     string   `json:"dir"`
		Journal string   `json:"journal"`
		Files   []string `json:"files"`
		Backups string   `json:"backups"`
	}{name, dir, h.Dir, []string{}, filepath.Join(dir, "backups")}
	for _, s := range h.Report.Segments {
		r.Files = append(r.Files, filepath.Join(h.Dir, s.Name))
	}
	return c.sayJSON(r)
}
