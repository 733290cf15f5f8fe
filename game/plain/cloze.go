package plain

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// clozeRow asks cloze: the words for one gap after the other are typed.
var clozeRow = row{
	list: listGaps, read: readGap, share: partly, say: sayGaps, ask: askGap, drop: dropGap,
	command: gapOrCommand, typed: true, readsJamo: true,
}

// listGaps says how to answer; the gaps stand in the text of the item.
func listGaps(p *printer, _ game.QuestionStep) { p.say(p.book().GapHow) }

func askGap(p *printer, q game.Question, held grade.Answer) {
	b := p.book()
	if of := len(q.Item.Gaps); of > 1 {
		p.fill(b.GapOne, "n", strconv.Itoa(len(held.Typed)+1), "of", strconv.Itoa(of))
	}
	gap := openGap(q, held)
	if gap != nil && gap.Number != nil {
		p.say(b.GapNumber)
	}
	if gap != nil && grade.GapList(gap, p.langs()[0]) != nil {
		p.say(b.ListOffer)
	}
}

// gapOrCommand takes any words as an answer: a command needs a slash, but for a sign
// that could never be an answer.
func gapOrCommand(p *printer, line string, q game.Question, held grade.Answer) command {
	if gap := openGap(q, held); gap != nil && grade.Blank(gap, line) {
		return p.words.command(line)
	}
	return p.words.slashCommand(line)
}

// readGap takes a line as the words for the next gap that is open.
func readGap(_ *printer, text string, q game.Question, held grade.Answer) (grade.Answer, error) {
	gap := openGap(q, held)
	switch {
	case gap == nil:
		return grade.Answer{}, &Unread{Why: CannotAsk}
	case utf8.RuneCountInString(text) > grade.MaxTyped:
		return grade.Answer{}, &Unread{Why: TooLong}
	case grade.Blank(gap, text):
		return grade.Answer{}, &Unread{Why: NoWords, What: shown(text)}
	}
	switch grade.Read(gap, text).Reading {
	case grade.Uncomposed:
		return grade.Answer{}, &Unread{Why: Jamo, What: shown(text)}
	case grade.OtherLayout:
		return grade.Answer{}, &Unread{Why: Layout, What: shown(text)}
	case grade.Wrong, grade.Accepted, grade.Typo, grade.Known:
	}
	typed := maps.Clone(held.Typed)
	if typed == nil {
		typed = map[content.PartID]string{}
	}
	typed[gap.ID] = text
	return grade.Answer{Typed: typed}, nil
}

func dropGap(q game.Question, held *grade.Answer) bool {
	for _, id := range slices.Backward(q.Parts) {
		if _, ok := held.Typed[id]; ok {
			delete(held.Typed, id)
			return true
		}
	}
	return false
}

// openGap gives the first gap that holds nothing yet, nil if there is none.
func openGap(q game.Question, held grade.Answer) *content.Gap {
	for i := range q.Item.Gaps {
		if _, ok := held.Typed[q.Item.Gaps[i].ID]; !ok {
			return &q.Item.Gaps[i]
		}
	}
	return nil
}

// withGaps gives a line of a cloze as plain text with each gap replaced by its mark.
// mark is false for an ID in double braces that is no gap; that is left as it is.
func withGaps(line content.Safe, mark func(content.PartID) (string, bool)) string {
	var b strings.Builder
	for _, span := range content.Spans(line) {
		text := span.Text.String()
		for !span.Code {
			before, rest, found := strings.Cut(text, "{{")
			id, after, closed := strings.Cut(rest, "}}")
			if !found || !closed {
				break
			}
			b.WriteString(before)
			if marked, ok := mark(content.PartID(id)); ok {
				b.WriteString(marked)
				text = after
			} else {
				b.WriteString("{{")
				text = rest
			}
		}
		b.WriteString(text)
		if !span.Address.Empty() {
			b.WriteString(" (" + span.Address.String() + ")")
		}
	}
	return b.String()
}

// blank is how a gap looks in its text; false if the item has no such gap.
func blank(p *phrase.Plain, item *content.Item, id content.PartID) (string, bool) {
	at := slices.IndexFunc(item.Gaps, func(g content.Gap) bool { return g.ID == id })
	switch {
	case at < 0:
		return "", false
	case len(item.Gaps) == 1:
		return p.GapOnly, true
	}
	return phrase.Fill(p.GapMark, "n", strconv.Itoa(at+1)), true
}

// sayGaps says how each gap was read, with an answer that is right.
func sayGaps(p *printer, step game.VerdictStep) {
	b, item := p.book(), step.Question.Item
	for i, part := range step.Verdict.Parts {
		if part.Gap == nil {
			continue
		}
		right, slip, form, model := b.GapRight, b.GapTypo, b.GapWrong, modelAnswers(p, &item.Gaps[i])
		if len(item.Gaps) == 1 { // the verdict has said it already
			right, slip, form = b.GapYours, b.GapSlip, b.GapMissed
		}
		switch part.Gap.Reading {
		case grade.Accepted:
			form = right
		case grade.Typo:
			form, model = slip, part.Gap.Model.String()
		case grade.Wrong, grade.Known, grade.Uncomposed, grade.OtherLayout:
		}
		name := phrase.Fill(b.GapName, "n", strconv.Itoa(i+1))
		p.fill(form, "gap", name, "typed", shown(step.Gave.Typed[part.ID]), "model", model)
		if near := p.books.For(p.speech).Verdict.Near(part.Gap.Near); near != "" {
			p.say("  " + near)
		}
		p.reason(part.Why)
	}
}

// modelAnswers gives the answers that a gap shows as right, in the languages on
// screen.
func modelAnswers(p *printer, gap *content.Gap) string {
	var models []string
	for _, lang := range p.langs() {
		if m := grade.Model(gap, lang).String(); !slices.Contains(models, m) {
			models = append(models, m)
		}
	}
	return strings.Join(models, " / ")
}
