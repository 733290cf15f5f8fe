package plain

import (
	"errors"
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// openQuestion is one question until it has its whole answer.
type openQuestion struct {
	*terminal
	s         *game.Session
	held      grade.Answer
	askedBack string         // a line that is a command elsewhere and was asked back
	gapList   []content.Safe // what the open gap is chosen from, nil while it is typed
}

// question asks until there is a whole answer, then judges it.
func (t *terminal) question(s *game.Session) error {
	a := &openQuestion{terminal: t, s: s}
	t.asking = true
	defer func() { t.asking = false }()
	a.held = t.drafts.of(a.step())
	defer func() { t.drafts.leave(a.step(), a.held) }()
	t.emptyLine()
	t.askItem(a.step(), a.held, false)
	if a.step().Hints > 0 {
		t.say(t.book().HintTaken)
	}
	for {
		line, c, err := t.askAs(a.show, a.commandIn)
		if err != nil {
			return err
		}
		if c == none || c == goOn {
			if !a.takeLine(line) {
				continue
			}
			sure, redo, err := t.askSure(s)
			switch {
			case err != nil:
				return err
			case !redo:
				return t.answer(s, a.held, sure)
			}
			a.held = grade.Answer{}
			a.show()
			continue
		}
		asked := a.step().Question.ID()
		if err := a.do(c); err != nil {
			return err
		}
		if a.step().Question.Item == nil || a.step().Question.ID() != asked { // it was put off
			a.held = grade.Answer{}
			return nil
		}
	}
}

// step is the question as it stands now; taking help changes it.
func (a *openQuestion) step() game.QuestionStep {
	step, _ := a.s.Step().(game.QuestionStep)
	return step
}

// show repeats the question, for another language.
func (a *openQuestion) show() {
	a.gapList = nil
	a.askItem(a.step(), a.held, true)
}

// commandIn reads a line as a command where the type of the question lets it be one.
func (a *openQuestion) commandIn(line string) command {
	q := a.step().Question
	if tell := rowOf(q).command; tell != nil {
		return tell(&a.printer, line, q, a.held)
	}
	return a.words.command(line)
}

// takeLine adds a line to the answer and reports whether the answer is whole.
func (a *openQuestion) takeLine(line string) bool {
	step := a.step()
	row := rowOf(step.Question)
	if row.typed && a.isCommandElsewhere(line) && line != a.askedBack && !content.LooseJamo(line) {
		a.askedBack = line
		a.fill(a.book().LoneCommand, "what", shown(line))
		return false
	}
	a.askedBack = ""
	answer, err := a.readAnswer(a.fromGapList(line), step.Question, a.held)
	if err == nil {
		err = a.stillThere(answer, step)
	}
	var unread *Unread
	if errors.As(err, &unread) {
		a.sayUnread(unread, row.typed)
		return false
	}
	a.held, a.gapList = answer, nil
	if grade.Complete(step.Question.Item, a.held) {
		return true
	}
	row.askNext(&a.printer, step.Question, a.held)
	return false
}

// isCommandElsewhere reports whether a line would be a command where no words are typed.
func (a *openQuestion) isCommandElsewhere(line string) bool {
	c := a.words.command(line)
	return c != none && c != goOn && (c != export || a.canExport())
}

// stillThere refuses an answer that names an option which help has taken away.
func (a *openQuestion) stillThere(answer grade.Answer, step game.QuestionStep) error {
	for _, id := range step.Removed {
		if slices.Contains(answer.Choice, id) {
			return &Unread{Why: TakenAway, What: shown(content.PlainText(step.Question.Item.PartText(id).Line(a.langs()[0])))}
		}
	}
	return nil
}

// do carries out a command at a question.
func (a *openQuestion) do(c command) error {
	switch c {
	case back:
		a.takeBack()
	case hint:
		return a.takeHelp()
	case gapChoices:
		a.offerGapList()
	case scenario:
		a.repeatScenario(a.step().Question.Item.Case)
	case dispute:
		return a.dispute(a.s)
	case undo:
		a.say(a.book().UndoNone)
	case mixUps, practise, terms, free, testOut, faceBoss, itemPage, finding:
		a.sayUseless(c)
	case starItem, buryItem, suspendItem, unmark:
		return a.changeMark(a.s, c)
	case none, goOn, help, wager, language, lessons, record, achieved, titles, settings, today, export, leave, reviewNow, shopping, tale, toClass: // done already
	}
	return nil
}

// takeHelp takes the next level of help, keeps that it was taken, and says it.
func (a *openQuestion) takeHelp() error {
	before := a.step()
	b, ok := a.s.Hint(a.seat.Now())
	if !ok {
		if before.Hints == 0 {
			a.say(a.book().HintNever)
			return nil
		}
		a.say(a.book().HintNone)
		return nil
	}
	if _, err := a.keep(b); err != nil {
		return err
	}
	now := a.step()
	a.say(a.book().HintCost)
	if before.Hint.Empty() && !now.Hint.Empty() {
		a.textAs(now.Hint, func(p *phrase.Plain) string { return p.Hinted }, "text")
	}
	for _, id := range now.Removed {
		if !slices.Contains(before.Removed, id) {
			a.fill(a.book().HintOut, "text", a.inline(now.Question.Item.PartText(id)))
		}
	}
	return nil
}

// offerGapList offers the open gap as a list, for players who cannot type its
// language.
func (a *openQuestion) offerGapList() {
	q := a.step().Question
	gap := openGap(q, a.held)
	if gap == nil {
		a.sayUseless(gapChoices)
		return
	}
	if a.gapList = grade.GapList(gap, a.langs()[0]); a.gapList == nil {
		a.sayUseless(gapChoices)
		return
	}
	texts := make([]string, len(a.gapList))
	for i, c := range a.gapList {
		texts[i] = c.String()
	}
	a.numbered(texts)
	a.say(a.book().ListHow)
}

// fromGapList gives the words that a number stands for while a gap is offered as a
// list; any other line as it is.
func (a *openQuestion) fromGapList(line string) string {
	if n, ok := number(strings.TrimSpace(line)); ok && n >= 1 && n <= len(a.gapList) {
		return a.gapList[n-1].String()
	}
	return line
}

// takeBack takes the newest part out of an answer that is given part by part.
func (a *openQuestion) takeBack() {
	q := a.step().Question
	row := rowOf(q)
	if row.drop == nil || !row.drop(q, &a.held) {
		a.say(a.book().NoBack)
		return
	}
	a.gapList = nil
	row.askNext(&a.printer, q, a.held)
}
