package game

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"quest/content"
	"quest/game/deed"
	"quest/game/grade"
	"quest/game/review"
)

// doing does, for the n-th time, what one measure counts.
type doing func(p *Player, n int)

// again answers a new item of a name rightly, and once more after some days.
func (p *Player) again(item string, day StudyDay, after int, e Answered) {
	p.answered(item, noon(day, 0), first(review.Good))
	e.First, e.Grade = true, int(review.Good)
	p.answered(item, noon(day+StudyDay(after), 0), e)
}

// held answers an item whenever it is due until its memory lasts so many days.
func (p *Player) held(item string, days float64) {
	k := p.answered(item, noon(day0, 0), first(review.Good))
	for k.Card.Stability < days {
		k = p.answered(item, noon(k.Due, 0), first(review.Good))
	}
}

// due answers an item that was right before, once it is due, in a form.
func dueWith(gave grade.Answer) doing {
	return func(p *Player, n int) { p.again(fmt.Sprintf("x%d", n), day0, 3, Answered{Gave: gave}) }
}

func after(days int) doing {
	return func(p *Player, n int) { p.again(fmt.Sprintf("x%d", n), day0, days, Answered{}) }
}

// sat sits a whole quiz on a day in a language.
func (p *Player) sat(quiz string, day StudyDay, lang Speech, right, of int) {
	at := noon(day, 0)
	p.Apply(Batch{At: at, Day: day, Events: []Event{
		{Sat: &Sat{Quiz: quiz}},
		{Answered: &Answered{Item: quiz + "#item/i", Quiz: quiz, Lang: lang}},
		{Finished: &Finished{Quiz: quiz, Right: right, Of: of}},
	}})
}

func (p *Player) reviewed(day StudyDay, n, right int) {
	at := noon(day, 0)
	p.Apply(Batch{At: at, Day: day, Events: []Event{
		{Answered: &Answered{Item: "x"}}, {Reviewed: &Reviewed{N: n, Of: n, Right: right, Over: true}},
	}})
}

func (p *Player) did(day StudyDay, events ...Event) {
	p.Apply(Batch{At: noon(day, 0), Day: day, Events: events})
}

