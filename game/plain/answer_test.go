package plain

import (
	"errors"
	"reflect"
	"strings"
	"sync"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/grade"
	"quest/game/phrase"
)

// asked is an item of the test pack with its parts in the order of the file.
func asked(t testing.TB, id content.ItemID) game.Question {
	t.Helper()
	item, ok := contenttest.Pack().Item(id)
	if !ok {
		t.Fatalf("the test pack has no item %s", id)
	}
	return inFileOrder(item)
}

// own is a question with options made up for one case.
func own(choose int, texts ...string) game.Question {
	q := game.Question{Item: &content.Item{Type: content.Multi, Choose: choose}}
	for i, text := range texts {
		id := content.PartID(rune('a' + i))
		q.Item.Options = append(q.Item.Options, content.Option{ID: id, Text: contenttest.Same(text)})
		q.Parts = append(q.Parts, id)
	}
	return q
}

// inEnglish is line mode for a player who sees English.
var inEnglish = sync.OnceValue(func() *printer {
	return &printer{books: phrase.Shipped(), words: newVocabulary(phrase.Shipped()), speech: game.SpeakEnglish}
})

// readAs reads a line as an answer of a player who sees English.
func readAs(line string, q game.Question, held grade.Answer) (grade.Answer, error) {
	return inEnglish().readAnswer(line, q, held)
}

func choice1(ids ...content.PartID) grade.Answer { return grade.Answer{Choice: ids} }

func truth(b bool) grade.Answer { return grade.Answer{Truth: &b} }

func TestLineIsReadAsAnAnswer(t *testing.T) {
	single, multi := asked(t, contenttest.ReadMoon), asked(t, contenttest.TwoAids)
	tf, sort := asked(t, contenttest.TideIsWind), asked(t, contenttest.SortShips)
	days := own(1, "13 days", "1 day", "3 days", "443")
	langs := own(1, "C", "C++", "Go")
	commas := own(1, "Red, then blue", "Blue, then red")
	for _, c := range []struct {
		line string
		q    game.Question
		want grade.Answer
	}{
		{"2", single, choice1("wind")},
		{" 2. ", single, choice1("wind")},
		{"(2)", single, choice1("wind")},
		{"２", single, choice1("wind")},
		{"②", single, choice1("wind")},
		{"2번", single, choice1("wind")},
		{"The moon", single, choice1("moon")},
		{"the MOON!", single, choice1("moon")},
		{"moon", single, choice1("moon")},
		{"ｍｏｏｎ", single, choice1("moon")},
		{"mo", single, choice1("moon")},
		{"달", single, choice1("moon")},
		{"바람", single, choice1("wind")},
		{"\u1103\u1161\u11af", single, choice1("moon")}, // 달, decomposed
		{"바\u3000람", single, choice1("wind")},

		{"1,3", multi, choice1("buoy", "gull")},
		{"3 1", multi, choice1("buoy", "gull")},
		{"1, 3.", multi, choice1("buoy", "gull")},
		{"1 and 3", multi, choice1("buoy", "gull")},
		{"1，3", multi, choice1("buoy", "gull")},
		{"①③", own(1, "①③", "x"), choice1("a")},
		{"tide table, a buoy", multi, choice1("buoy", "table")},
		{"부표, 갈매기", multi, choice1("buoy", "gull")},
		{"부표 2", multi, choice1("buoy", "table")},
		{"1\t2", multi, choice1("buoy", "table")},

		{"1", tf, truth(true)},
		{"2", tf, truth(false)},
		{"t", tf, truth(true)},
		{"F", tf, truth(false)},
		{"true", tf, truth(true)},
		{"fals", tf, truth(false)},
		{"o", tf, truth(true)},
		{"X", tf, truth(false)},
		{"○", tf, truth(true)},
		{"×", tf, truth(false)},
		{"참", tf, truth(true)},
		{"거짓", tf, truth(false)},
		{"거짓.", tf, truth(false)},
		{"맞음", tf, truth(true)},
		{"틀림", tf, truth(false)},
		{"거", tf, truth(false)},
		{"맞다", tf, truth(true)},
		{"틀리다", tf, truth(false)},
		{"틀", tf, truth(false)},
		{"틀렸다", tf, truth(false)},
		{"아니다", tf, truth(false)},
		{"맞아", tf, truth(true)},
		{"응", tf, truth(true)},
		{"맞지 않다", tf, truth(false)},
		{"ㅌ", tf, truth(false)}, // the x key in Hangul mode
		{"ㅐ", tf, truth(true)},
		{"ㅇ", tf, truth(true)},
		{"ㅅ", tf, truth(true)},
		{"ㄹ", tf, truth(false)},

		{"2 1 1", sort, grade.Answer{Placed: map[content.PartID]content.PartID{"tanker": "high", "dinghy": "any", "ferry": "any"}}},
		{"2,1,1", sort, grade.Answer{Placed: map[content.PartID]content.PartID{"tanker": "high", "dinghy": "any", "ferry": "any"}}},
		{"at high, at any, 언제나", sort, grade.Answer{Placed: map[content.PartID]content.PartID{"tanker": "high", "dinghy": "any", "ferry": "any"}}},
		{"만조에", sort, grade.Answer{Placed: map[content.PartID]content.PartID{"tanker": "high"}}},

		{"443", days, choice1("d")},
		{"1 3", own(2, "13 days", "1 day", "3 days"), choice1("a", "c")},
		{"13", days, choice1("a")},
		{"c++", langs, choice1("b")},
		{"C", langs, choice1("a")},
		{"10000", own(1, "10,000 rows", "x < 3", "x > 3"), choice1("a")}, // signs that nothing hangs on are not needed
		{"x>3", own(1, "10,000 rows", "x < 3", "x > 3"), choice1("c")},
		{"red, then blue", commas, choice1("a")},
	} {
		got, err := readAs(c.line, c.q, grade.Answer{})
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: got %+v, %v; want %+v", c.line, got, err, c.want)
		}
	}
}

