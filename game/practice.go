package game

import "quest/content"

// PractiseMissed asks once more what the newest sitting over a lesson's quiz got wrong
// and practice did not put right since; nothing if nothing is wrong. Practice is not
// scored, pays nothing and moves no schedule, and an answer may be taken back.
type PractiseMissed struct {
	Pack   *content.Pack
	Lesson content.LessonID
}

// PractiseAll practises all questions of a lesson's quiz that the player was asked before.
type PractiseAll struct {
	Pack   *content.Pack
	Lesson content.LessonID
}

func (g PractiseMissed) plan(p *Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round {
		return newPractice(g.Pack, head.Quiz, p.missed(g.Pack, head.Quiz))
	})
}

func (g PractiseAll) plan(p *Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round {
		return newPractice(g.Pack, head.Quiz, p.asked(g.Pack, head.Quiz))
	})
}

// practice asks items without a score. It asks nothing for the first time, and nothing
// that an open sitting still asks: both would give away what counts later.
type practice struct {
	queue
	pack  *content.Pack
	items []content.ItemID
	of    int        // how many are asked
	right int        // of these, answered rightly
	wrong []Question // of these, answered wrongly

	refuted map[string]bool // items that spoke against a misconception in this round
}

func newPractice(pack *content.Pack, quiz content.QuizID, items []content.ItemID) *practice {
	return &practice{queue: queue{quiz: pack.ID().Quiz(quiz)}, pack: pack, items: items}
}

func (r *practice) begin(t turn) move {
	r.left = fullIDs(r.pack, byDifficulty(r.pack, r.items, t.player.Seed, "practice"))
	return r.start(t)
}

// start asks the first of the items that are left.
func (r *practice) start(t turn) move {
	if r.of = len(r.left); r.of == 0 {
		return move{step: EndStep{}}
	}
	return move{step: r.ask(t, Practice, 1, r.of)}
}

func (r *practice) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	a.free = true
	shown, events, err := r.judge(t, asked, a)
	if err != nil {
		return move{}, err
	}
	shown.Undo = asked.Kind == Practice
	r.refuteOnce(events[0].Answered)
	return move{step: shown, events: events}, nil
}

// refuteOnce lets an item speak against a misconception once in a round: an answer that is
// taken back and given again cures nothing twice.
func (r *practice) refuteOnce(a *Answered) {
	if len(a.Refutes) == 0 {
		return
	}
	if r.refuted[a.Item] {
		a.Refutes = nil
		return
	}
	if r.refuted == nil {
		r.refuted = map[string]bool{}
	}
	r.refuted[a.Item] = true
}

func (r *practice) next(t turn, shown Step) move {
	v, ok := shown.(VerdictStep)
	if !ok {
		return t.closing(shown, EndStep{Stay: true})
	}
	switch {
	case v.Kind != Practice:
	case v.Verdict.Right:
		r.right++
	default:
		r.wrong = append(r.wrong, v.Question)
	}
	if step, more := r.advance(t, v); more {
		return move{step: step}
	}
	return move{step: SummaryStep{Practice: true, Got: r.right, Of: r.of, Missed: r.wrong}}
}

// asked gives the items of a quiz that the player was asked before, as they are now; none
// while a sitting over the quiz is open.
func (p *Player) asked(pack *content.Pack, quiz content.QuizID) []content.ItemID {
	source, _ := pack.Quiz(quiz)
	if p.Quizzing(pack.ID().Quiz(quiz)).Open {
		return nil
	}
	var items []content.ItemID
	for _, id := range source.Items {
		if p.met(pack, id) {
			items = append(items, id)
		}
	}
	return items
}

// met reports whether the player was asked an item before, as it is now.
func (p *Player) met(pack *content.Pack, id content.ItemID) bool {
	head, ok := pack.ItemHead(id)
	k, known := p.Knowing(pack.ID().Item(id))
	return ok && known && k.Rev == head.Rev
}
