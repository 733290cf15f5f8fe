package plain

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// trueFalseRow asks truefalse: a word, a sign or a number is typed.
var trueFalseRow = row{list: listTruths, read: readTruth, share: partly, say: sayTruths, command: truthOrCommand, readsJamo: true}

// trueWord and falseWord pick the words for true and for false.
func trueWord(b *phrase.Plain) string  { return b.True }
func falseWord(b *phrase.Plain) string { return b.False }

func listTruths(p *printer, _ game.QuestionStep) {
	p.numbered([]string{p.word(trueWord), p.word(falseWord)})
	p.say(p.book().TrueFalse)
}

// truthOrCommand takes what means true or false as an answer, although x and its key in
// Hangul mode, ㅌ, are a command elsewhere.
func truthOrCommand(p *printer, line string, q game.Question, held grade.Answer) command {
	if text, err := readable(line); err == nil {
		if _, err := readTruth(p, text, q, held); err == nil {
			return p.words.slashCommand(line)
		}
	}
	return p.words.command(line)
}

// truthWords are the words for true or for false, folded.
type truthWords struct {
	short []string // may be cut short
	whole []string
}

func newTruthWords(short, whole []string) truthWords {
	return truthWords{short: foldAll(short), whole: foldAll(whole)}
}

func foldAll(words []string) []string {
	folds := make([]string, len(words))
	for i, w := range words {
		folds[i] = content.Fold(w)
	}
	return folds
}

// named reports whether a folded text is one of the words, or the beginning of one that
// may be cut short.
func (w truthWords) named(fold string) bool {
	begins := func(word string) bool { return len(fold) > 1 && strings.HasPrefix(word, fold) }
	return slices.Contains(w.short, fold) || slices.Contains(w.whole, fold) || slices.ContainsFunc(w.short, begins)
}

// The signs that people draw for true and false, which folding would drop.
const (
	trueSigns  = "○◯⭕〇"
	falseSigns = "×✕✖✗✘❌"
)

func readTruth(p *printer, text string, _ game.Question, _ grade.Answer) (grade.Answer, error) {
	truth, ok := truthSign(text)
	if !ok {
		truth, ok = p.words.truth(content.Fold(text))
	}
	if n, isNumber := number(text); !ok && isNumber {
		truth, ok = n == 1, n == 1 || n == 2
	}
	if ok {
		return grade.Answer{Truth: &truth}, nil
	}
	if parts := strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || strings.ContainsRune(separators, r) }); len(parts) > 1 && allNumbers(parts) {
		return grade.Answer{}, &Unread{Why: WantOne, N: 1, Got: len(parts)}
	}
	if err := refuseJamo(text); err != nil {
		return grade.Answer{}, err
	}
	return grade.Answer{}, &Unread{Why: NoSuch, What: shown(text), N: 2}
}

func truthSign(text string) (truth, ok bool) {
	text = strings.TrimSpace(text)
	if n := len([]rune(text)); n != 1 {
		return false, false
	}
	return strings.Contains(trueSigns, text), strings.Contains(trueSigns+falseSigns, text)
}

func (v *vocabulary) truth(fold string) (truth, ok bool) {
	truth = v.truths.named(fold)
	return truth, truth || v.untruths.named(fold)
}

// sayTruths says what the player called the statement and what it is. The half that is
// neither has no reason and is left out.
func sayTruths(p *printer, step game.VerdictStep) {
	b := p.book()
	for _, part := range chosenFirst(step.Verdict.Parts, step.Question.Parts) {
		form := b.OthersRight
		switch {
		case part.Chosen:
			form = b.Yours
		case !part.Correct:
			continue
		}
		word := p.word(falseWord)
		if part.ID == content.True {
			word = p.word(trueWord)
		}
		p.fill(form, "text", word)
		p.reason(part.Why)
	}
}
