package main

import (
	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/shop"
)

// shopRecord is what "quest shop --json" prints. Scripts read it: names stay.
type shopRecord struct {
	Player   string        `json:"player"`
	Gold     int           `json:"gold"`     // in the purse
	Memories int           `json:"memories"` // the most that ever lasted a week: by it a companion grows
	Changed  bool          `json:"changed"`
	Things   []thingRecord `json:"things"`

	Keepsakes []string `json:"keepsakes"` // names of what drops have brought to keep
}

type thingRecord struct {
	ID    string    `json:"id"`
	Slot  game.Slot `json:"slot"`
	Name  string    `json:"name"`
	Price int       `json:"price"` // 0 for what everybody has
	Owned bool      `json:"owned"`
	Worn  bool      `json:"worn"`
	Gone  bool      `json:"gone"`  // bought, and not in this version of the game
	Stage string    `json:"stage"` // of a companion, "" for other things
}

func (c *call) shopCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "shop",
		Short:   "help.Shop",
		Long:    "help.ShopLong",
		Example: "help.ShopExamples",
		Args:    c.noCommand,
		RunE:    func(*cobra.Command, []string) error { return c.shop(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	cmd.AddCommand(
		c.thingCommand("buy ID", "help.ShopBuy", (*call).buy),
		c.thingCommand("wear ID", "help.ShopWear", (*call).wear),
	)
	return cmd
}

// thingCommand is a command that does something with one thing of the shop. do gives the batch
// and what is said of it.
func (c *call) thingCommand(use, short string, do func(*call, *changing, shop.Row) (game.Batch, game.Notice, error)) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   use,
		Short: short,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong(game.Say("shop.NameThing").With("todo", cmd.CommandPath()+" ID"))
			}
			return c.changeThing(args[0], asJSON, do)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

func (c *call) shop(asJSON bool) error {
	name, player, _, err := c.seen()
	if err != nil {
		return err
	}
	record := c.shopRecord(name, player, false)
	if asJSON {
		return c.sayJSON(record)
	}
	lines := []game.Notice{game.Say("shop.Purse").Count("n", player.Purse())}
	slot := game.Slot("")
	for _, r := range shop.Rows(player) {
		if r.Gone && slot != "" {
			slot = ""
			lines = append(lines, game.Say("shop.Kept"))
		} else if !r.Gone && r.Slot != slot {
			slot = r.Slot
			lines = append(lines, shop.KindOf(slot))
		}
		lines = append(lines, game.Say("shop.RowOf").With("id", content.OneLine(r.ID), "name", r.Name.In(c.shown(nil)...)).Put("state", r.State()))
	}
	if names := shop.Keepsakes(player, c.shown(nil)...); len(names) > 0 {
		lines = append(lines, game.Say("shop.Keepsakes").With("names", content.OneLine(c.book().List(names))))
	}
	return c.tell(append(lines, game.Say("shop.HowTo").With("buy", "quest shop buy ID", "wear", "quest shop wear ID"))...)
}

// changeThing does something with the thing of an ID and tells what became of it.
func (c *call) changeThing(id string, asJSON bool, do func(*call, *changing, shop.Row) (game.Batch, game.Notice, error)) error {
	var record shopRecord
	var said game.Notice
	err := c.change(func(ch *changing) (game.Batch, error) {
		var known []string
		for _, r := range shop.Rows(ch.player) {
			known = append(known, r.ID)
			if r.ID != id {
				continue
			}
			batch, what, err := do(c, ch, r)
			said = what
			record = c.shopRecord(ch.name, ch.player, !batch.Empty())
			return batch, err
		}
		return game.Batch{}, noSuch(game.Say("shop.NoThing").With("thing", content.OneLine(id)), id, known, game.Say("shop.SeeShop"))
	})
	if err != nil {
		return err
	}
	if asJSON {
		return c.sayJSON(record)
	}
	return c.tell(said)
}

func (c *call) buy(ch *changing, r shop.Row) (game.Batch, game.Notice, error) {
	name := r.Name.In(c.shown(nil)...)
	if r.Owned {
		return game.Batch{}, game.Say("shop.AlreadyYours").With("name", name), nil
	}
	batch := r.Buy(ch.player, ch.now)
	if batch.Empty() {
		return batch, game.Notice{}, failed(game.Say("shop.TooDear").With("name", name).Count("n", r.Price).Count("has", ch.player.Purse()), nil)
	}
	return batch, game.Say("shop.Bought").With("name", name), nil
}

func (c *call) wear(ch *changing, r shop.Row) (game.Batch, game.Notice, error) {
	name := r.Name.In(c.shown(nil)...)
	switch {
	case r.Gone:
		return game.Batch{}, game.Notice{}, failed(game.Say("shop.NotHere").With("name", name), nil)
	case !r.Owned:
		return game.Batch{}, game.Notice{}, failed(game.Say("shop.NotYoursBuy").With("name", name, "todo", "quest shop buy "+r.ID), nil)
	case r.Worn:
		return game.Batch{}, game.Say("shop.AlreadyWorn").With("name", name), nil
	}
	return r.Wear(ch.player, ch.now), r.PutOn(name), nil
}

// shopRecord gathers the things as they stand for a player.
func (c *call) shopRecord(name string, p *game.Player, changed bool) shopRecord {
	langs := []content.Lang{c.book().Lang}
	out := shopRecord{Player: name, Gold: p.Purse(), Memories: p.Lasting().Most, Changed: changed, Things: []thingRecord{}}
	for _, r := range shop.Rows(p) {
		t := thingRecord{
			ID: content.OneLine(r.ID), Slot: game.Slot(content.OneLine(string(r.Slot))), Name: r.Name.In(langs...), Price: r.Price,
			Owned: r.Owned, Worn: r.Worn, Gone: r.Gone,
		}
		if len(r.Stages) > 0 {
			t.Stage = r.Stages[r.StageOf(p)].Name.In(langs...)
		}
		out.Things = append(out.Things, t)
	}
	out.Keepsakes = append([]string{}, shop.Keepsakes(p, langs...)...)
	return out
}
