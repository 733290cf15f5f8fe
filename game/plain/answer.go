package plain

import (
	"errors"
	"slices"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// maxAnswer is how many characters a line may have to be read as an answer; the
// longest option of a pack is far below it.
const maxAnswer = 2000

// readAnswer reads a typed line as the answer to a question: numbers of options in
// the order in which they are shown, or their words in any language, or the
// beginning of the words if only one option begins so. Case, width, spaces and
// punctuation do not count. For a gap the line is what belongs into it, as typed.
//
// held is what the question has been given so far; classify, order, match and cloze
// add to it, and only there the result may be incomplete: a bin for the next card, the
// next step, a partner for the next left side, words for the next gap. In all other
// results grade.Complete holds.
//
// The error is always an *Unread; then nothing was answered.
func (p *printer) readAnswer(line string, q game.Question, held grade.Answer) (grade.Answer, error) {
	text, err := readable(line)
	if err != nil {
		return grade.Answer{}, err
	}
	r := rowOf(q)
	var answer grade.Answer
	if err = refuseJamo(text); err == nil || r.readsJamo {
		answer, err = r.read(p, text, q, held)
	}
	return answer, p.layoutOr(err, text, q)
}

// layoutOr gives the error of a line, or that of a line that names an answer or a command
// once the keyboard is in the other language.
func (p *printer) layoutOr(err error, text string, q game.Question) error {
	var unread *Unread
	if errors.As(err, &unread) && (unread.Why == NoSuch || unread.Why == Jamo) && p.slipped(text, q) {
		return &Unread{Why: Layout, What: shown(text)}
	}
	return err
}

// slipped reports whether a line is a word that the question or line mode understands,
// typed with the 한/영 key in the other state.
func (p *printer) slipped(line string, q game.Question) bool {
	typed := content.Keystrokes(line)
	is := func(word string) bool { return content.SameKeys(typed, content.Keystrokes(word)) }
	return p.words.has(is, q.Item.Type == content.TrueFalse) ||
		slices.ContainsFunc(p.choicesOf(q), func(c choice) bool { return slices.ContainsFunc(c.folds, is) })
}

// refuseJamo refuses a text with jamo that were not put together into syllables: the
// input method is not composing.
func refuseJamo(text string) error {
	if content.LooseJamo(text) {
		return &Unread{Why: Jamo, What: shown(text)}
	}
	return nil
}
