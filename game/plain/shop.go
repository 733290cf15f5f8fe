package plain

import (
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/shop"
)

// visitShop lists what gold buys, and buys and wears things: a line is a word and the number of
// a thing. It goes on until an empty line.
func (t *terminal) visitShop() error {
	t.buying = true
	defer func() { t.buying = false }()
	show := func() {
		t.emptyLine()
		t.say(t.notice(game.Say("shop.Title")))
		t.say(t.notice(game.Say("shop.Purse").Count("n", t.seat.Player.Purse())))
		t.listThings()
		t.sayKeepsakes()
		t.say(t.notice(game.Say("shop.LineHow")))
	}
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn || c == back {
			return err
		}
		rows := shop.Rows(t.seat.Player)
		word, rest, _ := strings.Cut(strings.TrimSpace(commandText(line)), " ")
		n, ok := number(strings.TrimSpace(rest))
		buys, wears := oneOf(word, t.books.Typed("Buy")), oneOf(word, t.books.Typed("Wear"))
		switch {
		case !ok || n < 1 || n > len(rows) || !buys && !wears:
			t.say(t.notice(game.Say("shop.LineNoSuch").Count("most", len(rows))))
		case buys:
			err = t.buyThing(rows[n-1], n)
		default:
			err = t.wearThing(rows[n-1], n)
		}
		if err != nil {
			return err
		}
	}
}

// listThings says all things with their numbers, below the names of their kinds.
func (t *terminal) listThings() {
	kind := ""
	for i, r := range shop.Rows(t.seat.Player) {
		of := shop.KindOf(r.Slot)
		if r.Gone {
			of = game.Say("shop.Kept")
		}
		if said := t.notice(of); said != kind {
			kind = said
			t.say(kind)
		}
		t.say(t.thingLine(i+1, r))
		if len(r.Stages) > 0 {
			t.say("   " + t.notice(r.Growth(t.seat.Player, t.speech.Langs()...)))
		}
	}
}

// sayKeepsakes names what drops have brought to keep.
func (t *terminal) sayKeepsakes() {
	if names := shop.Keepsakes(t.seat.Player, t.speech.Langs()...); len(names) > 0 {
		t.say(t.notice(game.Say("shop.Keepsakes").With("names", t.list(names))))
	}
}

// thingLine is a thing with its number and how it stands.
func (t *terminal) thingLine(n int, r shop.Row) string {
	says := r.Says.In(t.speech.Langs()...)
	if r.Gone {
		says = t.notice(game.Say("shop.GoneWhy").Count("n", r.Price))
	}
	return t.notice(game.Say("shop.LineRow").Count("n", n).With("name", t.thingName(r), "says", says).Put("state", r.State()))
}

func (t *terminal) thingName(r shop.Row) string {
	return content.OneLine(r.Name.In(t.speech.Langs()...))
}

func (t *terminal) buyThing(r shop.Row, n int) error {
	name := t.thingName(r)
	if r.Owned {
		t.say(t.notice(game.Say("shop.AlreadyYours").With("name", name)))
		return nil
	}
	batch := r.Buy(t.seat.Player, t.seat.Now())
	if batch.Empty() {
		short := game.Say("shop.TooDear").With("name", name).Count("n", r.Price).Count("has", t.seat.Player.Purse())
		t.say(t.sentence(t.notice(short)))
		return nil
	}
	if _, err := t.keep(batch); err != nil {
		return err
	}
	t.say(t.notice(game.Say("shop.Bought").With("name", name)) + " " + t.notice(game.Say("shop.Purse").Count("n", t.seat.Player.Purse())))
	t.say(t.thingLine(n, shop.Rows(t.seat.Player)[n-1]))
	return nil
}

func (t *terminal) wearThing(r shop.Row, n int) error {
	name := t.thingName(r)
	switch {
	case r.Gone:
		t.say(t.sentence(t.notice(game.Say("shop.NotHere").With("name", name))))
		return nil
	case !r.Owned:
		how := game.Say("shop.BuyLine").Count("n", n)
		t.say(t.sentence(t.notice(game.Say("shop.NotYoursBuy").With("name", name).Put("todo", how))))
		return nil
	case r.Worn:
		t.say(t.notice(game.Say("shop.AlreadyWorn").With("name", name)))
		return nil
	}
	if _, err := t.keep(r.Wear(t.seat.Player, t.seat.Now())); err != nil {
		return err
	}
	t.say(t.notice(r.PutOn(name)))
	return nil
}
