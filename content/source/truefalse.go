package source

import "quest/content"

func (it *itemAt) truth() {
	if it.need("answer") != nil {
		it.Answer = it.boolean("answer", false)
	}
	it.IfRight = it.prose("if_right", false)
	it.IfWrong = it.prose("if_wrong", false)
	it.Misconception = content.MisconceptionID(it.ref("misconception", "misconception"))
}
