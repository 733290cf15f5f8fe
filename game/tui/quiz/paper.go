package quiz

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/widget"
)

// sat asks a question of a paper of an exam: it is answered like any other, kept and not judged,
// and left in any direction.
type sat struct {
	choices
	original bool // the English original is shown in the place of what the player reads
}

// NewSat makes the screen of a question of a paper of an exam, with the answer that was given before.
func NewSat(exam string, step game.QuestionStep, clock screen.Clock) screen.Screen {
	pack := step.Question.Pack
	s := newSheet(pack, step)
	s.paper = &paper{exam, clock}
	o := sat{choices: choices{sheet: s, focus: -1, gives: choices.options, many: step.Question.Item.Type == content.Multi}}
	if step.Given != nil {
		o.chosen = slices.Clone(step.Given.Choice)
		if !o.many && len(o.chosen) == 1 {
			o.focus = slices.Index(o.parts(), o.chosen[0])
		}
	}
	return Question{o}
}

// paper is what a question of a paper knows of it.
type paper struct {
	exam  string // short name
	clock screen.Clock
}

// Pending gives the whole answer that is chosen at a question of a paper and not kept yet; false for
// none, and for any other question.
func (q Question) Pending() (grade.Answer, bool) {
	o, ok := q.asker.(sat)
	if !ok {
		return grade.Answer{}, false
	}
	gave := o.gives(o.choices)
	return gave, grade.Complete(o.step.Question.Item, gave) && !o.kept()
}

// Partial reports whether some but not all of the options that a question of a paper asks for are
// chosen.
func (q Question) Partial() bool {
	o, ok := q.asker.(sat)
	return ok && len(o.chosen) > 0 && !grade.Complete(o.step.Question.Item, o.gives(o.choices))
}

// Translated reports whether the question has an English original that is not on screen, for which
// its key is taken.
func (q Question) Translated(speech game.Speech) bool {
	o, ok := q.asker.(sat)
	return ok && o.hasOriginal(speech)
}

// kept reports whether what is chosen is the answer that is kept.
func (o sat) kept() bool {
	if o.step.Given == nil || len(o.step.Given.Choice) != len(o.chosen) {
		return false
	}
	for _, id := range o.chosen { // each only once
		if !slices.Contains(o.step.Given.Choice, id) {
			return false
		}
	}
	return true
}

// translated reports whether English is no language of the screen and the pack has it.
func (o sat) translated(a screen.Area) bool { return o.hasOriginal(a.Speech) }

// hasOriginal is translated for the languages of a screen.
func (o sat) hasOriginal(speech game.Speech) bool {
	return !slices.Contains(speech.Within(o.pack), content.English) && slices.Contains(game.SpeakEnglish.Within(o.pack), content.English)
}

func (o sat) with(s sheet) asker {
	if next, ok := o.choices.with(s).(choices); ok {
		o.choices = next
	}
	return o
}

// first hears what means something else in a paper than at any other question.
func (o sat) first(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	if tick, ok := msg.(screen.Clock); ok {
		o.paper = &paper{o.paper.exam, tick}
		return o, nil, true
	}
	k, x := a.Keys, keymap.ForExam()
	switch {
	case keymap.Pressed(msg, k.Back):
		return o, screen.AskPaper{About: screen.WhetherToLeave}, true
	case keymap.Pressed(msg, x.Ahead):
		if o.step.N == o.step.Of {
			return o, screen.ShowOverview{}, true
		}
		return o, screen.MoveTo{N: o.step.N + 1}, true
	case keymap.Pressed(msg, x.Behind):
		if o.step.N == 1 {
			return o, nil, true
		}
		return o, screen.MoveTo{N: o.step.N - 1}, true
	case keymap.Pressed(msg, x.Survey):
		return o, screen.ShowOverview{}, true
	case keymap.Pressed(msg, k.Fold) && !keymap.Pressed(msg, x.Flag): // by its function key
		return o, nil, false
	case keymap.Pressed(msg, x.Flag):
		return o, screen.FlagItem{}, true
	case keymap.Pressed(msg, x.Original):
		o.original = !o.original && o.translated(a)
		return o, nil, true
	case keymap.Pressed(msg, x.Sure):
		return o, screen.SaySure{Certainty: (o.step.Sure + 1) % (game.Certain + 1)}, true
	case keymap.Pressed(msg, k.Hint), keymap.Pressed(msg, k.Dispute):
		return o, nil, true
	}
	return o, nil, false
}

func (o sat) update(a screen.Area, msg tea.Msg) (asker, screen.Intent, bool) {
	next, intent, heard := o.choices.update(o.seen(a), msg)
	if c, ok := next.(choices); ok {
		o.choices = c
	}
	return o, intent, heard
}

