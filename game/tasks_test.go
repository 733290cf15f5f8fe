package game

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"quest/content"
)

// kindsOf gives the kinds of the tasks of a day, in order.
func kindsOf(a Agenda) []TaskKind {
	var all []TaskKind
	for _, t := range a.Tasks {
		all = append(all, t.Kind)
	}
	return all
}

// beginDay begins a session that fixes the tasks of the day.
func (d *desk) beginDay(goal Goal) {
	d.t.Helper()
	s, b, err := BeginDay(d.Player, goal, d.packs, d.now)
	if err != nil {
		d.t.Fatal(err)
	}
	d.s = s
	d.keep(b)
}

func TestTheTasksOfADayAreFixedByItsFirstBatchOfPlay(t *testing.T) {
	d := sitReview(t, twoShelves(t), "a0", "a1")
	d.Seed = 4
	before := d.Agenda(d.packs, d.now)
	if len(before.Tasks) == 0 || before.Tasks[0].Kind != TaskReview || before.Waiting == 0 {
		t.Fatalf("the day begins with %+v", before)
	}
	if again := d.Agenda(d.packs, d.now); !reflect.DeepEqual(kindsOf(again), kindsOf(before)) || d.ledger.Tasks.Tasks != nil {
		t.Error("a look at the tasks changes them")
	}
	raw, _ := json.Marshal(d.Player)
	d.beginDay(Review{Packs: d.packs})
	for range 2 {
		if !d.s.Step().(QuestionStep).Counts {
			t.Fatal("the review asks nothing that counts")
		}
		d.reply(true, Unsaid)
		d.keep(d.s.Next(d.now))
		if _, over := d.s.Step().(SummaryStep); over {
			break
		}
	}
	fixed := 0
	for _, b := range d.kept {
		for i, e := range b.Events {
			if e.Tasked != nil {
				fixed++
				if i != 0 || len(b.Events) < 2 {
					t.Error("the tasks do not stand before what was played")
				}
			}
		}
	}
	after := d.Agenda(d.packs, d.now)
	if fixed != 1 || !reflect.DeepEqual(kindsOf(after), kindsOf(before)) || after.Tasks[0].Done == 0 {
		t.Errorf("fixed %d times; %+v", fixed, after.Tasks)
	}
	replayed := &Player{}
	if err := json.Unmarshal(raw, replayed); err != nil {
		t.Fatal(err)
	}
	for _, b := range d.kept {
		replayed.Apply(b)
	}
	if !reflect.DeepEqual(replayed.ledger.Tasks, d.ledger.Tasks) {
		t.Errorf("a replay gives %+v, not %+v", replayed.ledger.Tasks, d.ledger.Tasks)
	}
	tomorrow := noon(d.Day+1, 0)
	if done, of := d.TasksDone(d.Today(tomorrow)); done != 0 || of != 0 {
		t.Errorf("tomorrow %d of %d are done already", done, of)
	}
}

// Four questions were answered on the day before its tasks were listed, by a version without
// tasks. What the list asks for is left to do, so that it begins at 0, and is fixed so.
func TestATaskBeginsAtNothing(t *testing.T) {
	d := sitReview(t, twoShelves(t), "a0", "a1")
	d.tasksOf(d.Today(d.now))
	d.ledger.Tasks.Doing = Doing{Review: 1, Read: 2, Meet: 2, Practise: 4}
	check := func(when string, review int) {
		t.Helper()
		for _, task := range d.Agenda(d.packs, d.now).Tasks {
			if want := map[TaskKind]int{TaskReview: review}[task.Kind]; task.Done != want {
				t.Errorf("%s: %s begins at %d of %d", when, task.Kind, task.Done, task.N)
			}
		}
	}
	check("listed", 0)
	d.beginDay(Review{Packs: d.packs})
	d.reply(true, Unsaid)
	d.keep(d.s.Next(d.now))
	if len(d.ledger.Tasks.Tasks) == 0 {
		t.Fatal("no tasks are fixed")
	}
	check("after one answer", 1)
}

