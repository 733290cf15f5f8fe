package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/content/lazy"
	"quest/game"
)

// marksRecord is what "quest marks --json" prints. Scripts read it: names stay.
type marksRecord struct {
	Player    string       `json:"player"`
	Starred   []markedItem `json:"starred"`
	Suspended []markedItem `json:"suspended"`
	Buried    []markedItem `json:"buried"` // until the study day ends
	Changed   bool         `json:"changed"`
}

type markedItem struct {
	Item     string `json:"item"` // full ID
	Question string `json:"question"`
	Here     bool   `json:"here"` // the question is in a pack of this computer
}

// markFlags are the marks that a command line sets or takes away, nil for the others.
type markFlags struct {
	star, suspend, bury *bool
	asJSON              bool
}

func (c *call) marksCommand() *cobra.Command {
	f := &markFlags{}
	cmd := &cobra.Command{
		Use:     "marks [ITEM]",
		Short:   "help.Marks",
		Long:    "help.MarksLong",
		Example: "help.MarksExamples",
		RunE:    func(_ *cobra.Command, args []string) error { return c.marks(args, f) },
	}
	set := cmd.Flags()
	set.SortFlags = false
	set.Var(&toggle{c, &f.star}, "star", "help.FlagStar")
	set.Var(&toggle{c, &f.suspend}, "suspend", "help.FlagSuspend")
	set.Var(&toggle{c, &f.bury}, "bury", "help.FlagBury")
	set.BoolVar(&f.asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// wanted gives the marks that are to be set or taken away.
func (f *markFlags) wanted() []game.Marked {
	var all []game.Marked
	for _, m := range []struct {
		mark game.Mark
		on   *bool
	}{{game.Star, f.star}, {game.Suspend, f.suspend}, {game.Bury, f.bury}} {
		if m.on != nil {
			all = append(all, game.Marked{Mark: m.mark, On: *m.on})
		}
	}
	return all
}

func (c *call) marks(args []string, f *markFlags) error {
	wanted := f.wanted()
	switch {
	case len(args) == 0 && len(wanted) == 0:
		name, player, shelf, err := c.seen()
		if err != nil {
			return err
		}
		return c.sayMarks(c.marksRecord(&changing{name: name, player: player, shelf: shelf, now: c.clock().moment()}), nil, f.asJSON)
	case len(args) == 0:
		return wrong(game.Say("marks.NameItem").With("todo", "quest marks ITEM --"+wanted[0].Mark.String()+" "+onOff(wanted[0].On)))
	case len(args) > 1:
		return wrong(game.Say("marks.OneItem").Count("n", len(args)))
	case len(wanted) == 0:
		return c.nameMark(args[0])
	}
	return c.changeMarks(args[0], wanted, f.asJSON)
}

// nameMark asks which mark of an item to change: it offers to take away one that the item has,
// or to set a star.
func (c *call) nameMark(typed string) error {
	name, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	of := &changing{name: name, player: player, shelf: shelf, now: c.clock().moment()}
	item, err := of.item(typed)
	if err != nil {
		return err
	}
	flag := "--star on"
	for _, m := range []struct {
		mark  game.Mark
		items []string
	}{{game.Bury, player.Buried(of.now)}, {game.Suspend, player.Suspended()}, {game.Star, player.Starred()}} {
		if slices.Contains(m.items, item) {
			flag = "--" + m.mark.String() + " off"
		}
	}
	return wrong(game.Say("marks.NameMark").With("todo", "quest marks "+content.OneLine(typed)+" "+flag))
}

// changeMarks sets marks of an item or takes them away.
func (c *call) changeMarks(typed string, wanted []game.Marked, asJSON bool) error {
	var out marksRecord
	var said []game.Notice
	err := c.change(func(ch *changing) (game.Batch, error) {
		item, err := ch.item(typed)
		if err != nil {
			return game.Batch{}, err
		}
		var all game.Batch
		for _, m := range wanted {
			batch := ch.player.Mark(item, m.Mark, m.On, ch.now)
			said = append(said, saidMark(item, m, len(batch.Events) > 0))
			if len(all.Events) == 0 {
				all = batch
				continue
			}
			all.Events = append(all.Events, batch.Events...)
		}
		out = c.marksRecord(ch)
		out.Changed = len(all.Events) > 0
		return all, nil
	})
	if err != nil {
		return err
	}
	return c.sayMarks(out, said, asJSON)
}

// saidMark says what became of a mark, and how it is undone.
func saidMark(item string, m game.Marked, changed bool) game.Notice {
	undo := "quest marks " + content.OneLine(item) + " --" + m.Mark.String() + " " + onOff(!m.On)
	name := markNames.Get()[m.Mark]
	switch {
	case !changed && m.On:
		return game.Say("marks.AlreadyOn").Put("mark", name).With("item", content.OneLine(item))
	case !changed:
		return game.Say("marks.AlreadyOff").Put("mark", name).With("item", content.OneLine(item))
	case m.On:
		return game.Say("marks.Set").Put("mark", name).With("item", content.OneLine(item), "todo", undo)
	}
	return game.Say("marks.TakenAway").Put("mark", name).With("item", content.OneLine(item), "todo", undo)
}

// markNames are what the marks are called.
var markNames = lazy.Value[map[game.Mark]game.Notice]{Make: func() map[game.Mark]game.Notice {
	return map[game.Mark]game.Notice{
		game.Star: game.Say("marks.Star"), game.Suspend: game.Say("marks.Suspend"), game.Bury: game.Say("marks.Bury"),
	}
}}

func onOff(on bool) string {
	if on {
		return "on"
	}
	return "off"
}

// item finds the item that a person means: by its full ID, or by its name where only one has
// it, among those of the packs and those that are marked.
func (ch *changing) item(typed string) (string, error) {
	known := slices.Concat(ch.player.Starred(), ch.player.Suspended(), ch.player.Buried(ch.now))
	for _, p := range ch.shelf.packs {
		for _, quiz := range p.Quizzes() {
			for _, item := range quiz.Items {
				known = append(known, p.ID().Item(item))
			}
		}
	}
	slices.Sort(known)
	known = slices.Compact(known)
	if slices.Contains(known, typed) {
		return typed, nil
	}
	var meant, names []string
	for _, id := range known {
		_, name, _ := strings.Cut(id, "#item/")
		names = append(names, name)
		if name == typed {
			meant = append(meant, id)
		}
	}
	switch {
	case len(meant) == 1:
		return meant[0], nil
	case len(meant) > 1:
		return "", wrong(game.Say("marks.SeveralItems").With("item", content.OneLine(typed), "items", content.OneLine(strings.Join(meant, ", "))))
	}
	return "", noSuch(game.Say("marks.NoItem").With("item", content.OneLine(typed)), typed, append(known, names...), game.Say("marks.SeeMarks"))
}

// marksRecord gathers what is marked.
func (c *call) marksRecord(of *changing) marksRecord {
	list := func(ids []string) []markedItem {
		all := []markedItem{}
		for _, id := range ids {
			m := markedItem{Item: content.OneLine(id)}
			m.Question, m.Here = c.question(of.shelf.packs, id)
			all = append(all, m)
		}
		return all
	}
	return marksRecord{
		Player: of.name, Starred: list(of.player.Starred()), Suspended: list(of.player.Suspended()), Buried: list(of.player.Buried(of.now)),
	}
}

// question gives what an item asks, in the language of the command; false for one that is in
// no pack here.
func (c *call) question(packs []*content.Pack, id string) (string, bool) {
	owner, name, _ := strings.Cut(id, "#item/")
	for _, p := range packs {
		if string(p.ID()) != owner {
			continue
		}
		if item, ok := p.Item(content.ItemID(name)); ok {
			return item.CitedIn(c.lang(p)), true
		}
	}
	return "", false
}

// sayMarks prints what is marked, behind what was changed.
func (c *call) sayMarks(r marksRecord, said []game.Notice, asJSON bool) error {
	if asJSON {
		return c.sayJSON(r)
	}
	if len(said) > 0 {
		return c.tell(said...)
	}
	for _, of := range []struct {
		mark  game.Mark
		head  game.Notice
		items []markedItem
	}{
		{game.Star, game.Say("marks.Starred").Count("n", len(r.Starred)), r.Starred},
		{game.Suspend, game.Say("marks.Suspended").Count("n", len(r.Suspended)), r.Suspended},
		{game.Bury, game.Say("marks.Buried").Count("n", len(r.Buried)), r.Buried},
	} {
		if len(of.items) == 0 {
			continue
		}
		said = append(said, of.head)
		for _, m := range of.items {
			if !m.Here {
				said = append(said, game.Say("marks.ItemGone").With("item", m.Item))
				continue
			}
			said = append(said, game.Say("marks.Item").With("item", m.Item, "question", m.Question))
		}
		said = append(said, game.Say("marks.HowTo").With("todo", "quest marks ITEM --"+of.mark.String()+" off"))
	}
	if len(said) == 0 {
		return c.tell(game.Say("marks.NothingMarked"))
	}
	return c.tell(said...)
}
