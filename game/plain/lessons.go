package plain

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/game/phrase"
)

// lessonRow is one line of the list of lessons.
type lessonRow struct {
	pack *content.Pack
	head content.LessonHead
}

func (t *terminal) lessonRows() []lessonRow {
	var all []lessonRow
	for _, p := range t.seat.Packs {
		for _, l := range p.Path() {
			all = append(all, lessonRow{p, l})
		}
	}
	return all
}

// chooseLesson lists all lessons with their state. For the one that is typed it
// returns a *chosenGoal as its error, nil if the player stays.
func (t *terminal) chooseLesson() error {
	t.choosing = true
	defer func() { t.choosing = false }()
	all := t.lessonRows()
	show := func() { t.listLessons(); t.sayClassWork(); t.offerWager() }
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil {
			return err
		}
		n, does, ok := t.lessonNumber(line)
		leads := ok && n >= 1 && n <= len(all)
		answered, err := t.answerWager(line, c, leads || c == goOn || c == back)
		switch {
		case err != nil:
			return err
		case c == goOn, c == back:
			return nil
		case c == wager:
			continue
		case answered:
			t.say(t.book().Choose)
			continue
		case leads:
			if o := t.roundOf(does, all[n-1]); o != nil {
				return &chosenGoal{*o}
			}
			continue
		}
		what, err := readable(line)
		if err != nil {
			what = ""
		}
		t.fill(t.book().NoLesson, "what", shown(what), "most", strconv.Itoa(len(all)))
	}
}

// whyNoPractice says why the quiz of a lesson cannot be practised now.
func (t *terminal) whyNoPractice(pack *content.Pack, l content.LessonHead) string {
	switch {
	case pack.QuizSize(l.Quiz) == 0:
		return t.book().NoQuiz
	case t.satBefore(pack, l):
		return t.book().NoPracticeOpen
	}
	return t.book().NoPractice
}

// satBefore reports whether a quiz is open that was finished before.
func (t *terminal) satBefore(pack *content.Pack, l content.LessonHead) bool {
	q := t.seat.Player.Quizzing(pack.ID().Quiz(l.Quiz))
	return q.Open && q.Sittings > 0
}

// lessonNumber reads the number of a lesson, with a word before it for what is done there
// (practise, free or testOut), or without one (none).
func (t *terminal) lessonNumber(line string) (n int, does command, ok bool) {
	if n, ok = number(line); ok {
		return n, none, true
	}
	text := strings.TrimSpace(commandText(line))
	digits := strings.TrimLeftFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	word := strings.TrimSpace(strings.TrimSuffix(text, digits))
	does = t.words.command(word)
	if n, ok = number(digits); ok && (does == practise || does == free || does == testOut) {
		return n, does, true
	}
	return 0, none, false
}

func (t *terminal) listLessons() {
	t.emptyLine()
	t.say(t.book().Lessons)
	var pack *content.Pack
	for i, at := range t.lessonRows() {
		if pack != at.pack {
			t.sayBossOf(pack)
			pack = at.pack
			t.say(t.named(pack, pack.Meta().Title))
		}
		t.fill(t.book().LessonRow, "n", strconv.Itoa(i+1), "title", t.inlineOf(pack, at.head.Title), "state", t.lessonState(at))
	}
	t.sayBossOf(pack)
	for _, p := range t.seat.Packs {
		if p.PathLength() == 0 && len(p.Labs()) > 0 {
			t.say(t.named(p, p.Meta().Title))
			t.sayLabsOf(p)
		}
	}
	t.say(t.book().Choose)
	if n := t.firstTestable(); n > 0 {
		t.fill(t.rounds().TestRow, "n", strconv.Itoa(n))
	}
}

// firstTestable is the number of the first lesson in the list that has a test-out now, 0 for
// none.
func (t *terminal) firstTestable() int {
	for i, at := range t.lessonRows() {
		if t.seat.Player.MayTestOut(at.pack, at.head, t.seat.Now()) {
			return i + 1
		}
	}
	return 0
}

// lessonState says how far a lesson has come, in the words of the map.
func (t *terminal) lessonState(at lessonRow) string {
	g := t.seat.Player.Progress(at.pack, at.head, t.seat.Now())
	words := t.books.For(t.speech).Home.State(g)
	if g.BestOf > 0 {
		words += ", " + phrase.Fill(t.book().LessonBest, "got", strconv.Itoa(g.BestGot), "of", strconv.Itoa(g.BestOf))
	}
	return words
}

// sayLabsOf says how the labs of a pack are played.
func (t *terminal) sayLabsOf(pack *content.Pack) {
	for _, l := range pack.Labs() {
		t.say(t.inlineOf(pack, l.Title) + ": " + phrase.Fill(t.finds().Labs, "lab", string(l.ID)))
	}
}