// seen is the area in the language in which the question is read now.
func (o sat) seen(a screen.Area) screen.Area {
	if o.original && o.translated(a) {
		a.Words = a.Book().Lang // what the game says stays in the language of the player
		a.Speech = game.SpeakEnglish
	}
	return a
}

func (o sat) page(a screen.Area) page { return o.choices.page(o.seen(a)) }

func (o sat) status(a screen.Area) string {
	t, w := a.Theme, a.Book().Exam
	said := o.choices.status(a)
	if o.advice == noAdvice {
		switch {
		case o.kept():
			said = t.Right.Render(t.Sign.Right) + " " + t.Muted.Render(w.AnswerKept)
		case grade.Complete(o.step.Question.Item, o.gives(o.choices)):
			said = t.Teal.Render(w.EnterKeeps)
		}
	}
	if o.original && o.translated(a) {
		mark := t.Gold.Render(w.InEnglish)
		if said != "" {
			mark += t.Line.Render(" "+t.Sign.Dot+" ") + said
		}
		return mark
	}
	return said
}

// Help gives the keys of a question of a paper.
func (o sat) Help(a screen.Area) []key.Binding {
	k, x, b, p := a.Keys, keymap.ForExam(), a.Book(), o.page(a)
	w, english := b.Exam, b.Exam.KeyEnglish
	if o.original {
		english = w.KeyBack
	}
	return []key.Binding{
		keymap.If(keymap.Says(k.Enter, w.KeyKeep), grade.Complete(o.step.Question.Item, o.gives(o.choices))),
		keymap.Says(k.Sides, w.KeyAround),
		keymap.Says(x.Survey, w.KeySurvey),
		keymap.As(k.Digit, "1-"+strconv.Itoa(len(o.parts())), b.Keys.Pick),
		keymap.Says(x.Flag, w.KeyFlag),
		keymap.If(keymap.Says(x.Original, english), o.translated(a)),
		keymap.If(keymap.Says(k.PageDown, b.Keys.Page), o.scrolls(a, p, o.at(a, p))),
		keymap.Says(k.Back, w.KeyLeave),
		keymap.Says(x.Sure, w.KeySure),
		keymap.Says(k.Choose, b.Keys.Move),
		keymap.If(keymap.Says(k.Space, b.Keys.Pick), o.many),
		sidewaysKey(a, false, o.overhang(a)),
		o.pagesKey(a),
		keymap.If(keymap.As(k.Fold, "f4", b.QuestionKeys.Fold), o.scene.there()),
	}
}

// paperHeading is the heading of a question of a paper: which one it is, its flag and certainty, how
// many are answered as a bar, the time that is left, and the pace.
func paperHeading(a screen.Area, p *paper, step game.QuestionStep) []string {
	t, n, c := a.Theme, strconv.Itoa, p.clock
	a.Width = a.FrameWidth()
	place := widget.Heading(a, a.Width/2, func(in screen.Area) string {
		return t.Strong.Render(in.Book().Fill(in.Book().Exam.Question, "n", n(step.N), "of", n(step.Of)))
	})
	title, dot := t.Heading.Render(p.exam), t.Line.Render(" "+t.Sign.Dot+" ")
	room := a.Width - 2 - widget.Width(place) - widget.Width(title+dot)
	if kind := widget.Heading(a, room, func(in screen.Area) string { return t.Muted.Render(in.Book().Exam.Kind) }); widget.Width(kind) <= room {
		title += dot + kind
	}
	left := widget.Heading(a, a.Width/2, func(in screen.Area) string { return paperMarks(in, step) })
	right := widget.Heading(a, a.Width-2-widget.Width(left), func(in screen.Area) string {
		return widget.PaperTime(in, c)
	})
	head := widget.Head(t, title, place, c.Answered, c.Of, a.Width, t.Teal)
	head[len(head)-1] = widget.Spread(left, right, a.Width, t.Sign.More)
	return apart(a, head)
}

// paperMarks says that a question is flagged and how sure the player is of it, "" for neither.
func paperMarks(a screen.Area, step game.QuestionStep) string {
	t, said := a.Theme, ""
	if step.Flagged {
		said = t.Gold.Bold().Render(t.Sign.Flag + " " + a.Book().Exam.Marked)
	}
	if sure := a.Book().Certainty.Level(step.Sure); sure != "" {
		if said != "" {
			said += t.Line.Render(" " + t.Sign.Dot + " ")
		}
		said += t.Muted.Render(sure)
	}
	return said
}
