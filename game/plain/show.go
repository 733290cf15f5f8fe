package plain

import (
	"bufio"
	"cmp"
	"io"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/answerkey"
	"quest/game/phrase"
)

// Page is a lesson, an item or a lab as it is printed for who writes the pack. One of Lesson, Item
// and Lab is set, or none where there is nothing to be printed between Above and Below.
type Page struct {
	Lesson content.LessonID
	Item   content.ItemID
	Lab    content.LabID
	Sketch *content.Item // an item that the pack cannot ask yet; nil for one of the pack
	Above  []string      // lines that say what it is and where it stands
	Below  []string      // lines that say what is wrong with it
}

// Showing is what Show prints.
type Showing struct {
	Pack   *content.Pack // nil where every page has lines alone
	Pages  []Page
	Key    bool // below each page what is right and why, and what stands where
	Speech game.Speech
	Now    game.Moment
	Options
}

// Show prints pages as a learner in line mode sees them, and below each its key.
func Show(out io.Writer, s Showing) error {
	books := cmp.Or(s.Books, phrase.Shipped())
	t := &terminal{printer: printer{
		out: bufio.NewWriter(out), width: s.width, books: books, words: newVocabulary(books), speech: s.Speech, pack: s.Pack,
	}}
	t.seat = &game.Seat{Player: new(game.Player), Now: func() game.Moment { return s.Now }}
	for i, page := range s.Pages {
		if i > 0 {
			t.emptyLine()
		}
		t.showPart(page, s.Key)
	}
	return t.out.Flush()
}

// showPart prints one page.
func (t *terminal) showPart(page Page, key bool) {
	for _, line := range page.Above {
		t.say(line)
	}
	switch {
	case page.Lesson != "":
		t.showLesson(page.Lesson, key)
	case page.Item != "":
		item, ok := t.pack.Item(page.Item)
		if !ok {
			t.sayProof(game.Say("proof.Unreadable").With("id", string(page.Item)))
			break
		}
		t.showItem(item, key)
	case page.Sketch != nil:
		t.showItem(page.Sketch, key)
	case page.Lab != "":
		t.showLab(page.Lab, key)
	}
	for _, line := range page.Below {
		t.say(line)
	}
}

// sayProof says a sentence for who writes a pack.
func (t *terminal) sayProof(n game.Notice) { t.say(t.books.For(t.speech).Say(n)) }

// showLesson prints all points of a lesson and its takeaways, with the anchors that items cite.
func (t *terminal) showLesson(id content.LessonID, key bool) {
	lesson, ok := t.pack.Lesson(id)
	if !ok {
		t.sayProof(game.Say("proof.Unreadable").With("id", string(id)))
		return
	}
	t.fill(t.book().Reading, "title", t.inline(lesson.Title), "minutes", strconv.Itoa(lesson.Minutes))
	for _, p := range game.PointsOf(t.pack, lesson) {
		t.emptyLine()
		t.sayPoint(p)
		if key && p.Point.Anchor != "" {
			t.sayProof(game.Say("proof.Anchor").With("anchor", string(id)+"#"+p.Point.Anchor))
		}
	}
	if end := game.TakeawaysOf(t.pack, lesson); len(end.Points)+len(end.Exhibits) > 0 {
		t.emptyLine()
		t.sayTakeaways(end)
	}
	if !key {
		return
	}
	t.emptyLine()
	t.sayList(game.Say("proof.Concepts"), strings.Join(words(lesson.Concepts), ", "))
	t.sayList(game.Say("proof.LessonQuiz"), string(lesson.Quiz))
	t.sayList(game.Say("proof.LessonLab"), string(lesson.Lab))
	t.sayList(game.Say("proof.LessonReward"), string(lesson.Reward))
	t.saySources(lesson.Sources, lesson.Verified)
}

// sayList says what belongs to a name; nothing where that is empty.
func (t *terminal) sayList(name game.Notice, what string) {
	if what != "" {
		t.say(t.books.For(t.speech).Say(name) + " " + what)
	}
}