// doings has for each measure what brings it one further.
var doings = map[string]doing{
	"first-review-run":          after(3),
	"first-reviews-right-of-50": after(3),
	"after-7-days":              after(7),
	"after-30-days":             after(30),
	"after-90-days":             after(90),
	"after-180-days":            after(180),
	"due-right":                 after(3),
	"due-run":                   after(3),
	"due-typed-right":           dueWith(grade.Answer{Typed: map[content.PartID]string{"a": "b"}}),
	"due-sequences-right":       dueWith(grade.Answer{Sequence: []content.PartID{"a"}}),
	"due-sorted-right":          dueWith(grade.Answer{Placed: map[content.PartID]content.PartID{"a": "b"}}),
	"due-several-right":         dueWith(grade.Answer{Choice: []content.PartID{"a", "b"}}),
	"due-starred-right": func(p *Player, n int) {
		p.did(day0, Event{Marked: &Marked{Item: fmt.Sprintf("x%d", n), Mark: Star, On: true}})
		after(3)(p, n)
	},
	"firm-items":    func(p *Player, n int) { p.held(fmt.Sprintf("x%d", n), 30) },
	"lasting-items": func(p *Player, n int) { p.held(fmt.Sprintf("x%d", n), 180) },
	"lapses-relearned": func(p *Player, n int) {
		item := fmt.Sprintf("x%d", n)
		p.held(item, 5)
		k := p.answered(item, noon(p.ledger.Items[item].Due, 0), first(review.Again))
		p.answered(item, noon(k.Day+1, 0), first(review.Good))
	},
	"leeches-overcome": func(p *Player, n int) {
		item := fmt.Sprintf("x%d", n)
		for p.ledger.Items[item] == nil || p.ledger.Items[item].Lapses < Leech {
			p.held(item, 2)
			p.answered(item, noon(p.ledger.Items[item].Due, 0), first(review.Again))
		}
		p.answered(item, noon(p.ledger.Items[item].Day+7, 0), first(review.Good))
	},
	"misconceptions-cured": func(p *Player, n int) {
		id := []string{fmt.Sprintf("m%d", n)}
		p.did(day0, Event{Answered: &Answered{Item: "x", Beliefs: id}})
		for range Cured {
			p.did(day0, Event{Answered: &Answered{Item: "x", Right: true, Refutes: id}})
		}
	},
	"errors-corrected-run": func(p *Player, n int) {
		item := fmt.Sprintf("x%d", n)
		p.answered(item, noon(day0, 0), Answered{First: true, Grade: int(review.Again), Certainty: Certain})
		p.answered(item, noon(day0+1, 0), first(review.Good))
	},
	"certain-right-of-50": certainRight,
	"certain-run":         certainRight,

	"quizzes-passed":   func(p *Player, n int) { p.sat(fmt.Sprintf("q%d", n), day0, SpeakBoth, 8, 10) },
	"quizzes-flawless": func(p *Player, n int) { p.sat(fmt.Sprintf("q%d", n), day0, SpeakBoth, 10, 10) },
	"quizzes-recovered": func(p *Player, n int) {
		p.sat(fmt.Sprintf("q%d", n), day0, SpeakBoth, 7, 10)
		p.sat(fmt.Sprintf("q%d", n), day0+1, SpeakBoth, 8, 10)
	},
	"quizzes-in-two-languages": func(p *Player, n int) {
		p.sat(fmt.Sprintf("q%d", n), day0, SpeakEnglish, 8, 10)
		p.sat(fmt.Sprintf("q%d", n), day0+1, SpeakKorean, 8, 10)
	},
	"misses-put-right": func(p *Player, n int) {
		quiz := fmt.Sprintf("q%d", n)
		p.sat(quiz, day0, SpeakBoth, 0, 10)
		p.did(day0, Event{Answered: &Answered{Item: quiz + "#item/i", Quiz: quiz, Right: true}})
	},
	"lessons-tested-out": func(p *Player, n int) {
		id := fmt.Sprintf("l%d", n)
		p.did(day0, Event{Tested: &Tested{Lesson: id, Quiz: id, Right: 5, Of: 5, Passed: true}})
	},
	"missions-at-par": func(p *Player, n int) {
		p.did(day0, Event{Solved: &Solved{Mission: fmt.Sprintf("m%d", n), Changes: 2, Par: 2, Stars: 3}})
	},
	"actions-foreseen": func(p *Player, n int) {
		p.did(day0, Event{Predicted: &Predicted{Lab: "l", Action: content.PartID(fmt.Sprintf("a%d", n)), Right: 2, Of: 2}})
	},
	"bosses-beaten": func(p *Player, n int) {
		p.did(day0, Event{Fought: &Fought{Pack: fmt.Sprintf("p%d", n), Run: 1, Over: true, Won: true}})
	},
	"weeks-on-target": func(p *Player, n int) {
		for day := range StudyDay(7) {
			p.answered("x", noon(day0.Monday()+7*StudyDay(n)+day, 0), Answered{})
		}
	},
	"reviews-good":          func(p *Player, n int) { p.reviewed(day0+StudyDay(n), 10, 8) },
	"reviews-clean":         func(p *Player, n int) { p.reviewed(day0+StudyDay(n), 15, 15) },
	"reviews-after-a-break": func(p *Player, n int) { p.reviewed(day0, 1, 1); p.reviewed(day0+8*StudyDay(n), 1, 1) },
	"items-disputed":        func(p *Player, n int) { p.did(day0, Event{Disputed: &Disputed{Item: fmt.Sprintf("x%d", n)}}) },
}

func certainRight(p *Player, n int) {
	p.answered(fmt.Sprintf("x%d", n), noon(day0, 0), Answered{First: true, Grade: int(review.Good), Certainty: Certain})
}

// play commits something that is part of learning and changes no count.
func (p *Player) play(day StudyDay) Batch {
	return p.commit(noon(day, 0), nil, Event{Read: &Read{Lesson: "l", Points: 1}})
}

func earnedIn(b Batch) map[string]int {
	all := map[string]int{}
	for _, e := range b.Events {
		if e.Achieved != nil {
			all[e.Achieved.ID] = e.Achieved.Figure
		}
	}
	return all
}

