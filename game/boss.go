package game

import (
	"slices"
	"strconv"

	"quest/content"
)

// FightBoss begins a run against the boss of a pack, or goes on with the one that is open: a
// mixed paper over all quizzes of the pack. Each answer is judged and explained at once and
// counts as in a sitting of a quiz. A wrong answer puts out one of the lanterns; a run that gets
// through its paper with a lantern burning is won. The gate is open to who has done every lesson and every quiz.
type FightBoss struct {
	Pack  *content.Pack
	Stake bool // lays BossStake on a run that begins, if MayStake allows that
}

const (
	// BossQuestions is how many questions a run asks at most.
	BossQuestions = 10
	// BossLanterns is how many mistakes end a run.
	BossLanterns = 3
	// BossLeast is how many items a pack needs to have a boss.
	BossLeast = 5
	// BossStake is the gold that can be laid on a run. It is doubled by the first victory.
	BossStake = 5
)

func (g FightBoss) plan(*Player) (plan, error) {
	return plan{About{Pack: g.Pack, Boss: true}, []*content.Pack{g.Pack}, &bossRun{pack: g.Pack, stakes: g.Stake}}, nil
}

// BossGate is the gate before the boss of a pack.
type BossGate struct {
	Boss    bool // there is one: the pack has questions enough
	Left    int  // of Lessons, not done
	Lessons int  // on the path of the pack
	Quizzes bool // some of these are quizzes without a lesson
	Most    int  // questions that a run asks at most
}

// Open reports whether a run may begin.
func (g BossGate) Open() bool { return g.Boss && g.Left == 0 }

// BossGate tells how the gate before the boss of a pack stands.
func (p *Player) BossGate(pack *content.Pack) BossGate {
	lessons := pack.Path()
	g := BossGate{Lessons: len(lessons), Quizzes: len(lessons) > len(pack.Lessons())}
	questions := 0
	for _, l := range lessons {
		questions += pack.QuizSize(l.Quiz)
		if p.State(pack, l) != Done {
			g.Left++
		}
	}
	g.Boss, g.Most = g.Lessons > 0 && questions >= BossLeast, min(questions, BossQuestions)
	return g
}

// Staking says whether gold can be laid on a run against a boss, or why not.
type Staking int

// The answers.
const (
	CanStake    Staking = iota
	NoMoreStake         // the boss was beaten
	StakedToday         // one run of the study day had a stake, of whichever pack
	TooPoor             // the purse does not hold the stake
)

// MayStake tells whether gold can be laid on a run against the boss of a pack that begins now.
func (p *Player) MayStake(pack content.PackID, now Moment) Staking {
	switch {
	case p.Boss(pack).Won:
		return NoMoreStake
	case p.ledger.StakedOn >= p.Today(now):
		return StakedToday
	case p.Purse() < BossStake:
		return TooPoor
	}
	return CanStake
}

// Duel is how a run against a boss stands.
type Duel struct {
	Left, Of int // strength of the boss: questions that are left, of all
	Lit      int // lanterns that burn, of BossLanterns
	Stake    int // gold that was laid
}

func (d Duel) over() bool { return d.Left == 0 || d.Lit == 0 }

// Won reports whether the run was won.
func (d Duel) Won() bool { return d.Left == 0 && d.Lit > 0 }

// BossEnd is the end of a run against a boss.
type BossEnd struct {
	Duel
	Back, Prize int    // gold that returned, and that was won
	Reread      *Offer // the lesson of which most was missed; nil where nothing was
}

// bossRun asks the paper of a run.
type bossRun struct {
	queue
	pack     *content.Pack
	stakes   bool
	run      int
	items    []string // of the paper that the pack still has, by full ID
	verdicts map[string]bool
	laid     int
	end      *Fought // of a run that is over
}

// begin goes on with the open run, or begins one and lays the stake.
func (r *bossRun) begin(t turn) move {
	is := t.player.Boss(r.pack.ID())
	n := is.Runs
	var events []Event
	if is.Open() {
		r.run, r.items, r.laid = is.Run, is.Items, is.Stake
	} else {
		if !t.player.BossGate(r.pack).Open() {
			return move{step: EndStep{Stay: true}}
		}
		r.run, r.items = max(int(t.now.Wall.UnixMilli()), is.Run+1, 1), t.player.bossPaper(r.pack, is.Runs)
		if r.stakes && t.player.MayStake(r.pack.ID(), t.now) == CanStake {
			r.laid = BossStake
		}
		n++
		events = []Event{{Fought: &Fought{Pack: string(r.pack.ID()), Run: r.run, Items: r.items, Stake: r.laid}}}
	}
	r.again, r.verdicts = strconv.Itoa(n), map[string]bool{}
	r.items = slices.DeleteFunc(slices.Clone(r.items), func(id string) bool { _, ok := t.find(id); return !ok })
	for _, id := range r.items {
		if right, answered := is.Verdicts[id]; answered && is.Open() {
			r.verdicts[id] = right
		} else {
			r.left = append(r.left, id)
		}
	}
	if r.duel().over() { // the pack has lost what was left of the paper
		events = append(events, Event{Fought: r.ends(t, &Fought{Pack: string(r.pack.ID()), Run: r.run})})
		return move{step: r.summary(t), events: events}
	}
	return move{step: r.counted(t, r.ask(t, BossFight, len(r.verdicts)+1, len(r.items))), events: events}
}

