package game_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

// rewarding is the deep pack with a reward of every condition, and a lesson without a
// quiz.
func rewarding(t *testing.T) *content.Pack {
	t.Helper()
	parts := contenttest.DeepParts()
	drops := &content.Drops{Rolls: 2, Table: []content.Row{{Weight: 3}, {Weight: 2, Gold: 5}, {Weight: 1, XP: 10}}}
	bare := parts.Lessons[0]
	bare.ID, bare.Quiz = "bare", ""
	parts.Lessons = append(parts.Lessons, bare)
	parts.Rewards = append(parts.Rewards,
		content.Reward{ID: "read-first", When: content.When{Lesson: contenttest.FirstLesson}, XP: 5, Drops: drops},
		content.Reward{ID: "read-bare", When: content.When{Lesson: bare.ID}, XP: 5, Drops: drops},
		content.Reward{ID: "quiz-first", When: content.When{Quiz: contenttest.FirstQuiz, Score: 0.5}, Gold: 7, Drops: drops},
		content.Reward{ID: "tow", When: content.When{Mission: contenttest.TowInStorm}, XP: 1, Drops: drops},
	)
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

// TestTheSamePlayKeepsTheSameJournal plays games by chance, where a seed decides every
// lesson, answer and key, and holds what they keep and show to what they kept and
// showed when the digest was written. Only as long as it stays the same does an old save
// go on with the questions that it would have asked: change it for a change of the
// rules or of the test packs, for nothing else.
func TestTheSamePlayKeepsTheSameJournal(t *testing.T) {
	const want = "fe2ed008a5e1163f"
	if got := digest(t, rewarding(t)); got != want {
		t.Errorf("the digest is %s, want %s", got, want)
	}
}

// digest is of everything that thirty games keep and show.
func digest(t *testing.T, pack *content.Pack) string {
	t.Helper()
	sum := sha256.New()
	for seed := range uint64(30) {
		w := &walk{table: sitDown(t, pack), rand: rand.New(rand.NewPCG(seed, 9))}
		for range 12 {
			w.play()
		}
		sum.Write([]byte(w.log(t) + "\n"))
	}
	return hex.EncodeToString(sum.Sum(nil))[:16]
}

// walk is one game that is played by chance.
type walk struct {
	*table
	rand  *rand.Rand
	day   int
	shown []string
}

func (w *walk) chance(percent int) bool { return w.rand.IntN(100) < percent }

// log is everything that was kept and shown.
func (w *walk) log(t *testing.T) string {
	t.Helper()
	for _, b := range w.kept {
		for _, e := range b.Events {
			if e.Answered != nil {
				e.Answered.Pack = ""
			}
			if e.Disputed != nil {
				e.Disputed.Pack = ""
			}
			if e.Predicted != nil {
				e.Predicted.Pack = ""
			}
		}
	}
	raw, err := json.Marshal(w.withoutAchieved())
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintln(w.shown, string(raw))
}

// withoutAchieved is what was kept without the achievements, which follow from it and of which
// there may be more one day.
func (w *walk) withoutAchieved() []game.Batch {
	var all []game.Batch
	for _, b := range w.kept {
		b.Events = slices.DeleteFunc(slices.Clone(b.Events), func(e game.Event) bool { return e.Achieved != nil })
		all = append(all, b)
	}
	return all
}

// session begins something and plays it, to its end or not.
func (w *walk) play() {
	if w.chance(40) {
		w.day++
		w.now = at(w.day)
	}
	if w.chance(15) {
		w.keep(w.player.TuneWager(w.chance(80), w.now))
	}
	if w.chance(20) {
		w.keep(w.player.OpenChest(w.now))
	}
	if w.chance(20) && len(w.pack.Labs()) > 0 {
		w.lab()
	}
	w.start()
	good := w.rand.IntN(101)
	for range 80 {
		w.shown = append(w.shown, described(w.session.Step()))
		switch step := w.session.Step().(type) {
		case game.EndStep:
			return
		case game.QuestionStep:
			w.question(step, good)
		case game.VerdictStep:
			if w.chance(8) {
				b, ok := w.session.Undo(w.now)
				w.shown = append(w.shown, fmt.Sprint("undo ", ok))
				w.keep(b)
				if ok {
					continue
				}
			}
			w.keep(w.session.Next(w.now))
		default:
			if w.chance(8) {
				w.session.Back()
				w.shown = append(w.shown, described(w.session.Step()))
			}
			w.keep(w.session.Next(w.now))
		}
		if w.chance(2) {
			return
		}
	}
}

// start begins a session of any kind at any lesson.
func (w *walk) start() {
	heads := w.pack.Lessons()
	l := heads[w.rand.IntN(len(heads))].ID
	switch w.rand.IntN(8) {
	case 0, 1, 2:
		w.readOn(l)
	case 3:
		w.readAgain(l)
	case 4, 5:
		w.sit(l)
	case 6:
		if w.chance(50) {
			w.practise(l)
		} else {
			w.practiseAll(l)
		}
	case 7:
		var belief content.MisconceptionID
		if all := w.player.Confusions(w.pack); len(all) > 0 && w.chance(50) {
			belief = all[w.rand.IntN(len(all))].Misconception.ID
		}
		w.drill(belief)
	}
}

func (w *walk) question(step game.QuestionStep, good int) {
	s := w.session
	w.shown = append(w.shown, fmt.Sprint("stakes ", s.Stakes(w.now)))
	for w.chance(10) {
		w.shown = append(w.shown, fmt.Sprint("hint ", w.hint(), described(s.Step())))
	}
	if w.chance(3) {
		b, _ := s.Dispute(contenttest.Safe("odd"), w.now)
		w.keep(b)
	}
	if w.chance(60) {
		s.Claim(game.Certainty(w.rand.IntN(4)))
	}
	b, err := s.Answer(reply(step.Question.Item, w.rand.IntN(100) < good), w.speech, w.now)
	if err != nil {
		w.t.Fatal(err)
	}
	w.keep(b)
}

// lab plays a mission or the sandbox of a lab by chance.
func (w *walk) lab() {
	heads := w.pack.Labs()
	source, _ := w.pack.Lab(heads[w.rand.IntN(len(heads))].ID)
	var mission content.MissionID
	if n := w.rand.IntN(len(source.Missions) + 1); n < len(source.Missions) {
		mission = source.Missions[n].ID
	}
	s, err := game.EnterLab(w.pack, w.player, source, mission)
	if err != nil {
		w.t.Fatal(err)
	}
	for range 6 {
		c := source.Controls[w.rand.IntN(len(source.Controls))]
		_ = s.Set(c.ID, c.Values[w.rand.IntN(len(c.Values))].ID)
		action := source.Actions[w.rand.IntN(len(source.Actions))].ID
		routes, err := s.Visible(action)
		if err != nil {
			w.t.Fatal(err)
		}
		f := game.Forecast{}
		for _, r := range routes {
			f[r.ID] = game.Arrives
			if w.chance(50) {
				f[r.ID] = r.Path[w.rand.IntN(len(r.Path))]
			}
		}
		firing, b, err := s.Fire(action, f, w.now)
		if err != nil {
			w.t.Fatal(err)
		}
		w.keep(b)
		if w.chance(20) {
			w.keep(s.Leave(w.now))
			if s, err = game.EnterLab(w.pack, w.player, source, mission); err != nil {
				w.t.Fatal(err)
			}
			w.shown = append(w.shown, fmt.Sprint("left ", s.Resumed(), s.Changes()))
		}
		w.shown = append(w.shown, fmt.Sprint("fired ", firing.Right, firing.Of, firing.Solved, firing.Stars, firing.XP))
	}
}

// described is a step in words, without texts.
func described(s game.Step) string {
	question := func(q game.QuestionStep) string {
		return fmt.Sprint(q.Question.Item.ID, q.Question.Parts, q.Kind, q.N, q.Of, q.Counts, q.Carried, q.Hints, q.Hint.Empty(), q.Removed)
	}
	switch s := s.(type) {
	case game.PointStep:
		return fmt.Sprint("point ", s.Lesson.ID, s.Begins, s.Point.Anchor, len(s.Exhibits), s.N, s.Of)
	case game.QuestionStep:
		return "question " + question(s)
	case game.VerdictStep:
		return fmt.Sprint("verdict ", question(s.QuestionStep), s.Verdict.Right, s.Verdict.Got, s.XP, s.Unpaid, s.Certainty, s.Stake)
	case game.TakeawaysStep:
		return fmt.Sprint("takeaways ", s.Lesson.ID, len(s.Points))
	case game.SummaryStep:
		return fmt.Sprint("summary ", s.Got, s.Of, s.Carried, s.Need, s.Passed, len(s.Missed), s.Practice)
	case game.ChestStep:
		return fmt.Sprint("chest ", len(s.Grants))
	case game.EndStep, game.OverviewStep, game.PaperStep:
	}
	return fmt.Sprintf("%T", s)
}

// reply makes a right or a wrong answer to an item of any type. The digest holds the
// wrong ones as they are.
func reply(item *content.Item, right bool) grade.Answer {
	a := grade.Key(item, content.AnyLang)
	if right {
		return a
	}
	switch item.Type {
	case content.TrueFalse:
		*a.Truth = !*a.Truth
	case content.Classify:
		for _, c := range item.Cards {
			if c.Bin == item.Bins[0].ID {
				a.Placed[c.ID] = item.Bins[1].ID
			}
		}
	case content.Order:
		slices.Reverse(a.Sequence)
	case content.Match:
		for i, p := range item.Pairs {
			a.Paired[p.ID] = item.Pairs[(i+1)%len(item.Pairs)].ID
		}
	case content.Cloze:
		for _, g := range item.Gaps {
			a.Typed[g.ID] = "no such thing"
			if len(g.Reject) > 0 && len(g.Reject[0].Answers[content.English]) > 0 {
				a.Typed[g.ID] = g.Reject[0].Answers[content.English][0].String()
			}
		}
	default:
		a.Choice = nil
		for _, o := range item.Options {
			if !o.Correct && len(a.Choice) < item.Choose {
				a.Choice = append(a.Choice, o.ID)
			}
		}
	}
	return a
}
