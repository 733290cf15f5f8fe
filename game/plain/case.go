package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// caseRow is the row of case. A case is a scenario with questions of other types, which
// are asked one by one; the case itself is never asked, and a line is no answer to it.
var caseRow = row{
	list: func(*printer, game.QuestionStep) {},
	read: func(*printer, string, game.Question, grade.Answer) (grade.Answer, error) {
		return grade.Answer{}, &Unread{Why: CannotAsk}
	},
	share: func(*phrase.Plain, grade.Verdict) string { return "" },
	say:   func(*printer, game.VerdictStep) {},
}

// casePart says which part of a case is asked. The scenario is said before it if it
// was not said last, or if scenario is set.
func (t *terminal) casePart(c *content.CaseHead, scenario bool) {
	if c == nil {
		return
	}
	n, of := strconv.Itoa(c.N), strconv.Itoa(c.Of)
	if scenario || t.scenarioShown != c.ID {
		t.sayScenario(c)
		t.fill(t.book().CasePart, "n", n, "of", of)
		return
	}
	t.fill(t.book().CaseSame, "n", n, "of", of)
}

func (t *terminal) sayScenario(c *content.CaseHead) {
	t.scenarioShown = c.ID
	t.fill(t.book().Scenario, "of", strconv.Itoa(c.Of))
	t.text(c.Scenario)
	t.code(c.Code)
	if c.Art != nil {
		t.picture(*c.Art)
	}
}

// repeatScenario says the scenario of a case once more.
func (t *terminal) repeatScenario(c *content.CaseHead) {
	if c == nil {
		t.say(t.book().ScenarioNone)
		return
	}
	t.sayScenario(c)
}