func TestATaskIsToldByTheAnswerThatDoesIt(t *testing.T) {
	d := sitReview(t, twoShelves(t), "a0", "a1")
	d.Apply(Batch{At: d.now, Day: d.Today(d.now), Events: []Event{{Tasked: &Tasked{Tasks: []Task{{TaskReview, 2}}}}}})
	d.begin(0)
	if v := d.reply(false, Unsaid); len(v.Tasks) != 0 {
		t.Errorf("after one of two: %+v", v.Tasks)
	}
	d.keep(d.s.Next(d.now))
	if v := d.reply(true, Unsaid); !slices.Equal(v.Tasks, []Task{{TaskReview, 2}}) || !v.AllTasks {
		t.Errorf("after two of two: %+v", v.Tasks)
	}
	gold, xp := d.Gold, d.XP
	d.Apply(Batch{At: d.now, Day: d.Day, Events: []Event{{Tasked: &Tasked{Tasks: []Task{{TaskReview, 1}}}}}})
	if d.Gold != gold || d.XP != xp {
		t.Error("a task is paid")
	}
}

// What cannot be done any more gives way to something else; what is done stays done.
func TestNoTaskIsImpossible(t *testing.T) {
	d := sitReview(t, twoShelves(t), "a0", "a1")
	day := d.Today(d.now)
	for _, packs := range [][]*content.Pack{nil, d.packs} {
		d.Apply(Batch{At: d.now, Day: day, Events: []Event{{Tasked: &Tasked{Tasks: []Task{{TaskPredict, 1}, {TaskMixUp, 1}, {TaskReview, 8}, {"later", 3}}}}}})
		d.ledger.Tasks.Doing.MixUp = 1
		a := d.Agenda(packs, d.now)
		for _, task := range a.Tasks {
			if !task.Finished() && task.Way.Goal == nil && task.Way.Lab == "" {
				t.Errorf("with %d packs: %s cannot be done", len(packs), task.Kind)
			}
		}
		if len(a.Tasks) == 0 || a.Tasks[0].Kind != TaskMixUp || !a.Tasks[0].Finished() || len(packs) > 0 && len(a.Tasks) < 2 {
			t.Errorf("with %d packs: %+v", len(packs), a.Tasks)
		}
	}
	var nobody Player
	if a := nobody.Agenda(nil, d.now); len(a.Tasks) != 0 || len(nobody.newTasks(nil, d.now)) != 0 {
		t.Errorf("without packs there are tasks: %+v", a.Tasks)
	}
	if a := nobody.Agenda(d.packs, d.now); len(a.Tasks) == 0 {
		t.Error("someone new has no task")
	}
}

func TestTasksDifferFromDayToDayAndNotBetweenLooks(t *testing.T) {
	d := sitReview(t, twoShelves(t), "a0", "a1")
	c := choices{n: map[TaskKind]int{TaskReview: 8, TaskMixUp: 1, TaskPredict: 1, TaskType: 1, TaskRead: 3, TaskMeet: 3, TaskPractise: 5}}
	seen := map[string]bool{}
	for day := range StudyDay(40) {
		order := d.taskOrder(c, day0+day)
		if order[0] != TaskReview || order[len(order)-1] != TaskPractise || !reflect.DeepEqual(order, d.taskOrder(c, day0+day)) {
			t.Fatalf("%v", order)
		}
		if slices.Contains(order[:3], TaskRead) && slices.Contains(order[:3], TaskMeet) {
			t.Errorf("reading and meeting new questions on one day: %v", order)
		}
		seen[fmt.Sprint(order[:3])] = true
	}
	if len(seen) < 5 {
		t.Errorf("the days are alike: %v", seen)
	}
}

