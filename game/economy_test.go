package game_test

import (
	"cmp"
	"encoding/json"
	"math/rand/v2"
	"reflect"
	"strconv"
	"testing"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/racetest"
	"quest/game"
	"quest/game/gradetest"
)

// policy is a way to play for a gain. Each is played against the real rules for a while, and every
// batch that it keeps is audited.
type policy struct {
	name  string
	turns int                             // times that something is begun
	wait  func(m *merchant) time.Duration // until the next time, of the true clock
	clock func(m *merchant) time.Time     // what the computer shows then; nil for the true clock
	goal  func(m *merchant) game.Goal     // nil for one by chance
	right func(m *merchant, item string) bool
	sure  func(m *merchant) game.Certainty // nil for one by chance
	other func(m *merchant)                // done before each time; may be nil
}

// merchant is a player who follows a policy, with the books of an auditor beside it.
type merchant struct {
	*table
	policy
	rand *rand.Rand
	now  time.Time // of the true clock
	seen map[string]int

	audited   int // batches
	xp, gold  int
	ofItem    map[string]int
	wrong     map[string]bool // items that were ever answered wrongly
	paid      map[string]bool // item and study day
	staked    map[string]bool // item and study day
	granted   map[string]bool
	things    map[string]bool
	firsts    int
	dropped   map[game.StudyDay]int
	wagerGold int
}

func hours(low, high int) func(*merchant) time.Duration {
	return func(m *merchant) time.Duration { return time.Duration(low+m.rand.IntN(high-low+1)) * time.Hour }
}

func often(percent int) func(*merchant, string) bool {
	return func(m *merchant, _ string) bool { return m.rand.IntN(100) < percent }
}

func surely(c game.Certainty) func(*merchant) game.Certainty {
	return func(*merchant) game.Certainty { return c }
}

