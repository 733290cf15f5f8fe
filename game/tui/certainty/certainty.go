// Package certainty asks how sure a player is, and holds the setting for it.
package certainty

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// levels are the levels of certainty by their digits. The digit after them skips.
func levels() []game.Certainty { return []game.Certainty{game.Guess, game.Fairly, game.Certain} }

// Claim asks how sure the player is of an answer, before it is judged.
type Claim struct {
	player   *game.Player
	pack     *content.Pack
	question game.Question
	gave     grade.Answer
	list     widget.List
	seen     func(a screen.Area, rows int) bool
	done     bool
}

// NewClaim asks about an answer to a question of a pack. seen reports whether the answer can
// be read on the question itself where some rows of that are left above the claim; where it
// can, the claim does not repeat it. Enter alone claims nothing, so that one too many says
// nothing that was not meant.
func NewClaim(player *game.Player, pack *content.Pack, question game.Question, gave grade.Answer, seen func(a screen.Area, rows int) bool) Claim {
	return Claim{player: player, pack: pack, question: question, gave: gave, seen: seen, list: widget.List{Rows: len(rows()), At: -1}}
}

// rows is what can be claimed by its digit: the levels, and none of them.
func rows() []game.Certainty { return append(levels(), game.Unsaid) }

// Pointed reports that a level may be clicked.
func (c Claim) Pointed() bool { return true }

// Update takes a level, skips, or goes back to the question.
func (c Claim) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if c.done {
		return c, nil
	}
	if n, ok := keymap.Number(msg); ok && n <= len(rows()) {
		return c.claim(rows()[n-1])
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		first := 1 + len(c.repeated(a))
		if row := tea.Mouse(click).Y - first; row >= 0 && row < len(rows()) {
			return c.claim(rows()[row])
		}
		return c, nil
	}
	c.list, _ = c.list.Step(k, msg)
	switch {
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		return c.claim(rows()[c.at()])
	case keymap.Pressed(msg, k.Back):
		return c, screen.Close{}
	}
	return c, nil
}

func (c Claim) claim(level game.Certainty) (screen.Screen, screen.Intent) {
	c.done = true
	return c, screen.Claim{Gave: c.gave, Certainty: level}
}

// at is the row that enter takes: the last one until the keys have chosen another.
func (c Claim) at() int {
	if c.list.At < 0 {
		return len(rows()) - 1
	}
	return c.list.At
}

// Help gives the keys.
func (c Claim) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	enter := b.QuestionKeys.Skip
	if c.at() < len(levels()) {
		enter = b.Keys.Answer
	}
	return []key.Binding{
		keymap.As(k.Digit, "1-4", b.QuestionKeys.Sure),
		keymap.Says(k.Enter, enter),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.Says(k.Back, b.QuestionKeys.Change),
	}
}

// The lines of a claim beside the answer: its border, its rows, and the note that a
// small purse needs.
const frameHeight, leastBehind = 2, 3

// answerMost is how many lines the answer may take, so that something of the question
// is left above it.
func answerMost(a screen.Area) int {
	return max(1, a.Height-frameHeight-len(rows())-leastBehind)
}

// Draw draws the answer and, below it, the levels in a box, one line each.
func (c Claim) Draw(a screen.Area) screen.Drawing {
	t, inner := a.Theme, a.Width-widget.BoxFrame
	lines := c.repeated(a)
	for i, l := range rows() {
		if widget.Width(c.row(a, i, l, oddsInSigns)) > inner {
			a.Words = a.Book().Lang // one language, of which nothing is cut
		}
	}
	say := oddsInEach
	for _, shorter := range []func(screen.Area, game.Odds) string{odds, oddsInSigns} {
		for i, l := range rows() {
			if widget.Width(c.row(a, i, l, say)) > inner {
				say = shorter
				break
			}
		}
	}
	for i, l := range rows() {
		lines = append(lines, widget.Cut(c.row(a, i, l, say), inner, t.Sign.More))
	}
	lines = append(lines, c.note(a)...)
	ask := func(in screen.Area) string { return t.Heading.Render(in.Book().Certainty.Ask) }
	title := widget.Heading(a, inner-20, ask) + t.Line.Render(" "+t.Sign.Dot+" ") +
		t.Gold.Render(t.Sign.Gold+" "+phrase.Fill(a.Book().Frame.Gold, "n", strconv.Itoa(a.Kept.Standing.Gold)))
	return screen.Drawing{Lines: widget.Box(t, title, lines, a.Width, t.Accent)}
}

// row is a level with what it wins and loses, or how none of them is claimed. say puts
// odds into words or signs.
func (c Claim) row(a screen.Area, i int, l game.Certainty, say func(screen.Area, game.Odds) string) string {
	t := a.Theme
	name := func(l game.Certainty) string {
		return widget.InEach(a, widget.Unlimited, func(in screen.Area) string {
			if l == game.Unsaid {
				return in.Book().Certainty.NoStake
			}
			return in.Book().Certainty.Level(l)
		})
	}
	names := 0
	for _, l := range rows() {
		names = max(names, widget.Width(name(l)))
	}
	point, ink := " ", t.Text
	if i == c.at() {
		point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Accent.Bold()
	}
	said := t.Gold.Render(say(a, c.player.Odds(l)))
	if l == game.Unsaid {
		said = widget.Heading(a, a.Width-widget.BoxFrame-names-rowRest, func(in screen.Area) string { return t.Muted.Render(in.Book().Certainty.SkipNote) })
	}
	return point + " " + t.Key.Render(strconv.Itoa(i+1)) + "  " + widget.Fit(ink.Render(name(l)), names+3, "") + said
}

// rowRest is how many cells of a row are neither its name nor what it wins.
const rowRest = 8

// repeated is the answer where it cannot be read on the question above the claim.
func (c Claim) repeated(a screen.Area) []string {
	if c.seen != nil && c.seen(a, a.Height-frameHeight-len(rows())-len(c.note(a))-1) {
		return nil
	}
	return c.answered(a, answerMost(a))
}

// note says that the purse cannot cover what a level would lose, if it cannot.
func (c Claim) note(a screen.Area) []string {
	short := 0
	for _, l := range rows() {
		if full := game.FullOdds(l); full != c.player.Odds(l) {
			short = max(short, full.Lose)
		}
	}
	if short == 0 {
		return nil
	}
	return widget.SayEach(a, a.Width-widget.BoxFrame, widget.One(a.Theme.Muted), func(in screen.Area) string {
		words := in.Book().Certainty
		return phrase.Fill(words.PurseSmall, "n", strconv.Itoa(short), "level", words.Level(game.Guess))
	})
}

// oddsInSigns is odds without words, for a row in which they do not fit.
func oddsInSigns(a screen.Area, o game.Odds) string {
	lose := "0"
	if o.Lose != 0 {
		lose = a.Theme.Sign.Minus + strconv.Itoa(o.Lose)
	}
	return "+" + strconv.Itoa(o.Win) + " / " + lose
}

// oddsInEach is odds in each language of the area.
func oddsInEach(a screen.Area, o game.Odds) string {
	return widget.InEach(a, widget.Unlimited, func(in screen.Area) string { return odds(in, o) })
}

// odds says what a level wins and loses.
func odds(a screen.Area, o game.Odds) string {
	words := a.Book().Certainty
	if o.Lose == 0 {
		return phrase.Fill(words.OddsNoLoss, "win", strconv.Itoa(o.Win))
	}
	return phrase.Fill(words.Odds, "win", strconv.Itoa(o.Win), "lose", a.Theme.Sign.Minus+strconv.Itoa(o.Lose))
}
