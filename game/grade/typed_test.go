package grade_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

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

// gapOf gives a gap with accepted and known wrong answers, each parted by |.
func gapOf(code bool, accept, reject string) *content.Gap {
	gap := accepting(code, strings.Split(accept, "|")...)
	if reject != "" {
		gap.Reject = []content.Reject{{ID: "r", Answers: map[content.Lang][]content.Safe{content.AnyLang: safes(strings.Split(reject, "|")...)}}}
	}
	return gap
}

func TestSignsThatCarryMeaningAreNeverForgiven(t *testing.T) {
	for _, c := range []struct {
		accept, typed string
		want          grade.Reading
		near          grade.Near
	}{
		{"x > 3", "x < 3", grade.Wrong, grade.BySign},
		{"x > 3", "x>3", grade.Accepted, 0},
		{"x >= 3", "x ≥ 3", grade.Accepted, 0},
		{"x > 30000 rows", "x < 30000 rows", grade.Wrong, grade.BySign},
		{"-1", "1", grade.Wrong, grade.BySign},
		{"-1", "−1", grade.Accepted, 0},
		{"-1", "-1입니다.", grade.Accepted, 0},
		{"1", "-1", grade.Wrong, grade.BySign},
		{"C++", "C#", grade.Wrong, grade.BySign},
		{"C++", "c++", grade.Accepted, 0},
		{"C++", "C", grade.Wrong, grade.BySign},
		{"0.5", "05", grade.Wrong, grade.BySign},
		{"3.10", "310", grade.Wrong, grade.BySign},
		{"30%", "3.0", grade.Wrong, grade.BySign},
		{"30%", "30 %", grade.Accepted, 0},
		{"10.0.0.0/16", "10.0.0.0.16", grade.Wrong, grade.BySign},
		{"10.0.0.0/16", "10.0.0.0 / 16", grade.Accepted, 0},
		{"12:30", "1230", grade.Wrong, grade.BySign},
		{"1~5", "1-5", grade.Accepted, 0},
		{"1~5", "15", grade.Wrong, grade.BySign},
		{"10,000개", "10000개", grade.Accepted, 0},
		{"3000", "3,000", grade.Accepted, 0},
		{"3000", "30,00", grade.Wrong, grade.BySign},
		{"15", "1,5", grade.Wrong, grade.BySign},
		{"SHA-256", "SHA256", grade.Typo, 0},
		{"us-east-1", "us east 1", grade.Typo, 0},
		{"15-minute timeout", "15 minute timeout", grade.Typo, 0},
		{"Port 443", "port 443.", grade.Accepted, 0},
		{"lambda_async", "lambda-async", grade.Accepted, 0},
		{"SNS", "SES", grade.Wrong, 0},
	} {
		got := grade.Read(accepting(false, c.accept), c.typed)
		if got.Reading != c.want || got.Near != c.near {
			t.Errorf("%q for %q reads as %d, near %d; want %d, %d", c.typed, c.accept, got.Reading, got.Near, c.want, c.near)
		}
	}
}

func TestATermWithItsNameInAnotherLanguage(t *testing.T) {
	kinesis := gapOf(false, "키네시스|Kinesis", "SQS|대기열")
	dry := gapOf(true, "DryRun", "Event")
	for typed, want := range map[string]grade.Reading{
		"키네시스(Kinesis)": grade.Accepted, "Kinesis (키네시스)": grade.Accepted, "키네시스（Kinesis）입니다.": grade.Accepted, "스트림(Kinesis)": grade.Accepted,
		"Kinesis(데이터 스트림)": grade.Accepted, "키네시즈(stream)": grade.Typo, "키네시스(SQS)": grade.Known, "대기열(Kinesis)": grade.Known, "대기열(queue)": grade.Known,
		"스트림(stream)": grade.Wrong, "()": grade.Wrong, "(": grade.Wrong, ")(": grade.Wrong, "키네시스(": grade.Accepted, "(Kinesis)": grade.Accepted,
		"키네시스(Kinesis) 말고 다른 것": grade.Wrong, "키네시스((Kinesis))": grade.Accepted, "zlsptltm(stream)": grade.OtherLayout, "키네시스(ㅏㅑㅜㄷ냔)": grade.OtherLayout,
	} {
		if got := grade.Read(kinesis, typed); got.Reading != want {
			t.Errorf("%q reads as %d, want %d", typed, got.Reading, want)
		}
	}
	for typed, want := range map[string]grade.Reading{
		"드라이런(DryRun)": grade.Accepted, "DryRun(드라이런)": grade.Accepted, "invoke(DryRun)": grade.Wrong, "DryRun(x)": grade.Wrong, "이벤트(Event)": grade.Known,
	} {
		if got := grade.Read(dry, typed); got.Reading != want {
			t.Errorf("%q in code reads as %d, want %d", typed, got.Reading, want)
		}
	}
}

