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
	"quest/game/phrase"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// Verdict is the screen that judges an answer: whether it is right, the reason for each
// part, the misconception behind a wrong one, the explanation and the source. What it
// earned comes last, and only when it is on disk.
type Verdict struct {
	pack   *content.Pack
	step   game.VerdictStep
	scene  scene
	scroll widget.Scroll
	skip   int // cells of text art that are out of sight at the left
	laid   *widget.LineMemo
	head   *widget.LineMemo         // the banner
	report func(screen.Area) string // what a report says of it, nil for an answer that was just given
}

// NewVerdict makes the screen.
func NewVerdict(pack *content.Pack, step game.VerdictStep) Verdict {
	v := Verdict{pack: pack, step: step, laid: new(widget.LineMemo), head: new(widget.LineMemo), scene: newScene(pack, step.Question.Item.Case)}
	v.scene.folded = true // the reasons matter more now
	return v
}

// Pointed reports that a verdict may be scrolled with a wheel.
func (v Verdict) Pointed() bool { return true }

// Breadth is wider while the scenario of a case is opened beside its verdict.
func (v Verdict) Breadth() int { return v.scene.breadth() }

// Update scrolls, or goes on.
func (v Verdict) Update(a screen.Area, msg tea.Msg) (screen.Screen, screen.Intent) {
	whole := a
	a, _ = statusLines(a, v.status, v.found)
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
	case keymap.Pressed(msg, k.Fold) && v.scene.there():
		v.scene.folded, v.laid = !v.scene.folded, new(widget.LineMemo)
		return v, nil
	}
	if wanted := v.wanted(k, msg); wanted != nil {
		return v, wanted
	}
	if by := sideways(k, msg, true); by != 0 && v.overhang(a) > 0 {
		v.skip, v.laid = moved(v.skip, by, v.overhang(a)), new(widget.LineMemo)
		v.scene = v.scene.withSkip(v.skip)
		return v, nil
	}
	if scene, heard := v.scene.hear(a, msg, v.scroll.Top <= 0); heard {
		v.scene = scene
		return v, nil
	}
	switch msg := msg.(type) {
	case tea.MouseWheelMsg:
		v.scroll = v.scroll.Move(turned(msg), lines, height)
		return v, nil
	case tea.MouseClickMsg:
		return v.click(whole, tea.Mouse(msg))
	}
	if moved, ok := v.scroll.Hear(k, msg, lines, height); ok {
		v.scroll = moved
	}
	return v, nil
}

// wanted gives what a key asks for about the question; nil for any other key.
func (v Verdict) wanted(k *keymap.Map, msg tea.Msg) screen.Intent {
	switch {
	case keymap.Pressed(msg, k.Points) && len(v.step.Question.Item.Cites) > 0:
		return screen.ShowPoints{Cites: v.step.Question.Item.Cites}
	case keymap.Pressed(msg, k.Item):
		return screen.ShowItem{}
	case keymap.Pressed(msg, k.Dispute):
		return screen.AskNote{}
	case keymap.Pressed(msg, k.Undo) && v.step.Undo:
		return screen.Undo{}
	}
	return marking(k, msg, v.step.Review)
}

// click goes on where the last line is pointed at, and turns the page at its end,
// where it says that there is more.
func (v Verdict) click(a screen.Area, at tea.Mouse) (screen.Screen, screen.Intent) {
	last := len(v.Draw(a).Lines) - 1
	a, _ = statusLines(a, v.status, v.found)
	lines, height := len(v.reasons(a)), v.height(a)
	switch {
	case at.Y != last:
		return v, nil
	case !v.atEnd(a) && at.X >= a.Width-belowWidth(a):
		v.scroll = v.scroll.Move(height-1, lines, height)
		return v, nil
	}
	return v, screen.Go{}
}

