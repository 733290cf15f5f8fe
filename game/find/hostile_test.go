package find_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"quest/game/find"
)

// What is typed or pasted may be anything: it is read up to a limit, and a search of it ends.
func TestAnythingCanBeSearchedFor(t *testing.T) {
	c, _ := flagship(t)
	for _, words := range []string{
		"", " ", "\x00\x1b[31m", "...", "\u202eabc\u202c", "e\u0301\u0302\u0303" + strings.Repeat("\u0336", 5000),
		strings.Repeat("a", 1<<20), strings.Repeat("가", 1<<18), strings.Repeat("ㄱ", 1000), strings.Repeat("a ", 1<<18),
		strings.Repeat("\xff", 1000), "ﾡ ﾰ", "\u1100", "\u11a8\u1161", "👩‍👩‍👧‍👦 🇰🇷", strings.Repeat("ㄳ", 300), "İıſẞ", "ก็็็็็็็",
	} {
		for _, r := range c.Search(find.Read(words)) {
			if r.Text.Empty() {
				t.Errorf("%.20q finds something without a name", words)
			}
		}
	}
	random := rand.New(rand.NewPCG(7, 7))
	letters := []rune("abetrs -_.0123/가각뷁ㄱㄳㅏ랩이벤트구독éßİ\u0301\u202e\u200b")
	for range 500 {
		var b strings.Builder
		for range random.IntN(40) {
			b.WriteRune(letters[random.IntN(len(letters))])
		}
		if n := len(c.Search(find.Read(b.String()))); n > find.Most {
			t.Fatalf("%q finds %d", b.String(), n)
		}
	}
}

// A word is found from its first letter on, whichever keys have been typed of it so far.
func TestAWordIsFoundWhileItIsTyped(t *testing.T) {
	c, _ := flagship(t)
	for _, typed := range [][]string{
		{"이", "입", "이베", "이벤", "이벤ㅌ", "이벤트", "이벤트 ", "이벤트 ㄱ", "이벤트 구", "이벤트 국", "이벤트 구도", "이벤트 구독"},
		{"ev", "eve", "even", "event", "event s", "event su", "event sub", "event subs", "event subscription"},
		{"dlq", "dlqp", "dlqps", "dlqpsx", "dlqpsxm", "dlqpsxm rn", "dlqpsxm rneh", "dlqpsxm rnehr"},
	} {
		for _, words := range typed {
			found := slices.ContainsFunc(c.Search(find.Read(words)), func(r find.Result) bool { return r.Kind == find.ATerm && named(r) == "event subscription" })
			if !found {
				t.Errorf("%q does not find the event subscription", words)
			}
		}
	}
}

func TestNumbersAreFoundAsTheyAre(t *testing.T) {
	c, _ := flagship(t)
	for _, words := range []string{"0065", "0088", "20 event subscriptions", "5 minutes"} {
		q := find.Read(words)
		for i, r := range c.Search(q) {
			if i == 0 && r.Kind == find.ACommand {
				t.Errorf("%q finds a command", words)
			}
		}
	}
	if got := c.Search(find.Read("987654")); len(got) > 0 {
		t.Errorf("a number that is nowhere finds %q", named(got[0]))
	}
}