func TestTheOtherStateOfTheKeyboardIsNotJudged(t *testing.T) {
	for _, c := range []struct {
		code                  bool
		accept, reject, typed string
		want                  grade.Reading
	}{
		{false, "람다|Lambda", "", "fkaek", grade.OtherLayout},
		{false, "람다|Lambda", "", "fkaekdlqslek", grade.OtherLayout}, // 람다입니다
		{false, "람다|Lambda", "", "ㅣ므ㅠㅇㅁ", grade.OtherLayout},
		{false, "키네시스", "", "rlsptltm", grade.OtherLayout}, // 기네시스, a typo in Hangul
		{false, "람다", "팬아웃", "vosdkdnt", grade.OtherLayout},
		{true, "DryRun", "", "ㅇ교껴ㅜ", grade.OtherLayout},
		{true, "DryRun", "", "ㅇ교겨ㅜ", grade.OtherLayout},
		{true, "DryRun", "", "ㅎㅏㄴ", grade.Uncomposed},
		{false, "SNS", "", "눈", grade.OtherLayout},
		{false, "SNS", "", "눈은", grade.OtherLayout},
		{false, "SNS|눈", "", "눈", grade.Accepted}, // what it says comes before what its keys say
		{false, "SNS", "눈", "눈", grade.Known},
		{false, "눈", "SNS", "sns", grade.Known},
		{false, "빵", "", "방", grade.Wrong},
		{false, "람다 함수 3개", "", "fkaek gkatn 3ro", grade.OtherLayout},
		{false, "람다 함수 3개", "", "람다 gkatn 3개", grade.OtherLayout},
		{false, "람다 함수 3개", "", "fkaek gkatn 4ro", grade.Wrong},
		{false, "이벤트 알림", "", "dlqosxm dkffla", grade.OtherLayout}, // 이밴트 알림
		{false, "Amazon SNS", "", "믐캐ㅜ 눈", grade.OtherLayout},
		{false, "443", "", "443", grade.Accepted},
		{false, "람다", "", "zmffjtmxj", grade.Wrong},
		{false, "람다", "", "ㅋㅋㅋ", grade.Uncomposed},
	} {
		for _, typed := range []string{c.typed, norm.NFD.String(c.typed)} {
			if got := grade.Read(gapOf(c.code, c.accept, c.reject), typed); got.Reading != c.want {
				t.Errorf("%q for %q, not %q: reads as %d, want %d", typed, c.accept, c.reject, got.Reading, c.want)
			}
		}
	}
	item := &content.Item{Type: content.Cloze, Gaps: []content.Gap{*accepting(false, "람다")}}
	if _, err := grade.Judge(item, grade.Answer{Typed: map[content.PartID]string{"g": "fkaek"}}); !errors.Is(err, grade.ErrOtherLayout) {
		t.Errorf("judged: %v", err)
	}
}

func TestCodeForgivesWhatEditorsAndSentencesAdd(t *testing.T) {
	for _, c := range []struct {
		accept, typed string
		want          grade.Reading
		near          grade.Near
	}{
		{"DryRun", "DryRun을", grade.Accepted, 0},
		{"DryRun", "DryRun입니다", grade.Accepted, 0},
		{"DryRun", "`DryRun`", grade.Accepted, 0},
		{"DryRun", "DryRun.", grade.Accepted, 0},
		{"DryRun", "`DryRun`입니다.", grade.Accepted, 0},
		{"DryRun", "```DryRun```", grade.Accepted, 0},
		{"DryRun", "dryrun", grade.Wrong, grade.ByCase},
		{"DryRun", "Dry-Run", grade.Wrong, grade.BySign},
		{"DryRun", "dry run", grade.Wrong, grade.ByBoth},
		{"DryRun", "DryRum", grade.Wrong, 0},
		{"DryRun", "DryRun을를", grade.Wrong, 0},
		{"DryRun", "DryRun..", grade.Wrong, grade.BySign},
		{"--feature-name Lambda", "––feature-name Lambda", grade.Accepted, 0},
		{"--feature-name Lambda", "—feature-name Lambda", grade.Accepted, 0},
		{"--feature-name Lambda", "-feature-name Lambda", grade.Wrong, grade.BySign},
		{`{"Action": "sns:*"}`, `{“Action”: ”sns:*”}`, grade.Accepted, 0},
		{"'app'@'%'", "‘app’@‘%’", grade.Accepted, 0},
		{"git add .", "git add .", grade.Accepted, 0},
		{"git add", "git add .", grade.Wrong, grade.BySign},
		{"cd .", "cd ..", grade.Wrong, grade.BySign},
		{"`a`", "a", grade.Accepted, 0},
		{"`", "`", grade.Accepted, 0},
		{"SELECT 1", "select 1", grade.Wrong, grade.ByCase},
	} {
		got := grade.Read(accepting(true, c.accept), c.typed)
		if got.Reading != c.want || got.Near != c.near {
			t.Errorf("%q for %q reads as %d, near %d; want %d, %d", c.typed, c.accept, got.Reading, got.Near, c.want, c.near)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{"SNS", "심플", "ㄴ", "\xff", "\x1b[31m", strings.Repeat("가", 10_000), "ＳＮＳ\u200b", "눈", "심플(SNS)은.", "(((", ")(", "“`—1,000`”", "roajf"} {
		f.Add(seed)
	}
	code := accepting(true, "--feature-name Lambda", "DryRun")
	f.Fuzz(func(t *testing.T, typed string) {
		for _, gap := range []*content.Gap{channel(), code} {
			got := grade.Read(gap, typed)
			if got.Reading == grade.Known && got.Reject == nil || got.Right() && got.Model.Empty() || got.Near != grade.NotNear && got.Reading != grade.Wrong {
				t.Errorf("%q: %+v", typed, got)
			}
			if alone := grade.Read(gap, norm.NFD.String(typed)); utf8.ValidString(typed) && alone.Reading != got.Reading {
				t.Errorf("%q reads as %d, decomposed as %d", typed, got.Reading, alone.Reading)
			}
		}
		if got := grade.Read(channel(), "SNS("+typed+")"); got.Reading == grade.Wrong && content.Fold(typed) != "" && !strings.ContainsAny(norm.NFKC.String(typed), "()") {
			t.Errorf("SNS(%s) is wrong", typed)
		}
	})
}