// TestEveryDeedIsEarnedOnceByWhatItSays does what each achievement and each title asks for: one
// time too few earns nothing, once more earns it, and again and again earns it no second time.
func TestEveryDeedIsEarnedOnceByWhatItSays(t *testing.T) {
	for _, d := range deed.All() {
		t.Run(d.ID, func(t *testing.T) {
			do := doings[d.Measure]
			if do == nil {
				t.Fatalf("no test does what %s counts", d.Measure)
			}
			var p Player
			for n := 1; n < d.Want; n++ {
				do(&p, n)
			}
			if _, early := earnedIn(p.play(p.Day))[d.ID]; early {
				t.Fatalf("earned by %d of %d", d.Figure(p.figures()), d.Want)
			}
			do(&p, d.Want)
			batch := p.play(p.Day)
			if figure := earnedIn(batch)[d.ID]; figure < d.Want {
				t.Fatalf("not earned by %d: %+v", d.Figure(p.figures()), p.ledger.Deeds)
			}
			earning := p.ledger.Achieved[d.ID]
			p.Apply(batch) // the same once more, as from a merged save
			for n := d.Want + 1; n < d.Want+3; n++ {
				do(&p, n)
			}
			if _, twice := earnedIn(p.play(p.Day))[d.ID]; twice || p.ledger.Achieved[d.ID] != earning {
				t.Errorf("earned twice: %+v, then %+v", earning, p.ledger.Achieved[d.ID])
			}
			raw, err := json.Marshal(&p)
			var back Player
			if err != nil || json.Unmarshal(raw, &back) != nil || !reflect.DeepEqual(p.ledger.Deeds, back.ledger.Deeds) {
				t.Errorf("a snapshot changes the counts (%v)", err)
			}
		})
	}
}

// TestChanceEarnsNothing answers at random for two months, with a random certainty, and takes every
// certain error as it comes: nothing of it is an achievement but what any two months of work bring.
func TestChanceEarnsNothing(t *testing.T) {
	for seed := range uint64(5) {
		var p Player
		r := rand.New(rand.NewPCG(seed, 3))
		for day := range StudyDay(60) {
			for n := range 30 {
				e := first(review.Again)
				if r.IntN(4) == 0 {
					e = first(review.Good)
				}
				e.Certainty = Certainty(r.IntN(4))
				p.answered(fmt.Sprintf("x%d", (int(day)*7+n)%90), noon(day0+day, n), e)
			}
			p.play(day0 + day)
			if day == 6 && len(p.ledger.Achieved) > 1 {
				t.Errorf("seed %d: a week of chance earns %v", seed, p.ledger.Achieved)
			}
		}
		for id := range p.ledger.Achieved {
			switch id {
			case "well-calibrated", "calibrated-judge", "sure-and-right", "twenty-run", "fifty-run", "firm-ground", "built-to-last", "spaced-rememberer":
				t.Errorf("seed %d: chance earns %s", seed, id)
			}
		}
	}
}

// TestWhatHoldsIsAchievedWithTheEventThatFulfilsIt commits one event of each kind for a player for
// whom an achievement holds: the batch has it, behind everything else but that it is to be told.
func TestWhatHoldsIsAchievedWithTheEventThatFulfilsIt(t *testing.T) {
	const id = "out-of-the-storm"
	won := Event{Fought: &Fought{Pack: "p", Run: 1, Over: true, Won: true}}
	var p Player
	if b := p.commit(noon(day0, 0), nil, won); earnedIn(b)[id] != 1 || b.Events[len(b.Events)-2].Achieved == nil || b.Events[len(b.Events)-1].Reached == nil {
		t.Errorf("the boss is beaten: %+v", b.Events)
	}
	kinds := reflect.TypeFor[Event]()
	for i := range kinds.NumField() {
		if kinds.Field(i).Name == "Achieved" {
			continue
		}
		var e Event
		reflect.ValueOf(&e).Elem().Field(i).Set(reflect.New(kinds.Field(i).Type.Elem()))
		var p Player
		p.did(day0, won)
		if earnedIn(p.commit(noon(day0, 0), nil, e))[id] != 1 {
			t.Errorf("not with %s", kinds.Field(i).Name)
		}
	}
}

// An old save is given what it has earned with the first answer after it was opened.
func TestAnOldSaveIsGivenWhatItHasEarned(t *testing.T) {
	var p Player
	for n := range 120 {
		after(30)(&p, n)
	}
	b := p.play(p.Day)
	earned := earnedIn(b)
	if earned["hundred-due"] != 120 || earned["month-later"] != 120 || earned["they-stayed"] != deed.Window {
		t.Errorf("given %v", earned)
	}
	if b := p.Tune(SpeakKorean, noon(p.Day, 0)); len(earnedIn(b)) > 0 {
		t.Errorf("a setting gives %v", earnedIn(b))
	}
}

// Whatever two saves were merged to, the first one in their order counts.
func TestOfTwoMergedSavesTheFirstCounts(t *testing.T) {
	var p Player
	p.did(day0, Event{Achieved: &Achieved{ID: "at-par", Figure: 3}})
	p.did(day0+1, Event{Achieved: &Achieved{ID: "at-par", Figure: 5}})
	if e := p.ledger.Achieved["at-par"]; e.Figure != 3 || e.Day != Date(day0) || len(p.ledger.Achieved) != 1 {
		t.Errorf("%+v", p.ledger.Achieved)
	}
}

