package find_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/packs"
	"quest/game"
	"quest/game/find"
	"quest/game/phrase"
)

// flagship is the catalogue of the shipped pack, whole.
func flagship(tb testing.TB) (*find.Catalogue, *content.Pack) {
	tb.Helper()
	pack, err := content.Open(packs.Shipped()[0])
	if err != nil {
		tb.Fatal(err)
	}
	return find.New([]*content.Pack{pack}, phrase.Shipped().Command).Whole(), pack
}

func named(r find.Result) string {
	name := content.PlainText(r.Text.Line(content.English))
	if r.Kind == find.ACommand {
		return r.Command.Name
	}
	return name
}

func TestTheBestOfTheShippedPackStandsFirst(t *testing.T) {
	c, _ := flagship(t)
	for _, w := range []struct {
		words string
		kind  find.Kind
		first string
	}{
		{"record", find.ACommand, "Record"},
		{"기록", find.ACommand, "Record"},
		{"rlfhr", find.ACommand, "Record"},   // with the keyboard in English
		{"ㄱㄷㅊㅐㄱㅇ", find.ACommand, "Record"},  // record, with the keyboard in Hangul
		{"ㄱㄹ", find.ACommand, "Record"},      // first consonants
		{"길", find.ACommand, "Record"},       // a syllable on the way to 기록
		{"기로", find.ACommand, "Record"},      // a syllable that lacks its end
		{"복스", find.ACommand, "Review"},      // 복습
		{"ㅂㅅ", find.ACommand, "Review"},      // as two letters
		{"ㅄ", find.ACommand, "Review"},       // as one, as input methods send them
		{"exam date", find.ACommand, "Plan"}, // another word for it
		{"boss", find.ACommand, "Boss"},
		{"보스", find.ACommand, "Boss"},
		{"story", find.ACommand, "Story"},
		{"이야기", find.ACommand, "Story"},
		{"feathers", find.ACommand, "Shop"},
		{"람다 호출", find.ATerm, "Lambda invocation"},
		{"ㄹㄷ ㅎㅊ", find.ATerm, "Lambda invocation"},
		{"알디에스 이벤트 알림", find.ATerm, "RDS event notification"},
		{"event subscription", find.ATerm, "event subscription"},
		{"EVENT  SUBSCRIPTION.", find.ATerm, "event subscription"},
		{"이벤트 구독", find.ATerm, "event subscription"},
		{"이벤트구독", find.ATerm, "event subscription"}, // without the space
		{"ㅇㅂㅌ ㄱㄷ", find.ATerm, "event subscription"},
		{"ㅇㅂㅌㄱㄷ", find.ATerm, "event subscription"},
		{"dlqpsxm rnehr", find.ATerm, "event subscription"},
		{"evnt subscription", find.ATerm, "event subscription"},
		{"event subscirption", find.ATerm, "event subscription"},
		{"evsub", find.ATerm, "event subscription"},
		{"ｅｖｅｎｔ　ｓｕｂ", find.ATerm, "event subscription"},
		{"neighbours", find.ALesson, "Neighbours that look alike"},
		{"never confuse", find.ALesson, "Never confuse them again"},
		{"RDS events and Lambda", find.APack, "RDS events and Lambda calls"},
	} {
		got := c.Search(find.Read(w.words))
		if len(got) == 0 || got[0].Kind != w.kind || !strings.EqualFold(named(got[0]), w.first) {
			var seen []string
			for _, r := range got[:min(5, len(got))] {
				seen = append(seen, named(r))
			}
			t.Errorf("%q finds %q first, want %q", w.words, seen, w.first)
		}
	}
}

func TestEveryTitleAndTermIsFoundByItsOwnWords(t *testing.T) {
	c, pack := flagship(t)
	found := func(text content.Text) {
		t.Helper()
		for _, lang := range []content.Lang{content.English, content.Korean} {
			words := content.PlainText(text.Line(lang))
			for _, typed := range []string{words, strings.ToUpper(words), strings.ToLower(words)} {
				got := c.Search(find.Read(typed))
				if len(got) == 0 || content.FoldLetters(content.PlainText(got[0].Text.Line(lang))) != content.FoldLetters(words) {
					t.Errorf("%q does not stand first", typed)
				}
			}
		}
	}
	for _, l := range pack.Lessons() {
		found(l.Title)
	}
	for _, l := range pack.Labs() {
		found(l.Title)
	}
	for _, concept := range pack.Concepts() {
		found(concept.Term)
	}
}

func TestQuestionsThatWereNotMetAreNotShown(t *testing.T) {
	c, pack := flagship(t)
	quiz, _ := pack.Quiz(pack.Lessons()[0].Quiz)
	item, _ := pack.Item(quiz.Items[0])
	asks := content.PlainText(item.Stem.Line(content.English))
	all := c.Search(find.Read(asks))
	if len(all) == 0 || all[0].Kind != find.AQuestion || all[0].Item != item.ID {
		t.Fatalf("%q is not found by what it asks", asks)
	}
	for _, r := range find.Known(all, new(game.Player)) {
		if r.Kind == find.AQuestion || r.Kind == find.AMixUp {
			t.Errorf("a new player is shown %q", named(r))
		}
	}
	if r := find.Known(all[:1], new(game.Player)); len(r) != 1 || r[0].Kind != find.ALesson || !r[0].Within || r[0].Lesson.ID != pack.Lessons()[0].ID {
		t.Errorf("the lesson of the question does not stand in its place: %v", r)
	}
}
