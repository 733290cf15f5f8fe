package game

import (
	"maps"
	"slices"

	"quest/content"
	"quest/game/deed"
	"quest/game/review"
)

// Player is all that a save tells about one learner: the fold of its batches. The
// zero value is a learner who has not joined yet. Of its figures only the gold can
// become less by a later event. A snapshot keeps every field: see MarshalJSON.
type Player struct {
	Name        content.Safe `json:"name"`
	Speech      Speech       `json:"speech"`
	Seed        uint64       `json:"seed,string"`
	XP          int          `json:"xp"`
	Gold        int          `json:"gold"`
	Titles      []packTitle  `json:"titles"` // in the order in which they were earned
	Streak      Streak       `json:"streak"`
	Answers     int          `json:"answers"`     // answers given
	Correct     int          `json:"correct"`     // of these, right
	Draws       int          `json:"draws"`       // index of the next draw
	Predictions int          `json:"predictions"` // routes predicted in labs
	Foreseen    int          `json:"foreseen"`    // of these, right
	Disputes    []Dispute    `json:"disputes"`
	Day         StudyDay     `json:"day"` // study day of the newest batch

	ledger ledger
}

// ledger is the part of a player that only this package changes; others ask the methods
// of Player. Keys of the maps are full IDs.
type ledger struct {
	Joined      bool                     `json:"joined"`
	Lessons     map[string]Reading       `json:"lessons"`
	Quizzes     map[string]*Quizzing     `json:"quizzes"`
	Items       knowings                 `json:"items"`
	Tests       map[string]*Testing      `json:"tests"` // test-outs of lessons, by their quizzes
	Granted     map[string]bool          `json:"granted"`
	Sealed      []Granted                `json:"sealed"` // granted, but the player has not seen it yet
	Solved      map[string]Solved        `json:"solved"` // the best solution of each mission
	Helped      map[string]Helped        `json:"helped"` // help with questions that were not answered since
	Wired       map[string]Wired         `json:"wired"`  // controls of labs as they were left, see Wired.place
	Beliefs     map[string]Belief        `json:"beliefs"`
	Wager       bool                     `json:"wager"`
	Offered     bool                     `json:"offered"` // the wager was offered and answered
	Staked      bool                     `json:"staked"`  // the gold to start with was given
	Calibration [Certain + 1]Calibration `json:"calibration"`
	Sure        StudyDay                 `json:"sure"` // a day ahead of the clock that the player confirmed

	// Of the review.
	Settings  Planned             `json:"settings"`            // what was ever set
	ExamSince StudyDay            `json:"exam_since"`          // when the day of the exam was set
	Weights   *review.Weights     `json:"weights,omitempty"`   // the player's own, nil for the published ones
	Starred   map[string]bool     `json:"starred,omitempty"`   // items
	Suspended map[string]bool     `json:"suspended,omitempty"` // items
	Buried    map[string]StudyDay `json:"buried,omitempty"`    // items, with the study day on which they are buried
	Sitting   Reviewing           `json:"sitting"`             // the newest of the review
	Pace      Pace                `json:"pace"`

	// Figures by time, of what was answered.
	Days  days            `json:"days"`
	Hours [24]HourFigures `json:"hours"`
	Weeks weeks           `json:"weeks"`
	Tasks tasking         `json:"tasks"`

	Wares     wares            `json:"wares"`            // of the shop
	Preferred Preferred        `json:"preferred"`        // what was ever chosen
	Drops     dropping         `json:"drops"`            // what the draws for answers have come to
	Bosses    map[string]*Boss `json:"bosses,omitempty"` // by the IDs of their packs
	StakedOn  StudyDay         `json:"staked_on"`        // the newest study day on which gold was laid on a run against a boss
	Told      map[string]bool  `json:"told,omitempty"`   // parts of the story, see Told.mark
	Feats     map[Feat]bool    `json:"feats,omitempty"`  // what was reached: true while it is to be told, false once it was

	Deeds    deed.Counts        `json:"deeds"`              // counted for achievements
	Achieved map[string]Earning `json:"achieved,omitempty"` // achievements and titles of skill, by their IDs

	Moved map[string]string `json:"moved,omitempty"` // full IDs of before to those of now

	Papers  []*Paper                          `json:"papers,omitempty"`  // of exams, in the order in which they were begun
	Reports map[content.BlueprintID]*Reported `json:"reports,omitempty"` // results of real exams, the newest of each

	Rounds map[string]bool `json:"rounds,omitempty"` // live rounds of classes whose votes are entered

	load load // see load
}