func TestLineThatIsNoAnswerSaysWhy(t *testing.T) {
	single, multi := asked(t, contenttest.ReadMoon), asked(t, contenttest.TwoAids)
	tf, sort := asked(t, contenttest.TideIsWind), asked(t, contenttest.SortShips)
	for _, c := range []struct {
		line string
		q    game.Question
		want Unread
	}{
		{"", single, Unread{Why: Empty}},
		{"   ", single, Unread{Why: Empty}},
		{",", single, Unread{Why: Empty}},
		{"4", single, Unread{Why: NoSuch, What: "4", N: 3}},
		{"0", single, Unread{Why: NoSuch, What: "0", N: 3}},
		{"-1", single, Unread{Why: NoSuch, What: "-1", N: 3}},
		{"99999999999999999999", single, Unread{Why: NoSuch, What: "99999999999999999999", N: 3}},
		{"the", single, Unread{Why: Ambiguous, What: "the", Fits: []string{"The moon", "The wind", "The rivers"}}},
		{"m", single, Unread{Why: NoSuch, What: "m", N: 3}},
		{"sun", single, Unread{Why: NoSuch, What: "sun", N: 3}},
		{"1,2", single, Unread{Why: WantOne, N: 1, Got: 2}},
		{"1", multi, Unread{Why: WantMany, N: 2, Got: 1}},
		{"1 1", multi, Unread{Why: WantMany, N: 2, Got: 1}},
		{"1 2 3", multi, Unread{Why: WantMany, N: 2, Got: 3}},
		{"1 9", multi, Unread{Why: NoSuch, What: "9", N: 4}},
		{"maybe", tf, Unread{Why: NoSuch, What: "maybe", N: 2}},
		{"1 2", tf, Unread{Why: WantOne, N: 1, Got: 2}},
		{"3", tf, Unread{Why: NoSuch, What: "3", N: 2}},
		{"1 2", sort, Unread{Why: WantPlaces, N: 3, Got: 2}},
		{"1 2 1 2", sort, Unread{Why: WantPlaces, N: 3, Got: 4}},
		{"at", sort, Unread{Why: Ambiguous, What: "at", Fits: []string{"At any tide", "At high tide"}}},
		{"ㄷㅏㄹ", single, Unread{Why: Jamo, What: "ㄷㅏㄹ"}},
		{"ㅊㅏㅁ", tf, Unread{Why: Jamo, What: "ㅊㅏㅁ"}},
		{"cka", tf, Unread{Why: Layout, What: "cka"}},         // 참
		{"rjwlt", tf, Unread{Why: Layout, What: "rjwlt"}},     // 거짓
		{"ㅅ겨ㄷ", tf, Unread{Why: Layout, What: "ㅅ겨ㄷ"}},         // true
		{"ㄹ민ㄷ", tf, Unread{Why: Layout, What: "ㄹ민ㄷ"}},         // false
		{"ㅡㅐㅐㅜ", single, Unread{Why: Layout, What: "ㅡㅐㅐㅜ"}},   // moon
		{"qkfka", single, Unread{Why: Layout, What: "qkfka"}}, // 바람
		{"ㅗ디ㅔ", single, Unread{Why: Layout, What: "ㅗ디ㅔ"}},     // help
		{"ehdnaakf", single, Unread{Why: Layout, What: "ehdnaakf"}},
		{"1\x00", single, Unread{Why: Unreadable}},
		{"\x1b[A", single, Unread{Why: Unreadable}},
		{"\xff\xfe1", single, Unread{Why: Unreadable}},
		{"1\u200b", single, Unread{Why: Unreadable}},
		{"\u202e1", single, Unread{Why: Unreadable}},
		{strings.Repeat("1 ", 5001), single, Unread{Why: TooLong}},
		{strings.Repeat("달", 10000), single, Unread{Why: TooLong}},
	} {
		_, err := readAs(c.line, c.q, grade.Answer{})
		var got *Unread
		if !errors.As(err, &got) || !reflect.DeepEqual(*got, c.want) {
			t.Errorf("%.40q: got %+v, want %+v", c.line, got, c.want)
		}
	}
}

