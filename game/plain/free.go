package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// rounds gives the words for free practice and test-outs.
func (p *printer) rounds() phrase.Rounds { return p.books.For(p.speech).Rounds }

// chooseFree lists what can be practised freely at the lesson that was played last, and asks
// for one; nil if the player stays.
func (t *terminal) chooseFree() (*game.Offer, error) {
	all := t.seat.Player.Practisables(t.seat.Packs, t.last(), t.seat.Now())
	if len(all) == 0 {
		t.say(t.rounds().None)
		return nil, nil
	}
	show := func() {
		t.emptyLine()
		t.say(t.rounds().Title + ". " + t.rounds().Lead)
		var rows []string
		for _, s := range all {
			rows = append(rows, t.freeTitle(s.Pack, s.Scope)+" ("+t.rounds().Count(s.Items, s.Due)+")")
		}
		t.numbered(rows)
		t.say(t.rounds().Choose)
	}
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn || c == back {
			return nil, err
		}
		if n, ok := number(line); ok && n >= 1 && n <= len(all) {
			return &game.Offer{Goal: all[n-1].Goal(t.seat.Packs), Pack: all[n-1].Pack}, nil
		}
		t.fill(t.rounds().NoSuch, "most", strconv.Itoa(len(all)))
	}
}

// freeTitle says what a scope is about; pack is nil for several.
func (p *printer) freeTitle(pack *content.Pack, s game.Scope) string {
	about, title := p.rounds().About(s), content.Text{}
	if exam, domain, ok := s.ExamDomain(); ok {
		return exam + ": " + p.inlineOf(nil, domain)
	}
	switch {
	case pack == nil || s.Domain != "" || s.Starred:
	case s.Lesson != "":
		head, _ := pack.Head(s.Lesson)
		title = head.Title
	case s.Concept != "":
		concept, _ := pack.Concept(s.Concept)
		title = concept.Term
	default:
		title = pack.Meta().Title
	}
	switch {
	case title.Empty():
		return about
	case about == "":
		return p.inlineOf(pack, title)
	}
	return about + ": " + p.inlineOf(pack, title)
}

// offerFree says how to practise freely, once anything was asked.
func (t *terminal) offerFree() {
	if t.seat.Player.Answers > 0 {
		t.say(t.rounds().Offer)
	}
}

// beginning gives the lesson at whose first point a session stands, nil anywhere else.
func (t *terminal) beginning(s *game.Session) *game.Offer {
	about := s.About()
	if point, ok := s.Step().(game.PointStep); !ok || point.N != 1 || about.Pack == nil {
		return nil
	}
	return &game.Offer{Deed: game.StartLesson, Pack: about.Pack, Lesson: about.Lesson}
}

// testOf gives the test-out of the lesson that an offer begins, nil where there is none.
func (t *terminal) testOf(o *game.Offer) *game.Offer {
	if o == nil || o.Deed != game.StartLesson || !t.seat.Player.MayTestOut(o.Pack, o.Lesson, t.seat.Now()) {
		return nil
	}
	return &game.Offer{Goal: game.TestOut{Pack: o.Pack, Lesson: o.Lesson.ID}, Pack: o.Pack, Lesson: o.Lesson}
}

// offerTest says how to test out of the lesson that comes next, if that is possible.
func (t *terminal) offerTest(o *game.Offer) {
	if t.testOf(o) == nil {
		return
	}
	terms := t.seat.Player.TestTerms(o.Pack, o.Lesson, t.seat.Now())
	t.fill(t.rounds().TestOffer, "of", strconv.Itoa(terms.Questions), "need", strconv.Itoa(terms.Need))
}

// roundOf gives what a word before the number of a lesson in the list does with it; nil where
// there is nothing, which it says.
func (t *terminal) roundOf(c command, at lessonRow) *game.Offer {
	player, now := t.seat.Player, t.seat.Now()
	none := t.whyNoPractice(at.pack, at.head)
	switch c {
	case practise:
		if o, ok := player.Practice(at.pack, at.head); ok {
			return &o
		}
	case free:
		none = t.rounds().NoLesson
		if s := player.PractisableLesson(at.pack, at.head.ID, now); s.Items > 0 {
			return &game.Offer{Goal: s.Goal(t.seat.Packs), Pack: at.pack, Lesson: at.head}
		}
	case testOut:
		none = t.rounds().NoTest
		if player.MayTestOut(at.pack, at.head, now) {
			return &game.Offer{Goal: game.TestOut{Pack: at.pack, Lesson: at.head.ID}, Pack: at.pack, Lesson: at.head}
		}
	default:
		o := player.Open(at.pack, at.head, now)
		return &o
	}
	t.fill(none, "title", t.inlineOf(at.pack, at.head.Title))
	return nil
}
