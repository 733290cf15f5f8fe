package game

import "quest/content"

// PractiseMissed asks once more what the newest sitting over a lesson's quiz got wrong
// and practice did not put right since, or all of the quiz if nothing is wrong. It is
// not scored and an answer may be taken back; it pays as any answer does.
type PractiseMissed struct {
	Pack   *content.Pack
	Lesson content.LessonID
}

func (g PractiseMissed) plan(*Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round {
		quiz, _ := g.Pack.Quiz(head.Quiz)
		return &practice{queue: queue{quiz: g.Pack.ID().Quiz(head.Quiz)}, pack: g.Pack, items: quiz.Items}
	})
}

// practice asks items without a score.
type practice struct {
	queue
	pack  *content.Pack
	items []content.ItemID // of the quiz
	of    int              // how many are asked
}

func (r *practice) begin(t turn) move {
	verdicts := t.player.Quizzing(r.quiz).Verdicts
	all := fullIDs(r.pack, byDifficulty(r.pack, r.items, t.player.Seed, "practice"))
	for _, id := range all {
		if right, asked := verdicts[id]; asked && !right {
			r.left = append(r.left, id)
		}
	}
	if len(r.left) == 0 {
		r.left = all
	}
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
	shown, events, err := r.judge(t, asked, a)
	if err != nil {
		return move{}, err
	}
	shown.Undo = asked.Kind == Practice
	return move{step: shown, events: events}, nil
}

func (r *practice) next(t turn, shown Step) move {
	v, ok := shown.(VerdictStep)
	if !ok {
		return t.closing(shown, EndStep{Stay: true})
	}
	if step, more := r.advance(t, v); more {
		return move{step: step}
	}
	return move{step: SummaryStep{Practice: true, Of: r.of}}
}
