package packs

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"quest/content"
)

// Words that read as translated, or as something else than is meant, with what a text
// says instead. One of them stands in a line of the glossary and among typed answers.
var misread = map[string]*regexp.Regexp{
	"이벤트 카테고리":                     regexp.MustCompile(`이벤트 범주|(^|[^용 ] )범주`),
	"a command in -세요":             regexp.MustCompile(`십시오`),
	"이유":                           regexp.MustCompile(`까닭`),
	"단어":                           regexp.MustCompile(`낱말`),
	"감사 대상 SQL, SQL 감사 기록":         regexp.MustCompile(`감사(할|한) SQL`),
	"제한(스로틀링)":                     regexp.MustCompile(`제한\(조절\)`),
	"최선형 전송(best effort)":          regexp.MustCompile(`최선형(?: 전송)?(?:[^ (]|$)`),
	"최소 한 번":                       regexp.MustCompile(`한 번 이상`),
	"어느 팀이":                        regexp.MustCompile(`(?:^|\s)한 팀이`),
	"각 X와 Y를 짝지으세요":                regexp.MustCompile(`그것이 .*짝지으`),
	"the number, as in (2개 선택)":    regexp.MustCompile(`\*\*(두|세|네) 개\*\*`),
	"이유, 해당하는, 대한 설명, or no noun":  regexp.MustCompile(`이야기|의 말입니다`),
	"받는다 or 알 수 있다, of what hears": regexp.MustCompile(`(소식|것)을? 듣`),
	"경로, of a network":             regexp.MustCompile(`프라이빗 길|이 길(에|의|로)`),
	"제한 시간 or 걸리는 시간":              regexp.MustCompile(`시계(?:[^열]|$)`),
	"자체, 전용, 별도의 or no word":       regexp.MustCompile(`(?:^|\s)자기 `),
	"SQL 문":                        regexp.MustCompile(`명령문`),
	"네이티브 함수":                      regexp.MustCompile(`내장 함수`),
	"순서대로 나열하세요, 분류하세요":            regexp.MustCompile(`(놓으|에 넣으)세요`),
	"대상, of a delivery":            regexp.MustCompile(`목적지`),
	"휘발성 포트":                       regexp.MustCompile(`임시 포트`),
	"중, of one among several":      regexp.MustCompile(`(?:이|다음|둘|셋|여럿|대상|시스템|기능|카테고리) 가운데 `),
	"리소스의 변화를 알립니다":                regexp.MustCompile(`(리소스|인스턴스|객체)(의 소식|에 대한 것)입니다`),
	"“ ”, around what is quoted":   regexp.MustCompile(`^\s+(- )?[^:]*"[^"]*"[이가을를은는와과라]`),
	"보관하는 곳 or 아카이브":               regexp.MustCompile(`보관소`),
}

// wanted are lines that may have a word of misread: an older term in the glossary, and
// what players type.
var wanted = regexp.MustCompile(`'이벤트 범주'라고도 함|answers: \{|SET ROLE 명령문`)

func TestKoreanOfThePacksHasNoWordThatIsMisread(t *testing.T) {
	hangul := regexp.MustCompile(`\p{Hangul}`)
	seen := 0
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".go") || filepath.Dir(path) == "compiled" {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(b), "\n") {
			if !hangul.MatchString(line) || wanted.MatchString(line) || strings.HasSuffix(path, "changelog.md") {
				continue
			}
			seen++
			for better, word := range misread {
				if word.MatchString(line) {
					t.Errorf("%s:%d: %s; say %s", path, i+1, strings.TrimSpace(line), better)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 1000 {
		t.Errorf("only %d Korean lines were seen", seen)
	}
}

// A question with several right answers announces them as exams in Korean do.
func TestKoreanStemsEndInTheNumberToChoose(t *testing.T) {
	seen := 0
	for _, p := range shippedPacks(t) {
		for _, i := range items(t, p) {
			if i.Type != content.Multi {
				continue
			}
			seen++
			lines := i.Stem.Lines(content.Korean)
			if last, end := lines[len(lines)-1].String(), "("+strconv.Itoa(i.Choose)+"개 선택)"; !strings.HasSuffix(last, end) {
				t.Errorf("%s: %s does not end in %s", i.ID, last, end)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d questions with several right answers", seen)
	}
}
