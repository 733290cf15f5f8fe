package attendance_test

import (
	"slices"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/attendance"
	"quest/game/class"
	"quest/game/class/classtest"
	"quest/game/grade"
)

// lesson is a class with Mina, who is asked an item of the pack for tests.
type lesson struct {
	*testing.T
	*classtest.Class
	teacher, mina *classtest.Room
	pack          *content.Pack
	q             game.Question
}

func begin(t *testing.T, id content.ItemID) *lesson {
	t.Helper()
	l := &lesson{T: t, Class: classtest.New("Mina"), pack: contenttest.Pack()}
	l.teacher, l.mina = l.Room("Teacher"), l.Room("Mina")
	item, ok := l.pack.Item(id)
	if !ok {
		t.Fatalf("no item %s", id)
	}
	l.do(l.teacher, attendance.Opening(l.pack, item, 0))
	if l.q, ok = attendance.Question([]*content.Pack{l.pack}, l.mina.View().Round); !ok {
		t.Fatal("the pack has no such question")
	}
	return l
}

func (l *lesson) do(r *classtest.Room, cmd class.Command) {
	l.Helper()
	if err := r.Do(cmd); err != nil {
		l.Fatalf("%T: %v", cmd, err)
	}
}

func (l *lesson) goes(to class.Phase) {
	l.Helper()
	l.do(l.teacher, class.MoveRound{Round: l.mina.View().Round.ID, To: to})
}

// votes has Mina choose what is right, or something else.
func (l *lesson) votes(right bool) {
	l.Helper()
	key := attendance.Choice(grade.Key(l.q.Item, content.English))
	if !right {
		key = slices.DeleteFunc(slices.Clone(l.q.Parts), func(p content.PartID) bool { return slices.Contains(key, p) })[:1]
	}
	l.do(l.mina, class.CastVote{Round: l.mina.View().Round.ID, Vote: class.Vote{Choice: key, Final: true}})
}

func TestVotesOfEveryTypeComeBackAsTheAnswerThatTheyWere(t *testing.T) {
	for _, id := range []content.ItemID{contenttest.ReadMoon, contenttest.TwoAids, contenttest.LockIsPump} {
		l := begin(t, id)
		l.votes(true)
		r := l.mina.View().Round
		if v, err := grade.Judge(l.q.Item, attendance.Answer(l.q.Item, r.First)); err != nil || !v.Right {
			t.Errorf("%s: the right options are judged %v, %v", id, v, err)
		}
		l.goes(class.Counted)
		if share := l.teacher.View().Round.Right; share == nil || *share != 1 {
			t.Errorf("%s: the class counts it as %v", id, share)
		}
	}
	if got := attendance.Answer(&content.Item{}, nil); !got.Empty() {
		t.Errorf("no vote is the answer %v", got)
	}
}

func TestTurnTellsWhatBothVotesCameTo(t *testing.T) {
	for _, c := range []struct {
		first, second string
		want          attendance.Turn
	}{
		{"", "", attendance.NoVote},
		{"right", "right", attendance.StayedRight},
		{"wrong", "wrong", attendance.StayedWrong},
		{"wrong", "right", attendance.BecameRight},
		{"right", "wrong", attendance.BecameWrong},
		{"", "right", attendance.StayedRight},
		{"wrong", "", attendance.StayedWrong},
	} {
		l := begin(t, contenttest.LockIsPump)
		if c.first != "" {
			l.votes(c.first == "right")
		}
		l.goes(class.Counted)
		l.goes(class.Again)
		if c.second != "" {
			l.votes(c.second == "right")
		}
		l.goes(class.Closed)
		if got := attendance.OutcomeOf(l.q, l.mina.View().Round).Turn(); got != c.want {
			t.Errorf("%q, then %q: %v, want %v", c.first, c.second, got, c.want)
		}
	}
}

func TestReasonsBeginWithWhatIsRightAndThenWhatTheClassTookForIt(t *testing.T) {
	l := begin(t, contenttest.ReadMoon)
	l.votes(false)
	l.goes(class.Closed)
	r := l.mina.View().Round
	came := attendance.OutcomeOf(l.q, r)
	parts := came.Parts()
	if !parts[0].Correct || parts[1].ID != r.WrongestPart || !parts[1].Chosen {
		t.Errorf("the reasons stand as %+v, most chosen is %s", parts, r.WrongestPart)
	}
	if v, ok := came.Wrongest(); !ok || v.Right {
		t.Errorf("the wrong option that was chosen most is judged %+v", v)
	}
	truths := begin(t, contenttest.LockIsPump)
	truths.goes(class.Closed)
	for _, p := range attendance.OutcomeOf(truths.q, truths.mina.View().Round).Parts() {
		if p.Why.Empty() && p.Correct {
			t.Errorf("nobody voted, and %s has no reason", p.ID)
		}
	}
}

