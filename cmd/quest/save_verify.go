package main

import (
	"errors"
	"path/filepath"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/saves"
)

// health is what "quest save verify --json" prints. Scripts read it: names stay.
type health struct {
	Player     string         `json:"player"`
	Whole      bool           `json:"whole"`
	Dir        string         `json:"dir"`     // of the journal in use
	Records    int            `json:"records"` // that can be read
	Unreadable int64          `json:"unreadable"`
	Gaps       []gapRecord    `json:"gaps"`
	Torn       *tornRecord    `json:"torn"` // null if the journal ends well
	Mended     int            `json:"mended"`
	Unlinked   int            `json:"unlinked"`
	Unknown    int            `json:"unknown"` // lines of other programs
	Flawed     int            `json:"flawed"`  // records with something that no rule could have written
	Newer      int            `json:"newer"`   // format of a newer quest, 0 for none
	Files      []fileRecord   `json:"files"`
	Snapshots  []goodRecord   `json:"snapshots"`
	Backups    []backupRecord `json:"backups"`
	Copies     []string       `json:"copies"`
	Earlier    []string       `json:"earlier"`
	Beside     []besideRecord `json:"beside"`   // what holds records that the save does not hold
	Unopened   []string       `json:"unopened"` // what looks like a copy and is a link or a device
}

type besideRecord struct {
	What    desk.BesideKind `json:"what"`
	Path    string          `json:"path"`
	Records int             `json:"records"`
	Missing int             `json:"missing"` // records that the save does not hold
	Differs int             `json:"differs"` // records that it holds otherwise
	Command string          `json:"command"` // that brings them in
}

type gapRecord struct {
	Records int64  `json:"records"`
	After   string `json:"after"`
	Before  string `json:"before"`
}

type tornRecord struct {
	Bytes int64 `json:"bytes"`
	Saved bool  `json:"saved"` // may have been called saved
}

type fileRecord struct {
	Name  string `json:"name"`
	Bytes int64  `json:"bytes"`
	Lines int    `json:"lines"`
}

type goodRecord struct {
	Name string `json:"name"`
	Good bool   `json:"good"`
}

type backupRecord struct {
	Name    string `json:"name"`
	Path    string `json:"path"`
	Made    string `json:"made"`
	Records int    `json:"records"`
	Bytes   int64  `json:"bytes"`
	Good    *bool  `json:"good,omitempty"`    // only when its bytes were read
	Missing *int   `json:"missing,omitempty"` // records that the save does not hold
	Other   bool   `json:"other"`             // of another save, merged into this one
}

func (c *call) saveVerifyCommand() *cobra.Command {
	return c.saveCall("verify", "help.SaveVerify", "help.SaveVerifyLong",
		console.NoArguments, func(_ []string, asJSON bool) error { return c.saveVerify(asJSON) })
}

func (c *call) saveVerify(asJSON bool) error {
	name, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	h, err := saves.Verify(dir, c.saveOptions())
	if err != nil {
		return saveFailed(dir, err)
	}
	if asJSON {
		err = c.sayJSON(c.healthOf(name, h))
	} else {
		err = c.tell(c.healthWords(name, h)...)
	}
	if err == nil && !whole(h.Report) {
		return &failure{Code: exitFindings}
	}
	return err
}

// whole reports whether nothing is damaged and nothing lies beside that belongs in; what
// others wrote is no damage.
func whole(r saves.Report) bool { return undamaged(r) && len(r.Beside) == 0 }

func undamaged(r saves.Report) bool {
	r.Undecoded, r.Newer = 0, 0
	return r.Clean()
}

func (c *call) healthOf(name string, h saves.Health) health {
	r := h.Report
	out := health{
		Player: name, Whole: whole(r), Dir: h.Dir, Records: r.Batches, Unreadable: r.Lost(), Gaps: []gapRecord{},
		Mended: r.Mended, Unlinked: r.Unlinked, Unknown: r.Undecoded, Flawed: h.Flawed.Records, Newer: r.Newer, Files: []fileRecord{},
		Beside: []besideRecord{}, Snapshots: []goodRecord{}, Backups: []backupRecord{}, Copies: notNil(h.Copies), Earlier: notNil(h.Earlier), Unopened: notNil(r.Unopened),
	}
	for _, g := range r.Unreadable {
		out.Gaps = append(out.Gaps, gapRecord(g))
	}
	for i, b := range c.beside(name, r) {
		out.Beside = append(out.Beside, besideRecord{b.What, r.Beside[i].Path, b.Records, b.Missing, b.Differs, b.Command})
	}
	if r.Torn != nil {
		out.Torn = &tornRecord{r.Torn.Bytes, r.Torn.Acknowledged}
	}
	for _, s := range r.Segments {
		out.Files = append(out.Files, fileRecord(s))
	}
	for _, s := range h.Snapshots {
		out.Snapshots = append(out.Snapshots, goodRecord{s.Name, s.Err == nil})
	}
	for _, b := range h.Backups {
		record := recordOf(b.Backup)
		good := b.Err == nil
		record.Good, record.Missing = &good, &b.Missing
		out.Backups = append(out.Backups, record)
	}
	return out
}