func policies() []policy {
	return []policy{
		{name: "answers at random", turns: 400, wait: hours(2, 40), right: often(50)},
		{name: "is always right", turns: 500, wait: hours(2, 40), right: often(100), sure: surely(game.Certain)},
		{name: "is right and never sure", turns: 300, wait: hours(2, 40), right: often(100), sure: surely(game.Unsaid)},
		{
			name: "is wrong on purpose and right in turn", turns: 500, wait: hours(20, 28), sure: surely(game.Fairly),
			right: func(m *merchant, item string) bool { m.seen[item]++; return m.seen[item]%2 == 0 },
		},
		{
			name: "forgets as soon as an amount for it is paid", turns: 500, wait: hours(20, 28), sure: surely(game.Guess),
			right: func(m *merchant, item string) bool { m.seen[item]++; return m.seen[item]%8 > 0 },
		},
		{name: "calls everything certain", turns: 300, wait: hours(2, 40), right: often(50), sure: surely(game.Certain)},
		{name: "calls errors certain", turns: 200, wait: hours(2, 40), right: often(0), sure: surely(game.Certain)},
		{name: "answers a thousand times in a day", turns: 400, wait: func(*merchant) time.Duration { return time.Second }, right: often(100)},
		{name: "sits quizzes again and again", turns: 300, wait: hours(0, 1), right: often(40), goal: func(m *merchant) game.Goal {
			return game.SitQuiz{Pack: m.pack, Lesson: m.lesson()}
		}},
		{
			name: "travels over the date line", turns: 400, wait: hours(1, 7), right: often(90),
			clock: func(m *merchant) time.Time {
				return m.now.In(time.FixedZone("", (m.rand.IntN(27)-12)*3600))
			},
		},
		{
			name: "sets the clock back and forth", turns: 400, wait: hours(1, 12), right: often(90),
			clock: func(m *merchant) time.Time { return m.now.AddDate(0, 0, m.rand.IntN(801)-400) },
			other: func(m *merchant) {
				if _, doubt := m.player.ClockDoubt(m.table.now); doubt && m.rand.IntN(2) == 0 {
					m.keep(m.player.TrustClock(m.table.now))
				} else if doubt {
					m.keep(m.player.TrustSave(m.table.now))
				}
			},
		},
		{
			name: "has an exam every day", turns: 500, wait: hours(22, 26), right: often(100), sure: surely(game.Fairly),
			goal: func(m *merchant) game.Goal { return game.Review{Packs: []*content.Pack{m.pack}, Limit: 50} },
			other: func(m *merchant) {
				exam := game.Exam{Day: m.player.Today(m.table.now) + 1 + game.StudyDay(m.rand.IntN(2))}
				m.keep(m.player.SetPlan(game.Planned{Exam: &exam}, m.table.now))
				if m.audited < 40 {
					m.readOn(m.lesson())
					m.lead()
				}
			},
		},
		{
			name: "votes in live rounds between sessions, and enters rounds twice", turns: 400, wait: hours(0, 30), right: often(70), sure: surely(game.Certain),
			other: func(m *merchant) {
				for _, q := range m.pack.Quizzes() {
					item, _ := m.pack.Item(q.Items[m.rand.IntN(len(q.Items))])
					v := game.LiveVote{
						Round: "r" + strconv.Itoa(m.rand.IntN(800)), Pack: m.pack.ID(), Item: item.ID, Certainty: game.Certainty(m.rand.IntN(4)),
						Gave: gradetest.Answer(item, content.English, m.rand.IntN(2) == 0),
					}
					_, b, err := m.player.RecordRound([]*content.Pack{m.pack}, v, m.table.now)
					if err != nil {
						m.t.Fatal(err)
					}
					m.keep(b)
				}
			},
		},
		{
			name: "buys, switches the wager and opens chests", turns: 400, wait: hours(2, 30), right: often(80),
			other: func(m *merchant) {
				m.keep(m.player.TuneWager(m.rand.IntN(2) == 0, m.table.now))
				m.keep(m.player.OpenChest(m.table.now))
				for range 3 {
					m.keep(m.player.Buy(thing("thing-"+strconv.Itoa(m.rand.IntN(40)), game.SlotBanner, 10+m.rand.IntN(60)), m.table.now))
				}
			},
		},
	}
}

// Whatever is played for, no policy gets more than the rules allow: each item pays once a study day
// and not more than its memory is worth in all; a stake hangs on the first answer of a day alone; a
// study day has five drops at most; a reward comes once; XP never falls; gold is what was recorded,
// never below 0; and a replay of what was kept gives the same player.
func TestNoPolicyGetsMoreThanTheRulesAllow(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, p := range policies() {
		t.Run(p.name, func(t *testing.T) {
			for seed := range uint64(3) {
				m := newMerchant(t, p, seed)
				for range p.turns {
					m.turn()
				}
				m.close()
			}
		})
	}
}

func newMerchant(t *testing.T, p policy, seed uint64) *merchant {
	m := &merchant{
		table: sitDown(t, rewarding(t)), policy: p, rand: rand.New(rand.NewPCG(seed, 3)), now: at(0).Wall, seen: map[string]int{},
		ofItem: map[string]int{}, wrong: map[string]bool{}, paid: map[string]bool{}, staked: map[string]bool{}, granted: map[string]bool{},
		things: map[string]bool{}, dropped: map[game.StudyDay]int{},
	}
	m.keep(m.player.Join(game.Joined{Name: contenttest.Safe("Mina"), Lang: game.SpeakEnglish, Seed: seed}, m.table.now))
	m.keep(m.player.TuneWager(true, m.table.now))
	return m
}

func (m *merchant) lesson() content.LessonID {
	heads := m.pack.Lessons()
	return heads[m.rand.IntN(len(heads))].ID
}

// turn lets time pass, begins something and plays it, mostly to its end.
func (m *merchant) turn() {
	m.now = m.now.Add(m.wait(m))
	m.table.now = game.Moment{Wall: m.now}
	if m.clock != nil {
		m.table.now = game.Moment{Wall: m.clock(m)}
	}
	if m.other != nil {
		m.other(m)
	}
	goal := m.chosen()
	if m.goal != nil {
		goal = m.goal(m)
	}
	m.begin(goal)
	m.lead()
	m.audit()
}

