package phrase

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"quest/content"
)

// Words that read as something else in Korean than they mean here, with the words that
// are used instead.
var misread = map[string]*regexp.Regexp{
	"슬래시(/)":              regexp.MustCompile(`빗금`),
	"단어":                  regexp.MustCompile(`낱말`),
	"이유":                  regexp.MustCompile(`까닭`),
	"소제목":                 regexp.MustCompile(`단락:`),
	"되돌리다":                regexp.MustCompile(`물렸|물립|물릴`),
	"퀴즈를 풀다":              regexp.MustCompile(`퀴즈 다시 보|다시 보세요`),
	"여러 보기에 해당":           regexp.MustCompile(`맞는 답이 여럿`),
	"매번":                  regexp.MustCompile(`기 전마다`),
	"이 랩":                 regexp.MustCompile(`모형`),
	"틀린 문제":               regexp.MustCompile(`틀린 \{n\}개`),
	"안다고 착각한":             regexp.MustCompile(`안다고 생각만`),
	"?를 입력하면":             regexp.MustCompile(`\?를 치면`),
	"이벤트 카테고리":            regexp.MustCompile(`이벤트 범주`),
	"a command in -세요":    regexp.MustCompile(`십시오`),
	"통과하지 못했습니다":          regexp.MustCompile(`조금 모자`),
	"전달되는 (one way only)": regexp.MustCompile(`오가는`),
	"중, in counts":        regexp.MustCompile(`가운데`),
	"“ ” around a title":  regexp.MustCompile(`"\{title\}"`),
	"~, of a range":       regexp.MustCompile(`\} ?- ?\{(last|high)\}`),
	"시험을 보다":              regexp.MustCompile(`번만 칠|시험으로 통과하`),
}

func TestKoreanHasNoWordThatIsMisread(t *testing.T) {
	for _, name := range sections(t, content.Korean) {
		for key, said := range raw(t, sectionFile(content.Korean, name)) {
			for better, word := range misread {
				if name != "typed" && word.MatchString(fmt.Sprint(said)) {
					t.Errorf("%s.%s: %v; say %s", name, key, said, better)
				}
			}
		}
	}
}

// A particle behind a value depends on the value, so it is a marker: never one of the two forms. A
// counter such as 개 between them is a word of its own.
func TestKoreanParticlesBehindValuesAreMarkers(t *testing.T) {
	particle := regexp.MustCompile("\\{[a-z_]+\\}[\"'`)\\]」”]*(?:은\\(는\\)|을\\(를\\)|이\\(가\\)|을|를|이|가|은|는|과|와|으로|로)(?:[^가-힣(]|$)")
	if !particle.MatchString(`"{name}"을 읽습니다`) || particle.MatchString(`{n}개를 읽습니다`) {
		t.Fatal("the pattern finds no particle")
	}
	for _, name := range sections(t, content.Korean) {
		for key, said := range raw(t, sectionFile(content.Korean, name)) {
			if found := particle.FindString(fmt.Sprint(said)); found != "" {
				t.Errorf("%s.%s: %q has no marker such as {을/를}", name, key, found)
			}
		}
	}
}

// "고른 답, 틀림: 틀리다" says two things with one word: the names of the two choices of a
// true or false question are not made of the words of a verdict.
func TestTrueAndFalseAreNotTheWordsOfAVerdict(t *testing.T) {
	b := In(content.Korean)
	for _, choice := range []string{b.Quiz.True, b.Quiz.False, b.Plain.True, b.Plain.False} {
		if strings.HasPrefix(choice, "맞") || strings.HasPrefix(choice, "틀") {
			t.Errorf("%q stands beside %q, %q and %q", choice, b.Quiz.Right, b.Quiz.NotRight, b.Plain.YoursWrong)
		}
	}
}

// Behind "틀렸습니다 ·" a bare "5개 중 4개" reads as four wrong ones.
func TestAScoreSaysOfWhat(t *testing.T) {
	for lang, word := range map[content.Lang]string{content.English: "right", content.Korean: "정답"} {
		if score := In(lang).Quiz.Score; !strings.Contains(score, word) {
			t.Errorf("%s: %q", lang, score)
		}
	}
}