func recordOf(b saves.Backup) backupRecord {
	return backupRecord{
		Name: b.Name, Path: b.Path, Made: b.Made.Format("2006-01-02T15:04:05Z"), Records: b.Batches, Bytes: b.Bytes, Other: b.Other,
	}
}

func notNil(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// healthWords says what is whole and what is not, and what to do.
func (c *call) healthWords(name string, h saves.Health) []game.Notice {
	r := h.Report
	head := game.Say("save.Whole").With("name", name).Count("n", r.Batches)
	switch lost := r.Lost(); {
	case r.Batches == 0 && whole(r):
		head = game.Say("save.HoldsNothing").With("name", name)
	case r.Batches == 0 && undamaged(r):
		head = game.Say("save.EmptyBeside").With("name", name)
	case lost > 0:
		head = game.Say("save.HasDamage").With("name", name).Count("n", r.Batches).
			Put("lost", game.Say("save.Records").Count("n", int(lost)))
	case !undamaged(r):
		head = game.Say("save.HasScratches").With("name", name).Count("n", r.Batches)
	case !whole(r):
		head = game.Say("save.Lacks").With("name", name).Count("n", r.Batches)
	}
	lines := append([]game.Notice{head}, damageWords(r)...)
	lines = append(lines, flawWords(h.Flawed)...)
	for _, s := range r.Segments {
		lines = append(lines, game.Say("save.File").
			With("file", filepath.Join(content.OneLine(h.Dir), s.Name), "size", sizeOf(s.Bytes)).Count("n", s.Lines))
	}
	lines = append(lines, snapshotWords(h.Snapshots)...)
	lines = append(lines, c.backupWords(h.Backups)...)
	for _, dir := range h.Earlier {
		lines = append(lines, game.Say("save.Earlier").With("dir", content.OneLine(dir)))
	}
	for _, path := range h.Copies {
		lines = append(lines, game.Say("save.Copy").With("path", content.OneLine(path)))
	}
	lines = append(lines, desk.WhatIsBeside(c.beside(name, r), len(r.Beside))...)
	lines = append(lines, desk.WhatIsUnopened(r.Unopened)...)
	return append(lines, c.cure(name, h)...)
}

// damageWords says what is wrong with the journal, line by line.
func damageWords(r saves.Report) []game.Notice {
	var lines []game.Notice
	add := func(n game.Notice) { lines = append(lines, n) }
	for _, g := range r.Unreadable {
		add(game.Say("save.Gap").Count("n", int(g.Records)).With("days", desk.Gap(g).Days()))
	}
	if t := r.Torn; t != nil {
		switch {
		case t.Acknowledged:
			add(game.Say("save.LastDamaged"))
		case t.Record:
			add(game.Say("save.LastUnfinished"))
		default:
			add(game.Say("save.EndDamaged"))
		}
	}
	if r.Mended > 0 {
		add(game.Say("save.Mended").Count("n", r.Mended))
	}
	if r.Unlinked > 0 {
		add(game.Say("save.OutOfOrder").Count("n", r.Unlinked))
	}
	if r.Undecoded > 0 {
		add(game.Say("save.OtherProgram").Count("n", r.Undecoded))
	}
	if r.Newer > 0 {
		add(game.Say("save.NewerHere").Count("n", r.Newer))
	}
	return lines
}

func snapshotWords(all []saves.Checked) []game.Notice {
	if len(all) == 0 {
		return nil
	}
	good := 0
	for _, s := range all {
		if s.Err == nil {
			good++
		}
	}
	return []game.Notice{game.Say("save.Snapshots").Count("good", good).Count("all", len(all))}
}

func (c *call) backupWords(all []saves.CheckedBackup) []game.Notice {
	if len(all) == 0 {
		return []game.Notice{game.Say("save.NoBackupYet")}
	}
	var lines []game.Notice
	good := 0
	for _, b := range all {
		if b.Err == nil {
			good++
			continue
		}
		if errors.Is(b.Err, saves.ErrDamaged) || errors.Is(b.Err, saves.ErrEmpty) {
			lines = append(lines, game.Say("save.BackupDamaged").With("path", content.OneLine(b.Path)))
			continue
		}
		lines = append(lines, game.Say("save.BackupUnreadable").With("path", content.OneLine(b.Path)).Put("why", why(b.Err)))
	}
	head := game.Say("save.BackupsWhole").Count("good", good).Count("all", len(all)).With("when", c.when(all[0].Made))
	return append([]game.Notice{head}, lines...)
}

// cure says what to do about damage. What a backup still holds is told before.
func (c *call) cure(name string, h saves.Health) []game.Notice {
	if undamaged(h.Report) {
		return nil
	}
	return []game.Notice{game.Say("save.ToRepair").With("todo", c.saveCommandLine(name, "repair"))}
}
