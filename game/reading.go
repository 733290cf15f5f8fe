package game

import "quest/content"

// ReadOn reads a lesson from where the player stopped, with its checks, and goes on to
// its quiz. Once the lesson was read it goes to the quiz at once; where that cannot be
// sat today, the lesson is read again.
type ReadOn struct {
	Pack   *content.Pack
	Lesson content.LessonID
}

// ReadAgain reads a lesson from the start, without checks and without its quiz.
type ReadAgain struct {
	Pack   *content.Pack
	Lesson content.LessonID
}

func (g ReadOn) plan(*Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round {
		return &reading{pack: g.Pack, head: head}
	})
}

func (g ReadAgain) plan(*Player) (plan, error) {
	return lessonPlan(g.Pack, g.Lesson, func(head content.LessonHead) round {
		return &reading{pack: g.Pack, head: head, again: true}
	})
}

// reading leads through the points of a lesson, with short checks between them and the
// takeaways at the end, and hands over to the sitting of its quiz.
type reading struct {
	pack  *content.Pack
	head  content.LessonHead
	again bool // without checks and without the quiz

	stops  []stop
	at     int // the stop that is shown
	points int // of the lesson
}

func (r *reading) begin(t turn) move {
	read := t.player.Reading(r.lessonID())
	if read.Done && !r.again {
		if t.player.MaySit(r.pack, r.head.Quiz, t.now) {
			return r.sit(t, nil)
		}
		r.again = true
	}
	lesson, ok := r.pack.Lesson(r.head.ID)
	if !ok {
		return move{step: EndStep{}}
	}
	points := pointsOf(r.pack, lesson)
	r.stops, r.points = stopsOf(r.pack, lesson, points, t.player.Seed), len(points)
	if r.again {
		return r.goTo(t, 0, nil)
	}
	r.tellTerms(t)
	return r.goTo(t, r.stopAfter(read.Points), nil)
}

func (r *reading) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	shown, events, err := t.judge(asked, a, r.pack.ID().Quiz(r.head.Quiz))
	return move{step: shown, events: events}, err
}

func (r *reading) next(t turn, shown Step) move {
	var events []Event
	if p, ok := shown.(PointStep); ok && p.N > t.player.Reading(r.lessonID()).Points {
		events = append(events, Event{Read: &Read{Lesson: r.lessonID(), Points: p.N}})
	}
	return r.goTo(t, r.at+1, events)
}

// back returns to the point before the point or the takeaways that are shown.
func (r *reading) back(shown Step) (Step, bool) {
	switch shown.(type) {
	case PointStep, TakeawaysStep:
	default:
		return nil, false
	}
	for i := r.at - 1; i >= 0; i-- {
		if p := r.stops[i].point; p != nil {
			r.at = i
			return *p, true
		}
	}
	return nil, false
}

// goTo shows the first stop from one on that is to be shown: a check asks only items
// that were not answered today, and none while reading again. Behind the last stop the
// reading is finished.
func (r *reading) goTo(t turn, at int, events []Event) move {
	for r.at = at; r.at < len(r.stops); r.at++ {
		stop := r.stops[r.at]
		switch {
		case stop.point != nil:
			return move{step: *stop.point, events: events}
		case stop.takeaways != nil:
			return move{step: *stop.takeaways, events: events}
		case r.again:
			continue
		}
		if q, ok := t.question(stop.item, string(Check)); ok && t.freshToday(q) {
			return move{step: QuestionStep{Question: q, Kind: Check, N: stop.n, Of: stop.of, Counts: true}, events: events}
		}
	}
	return r.finish(t, events)
}

// tellTerms has the first point and the takeaways tell the terms of the quiz that follows.
func (r *reading) tellTerms(t turn) {
	if !t.player.MaySit(r.pack, r.head.Quiz, t.now) {
		return
	}
	terms := t.player.Terms(r.pack, r.head, t.now)
	for _, s := range r.stops {
		switch {
		case s.point != nil && s.point.N == 1:
			s.point.Terms = &terms
		case s.takeaways != nil:
			s.takeaways.Terms = &terms
		}
	}
}

func (r *reading) finish(t turn, events []Event) move {
	if !t.player.Reading(r.lessonID()).Done {
		events = append(events, Event{Read: &Read{Lesson: r.lessonID(), Points: r.points, Done: true}})
	}
	if r.again || !t.player.MaySit(r.pack, r.head.Quiz, t.now) {
		return move{step: EndStep{}, events: events}
	}
	return r.sit(t, events)
}

// sit hands over to the sitting of the lesson's quiz, which begins in the same batch.
func (r *reading) sit(t turn, events []Event) move {
	s := newSitting(r.pack, r.head)
	m := s.begin(t)
	if q, ok := m.step.(QuestionStep); ok && r.at > 0 && r.stops[r.at-1].takeaways != nil { // they have just told the terms
		q.Terms = nil
		m.step = q
	}
	m.events = append(events, m.events...)
	m.then = s
	return m
}

// stopAfter gives the stop that follows a number of points.
func (r *reading) stopAfter(read int) int {
	for i, s := range r.stops {
		if s.takeaways != nil || s.point != nil && s.point.N > read {
			return r.checkBefore(i)
		}
	}
	return len(r.stops)
}

// checkBefore steps back over the check that stands before a stop.
func (r *reading) checkBefore(i int) int {
	for i > 0 && r.stops[i-1].item != "" {
		i--
	}
	return i
}

func (r *reading) lessonID() string { return r.pack.ID().Lesson(r.head.ID) }