func (m *merchant) chosen() game.Goal {
	packs := []*content.Pack{m.pack}
	l := m.lesson()
	switch m.rand.IntN(10) {
	case 0, 1:
		return game.ReadOn{Pack: m.pack, Lesson: l}
	case 2, 3:
		return game.SitQuiz{Pack: m.pack, Lesson: l}
	case 4:
		return game.PractiseMissed{Pack: m.pack, Lesson: l}
	case 5:
		return game.PractiseAll{Pack: m.pack, Lesson: l}
	case 6:
		return game.PractiseMixed{Packs: packs}
	case 7:
		return game.FightBoss{Pack: m.pack, Stake: true}
	case 8:
		return game.TestOut{Pack: m.pack, Lesson: l}
	}
	return game.Review{Packs: packs, Limit: 30}
}

// lead plays the session, takes help and takes answers back where it can.
func (m *merchant) lead() {
	undone := 0
	for range 300 {
		switch step := m.session.Step().(type) {
		case game.EndStep:
			return
		case game.QuestionStep:
			if m.rand.IntN(12) == 0 {
				m.hint()
			}
			sure := game.Certainty(m.rand.IntN(4))
			if m.sure != nil {
				sure = m.sure(m)
			}
			m.session.Claim(sure)
			m.answer(m.right(m, step.Question.ID()))
		case game.VerdictStep:
			if b, ok := m.session.Undo(m.table.now); ok && undone < 3 && m.rand.IntN(3) == 0 {
				undone++
				m.keep(b)
				continue
			} else if ok {
				m.keep(b) // and answers once more
				undone++
				if undone > 6 {
					m.keep(m.session.Leave(m.table.now))
					return
				}
				continue
			}
			m.keep(m.session.Next(m.table.now))
		default:
			m.keep(m.session.Next(m.table.now))
		}
	}
	m.keep(m.session.Leave(m.table.now))
}

// audit looks at every batch that was kept since the last time.
func (m *merchant) audit() {
	for ; m.audited < len(m.kept); m.audited++ {
		b := m.kept[m.audited]
		for i, e := range b.Events {
			m.book(b, i, e)
			if m.gold < 0 {
				m.t.Fatalf("%d gold after %+v", m.gold, e)
			}
		}
	}
	if m.player.XP != m.xp || m.player.Gold != m.gold {
		m.t.Fatalf("%d XP and %d gold, %d and %d were recorded", m.player.XP, m.player.Gold, m.xp, m.gold)
	}
}

// book enters one event.
func (m *merchant) book(b game.Batch, i int, e game.Event) {
	switch {
	case e.Answered != nil:
		m.bookAnswer(b.Day, e.Answered)
	case e.Earned != nil:
		id := e.Earned.Item + " " + b.Day.String()
		if a := b.Events[max(0, i-1)].Answered; a == nil || !a.Right || !a.First || a.Item != e.Earned.Item {
			m.t.Fatalf("XP without a first right answer: %+v", e.Earned)
		}
		if m.paid[id] || e.Earned.XP <= 0 {
			m.t.Fatalf("%s is paid %d XP once more", id, e.Earned.XP)
		}
		m.paid[id] = true
		m.ofItem[e.Earned.Item] += e.Earned.XP
		m.xp += e.Earned.XP
	case e.Drawn != nil:
		if i == 0 || b.Events[i-1].Earned == nil || e.Drawn.Dry > 11 || (e.Drawn.Dry == 11 && !e.Drawn.Found()) {
			m.t.Fatalf("a draw that may not be: %+v", e.Drawn)
		}
		if e.Drawn.Found() {
			m.dropped[b.Day]++
		}
		m.gold += e.Drawn.Gold
	case e.Granted != nil:
		if m.granted[e.Granted.Reward] {
			m.t.Fatalf("%s is granted twice", e.Granted.Reward)
		}
		m.granted[e.Granted.Reward] = true
		m.xp, m.gold = m.xp+e.Granted.XP, m.gold+e.Granted.Gold
		for _, d := range e.Granted.Drops {
			m.xp, m.gold = m.xp+d.XP, m.gold+d.Gold
		}
	case e.Tuned != nil:
		m.wagerGold += e.Tuned.Gold
		m.gold += e.Tuned.Gold
	case e.Bought != nil:
		if m.things[e.Bought.Thing] {
			m.t.Fatalf("%s is bought twice", e.Bought.Thing)
		}
		m.things[e.Bought.Thing] = true
		m.gold -= e.Bought.Price
	case e.Fought != nil:
		m.gold += e.Fought.Back + e.Fought.Prize - e.Fought.Stake
	case e.Solved != nil:
		m.t.Fatalf("nobody was in a lab: %+v", e.Solved)
	}
}

