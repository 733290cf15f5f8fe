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
	t.emptyLine()
	t.askItem(a.step(), a.held, false)
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
		if err := a.do(c); err != nil {
			return err
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

// read tells commands from answers. While words are typed a command needs a slash,
// but for a sign that could never be an answer.
func (a *openQuestion) commandIn(line string) command {
	q := a.step().Question
	switch q.Item.Type {
	case content.TrueFalse: // x means false there
		if _, err := ReadAnswer(line, q, a.held); err == nil {
			return readSlash(line)
		}
		return readCommand(line)
	case content.Single, content.Multi, content.Classify, content.Order, content.Match, content.Case:
		return readCommand(line)
	case content.Cloze:
	}
	gap := openGap(q, a.held)
	if gap != nil && grade.Blank(gap, line) {
		return readCommand(line)
	}
	return readSlash(line)
}

// takeLine adds a line to the answer and reports whether the answer is whole.
func (a *openQuestion) takeLine(line string) bool {
	step := a.step()
	typed := step.Question.Item.Type == content.Cloze
	if typed && a.isCommandElsewhere(line) && line != a.askedBack && !grade.Loose(line) {
		a.askedBack = line
		a.fill(a.book().LoneCommand, "what", shown(line))
		return false
	}
	a.askedBack = ""
	answer, err := ReadAnswer(a.fromGapList(line), step.Question, a.held)
	var unread *Unread
	switch {
	case errors.As(err, &unread):
		a.sayUnread(unread, step.Question.Item.Type)
		return false
	case err == nil:
		err = stillThere(answer, step)
	}
	if errors.As(err, &unread) {
		a.sayUnread(unread, step.Question.Item.Type)
		return false
	}
	a.held, a.gapList = answer, nil
	if grade.Complete(step.Question.Item, a.held) {
		return true
	}
	a.askNextPart(step.Question, a.held)
	return false
}

// isCommandElsewhere reports whether a line would be a command where no words are typed.
func (a *openQuestion) isCommandElsewhere(line string) bool {
	c := readCommand(line)
	return c != none && c != goOn && (c != export || a.canExport())
}

// stillThere refuses an answer that names an option which help has taken away.
func stillThere(answer grade.Answer, step game.QuestionStep) error {
	for _, id := range step.Removed {
		if slices.Contains(answer.Choice, id) {
			return &Unread{Why: TakenAway, What: shown(content.PlainText(step.Question.Option(id).Text.Line(content.English)))}
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
		a.takeHelp()
	case choices:
		a.offerGapList()
	case scenario:
		a.repeatScenario(a.step().Question.Item.Case)
	case dispute:
		return a.dispute(a.s)
	case undo:
		a.say(a.book().UndoNone)
	case mixUps, practise:
		a.idle(c)
	case none, goOn, help, wager, language, lessons, record, export, leave: // done already
	}
	return nil
}

// repeatScenario says the scenario of a case once more.
func (t *terminal) repeatScenario(c *content.CaseHead) {
	if c == nil {
		t.say(t.book().ScenarioNone)
		return
	}
	t.sayScenario(c)
}

// takeHelp takes the next level of help and says it.
func (a *openQuestion) takeHelp() {
	before := a.step()
	if !a.s.Hint() {
		a.say(a.book().HintNone)
		return
	}
	now := a.step()
	a.say(a.book().HintCost)
	if before.Hint.Empty() && !now.Hint.Empty() {
		a.textAs(now.Hint, func(p *phrase.Plain) string { return p.Hinted }, "text")
	}
	for _, id := range now.Removed {
		if o := now.Question.Option(id); o != nil && !slices.Contains(before.Removed, id) {
			a.fill(a.book().HintOut, "text", a.inline(o.Text))
		}
	}
}

// offerGapList offers the open gap as a list, for players who cannot type its
// language.
func (a *openQuestion) offerGapList() {
	q := a.step().Question
	gap := openGap(q, a.held)
	if gap == nil || q.Item.Type != content.Cloze {
		a.idle(choices)
		return
	}
	if a.gapList = grade.Choices(gap, phrase.For(a.speech).Lang); a.gapList == nil {
		a.idle(choices)
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
	if !a.dropNewest(q) {
		a.say(a.book().NoBack)
		return
	}
	a.gapList = nil
	a.askNextPart(q, a.held)
}

func (a *openQuestion) dropNewest(q game.Question) bool {
	if n := len(a.held.Sequence); n > 0 {
		a.held.Sequence = slices.Clone(a.held.Sequence[:n-1])
		return true
	}
	for _, id := range slices.Backward(q.Parts) {
		if _, ok := a.held.Placed[id]; ok {
			delete(a.held.Placed, id)
			return true
		}
		if _, ok := a.held.Typed[id]; ok {
			delete(a.held.Typed, id)
			return true
		}
	}
	for _, p := range slices.Backward(q.Item.Pairs) {
		if _, ok := a.held.Paired[p.ID]; ok {
			delete(a.held.Paired, p.ID)
			return true
		}
	}
	return false
}

// oneOf finds a line among words, folded; jamo and signs count as they are.
func oneOf(line string, words ...string) bool {
	text := strings.TrimPrefix(commandText(line), "/")
	return slices.Contains(words, text) || slices.Contains(words, content.Fold(text))
}