// Help gives the keys of the screen.
func (v Verdict) Help(a screen.Area) []key.Binding {
	a, _ = statusLines(a, v.status, v.found)
	k, b := a.Keys, a.Book().Keys
	keys := a.Book().QuestionKeys
	fold := keys.Fold
	if v.scene.folded {
		fold = keys.Unfold
	}
	all := []key.Binding{
		keymap.Says(k.Enter, b.Next),
		sidewaysKey(a, true, v.overhang(a)),
		keymap.If(keymap.Says(k.PageDown, b.Page), !v.atEnd(a) && v.scene.atEnd(a)),
		keymap.If(keymap.Says(k.Pages, keys.Scenario), v.scene.turns(a)),
		keymap.If(keymap.Says(k.Points, keys.Points), len(v.step.Question.Item.Cites) > 0),
		keymap.If(keymap.Says(k.Undo, keys.Undo), v.step.Undo),
		keymap.If(keymap.Says(k.Item, a.Book().Review.KeyItem), v.step.Review),
		keymap.Says(k.Dispute, keys.Dispute),
		keymap.If(keymap.Says(k.Item, a.Book().Review.KeyItem), !v.step.Review),
		keymap.If(keymap.Says(k.Fold, fold), v.scene.there()),
		keymap.Says(k.Back, b.Map),
		keymap.If(keymap.Says(k.Scroll, b.Scroll), !widget.Fits(len(v.reasons(a)), v.height(a))),
	}
	return append(all, markKeys(a, v.step.Review, false)...)
}

// Draw draws the verdict.
func (v Verdict) Draw(a screen.Area) screen.Drawing {
	a, lines := statusLines(a, v.status, v.found)
	asked := v.step.QuestionStep
	asked.Carried = 0 // that was said with the question
	head := heading(a, v.pack, asked)
	in := v.scene.room(a)
	body := append(append(make([]string, v.apart(a)), v.banner(in)...), "")
	body = append(body, v.scroll.Window(a.Theme, v.reasons(a), in.Width, v.height(a))...)
	if v.scene.there() && v.scene.beside(a) {
		body = widget.Beside(v.scene.draw(a), body, v.scene.width(a), sceneGap)
	} else if v.scene.there() {
		head = append(head, v.scene.draw(a)...)
	}
	status := lines[len(lines)-1]
	if !v.atEnd(a) {
		status = goingOn(a, status, a.Keys.PageDown.Help().Key)
	}
	return above(compose(a, head, body, status), lines)
}

// atEnd reports whether the end of the reasons is in sight.
func (v Verdict) atEnd(a screen.Area) bool { return v.scroll.AtEnd(len(v.reasons(a)), v.height(a)) }

// height is how many lines are left for the reasons below the verdict and an empty line.
func (v Verdict) height(a screen.Area) int {
	in := v.scene.room(a)
	return max(1, bodyHeight(in)-len(v.banner(in))-1-v.apart(a))
}

// apart is how many empty lines stand between a scenario and the verdict below it.
func (v Verdict) apart(a screen.Area) int {
	if v.scene.there() && !v.scene.beside(a) && a.Height > 18 {
		return 1
	}
	return 0
}

// banner says whether the answer is right, how much of it, and how it was given.
func (v Verdict) banner(a screen.Area) []string {
	return v.head.For(a, func() []string { return v.bannerLines(a) })
}

func (v Verdict) bannerLines(a screen.Area) []string {
	t, words := a.Theme, a.Book().Quiz
	dot := t.Line.Render(" " + t.Sign.Dot + " ")
	line := t.Right.Bold().Render(t.Sign.Right + " " + words.Right)
	if !v.step.Verdict.Right {
		line = t.Wrong.Bold().Render(t.Sign.Wrong + " " + words.NotRight)
		if v.step.Verdict.Of > 1 {
			line += dot + t.Text.Render(shareOf(a.Book(), v.step.Question.Item, v.step.Verdict.Share))
		}
	}
	if said := a.Book().Certainty.Level(v.step.Certainty); said != "" {
		line += dot + t.Muted.Render(said)
	}
	if v.step.Hints > 0 {
		line += dot + t.Muted.Render(a.Book().Verdict.Helped)
	}
	if len(v.step.Cured) > 0 {
		line += dot + t.Gold.Bold().Render(t.Sign.Star+" "+a.Book().Summary.Cured)
	}
	return append(widget.Wrap(line, a.Width), v.answer(a)...)
}