// packTitle is the title of a pack with its words, as the save keeps them.
type packTitle struct {
	Reward string // full ID of the reward that gave it
	Words  map[content.Lang]content.Safe
}

// Reading is how far a lesson was read.
type Reading struct {
	Points int
	Done   bool
	Tested bool     // passed by a test-out, read or not
	Day    StudyDay // on which it was read last

	Finished StudyDay // on which it was read to the end for the first time, 0 for not yet
	TestedOn StudyDay // on which a test-out passed it for the first time, 0 for not yet
}

// Quizzing is what happened with one quiz.
type Quizzing struct {
	Open     bool            // a sitting has begun and is not finished
	Day      StudyDay        // study day on which the newest sitting began
	Verdicts map[string]bool // of that sitting: full item ID to first verdict, or true once practice put it right
	Carried  int             // of these, how many were answered before the sitting, on the day it began
	XP       int             // earned by the answers of that sitting
	Gold     int             // won with certainty in that sitting, below 0 where lost
	Sittings int             // finished sittings
	BestGot  int             // of the best finished sitting
	BestOf   int
	LastGot  int // of the newest finished sitting
	LastOf   int
	LastDay  StudyDay
	Again    map[string]bool // full IDs of items that were wrong and called certain, and not right since
	Deeds    QuizDeeds
	Rises    []Rise // finished sittings that were each better than all before, oldest first
}

// Joined reports whether the learner has chosen a name and languages.
func (p *Player) Joined() bool { return p.ledger.Joined }

// Today gives the study day of a moment for this player: never before the newest
// day in the save, so that a clock set back cannot reopen a finished day.
func (p *Player) Today(now Moment) StudyDay { return max(p.Day, civilDay(now)) }

// Reading tells how far a lesson was read.
func (p *Player) Reading(lesson string) Reading { return p.ledger.Lessons[lesson] }

// Quizzing tells what happened with a quiz; the zero value for one never begun.
func (p *Player) Quizzing(quiz string) Quizzing {
	if q := p.ledger.Quizzes[quiz]; q != nil {
		return *q
	}
	return Quizzing{}
}

// Knowing tells what is known about an item; ok is false if it was never answered.
func (p *Player) Knowing(item string) (k Knowing, ok bool) {
	if k := p.ledger.Items[item]; k != nil {
		return *k, true
	}
	return Knowing{}, false
}

// Solved gives the best solution of a mission, under its full ID; without stars if
// it was never solved.
func (p *Player) Solved(mission string) Solved { return p.ledger.Solved[mission] }

// Apply folds one batch into the player. It is the only way in which a player
// changes, in play and in replay alike, so both give the same player.
func (p *Player) Apply(b Batch) {
	p.Day = max(p.Day, b.Day)
	b = p.onceARound(b)
	for i := range b.Events {
		p.applyEvent(&b.Events[i], b)
	}
}

func (p *Player) applyEvent(e *Event, b Batch) {
	e, ok := e.withoutFlaws()
	if !ok {
		return
	}
	e = p.underNewIDs(e)
	switch {
	case e.Joined != nil:
		p.Name, p.Speech, p.Seed, p.ledger.Joined = e.Joined.Name, e.Joined.Lang.known(), e.Joined.Seed, true
	case e.Tuned != nil:
		p.applyTuned(e.Tuned)
	case e.Read != nil:
		p.applyRead(e.Read, b.Day)
	case e.Sat != nil:
		p.applySat(e.Sat, b.Day)
	case e.Answered != nil:
		p.applyAnswered(e.Answered, b)
	case e.Earned != nil:
		p.applyEarned(e.Earned, b)
	case e.Predicted != nil:
		p.applyPredicted(e.Predicted, b)
	case e.Solved != nil:
		p.applySolved(e.Solved)
	case e.Opened != nil:
		p.ledger.Sealed = slices.DeleteFunc(p.ledger.Sealed, func(g Granted) bool { return slices.Contains(e.Opened.Rewards, g.Reward) })
	case e.Helped != nil:
		p.applyHelped(e.Helped)
	case e.Wired != nil:
		p.applyWired(e.Wired)
	case e.Disputed != nil:
		p.deedDispute(e.Disputed)
		p.Disputes = append(p.Disputes, Dispute{Disputed: *e.Disputed, Day: dateOf(b.At), Hour: b.At.Wall.Format("15:04")})
	case e.Undone != nil:
		p.applyUndone(e.Undone)
	case e.Clock != nil:
		p.applyClock(e.Clock)
	case e.Finished != nil:
		p.applyFinished(e.Finished, b.Day)
	case e.Granted != nil:
		p.applyGranted(e.Granted)
	default:
		p.applyRest(e, b)
	}
}

