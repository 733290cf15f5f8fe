package items_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/answers"
	"quest/game/insight/items"
)

// exam gives a pack with a quiz of single items, whose options are a to d and a the key.
func exam(t testing.TB, n int, change func([]content.Item)) *content.Pack {
	t.Helper()
	parts := contenttest.Parts()
	quiz := content.Quiz{ID: "made", Title: contenttest.Both("Made", "만든 것")}
	parts.Items = nil
	for i := range n {
		it := content.Item{ID: item(i), Type: content.Single, Rev: 1, Stem: contenttest.Same(fmt.Sprintf("question number %d", i)), Choose: 1, Shuffle: true}
		for _, o := range []string{"opt-a", "opt-b", "opt-c", "opt-d"} {
			it.Options = append(it.Options, content.Option{ID: content.PartID(o), Text: contenttest.Same(fmt.Sprint(o, i)), Correct: o == "opt-a"})
		}
		parts.Items = append(parts.Items, it)
		quiz.Items = append(quiz.Items, it.ID)
	}
	if change != nil {
		change(parts.Items)
	}
	parts.Quizzes, parts.Rewards, parts.Labs = []content.Quiz{quiz}, nil, nil
	for i := range parts.Lessons {
		parts.Lessons[i].Quiz, parts.Lessons[i].Lab, parts.Lessons[i].Reward = "", "", ""
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	return pack
}

func item(n int) content.ItemID { return content.ItemID(fmt.Sprintf("item-%d", n)) }

// first is the first answer of a student to an item.
func first(pack *content.Pack, student, n int, option string) answers.Answer {
	it, _ := pack.Item(item(n))
	right := false
	for _, o := range it.Options {
		right = right || o.Correct && string(o.ID) == option
	}
	a := answers.Answer{
		Who: who(student), ID: fmt.Sprintf("answer-%d-%d", student, n), Item: pack.ID().Item(item(n)), Rev: 1, Pack: "h1:x", In: answers.InQuiz, First: true,
		Gave: answers.Gave{Choice: []content.PartID{content.PartID(option)}}, Right: right, Of: 1, Lang: "en", Day: "2026-11-30",
	}
	if right {
		a.Got = 1
	}
	return a
}

func who(n int) string { return fmt.Sprintf("student-%03d", n) }

func figures(pack *content.Pack, all []answers.Answer) *items.Figures {
	return items.Of(answers.Join([]answers.File{{Answers: all}}), []*content.Pack{pack})
}

// TestByHand has ten students, of whom student s answers the first s of ten questions rightly (students 1 to 10).
func TestByHand(t *testing.T) {
	pack := exam(t, 10, nil)
	var all []answers.Answer
	for s := 1; s <= 10; s++ {
		for n := range 10 {
			option := "opt-a"
			if n >= s {
				option = "opt-b"
			}
			all = append(all, first(pack, s, n, option))
		}
	}
	f := figures(pack, all)
	if f.Students != 10 || f.Firsts != 100 || len(f.Items) != 10 || len(f.Unknown) != 0 {
		t.Fatalf("%+v", f)
	}
	fifth := f.Items[5] // right are those from 6 on: 5 of 10, who are better at the rest, too
	if fifth.Right.Right != 5 || fifth.Right.Of != 10 || fifth.Discrimination.Method != items.Halves || fifth.Discrimination.Value != 1 {
		t.Errorf("%+v", fifth)
	}
	low, high := fifth.Bounds()
	if math.Abs(low-0.2366) > 5e-4 || math.Abs(high-0.7634) > 5e-4 { // Wilson, 5 of 10
		t.Errorf("bounds %.4f to %.4f", low, high)
	}
	if g := fifth.Groups[0]; g.Of != 10 || g.Picks[0].N != 5 || g.Picks[1].N != 5 || g.Picks[2].N != 0 || g.Picks[1].Pull.Value != -1 {
		t.Errorf("%+v", g)
	}
	if fifth.Key.Grade != items.NotSuspect || f.Items[0].Discrimination.Lack != items.AllAlike {
		t.Errorf("%+v, %+v", fifth.Key, f.Items[0].Discrimination)
	}
}

// With complete answers the correlation is the corrected item-total correlation, computed here as textbooks do.
func TestCorrelationIsTheCorrectedItemTotalOne(t *testing.T) {
	pack := exam(t, 12, nil)
	r := rand.New(rand.NewPCG(5, 6))
	const students = 40
	var all []answers.Answer
	var right [students][12]float64
	for s := range students {
		for n := range 12 {
			option := "opt-b"
			if r.Float64() < (float64(s)+5)/(students+10) {
				option, right[s][n] = "opt-a", 1
			}
			all = append(all, first(pack, s, n, option))
		}
	}
	for n, it := range figures(pack, all).Items {
		var sx, sy, sxx, syy, sxy float64
		for s := range students {
			x, y := right[s][n], -right[s][n]
			for m := range 12 {
				y += right[s][m]
			}
			sx, sy, sxx, syy, sxy = sx+x, sy+y, sxx+x*x, syy+y*y, sxy+x*y
		}
		want := (students*sxy - sx*sy) / math.Sqrt((students*sxx-sx*sx)*(students*syy-sy*sy))
		if d := it.Discrimination; d.Method != items.Correlation || math.Abs(d.Value-want) > 1e-9 || d.N != students {
			t.Errorf("item %d: %+v, want %.6f", n, d, want)
		}
	}
}

// simulated draws a class by the two-parameter logistic model. Students differ in what they know, items in how hard they
// are. keys says what those who know an item choose; who does not know it draws one of the four.
type simulated struct {
	students, items int
	met             float64 // share of the items that a student meets: the better ones meet more of the hard ones
	keys            map[int]string
	copies          map[int]int // items that ask the same as an earlier one
}

func (c simulated) draw(pack *content.Pack, seed uint64) []answers.Answer {
	r := rand.New(rand.NewPCG(seed, 99))
	var all []answers.Answer
	for s := range c.students {
		ability := r.NormFloat64()
		given := make([]string, c.items)
		for n := range c.items {
			hard := 3*float64(n)/float64(c.items) - 1.5
			knows := r.Float64() < 1/(1+math.Exp(-1.7*(ability-hard)))
			option := []string{"opt-a", "opt-b", "opt-c", "opt-d"}[r.IntN(4)]
			if knows {
				option = "opt-a"
				if key := c.keys[n]; key != "" {
					option = key
				}
			}
			if from, ok := c.copies[n]; ok && r.Float64() < 0.95 {
				option = given[from]
			}
			given[n] = option
			if c.met == 1 || r.Float64() < c.met+0.2*math.Tanh(ability)*hard {
				all = append(all, first(pack, s, n, option))
			}
		}
	}
	return all
}

func TestWrongKeysAreFoundAndRightOnesLeftAlone(t *testing.T) {
	const runs = 40
	pack := exam(t, 30, nil)
	found, atAll, falsely, looked := 0, 0, 0, 0
	for seed := range uint64(runs) {
		f := figures(pack, simulated{students: 60, items: 30, met: 0.8, keys: map[int]string{12: "opt-c"}}.draw(pack, seed))
		for i := range f.Items {
			key := f.Items[i].Key
			switch {
			case f.Items[i].Item.ID == item(12):
				if key.Grade != items.NotSuspect && key.Wrong.ID == "opt-c" {
					atAll++
				}
				if key.Grade == items.Likely {
					found++
				}
			case key.Grade == items.Likely:
				falsely++
			case key.Grade == items.Look:
				looked++
			}
		}
	}
	t.Logf("of %d wrong keys %d were called likely, %d at all; of %d right ones %d and %d", runs, found, atAll, 29*runs, falsely, falsely+looked)
	if atAll < runs*80/100 || found < runs*60/100 || falsely > 2 || looked > 29*runs*2/100 {
		t.Errorf("of %d wrong keys %d were called likely, %d at all; of %d right ones %d and %d", runs, found, atAll, 29*runs, falsely, falsely+looked)
	}
}

func TestFewStudentsAreToldLess(t *testing.T) {
	pack := exam(t, 30, nil)
	falsely := 0
	for seed := range uint64(40) {
		f := figures(pack, simulated{students: 14, items: 30, met: 1}.draw(pack, seed))
		for i := range f.Items {
			if d := f.Items[i].Discrimination; d.Method == items.Correlation {
				t.Fatalf("a correlation of 14 students: %+v", d)
			}
			if f.Items[i].Key.Grade == items.Likely {
				falsely++
			}
		}
	}
	found := 0
	for seed := range uint64(40) {
		f := figures(pack, simulated{students: 14, items: 30, met: 1, keys: map[int]string{12: "opt-c"}}.draw(pack, seed))
		for i := range f.Items {
			if f.Items[i].Item.ID == item(12) && f.Items[i].Key.Grade != items.NotSuspect {
				found++
			}
		}
	}
	t.Logf("of 40 wrong keys %d were told; of %d right ones %d were called likely wrong", found, 40*30, falsely)
	if found < 20 {
		t.Errorf("%d of 40 wrong keys were told", found)
	}
	if falsely > 40*30*5/1000 {
		t.Errorf("%d of %d right keys were called likely wrong", falsely, 40*30)
	}
	for _, it := range figures(pack, simulated{students: 9, items: 30, met: 1}.draw(pack, 1)).Items {
		if it.Need() != 1 || it.Discrimination.Need != 1 || it.Key.Grade == items.Likely {
			t.Errorf("nine students: %+v", it)
		}
	}
}

// TestBoundsHoldTheTruth knows the truth from a very large class.
func TestBoundsHoldTheTruth(t *testing.T) {
	pack := exam(t, 20, nil)
	truth := figures(pack, simulated{students: 4000, items: 20, met: 1}.draw(pack, 1000)).Items
	inside, insideR, all := 0, 0, 0
	for seed := range uint64(60) {
		for i, it := range figures(pack, simulated{students: 40, items: 20, met: 1}.draw(pack, seed)).Items {
			low, high := it.Bounds()
			p := float64(truth[i].Right.Right) / float64(truth[i].Right.Of)
			all++
			if low <= p && p <= high {
				inside++
			}
			if d := it.Discrimination; !d.Known() || d.Low <= truth[i].Discrimination.Value && truth[i].Discrimination.Value <= d.High {
				insideR++
			}
		}
	}
	t.Logf("%d and %d of %d", inside, insideR, all)
	if inside < all*93/100 || insideR < all*91/100 {
		t.Errorf("the bounds of the share hold the truth in %d of %d cases, those of the correlation in %d", inside, all, insideR)
	}
}

func TestQuestionsThatAreOneAreFound(t *testing.T) {
	pack := exam(t, 24, nil)
	found, falsely := 0, 0
	for seed := range uint64(20) {
		f := figures(pack, simulated{students: 80, items: 24, met: 1, copies: map[int]int{14: 9}}.draw(pack, seed))
		for _, d := range f.Duplicates {
			if d.First.ID == item(9) && d.Then.ID == item(14) && d.Linked {
				found++
			} else {
				t.Logf("%s and %s: %.2f from %.2f, %v", d.First.ID, d.Then.ID, d.Value, d.Low, d.Text)
				falsely++
			}
		}
	}
	if found < 18 || falsely > 1 {
		t.Errorf("%d of 20 found, %d falsely", found, falsely)
	}
	same := exam(t, 8, func(all []content.Item) {
		all[2].Stem = contenttest.Same("Which of these two tides comes right after the new moon?")
		all[6].Stem, all[6].Options = contenttest.Same("Which of these two tides comes right after the new moon"), all[2].Options
		all[7].Stem = contenttest.Same("Which of these two tides comes never after the full moon?")
	})
	f := figures(same, simulated{students: 3, items: 8, met: 1}.draw(same, 1))
	if len(f.Duplicates) != 1 || !f.Duplicates[0].Text || f.Duplicates[0].First.ID != item(2) || f.Duplicates[0].Then.ID != item(6) {
		t.Errorf("%+v", f.Duplicates)
	}
}

// A key that nearly nobody chooses has no correlation of its own.
func TestAKeyThatNobodyChoosesIsToldByTheCrowd(t *testing.T) {
	pack := exam(t, 12, nil)
	all := simulated{students: 20, items: 12, met: 1}.draw(pack, 3)
	for i := range all {
		if all[i].Item == pack.ID().Item(item(4)) {
			all[i].Gave.Choice, all[i].Right, all[i].Got = []content.PartID{"opt-d"}, false, 0
		}
	}
	f := figures(pack, all)
	s := f.Suspects()
	if len(s) == 0 || s[0].Item.ID != item(4) || s[0].Key.Cause != items.MostDiffer || s[0].Key.Wrong.ID != "opt-d" {
		t.Errorf("%+v", s)
	}
}

func TestWhatCounts(t *testing.T) {
	pack := exam(t, 12, func(all []content.Item) { all[3].Was, all[5].Rev = []content.ItemID{"old-name"}, 2 })
	var all []answers.Answer
	for s := range 12 {
		a := first(pack, s, 0, "opt-a")
		a.Hints = s % 2
		all = append(all, a, first(pack, s, 3, "opt-b"), first(pack, s, 5, "opt-a"))
		all[len(all)-2].Item = pack.ID().Item("old-name")
		again := first(pack, s, 0, "opt-a")
		again.ID, again.First = again.ID+"-again", false
		unknown := first(pack, s, 0, "opt-a")
		unknown.ID, unknown.Item = unknown.ID+"-u", pack.ID().Item("gone")
		other := first(pack, s, 0, "opt-a")
		other.ID, other.Item = other.ID+"-o", "else/where#item/x"
		odd := first(pack, s, 1, "opt-z")
		all = append(all, again, unknown, other, odd)
	}
	files := []answers.File{{Answers: all}, {Answers: all[:20]}} // handed in twice
	c := answers.Join(files)
	if c.Twice != 20 || len(c.Students) != 12 {
		t.Errorf("twice %d, students %d", c.Twice, len(c.Students))
	}
	f := items.Of(c, []*content.Pack{pack})
	byID := map[content.ItemID]items.Item{}
	for _, it := range f.Items {
		byID[it.Item.ID] = it
	}
	if it := byID[item(0)]; it.Right.Of != 12 || it.Right.Right != 6 || it.Helped != 6 || it.Later != 12 {
		t.Errorf("helped: %+v", it.Right)
	}
	if it := byID[item(3)]; it.Right.Of != 12 || it.Right.Right != 0 {
		t.Errorf("under its old ID: %+v", it.Right)
	}
	if it := byID[item(5)]; it.Right.Of != 0 || it.Older != 12 {
		t.Errorf("of another revision: %+v", it)
	}
	if it := byID[item(1)]; it.Unfit != 12 || len(f.Unfit()) != 1 {
		t.Errorf("not of the question: %+v", it)
	}
	if len(f.Unknown) != 1 || f.Unknown[0].Answers != 12 || !strings.HasSuffix(f.Unknown[0].Item, "gone") {
		t.Errorf("unknown: %+v", f.Unknown)
	}
}

func TestTwoPseudonymsThatShareAnAnswerAreOneStudent(t *testing.T) {
	pack := exam(t, 3, nil)
	one, two, shared := first(pack, 1, 0, "opt-a"), first(pack, 2, 1, "opt-a"), first(pack, 1, 2, "opt-a")
	under2 := shared
	under2.Who = who(2)
	c := answers.Join([]answers.File{{Answers: []answers.Answer{one, shared}, Headers: []answers.Header{{Who: who(1)}}}, {Answers: []answers.Answer{two, under2}, Headers: []answers.Header{{Who: who(2), Name: "Mina"}}}})
	if len(c.Students) != 1 || len(c.Students[0].Answers) != 3 || c.Twice != 1 || c.Students[0].Name != "Mina" || c.Students[0].Also[0] != who(2) {
		t.Errorf("%+v", c)
	}
}

func TestEveryTypeHasItsPicks(t *testing.T) {
	pack := contenttest.Deep()
	var all []answers.Answer
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			it, _ := pack.Item(id)
			a := answers.Answer{Who: who(1), ID: "answer-" + string(id), Item: pack.ID().Item(id), Rev: it.Rev, First: true, Right: true, Got: 1, Of: 1, Day: "2026-11-30"}
			switch {
			case len(it.Options) > 0:
				for _, o := range it.Options {
					if o.Correct {
						a.Gave.Choice = append(a.Gave.Choice, o.ID)
					}
				}
			case it.Type == content.TrueFalse:
				a.Gave.Truth = &it.Answer
			case len(it.Cards) > 0:
				a.Gave.Placed = map[content.PartID]content.PartID{}
				for _, c := range it.Cards {
					a.Gave.Placed[c.ID] = c.Bin
				}
			case len(it.Pairs) > 0:
				a.Gave.Paired = map[content.PartID]content.PartID{}
				for _, p := range it.Pairs {
					a.Gave.Paired[p.ID] = p.ID
				}
			case len(it.Steps) > 0:
				a.Gave.Sequence = it.Parts()
			default:
				a.Gave.Read = map[content.PartID]string{}
				for _, g := range it.Gaps {
					a.Gave.Read[g.ID] = answers.ReadTypo
				}
			}
			all = append(all, a)
		}
	}
	f := figures(pack, all)
	types := map[content.ItemType]bool{}
	for _, it := range f.Items {
		types[it.Item.Type] = true
		if it.Unfit > 0 || len(it.Groups) == 0 {
			t.Errorf("%s: %+v", it.Item.ID, it)
		}
		for _, g := range it.Groups {
			for _, p := range g.Picks {
				if p.Right && p.N != 1 || !p.Right && p.N != 0 {
					t.Errorf("%s %s: %+v", it.Item.ID, g.Part, p)
				}
			}
		}
	}
	if len(types) != len(content.ItemTypes())-1 {
		t.Errorf("the pack has %d types", len(types))
	}
}

// What few students typed might say who they are.
func TestTypedTextsOfSeveralStudentsAreTold(t *testing.T) {
	pack := contenttest.Deep()
	for _, q := range pack.Quizzes() {
		for _, id := range q.Items {
			it, _ := pack.Item(id)
			if it.Type != content.Cloze {
				continue
			}
			gap := it.Gaps[0].ID
			var all []answers.Answer
			for s, text := range []string{"tug", "tug", "tug", "I am Mina", "barge", "barge", ""} {
				a := answers.Answer{Who: who(s), ID: fmt.Sprint("answer-", s), Item: pack.ID().Item(id), Rev: it.Rev, First: true, Of: 1, Day: "2026-11-30"}
				a.Gave.Read, a.Gave.Typed = map[content.PartID]string{gap: answers.ReadOther}, map[content.PartID]string{gap: text}
				all = append(all, a)
			}
			if got := figures(pack, all).Items[0].Groups[0].Typed; len(got) != 1 || got[0] != (items.Typed{Text: "tug", N: 3}) {
				t.Errorf("%+v", got)
			}
			return
		}
	}
	t.Fatal("the pack has no gap")
}
