package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/cmd/stores"
	"quest/content"
	"quest/game"
)

func (c *call) labCommand() *cobra.Command {
	var list, asJSON bool
	cmd := &cobra.Command{
		Use:     "lab [PACK[/LAB] | LAB]",
		Short:   "help.Lab",
		Long:    "help.LabLong",
		Example: "help.LabExamples",
		Args:    c.onePlace,
		RunE: func(_ *cobra.Command, args []string) error {
			place := ""
			if len(args) > 0 {
				place = args[0]
			}
			switch {
			case list:
				return c.listLabs(place, asJSON)
			case asJSON:
				return wrong(game.Say("command.JSONNeedsList"))
			}
			c.labs = true
			return c.play(place)
		},
	}
	c.flags.addPlay(cmd.Flags())
	cmd.Flags().BoolVar(&list, "list", false, "help.FlagList")
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagListJSON")
	cmd.ValidArgsFunction = c.completeLab
	return cmd
}

// completeLab gives what may be typed for the place of a lab: packs that have labs, and
// labs by their own names and behind their packs.
func (c *call) completeLab(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	saveDir, err := c.saveDir()
	if err != nil {
		saveDir = "" // the shipped packs are there all the same
	}
	s, err := c.shelf(saveDir)
	if err != nil || len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var names []string
	for _, p := range s.packs {
		_, pack, _ := strings.Cut(string(p.ID()), "/")
		for i, head := range p.Labs() {
			if i == 0 {
				names = append(names, pack)
			}
			names = append(names, string(head.ID), pack+"/"+string(head.ID))
		}
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// begin finds the place where play begins.
func (c *call) begin(s *shelf, ref string) (*game.Destination, error) {
	switch {
	case c.labs:
		return s.labPlace(ref)
	case c.review != nil:
		return c.review, nil
	case c.exam != nil:
		return c.exam, nil
	}
	return s.place(ref)
}

// labNamed finds a lab by its name alone. Where no pack has it, the error names what is
// nearest, a pack or a lab; where several have it, all of them.
func (s *shelf) labNamed(ref string) (*game.Destination, error) {
	var found []*game.Destination
	var places, labs []string
	for _, p := range s.packs {
		for _, head := range p.Labs() {
			labs = append(labs, string(head.ID))
			if strings.EqualFold(ref, string(head.ID)) {
				found = append(found, &game.Destination{Pack: p.ID(), Labs: true, Lab: head.ID})
				places = append(places, string(p.ID())+"/"+string(head.ID))
			}
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		_, err := s.pack(ref)
		if near, ok := console.Nearest(ref, labs); ok && !suggests(err) {
			return nil, wrong(game.Say("command.DidYouMean").Put("said", game.Say("command.NoLab").With("name", ref)).With("near", near))
		}
		return nil, err
	}
	return nil, wrong(game.Say("packs.SeveralLabs").With("ref", ref, "places", strings.Join(places, ", ")))
}

// suggests reports whether an error names what may have been meant.
func suggests(err error) bool {
	var f *failure
	return errors.As(err, &f) && f.Said.Key == "command.DidYouMean"
}

// labPlace finds PACK, PACK/LAB, LAB or, for nothing, the first pack that has labs.
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
	if lab == "" && len(s.named(pack)) == 0 && !strings.Contains(ref, "/") {
		return s.labNamed(ref)
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

// labRecord is what "quest stats --json" and "quest lab --list --json" print of one lab. Scripts read it: names
// stay.
type labRecord struct {
	Pack     string `json:"pack"`
	Lab      string `json:"lab"`
	Title    string `json:"title"`
	Missions int    `json:"missions"`
	Solved   int    `json:"solved"`
	Stars    int    `json:"stars"` // of all its missions together, 3 each at most
	Begun    int    `json:"begun"` // missions, and the sandbox, of which the controls were left changed

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
		Missions: l.Missions, Solved: l.Solved, Stars: l.Stars, Begun: l.Begun, title: c.titled(l.Pack, l.Head.Title),
	}
}

// in reports whether the lab is the one that a place names, or one of those.
func (r labRecord) in(p *game.Destination) bool {
	return (p.Pack == "" || r.Pack == string(p.Pack)) && (p.Lab == "" || r.Lab == string(p.Lab))
}

func (r labRecord) line() game.Notice {
	if r.Begun > 0 {
		return game.Say("stats.LabBegun").With("lab", r.Lab, "title", r.title).Count("begun", r.Begun).
			Count("solved", r.Solved).Count("of", r.Missions).Count("stars", r.Stars).Count("most", 3*r.Missions)
	}
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
func (c *call) listLabs(ref string, asJSON bool) error {
	saveDir, homeless := c.saveDir()
	s, err := c.shelf(saveDir)
	if err != nil {
		return err
	}
	player := new(game.Player)
	who := ""
	switch name, dir, unknown := c.knownPlayer(); {
	case unknown == nil && homeless == nil:
		who = name
		var notices []game.Notice
		if player, notices, err = c.view(dir); err != nil {
			return err
		}
		for _, n := range notices {
			c.warn(n)
		}
	case c.flags.player != defaultPlayer || stores.NotPlain(unknown):
		return unknown
	}
	only := &game.Destination{}
	if ref != "" {
		if only, err = s.labPlace(ref); err != nil {
			return err
		}
	}
	labs := slices.DeleteFunc(c.labRecords(player, s.packs), func(r labRecord) bool { return !r.in(only) })
	if asJSON {
		return c.sayJSON(labList{who, labs})
	}
	return c.sayLabs(labs)
}

// labList is what "quest lab --list --json" prints. Scripts read it: names stay.
type labList struct {
	Player string      `json:"player"` // the name for --player, "" where nothing was played yet
	Labs   []labRecord `json:"labs"`
}

// sayLabs prints labs, pack by pack.
func (c *call) sayLabs(labs []labRecord) error {
	pack := ""
	for _, r := range labs {
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
