package quiz

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/tui/keymap"
	"quest/game/tui/phrase"
	"quest/game/tui/screen"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// Verdict is the screen that judges an answer: whether it is right, why each part
// is as it is, the misconception behind a wrong one, the whole picture and the
// source. What it earned comes last, and only when it is on disk.
type Verdict struct {
	pack   *content.Pack
	step   game.VerdictStep
	scroll widget.Scroll
	laid   *widget.Memo
}

// NewVerdict makes the screen.
func NewVerdict(pack *content.Pack, step game.VerdictStep) Verdict {
	return Verdict{pack: pack, step: step, laid: new(widget.Memo)}
}

// Update scrolls, or goes on.
func (v Verdict) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	lines, height := len(v.reasons(a)), v.height(a)
	k := a.Keys
	switch {
	case keymap.Pressed(msg, k.Enter):
		return v, screen.Go{}
	case keymap.Pressed(msg, k.Space):
		if !v.scroll.AtEnd(lines, height) {
			v.scroll = v.scroll.Move(height-1, lines, height)
			return v, nil
		}
		return v, screen.Go{}
	case keymap.Pressed(msg, k.Back):
		return v, screen.GoHome{}
	}
	if moved, ok := v.scroll.Hear(k, msg, lines, height); ok {
		v.scroll = moved
	}
	return v, nil
}

// Help gives the keys of the screen.
func (v Verdict) Help(a screen.Area) []key.Binding {
	k, b := a.Keys, a.Book().Keys
	scrolls := !widget.Fits(len(v.reasons(a)), v.height(a))
	return []key.Binding{
		keymap.Says(k.Enter, b.Next),
		keymap.If(keymap.Says(k.PageDown, b.Page), scrolls),
		keymap.Says(k.Back, b.Map),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), scrolls),
	}
}

// Draw draws the verdict.
func (v Verdict) Draw(a screen.Area) screen.Drawing {
	asked := v.step.QuestionStep
	asked.Carried = 0 // that was said with the question
	head := append(occasion(a, v.pack, asked), v.banner(a), "")
	body := v.scroll.Window(a.Theme, v.reasons(a), a.Width, v.height(a))
	return compose(a, head, body, widget.Spread(v.status(a), v.more(a), a.Width, a.Theme.Sign.More))
}

// more says that the reasons go on below.
func (v Verdict) more(a screen.Area) string {
	t := a.Theme
	if v.scroll.AtEnd(len(v.reasons(a)), v.height(a)) {
		return ""
	}
	return t.Gold.Render(t.Sign.Down+" "+a.Book().Quiz.More) + "  " + t.Key.Render(a.Keys.PageDown.Help().Key)
}

// bannerHeight is the verdict with an empty line below it.
const bannerHeight = 2

func (v Verdict) height(a screen.Area) int { return max(1, bodyHeight(a)-bannerHeight) }

func (v Verdict) banner(a screen.Area) string {
	t, words := a.Theme, a.Book().Quiz
	if v.step.Verdict.Right {
		return t.Right.Bold().Render(t.Sign.Right + " " + words.Right)
	}
	line := t.Wrong.Bold().Render(t.Sign.Wrong + " " + words.NotRight)
	if v.step.Verdict.Of > 1 {
		score := phrase.Fill(words.Score, "got", strconv.Itoa(v.step.Verdict.Got), "of", strconv.Itoa(v.step.Verdict.Of))
		line += t.Line.Render(" "+t.Sign.Dot+" ") + t.Text.Render(score)
	}
	return line
}

// status tells what the answer earned, once that is on disk.
func (v Verdict) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Quiz
	switch a.Kept.State {
	case screen.Safe:
		switch {
		case v.step.Kind == game.Practice:
			return t.Muted.Render(words.Practised)
		case v.step.XP > 0:
			xp := phrase.Fill(words.EarnedXP, "n", strconv.Itoa(v.step.XP))
			return t.Gold.Bold().Render(t.Sign.Star + " " + xp)
		}
		return t.Muted.Render(t.Sign.Right + " " + words.Saved)
	case screen.Slow, screen.Lost:
		if v.step.XP > 0 {
			return t.Muted.Render(words.XPWaits)
		}
	case screen.Saving:
	}
	return ""
}

// reasons is the whole explanation.
func (v Verdict) reasons(a screen.Area) []string {
	return v.laid.Lines(a, func() []string {
		pen := widget.NewPen(a, v.pack)
		reasons, stem := v.explain(a, pen), v.step.Question.Item.Stem
		question := pen.Text(stem, pen.Aside())
		if len(question)+1+len(reasons) > v.height(a) { // the reasons are what matters
			question = []string{pen.Title(stem, pen.Aside())}
		}
		return append(append(question, ""), reasons...)
	})
}

func (v Verdict) explain(a screen.Area, pen widget.Pen) []string {
	var out []string
	item := v.step.Question.Item
	for _, p := range v.ordered() {
		if item.Type == content.Classify {
			out = append(out, v.card(a, pen, p)...)
		} else {
			out = append(out, v.option(a, pen, p)...)
		}
		out = append(out, "")
	}
	for _, id := range v.step.Verdict.Misconceptions {
		if m, ok := v.pack.Misconception(id); ok {
			out = append(out, mixUp(a, pen, m)...)
			out = append(out, "")
		}
	}
	if explain := pen.Text(item.Explain, pen.Reading()); len(explain) > 0 {
		out = append(out, a.Theme.Heading.Render(a.Book().Quiz.Explain))
		out = append(out, explain...)
		out = append(out, "")
	}
	return append(out, v.sources(a, pen)...)
}

