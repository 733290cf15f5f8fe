package main

import (
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
)

func (c *call) labCommand() *cobra.Command {
	var list bool
	cmd := &cobra.Command{
		Use:     "lab [PACK[/LAB]]",
		Short:   "help.Lab",
		Long:    "help.LabLong",
		Example: "help.LabExamples",
		Args:    c.onePlace,
		RunE: func(_ *cobra.Command, args []string) error {
			place := ""
			if len(args) > 0 {
				place = args[0]
			}
			if list {
				return c.listLabs(place)
			}
			c.labs = true
			return c.play(place)
		},
	}
	c.flags.addPlay(cmd.Flags())
	cmd.Flags().BoolVar(&list, "list", false, "help.FlagList")
	return cmd
}

// begin finds the place where play begins.
func (c *call) begin(s *shelf, ref string) (*game.Destination, error) {
	if c.labs {
		return s.labPlace(ref)
	}
	return s.place(ref)
}

// labPlace finds PACK, PACK/LAB or, for nothing, the first pack that has labs.
func (s *shelf) labPlace(ref string) (*game.Destination, error) {
	if ref = strings.Trim(ref, "/"); ref == "" {
		for _, p := range s.packs {
			if len(p.Labs()) > 0 {
				return &game.Destination{Pack: p.ID(), Labs: true}, nil
			}
		}
		return nil, wrong(game.Say("packs.NoLabAnywhere"))
	}
	pack, lab := ref, ""
	if len(s.named(ref)) == 0 {
		if i := strings.LastIndexByte(ref, '/'); i >= 0 && (strings.Count(ref, "/") > 1 || len(s.named(ref[:i])) > 0) {
			pack, lab = ref[:i], ref[i+1:]
		}
	}
	p, err := s.pack(pack)
	if err != nil {
		return nil, err
	}
	if len(p.Labs()) == 0 {
		return nil, wrong(game.Say("packs.NoLabs").With("pack", string(p.ID())))
	}
	if lab == "" {
		return &game.Destination{Pack: p.ID(), Labs: true}, nil
	}
	var names []string
	for _, head := range p.Labs() {
		if strings.EqualFold(lab, string(head.ID)) {
			return &game.Destination{Pack: p.ID(), Labs: true, Lab: head.ID}, nil
		}
		names = append(names, string(head.ID))
	}
	return nil, noSuch(game.Say("command.NoLab").With("name", lab), lab, names,
		game.Say("command.TheLabs").With("pack", string(p.ID()), "names", strings.Join(names, ", ")))
}

// labRecord is what "quest stats --json" prints of one lab. Scripts read it: names
// stay.
type labRecord struct {
	Pack     string `json:"pack"`
	Lab      string `json:"lab"`
	Title    string `json:"title"`
	Missions int    `json:"missions"`
	Solved   int    `json:"solved"`
	Stars    int    `json:"stars"` // of all its missions together, 3 each at most

	title string // in the languages of the command
}

func (c *call) labRecords(p *game.Player, packs []*content.Pack) []labRecord {
	all := []labRecord{}
	for _, pack := range packs {
		for _, head := range pack.Labs() {
			all = append(all, c.newLabRecord(game.LabRecord{Pack: pack, Head: head, LabProgress: p.LabProgress(pack, head)}))
		}
	}
	return all
}

func (c *call) newLabRecord(l game.LabRecord) labRecord {
	return labRecord{
		Pack: string(l.Pack.ID()), Lab: string(l.Head.ID), Title: content.PlainText(l.Head.Title.Line(c.lang(l.Pack))),
		Missions: l.Missions, Solved: l.Solved, Stars: l.Stars, title: c.titled(l.Pack, l.Head.Title),
	}
}

// in reports whether the lab is the one that a place names, or one of those.
func (r labRecord) in(p *game.Destination) bool {
	return (p.Pack == "" || r.Pack == string(p.Pack)) && (p.Lab == "" || r.Lab == string(p.Lab))
}

func (r labRecord) line() game.Notice {
	return game.Say("stats.Lab").With("lab", r.Lab, "title", r.title).
		Count("solved", r.Solved).Count("of", r.Missions).Count("stars", r.Stars).Count("most", 3*r.Missions)
}

// labLines are the labs on the printed record, pack by pack.
func (r record) labLines() []game.Notice {
	var lines []game.Notice
	pack := ""
	for _, l := range r.Labs {
		if l.Pack != pack {
			pack = l.Pack
			lines = append(lines, game.Say("stats.LabsOf").With("pack", pack))
		}
		lines = append(lines, l.line())
	}
	return lines
}

// listLabs prints the labs of all packs, or those that a place names, with the stars
// of the player if there is one.
func (c *call) listLabs(ref string) error {
	saveDir, homeless := c.saveDir()
	s, err := c.shelf(saveDir)
	if err != nil {
		return err
	}
	player := new(game.Player)
	switch _, dir, unknown := c.knownPlayer(); {
	case unknown == nil && homeless == nil:
		var notices []game.Notice
		if player, notices, err = c.view(dir); err != nil {
			return err
		}
		for _, n := range notices {
			c.warn(n)
		}
	case c.flags.player != defaultPlayer || notPlain(unknown):
		return unknown
	}
	only := &game.Destination{}
	if ref != "" {
		if only, err = s.labPlace(ref); err != nil {
			return err
		}
	}
	pack := ""
	for _, r := range c.labRecords(player, s.packs) {
		if !r.in(only) {
			continue
		}
		if r.Pack != pack {
			pack = r.Pack
			if err := c.say("%s", pack); err != nil {
				return err
			}
		}
		if err := c.say("%s", c.text(r.line())); err != nil {
			return err
		}
	}
	if pack == "" {
		return c.say("%s", c.text(game.Say("packs.NoLabListed")))
	}
	return nil
}