// answer is what would have been right, where the reasons for what was chosen would push it
// out of sight. It is said of what is chosen only: of anything else the parts that are wrong
// come first, each with what belongs there.
func (v Verdict) answer(a screen.Area) []string {
	item := v.step.Question.Item
	if v.report != nil || v.step.Verdict.Right || len(item.Options) == 0 && item.Type != content.TrueFalse {
		return nil
	}
	t, pen := a.Theme, widget.NewPen(a, v.pack)
	label := t.Gold.Bold().Render(t.Sign.Here+" "+a.Book().Verdict.RightAnswer) + " "
	inside := pen.Inset(widget.Width(label), 0)
	at := len(pen.Text(item.Stem, pen.Muted())) + 1 // the line of the part that comes next
	last := 0                                       // of what is right
	var right []string
	for _, p := range v.ordered() {
		if p.Correct {
			right = append(right, partName(a, inside, p.ID, p.Text, widget.Inks{First: t.Strong, Second: t.Second})...)
			last = at + len(pen.Langs)
		}
		at += len(v.option(a, pen, p)) + 1
	}
	const banner = 2 // with an empty line
	if last <= bodyHeight(a)-banner {
		return nil
	}
	return widget.Indent(widget.First(right, max(len(pen.Langs), bodyHeight(a)/2), inside.Width, t.Sign.More), label)
}

// status says what the answer earned, once that is on disk.
func (v Verdict) status(a screen.Area) string {
	t, words := a.Theme, a.Book().Quiz
	if v.report != nil {
		return v.report(a)
	}
	switch a.Kept.State {
	case screen.Safe:
		return v.earned(a)
	case screen.Slow, screen.Lost:
		switch {
		case v.step.XP > 0:
			return t.Muted.Render(words.XPWaits)
		case v.step.Stake != 0:
			return t.Muted.Render(a.Book().Verdict.StakeWaits)
		}
	case screen.Saving:
	}
	return ""
}

// earned says what the answer earned, and what the stake on it won or lost.
func (v Verdict) earned(a screen.Area) string {
	t, words := a.Theme, a.Book().Quiz
	line := t.Muted.Render(t.Sign.Right + " " + words.Saved)
	switch {
	case v.step.XP > 0:
		line = t.Gold.Bold().Render(t.Sign.Star + " " + phrase.Fill(words.EarnedXP, "n", strconv.Itoa(v.step.XP)))
	case v.step.Unpaid != game.Paid:
		line = t.Muted.Render(v.unpaid(a))
	case v.step.Kind == game.Practice:
		line = t.Muted.Render(words.Practised)
	case v.partly():
		line = t.Muted.Render(t.Sign.Right + " " + words.WholeOnly)
	}
	if stake := v.stake(a); stake != "" {
		line += t.Line.Render(" "+t.Sign.Dot+" ") + stake
	}
	if v.step.Level > 0 {
		level := phrase.Fill(a.Book().Summary.LevelUp, "n", strconv.Itoa(v.step.Level))
		line += "  " + t.Gold.Bold().Reverse().Render(" "+t.Sign.Star+" "+level+" ")
	}
	if len(v.step.Tasks) > 0 {
		done := a.Book().Today.ShortDone
		if v.step.AllTasks {
			done = a.Book().Today.ShortAll
		}
		line += t.Line.Render(" "+t.Sign.Dot+" ") + t.Right.Render(t.Sign.Right) + " " + t.Muted.Render(done)
	}
	if said := a.Book().ToldShort(v.step.Achieved); said != "" {
		line += t.Line.Render(" "+t.Sign.Dot+" ") + t.Gold.Bold().Render(t.Sign.Star+" "+said)
	}
	return line
}

// found says what the draw for the answer has brought, once that is on disk; nothing where it
// brought nothing.
func (v Verdict) found(a screen.Area) string {
	if v.step.Drop == nil || a.Kept.State != screen.Safe {
		return ""
	}
	t, b := a.Theme, a.Book()
	return t.Gold.Render(t.Sign.Found + " " + b.Drop(v.step.Drop, b.Called(v.step.Drop, a.Speech)))
}

