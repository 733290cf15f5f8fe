package grade_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/grade"
)

func safes(words ...string) []content.Safe {
	var all []content.Safe
	for _, w := range words {
		all = append(all, contenttest.Safe(w))
	}
	return all
}

func channel() *content.Gap {
	return &content.Gap{
		ID: "first", Typos: content.TyposAuto,
		Accept: map[content.Lang][]content.Safe{
			content.AnyLang: safes("SNS", "Amazon SNS"),
			content.English: safes("Simple Notification Service"),
			content.Korean:  safes("심플 노티피케이션 서비스"),
		},
		Reject: []content.Reject{{ID: "queue", Answers: map[content.Lang][]content.Safe{
			content.AnyLang: safes("SQS", "Amazon SQS"), content.Korean: safes("대기열"),
		}}},
	}
}

func accepting(code bool, words ...string) *content.Gap {
	return &content.Gap{ID: "g", Typos: content.TyposAuto, Code: code, Accept: map[content.Lang][]content.Safe{content.AnyLang: safes(words...)}}
}

func TestTypedAnswersReadAsTheVectorsSay(t *testing.T) {
	for typed, want := range map[string]grade.Reading{
		"sns": grade.Accepted, " Amazon  SNS.": grade.Accepted, "ＳＮＳ": grade.Accepted, "SNS입니다": grade.Accepted,
		"Amzon SNS": grade.Typo, "simple notifciation service": grade.Typo, "심풀 노티피케이션 서비스": grade.Typo,
		"SQS": grade.Known, "SQS는": grade.Known, "대기열이": grade.Known,
		"Amazon SES": grade.Wrong, "SNQ": grade.Wrong, "에스엔에스": grade.Wrong,
		"ㄴㄴㄴ": grade.Uncomposed, "ㅎㅏㄴ": grade.Uncomposed,
		"": grade.Wrong, "   ": grade.Wrong, "🙂": grade.Wrong, "　ＳＮＳ　": grade.Accepted, "SNS\tSNS": grade.Wrong,
	} {
		if got := grade.Read(channel(), typed); got.Reading != want {
			t.Errorf("%q reads as %d, want %d", typed, got.Reading, want)
		}
	}
}

func TestTypedAnswersBesideOtherGaps(t *testing.T) {
	for _, c := range []struct {
		gap   *content.Gap
		typed string
		want  grade.Reading
	}{
		{accepting(false, "이벤트 알림"), "이밴트 알림", grade.Typo},
		{accepting(false, "Lambda"), "lamdba", grade.Typo},
		{accepting(false, "lambda_async"), "lambda async", grade.Accepted},
		{accepting(false, "Aurora MySQL 3"), "aurora mysql 30", grade.Wrong},
		{accepting(false, "443"), "4430", grade.Wrong},
		{accepting(true, "RequestResponse"), "RequestResponse", grade.Accepted},
		{accepting(true, "RequestResponse"), " RequestResponse ", grade.Accepted},
		{accepting(true, "RequestResponse"), "requestresponse", grade.Wrong},
		{accepting(true, "--feature-name Lambda"), "--feature-name   Lambda", grade.Accepted},
	} {
		if got := grade.Read(c.gap, c.typed); got.Reading != c.want {
			t.Errorf("%q reads as %d, want %d", c.typed, got.Reading, c.want)
		}
	}
}

func TestEverySyllableIsReadInNFCAndNFDAndAsJamoIsNotJudged(t *testing.T) {
	for r := rune(0xAC00); r <= 0xD7A3; r++ {
		answer := string(r) + "값"
		gap := accepting(false, answer)
		if got := grade.Read(gap, norm.NFD.String(answer)); got.Reading != grade.Accepted {
			t.Fatalf("%s in NFD reads as %d", answer, got.Reading)
		}
		if content.LooseJamo(answer) || content.LooseJamo(norm.NFD.String(answer)) {
			t.Fatalf("%s is called loose", answer)
		}
		if loose := looseJamo(r); !content.LooseJamo(loose) {
			t.Fatalf("%q is not called loose", loose)
		}
	}
}

// looseJamo writes a syllable as the keys of an input method that does not compose.
func looseJamo(r rune) string {
	lead := []rune("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ")
	tail := []rune(" ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
	n := int(r - 0xAC00)
	return strings.TrimSpace(string([]rune{lead[n/588], rune(0x314F + n%588/28), tail[n%28]}))
}

func TestARejectedAnswerIsNeverAcceptedByTheTypoRule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z가-힣]{6,14}`), 2, 2, content.Fold).Draw(t, "words")
		gap := accepting(false, words[0])
		gap.Reject = []content.Reject{{ID: "r", Answers: map[content.Lang][]content.Safe{content.AnyLang: safes(words[1])}}}
		if got := grade.Read(gap, words[1]); got.Reading == grade.Typo {
			t.Fatalf("%q passes as %q", words[1], words[0])
		}
		if got := grade.Read(gap, norm.NFD.String(words[0])); got.Reading != grade.Accepted {
			t.Fatalf("%q in NFD reads as %d", words[0], got.Reading)
		}
	})
}

func TestTheModelAnswerFollowsTheScreen(t *testing.T) {
	if got := grade.Model(channel(), content.Korean).String(); got != "심플 노티피케이션 서비스" {
		t.Errorf("Korean model %q", got)
	}
	if got := grade.Model(accepting(false, "443"), content.Korean).String(); got != "443" {
		t.Errorf("neutral model %q", got)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"SNS", "심플", "ㄴ", "\xff", "\x1b[31m", strings.Repeat("가", 10_000), "ＳＮＳ\u200b"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		got := grade.Read(channel(), typed)
		if got.Reading == grade.Known && got.Reject == nil || got.Right() && got.Model.Empty() {
			t.Errorf("%q: %+v", typed, got)
		}
	})
}
