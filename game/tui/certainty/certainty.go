// Package certainty asks how sure a player is, and holds the setting for it.
package certainty

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/game"
	"quest/game/grade"
	"quest/game/tui/keymap"
	"quest/game/tui/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// levels are the levels of certainty by their digits.
func levels() []game.Certainty { return []game.Certainty{game.Guess, game.Fairly, game.Certain} }

// Claim asks how sure the player is of an answer, before it is judged.
type Claim struct {
	player *game.Player
	gave   grade.Answer
	focus  int // the level that keys act on, -1 for none yet
	done   bool
}

// NewClaim asks about an answer.
func NewClaim(player *game.Player, gave grade.Answer) Claim {
	return Claim{player: player, gave: gave, focus: -1}
}

// Pointed reports that a level may be clicked.
func (c Claim) Pointed() bool { return true }

// Update takes a level, skips, or goes back to the question.
func (c Claim) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	k := a.Keys
	if c.done {
		return c, nil
	}
	if n, ok := keymap.Number(msg); ok && n <= len(levels()) {
		return c.claim(levels()[n-1])
	}
	if click, ok := msg.(tea.MouseClickMsg); ok {
		if row := tea.Mouse(click).Y - 1; row >= 0 && row < len(levels()) {
			return c.claim(levels()[row])
		}
		return c, nil
	}
	switch {
	case keymap.Pressed(msg, k.Up):
		c.focus = max(0, c.focus-1)
	case keymap.Pressed(msg, k.Down):
		c.focus = min(len(levels())-1, c.focus+1)
	case keymap.Pressed(msg, k.Enter), keymap.Pressed(msg, k.Space):
		if c.focus < 0 {
			return c.claim(game.Unsaid)
		}
		return c.claim(levels()[c.focus])
	case keymap.Pressed(msg, k.Back):
		return c, screen.Close{}
	}
	return c, nil
}

func (c Claim) claim(level game.Certainty) (screen.Screen, screen.Intent) {
	c.done = true
	return c, screen.Claim{Gave: c.gave, Certainty: level}
}

// Help gives the keys.
func (c Claim) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book()
	enter := b.Deeds.Skip
	if c.focus >= 0 {
		enter = b.Keys.Answer
	}
	return []key.Binding{
		keymap.As(k.Digit, "1-3", b.Deeds.Sure),
		keymap.Says(k.Enter, enter),
		keymap.Says(k.Choose, b.Keys.Choose),
		keymap.Says(k.Back, b.Deeds.Change),
	}
}

// Draw draws the levels in a box, one line each.
func (c Claim) Draw(a screen.Area) screen.Drawing {
	t, words := a.Theme, a.Book().Sure
	inner := a.Width - widget.BoxFrame
	names := 0
	for _, l := range levels() {
		names = max(names, widget.Width(words.Level(l)))
	}
	var lines []string
	short := 0
	for i, l := range levels() {
		point, ink := " ", t.Text
		if i == c.focus {
			point, ink = t.Accent.Bold().Render(t.Sign.Point), t.Accent.Bold()
		}
		full, now := game.FullOdds(l), c.player.Odds(l)
		if full != now {
			short = max(short, full.Lose)
		}
		name := widget.Fit(ink.Render(words.Level(l)), names+3, "")
		lines = append(lines, widget.Cut(point+" "+t.Key.Render(strconv.Itoa(i+1))+"  "+name+t.Gold.Render(odds(words, now)), inner, t.Sign.More))
	}
	note := words.SkipNote
	if short > 0 {
		note = phrase.Fill(words.PurseSmall, "n", strconv.Itoa(short), "level", words.Level(game.Guess))
	}
	lines = append(lines, widget.Cut(t.Muted.Render(note), inner, t.Sign.More))
	title := t.Heading.Render(words.Ask) + t.Line.Render(" "+t.Sign.Dot+" ") +
		t.Gold.Render(t.Sign.Gold+" "+phrase.Fill(a.Book().Frame.Gold, "n", strconv.Itoa(a.Kept.Standing.Gold)))
	return screen.Drawing{Lines: widget.Box(t, title, lines, a.Width, t.Accent)}
}

// odds says what a level wins and loses.
func odds(words phrase.Sure, o game.Odds) string {
	if o.Lose == 0 {
		return phrase.Fill(words.OddsNoLoss, "win", strconv.Itoa(o.Win))
	}
	return phrase.Fill(words.Odds, "win", strconv.Itoa(o.Win), "lose", strconv.Itoa(o.Lose))
}