func (m *merchant) bookAnswer(day game.StudyDay, a *game.Answered) {
	if a.First {
		m.firsts++
	}
	m.wrong[a.Item] = m.wrong[a.Item] || !a.Right
	if a.Stake == 0 {
		return
	}
	id := a.Item + " " + day.String()
	if !a.First || m.staked[id] || a.Stake < -6 || a.Stake > 3 || a.Right != (a.Stake > 0) {
		m.t.Fatalf("a stake that may not be: %+v on %s", a, day)
	}
	m.staked[id] = true
	m.gold += a.Stake
}

// close compares what was got with the bounds, and the player with a replay.
func (m *merchant) close() {
	const life, lapse = 121, 3 // 10 times the logarithm of the largest stability by the smallest
	for item, xp := range m.ofItem {
		bound := life
		if m.wrong[item] {
			bound += lapse * (1 + m.days()/7)
		}
		if xp > bound {
			m.t.Errorf("%s has paid %d XP in %d days, at most %d may be", item, xp, m.days(), bound)
		}
	}
	if m.clock == nil {
		for day, n := range m.dropped {
			if n > 5 {
				m.t.Errorf("%d drops on %s", n, day)
			}
		}
	}
	if m.wagerGold != game.StakeGold {
		m.t.Errorf("%d gold to start with", m.wagerGold)
	}
	var again game.Player
	for _, b := range m.kept {
		again.Apply(b)
	}
	if !reflect.DeepEqual(canonical(m.t, &again), canonical(m.t, m.player)) {
		m.t.Error("a replay gives another player")
	}
	m.t.Logf("%d answers that counted, %d XP, %d gold; %+v", m.firsts, m.xp, m.gold, m.player.Drawing(m.player.Day))
}

// days is how many study days lie between the first and the last of the save, whatever clock
// made them.
func (m *merchant) days() int {
	low, high := m.player.Day, m.player.Day
	for _, b := range m.kept {
		low, high = min(low, b.Day), max(high, b.Day)
	}
	return int(high-low) + 1
}