func (t *terminal) saySources(sources []content.Safe, verified string) {
	for _, s := range sources {
		t.sayProof(game.Say("proof.Source").With("source", s.String()))
	}
	if verified != "" {
		t.sayProof(game.Say("proof.Verified").With("date", verified))
	}
}

// words gives IDs as texts.
func words[S ~string](all []S) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

// showItem prints an item as it is asked, and its key. The scenario of a case stands above its
// first part.
func (t *terminal) showItem(item *content.Item, key bool) {
	q := game.ProofQuestion(t.pack, item, 0)
	t.askBody(game.QuestionStep{Question: q, Kind: game.Practice}, false)
	if key {
		t.emptyLine()
		t.sayKey(q, true)
	}
}

// sayKey says the key of a question: whole, or what a verdict does not tell.
func (t *terminal) sayKey(q game.Question, whole bool) {
	t.sayProof(game.Say("proof.Key"))
	for _, line := range answerkey.Of(q, t.books, t.speech) {
		if line.Told && !whole {
			continue
		}
		t.say(strings.Repeat("  ", 1+line.Indent) + line.Text)
	}
}

// showLab prints the sandbox of a lab and its missions.
func (t *terminal) showLab(id content.LabID, key bool) {
	lab, ok := t.pack.Lab(id)
	if !ok {
		t.sayProof(game.Say("proof.Unreadable").With("id", string(id)))
		return
	}
	play, err := game.EnterLab(t.pack, t.seat.Player, lab, "")
	if err != nil {
		t.say(t.labBook().CannotEnter)
		return
	}
	l := &labPlay{terminal: t, play: play}
	l.show()
	if !lab.Assumes.Empty() {
		t.say(t.labBook().Assumes)
		t.text(lab.Assumes)
	}
	for i := range lab.Missions {
		m := &lab.Missions[i]
		t.emptyLine()
		t.sayProof(game.Say("proof.Mission").With("n", strconv.Itoa(i+1), "id", string(m.ID)))
		t.text(m.Text)
		if key {
			t.sayMissionKey(lab, m)
		}
	}
	if key {
		t.emptyLine()
		l.sayGates()
		t.saySources(lab.Sources, lab.Verified)
	}
}

// sayMissionKey says what solves a mission, in how many changes, and its hint.
func (t *terminal) sayMissionKey(lab *content.Lab, m *content.Mission) {
	if play, err := game.EnterLab(t.pack, t.seat.Player, lab, m.ID); err == nil {
		g := m.Goal
		t.sayProof(game.Say("proof.Goal").With("action", string(g.Action), "route", string(g.Route)).Put("outcome", game.OutcomeWords(g.Outcome)).Count("n", play.Par()))
	}
	if !m.Hint.Empty() {
		t.textAs(m.Hint, func(p *phrase.Plain) string { return p.Hinted }, "text")
	}
}

// sayGates says what each route tells when a gate stops it and when it arrives.
func (l *labPlay) sayGates() {
	for i := range l.lab().Actions {
		a := &l.lab().Actions[i]
		for j := range a.Routes {
			r := &a.Routes[j]
			l.sayProof(game.Say("proof.Route").With("action", l.inline(a.Text), "route", l.inline(r.Text), "id", string(a.ID)+"/"+string(r.ID)))
			for k := range r.Gates {
				g := &r.Gates[k]
				l.say("  " + l.books.For(l.speech).Say(game.Say("proof.Gate").With("id", string(g.ID), "node", l.nodeName(g.At))))
				l.textAs(g.Fail, plainForm("    {text}"), "text")
				if m, ok := l.pack.Misconception(g.Misconception); ok {
					l.say("    " + l.books.For(l.speech).Say(game.Say("proof.MixUp").With("id", string(m.ID), "says", l.inline(m.Says))))
				}
			}
			if !r.Success.Empty() {
				l.say("  " + l.books.For(l.speech).Say(game.Say("proof.Arrives")))
				l.textAs(r.Success, plainForm("    {text}"), "text")
			}
		}
	}
}
