package game

import (
	"slices"
	"strings"

	"quest/content"
)

// The sizes of the tasks of a day.
const (
	reviewTask   = 8
	readTask     = 3
	meetTask     = 3
	practiseTask = 5
)

// Agenda is what a study day is about: the week, the streak and three small tasks.
type Agenda struct {
	Day     StudyDay
	Week    WeekGoal
	Streak  int     // study days in a row, as of today
	Best    int     // longest streak
	Rest    bool    // today is a rest day
	MakeUp  *MakeUp // a missed day that can be made up for today, nil for none
	Tasks   []DayTask
	Waiting int // questions that are due now
}

// DayTask is a task of today with how much of it is done, and where it is done.
type DayTask struct {
	Task
	Done int // of N
	Way  Way
}

// Finished reports whether the task is done.
func (t DayTask) Finished() bool { return t.Done >= t.N }

// Way is where something is done: a session, or a lab.
type Way struct {
	Goal   Goal               // nil for a lab, and where it cannot be done now
	Lesson content.LessonHead // that Goal is about, without ID for none
	Pack   *content.Pack      // of the lesson, of the mix-up or of the lab; nil for all packs
	Lab    content.LabID
}

// Agenda gives what the study day of a moment is about in the packs that are there. Tasks that
// are not fixed yet are those that BeginDay would fix now.
func (p *Player) Agenda(packs []*content.Pack, now Moment) Agenda {
	today := p.Today(now)
	a := Agenda{
		Day: today, Week: p.Week(today), Streak: p.Streak.Standing(today), Best: p.Streak.Best, Rest: p.Streak.rule(today).rests(today),
	}
	if m, ok := p.MakeUp(today); ok {
		a.MakeUp = &m
	}
	c := p.choices(packs, now)
	a.Waiting = c.due
	for _, task := range p.tasksNow(c, today) {
		a.Tasks = append(a.Tasks, DayTask{task.Task, p.doneOf(task, today), c.ways[task.Kind]})
	}
	return a
}

// doneOf gives how much of a task of a study day is done.
func (p *Player) doneOf(task fixedTask, today StudyDay) int {
	if p.ledger.Tasks.Day != today {
		return 0
	}
	return p.ledger.Tasks.done(task)
}

// choices is which tasks can be done now, how large they are, and where.
type choices struct {
	due  int
	n    map[TaskKind]int
	ways map[TaskKind]Way
}

func (c *choices) add(kind TaskKind, n int, way Way) {
	if n > 0 {
		c.n[kind], c.ways[kind] = n, way
	}
}

// choices looks for everything that could be a task.
func (p *Player) choices(packs []*content.Pack, now Moment) choices {
	q := p.Queue(packs, now)
	c := choices{due: q.All, n: map[TaskKind]int{}, ways: map[TaskKind]Way{}}
	review := Way{Goal: Review{Packs: packs}}
	most := reviewTask
	if q.Returning() {
		most = firstBack
	}
	c.add(TaskReview, min(most, len(q.Due)), review)
	if asked := q.Due[:min(len(q.Due), max(0, q.Sitting-(q.Sitting+1)/2))]; slices.ContainsFunc(asked, isTyped) {
		c.add(TaskType, 1, review) // a sitting asks it whatever else is new
	}
	c.add(TaskMeet, min(meetTask, len(q.New)), review)
	c.addLesson(p, packs, now)
	for _, pack := range packs {
		if len(p.Drillable(pack)) > 0 {
			c.add(TaskMixUp, 1, Way{Goal: DrillMixUps{Pack: pack}, Pack: pack})
			break
		}
	}
	if pack, lab, ok := p.labToTry(packs); ok {
		c.add(TaskPredict, 1, Way{Pack: pack, Lab: lab})
	}
	c.addPractice(p, packs)
	return c
}

// addLesson offers what comes next in a lesson: to read on, and as long as a question of its quiz
// was not met, to answer new ones.
func (c *choices) addLesson(p *Player, packs []*content.Pack, now Moment) {
	next, ok := p.NextLesson(packs, Destination{}, now)
	if !ok {
		return
	}
	way := Way{Goal: next.Goal, Pack: next.Pack, Lesson: next.Lesson}
	switch next.Deed {
	case StartLesson, FinishLesson:
		left := next.Lesson.Points - p.Reading(next.Pack.ID().Lesson(next.Lesson.ID)).Points
		c.add(TaskRead, min(readTask, left), way)
	case StartQuiz, ResumeQuiz:
	case RetakeQuiz, RedoMissed, RedoQuiz, FaceBoss, Reread, ReviewDue:
		return
	}
	if c.n[TaskMeet] > 0 {
		return
	}
	quiz, _ := next.Pack.Quiz(next.Lesson.Quiz)
	fresh := 0
	for _, id := range quiz.Items {
		if _, met := p.ledger.Items[next.Pack.ID().Item(id)]; !met {
			fresh++
		}
	}
	c.add(TaskMeet, min(meetTask, fresh), way)
}

// addPractice offers free practice of everything where nothing else is left to fill the day.
func (c *choices) addPractice(p *Player, packs []*content.Pack) {
	if len(c.n) >= MostTasks {
		return
	}
	met := 0
	for _, pack := range packs {
		if met < practiseTask {
			met += len(p.itemsIn(pack, Scope{}))
		}
	}
	c.add(TaskPractise, min(practiseTask, met), Way{Goal: PractiseMixed{Packs: packs}})
}

