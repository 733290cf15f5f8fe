package main

import (
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// disputed is what "quest disputes --json" prints of one dispute. Scripts read it:
// names stay.
type disputed struct {
	Pack     string      `json:"pack"`
	Item     string      `json:"item"` // full ID
	Rev      int         `json:"rev"`
	Hash     string      `json:"hash"` // content hash of the pack that the player saw
	Date     game.Date   `json:"date"` // by the calendar
	Hour     string      `json:"time"` // HH:MM, by the player's clock
	Note     string      `json:"note"`
	Here     whereabouts `json:"here"`
	Question string      `json:"question"` // as it stands here, "" if it does not
	Text     string      `json:"text"`     // ready for the author of the pack
}

// whereabouts says how the disputed item stands in the packs of this computer.
type whereabouts string

const (
	packSame    whereabouts = "same"    // the very pack that the player saw
	packChanged whereabouts = "changed" // another version of the pack
	itemGone    whereabouts = "gone"    // the pack is here, the item is not
	packGone    whereabouts = "unknown" // the pack is not here
)

func (c *call) disputesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "disputes",
		Short: "help.Disputes",
		Long:  "help.DisputesLong",
		Args:  console.NoArguments,
		RunE:  func(*cobra.Command, []string) error { return c.disputes(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

func (c *call) disputes(asJSON bool) error {
	name, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	all := []disputed{}
	for _, d := range player.Disputes {
		all = append(all, shelf.disputed(d, c.book()))
	}
	if asJSON {
		return c.sayJSON(struct {
			Player   string     `json:"player"` // the name for --player
			Disputes []disputed `json:"disputes"`
		}{name, all})
	}
	if err := c.say("%s", c.text(game.Say("disputes.Head").Count("n", len(all)).With("name", content.OneLine(player.Name.String())))); err != nil {
		return err
	}
	for i, d := range all {
		if err := c.say("\n[%d] %s %s %s rev %d %s\n\n%s", i+1, d.Date, d.Hour, d.Item, d.Rev, d.Hash, d.Text); err != nil {
			return err
		}
	}
	return nil
}

// disputed looks a dispute up in the packs and writes the text for the author.
func (s *shelf) disputed(d game.Dispute, book *phrase.Book) disputed {
	owner, id, _ := strings.Cut(d.Item, "#item/")
	out := disputed{
		Pack: content.OneLine(owner), Item: content.OneLine(d.Item), Rev: d.Rev, Hash: content.OneLine(d.Pack), Date: d.Day, Hour: d.Hour,
		Note: content.OneLine(d.Note.String()), Here: packGone,
	}
	var pack *content.Pack
	for _, p := range s.packs {
		if string(p.ID()) == owner {
			pack = p
		}
	}
	var item *content.Item
	if pack != nil {
		out.Here = itemGone
		if found, ok := pack.Item(content.ItemID(id)); ok {
			item, out.Here, out.Question = found, packChanged, found.CitedIn(game.Speak(book.Lang).Within(pack)[0])
			if pack.Meta().Hash == d.Pack {
				out.Here = packSame
			}
		}
	}
	out.Text = out.letter(pack, item, book)
	return out
}

// letter writes the text for the author. pack and item are nil where they are not
// here.
func (d disputed) letter(pack *content.Pack, item *content.Item, book *phrase.Book) string {
	var lines []string
	add := func(n game.Notice) { lines = append(lines, book.Say(n)) }
	authors := ""
	if pack != nil {
		authors = " (" + authorsOf(pack) + ")"
	}
	add(game.Say("disputes.To").With("pack", d.Pack, "authors", authors))
	add(game.Say("disputes.Item").With("item", d.Item).Count("rev", d.Rev))
	if d.Question != "" {
		add(game.Say("disputes.Question").With("question", d.Question))
	}
	add(game.Say("disputes.Note").With("date", d.Date.String()+" "+d.Hour, "note", d.Note))
	add(game.Say("disputes.Hash").With("hash", d.Hash))
	switch d.Here {
	case packSame:
		add(game.Say("disputes.Same").With("version", pack.Meta().Version))
	case packChanged:
		add(game.Say("disputes.Changed").With("version", pack.Meta().Version, "hash", pack.Meta().Hash).Count("rev", item.Rev))
	case itemGone:
		add(game.Say("disputes.Gone").With("version", pack.Meta().Version))
	case packGone:
		add(game.Say("disputes.NotHere"))
	}
	if item != nil {
		for _, s := range item.Sources {
			add(game.Say("disputes.Source").With("source", s.String()))
		}
	}
	add(game.Say("disputes.Raise"))
	return strings.Join(lines, "\n")
}

func authorsOf(p *content.Pack) string {
	var names []string
	for _, a := range p.Meta().Authors {
		names = append(names, a.String())
	}
	return strings.Join(names, ", ")
}
