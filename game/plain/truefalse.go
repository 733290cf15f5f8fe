package plain

import (
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// trueFalseRow asks truefalse: a word, a sign or a number is typed.
var trueFalseRow = row{list: listTruths, read: readTruth, share: partly, say: sayTruths, command: truthOrCommand}

// trueWord and falseWord pick the words for true and for false.
func trueWord(b *phrase.Plain) string  { return b.True }
func falseWord(b *phrase.Plain) string { return b.False }

func listTruths(p *printer, _ game.QuestionStep) {
	p.numbered([]string{p.word(trueWord), p.word(falseWord)})
	p.say(p.book().TrueFalse)
}

// truthOrCommand takes what means true or false as an answer, although x is a command
// elsewhere.
func truthOrCommand(line string, q game.Question, held grade.Answer) command {
	if text, err := readable(line); err == nil && refuseJamo(text) == nil {
		if _, err := readTruth(text, q, held); err == nil {
			return readSlash(line)
		}
	}
	return readCommand(line)
}

// The words for true and for false, folded, in both languages. The first three may
// be cut short.
var (
	trueWords  = []string{"true", "참", "맞다", "t", "o", "y", "yes", "correct", "맞음", "맞아요", "맞습니다", "옳음", "예", "네"}
	falseWords = []string{"false", "거짓", "틀리다", "f", "x", "n", "no", "incorrect", "틀림", "틀려요", "틀립니다", "아님", "아니요", "아니오"}
)

// The signs that people draw for true and false, which folding would drop.
const (
	trueSigns  = "○◯⭕〇"
	falseSigns = "×✕✖✗✘❌"
)

func readTruth(text string, _ game.Question, _ grade.Answer) (grade.Answer, error) {
	truth, ok := truthSign(text)
	if !ok {
		truth, ok = truthWord(content.Fold(text))
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
	return grade.Answer{}, &Unread{Why: NoSuch, What: shown(text), N: 2}
}

func truthSign(text string) (truth, ok bool) {
	text = strings.TrimSpace(text)
	if n := len([]rune(text)); n != 1 {
		return false, false
	}
	return strings.Contains(trueSigns, text), strings.Contains(trueSigns+falseSigns, text)
}

func truthWord(fold string) (truth, ok bool) {
	for i := range max(len(trueWords), len(falseWords)) {
		short := i < 3 && len(fold) > 1
		if i < len(trueWords) && (fold == trueWords[i] || short && strings.HasPrefix(trueWords[i], fold)) {
			return true, true
		}
		if i < len(falseWords) && (fold == falseWords[i] || short && strings.HasPrefix(falseWords[i], fold)) {
			return false, true
		}
	}
	return false, false
}

// sayTruths says what the player called the statement and what it is. The half that is
// neither has no reason and is left out.
func sayTruths(p *printer, step game.VerdictStep) {
	b := p.book()
	for _, part := range chosenFirst(step.Verdict.Parts, step.Question.Parts) {
		form := b.OthersRight
		switch {
		case part.Chosen && part.Correct:
			form = b.YoursRight
		case part.Chosen:
			form = b.YoursWrong
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
