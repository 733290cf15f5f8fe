package source

import (
	"strings"
	"unicode"

	"quest/content"
)

// korean is what the rules know of Korean.
var korean = language{
	scripts: []*unicode.RangeTable{unicode.Hangul}, attached: true,
	count: syllables, perMinute: 300, sentence: 60, examSentence: 110,
	takeaways: []string{"핵심정리"},
	absolutes: []string{"항상", "절대", "반드시"},
	catchAll:  []string{"위 모두", "위의 모두", "모두 정답", "모두 맞", "해당 없음", "정답 없음"},
	counts:    [4][]string{{"두 ", "둘"}, {"세 ", "셋"}, {"네 ", "넷"}, {"다섯"}},
	verdicts:  []string{"맞아요", "아니에요", "맞습니다", "아닙니다", "정답입니다", "오답입니다"},
	unwritten: []string{"번역 필요", "번역 예정", "미번역", "작성 중", "작성 예정", "추후 작성", "할 일", "내용 없음"},
	negatives: negatives{parts: []string{"아닌", "않는"}},
	options: optionNames{
		lettered: []string{"보기", "선택지", "답"},
		nouns:    []string{"보기", "선택지", "답"},
		ordinals: []string{"첫 번째", "두 번째", "세 번째", "네 번째", "다섯 번째", "마지막"},
		counter:  "번",
		after:    []string{"은", "이", "을", "과", "도", ",", ".", " 보기", " 선택지", " 답", " 옵션"},
	},
	doubled: doubleParticle,
}

// syllables counts the syllables of a Korean text.
func syllables(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0xac00 && r <= 0xd7a3 {
			n++
		}
	}
	return n
}

// doubleParticles are the particles written in both their forms, each way that there is.
var doubleParticles = func() (all []string) {
	for _, p := range content.Particles() {
		all = append(all, p[0]+"("+p[1]+")", p[1]+"("+p[0]+")", p[0]+"/"+p[1], p[1]+"/"+p[0])
	}
	return append(all, "(으)로")
}()

// doubleParticle finds a particle written in both forms, as in 은(는) or 을/를.
func doubleParticle(words string) string {
	if !strings.ContainsAny(words, "(/") {
		return ""
	}
	for _, double := range doubleParticles {
		if strings.Contains(words, double) {
			return double
		}
	}
	return ""
}
