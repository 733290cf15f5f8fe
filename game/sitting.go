package game

import (
	"strconv"

	"quest/content"
)

// SitQuiz sits the quiz of a lesson: it begins a sitting or goes on with the open one.
type SitQuiz struct {
	Pack   *content.Pack
	Lesson content.LessonID
}

func (g SitQuiz) plan(*Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round { return newSitting(g.Pack, head) })
}

// MaySit reports whether a sitting over a quiz can begin or go on. A quiz that is not
// passed may be sat again at once, to learn: what was answered today pays nothing more
// and moves no schedule. One that is passed may be sat again on a later day.
func (p *Player) MaySit(pack *content.Pack, quiz content.QuizID, now Moment) bool {
	if pack.QuizSize(quiz) == 0 {
		return false
	}
	q := p.Quizzing(pack.ID().Quiz(quiz))
	return q.Open || !p.satToday(q, now) || !passed(pack, quiz, q)
}

// satToday reports whether a sitting over a quiz was finished on this study day.
func (p *Player) satToday(q Quizzing, now Moment) bool {
	return q.Sittings > 0 && q.LastDay >= p.Today(now)
}

// sitting asks the whole quiz once and scores it. Items that were
// answered on the same day, in the lesson's checks or a review, count with those verdicts, unless a sitting of that day has
// counted them already.
type sitting struct {
	queue
	pack    *content.Pack
	head    content.LessonHead
	items   []string // of the quiz, by full ID
	carried int      // of these, how many were answered before, on the day it began
	resumed bool     // it had begun in another session
}

func newSitting(pack *content.Pack, head content.LessonHead) *sitting {
	quiz, _ := pack.Quiz(head.Quiz)
	return &sitting{queue: queue{quiz: pack.ID().Quiz(head.Quiz)}, pack: pack, head: head, items: fullIDs(pack, quiz.Items)}
}

func (r *sitting) begin(t turn) move {
	if !t.player.MaySit(r.pack, r.head.Quiz, t.now) {
		return move{step: EndStep{}}
	}
	q := t.player.Quizzing(r.quiz)
	verdicts, carried := q.Verdicts, q.Carried
	var events []Event
	if !q.Open {
		verdicts = map[string]bool{}
		if !t.player.satToday(q, t.now) {
			verdicts = r.answeredToday(t)
		}
		carried = len(verdicts)
		events = append(events, Event{Sat: &Sat{Quiz: r.quiz, Counted: verdicts}})
	}
	r.carried, r.resumed = carried, q.Open
	quiz, _ := r.pack.Quiz(r.head.Quiz)
	for _, id := range fullIDs(r.pack, byDifficulty(r.pack, quiz.Items, t.player.Seed, "sitting "+strconv.Itoa(q.Sittings))) {
		if _, done := verdicts[id]; !done {
			r.left = append(r.left, id)
		}
	}
	if len(r.left) == 0 {
		f := r.tally(verdicts, "", false)
		return move{step: r.summary(t, f, verdicts), events: append(events, Event{Finished: f})}
	}
	r.corrections = r.stillCertain(q.Again, verdicts)
	first := r.ask(t, Sitting, len(r.items)-len(r.left)+1, len(r.items))
	if asks, ok := first.(QuestionStep); ok && !q.Open {
		terms := t.player.Terms(r.pack, r.head, t.now)
		asks.Terms = &terms
		first = asks
	}
	return move{step: r.withCarried(first), events: events}
}

// stillCertain gives those items of a sitting that were answered wrongly and called certain,
// so that leaving does not spare the player the correction.
func (r *sitting) stillCertain(again, verdicts map[string]bool) []string {
	var wrong []string
	for _, id := range r.items {
		if right, asked := verdicts[id]; again[id] && asked && !right {
			wrong = append(wrong, id)
		}
	}
	return wrong
}

// answer judges an answer. A correction belongs to no quiz and pays nothing: what it puts
// right was missed in the sitting all the same, and stays among what is to be practised.
func (r *sitting) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	if asked.Kind == Correction {
		a.free = true
		shown, events, err := t.judge(asked, a, "")
		return move{step: shown, events: events}, err
	}
	shown, events, err := r.judge(t, asked, a)
	if err != nil {
		return move{}, err
	}
	if asked.Kind == Sitting && len(r.left) == 1 {
		f := r.tally(t.player.Quizzing(r.quiz).Verdicts, asked.Question.ID(), shown.Verdict.Right)
		events = append(events, Event{Finished: f})
	}
	return move{step: shown, events: events}, nil
}

func (r *sitting) next(t turn, shown Step) move {
	v, ok := shown.(VerdictStep)
	if !ok {
		return t.closing(shown, EndStep{})
	}
	if step, more := r.advance(t, v); more {
		return move{step: r.withCarried(step)}
	}
	q := t.player.Quizzing(r.quiz)
	return move{step: r.summary(t, &Finished{Right: q.LastGot, Of: q.LastOf}, q.Verdicts)}
}

// leave shows the summary to who leaves from the last verdict.
func (r *sitting) leave(t turn, shown Step) move {
	if v, ok := shown.(VerdictStep); ok && v.N == v.Of {
		m := r.next(t, shown)
		if _, over := m.step.(SummaryStep); over {
			return m
		}
	}
	return move{step: EndStep{}}
}

// withCarried adds to a question of the sitting how many items were answered before it.
func (r *sitting) withCarried(step Step) Step {
	if q, ok := step.(QuestionStep); ok && q.Kind == Sitting {
		q.Carried = r.carried
		return q
	}
	return step
}

// answeredToday gives the first verdicts of today on the quiz's items.
func (r *sitting) answeredToday(t turn) map[string]bool {
	today := t.today()
	counted := map[string]bool{}
	quiz, _ := r.pack.Quiz(r.head.Quiz)
	for i, id := range r.items {
		head, ok := r.pack.ItemHead(quiz.Items[i])
		k, known := t.player.Knowing(id)
		if ok && known && k.Rev == head.Rev && k.Day == today {
			counted[id] = k.Right
		}
	}
	return counted
}

// tally counts the right verdicts over the whole quiz; last adds one that is not
// yet among them, unless it is empty.
func (r *sitting) tally(verdicts map[string]bool, last string, right bool) *Finished {
	f := &Finished{Quiz: r.quiz, Of: len(r.items)}
	for _, id := range r.items {
		if verdicts[id] || (id == last && right) {
			f.Right++
		}
	}
	return f
}

// summary tells how the sitting went.
func (r *sitting) summary(t turn, f *Finished, verdicts map[string]bool) SummaryStep {
	step := SummaryStep{Got: f.Right, Of: f.Of, Carried: r.carried, Need: needOf(r.pack, r.head.Quiz)}
	if q := t.player.Quizzing(r.quiz); r.resumed {
		step.Resumed, step.Won = true, Won{XP: q.XP, Gold: q.Gold}
	}
	step.Passed = enough(f.Right, f.Of, step.Need)
	for _, id := range r.items {
		if right, asked := verdicts[id]; asked && !right {
			if q, ok := t.find(id); ok {
				step.Missed = append(step.Missed, q)
			}
		}
	}
	if len(step.Missed) > 0 {
		step.Redo = PractiseMissed{r.pack, r.head.ID}
	}
	return step
}
