package plain

import (
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
	if !r.readsJamo {
		if err := refuseJamo(text); err != nil {
			return grade.Answer{}, err
		}
	}
	return r.read(p, text, q, held)
}

// refuseJamo refuses a text with jamo that were not put together into syllables: the
// input method is not composing.
func refuseJamo(text string) error {
	if content.LooseJamo(text) {
		return &Unread{Why: Jamo, What: shown(text)}
	}
	return nil
}
