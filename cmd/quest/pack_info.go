package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/library"
	"quest/content/source"
	"quest/game"
)

func (c *call) packInfoCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "info OWNER/NAME|FILE|DIR",
		Short: "help.PackInfo",
		Long:  "help.PackInfoLong",
		Args:  c.oneFile(game.Say("archive.InfoWhat")),
		RunE:  func(_ *cobra.Command, args []string) error { return c.packInfo(args[0], asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// described is what is told of a pack, and in which form programs read it.
type described struct {
	ID        content.PackID `json:"id"`
	Version   string         `json:"version"`
	Title     string         `json:"title"`
	Languages []content.Lang `json:"languages"`
	Authors   []string       `json:"authors"`
	License   string         `json:"license"`
	Items     int            `json:"items"`
	Lessons   int            `json:"lessons"`
	Quizzes   int            `json:"quizzes"`
	Labs      int            `json:"labs"`
	Hash      string         `json:"hash"`
	From      string         `json:"from"` // builtin, installed, byhand or dir
	Path      string         `json:"path"`
	Origin    string         `json:"origin"`    // path that an installed one came from
	Installed string         `json:"installed"` // when
	Versions  []string       `json:"versions"`  // that are there, the newest first
	Signature signedPack     `json:"signature"`

	signed game.Notice // that in words; empty for a built-in pack
}

func (c *call) describe(p *content.Pack, from, path string) described {
	m := p.Meta()
	d := described{
		ID: m.ID, Version: m.Version, Title: c.titled(p, m.Title), Languages: m.Written(), License: m.License.String(), Authors: []string{},
		Items: p.Items(), Lessons: len(p.Lessons()), Quizzes: len(p.Quizzes()), Labs: len(p.Labs()), Hash: m.Hash, From: from, Path: path, Versions: []string{},
		Signature: signedPack{State: "none"},
	}
	for _, a := range m.Authors {
		d.Authors = append(d.Authors, a.String())
	}
	return d
}

// describeEntry describes a pack of the player's library.
func (c *call) describeEntry(have *installed, e *library.Entry) described {
	d := c.describe(e.Pack, string(e.From), e.Path)
	if e.From != library.Installed {
		return d
	}
	if have.byHand(e) {
		d.From, d.Signature.State = "byhand", "unchecked"
		return d
	}
	t, _ := library.TraceOf(e.Path)
	d.Signature = c.signedPack(have.admitted(e), e.Pack)
	d.Origin, d.Installed, d.Versions = t.From, t.At, have.versions(e.Pack.ID())
	return d
}

// packInfo tells all about a pack in a file, in a folder, or by its name.
func (c *call) packInfo(ref string, asJSON bool) error {
	path, err := c.path(ref)
	if err != nil {
		return err
	}
	var d described
	if _, err := os.Stat(path); err == nil {
		report, err := c.readPack(path)
		if err != nil {
			return err
		}
		if report.Pack == nil {
			return c.notInstalled(path, report)
		}
		d = c.describe(report.Pack, "dir", path)
		if err := c.describeSignature(&d, report.Pack, report.Reading); err != nil {
			return err
		}
	} else {
		have, err := c.installed()
		if err != nil {
			return err
		}
		e, err := have.named(ref)
		if err != nil {
			return err
		}
		d = c.describeEntry(have, e)
		if e.From == library.Installed {
			// What lies there may have changed since it was verified at its installation.
			r, err := source.ReadDir(e.Path, c.packOptions())
			if err != nil {
				return noPack(e.Path, err)
			}
			if err := c.describeSignature(&d, e.Pack, r); err != nil {
				return err
			}
		}
	}
	if asJSON {
		return c.sayJSON(d)
	}
	return c.sayDescribed(d)
}

// describeSignature holds a pack against its signature.
func (c *call) describeSignature(d *described, p *content.Pack, r *source.Reading) error {
	dir, err := c.signersDir()
	if err != nil {
		return err
	}
	a := admitRead(dir, p, r)
	d.signed, d.Signature = a.says(p), c.signedPack(a, p)
	if a.refused != nil {
		d.signed = game.Say("signing.WouldRefuse").Put("why", a.why(p.ID(), p.Meta().Version))
	}
	return nil
}

func (c *call) sayDescribed(d described) error {
	langs := make([]string, len(d.Languages))
	for i, l := range d.Languages {
		langs[i] = string(l)
	}
	lines := []game.Notice{
		game.Say("archive.InfoName").With("id", string(d.ID), "version", d.Version, "title", d.Title),
		game.Say("archive.InfoAuthors").With("authors", strings.Join(d.Authors, ", "), "license", d.License),
		game.Say("archive.InfoHolds").With("langs", strings.Join(langs, " ")).
			Put("items", game.Say("packs.ItemCount").Count("n", d.Items)).
			Put("lessons", game.Say("packs.Lessons").Count("n", d.Lessons)).
			Put("quizzes", game.Say("archive.Quizzes").Count("n", d.Quizzes)).
			Put("labs", game.Say("archive.Labs").Count("n", d.Labs)),
	}
	switch d.From {
	case string(library.BuiltIn):
		lines = append(lines, game.Say("archive.InfoBuiltIn"))
	case "dir":
		lines = append(lines, game.Say("archive.InfoPath").With("path", content.OneLine(d.Path)))
	case "byhand":
		lines = append(lines, game.Say("archive.InfoByHand").With("path", content.OneLine(d.Path)))
	default:
		lines = append(lines, game.Say("archive.InfoInstalled").With("path", content.OneLine(d.Path), "origin", content.OneLine(d.Origin), "at", content.OneLine(d.Installed)))
		if len(d.Versions) > 1 {
			lines = append(lines, game.Say("archive.InfoBefore").With("versions", strings.Join(d.Versions[1:], ", ")))
		}
	}
	if !d.signed.Empty() {
		lines = append(lines, d.signed)
	}
	return c.tell(append(lines, game.Say("archive.InfoHash").With("hash", d.Hash))...)
}
