package plain

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// sayVerdict says the verdict with every reason, what was chosen first.
func (t *terminal) sayVerdict(step game.VerdictStep) {
	b, v := t.book(), step.Verdict
	if v.Right {
		t.say(b.Right)
	} else {
		t.say(b.Wrong)
		t.sayShare(step.Question, v)
	}
	rowOf(step.Question).say(&t.printer, step)
	t.sayMixUps(step.Question.Pack, v.Misconceptions)
	for _, m := range step.Cured {
		t.say(t.sentence(t.summary().Cured))
		t.textAs(m.Fix, func(p *phrase.Plain) string { return p.Truth }, "fix")
	}
	t.sayExplanation(step.Question.Item)
}

// sayShare says how much of a wrong answer is right, in the words of its type.
func (p *printer) sayShare(q game.Question, v grade.Verdict) {
	if form := rowOf(q).share(p.book(), v); form != "" {
		s := v.Share
		p.fill(form, "got", strconv.Itoa(s.Right), "of", strconv.Itoa(s.Of), "wrong", strconv.Itoa(s.Wrong))
	}
}

// chosenFirst puts the parts that were chosen first, each group as it stood on screen.
func chosenFirst(parts []grade.Part, screen []content.PartID) []grade.Part {
	sorted := slices.Clone(parts)
	rank := func(p grade.Part) int {
		if p.Chosen {
			return slices.Index(screen, p.ID)
		}
		return len(screen) + slices.Index(screen, p.ID)
	}
	slices.SortStableFunc(sorted, func(a, b grade.Part) int { return rank(a) - rank(b) })
	return sorted
}
