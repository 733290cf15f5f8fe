package game_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// atTheGate sits down with a player who has done every lesson of a pack of two lessons with
// twelve items each, and has some gold, on the next day.
func atTheGate(t *testing.T, gold int) *table {
	t.Helper()
	tb := sitDown(t, lessonsOf(t, 2, 12))
	finishPack(tb, always)
	b := game.Batch{At: tb.now, Day: tb.player.Today(tb.now), Events: []game.Event{{Granted: &game.Granted{Reward: "test/purse#reward/gold", Gold: gold}}}}
	tb.player.Apply(b)
	tb.keep(b)
	tb.keep(tb.player.OpenChest(tb.now))
	tb.now = at(1)
	return tb
}

func (tb *table) fight(stake bool) {
	tb.t.Helper()
	tb.begin(game.FightBoss{Pack: tb.pack, Stake: stake})
}

// wrongFor answers the first so many questions wrongly, and the others rightly.
func wrongFor(n int) func(content.ItemID) bool {
	return func(content.ItemID) bool { n--; return n < 0 }
}

func TestTheGateOpensWhenEveryLessonIsDoneOrTestedOut(t *testing.T) {
	tb := sitDown(t, lessonsOf(t, 2, 12))
	if g := tb.player.BossGate(tb.pack); !g.Boss || g.Left != 2 || g.Open() {
		t.Errorf("at the beginning the gate is %+v", g)
	}
	tb.fight(true)
	if _, over := tb.session.Step().(game.EndStep); !over || tb.player.Boss(tb.pack.ID()).Runs != 0 {
		t.Error("a run began before a closed gate")
	}
	tb.testOut("lesson-0")
	tb.run(always)
	tb.readOn("lesson-1")
	tb.run(always)
	if g := tb.player.BossGate(tb.pack); !g.Open() {
		t.Errorf("with one lesson done and one tested out the gate is %+v", g)
	}
	if next, _ := tb.player.Advise(tb.pack, game.Destination{}, tb.now); next.Deed != game.StartQuiz || !next.Optional {
		t.Errorf("the quiz of the lesson that was tested out comes first, not %v", next.Deed)
	}
	tb.sit("lesson-0")
	tb.run(always)
	next, ok := tb.player.Advise(tb.pack, game.Destination{}, tb.now)
	if !ok || next.Deed != game.FaceBoss || !next.Optional {
		t.Errorf("what comes next is %+v", next)
	}
	if small := lessonsOf(t, 1, 4); sitDown(t, small).player.BossGate(small).Boss {
		t.Error("four questions are a boss")
	}
}

func TestARunAsksTenQuestionsOfAllLessonsAndIsWonWithALanternLeft(t *testing.T) {
	tb := atTheGate(t, 20)
	tb.fight(false)
	first := tb.session.Step().(game.QuestionStep)
	if first.Boss == nil || *first.Boss != (game.Duel{Left: 10, Of: 10, Lit: 3}) || !first.Counts || tb.hint() {
		t.Errorf("the first question is %+v", first)
	}
	steps := tb.run(wrongFor(2))
	all, lessons := asked(steps), map[content.LessonID]bool{}
	for _, q := range all {
		l, _ := tb.pack.LessonOf(q.Question.Item.ID)
		lessons[l.ID] = true
		if q.Kind != game.BossFight {
			t.Errorf("a question of the kind %s", q.Kind)
		}
	}
	sum := summaryIn(t, steps)
	if len(all) != 10 || len(lessons) != 2 || !sum.Passed || sum.Got != 8 || sum.Of != 10 || len(sum.Missed) != 2 || sum.Boss.Lit != 1 || sum.Boss.Reread == nil {
		t.Errorf("%d questions of %d lessons, summary %+v %+v", len(all), len(lessons), sum, sum.Boss)
	}
	b := tb.player.Boss(tb.pack.ID())
	if !b.Won || b.Open() || b.Runs != 1 || tb.player.BossesBeaten() != 1 || tb.fought() != 0 {
		t.Errorf("the boss is %+v, gold %d", b, tb.fought())
	}
	if end, _ := tb.session.Step().(game.EndStep); !end.Stay || !tb.session.About().Destination().Boss {
		t.Error("the map does not open at the boss")
	}
	tb.replay()
}