// applyRest folds the events of test-outs, of the review, of the shop, of the settings, of draws
// of bosses and of achievements.
func (p *Player) applyRest(e *Event, b Batch) {
	switch {
	case e.Tested != nil:
		p.applyTested(e.Tested, b.Day)
	case e.Planned != nil:
		p.applyPlanned(e.Planned, b.Day)
	case e.Marked != nil:
		p.applyMarked(e.Marked, b.Day)
	case e.Weighed != nil:
		p.applyWeighed(e.Weighed)
	case e.Reviewed != nil:
		p.applyReviewed(e.Reviewed, b.Day)
	case e.Bought != nil:
		p.applyBought(e.Bought, b.Day)
	case e.Achieved != nil:
		p.applyAchieved(e.Achieved, b)
	case e.Worn != nil:
		p.applyWorn(e.Worn)
	case e.Preferred != nil:
		p.applyPreferred(e.Preferred)
	case e.Renamed != nil:
		p.applyRenamed(e.Renamed)
	case e.Drawn != nil:
		p.applyDrawn(e.Drawn, b)
	case e.Fought != nil:
		p.applyFought(e.Fought, b.Day)
	case e.Told != nil:
		p.applyTold(e.Told)
	case e.Reached != nil:
		p.applyReached(e.Reached)
	case e.Moved != nil:
		p.applyMoved(e.Moved)
	case e.Examined != nil:
		p.applyExamined(e.Examined, b.Day)
	case e.Reported != nil:
		p.applyReported(e.Reported)
	default:
		p.applyStreak(e, b)
	}
}

func (p *Player) applySat(e *Sat, day StudyDay) {
	q := p.quiz(e.Quiz)
	q.Open, q.Day, q.Verdicts, q.Carried = true, day, map[string]bool{}, len(e.Counted)
	q.XP, q.Gold = 0, 0
	q.Deeds.Begun, q.Deeds.Speech = false, ""
	maps.Copy(q.Verdicts, e.Counted)
	maps.DeleteFunc(q.Again, func(item string, _ bool) bool { _, counted := q.Verdicts[item]; return !counted })
}

func (p *Player) applyPredicted(e *Predicted, b Batch) {
	p.Predictions = plus(p.Predictions, e.Of)
	p.Foreseen = plus(p.Foreseen, e.Right)
	p.countPrediction(e, b)
	p.doPrediction(b.Day)
	p.Streak.on(b.Day, b.At)
	p.deedPrediction(e)
	p.believe(e.Beliefs, b)
}

func (p *Player) applySolved(e *Solved) {
	if p.ledger.Solved == nil {
		p.ledger.Solved = map[string]Solved{}
	}
	best, again := p.ledger.Solved[e.Mission]
	if !again {
		p.XP = plus(p.XP, e.XP)
	}
	if e.Stars == mostStars && best.Stars < mostStars {
		p.ledger.Deeds.Par++
	}
	if e.Stars > best.Stars {
		p.ledger.Solved[e.Mission] = *e
	}
}

func (p *Player) applyTuned(e *Tuned) {
	if lang := e.Lang.known(); lang != "" {
		p.Speech = lang
	}
	if e.Wager != nil {
		p.ledger.Wager, p.ledger.Offered = *e.Wager, true
		if !p.ledger.Staked || e.Gold < 0 { // given once per learner, whatever two merged saves say
			p.Gold = plus(p.Gold, e.Gold)
		}
		p.ledger.Staked = p.ledger.Staked || e.Gold > 0
	}
}

func (p *Player) applyUndone(e *Undone) {
	p.Answers = max(0, p.Answers-1)
	if e.Right {
		p.Correct--
	}
	p.Correct = min(max(0, p.Correct), p.Answers)
	p.uncount(e)
}

func (p *Player) applyRead(e *Read, day StudyDay) {
	if p.ledger.Lessons == nil {
		p.ledger.Lessons = map[string]Reading{}
	}
	r := p.ledger.Lessons[e.Lesson]
	p.doReading(e.Points-r.Points, day)
	if e.Done && r.Finished == 0 {
		r.Finished = day
	}
	r.Points, r.Done, r.Day = max(r.Points, e.Points), r.Done || e.Done, day
	p.ledger.Lessons[e.Lesson] = r
}

func (p *Player) quiz(id string) *Quizzing {
	if p.ledger.Quizzes == nil {
		p.ledger.Quizzes = map[string]*Quizzing{}
	}
	q := p.ledger.Quizzes[id]
	if q == nil {
		q = &Quizzing{}
		p.ledger.Quizzes[id] = q
	}
	return q
}