// duel tells how the run stands.
func (r *bossRun) duel() Duel {
	d := Duel{Left: len(r.items) - len(r.verdicts), Of: len(r.items), Lit: BossLanterns, Stake: r.laid}
	for _, right := range r.verdicts {
		if !right && d.Lit > 0 {
			d.Lit--
		}
	}
	return d
}

// counted adds to a question how the run stands, and whether its answer counts.
func (r *bossRun) counted(t turn, step Step) Step {
	q, ok := step.(QuestionStep)
	if !ok || q.Kind != BossFight {
		return step
	}
	d := r.duel()
	q.Boss, q.Counts = &d, t.freshToday(q.Question)
	return q
}

func (r *bossRun) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	a.free = asked.Kind == Correction
	shown, events, err := r.judge(t, asked, a)
	if err != nil || a.free {
		return move{step: shown, events: events}, err
	}
	id := asked.Question.ID()
	r.verdicts[id] = shown.Verdict.Right
	d, blow := r.duel(), &Fought{Pack: string(r.pack.ID()), Run: r.run, Item: id, Right: shown.Verdict.Right}
	shown.Boss = &d
	if d.over() {
		r.left = r.left[:1] // only what was wrong and called certain comes once more
		blow = r.ends(t, blow)
	}
	return move{step: shown, events: append(events, Event{Fought: blow})}, nil
}

// ends makes a step of the run its last one.
func (r *bossRun) ends(t turn, e *Fought) *Fought {
	e.Over, e.Won = true, r.duel().Won()
	if e.Won {
		e.Back = r.laid
		if t.player.Boss(r.pack.ID()).Prize == 0 {
			e.Prize = r.laid
		}
	}
	r.end = e
	return e
}

func (r *bossRun) next(t turn, shown Step) move {
	v, ok := shown.(VerdictStep)
	if !ok {
		return t.closing(shown, EndStep{Stay: true})
	}
	if step, more := r.advance(t, v); more {
		return move{step: r.counted(t, step)}
	}
	return move{step: r.summary(t)}
}

// leave shows the summary to who leaves from the verdict that ended the run.
func (r *bossRun) leave(t turn, shown Step) move {
	if v, ok := shown.(VerdictStep); ok && r.end != nil && v.Kind != Correction {
		return move{step: r.summary(t)}
	}
	return move{step: EndStep{Stay: true}}
}

// summary tells how the run went.
func (r *bossRun) summary(t turn) SummaryStep {
	d := r.duel()
	step := SummaryStep{Boss: &BossEnd{Duel: d, Back: r.end.Back, Prize: r.end.Prize}, Passed: d.Won(), Of: len(r.verdicts)}
	missed, most := map[content.LessonID]int{}, 0
	for _, id := range r.items {
		right, answered := r.verdicts[id]
		switch q, ok := t.find(id); {
		case right:
			step.Got++
		case answered && ok:
			step.Missed = append(step.Missed, q)
			if l, found := r.pack.LessonOf(q.Item.ID); found && !l.Pool() {
				if missed[l.ID]++; missed[l.ID] > most {
					most = missed[l.ID]
					step.Boss.Reread = &Offer{Goal: ReadAgain{r.pack, l.ID}, Deed: Reread, Pack: r.pack, Lesson: l, Optional: true}
				}
			}
		}
	}
	return step
}

// bossPaper gives the items of a run by their full IDs: up to BossQuestions of all quizzes of
// the pack, mixed, so that neighbours belong to different lessons as far as possible. The seed of
// the save and the number of the run decide.
func (p *Player) bossPaper(pack *content.Pack, run int) []string {
	var pieces []piece
	taken := map[content.ItemID]bool{}
	for _, quiz := range pack.Quizzes() {
		fresh := slices.DeleteFunc(slices.Clone(quiz.Items), func(id content.ItemID) bool { return taken[id] })
		for _, u := range unitsOf(pack, fresh) {
			pieces = append(pieces, piece{items: fullIDs(pack, u.items), lesson: pack.ID().Quiz(quiz.ID)})
		}
		for _, id := range fresh {
			taken[id] = true
		}
	}
	chance(p.Seed, "boss", string(pack.ID()), strconv.Itoa(run)).Shuffle(len(pieces), func(i, j int) { pieces[i], pieces[j] = pieces[j], pieces[i] })
	var ids []string
	for _, one := range spread(firstOf(pieces, BossQuestions)) {
		ids = append(ids, one.items...)
	}
	return ids
}

// OfferBoss gives the run against the boss of a pack: the open one, or one that may begin. It
// is false while the gate is closed.
func (p *Player) OfferBoss(pack *content.Pack) (Offer, bool) {
	if !p.Boss(pack.ID()).Open() && !p.BossGate(pack).Open() {
		return Offer{}, false
	}
	return Offer{Goal: FightBoss{Pack: pack}, Deed: FaceBoss, Pack: pack, Optional: true}, true
}

// BossChoices gives the runs against the boss of a pack from which a player can choose now: the
// open one alone; else one without a stake, and one with it where gold can be laid. It is empty
// while the gate is closed.
func (p *Player) BossChoices(pack *content.Pack, now Moment) []FightBoss {
	if _, ok := p.OfferBoss(pack); !ok {
		return nil
	}
	choices := []FightBoss{{Pack: pack}}
	if !p.Boss(pack.ID()).Open() && p.MayStake(pack.ID(), now) == CanStake {
		choices = append(choices, FightBoss{Pack: pack, Stake: true})
	}
	return choices
}
