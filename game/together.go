package game

import "quest/content"

// AskTogether gives a question for several players at once: its parts stand in one order for all of
// them, which the occasion decides, so that they can speak of "the second one".
func AskTogether(pack *content.Pack, item *content.Item, occasion string) Question {
	return newQuestion(pack, item, 0, occasion)
}