func TestCardsAreSortedOneByOne(t *testing.T) {
	q := asked(t, contenttest.SortShips)
	var held grade.Answer
	for i, line := range []string{"2", "언제나", "1"} {
		if grade.Complete(q.Item, held) {
			t.Fatalf("complete before card %d", i+1)
		}
		next, err := readAs(line, q, held)
		if err != nil {
			t.Fatal(err)
		}
		if len(held.Placed) != i {
			t.Errorf("reading changed what was held: %v", held.Placed)
		}
		held = next
	}
	want := map[content.PartID]content.PartID{"tanker": "high", "dinghy": "any", "ferry": "any"}
	if !reflect.DeepEqual(held.Placed, want) {
		t.Errorf("got %v, want %v", held.Placed, want)
	}
}

func FuzzReadAnswer(f *testing.F) {
	for _, line := range []string{"1", "1,3", "2 1 1", "moon", "달", "t", "ㅎㅏㄴ", "\x00", "\xff", "①", "99999", strings.Repeat("x", 3000)} {
		f.Add(line)
	}
	questions := []game.Question{
		asked(f, contenttest.ReadMoon), asked(f, contenttest.TwoAids),
		asked(f, contenttest.TideIsWind), asked(f, contenttest.SortShips),
		own(1, "C", "C++"), own(2, "13 days", "1", "3"),
	}
	f.Fuzz(func(t *testing.T, line string) {
		for _, q := range questions {
			answer, err := readAs(line, q, grade.Answer{})
			if err != nil {
				var unread *Unread
				if !errors.As(err, &unread) {
					t.Fatalf("%q: %T is no *Unread", line, err)
				}
				continue
			}
			if _, err := grade.Judge(q.Item, answer); err != nil {
				t.Fatalf("%q was read as %+v, which does not fit: %v", line, answer, err)
			}
			if q.Item.Type != content.Classify && !grade.Complete(q.Item, answer) {
				t.Fatalf("%q was read as an incomplete %+v", line, answer)
			}
			again, err := readAs(line, q, grade.Answer{})
			if err != nil || !reflect.DeepEqual(answer, again) {
				t.Fatalf("%q was read as %+v and then as %+v", line, answer, again)
			}
		}
	})
}
