package plain

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
)

// deep is an item of the deep pack with its parts in the order of the file, extras
// last.
func deep(t testing.TB, id content.ItemID) game.Question {
	t.Helper()
	item, ok := contenttest.Deep().Item(id)
	if !ok {
		t.Fatalf("the deep pack has no item %s", id)
	}
	return inFileOrder(item)
}

func inFileOrder(item *content.Item) game.Question {
	return game.Question{Item: item, Parts: item.Parts()}
}

// signs is a cloze whose only gap takes a sign, as code does.
func signs() game.Question {
	return inFileOrder(&content.Item{Type: content.Cloze, Gaps: []content.Gap{{
		ID: "star", Code: true, Accept: map[content.Lang][]content.Safe{content.AnyLang: {contenttest.Safe("*")}},
	}}})
}

func sequence(ids ...content.PartID) grade.Answer { return grade.Answer{Sequence: ids} }

func paired(ids ...content.PartID) grade.Answer {
	a := grade.Answer{Paired: map[content.PartID]content.PartID{}}
	for i := 0; i < len(ids); i += 2 {
		a.Paired[ids[i]] = ids[i+1]
	}
	return a
}

func typed(ids ...string) grade.Answer {
	a := grade.Answer{Typed: map[content.PartID]string{}}
	for i := 0; i < len(ids); i += 2 {
		a.Typed[content.PartID(ids[i])] = ids[i+1]
	}
	return a
}

func TestSequencesPairsAndWordsAreRead(t *testing.T) {
	order, match := deep(t, contenttest.RiseInLock), deep(t, contenttest.AidsAndUse)
	gaps, call := deep(t, contenttest.TideGaps), deep(t, contenttest.NightCall)
	whole := paired("buoy", "lighthouse", "lighthouse", "buoy", "table", "vane")
	for _, c := range []struct {
		line string
		q    game.Question
		held grade.Answer
		want grade.Answer
	}{
		{"3 1 2 4", order, grade.Answer{}, sequence("fill", "enter", "close", "leave")},
		{"3,1,2,4", order, grade.Answer{}, sequence("fill", "enter", "close", "leave")},
		{"3124", order, grade.Answer{}, sequence("fill", "enter", "close", "leave")},
		{"３１２４", order, grade.Answer{}, sequence("fill", "enter", "close", "leave")},
		{"③ ① ② ④", order, grade.Answer{}, sequence("fill", "enter", "close", "leave")},
		{"3", order, grade.Answer{}, sequence("fill")},
		{"1", order, sequence("fill"), sequence("fill", "enter")},
		{"1 2 4", order, sequence("fill"), sequence("fill", "enter", "close", "leave")},
		{"124", order, sequence("fill"), sequence("fill", "enter", "close", "leave")},
		{"1 2 3 4", order, sequence("fill"), sequence("enter", "close", "fill", "leave")},
		{"water flows", order, grade.Answer{}, sequence("fill")},
		{"배가, 뒤의, 물이, 앞의", order, grade.Answer{}, sequence("enter", "close", "fill", "leave")},

		{"2 1 4", match, grade.Answer{}, whole},
		{"214", match, grade.Answer{}, whole},
		{"2,1,4", match, grade.Answer{}, whole},
		{"a2 b1 c4", match, grade.Answer{}, whole},
		{"1b 2a 4c", match, grade.Answer{}, whole},
		{"C4, B1, A2", match, grade.Answer{}, whole},
		{"a=2; b=1; c=4", match, grade.Answer{}, whole},
		{"a2b1c4", match, grade.Answer{}, whole},
		{"ａ２　ｂ１　ｃ４", match, grade.Answer{}, whole},
		{"ㅁ2 ㅠ1 ㅊ4", match, grade.Answer{}, whole}, // a, b and c in Hangul mode
		{"해안을 표시한다, 뱃길을 표시한다, 바람이", match, grade.Answer{}, whole},
		{"2", match, grade.Answer{}, paired("buoy", "lighthouse")},
		{"1", match, paired("buoy", "lighthouse"), paired("buoy", "lighthouse", "lighthouse", "buoy")},
		{"1 4", match, paired("buoy", "lighthouse"), whole},
		{"b1", match, grade.Answer{}, paired("lighthouse", "buoy")},
		{"a1", match, paired("buoy", "lighthouse"), paired("buoy", "buoy")},
		{"a1 b2", match, paired("buoy", "lighthouse", "lighthouse", "buoy"), paired("buoy", "buoy", "lighthouse", "lighthouse")},

		{"moon", gaps, grade.Answer{}, typed("pull", "moon")},
		{"  the  Moon! ", gaps, grade.Answer{}, typed("pull", "the  Moon!")},
		{"two", gaps, typed("pull", "달"), typed("pull", "달", "count", "two")},
		{norm.NFD.String("달의 인력"), gaps, grade.Answer{}, typed("pull", "달의 인력")},
		{"ｍｏｏｎ", gaps, grade.Answer{}, typed("pull", "ｍｏｏｎ")},
		{"moon\ttide", gaps, grade.Answer{}, typed("pull", "moon tide")},
		{"moon 🌙", gaps, grade.Answer{}, typed("pull", "moon 🌙")},
		{"q", gaps, grade.Answer{}, typed("pull", "q")},
		{"VHF 12", call, grade.Answer{}, typed("channel", "VHF 12")},
		{"*", signs(), grade.Answer{}, typed("star", "*")},
		{strings.Repeat("달", grade.MaxTyped), gaps, grade.Answer{}, typed("pull", strings.Repeat("달", grade.MaxTyped))},
	} {
		got, err := readAs(c.line, c.q, c.held)
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%.40q: got %+v, %v; want %+v", c.line, got, err, c.want)
		}
	}
}

