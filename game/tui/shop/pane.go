package shop

import (
	"quest/game"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// pane shows the chosen thing in a box of a width and height: its name, what it is, how it
// looks, and at the foot what enter does. What it is gives way where there is little room.
func (s Shop) pane(a screen.Area, width, height int) widget.Page {
	r, ok := s.chosen()
	if !ok || width < widget.BoxFrame+8 || height < 5 {
		return widget.Page{}
	}
	t := themeOf(a, r)
	inner, rows := width-widget.BoxFrame, height-widget.BoxRows
	foot := s.foot(a, t, r, inner)
	sample := s.sample(a, t, r, inner, height >= paneHeight-2)
	head := []string{s.name(a, t, r, inner)}
	if said := s.says(a, t, r, inner, rows-1-len(sample)-len(foot.Lines)); len(said) > 0 {
		head = append(head, said...)
	}
	spare := rows - len(head) - len(sample) - len(foot.Lines)
	var body widget.Page
	body.Add(head...)
	if spare > 0 && len(sample) > 0 {
		body.Add("")
		spare--
	}
	body.Add(sample...)
	body.Add(make([]string, max(0, spare))...)
	body.Follow(foot)
	box := widget.Page{Lines: widget.Box(t, "", body.Lines[:min(len(body.Lines), rows)], width, t.Accent)}
	for _, target := range body.Targets {
		box.Mark(target.First+1, target.Last+1, 0, width, target.Does, target.N)
	}
	return box
}

// name is the name of a thing in every language that is read, where that fits.
func (s Shop) name(a screen.Area, t *style.Theme, r row, width int) string {
	return widget.Cut(widget.Heading(a, width, func(in screen.Area) string { return t.Heading.Render(nameIn(in, r)) }), width, t.Sign.More)
}

// says is what a thing is, in at most so many lines, nothing where it needs more.
func (s Shop) says(a screen.Area, t *style.Theme, r row, width, most int) []string {
	about := func(in screen.Area) string {
		switch {
		case r.kept != nil && r.kept.ID == game.BossKeepsake:
			return say(in, game.Say("shop.FromBoss").With("date", r.kept.Day.String()))
		case r.kept != nil:
			return say(in, game.Say("shop.Found").With("date", r.kept.Day.String()))
		case r.Gone:
			return say(in, game.Say("shop.GoneWhy").Count("n", r.Price))
		}
		return wordsIn(in, r.Says)
	}
	said := widget.SayWithin(a, width, most, widget.Inks{First: t.Text, Second: t.Second}, about)
	if len(said) > most {
		return nil
	}
	return said
}

// sample is how a thing looks, with more space in it where there is room.
func (s Shop) sample(a screen.Area, t *style.Theme, r row, width int, roomy bool) []string {
	if r.Gone {
		return nil
	}
	switch r.Slot {
	case game.SlotTheme:
		return s.colours(a, t, width)
	case game.SlotBorder:
		return table(t)
	case game.SlotBanner:
		return []string{widget.Banner(t, widget.Cut(s.player.Name.String(), width-widget.BannerCells(t), t.Sign.More))}
	case game.SlotOwl:
		owls := widget.Beside(widget.Owl(t, widget.Awake), widget.Owl(t, widget.Happy), widget.OwlWidth, gap)
		return widget.Beside(owls, widget.Owl(t, widget.Winking), 2*widget.OwlWidth+gap, gap)
	case game.SlotCompanion:
		return s.companion(a, t, r, width, roomy)
	case game.SlotTitle:
	}
	return nil
}

// colours shows the colours of a theme in the places where they are used.
func (s Shop) colours(a screen.Area, t *style.Theme, width int) []string {
	glow := ""
	for i, letter := range []string{"Q", "U", "E", "S", "T"} {
		glow += t.Glow[i].Render(letter) + " "
	}
	return []string{
		glow + " " + widget.Bar(t, 7, 10, 10, t.Teal),
		fitting(width, t.Text.Render(say(a, game.Say("shop.SampleText"))), t.Second.Render(say(a, game.Say("shop.SampleSecond"))),
			t.Muted.Render(say(a, game.Say("shop.SampleMuted")))),
		fitting(width, t.Right.Render(t.Sign.Right+" "+say(a, game.Say("shop.SampleRight"))), t.Wrong.Render(t.Sign.Wrong+" "+say(a, game.Say("shop.SampleWrong"))),
			t.Gold.Render(t.Sign.Gold+" "+t.Sign.Star)),
	}
}

// fitting puts as many pieces on a line as fit into a width.
func fitting(width int, pieces ...string) string {
	line := pieces[0]
	for _, piece := range pieces[1:] {
		if widget.Width(line)+2+widget.Width(piece) <= width {
			line += "  " + piece
		}
	}
	return line
}

// table is a small table in the lines of a border.
func table(t *style.Theme) []string {
	sign, line := t.Sign, t.Line.Render
	rule := sign.Rule + sign.Rule + sign.Rule + sign.Rule + sign.Rule
	row := line(sign.Side) + " " + t.Gold.Render(sign.Star) + "   " + line(sign.Side) + " " + t.Teal.Render(sign.Here) + "   " + line(sign.Side)
	return []string{
		line(sign.TopLeft + rule + sign.TopTee + rule + sign.TopRight),
		row,
		line(sign.LeftTee + rule + sign.Cross + rule + sign.RightTee),
		row,
		line(sign.BottomLeft + rule + sign.BottomTee + rule + sign.BottomRight),
	}
}

// companion is how a companion looks now, and when it grows.
func (s Shop) companion(a screen.Area, t *style.Theme, r row, width int, roomy bool) []string {
	if r.Usual {
		return widget.Owl(t, widget.Awake)
	}
	at := r.StageOf(s.player)
	now := widget.Beside(widget.Owl(t, widget.Happy), widget.Companion(t, r.ID, at), widget.OwlWidth, 1)
	if next := at + 1; next < len(r.Stages) && width >= 3*widget.OwlWidth+6 { // what it grows into
		arrow := []string{"", t.Muted.Render(t.Sign.ToRight), ""}
		now = widget.Beside(now, arrow, 2*widget.OwlWidth+1, 2)
		now = widget.Beside(now, widget.Companion(t, r.ID, next), 2*widget.OwlWidth+4, 2)
	}
	growth := func(in screen.Area) string { return say(in, r.Growth(s.player, langOf(in, r.Stages[0].Name))) }
	most := 3 // lines
	if roomy {
		now, most = append(now, ""), 4
	}
	return append(now, widget.SayWithin(a, width, most, widget.One(t.Muted), growth)...)
}

// foot says what enter does with the chosen thing, or why it does nothing.
func (s Shop) foot(a screen.Area, t *style.Theme, r row, width int) widget.Page {
	var p widget.Page
	note := func(ink style.Ink, n game.Notice) {
		p.Add(widget.SayWithin(a, width, 2, widget.One(ink), func(in screen.Area) string { return in.Book().Sentence(say(in, n)) })...)
	}
	deed := func(key string, n game.Notice, does widget.Deed) {
		lead := t.Key.Render(key) + " " + t.Gold.Render(t.Sign.Gist) + " "
		room := width - widget.Width(lead)
		words := widget.Heading(a, room, func(in screen.Area) string { return t.Gold.Bold().Render(say(in, n)) })
		p.Put(widget.Indent(widget.Wrap(words, room), lead), does, 0, false)
	}
	if r.Slot == game.SlotTheme && !r.Gone {
		switch {
		case a.Decided.Colours != "" || a.Ground == style.Mono:
			note(t.Muted, game.Say("shop.NoColours"))
		case a.Decided.Theme != "" && s.player.Worn(game.SlotTheme) != "" && a.Theme.ID != s.player.Worn(game.SlotTheme):
			note(t.Muted, game.Say("shop.Decided").With("by", a.Decided.Theme))
		}
	}
	switch {
	case r.Gone:
	case s.asks:
		left := s.player.Purse() - r.Price
		sure := game.Say("shop.Sure").Count("n", r.Price).Count("left", left)
		if s.again {
			sure = game.Say("shop.PayHow").With("key", a.Keys.Pay.Help().Key).Count("n", r.Price).Count("left", left)
		}
		note(t.Text, sure)
		deed(a.Keys.Pay.Help().Key, game.Say("shop.KeyPay").Count("n", r.Price), payChosen)
	case s.deal(a) == buys:
		deed(a.Keys.Enter.Help().Key, game.Say("shop.BuyFor").Count("n", r.Price), takeChosen)
	case s.deal(a) == wears:
		deed(a.Keys.Enter.Help().Key, game.Say("shop.KeyWear"), takeChosen)
	case r.Worn:
		worn := func(in screen.Area) string {
			return t.Right.Render(t.Sign.Right + " " + say(in, game.Say("shop.Worn")))
		}
		p.Add(widget.Heading(a, width, worn))
	case !r.Owned:
		note(t.Muted, game.Say("shop.Short").Count("n", r.Price).Count("short", r.Price-s.player.Purse()))
	}
	return p
}
