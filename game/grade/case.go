package grade

import (
	"fmt"

	"quest/content"
)

// caseRow is the row of case. A case is a scenario with questions of other types,
// which a pack holds as items of their own; nobody answers the case itself. So Judge
// refuses it, no answer is complete and its key is the empty answer.
var caseRow = row{
	judge: func(item *content.Item, _ Answer) (Verdict, error) {
		return Verdict{}, fmt.Errorf("item %s: the questions of a case are judged, not the case: %w", item.ID, ErrUnfit)
	},
	complete: func(*content.Item, Answer) bool { return false },
	key:      func(*content.Item, content.Lang) Answer { return Answer{} },
}