// isTyped reports whether an item is answered by typing.
func isTyped(q Queued) bool {
	item, ok := q.Pack.Item(q.item())
	return ok && item.Type == content.Cloze
}

// labToTry gives a lab whose lesson was read, in a pack that was begun: the first with a mission
// that is not solved, else the first.
func (p *Player) labToTry(packs []*content.Pack) (in *content.Pack, lab content.LabID, ok bool) {
	for _, pack := range packs {
		if !p.begun(pack) {
			continue
		}
		for _, head := range pack.Labs() {
			unread := func(l content.LessonHead) bool {
				return l.Lab == head.ID && !p.Reading(pack.ID().Lesson(l.ID)).Done
			}
			if slices.ContainsFunc(pack.Lessons(), unread) {
				continue
			}
			if g := p.LabProgress(pack, head); g.Solved < g.Missions {
				return pack, head.ID, true
			}
			if !ok {
				in, lab, ok = pack, head.ID, true
			}
		}
	}
	return in, lab, ok
}

// begun reports whether a lesson of a pack was opened, or a quiz; a pack of nothing but labs needs no
// beginning. The pack is not read.
func (p *Player) begun(pack *content.Pack) bool {
	if pack.PathLength() == 0 {
		return true
	}
	return begins(p.ledger.Lessons, pack.ID().Lesson("")) || begins(p.ledger.Quizzes, pack.ID().Quiz(""))
}

// begins reports whether a key begins so.
func begins[V any](m map[string]V, prefix string) bool {
	for id := range m {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return false
}

// tasksNow gives the tasks of a study day: those that are fixed, each that is not done and cannot
// be done any more replaced by another one as far as there is one; else new ones. The list does
// not grow once it is fixed. For a new one only what is done from then on counts: it asks for what
// is left to do now, so that what was done before, by a version without tasks or in another save,
// would make it begin half done.
func (p *Player) tasksNow(c choices, today StudyDay) []fixedTask {
	t := &p.ledger.Tasks
	var tasks []fixedTask
	var doing Doing
	most := MostTasks
	if t.Day == today {
		doing = t.Doing
	}
	if t.Day == today && len(t.Tasks) > 0 {
		most = len(t.Tasks)
		for _, task := range t.Tasks {
			if _, can := c.n[task.Kind]; can || t.done(task) == task.N {
				tasks = append(tasks, task)
			}
		}
	}
	for _, kind := range p.taskOrder(c, today) {
		if len(tasks) == most {
			break
		}
		if slices.ContainsFunc(tasks, func(f fixedTask) bool { return f.Kind == kind }) {
			continue
		}
		tasks = append(tasks, fixedTask{Task{kind, c.n[kind]}, *doing.of(kind)})
	}
	return tasks
}

// taskOrder gives the kinds that can be done in the order in which they are taken: the review
// first, then others by the seed and the study day, of reading and meeting new questions one, and
// practice last.
func (p *Player) taskOrder(c choices, today StudyDay) []TaskKind {
	r := chance(p.Seed, "tasks", today.String())
	fresh := []TaskKind{TaskRead, TaskMeet}
	r.Shuffle(len(fresh), func(i, j int) { fresh[i], fresh[j] = fresh[j], fresh[i] })
	if c.n[fresh[0]] == 0 {
		slices.Reverse(fresh)
	}
	others := []TaskKind{TaskMixUp, TaskPredict, TaskType, fresh[0]}
	r.Shuffle(len(others), func(i, j int) { others[i], others[j] = others[j], others[i] })
	all := slices.Concat([]TaskKind{TaskReview}, others, []TaskKind{fresh[1], TaskPractise})
	return slices.DeleteFunc(all, func(k TaskKind) bool { return c.n[k] == 0 })
}

// newTasks gives the event that fixes the tasks of the study day, none if they stand as they are.
func (p *Player) newTasks(packs []*content.Pack, now Moment) []Event {
	today := p.Today(now)
	if done, of := p.TasksDone(today); of > 0 && done == of || len(packs) == 0 {
		return nil
	}
	tasks := p.tasksNow(p.choices(packs, now), today)
	if len(tasks) == 0 || p.ledger.Tasks.Day == today && slices.Equal(tasks, p.ledger.Tasks.Tasks) {
		return nil
	}
	e := &Tasked{}
	for _, t := range tasks {
		e.Tasks = append(e.Tasks, t.Task)
	}
	return []Event{{Tasked: e}}
}

// BeginDay is Begin for a front end that shows the tasks of the day: they are fixed with the first
// batch of the session, over all packs that are there.
func BeginDay(player *Player, goal Goal, packs []*content.Pack, now Moment) (*Session, Batch, error) {
	return begin(player, goal, dayTasks{packs: packs, day: player.Today(now) - 1}, now)
}

// dayTasks fixes the tasks of a study day with the first batch of a session on it. They are drawn
// only then: a lab that was tried since the session began may have fixed them meanwhile.
type dayTasks struct {
	packs []*content.Pack // over which they are drawn, nil to fix none
	day   StudyDay        // for which that was done
}

// with gives the events of a batch behind the one that fixes the tasks, if there is any to fix.
func (d *dayTasks) with(p *Player, events []Event, now Moment) []Event {
	today := p.Today(now)
	if len(events) == 0 || d.packs == nil || d.day == today {
		return events
	}
	d.day = today
	return slices.Concat(p.newTasks(d.packs, now), events)
}
