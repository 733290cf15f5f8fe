package game

import "slices"

// TaskKind is what one of the three tasks of a day is about. Its text is what a save holds.
type TaskKind string

// The kinds of tasks.
const (
	TaskReview   TaskKind = "review"   // questions of earlier days, answered once more from memory
	TaskMixUp    TaskKind = "mixup"    // right answers that speak against a mix-up
	TaskPredict  TaskKind = "predict"  // actions of labs, predicted
	TaskType     TaskKind = "type"     // questions that are answered by typing
	TaskRead     TaskKind = "read"     // points of lessons that were not read before
	TaskMeet     TaskKind = "meet"     // questions, met for the first time
	TaskPractise TaskKind = "practise" // practice answers
)

// Task is a small thing to do on one study day.
type Task struct {
	Kind TaskKind `json:"kind"`
	N    int      `json:"n"` // so many of what the kind is about
}

// Tasked is the tasks of a study day, in the order in which they are shown. It is written with
// the first batch of play of the day, and once more if one of them cannot be done any more.
// Doing them earns nothing: see docs/learning.md 5.2.
type Tasked struct {
	Tasks []Task `json:"tasks"`
}

// MostTasks is how many tasks a day has at most.
const MostTasks = 3

// Doing counts what was done on the newest study day, by the kinds of tasks.
type Doing struct {
	Review, MixUp, Predict, Type, Read, Meet, Practise int
}

// of gives the count of a kind, nil for one that this version does not know.
func (d *Doing) of(kind TaskKind) *int {
	switch kind {
	case TaskReview:
		return &d.Review
	case TaskMixUp:
		return &d.MixUp
	case TaskPredict:
		return &d.Predict
	case TaskType:
		return &d.Type
	case TaskRead:
		return &d.Read
	case TaskMeet:
		return &d.Meet
	case TaskPractise:
		return &d.Practise
	}
	return nil
}

// tasking is the tasks of one study day, and what was done on it.
type tasking struct {
	Day   StudyDay    `json:"day"`
	Doing Doing       `json:"doing"`
	Tasks []fixedTask `json:"tasks,omitempty"`
}

// fixedTask is a task of the day, and what was done on the day before it was fixed: a task begins
// at 0 of what it asks for.
type fixedTask struct {
	Task
	Base int `json:"base,omitempty"`
}

// tasksOf gives the tasks of a study day to be changed; those of an earlier day are over. It is
// false for a day before the newest one, which a merged save may have.
func (p *Player) tasksOf(day StudyDay) (*tasking, bool) {
	t := &p.ledger.Tasks
	if day > t.Day {
		*t = tasking{Day: day}
	}
	return t, day == t.Day
}

func (p *Player) applyTasked(e *Tasked, day StudyDay) {
	t, today := p.tasksOf(day)
	if !today {
		return
	}
	var fixed []fixedTask
	for _, task := range e.Tasks {
		count := t.Doing.of(task.Kind)
		taken := func(f fixedTask) bool { return f.Kind == task.Kind }
		if count == nil || len(fixed) == MostTasks || slices.ContainsFunc(fixed, taken) {
			continue
		}
		base := *count
		if i := slices.IndexFunc(t.Tasks, taken); i >= 0 {
			base = t.Tasks[i].Base
		}
		fixed = append(fixed, fixedTask{task, base})
	}
	t.Tasks = fixed
}

// doAnswer counts an answer for the tasks of its day, before it is folded into what is known.
func (p *Player) doAnswer(e *Answered, day StudyDay) {
	t, today := p.tasksOf(day)
	if !today {
		return
	}
	d := &t.Doing
	add := func(n *int) { *n = plus(*n, 1) }
	k := p.ledger.Items[e.Item]
	switch {
	case e.First && k != nil && k.Rev == e.Rev:
		add(&d.Review)
	case e.First:
		add(&d.Meet)
	case !e.Step:
		add(&d.Practise)
	}
	if len(e.Gave.Typed) > 0 {
		add(&d.Type)
	}
	if slices.ContainsFunc(e.Refutes, p.confuses) {
		add(&d.MixUp)
	}
}

// doPrediction counts a prediction.
func (p *Player) doPrediction(day StudyDay) {
	if t, today := p.tasksOf(day); today {
		t.Doing.Predict = plus(t.Doing.Predict, 1)
	}
}

// doReading counts points that were read for the first time.
func (p *Player) doReading(points int, day StudyDay) {
	if t, today := p.tasksOf(day); today && points > 0 {
		t.Doing.Read = plus(t.Doing.Read, points)
	}
}

// done gives how much of a task is done.
func (t *tasking) done(task fixedTask) int {
	n := 0
	if count := t.Doing.of(task.Kind); count != nil {
		n = *count - task.Base
	}
	return min(max(n, 0), task.N)
}

// TasksDone gives how many tasks of a study day are done, and how many are fixed for it; none are
// before anything was played on it.
func (p *Player) TasksDone(today StudyDay) (done, of int) {
	t := &p.ledger.Tasks
	if t.Day != today {
		return 0, 0
	}
	for _, task := range t.Tasks {
		if t.done(task) == task.N {
			done++
		}
	}
	return done, len(t.Tasks)
}

// doneTasks gives the tasks of a study day that are done.
func (p *Player) doneTasks(today StudyDay) []Task {
	t := &p.ledger.Tasks
	if t.Day != today {
		return nil
	}
	var all []Task
	for _, task := range t.Tasks {
		if t.done(task) == task.N {
			all = append(all, task.Task)
		}
	}
	return all
}

// flaw finds a number that no version could have written.
func (e *Tasked) flaw() (Flaw, bool) {
	for _, t := range e.Tasks {
		if f, flawed := outside("tasked.tasks.n", t.N, 1, maxAmount); flawed {
			return f, flawed
		}
	}
	return Flaw{}, false
}

// possible reports whether play can lead to these tasks.
func (t *tasking) possible() bool {
	for _, kind := range []TaskKind{TaskReview, TaskMixUp, TaskPredict, TaskType, TaskRead, TaskMeet, TaskPractise} {
		if !counts(*t.Doing.of(kind)) {
			return false
		}
	}
	for _, task := range t.Tasks {
		if task.N < 1 || task.N > maxAmount || !counts(task.Base) {
			return false
		}
	}
	return true
}