func canonical(t *testing.T, p *game.Player) string {
	t.Helper()
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Answering one item a thousand times in a day earns less than two normal answers.
func TestOneItemAThousandTimesADayEarnsOneAnswer(t *testing.T) {
	tb := sitDown(t, contenttest.Pack())
	answers := 0
	for answers < 1000 {
		tb.sit(contenttest.FirstLesson)
		tb.run(func(content.ItemID) bool { answers++; return answers%3 > 0 })
		tb.practiseAll(contenttest.FirstLesson)
		tb.run(func(content.ItemID) bool { answers++; return true })
	}
	of := map[string]int{}
	for _, b := range tb.kept {
		for _, e := range b.Events {
			if e.Earned != nil {
				of[e.Earned.Item] += e.Earned.XP
			}
		}
	}
	for item, xp := range of {
		if xp >= 2*24 {
			t.Errorf("%s has paid %d XP in one day", item, xp)
		}
	}
	if len(of) == 0 {
		t.Error("nothing was earned")
	}
}

// XP does not depend on certainty: the same answers earn the same on the first day, whatever is
// called certain.
func TestXPDoesNotDependOnCertainty(t *testing.T) {
	var xp []int
	for c := game.Unsaid; c <= game.Certain; c++ {
		m := newMerchant(t, policy{right: often(100), sure: surely(c)}, 4)
		for _, l := range m.pack.Lessons() {
			m.sit(l.ID)
			m.lead()
		}
		xp = append(xp, m.player.XP)
	}
	for _, n := range xp {
		if n != xp[0] || n == 0 {
			t.Errorf("XP by certainty: %v", xp)
		}
	}
}

// Two saves go on from one and are merged: what is given once is given once, the rest is the sum of
// what was recorded, the purse shows no debt, and either order gives the same.
func TestMergedSavesAreGivenNothingTwice(t *testing.T) {
	for seed := range uint64(6) {
		var branches [][]game.Batch
		for n := range 2 {
			m := newMerchant(t, policies()[1], seed)
			shared := len(m.kept)
			m.rand = rand.New(rand.NewPCG(seed, uint64(n)))
			m.now = m.now.Add(time.Duration(n) * time.Minute)
			for range 60 {
				m.wait = hours(3, 30)
				m.turn()
				m.keep(m.player.Buy(thing("thing-"+strconv.Itoa(m.rand.IntN(9)), game.SlotBanner, 40), m.table.now))
			}
			branches = append(branches, m.kept[:shared], m.kept[shared:])
		}
		one := merged(branches[0], branches[1], branches[3])
		other := merged(branches[0], branches[3], branches[1])
		if canonical(t, one) != canonical(t, other) {
			t.Errorf("seed %d: the order of two saves matters", seed)
		}
		xp, gold, granted, bought := 0, 0, map[string]bool{}, map[string]bool{}
		all := byTime(append(append(append([]game.Batch{}, branches[0]...), branches[1]...), branches[3]...))
		for _, b := range all {
			for _, e := range b.Events {
				switch {
				case e.Earned != nil:
					xp += e.Earned.XP
				case e.Answered != nil:
					gold += e.Answered.Stake
				case e.Drawn != nil:
					gold += e.Drawn.Gold
				case e.Tuned != nil:
					gold = cmp.Or(gold, e.Tuned.Gold)
				case e.Bought != nil && !bought[e.Bought.Thing]:
					bought[e.Bought.Thing] = true
					gold -= e.Bought.Price
				case e.Granted != nil && !granted[e.Granted.Reward]:
					granted[e.Granted.Reward] = true
					xp, gold = xp+e.Granted.XP, gold+e.Granted.Gold
					for _, d := range e.Granted.Drops {
						xp, gold = xp+d.XP, gold+d.Gold
					}
				}
			}
		}
		if gold += foughtGold(all); one.XP != xp || one.Gold != gold || one.Purse() < 0 {
			t.Errorf("seed %d: %d XP and %d gold, want %d and %d; purse %d", seed, one.XP, one.Gold, xp, gold, one.Purse())
		}
	}
}

// merged folds a save and what two that went on from it have played, in order of time.
func merged(shared, left, right []game.Batch) *game.Player {
	var p game.Player
	for _, b := range byTime(append(append(append([]game.Batch{}, shared...), left...), right...)) {
		p.Apply(b)
	}
	return &p
}

// The gold to start with is given once, though two saves took the offer before they were merged.
func TestTwoSavesThatTookTheOfferHaveItsGoldOnce(t *testing.T) {
	var p game.Player
	on := true
	for range 2 {
		p.Apply(game.Batch{Events: []game.Event{{Tuned: &game.Tuned{Wager: &on, Gold: game.StakeGold}}}})
	}
	if p.Gold != game.StakeGold {
		t.Errorf("%d gold", p.Gold)
	}
}