func TestEveryDeedCountsForItsTask(t *testing.T) {
	var p Player
	p.Apply(Batch{At: noon(day0, 0), Day: day0, Events: []Event{{Read: &Read{Lesson: "l", Points: 2}}, {Read: &Read{Lesson: "l", Points: 2}}}})
	p.answered("a", noon(day0, 1), Answered{First: true, Grade: 1, Beliefs: []string{"m"}})
	p.answered("a", noon(day0, 12), step(3))
	p.answered("a", noon(day0, 13), Answered{Grade: 3, Refutes: []string{"m", "other"}})
	if want := (Doing{Read: 2, Meet: 1, Practise: 1, MixUp: 1}); p.ledger.Tasks.Doing != want {
		t.Errorf("%+v, want %+v", p.ledger.Tasks.Doing, want)
	}
	e := first(3)
	e.Gave.Typed = map[content.PartID]string{"gap": "x"}
	p.answered("a", noon(day0+1, 0), e)
	p.Apply(Batch{At: noon(day0+1, 1), Day: day0 + 1, Events: []Event{{Predicted: &Predicted{Of: 5}}}})
	if want := (Doing{Review: 1, Type: 1, Predict: 1}); p.ledger.Tasks.Doing != want {
		t.Errorf("%+v, want %+v", p.ledger.Tasks.Doing, want)
	}
	p.answered("a", noon(day0+900, 0), first(3))
	p.TrustClock(noon(day0+2, 0))
	p.answered("a", noon(day0+2, 1), first(3))
	if p.ledger.Tasks.Day != day0+2 {
		t.Errorf("after the clock was set right the tasks are of %s", p.ledger.Tasks.Day)
	}
	raw, _ := json.Marshal(&p)
	var again Player
	if err := json.Unmarshal(raw, &again); err != nil || !reflect.DeepEqual(again.ledger.Tasks, p.ledger.Tasks) {
		t.Errorf("%v: %+v", err, again.ledger.Tasks)
	}
}

// Two saves of one day are joined: the day has one set of tasks, and no more than three.
func TestMergedSavesHaveOneSetOfTasks(t *testing.T) {
	one := Batch{At: noon(day0, 0), Day: day0, Events: []Event{{Tasked: &Tasked{Tasks: []Task{{TaskReview, 8}, {TaskRead, 3}, {TaskRead, 9}, {TaskMixUp, 1}, {TaskType, 1}}}}}}
	two := Batch{At: noon(day0, 1), Day: day0, Events: []Event{{Tasked: &Tasked{Tasks: []Task{{TaskPredict, 1}, {TaskRead, 3}}}}}}
	var p Player
	p.Apply(one)
	if _, of := p.TasksDone(day0); of != MostTasks {
		t.Errorf("%d tasks", of)
	}
	p.Apply(two)
	if got := p.ledger.Tasks.Tasks; len(got) != 2 || got[0].Kind != TaskPredict {
		t.Errorf("%+v", got)
	}
}

// What was done on a day before its tasks were fixed does not count for them, nor what was done
// before a task took the place of another one; one that stays keeps what was done for it.
func TestATaskCountsFromWhenItIsFixed(t *testing.T) {
	var p Player
	p.Apply(Batch{At: noon(day0, 0), Day: day0, Events: []Event{{Predicted: &Predicted{Of: 1, Right: 1}}, {Read: &Read{Lesson: "l", Points: 3}}}})
	p.Apply(Batch{At: noon(day0, 1), Day: day0, Events: []Event{{Tasked: &Tasked{Tasks: []Task{{TaskPredict, 1}, {TaskType, 1}}}}}})
	if done, of := p.TasksDone(day0); done != 0 || of != 2 {
		t.Errorf("after a prediction that was made before %d of %d are done", done, of)
	}
	p.Apply(Batch{At: noon(day0, 1), Day: day0, Events: []Event{{Predicted: &Predicted{Of: 1, Right: 1}}}})
	if done, of := p.TasksDone(day0); done != 1 || of != 2 {
		t.Errorf("after a prediction %d of %d are done", done, of)
	}
	p.Apply(Batch{At: noon(day0, 2), Day: day0, Events: []Event{{Tasked: &Tasked{Tasks: []Task{{TaskPredict, 1}, {TaskRead, 3}}}}}})
	if done, of := p.TasksDone(day0); done != 1 || of != 2 {
		t.Errorf("with another task in place of one %d of %d are done", done, of)
	}
}