// ordered gives the parts as they are explained: what the player chose, then what
// belongs to the answer, then the rest; wrong cards before right ones.
func (v Verdict) ordered() []grade.Part {
	parts := slices.Clone(v.step.Verdict.Parts)
	order := v.step.Question.Parts
	slices.SortStableFunc(parts, func(x, y grade.Part) int {
		if rx, ry := v.rank(x), v.rank(y); rx != ry {
			return rx - ry
		}
		return slices.Index(order, x.ID) - slices.Index(order, y.ID)
	})
	return parts
}

func (v Verdict) rank(p grade.Part) int {
	if v.step.Question.Item.Type == content.Classify {
		if p.Correct {
			return 1
		}
		return 0
	}
	switch {
	case p.Chosen:
		return 0
	case p.Correct:
		return 1
	}
	return 2
}

// look is how a part is marked: a sign, words and an ink.
type look struct {
	sign, words string
	ink         style.Ink
}

func optionLook(a screen.Area, p grade.Part) look {
	t, words := a.Theme, a.Book().Quiz
	switch {
	case p.Chosen && p.Correct:
		return look{t.Sign.Right, words.YourRight, t.Right}
	case p.Chosen:
		return look{t.Sign.Wrong, words.YourWrong, t.Wrong}
	case p.Correct:
		return look{t.Sign.Here, words.Missed, t.Gold}
	}
	return look{t.Sign.Open, words.LeftOut, t.Muted}
}

func (v Verdict) option(a screen.Area, pen widget.Pen, p grade.Part) []string {
	l := optionLook(a, p)
	inks := pen.Leading()
	if !p.Chosen && !p.Correct {
		inks = pen.Reading()
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return partName(a, pen, p.ID, p.Text, inks) })
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

func (v Verdict) card(a screen.Area, pen widget.Pen, p grade.Part) []string {
	t, words := a.Theme, a.Book().Quiz
	l := look{t.Sign.Right, words.CardRight, t.Right}
	if !p.Correct {
		l = look{t.Sign.Wrong, words.CardWrong, t.Wrong}
	}
	inside := pen.Inset(2, 0)
	out := labelled(pen, l, func(pen widget.Pen) []string { return pen.Text(p.Text, pen.Leading()) })
	if !p.Correct && p.Placed != "" {
		out = append(out, widget.Shift(inside.Say(phrase.Fill(words.YouPut, "bin", v.bin(inside, p.Placed)), t.Wrong), 2)...)
	}
	out = append(out, widget.Shift(inside.Say(phrase.Fill(words.Belongs, "bin", v.bin(inside, p.Belongs)), t.Right), 2)...)
	return append(out, widget.Shift(inside.Text(p.Why, inside.Reading()), 2)...)
}

// bin names a bin in the languages of the pen.
func (v Verdict) bin(pen widget.Pen, id content.PartID) string {
	b := v.step.Question.Bin(id)
	if b == nil {
		return ""
	}
	langs := pen.Langs
	if b.Text.Neutral() {
		langs = langs[:1]
	}
	names := make([]string, len(langs))
	for i, l := range langs {
		names[i] = content.PlainText(b.Text.Line(l))
	}
	return strings.Join(names, " "+pen.Theme.Sign.Dot+" ")
}

// labelled writes a part behind its sign, with its words at the right where there
// is room, and else above it.
func labelled(pen widget.Pen, l look, text func(widget.Pen) []string) []string {
	sign := l.ink.Bold().Render(l.sign) + " "
	words := l.ink.Render(l.words)
	if side := widget.Width(words) + 2; pen.Width-2-side >= 36 {
		lines := widget.Indent(text(pen.Inset(2, side)), sign)
		if len(lines) > 0 {
			lines[0] = widget.Spread(lines[0], words, pen.Width, pen.Theme.Sign.More)
		}
		return lines
	}
	return append([]string{sign + words}, widget.Shift(text(pen.Inset(2, 0)), 2)...)
}

// mixUp names a misconception and says what is true.
func mixUp(a screen.Area, pen widget.Pen, m content.Misconception) []string {
	t, words := a.Theme, a.Book().Quiz
	quoted := pen.Inset(4, 2)
	lines := widget.Indent(quoted.Text(m.Says, widget.One(t.Text.Italic())), t.Wrong.Bold().Render(t.Sign.Wrong)+" ")
	lines = append(lines, "", t.Right.Bold().Render(t.Sign.Right+" "+words.TrueInstead))
	lines = append(lines, widget.Shift(quoted.Text(m.Fix, quoted.Reading()), 2)...)
	return widget.Box(t, t.Gold.Bold().Render(words.Misconception), lines, pen.Width, t.Gold)
}

// sources names the pages that prove the answer, and when they were read.
func (v Verdict) sources(a screen.Area, pen widget.Pen) []string {
	t, words := a.Theme, a.Book().Quiz
	item := v.step.Question.Item
	var out []string
	if len(item.Sources) > 0 || item.Verified != "" {
		line := words.Source
		if item.Verified != "" {
			line += " " + t.Sign.Dot + " " + phrase.Fill(words.Verified, "date", item.Verified)
		}
		out = append(out, t.Muted.Render(line))
	}
	for _, s := range item.Sources {
		for _, part := range widget.Address(s.String(), pen.Width) {
			out = append(out, t.Link.Render(part))
		}
	}
	return out
}