// unpaid says why a right answer earned no XP, and from when on it earns some again.
func (v Verdict) unpaid(a screen.Area) string {
	words, saved := a.Book().Verdict, a.Theme.Sign.Right+" "
	from := v.step.PaysFrom.String()
	switch v.step.Unpaid {
	case game.OnlyPractice:
		if v.step.Kind == game.Correction {
			return saved + words.OnceMore
		}
		return a.Book().Quiz.Practised
	case game.SeenToday:
		return saved + phrase.Fill(words.SeenToday, "date", from)
	case game.NotDue:
		return saved + phrase.Fill(words.NotDue, "date", from)
	case game.NothingNew, game.Paid:
	}
	return saved + words.NothingNew
}

// stake says what the stake on the certainty won or lost.
func (v Verdict) stake(a screen.Area) string {
	t, words := a.Theme, a.Book().Verdict
	switch n := v.step.Stake; {
	case n > 0:
		return t.Gold.Bold().Render(t.Sign.Gold + " " + phrase.Fill(words.Won, "n", strconv.Itoa(n)))
	case n < 0:
		return t.Text.Render(t.Sign.Gold + " " + phrase.Fill(words.Lost, "n", t.Sign.Minus+strconv.Itoa(-n)))
	case v.step.Certainty != game.Unsaid:
		return t.Muted.Render(words.Even)
	}
	return ""
}

// partly reports whether some of the answer was right, and only all of it would have paid.
func (v Verdict) partly() bool {
	return !v.step.Verdict.Right && v.step.Counts && slices.ContainsFunc(v.step.Verdict.Parts, func(p grade.Part) bool {
		return p.Correct && p.Chosen
	})
}

// reasons is the whole explanation. In a report, where the question was not read just now, it stands
// whole above it.
func (v Verdict) reasons(a screen.Area) []string {
	return v.laid.For(a, func() []string {
		in := v.scene.room(a)
		pen := widget.NewPen(in, v.pack)
		pen.Skip = v.skip
		item := v.step.Question.Item
		reasons, sources := v.explain(in, pen), v.sources(in, pen)
		question, shown := pen.Text(item.Stem, pen.Muted()), exhibits(pen, item)
		if rowOf(item).gapped {
			question = v.filled(in, pen)
		}
		height := v.height(a)
		tall := len(question)+len(shown)+1+len(reasons)+len(sources) > height
		if v.report == nil && tall && 2*(len(question)+len(shown)) > height { // the reasons matter more
			question, shown, reasons = v.shortened(a, pen, question, shown, reasons)
		}
		return slices.Concat(question, shown, []string{""}, reasons, sources)
	})
}

// shortened keeps of a tall question, above the reasons, its end and what it shows as far as
// that leaves them half of the screen; the rest stands whole below the reasons. The text of a
// cloze stays: its model answers are part of the reasons.
func (v Verdict) shortened(a screen.Area, pen widget.Pen, question, shown, reasons []string) (short, kept, rest []string) {
	item, height := v.step.Question.Item, v.height(a)
	short, kept = question, shown
	if !rowOf(item).gapped {
		short = []string{endOf(pen, item.Stem)}
	}
	if 2*(len(short)+len(kept)) > height {
		kept = nil
	}
	if len(short) == len(question) && len(kept) == len(shown) {
		return short, kept, reasons
	}
	rest = append(reasons, a.Theme.Heading.Render(a.Book().Quiz.WholeQuestion))
	if len(short) < len(question) {
		rest = append(rest, question...)
	}
	return short, kept, append(append(rest, shown...), "")
}

// overhang is how many cells of text art are out of sight, of the question or of its
// scenario.
func (v Verdict) overhang(a screen.Area) int {
	over := v.scene.overhang(a)
	if art := v.step.Question.Item.Art; art != nil {
		over = max(over, widget.NewPen(v.scene.room(a), v.pack).Overhang(*art))
	}
	return over
}

// endOf is the end of a question on one line, where it asks, in the first language.
func endOf(pen widget.Pen, text content.Text) string {
	pen.Langs, pen.Wide = pen.Langs[:1], false
	wide := pen.In(widget.Unlimited)
	return widget.CutLeft(strings.Join(wide.Text(text, pen.Muted()), " "), pen.Width, pen.Muted().First.Render(pen.Theme.Sign.More))
}
