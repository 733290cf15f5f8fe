package deed

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"quest/content"
)

// Everything about a deed is data; what the game cannot work with is found here.
func TestEveryDeedIsWhole(t *testing.T) {
	ids, used := map[string]bool{}, map[string]bool{}
	achievements, titles, hidden := 0, 0, 0
	for _, d := range All() {
		if !regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`).MatchString(d.ID) || ids[d.ID] || strings.HasPrefix(d.ID, "hidden-") {
			t.Errorf("%q is no ID, or the second one", d.ID)
		}
		ids[d.ID], used[d.Measure] = true, true
		if measures[d.Measure] == nil || d.Want < 1 {
			t.Errorf("%s: nothing measures %q, or %d is wanted", d.ID, d.Measure, d.Want)
		}
		if found, ok := Find(d.ID); !ok || found.ID != d.ID {
			t.Errorf("%s is not found", d.ID)
		}
		switch {
		case d.Title && d.Hidden:
			t.Errorf("%s is a hidden title", d.ID)
		case d.Title:
			titles++
		default:
			achievements++
		}
		if d.Hidden {
			hidden++
		}
		for _, lang := range []content.Lang{content.English, content.Korean, "ja"} {
			wordsAreWhole(t, d, lang)
		}
	}
	if achievements < 28 || titles < 8 || hidden < 3 {
		t.Errorf("%d achievements, %d of them hidden, and %d titles", achievements, hidden, titles)
	}
	for name := range measures {
		if !used[name] {
			t.Errorf("nothing asks for %s", name)
		}
	}
}

func wordsAreWhole(t *testing.T, d Deed, lang content.Lang) {
	t.Helper()
	name, says := d.Names[lang], d.Sayings[lang]
	if name == "" || says == "" || len(d.Names) != 3 || len(d.Sayings) != 3 {
		t.Fatalf("%s lacks words in %s", d.ID, lang)
	}
	if content.Columns(name) > 32 || content.Columns(says) > 90 || name != strings.TrimSpace(name) {
		t.Errorf("%s, %s: %q or %q is too long", d.ID, lang, name, says)
	}
	if content.LineIn(name, 80).String() != name {
		t.Errorf("%s, %s: %q is not clean", d.ID, lang, name)
	}
	if !strings.Contains(says, "{n}") {
		t.Errorf("%s, %s: %q has no figure", d.ID, lang, says)
	}
	hangul := strings.ContainsFunc(name+says, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
	if hangul != (lang == content.Korean) {
		t.Errorf("%s: %q is not in %s", d.ID, name, lang)
	}
	switch end := []rune(says)[len([]rune(says))-1]; {
	case strings.ContainsRune(".!?。", end):
		t.Errorf("%s, %s: %q is a sentence; what is earned stands as a phrase", d.ID, lang, says)
	case lang == content.Korean && !d.Title && end != '기':
		t.Errorf("%s: %q says not what to do", d.ID, says)
	}
}

// Two deeds that say the same cannot be told apart in a list.
func TestNoTwoDeedsAreTheSame(t *testing.T) {
	var names, rules []string
	for _, d := range All() {
		for _, n := range d.Names {
			if slices.Contains(names, n) {
				t.Errorf("two deeds are called %q", n)
			}
			names = append(names, n)
		}
		rule := d.Measure + strings.Repeat("i", d.Want)
		if slices.Contains(rules, rule) {
			t.Errorf("%s has the rule of another", d.ID)
		}
		rules = append(rules, rule)
	}
}

func TestTheNewestAnswersFallOutOfTheWindow(t *testing.T) {
	var r Recent
	for range Window + 5 {
		r.Add(true)
	}
	if r.Right() != Window {
		t.Errorf("%d of %d", r.Right(), Window)
	}
	r.Add(false)
	if r.Right() != Window-1 {
		t.Errorf("%d after a wrong one", r.Right())
	}
	for range Window {
		r.Add(true)
	}
	if r.Right() != Window {
		t.Errorf("%d after %d more right ones", r.Right(), Window)
	}
}

func TestARunCountsTheLongest(t *testing.T) {
	var r Run
	for _, right := range []bool{true, true, true, false, true} {
		r.Add(right)
	}
	if r != (Run{Right: 4, Now: 1, Longest: 3}) {
		t.Errorf("%+v", r)
	}
}

func TestCountsThatNoEventsGiveAreRefused(t *testing.T) {
	for i, c := range []Counts{
		{Relearned: -1},
		{Due: Run{Right: 1, Longest: 2}},
		{Certain: Run{Right: 1, Now: 1}},
		{Newest: Recent{Bits: 1 << Window}},
		{Foreseen: 1},
		{After7: most + 1},
	} {
		if c.Possible() {
			t.Errorf("%d: %+v is possible", i, c)
		}
	}
	if !new(Counts).Possible() {
		t.Error("nothing is not possible")
	}
}

func TestNothingIsCountedYet(t *testing.T) {
	var none Counts
	if !(Figures{Counts: &none}).None() {
		t.Error("something was counted of nothing")
	}
	if (Figures{Counts: &none, Weeks: 1}).None() || (Figures{Counts: &Counts{Bosses: 1}}).None() || (Figures{Counts: &Counts{Due: Run{Right: 1}}}).None() {
		t.Error("what was counted is not seen")
	}
	for i := range All() {
		if d := &All()[i]; d.Figure(Figures{Counts: &none}) != 0 {
			t.Errorf("%s has a figure before anything is done", d.ID)
		}
	}
}
