package game

import (
	"cmp"
	"slices"
	"strconv"

	"quest/content"
)

// TestOut passes a lesson that is known already by a short paper of its own, without reading
// it. The paper asks some items of the lesson's quiz, chosen so that they are about as many
// points as possible. Each answer is judged and explained at once, and counts as any first
// answer does. Enough right ones pass the lesson; its quiz stays as it was.
type TestOut struct {
	Pack   *content.Pack
	Lesson content.LessonID
}

// A paper has at most paperMost items, and paperLeast where those are about all points. A
// quiz of fewer than quizLeast items is too small: luck would pass it.
const (
	paperLeast, paperMost = 5, 8
	quizLeast             = 4
)

func (g TestOut) plan(*Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round {
		return &testOut{queue: queue{quiz: g.Pack.ID().Quiz(head.Quiz)}, pack: g.Pack, head: head}
	})
}

// Testing is what happened with the newest test-out of a lesson.
type Testing struct {
	Day      StudyDay        `json:"day"`      // study day on which it began
	Items    []string        `json:"items"`    // of its paper, by full ID
	Verdicts map[string]bool `json:"verdicts"` // first verdicts on these
	Over     bool            `json:"over"`     // all were answered
}

// Testing tells what happened with the newest test-out of a lesson; the zero value if there
// was none.
func (p *Player) Testing(pack *content.Pack, l content.LessonHead) Testing {
	if t := p.ledger.Tests[pack.ID().Quiz(l.Quiz)]; t != nil {
		return *t
	}
	return Testing{}
}

// MayTestOut reports whether a lesson can be passed by a test-out now: it has something to read, it was not begun, its
// quiz is large enough, and no test-out of it was finished today. One that was left today
// goes on.
func (p *Player) MayTestOut(pack *content.Pack, l content.LessonHead, now Moment) bool {
	if l.Pool() || pack.QuizSize(l.Quiz) < quizLeast || p.State(pack, l) != Untouched || p.Quizzing(pack.ID().Quiz(l.Quiz)).Sittings > 0 {
		return false
	}
	test := p.Testing(pack, l)
	return !test.Over || test.Day < p.Today(now)
}

// TestTerms gives the terms of the test-out of a lesson: how many items its paper has, and
// how many right ones pass. Without questions there is none now.
func (p *Player) TestTerms(pack *content.Pack, l content.LessonHead, now Moment) Terms {
	if !p.MayTestOut(pack, l, now) {
		return Terms{}
	}
	n, share := len(p.paper(pack, l, p.Today(now))), needOf(pack, l.Quiz)
	return Terms{Questions: n, Need: countFor(n, share), Share: share}
}

// testOut asks the items of a paper one after another.
type testOut struct {
	queue
	pack  *content.Pack
	head  content.LessonHead
	paper []string // full IDs
	begun bool     // its start is in the save
}

func (r *testOut) begin(t turn) move {
	if !t.player.MayTestOut(r.pack, r.head, t.now) {
		return move{step: EndStep{}}
	}
	test := t.player.Testing(r.pack, r.head)
	r.paper = t.player.paper(r.pack, r.head, t.today())
	r.begun = test.Day == t.today() && len(test.Items) > 0
	for _, id := range r.paper {
		if _, answered := test.Verdicts[id]; !r.begun || !answered {
			r.left = append(r.left, id)
		}
	}
	if len(r.left) == 0 {
		return move{step: EndStep{}}
	}
	step := r.ask(t, Test, len(r.paper)-len(r.left)+1, len(r.paper))
	if q, ok := step.(QuestionStep); ok {
		terms := t.player.TestTerms(r.pack, r.head, t.now)
		q.Terms = &terms
		step = q
	}
	return move{step: r.counted(t, step)}
}

// counted says of a question whether its verdict is the item's first of the day.
func (r *testOut) counted(t turn, step Step) Step {
	if q, ok := step.(QuestionStep); ok && q.Kind == Test {
		q.Counts = t.freshToday(q.Question)
		return q
	}
	return step
}

// answer judges an answer. The paper begins in the save with its first answer, so that who
// only looks at a question has not used the try of the day. The last answer ends it.
func (r *testOut) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	if asked.Kind == Correction {
		a.free = true
		shown, events, err := t.judge(asked, a, "")
		return move{step: shown, events: events}, err
	}
	shown, events, err := r.judge(t, asked, a)
	if err != nil {
		return move{}, err
	}
	if !r.begun {
		r.begun = true
		events = slices.Insert(events, 0, Event{Tested: &Tested{Lesson: r.lessonID(), Quiz: r.quiz, Items: r.paper}})
	}
	if len(r.left) == 1 {
		end := r.tally(t, asked.Question.ID(), shown.Verdict.Right)
		events = append(events, Event{Tested: end})
	}
	return move{step: shown, events: events}, nil
}

// tally counts the right verdicts; last is the item that was just answered.
func (r *testOut) tally(t turn, last string, right bool) *Tested {
	end := &Tested{Lesson: r.lessonID(), Quiz: r.quiz, Of: len(r.paper)}
	verdicts := t.player.Testing(r.pack, r.head).Verdicts
	for _, id := range r.paper {
		if verdicts[id] || id == last && right {
			end.Right++
		}
	}
	end.Passed = enough(end.Right, end.Of, needOf(r.pack, r.head.Quiz))
	return end
}

func (r *testOut) next(t turn, shown Step) move {
	v, ok := shown.(VerdictStep)
	if !ok {
		return t.closing(shown, EndStep{Stay: true})
	}
	if step, more := r.advance(t, v); more {
		return move{step: r.counted(t, step)}
	}
	return move{step: r.summary(t)}
}

