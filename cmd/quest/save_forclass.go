package main

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/check"
	"quest/content/lazy"
	"quest/content/source"
	"quest/game"
	"quest/game/answers"
	"quest/game/desk"
	"quest/saves"
)

// forClass is what the flags of "quest save export --for-class" ask for.
type forClass struct {
	wanted bool
	output console.FileName
	packs  []string // IDs, or folders of packs; none for all
	name   bool
	typed  bool
}

func (f *forClass) add(cmd *cobra.Command) {
	set := cmd.Flags()
	set.BoolVar(&f.wanted, "for-class", false, "help.FlagForClass")
	set.VarP(&f.output, "output", "o", "help.FlagOutput")
	set.StringArrayVar(&f.packs, "pack", nil, "help.FlagForClassPack")
	set.BoolVar(&f.name, "name", false, "help.FlagForClassName")
	set.BoolVar(&f.typed, "typed", false, "help.FlagForClassTyped")
}

// stray names a flag that means nothing without --for-class, "" for none.
func (f *forClass) stray() string {
	switch {
	case f.wanted:
	case f.name:
		return "--name"
	case f.typed:
		return "--typed"
	case len(f.packs) > 0:
		return "--pack"
	}
	return ""
}

// file gives the file that a command line names, by its argument or by -o, "" for none.
func (f *forClass) file(args []string) (string, error) {
	switch {
	case len(args) == 0:
		return string(f.output), nil
	case f.output != "" || len(args) > 1:
		return "", wrong(game.Say("class.OneFile"))
	}
	return args[0], nil
}

// handIn is what "quest save export --for-class --json" prints about the file that it wrote. Scripts read it:
// names stay.
type handIn struct {
	Who     string   `json:"who"`     // pseudonym
	File    string   `json:"file"`    // that was written
	Answers int      `json:"answers"` // in it
	Firsts  int      `json:"firsts"`  // of these, the first to their items
	Packs   []string `json:"packs"`   // that they belong to
	Named   bool     `json:"named"`   // the name of the player is in it
	Typed   bool     `json:"typed"`   // what was typed is in it, folded
	Unread  int      `json:"unread"`  // answers that were typed and could not be read, since their pack is not here
}

// saveForClass writes the answers of a save as a class may have them.
func (c *call) saveForClass(f *forClass, file string, asJSON bool) error {
	_, dir, err := c.knownPlayer()
	if err != nil {
		return err
	}
	file, err = c.path(cmp.Or(file, "-"))
	switch {
	case err != nil:
		return err
	case asJSON && file == "-":
		return wrong(game.Say("class.JSONNeedsFile"))
	}
	collected, err := c.collect(f, dir)
	if err != nil {
		return err
	}
	if h, err := saves.Verify(dir, c.saveOptions()); err == nil {
		for _, line := range damageWords(h.Report) {
			c.warn(line)
		}
	}
	all := collected.Answers()
	if len(all) == 0 {
		return failed(game.Say("class.NoAnswers"), errNoAnswers)
	}
	name := ""
	if f.name {
		player, err := desk.Glance(c.deskOptions(dir, ""))
		if err != nil {
			return unreadable(err)
		}
		name = content.OneLine(player.Name.String())
	}
	var lines bytes.Buffer
	if err := answers.Write(&lines, collected.Who(), name, all); err != nil {
		return err
	}
	if file == "-" {
		for _, line := range forClassWords(f, collected, all, "-") {
			c.warn(line)
		}
		_, err := c.forTerminal().Write(lines.Bytes())
		return err
	}
	if err := console.WriteResult(file, lines.Bytes(), why); err != nil {
		return err
	}
	if asJSON {
		return c.sayJSON(handIn{collected.Who(), file, len(all), firsts(all), packsOf(all), f.name, f.typed, collected.Unread()})
	}
	return c.tell(forClassWords(f, collected, all, content.OneLine(file))...)
}

var errNoAnswers = errors.New("no answers")

// collect takes the answers out of the save in a folder.
func (c *call) collect(f *forClass, dir string) (*answers.Collector, error) {
	packs, only, err := c.packsForClass(f.packs)
	if err != nil {
		return nil, err
	}
	collected := &answers.Collector{Packs: packs, Typed: f.typed}
	if len(only) > 0 {
		collected.Only = func(pack content.PackID) bool { return slices.Contains(only, pack) }
	}
	if err := desk.WalkRecords(c.deskOptions(dir, ""), collected.Take); err != nil {
		return nil, unreadable(err)
	}
	return collected, nil
}

// fullPackID is the form of the ID of a pack. The pack may be gone, so it need not be one that is here.
var fullPackID = lazy.Regexp(`^[a-z0-9-]{2,48}/[a-z0-9-]{2,48}$`)

// packsForClass gives the packs by which typed answers are read, and those of which the answers are wanted. A
// pack is named by its ID, by its name alone, or by its folder.
func (c *call) packsForClass(named []string) (all []*content.Pack, only []content.PackID, err error) {
	s, err := c.toldShelf()
	if err != nil {
		return nil, nil, err
	}
	all = s.packs
	for _, ref := range named {
		if dir, err := c.path(ref); err == nil && isFolder(dir) {
			report, err := c.readPack(dir)
			if err != nil {
				return nil, nil, err
			}
			if report.Pack == nil {
				return nil, nil, withErrors(dir, report)
			}
			all, only = append([]*content.Pack{report.Pack}, all...), append(only, report.Pack.ID())
			continue
		}
		pack, err := s.pack(ref)
		switch {
		case err == nil:
			only = append(only, pack.ID())
		case fullPackID.Get().MatchString(ref):
			only = append(only, content.PackID(ref))
		default:
			return nil, nil, err
		}
	}
	return all, only, nil
}

// forClassWords say what is in the file and what is not.
func forClassWords(f *forClass, collected *answers.Collector, all []answers.Answer, file string) []game.Notice {
	lines := []game.Notice{
		game.Say("class.Wrote").Count("n", len(all)).Count("firsts", firsts(all)).With("file", file),
		game.Say("class.Who").With("who", collected.Who()),
		game.Say("class.Holds"),
	}
	if f.name {
		lines = append(lines, game.Say("class.HoldsName"))
	} else {
		lines = append(lines, game.Say("class.NoName"))
	}
	if f.typed {
		lines = append(lines, game.Say("class.HoldsTyped"))
	} else {
		lines = append(lines, game.Say("class.NoTyped"))
	}
	if n := collected.Unread(); n > 0 {
		lines = append(lines, game.Say("class.Unread").Count("n", n))
	}
	return lines
}

func firsts(all []answers.Answer) int {
	n := 0
	for i := range all {
		if all[i].First {
			n++
		}
	}
	return n
}

// packsOf gives the packs of some answers, in the order of their IDs.
func packsOf(all []answers.Answer) []string {
	packs := []string{}
	for i := range all {
		packs = append(packs, string(all[i].PackID()))
	}
	slices.Sort(packs)
	return slices.Compact(packs)
}

// withErrors says that a pack has errors, so that nothing can be told of it yet.
func withErrors(dir string, r check.Report) error {
	n, _, _ := source.Count(r.Findings)
	return &failure{Code: exitFindings, Said: game.Say("packs.HasErrors").With("where", content.OneLine(dir)).Count("n", n)}
}
