package certainty

import (
	"strconv"

	"quest/game"
	"quest/game/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// text is the explanation: in full where that fits into the box, else in short. Where even
// that does not fit, the table of the levels comes first, so that what a level costs is read
// without scrolling.
func (s Setting) text(a screen.Area) []string {
	t, room := a.Theme, s.room(a)
	what := s.say(a, t.Text, func(w phrase.Certainty) string { return w.OfferWhat })
	table, gold, terms := table(a), s.gold(a), s.honest(a)
	about := append(what[:len(what):len(what)], gold...)
	if s.offered {
		terms = append(terms, s.again(a)...)
	}
	for _, lines := range [][]string{
		join([]string{""}, s.full(a), table, s.honest(a)),
		join([]string{""}, about, table, terms),
		join(nil, about, table, terms),
	} {
		if len(lines) <= room {
			return lines
		}
	}
	return join(nil, table, gold, what, terms)
}

// join puts parts below each other, with some lines between them.
func join(between []string, parts ...[]string) []string {
	var out []string
	for i, part := range parts {
		if i > 0 {
			out = append(out, between...)
		}
		out = append(out, part...)
	}
	return out
}

// say says a sentence in each language within the box.
func (s Setting) say(a screen.Area, ink style.Ink, pick func(phrase.Certainty) string) []string {
	inks := widget.Inks{First: ink, Second: a.Theme.Second}
	return widget.SayEach(a, textWidth(a), inks, func(in screen.Area) string { return pick(in.Book().Certainty) })
}

func textWidth(a screen.Area) int { return a.Width - widget.BoxFrame - widget.Gutter }

// full is all that is said above the table where there is room: also what it is good for,
// what is so now, and the key that opens it.
func (s Setting) full(a screen.Area) []string {
	t := a.Theme
	lines := s.say(a, t.Text, func(w phrase.Certainty) string { return w.OfferWhat + " " + w.OfferWhy })
	switch {
	case s.offered:
		lines = append(lines, s.gold(a)...)
	case s.player.Wager():
		lines = append(lines, s.say(a, t.Teal, func(w phrase.Certainty) string { return w.IsOn })...)
	default:
		lines = append(lines, s.say(a, t.Teal, func(w phrase.Certainty) string { return w.IsOff })...)
	}
	return append(lines, s.again(a)...)
}

// gold says what who takes the offer starts with.
func (s Setting) gold(a screen.Area) []string {
	if !s.offered {
		return nil
	}
	return s.say(a, a.Theme.Gold, func(w phrase.Certainty) string {
		return phrase.Fill(w.OfferGold, "n", strconv.Itoa(game.StakeGold))
	})
}

func (s Setting) honest(a screen.Area) []string {
	return s.say(a, a.Theme.Text, func(w phrase.Certainty) string { return w.OfferHonest + " " + w.OfferHow })
}

func (s Setting) again(a screen.Area) []string {
	return s.say(a, a.Theme.Muted, func(w phrase.Certainty) string { return w.OfferAgain })
}

// table is the levels with their odds in signs: once for all languages where that fits, else
// for each of them.
func table(a screen.Area) []string {
	if tableWidth(a) <= textWidth(a) || len(a.InEach()) == 1 {
		return levelTable(a)
	}
	var out []string
	for _, in := range a.InEach() {
		out = append(out, levelTable(in)...)
	}
	return out
}

// levelName is the name of a level in each language of an area.
func levelName(a screen.Area, l game.Certainty) string {
	return widget.InEach(a, widget.Unlimited, func(in screen.Area) string { return in.Book().Certainty.Level(l) })
}

// columnGap stands between two columns of a table, and before the first one.
const columnGap = 2

// tableColumns is how wide the columns of a table want to be.
func tableColumns(a screen.Area) (names, odds, chance int) {
	for _, l := range levels() {
		names = max(names, widget.Width(levelName(a, l)))
	}
	for _, in := range a.InEach() {
		words := in.Book().Certainty
		odds, chance = max(odds, widget.Width(words.OddsHead)), max(chance, widget.Width(words.ChanceHead))
	}
	return names, odds, chance
}

func tableWidth(a screen.Area) int {
	names, odds, chance := tableColumns(a)
	return names + odds + chance + 3*columnGap
}

// levelTable is a line for each level with its name in each language of an area, its odds in
// signs, and the chance to be right at which it is the honest one, below headings in each
// language.
func levelTable(a screen.Area) []string {
	t := a.Theme
	names, odds, chance := tableColumns(a)
	if room := textWidth(a) - names - 3*columnGap; odds+chance > room { // the headings are broken
		odds = min(odds, max(1, room/2))
		chance = max(1, room-odds)
	}
	var out []string
	for _, in := range a.InEach() {
		words := in.Book().Certainty
		head := widget.Beside(widget.Wrap(t.Muted.Render(words.OddsHead), odds), widget.Wrap(t.Muted.Render(words.ChanceHead), chance), odds, columnGap)
		out = append(out, widget.Shift(head, names+2*columnGap)...)
	}
	for i, l := range levels() {
		row := widget.Blank(columnGap) + widget.Fit(t.Strong.Render(levelName(a, l)), names+columnGap, "") +
			widget.Fit(t.Gold.Render(oddsInSigns(a, game.FullOdds(l))), odds+columnGap, "") + t.Text.Render(chances()[i])
		out = append(out, widget.Cut(row, textWidth(a), t.Sign.More))
	}
	return out
}

// chances are the chances to be right between which each level is expected to win most: two
// levels are expected to win alike where p times the difference of their wins is (1 - p) times
// that of their losses.
func chances() []string {
	all := levels()
	var bounds []string
	for i := range all[1:] {
		less, more := game.FullOdds(all[i]), game.FullOdds(all[i+1])
		lose := more.Lose - less.Lose
		bounds = append(bounds, strconv.Itoa(lose)+"/"+strconv.Itoa(more.Win-less.Win+lose))
	}
	return []string{"< " + bounds[0], bounds[0] + " - " + bounds[1], "> " + bounds[1]}
}