func TestLinesThatAreNoAnswerToTheDeepTypesSayWhy(t *testing.T) {
	order, match := deep(t, contenttest.RiseInLock), deep(t, contenttest.AidsAndUse)
	gaps := deep(t, contenttest.TideGaps)
	for _, c := range []struct {
		line string
		q    game.Question
		held grade.Answer
		want Unread
	}{
		{"1 2 3", order, grade.Answer{}, Unread{Why: WantSteps, N: 4, Got: 3}},
		{"1 2 3 3", order, grade.Answer{}, Unread{Why: Twice, What: "3. Water flows into the chamber"}},
		{"3", order, sequence("fill"), Unread{Why: Twice, What: "3. Water flows into the chamber"}},
		{"1 2 3 5", order, grade.Answer{}, Unread{Why: NoSuch, What: "5", N: 4}},
		{"3 1 2 4 1", order, grade.Answer{}, Unread{Why: Twice, What: "1. The ship enters the chamber"}},
		{"31245", order, grade.Answer{}, Unread{Why: NoSuch, What: "31245", N: 4}},
		{"the", order, grade.Answer{}, Unread{Why: Ambiguous, What: "the", Fits: []string{
			"The ship enters the chamber", "The gate behind it closes", "The gate ahead opens",
		}}},
		{"", order, grade.Answer{}, Unread{Why: Empty}},
		{"ㅎㅏㄴ", order, grade.Answer{}, Unread{Why: Jamo, What: "ㅎㅏㄴ"}},

		{"1 2", match, grade.Answer{}, Unread{Why: WantPairs, N: 3, Got: 2}},
		{"1 1 2", match, grade.Answer{}, Unread{Why: Twice, What: "1. marks the channel"}},
		{"2", match, paired("buoy", "lighthouse"), Unread{Why: Twice, What: "2. marks the coast"}},
		{"b2", match, paired("buoy", "lighthouse"), Unread{Why: Twice, What: "2. marks the coast"}},
		{"a1 a2", match, grade.Answer{}, Unread{Why: Twice, What: "2. marks the coast"}},
		{"d1", match, grade.Answer{}, Unread{Why: NoSuch, What: "d", N: 4}},
		{"a5", match, grade.Answer{}, Unread{Why: NoSuch, What: "5", N: 4}},
		{"a0", match, grade.Answer{}, Unread{Why: NoSuch, What: "a0", N: 4}},
		{"a2 b", match, grade.Answer{}, Unread{Why: NoSuch, What: "a2 b", N: 4}},
		{"ㅁㅠ", match, grade.Answer{}, Unread{Why: Jamo, What: "ㅁㅠ"}},
		{"a99999999999999999999", match, grade.Answer{}, Unread{Why: NoSuch, What: "a99999999999999999999", N: 4}},

		{"", gaps, grade.Answer{}, Unread{Why: Empty}},
		{"\u3000 \u00a0", gaps, grade.Answer{}, Unread{Why: Empty}},
		{"...", gaps, grade.Answer{}, Unread{Why: NoWords, What: "..."}},
		{"🌙", gaps, grade.Answer{}, Unread{Why: NoWords, What: "🌙"}},
		{"ㅎㅏㄴ", gaps, grade.Answer{}, Unread{Why: Jamo, What: "ㅎㅏㄴ"}},
		{"ﾱ", gaps, grade.Answer{}, Unread{Why: Jamo, What: "ﾱ"}}, // half-width
		{"\u1112\u1161\u11ab\u1112", gaps, grade.Answer{}, Unread{Why: Jamo, What: "한\u1112"}},
		{"moon\x00", gaps, grade.Answer{}, Unread{Why: Unreadable}},
		{"\x1b[200~moon\x1b[201~", gaps, grade.Answer{}, Unread{Why: Unreadable}}, // a bracketed paste
		{"moon\rwind", gaps, grade.Answer{}, Unread{Why: Unreadable}},
		{"moon\u2028wind", gaps, grade.Answer{}, Unread{Why: Unreadable}},
		{"mo\u200bon", gaps, grade.Answer{}, Unread{Why: Unreadable}},
		{"\xffmoon", gaps, grade.Answer{}, Unread{Why: Unreadable}},
		{strings.Repeat("달", grade.MaxTyped+1), gaps, grade.Answer{}, Unread{Why: TooLong}},
		{strings.Repeat("moon ", 2000), gaps, grade.Answer{}, Unread{Why: TooLong}},
	} {
		_, err := readAs(c.line, c.q, c.held)
		var got *Unread
		if !errors.As(err, &got) || !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%.40q: got %+v, want %+v", c.line, got, c.want)
		}
	}
}

