package plain

import (
	"strconv"
	"strings"

	"quest/game"
	"quest/game/phrase"
)

// todayWords gives the words for the day.
func (p *printer) todayWords() *phrase.Today { return &p.books.For(p.speech).Today }

// sayTasks says that tasks of the day are done.
func (p *printer) sayTasks(tasks []game.Task, all bool) {
	for _, said := range p.todayWords().Done(tasks, all) {
		p.say(said)
	}
}

// showToday says what the day is about, and goes to a task whose number is typed, as a
// *chosenGoal.
func (t *terminal) showToday() error {
	t.looking = true
	defer func() { t.looking = false }()
	var tasks []game.DayTask
	show := func() {
		a := t.seat.Player.Agenda(t.seat.Packs, t.seat.Now())
		tasks = a.Tasks
		t.sayAgenda(a)
		if len(tasks) > 0 {
			t.say(t.todayWords().LineHow)
		}
	}
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn || c == back {
			return err
		}
		n, ok := number(line)
		switch {
		case !ok || n < 1 || n > len(tasks):
			t.say(t.todayWords().LineNone)
		case tasks[n-1].Way.Goal != nil:
			way := tasks[n-1].Way
			return &chosenGoal{game.Offer{Goal: way.Goal, Pack: way.Pack, Lesson: way.Lesson}}
		case tasks[n-1].Way.Lab != "":
			t.say(t.todayWords().LineLab)
		default:
			t.say(t.todayWords().LineNone)
		}
	}
}

// sayAgenda says the week, the streak and the tasks.
func (t *terminal) sayAgenda(a game.Agenda) {
	for _, said := range AgendaLines(t.books.For(t.speech), a) {
		t.say(said)
	}
}

// AgendaLines says what a day is about, a line each: its date, the week and its days, the streak,
// and the tasks with their numbers.
func AgendaLines(b *phrase.Book, a game.Agenda) []string {
	w := &b.Today
	said := []string{phrase.Fill(w.Title, "date", a.Day.String()), w.Week + ": " + w.Goal(a.Week)}
	if row := w.Row(a.Week); row != "" {
		said = append(said, row)
	}
	said = append(said, weekLines(b, a.Week)...)
	said = append(said, w.Standing(a)...)
	if len(a.Tasks) == 0 {
		return append(said, w.NoTasks)
	}
	said = append(said, w.Tasks+":")
	left := len(a.Tasks)
	for i, task := range a.Tasks {
		state := phrase.Fill(w.Progress, "n", strconv.Itoa(task.Done), "of", strconv.Itoa(task.N))
		if task.Finished() {
			left--
			state = w.Finished
		}
		said = append(said, strconv.Itoa(i+1)+". "+w.Task(task.Task)+": "+state)
	}
	if left == 0 {
		said = append(said, w.AllDone)
	}
	return said
}

// weekLines says of the days of a week what they are, days that are alike together.
func weekLines(b *phrase.Book, g game.WeekGoal) []string {
	days := map[string][]string{}
	var order []string
	for i, d := range game.WeekFromMonday {
		what := b.Today.Day(g, i)
		switch what {
		case "":
			continue
		case b.Today.DayToday:
			what = b.Today.DayNotYet
		}
		if days[what] == nil {
			order = append(order, what)
		}
		days[what] = append(days[what], b.Say(game.DayName(d)))
	}
	var said []string
	for _, what := range order {
		said = append(said, phrase.Fill(b.Today.LineDays, "days", strings.Join(days[what], " "), "what", what))
	}
	return said
}
