package main

import (
	"encoding/json"
	"fmt"
	"path"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
	"quest/game"
)

// place writes where something stands: file:line:col, as far as it is known.
func place(file string, line, col int) string {
	if line > 0 {
		file += ":" + strconv.Itoa(line)
		if col > 0 {
			file += ":" + strconv.Itoa(col)
		}
	}
	return file
}

// kindWords gives the word for how much was lost.
func kindWords(k interchange.LossKind) game.Notice {
	switch k {
	case interchange.Simplified:
		return game.Say("import.Simplified")
	case interchange.Drafted:
		return game.Say("import.Draft")
	case interchange.Skipped:
		return game.Say("import.Skipped")
	case interchange.Noted:
	}
	return game.Say("import.Note")
}

// kindNames name kinds of loss for programs.
var kindNames = lazy.Value[map[interchange.LossKind]string]{Make: func() map[interchange.LossKind]string {
	return map[interchange.LossKind]string{
		interchange.Noted: "note", interchange.Simplified: "simplified", interchange.Drafted: "draft", interchange.Skipped: "skipped",
	}
}}

// sayLoss prints one loss.
func (c *call) sayLoss(file string, l interchange.Loss, asJSON bool) error {
	what := c.text(lossWords(l.Key, l.Args))
	if asJSON {
		return c.sayLine(struct {
			File string          `json:"file"`
			In   string          `json:"in,omitempty"` // the file inside of an archive
			Line int             `json:"line"`
			Col  int             `json:"col"`
			ID   string          `json:"id"`
			Kind string          `json:"kind"`
			Key  interchange.Key `json:"key"`
			What string          `json:"what"`
		}{file, l.File, l.Line, l.Col, l.ID, kindNames.Get()[l.Kind], l.Key, what})
	}
	if l.File != "" {
		file += ": " + l.File
	}
	return c.say("%s: %s: %s", content.OneLine(place(file, l.Line, l.Col)), c.text(kindWords(l.Kind)), content.OneLine(what))
}

// sayLine prints a value as JSON on one line.
func (c *call) sayLine(v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("write the result: %w", err)
	}
	return c.say("%s", b)
}

// sayImport tells what did not come over, and the sums. Its error has the exit code: 0 if
// everything came in, 1 if something was left out or is a draft, 3 if nothing came in.
func (c *call) sayImport(in *importing, b *interchange.Built, made []string) error {
	for _, l := range b.Losses {
		if err := c.sayLoss(in.shown, l, in.asJSON); err != nil {
			return err
		}
	}
	if err := c.saySums(in, b, made); err != nil {
		return err
	}
	switch {
	case b.Imported+b.Drafts+b.Updated+b.Same == 0 && !onlyThere(b):
		return &failure{Code: exitFailed, Said: game.Say("import.Nothing").With("file", in.shown)}
	case b.Refused > 0 || b.Drafts > 0:
		return &failure{Code: exitFindings}
	}
	return nil
}

// onlyThere reports whether everything was left out because the pack has it.
func onlyThere(b *interchange.Built) bool {
	n := 0
	for _, l := range b.Losses {
		if l.Kind == interchange.Skipped {
			if l.Key != interchange.Exists {
				return false
			}
			n++
		}
	}
	return n > 0
}

// saySums prints the last lines.
func (c *call) saySums(in *importing, b *interchange.Built, made []string) error {
	read := b.Imported + b.Drafts + b.Refused + b.Updated + b.Same
	if in.asJSON {
		return c.sayLine(struct {
			File       string   `json:"file"`
			Format     string   `json:"format"`
			Lang       string   `json:"lang"`
			Read       int      `json:"read"`
			Imported   int      `json:"imported"`
			Drafts     int      `json:"drafts"`
			Refused    int      `json:"refused"`
			Updated    int      `json:"updated"`
			Simplified int      `json:"simplified"`
			Written    []string `json:"written"`
			Least      string   `json:"least,omitempty"` // version of the pack that is added to, before its next build
		}{in.shown, in.format.Name, string(in.lang), read, b.Imported, b.Drafts, b.Refused, b.Updated, b.Simple, append([]string{}, made...), b.Least})
	}
	said := game.Say("import.Sum").Count("read", read).With("imported", strconv.Itoa(b.Imported), "drafts", strconv.Itoa(b.Drafts), "refused", strconv.Itoa(b.Refused))
	if b.Updated > 0 {
		said = game.Say("import.SumUpdated").Put("sum", said).Count("n", b.Updated)
	}
	if len(b.Packs) > 0 && (len(made) > 0 || in.dryRun) {
		said = game.Say("import.SumTo").Put("sum", said).With("to", content.OneLine(strings.Join(c.whereTo(in, b, made), "  ")))
	}
	if err := c.tell(said); err != nil {
		return err
	}
	if b.Least != "" {
		if err := c.tell(game.Say("import.RaiseVersion").With("version", b.Least)); err != nil {
			return err
		}
	}
	switch {
	case in.dryRun:
		return c.tell(game.Say("import.DryRun"))
	case in.into == nil && len(made) > 0:
		return c.tell(game.Say("import.Next").With("dir", c.typed(made[0])))
	}
	return nil
}

// whereTo lists the folders or files that were written, or would be.
func (c *call) whereTo(in *importing, b *interchange.Built, made []string) []string {
	var all []string
	switch {
	case in.into != nil && len(b.Packs) > 0:
		all = append(all, b.Packs[0].Quiz...)
		if len(all) == 0 {
			for name := range b.Packs[0].Files {
				all = append(all, path.Clean(name))
			}
		}
	case len(made) > 0:
		for _, dir := range made {
			all = append(all, folderName(dir))
		}
	default:
		for _, p := range b.Packs {
			all = append(all, folderName(p.Name))
		}
	}
	const most = 4
	if n := len(all) - most; n > 0 {
		all = append(all[:most], c.text(game.Say("import.AndMore").Count("n", n)))
	}
	return all
}
