package grade

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func numberGap(value, tolerance string, units ...string) *content.Gap {
	n := &content.GapNumber{Value: value, Tolerance: tolerance}
	for _, u := range units {
		n.Units = append(n.Units, contenttest.Safe(u))
	}
	return &content.Gap{ID: "t", Number: n, Accept: map[content.Lang][]content.Safe{content.AnyLang: n.Answers()}}
}

// The examples of docs/pack-format.md 10.1.
func TestANumberIsReadAsItIsTyped(t *testing.T) {
	gap := numberGap("3000", "0", "ms", "밀리초", "milliseconds")
	for _, typed := range []string{
		"3000", "3,000", "3 000", "３０００", "3천", "3000ms", "3000 밀리초", "3000밀리초입니다", "3000이에요", "3,000.", "+3000", "3.000", "3'000", "3’000",
		"삼천", "3천 밀리초", "3 천", "3000 Milliseconds", "3000.0", "3000,00", " 3000 ", "３，０００ms", "3\u00a0000", "3000(3천)", "3천(3000 ms)",
	} {
		if got := Read(gap, typed); got.Reading != Accepted || got.Model.String() != "3000" {
			t.Errorf("%q: %+v", typed, got)
		}
	}
	for _, typed := range []string{
		"300", "30000", "-3000", "3000000", "3", "30 00", "3,00", "3,0000", "3000 1", "1~3000", "1/3000", "30.00", "3e3", "three thousand", "ms", "3천 5백", "3000-", "--3000", "3,000,0", "0,3000",
	} {
		if got := Read(gap, typed); got.Reading != Wrong || got.Near == ByUnit {
			t.Errorf("%q: %+v", typed, got)
		}
	}
	for _, typed := range []string{"3000 s", "3000초", "3천초", "3000 MS", "3000%", "3000 minutes입니다"} {
		if got := Read(gap, typed); got.Reading != Wrong || got.Near != ByUnit {
			t.Errorf("%q: the unit is not told: %+v", typed, got)
		}
	}
	if got := Read(gap, "3000ㅡㄴ"); got.Reading != OtherLayout {
		t.Errorf("a unit typed in the other state of the keyboard: %+v", got)
	}
	if got := Read(gap, ""); got.Reading != Wrong || got.Near != NotNear {
		t.Errorf("nothing: %+v", got)
	}
}

func TestNumbersOfEveryForm(t *testing.T) {
	for _, c := range []struct{ value, tolerance, right, wrong string }{
		{"1.5", "0", "1.5|1,5|1.50|+1.5", "0x1.8|1.5.0"},
		{"1.5", "0", "1.5", "15|-1.5|1.05|1:5|1500"},
		{"1500", "0", "1500|1,500|1.500|1천5백|천오백|1천 500|0.15만", "1.5.00|1,50,0|15,00"},
		{"-1", "0", "-1|−1|– 1|- 1|-1.0", "1|+1|1-|--1"},
		{"0.5", "0", "0.5|.5|,5|0,50", "5|05|1/2"},
		{"0", "0", "0|-0|0.0|영|공", "00.1|1"},
		{"35000", "0", "35000|35,000|3만5천|3만 5천|3.5만|삼만오천", "3만5|35만|3천5만"},
		{"100000000", "0", "1억|일억|100,000,000|10000만", "1만만|1조|만억"},
		{"12", "0", "12|십이|12.0", "1 2|일이|이십"},
		{"99.99", "0.01", "99.99|99.98|100|100.0", "99.979|100.001"},
		{"15", "2", "13|17|15.5", "12.9|17.1|-15"},
		{"10000000000", "0", "100억|10,000,000,000", "10억|1000억"},
	} {
		gap := numberGap(c.value, c.tolerance)
		for _, typed := range strings.Split(c.right, "|") {
			if got := Read(gap, typed); !got.Right() {
				t.Errorf("%s within %s: %q is %+v", c.value, c.tolerance, typed, got)
			}
		}
		for _, typed := range strings.Split(c.wrong, "|") {
			if got := Read(gap, typed); got.Right() {
				t.Errorf("%s within %s: %q is right", c.value, c.tolerance, typed)
			}
		}
	}
}

// What a number of a known wrong answer is typed as does not matter, nor its unit where it has none.
func TestAKnownWrongNumber(t *testing.T) {
	gap := numberGap("3000", "0", "ms")
	gap.Reject = []content.Reject{
		{ID: "seconds", Answers: map[content.Lang][]content.Safe{content.AnyLang: {contenttest.Safe("3 s"), contenttest.Safe("300")}}},
		{ID: "word", Answers: map[content.Lang][]content.Safe{content.English: {contenttest.Safe("forever")}}},
	}
	for typed, want := range map[string]content.PartID{"300": "seconds", "삼백": "seconds", "300ms": "seconds", "3s": "seconds", "3 s": "seconds", "Forever": "word"} {
		if got := Read(gap, typed); got.Reading != Known || got.Reject.ID != want {
			t.Errorf("%q: %+v", typed, got)
		}
	}
	if got := Read(gap, "3"); got.Reading != Wrong {
		t.Errorf("the number of an answer with another unit: %+v", got)
	}
	if _, passes := Passes(gap, "3,000 ms"); !passes {
		t.Error("a known wrong answer that is the right number would not be found")
	}
}

func FuzzNumber(f *testing.F) {
	for _, s := range []string{"3,000", "-1.5", "3만 5천", "십억", "1'000.5 ms", "．５", "+", "천천", "1 000 000,5 밀리초입니다", "9999999999999999999999조"} {
		f.Add(s)
	}
	gap := numberGap("3000", "0.5", "ms", "일", "만")
	f.Fuzz(func(t *testing.T, typed string) {
		got := Read(gap, typed)
		if got.Right() && got.Near != NotNear || got.Reading == Typo {
			t.Errorf("%q: %+v", typed, got)
		}
		if again := Read(gap, typed); again.Reading != got.Reading || again.Near != got.Near {
			t.Errorf("%q is judged in two ways", typed)
		}
	})
}