// What a newer game calls an achievement stays in the save and is not shown.
func TestAnAchievementOfANewerGameIsKept(t *testing.T) {
	var p Player
	p.did(day0, Event{Achieved: &Achieved{ID: "of-tomorrow", Figure: 1}}, Event{Achieved: &Achieved{Figure: 1}}, Event{Achieved: &Achieved{ID: "at-par", Figure: -1}})
	p.did(day0, Event{Worn: &Worn{Slot: SlotTitle, Thing: "of-tomorrow"}})
	if len(p.ledger.Achieved) != 1 || len(p.AllTitles()) != 0 || p.Standing(day0).Title != nil {
		t.Errorf("%+v", p.ledger.Achieved)
	}
	for _, a := range p.Achievements() {
		if a.Earning != nil {
			t.Errorf("%s is earned", a.ID)
		}
	}
}

// A title of skill is worn without a choice only where there is none of a pack.
func TestATitleOfSkillReplacesNoTitleOfAPackUnasked(t *testing.T) {
	var p Player
	worn := func() string { return p.Standing(day0).Title.Reward }
	p.did(day0, Event{Achieved: &Achieved{ID: "lab-planner", Figure: 8}}, Event{Achieved: &Achieved{ID: "clear-thinker", Figure: 9}})
	if worn() != "clear-thinker" {
		t.Errorf("of two titles of skill %s is worn", worn())
	}
	words := map[content.Lang]content.Safe{content.English: content.LineIn("One", 40)}
	p.did(day0, Event{Granted: &Granted{Reward: "a/b#reward/one", Title: words}}, Event{Achieved: &Achieved{ID: "free-recaller", Figure: 60}})
	if worn() != "a/b#reward/one" {
		t.Errorf("%s is worn unasked", worn())
	}
	p.Wear(SlotTitle, "free-recaller", noon(day0, 0))
	if worn() != "free-recaller" {
		t.Errorf("%s is worn in the place of the chosen one", worn())
	}
}

// What an older save has earned is given before play, once.
func TestAnOldSaveCatchesUpBeforePlay(t *testing.T) {
	var p Player
	for n := range 120 {
		after(30)(&p, n)
	}
	if b := p.CatchUp(noon(p.Day, 0)); earnedIn(b)["hundred-due"] != 120 || b.At != noon(p.Day, 0) || b.Day != p.Day {
		t.Errorf("given %+v", b)
	}
	if b := p.CatchUp(noon(p.Day, 0)); !b.Empty() {
		t.Errorf("given again: %+v", b)
	}
	if b := p.play(p.Day); len(earnedIn(b)) > 0 {
		t.Errorf("given with a deed: %v", earnedIn(b))
	}
}

// Titles of packs and of skill stand in the order in which they were earned, and the one that is
// worn is shown with its figure.
func TestTitlesOfPacksAndOfSkillStandInOrder(t *testing.T) {
	var p Player
	title := func(id string) Event {
		return Event{Granted: &Granted{Reward: id, Title: map[content.Lang]content.Safe{content.English: content.LineIn(id, 40)}}}
	}
	p.did(day0, title("a/b#reward/one"), Event{Achieved: &Achieved{ID: "lab-planner", Figure: 8}}, title("a/b#reward/two"),
		Event{Achieved: &Achieved{ID: "clear-thinker", Figure: 9}})
	var order []string
	for _, x := range p.AllTitles() {
		order = append(order, x.Reward)
	}
	if !reflect.DeepEqual(order, []string{"a/b#reward/one", "lab-planner", "a/b#reward/two", "clear-thinker"}) {
		t.Errorf("%v", order)
	}
	if worn := p.Standing(day0).Title; worn.Reward != "a/b#reward/two" {
		t.Errorf("without a choice %+v is worn", worn)
	}
	p.Wear(SlotTitle, "lab-planner", noon(day0, 0))
	p.did(day0, title("a/b#reward/three"), Event{Achieved: &Achieved{ID: "free-recaller", Figure: 60}})
	if worn := p.Standing(day0).Title; worn.Reward != "lab-planner" || worn.Figure != 8 {
		t.Errorf("%+v is worn", worn)
	}
	if b := p.Wear(SlotTitle, "error-turner", noon(day0, 0)); !b.Empty() {
		t.Error("a title that was not earned is worn")
	}
}