func TestAVoteIsEnteredOnceAndOldestFirst(t *testing.T) {
	l := begin(t, contenttest.ReadMoon)
	packs := []*content.Pack{l.pack}
	l.votes(true)
	l.goes(class.Closed)
	item, _ := l.pack.Item(contenttest.LockIsPump)
	l.do(l.teacher, attendance.Opening(l.pack, item, 0))
	l.q, _ = attendance.Question(packs, l.mina.View().Round)
	l.votes(true)
	view := l.mina.View()
	p, now := new(game.Player), game.Moment{Wall: classtest.Start}
	if got := attendance.Unentered(p, &view); got != nil {
		t.Errorf("a player without a save has %d rounds to enter", len(got))
	}
	p.Join(game.Joined{Lang: game.SpeakEnglish, Seed: 7}, now)
	if got := attendance.Unentered(p, &view); len(got) != 1 {
		t.Errorf("%d rounds are to be entered while the second one runs", len(got))
	}
	l.goes(class.Closed)
	view = l.mina.View()
	rounds := attendance.Unentered(p, &view)
	if len(rounds) != 2 || rounds[0].Number != 1 {
		t.Fatalf("to be entered: %+v", rounds)
	}
	if _, b := attendance.Enter(p, nil, &rounds[0], "", now); !b.Empty() {
		t.Error("a vote is entered without its pack")
	}
	for i := range rounds {
		step, b := attendance.Enter(p, packs, &rounds[i], "", now)
		if b.Empty() || !step.Verdict.Right {
			t.Errorf("round %d: batch %v, verdict %+v", i+1, b, step.Verdict)
		}
		if _, again := attendance.Enter(p, packs, &rounds[i], "", now); !again.Empty() {
			t.Errorf("round %d is entered twice", i+1)
		}
	}
	if got := attendance.Unentered(p, &view); got != nil {
		t.Errorf("%d rounds are left", len(got))
	}
}

func TestAClassCallsWhoeverHasNotGoneAway(t *testing.T) {
	vote := &class.Vote{}
	for name, c := range map[string]struct {
		round *class.Round
		met   class.RoundID
		away  attendance.At
		want  bool
	}{
		"no round":             {nil, "", attendance.At{}, false},
		"running":              {&class.Round{ID: "r", Phase: class.Voting}, "", attendance.At{}, true},
		"declined":             {&class.Round{ID: "r", Phase: class.Voting, Refused: true}, "", attendance.At{}, false},
		"went away":            {&class.Round{ID: "r", Phase: class.Voting}, "r", attendance.At{Round: "r", Phase: class.Voting}, false},
		"went away, goes on":   {&class.Round{ID: "r", Phase: class.Again}, "r", attendance.At{Round: "r", Phase: class.Voting}, true},
		"taken back":           {&class.Round{ID: "r", Phase: class.Stopped}, "r", attendance.At{}, false},
		"closed, voted":        {&class.Round{ID: "r", Phase: class.Closed, First: vote}, "r", attendance.At{}, true},
		"closed, never voted":  {&class.Round{ID: "r", Phase: class.Closed}, "r", attendance.At{}, false},
		"closed before coming": {&class.Round{ID: "r", Phase: class.Closed, First: vote}, "", attendance.At{}, false},
	} {
		if got := attendance.Calls(c.round, c.met, c.away); got != c.want {
			t.Errorf("%s: calls is %v", name, got)
		}
	}
}

func TestWorkSaysHowFarSomebodyIsAndWhenItIsDue(t *testing.T) {
	pack := contenttest.Pack()
	p, now := new(game.Player), game.Moment{Wall: classtest.Start}
	p.Join(game.Joined{Lang: game.SpeakEnglish}, now)
	head := pack.Path()[0]
	work := attendance.WorkOf(p, []*content.Pack{pack}, []class.Assignment{
		{ID: "a1", Pack: pack.ID(), Lesson: head.ID, Due: "2026-12-03"}, {ID: "a2", Pack: "not/here", Due: "2026-11-30"},
	}, now)
	if w := work[0]; w.Days != 2 || w.State != game.NotBegun || w.Title.Empty() {
		t.Errorf("the lesson is %+v", w)
	}
	if w := work[1]; w.Days != -1 || w.State != game.UnknownWork || !w.Title.Empty() {
		t.Errorf("what no pack has is %+v", w)
	}
}

func TestTheBossOfARaidIsNamedByItsPack(t *testing.T) {
	pack := contenttest.Pack()
	packs := []*content.Pack{pack}
	for name, c := range map[string]struct {
		raid *class.Raid
		want content.Text
	}{
		"no raid":      {nil, content.Text{}},
		"of a pack":    {&class.Raid{Boss: pack.ID()}, pack.Meta().Title},
		"of none here": {&class.Raid{Boss: "not/here"}, content.Text{}},
	} {
		got := attendance.Boss(packs, c.raid)
		if got.Empty() != c.want.Empty() || !got.Empty() && content.PlainText(got.Line(content.English)) != content.PlainText(c.want.Line(content.English)) {
			t.Errorf("%s: %v", name, got)
		}
	}
}