// TestReadingChangesNothingThatIsHeld keeps what was held apart from what is read.
func TestReadingChangesNothingThatIsHeld(t *testing.T) {
	for _, c := range []struct {
		line string
		q    game.Question
		held func() grade.Answer
	}{
		{"1", deep(t, contenttest.RiseInLock), func() grade.Answer { return sequence("fill", "leave") }},
		{"a1", deep(t, contenttest.AidsAndUse), func() grade.Answer { return paired("buoy", "lighthouse") }},
		{"2", deep(t, contenttest.TideGaps), func() grade.Answer { return typed("pull", "moon") }},
	} {
		held := c.held()
		if _, err := readAs(c.line, c.q, held); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(held, c.held()) {
			t.Errorf("%q changed what was held to %+v", c.line, held)
		}
	}
}

// FuzzReadDeepAnswer reads a line as an answer to every type, again and again, as a
// player would who types the same line until the question has its whole answer.
func FuzzReadDeepAnswer(f *testing.F) {
	for _, line := range []string{
		"1", "3 1 2 4", "3124", "2 1 3", "1b 2a", "a2b1", "ㅁ2", "moon", "달", "/q", "q", "?", "ㅎㅏㄴ", "🌙", "\x00", "\xff", "①",
		"\u1112\u1161\u11ab", "ﾱ", "ＳＱＳ", strings.Repeat("x", 3000), "a2, b1 and c3", "--", "*",
	} {
		f.Add(line)
	}
	var questions []game.Question
	pack := contenttest.Deep()
	for _, head := range pack.Quizzes() {
		for _, id := range head.Items {
			questions = append(questions, deep(f, id))
		}
	}
	questions = append(questions, signs())
	f.Fuzz(func(t *testing.T, line string) {
		for _, q := range questions {
			var held grade.Answer
			for i := 0; i < 12 && !grade.Complete(q.Item, held); i++ {
				next, err := readAs(line, q, held)
				if err != nil {
					var unread *Unread
					if !errors.As(err, &unread) {
						t.Fatalf("%q: %T is no *Unread", line, err)
					}
					break
				}
				if reflect.DeepEqual(next, held) && !strings.ContainsAny(line, "abcdefghABCDEFGH"+lettersInHangul) {
					t.Fatalf("%q was read into %s and brought it no further", line, q.Item.ID)
				}
				held = next
				if _, err := grade.Judge(q.Item, held); err != nil {
					t.Fatalf("%q was read as %+v, which does not fit %s: %v", line, held, q.Item.ID, err)
				}
			}
		}
	})
}