func TestTheThirdMistakeEndsTheRun(t *testing.T) {
	tb := atTheGate(t, 20)
	tb.fight(true)
	if tb.fought() != -5 {
		t.Errorf("laying the stake takes %d gold", tb.fought())
	}
	steps := tb.run(never)
	sum := summaryIn(t, steps)
	if n := len(asked(steps)); n != 3 || sum.Passed || sum.Boss.Lit != 0 || sum.Boss.Left != 7 || sum.Of != 3 {
		t.Errorf("%d questions, summary %+v %+v", n, sum, sum.Boss)
	}
	if tb.fought() != -5 || sum.Won.Gold != -5 {
		t.Errorf("a lost stake is %d gold, told as %d", tb.fought(), sum.Won.Gold)
	}
	tb.replay()
}

// A stake is paid back with as much again by the first victory, and by no other; a study day
// has one run with a stake, whatever the pack; a purse that does not hold it lays none.
func TestTheStakeCannotBeFarmed(t *testing.T) {
	tb := atTheGate(t, 9)
	tb.fight(true)
	tb.run(never)
	if got := tb.player.MayStake(tb.pack.ID(), tb.now); tb.fought() != -5 || got != game.StakedToday {
		t.Errorf("%d gold, and staking again is %v", tb.fought(), got)
	}
	tb.fight(true)
	if tb.fought() != -5 || tb.session.Step().(game.QuestionStep).Boss.Stake != 0 {
		t.Error("a second run of the day has a stake")
	}
	tb.run(never)
	tb.now, tb.player.Gold = at(2), 4
	if got := tb.player.MayStake(tb.pack.ID(), tb.now); got != game.TooPoor {
		t.Errorf("with 4 gold staking is %v", got)
	}
	tb.fight(true)
	tb.run(never)
	if tb.fought() != -5 {
		t.Errorf("a purse that holds too little has paid: %d", tb.fought())
	}
	tb.player.Gold = 5
	for day := range 6 { // winning every day pays once
		tb.now = at(3 + day)
		tb.fight(true)
		tb.run(always)
		if tb.fought() != 0 || tb.player.MayStake(tb.pack.ID(), tb.now) != game.NoMoreStake {
			t.Fatalf("after victory %d all runs have brought %d gold", day+1, tb.fought())
		}
	}
	if b := tb.player.Boss(tb.pack.ID()); b.Runs != 9 || b.Prize != game.BossStake || b.WonOn.String() != "2026-11-26" {
		t.Errorf("the boss is %+v", b)
	}
}

// A clock that is set back or ahead, and set right again, opens no second run with a stake.
func TestNoClockLaysTwoStakesOnADay(t *testing.T) {
	tb := atTheGate(t, 20)
	tb.fight(true)
	tb.run(never)
	for _, day := range []int{0, -3, 1} {
		tb.now = at(day)
		if got := tb.player.MayStake(tb.pack.ID(), tb.now); got != game.StakedToday {
			t.Errorf("with the clock at day %d staking is %v", day, got)
		}
	}
	tb.now = at(400) // a clock that is far ahead
	tb.fight(true)
	tb.run(never)
	tb.now = at(1)
	tb.keep(tb.player.TrustClock(tb.now))
	if got := tb.player.MayStake(tb.pack.ID(), tb.now); got != game.StakedToday || tb.fought() != -10 {
		t.Errorf("once the clock is right again staking is %v, after %d gold", got, tb.fought())
	}
	if got := tb.player.MayStake(tb.pack.ID(), at(2)); got != game.CanStake {
		t.Errorf("on the day after it is %v", got)
	}
	tb.replay()
}

// Leaving costs nothing and wins nothing: the run goes on with the questions that are left,
// its lanterns and its stake, on any later day.
func TestARunGoesOnWhereItWasLeft(t *testing.T) {
	tb := atTheGate(t, 20)
	tb.fight(true)
	paper := tb.player.Boss(tb.pack.ID()).Items
	tb.answer(false)
	tb.keep(tb.session.Next(tb.now))
	tb.answer(true)
	tb.keep(tb.session.Leave(tb.now))
	tb.replay()
	if o, ok := tb.player.OfferBoss(tb.pack); !ok || !tb.player.Boss(tb.pack.ID()).Open() || o.Deed != game.FaceBoss {
		t.Fatal("the run is not open")
	}
	tb.now = at(4)
	tb.fight(true)
	q := tb.session.Step().(game.QuestionStep)
	if *q.Boss != (game.Duel{Left: 8, Of: 10, Lit: 2, Stake: 5}) || q.N != 3 || tb.fought() != -5 {
		t.Errorf("it goes on with %+v, question %d, gold %d", *q.Boss, q.N, tb.fought())
	}
	steps := tb.run(always)
	var ids []string
	for _, q := range asked(steps) {
		ids = append(ids, q.Question.ID())
	}
	sum := summaryIn(t, steps)
	if !slices.Equal(ids, paper[2:]) || !sum.Passed || sum.Got != 9 || tb.fought() != 5 || sum.Boss.Back != 5 || sum.Boss.Prize != 5 {
		t.Errorf("it asked %v, summary %+v %+v, gold %d", ids, sum, sum.Boss, tb.fought())
	}
	tb.replay()
}