func (p *Player) applyAnswered(e *Answered, b Batch) {
	p.enterRound(e.Voted)
	p.Answers++
	if e.Right {
		p.Correct++
	}
	p.countAnswer(e, b)
	p.doAnswer(e, b.Day)
	p.Streak.on(b.Day, b.At)
	delete(p.ledger.Helped, e.Item)
	p.countInQuiz(e)
	p.countInTest(e)
	p.applyBeliefs(e, b)
	defer p.applySeen(e, b.Day)
	if e.Step && !e.First {
		p.review(e, b)
	}
	if !e.First {
		return
	}
	p.deedAnswer(e, b.Day)
	p.Gold = plus(p.Gold, e.Stake)
	if q := p.ledger.Quizzes[e.Quiz]; q != nil && q.Open {
		q.Gold = plus(q.Gold, e.Stake)
	}
	if c := e.Certainty; c > Unsaid && c <= Certain {
		p.ledger.Calibration[c].Given++
		if e.Right {
			p.ledger.Calibration[c].Right++
		}
	}
	p.review(e, b)
}

// applySeen remembers the day on which an item was answered and explained, and that a certain
// error was put right.
func (p *Player) applySeen(e *Answered, day StudyDay) {
	if k := p.ledger.Items[e.Item]; k != nil {
		k.Seen = day
		k.Mended = k.Misled != 0 && (k.Mended || e.Right)
	}
}

// countInQuiz enters an answer in the quiz that it belongs to.
func (p *Player) countInQuiz(e *Answered) {
	if e.Quiz != "" && !e.Right && e.Certainty == Certain {
		q := p.quiz(e.Quiz)
		if q.Again == nil {
			q.Again = map[string]bool{}
		}
		q.Again[e.Item] = true
	}
	if q := p.ledger.Quizzes[e.Quiz]; q != nil {
		q.deedSpeech(e)
		if q.count(e) {
			p.ledger.Deeds.PutRight++
		}
	}
}

// count enters an answer in the newest sitting: while it is open the first verdict on an
// item counts; afterwards a right answer puts a missed item right, and mended is true.
func (q *Quizzing) count(e *Answered) (mended bool) {
	if e.Right {
		delete(q.Again, e.Item)
	}
	right, counted := q.Verdicts[e.Item]
	mended = !q.Open && counted && !right && e.Right
	if (q.Open && !counted) || mended {
		q.Verdicts[e.Item] = e.Right
	}
	return mended
}

func (p *Player) applyEarned(e *Earned, b Batch) {
	p.XP = plus(p.XP, e.XP)
	if q := p.ledger.Quizzes[p.quizOf(e.Item, b)]; q != nil && q.Open {
		q.XP = plus(q.XP, e.XP)
	}
	if k := p.ledger.Items[e.Item]; k != nil {
		k.paid(b.Day)
	}
}

// quizOf gives the full ID of the quiz in which an item was answered in a batch, "" for none.
func (p *Player) quizOf(item string, b Batch) string {
	for i := range b.Events {
		if a := b.Events[i].Answered; a != nil && p.underNewID(a.Item) == item {
			return p.underNewID(a.Quiz)
		}
	}
	return ""
}

func (p *Player) applyFinished(e *Finished, day StudyDay) {
	q := p.quiz(e.Quiz)
	p.deedSitting(q, e, day)
	q.Open = false
	q.Sittings++
	q.LastGot, q.LastOf, q.LastDay = e.Right, e.Of, day
	if q.BestOf == 0 || e.Right*q.BestOf > q.BestGot*e.Of {
		q.BestGot, q.BestOf = e.Right, e.Of
		q.rise(e, day)
	}
}

func (p *Player) applyGranted(e *Granted) {
	for _, d := range e.Drops {
		p.Draws = max(p.Draws, d.Index+1)
	}
	if p.ledger.Granted[e.Reward] {
		return // granted once per learner, whatever two merged saves say
	}
	if p.ledger.Granted == nil {
		p.ledger.Granted = map[string]bool{}
	}
	p.ledger.Granted[e.Reward] = true
	p.ledger.Sealed = append(p.ledger.Sealed, *e)
	p.XP = plus(p.XP, e.XP)
	p.Gold = plus(p.Gold, e.Gold)
	for _, d := range e.Drops {
		p.XP = plus(p.XP, d.XP)
		p.Gold = plus(p.Gold, d.Gold)
	}
	if len(e.Title) > 0 {
		p.Titles = append(p.Titles, packTitle{Reward: e.Reward, Words: e.Title})
	}
}
