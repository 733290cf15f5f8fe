package phrase

import (
	"strconv"

	"quest/game"
)

// Today is what is said of a study day: the goal of the week, the streak and the tasks.
type Today struct {
	Title string // {date}

	Week     string // heading
	WeekOf   string // {n} {of}: days of study
	WeekFree string // {n}: the goal is reached
	WeekRow  string // {n} weeks in a row

	DayStudied, DayMadeUp, DayRested, DayToday, DayOpen string // what a day of the week is
	DayNotYet                                           string // in line mode: today, before its first answer

	Streak    string // {n} {best}
	NoStreak  string
	Back      string // {n} questions that wait for who comes back
	RestToday string
	MakeUp    string // {date} {needs} {done} {days}

	Tasks                                              string // heading
	Review, MixUp, Predict, Type, Read, Meet, Practise string // tasks; {n} where there are several
	Progress                                           string // {n} {of}
	AllDone, NoTasks                                   string
	TaskDone                                           string // {task}
	WeekReached                                        string // when the goal of the week is reached; {n} days of study
	MadeUpFor                                          string // when a missed day is made up for; {date}, {n} days in a row
	ShortDone, ShortAll                                string // beside what an answer has earned
	Begin, OpenLab, Finished                           string // what enter does

	MapWeek  string // {n} {of}: the goal of the week in few words
	MapTasks string // {n} {of}: the tasks in few words
	MapDay   string // {day}: a missed day can be made up for today, in few words
	Key      string

	LineDays, LineHow, LineNone, LineLab string // in line mode; {days} {what}
}

// Task says what a task of a day asks for.
func (w *Today) Task(t game.Task) string {
	form := w.Practise
	switch t.Kind {
	case game.TaskReview:
		form = w.Review
	case game.TaskMixUp:
		form = w.MixUp
	case game.TaskPredict:
		form = w.Predict
	case game.TaskType:
		form = w.Type
	case game.TaskRead:
		form = w.Read
	case game.TaskMeet:
		form = w.Meet
	case game.TaskPractise:
	}
	return Fill(form, "n", strconv.Itoa(t.N))
}

// Done says that tasks of a day are done: a sentence for each, and one more where none is left.
func (w *Today) Done(tasks []game.Task, all bool) []string {
	var said []string
	for _, t := range tasks {
		said = append(said, Fill(w.TaskDone, "task", w.Task(t)))
	}
	if all {
		said = append(said, w.AllDone)
	}
	return said
}

// Goal says how the week stands.
func (w *Today) Goal(g game.WeekGoal) string {
	form := w.WeekOf
	if g.Reached {
		form = w.WeekFree
	}
	return Fill(form, "n", strconv.Itoa(g.Studied), "of", strconv.Itoa(g.Target))
}

// Row says for how many weeks in a row the goal was reached, "" for fewer than two.
func (w *Today) Row(g game.WeekGoal) string {
	if g.Row < 2 {
		return ""
	}
	return Fill(w.WeekRow, "n", strconv.Itoa(g.Row))
}

// Standing says how the streak stands, and what the day is for it: a sentence each.
func (w *Today) Standing(a game.Agenda) []string {
	said := []string{Fill(w.Streak, "n", strconv.Itoa(a.Streak), "best", strconv.Itoa(a.Best))}
	switch {
	case a.Streak == 0 && a.Best > 0 && a.Waiting > 0:
		said = []string{Fill(w.Back, "n", strconv.Itoa(a.Waiting))}
	case a.Streak == 0:
		said = []string{w.NoStreak}
	}
	if m := a.MakeUp; m != nil {
		said = append(said, Fill(w.MakeUp, "date", m.Missed.String(), "needs", strconv.Itoa(m.Needs), "done", strconv.Itoa(m.Done), "days", strconv.Itoa(m.Days)))
	}
	if a.Rest && a.Week.Marks[a.Day-a.Week.Monday] != game.DayStudied {
		said = append(said, w.RestToday)
	}
	return said
}

// Day says what one day of a week is, "" for one that is to come.
func (w *Today) Day(g game.WeekGoal, i int) string {
	switch day := g.Monday + game.StudyDay(i); {
	case g.Marks[i] == game.DayStudied:
		return w.DayStudied
	case g.Marks[i] == game.DayMadeUp:
		return w.DayMadeUp
	case g.Marks[i] == game.DayRested:
		return w.DayRested
	case day == g.Today:
		return w.DayToday
	case day < g.Today:
		return w.DayOpen
	}
	return ""
}

// Reached says what a study day has reached: the goal of the week, and missed days that were made
// up for, a sentence each.
func (w *Today) Reached(f game.Feats) []string {
	var said []string
	if f.Week {
		said = append(said, Fill(w.WeekReached, "n", strconv.Itoa(f.Studied)))
	}
	for _, day := range f.MadeUp {
		said = append(said, Fill(w.MadeUpFor, "date", day.String(), "n", strconv.Itoa(f.Streak)))
	}
	return said
}

// CanMakeUp says in few words that a missed day can be made up for today; day is its name.
func (w *Today) CanMakeUp(day string) string { return Fill(w.MapDay, "day", day) }

// Brief says in few words how the week and the tasks of a day stand.
func (b *Book) Brief(g game.WeekGoal, done, of int) string {
	w := &b.Today
	said := Fill(w.MapWeek, "n", strconv.Itoa(g.Studied), "of", strconv.Itoa(g.Target))
	if of > 0 {
		said = Fill(w.MapTasks, "n", strconv.Itoa(done), "of", strconv.Itoa(of)) + b.Comma() + said
	}
	return said
}