// An answer of a run pays and moves its item as the first one of the day does anywhere, and no
// more; the run itself pays no XP, and an answer of it cannot be taken back.
func TestAnswersOfARunCountAsAnyFirstAnswerOfTheDay(t *testing.T) {
	tb := atTheGate(t, 20)
	tb.now = at(10)
	tb.fight(false)
	v := tb.answer(true)
	k, _ := tb.player.Knowing(v.Question.ID())
	if v.Undo || k.Day != tb.player.Today(tb.now) || v.XP == 0 {
		t.Errorf("the verdict is %+v, the item %+v", v, k)
	}
	if _, ok := tb.session.Undo(tb.now); ok {
		t.Error("an answer of a run was taken back")
	}
	tb.run(never)
	xp := tb.player.XP
	for range 5 { // whoever loses and begins again earns nothing on what was asked today
		tb.fight(false)
		tb.answer(true)
		tb.run(never)
	}
	if most := 5 * 25; tb.player.XP-xp > most {
		t.Errorf("five runs of one day brought %d XP", tb.player.XP-xp)
	}
	asked := map[string]int{}
	for _, b := range tb.kept {
		for _, e := range b.Events {
			if e.Answered != nil && e.Answered.First {
				asked[b.Day.String()+e.Answered.Item]++
			}
		}
	}
	for item, n := range asked {
		if n > 1 {
			t.Errorf("%s was a first answer %d times", item, n)
		}
	}
}

// What was wrong and called certain comes once more before the end, of a lost run too.
func TestACertainErrorOfARunComesOnceMore(t *testing.T) {
	tb := atTheGate(t, 60)
	tb.keep(tb.player.TuneWager(true, tb.now))
	tb.fight(false)
	for range 3 {
		tb.claim(game.Certain, false)
		tb.keep(tb.session.Next(tb.now))
	}
	q, ok := tb.session.Step().(game.QuestionStep)
	if !ok || q.Kind != game.Correction || q.Of != 3 || !tb.player.Boss(tb.pack.ID()).Verdicts[q.Question.ID()] == false {
		t.Fatalf("after the third mistake comes %+v", tb.session.Step())
	}
	if sum := summaryIn(t, tb.run(always)); sum.Passed || sum.Of != 3 || sum.Got != 0 {
		t.Errorf("the summary is %+v", sum)
	}
}

// Two saves that went on from one and were merged pay a victory once, and give a stake back at
// most once, whichever comes first.
func TestMergedRunsPayOnce(t *testing.T) {
	for name, c := range map[string]struct {
		begun       bool // before the saves were parted
		left, right func(content.ItemID) bool
		gold        int
	}{
		"one run won in both":           {true, always, always, 5},
		"one run won in one of them":    {true, always, never, 5},
		"one run lost in both":          {true, never, never, -5},
		"two runs, both won":            {false, always, always, 5},
		"two runs, the first one won":   {false, always, never, 0},
		"two runs, the second one won":  {false, never, always, 0},
		"two runs that were both lost":  {false, never, never, -10},
		"two runs, one of them is open": {false, always, nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			tb := atTheGate(t, 20)
			if c.begun {
				tb.fight(true)
				tb.keep(tb.session.Leave(tb.now))
			}
			shared := slices.Clone(tb.kept)
			play := func(minutes int, right func(content.ItemID) bool) []game.Batch {
				one := &table{t: t, pack: tb.pack, player: new(game.Player), now: tb.now, speech: tb.speech}
				for _, b := range shared {
					one.player.Apply(b)
				}
				one.now.Wall = one.now.Wall.Add(minutesOf(minutes))
				one.fight(true)
				if right != nil {
					one.run(right)
				}
				return one.kept
			}
			left, right := play(1, c.left), play(2, c.right)
			var figures []string
			for _, order := range [][][]game.Batch{{left, right}, {right, left}} {
				merged := byTime(slices.Concat(shared, order[0], order[1]))
				var p game.Player
				for _, b := range merged {
					p.Apply(b)
				}
				b := p.Boss(tb.pack.ID())
				raw, _ := json.Marshal(b)
				figures = append(figures, string(raw))
				if gold := foughtGold(merged); gold != c.gold || b.Prize > game.BossStake {
					t.Errorf("%d gold, want %d; the boss is %+v", gold, c.gold, b)
				}
			}
			if figures[0] != figures[1] {
				t.Errorf("the order matters:\n%s\n%s", figures[0], figures[1])
			}
			for _, interleaved := range [][]game.Batch{slices.Concat(left, right), slices.Concat(right, left)} {
				if gold := foughtGold(slices.Concat(shared, interleaved)); gold > game.BossStake {
					t.Errorf("folded one after the other they bring %d gold", gold)
				}
			}
		})
	}
}