// leave shows the summary to who leaves from the last verdict.
func (r *testOut) leave(t turn, shown Step) move {
	if v, ok := shown.(VerdictStep); ok && t.player.Testing(r.pack, r.head).Over && v.Kind != Correction {
		return move{step: r.summary(t)}
	}
	return move{step: EndStep{}}
}

// summary tells how the test-out went.
func (r *testOut) summary(t turn) SummaryStep {
	end := r.tally(t, "", false)
	step := SummaryStep{Test: true, Got: end.Right, Of: end.Of, Need: needOf(r.pack, r.head.Quiz), Passed: end.Passed}
	verdicts := t.player.Testing(r.pack, r.head).Verdicts
	for _, id := range r.paper {
		if right, asked := verdicts[id]; asked && !right {
			if q, ok := t.find(id); ok {
				step.Missed = append(step.Missed, q)
			}
		}
	}
	return step
}

func (r *testOut) lessonID() string { return r.pack.ID().Lesson(r.head.ID) }

// paper gives the items of a lesson's test-out by their full IDs, in the order in which they
// are asked: those of one that was left today, as far as the pack still has them, or of a new
// one. The seed and the study day choose among items that are equally good.
func (p *Player) paper(pack *content.Pack, l content.LessonHead, today StudyDay) []string {
	quiz, _ := pack.Quiz(l.Quiz)
	if test := p.Testing(pack, l); test.Day == today && !test.Over && len(test.Items) > 0 {
		here := fullIDs(pack, quiz.Items)
		return slices.DeleteFunc(slices.Clone(test.Items), func(id string) bool { return !slices.Contains(here, id) })
	}
	units := unitsOf(pack, quiz.Items)
	chance(p.Seed, "test-out", pack.ID().Quiz(l.Quiz), strconv.Itoa(int(today))).Shuffle(len(units), func(i, j int) {
		units[i], units[j] = units[j], units[i]
	})
	// What was not asked before shows more than what was explained already.
	slices.SortStableFunc(units, func(a, b unit) int { return cmp.Compare(p.metOf(pack, a), p.metOf(pack, b)) })
	chosen := covering(pack, l.ID, units)
	slices.SortStableFunc(chosen, func(a, b unit) int { return a.difficulty - b.difficulty })
	var ids []string
	for _, u := range chosen {
		ids = append(ids, fullIDs(pack, u.items)...)
	}
	return ids
}

// metOf is 1 for what was asked before, and else 0.
func (p *Player) metOf(pack *content.Pack, u unit) int {
	if slices.ContainsFunc(u.items, func(id content.ItemID) bool { return p.met(pack, id) }) {
		return 1
	}
	return 0
}

// covering chooses units for a paper: again and again the one that is about the most points
// of the lesson of which none was asked yet, the first among equal ones. Once it has
// paperLeast items it goes on only for further points, up to paperMost items.
func covering(pack *content.Pack, lesson content.LessonID, units []unit) []unit {
	var chosen []unit
	asked := map[string]bool{}
	for n := 0; ; {
		best, most := -1, -1
		for i, u := range units {
			if n+len(u.items) > paperMost {
				continue
			}
			if gain := len(pointsOn(pack, lesson, u, asked)); gain > most {
				best, most = i, gain
			}
		}
		if best < 0 || most == 0 && n >= paperLeast {
			return chosen
		}
		for _, anchor := range pointsOn(pack, lesson, units[best], asked) {
			asked[anchor] = true
		}
		n += len(units[best].items)
		chosen, units = append(chosen, units[best]), slices.Delete(slices.Clone(units), best, best+1)
	}
}

// pointsOn gives the points of a lesson, by their anchors, that a unit is about and that were
// not asked yet.
func pointsOn(pack *content.Pack, lesson content.LessonID, u unit, asked map[string]bool) []string {
	var points []string
	for _, id := range u.items {
		head, _ := pack.ItemHead(id)
		for _, c := range head.Cites {
			if c.Lesson == lesson && !asked[c.Anchor] && !slices.Contains(points, c.Anchor) {
				points = append(points, c.Anchor)
			}
		}
	}
	return points
}

func (p *Player) applyTested(e *Tested, day StudyDay) {
	if p.ledger.Tests == nil {
		p.ledger.Tests = map[string]*Testing{}
	}
	test := p.ledger.Tests[e.Quiz]
	if len(e.Items) > 0 || test == nil {
		test = &Testing{Day: day, Items: e.Items, Verdicts: map[string]bool{}}
		p.ledger.Tests[e.Quiz] = test
	}
	if e.Of == 0 {
		return
	}
	test.Day, test.Over = day, true
	if e.Passed {
		if p.ledger.Lessons == nil {
			p.ledger.Lessons = map[string]Reading{}
		}
		r := p.ledger.Lessons[e.Lesson]
		if !r.Tested {
			p.ledger.Deeds.TestedOut++
			r.TestedOn = day
		}
		r.Tested = true
		p.ledger.Lessons[e.Lesson] = r
	}
}

// countInTest enters an answer in the test-out that it belongs to: the first verdict on each
// item of its paper.
func (p *Player) countInTest(e *Answered) {
	test := p.ledger.Tests[e.Quiz]
	if test == nil || test.Over || !slices.Contains(test.Items, e.Item) {
		return
	}
	if _, answered := test.Verdicts[e.Item]; !answered {
		test.Verdicts[e.Item] = e.Right
	}
}