// A pack that has lost questions of an open run goes on with the others; one that has lost all
// that were left ends it.
func TestARunGoesOnWithWhatThePackStillHas(t *testing.T) {
	tb := atTheGate(t, 20)
	tb.fight(true)
	tb.answer(true)
	paper := tb.player.Boss(tb.pack.ID()).Items
	smaller := func(keep func(string) bool) *content.Pack {
		parts := contenttest.Parts()
		parts.Lessons, parts.Quizzes, parts.Items, parts.Rewards = nil, nil, nil, nil
		for _, head := range tb.pack.Lessons() {
			l, _ := tb.pack.Lesson(head.ID)
			parts.Lessons = append(parts.Lessons, *l)
			quiz, _ := tb.pack.Quiz(head.Quiz)
			kept := content.Quiz{ID: quiz.ID}
			for _, id := range quiz.Items {
				if it, _ := tb.pack.Item(id); keep(tb.pack.ID().Item(id)) {
					kept.Items, parts.Items = append(kept.Items, id), append(parts.Items, *it)
				}
			}
			parts.Quizzes = append(parts.Quizzes, kept)
		}
		pack, err := content.NewPack(parts)
		if err != nil {
			t.Fatal(err)
		}
		return pack
	}
	tb.pack = smaller(func(id string) bool { return id != paper[5] })
	tb.fight(true)
	if q := tb.session.Step().(game.QuestionStep); q.Boss.Of != 9 || q.Boss.Left != 8 {
		t.Errorf("it goes on with %+v", *q.Boss)
	}
	tb.pack = smaller(func(id string) bool { return !slices.Contains(paper[1:], id) })
	tb.fight(true)
	sum, ok := tb.session.Step().(game.SummaryStep)
	if b := tb.player.Boss(tb.pack.ID()); !ok || !sum.Passed || b.Open() || tb.fought() != 5 {
		t.Errorf("the end is %+v, the boss %+v, gold %d", tb.session.Step(), b, tb.fought())
	}
}

func TestASnapshotKeepsARunAndRefusesAnImpossibleOne(t *testing.T) {
	tb := atTheGate(t, 20)
	tb.fight(true)
	tb.answer(true)
	raw, err := json.Marshal(tb.player)
	if err != nil {
		t.Fatal(err)
	}
	var again game.Player
	if err := json.Unmarshal(raw, &again); err != nil || !reflect.DeepEqual(again.Boss(tb.pack.ID()), tb.player.Boss(tb.pack.ID())) {
		t.Fatalf("it is %+v: %v", again.Boss(tb.pack.ID()), err)
	}
	for _, bad := range []string{
		`{"bosses":{"a":null}}`, `{"bosses":{"a":{"run":1}}}`, `{"bosses":{"a":{"run":1,"verdicts":{},"back":6,"stake":5}}}`, `{"bosses":{"a":{"prize":-1}}}`,
	} {
		if json.Unmarshal([]byte(bad), new(game.Player)) == nil {
			t.Errorf("%s is taken", bad)
		}
	}
}

func minutesOf(n int) time.Duration { return time.Duration(n) * time.Minute }

// byTime gives batches as a merge orders them.
func byTime(all []game.Batch) []game.Batch {
	slices.SortStableFunc(all, func(a, b game.Batch) int { return a.At.Wall.Compare(b.At.Wall) })
	return all
}

// fought is the gold that runs against bosses have brought so far.
func (tb *table) fought() int { return foughtGold(tb.kept) }

// foughtGold is the gold that the runs in some batches bring, below 0 for a loss.
func foughtGold(batches []game.Batch) int {
	var with, without game.Player
	for _, b := range batches {
		with.Apply(b)
		b.Events = slices.DeleteFunc(slices.Clone(b.Events), func(e game.Event) bool { return e.Fought != nil })
		without.Apply(b)
	}
	return with.Gold - without.Gold
}
