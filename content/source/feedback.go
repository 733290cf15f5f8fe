package source

import (
	"strings"
	"unicode"

	"quest/content"
	"quest/content/source/saying"
)

// checkFeedback checks the words of one text that is shown after an answer.
func (f form) checkFeedback(key string) {
	n := f.get(key)
	if n == nil {
		return
	}
	// The text was read and reported on already; here it is read for its words.
	quiet := f
	quiet.src = &source{path: f.src.path, lines: f.src.lines}
	t := quiet.text(key)
	for _, lang := range f.l.langs {
		for i, line := range t.Lines(lang) {
			at := f.speaking(lang)
			if place := namesPlace(lang, content.WithoutCode(line.String())); place != "" {
				at.report(n.place, saying.FeedbackNamesOption, "text", place)
			}
			if word := verdictWord(lang, line.String()); i == 0 && key == "why" && word != "" {
				at.report(n.place, saying.WhyStartsWithVerdict, "word", word)
			}
		}
	}
}

// verdictWord finds a verdict at the start of a reason: the screen has given it.
func verdictWord(lang content.Lang, s string) string {
	var words []string
	switch lang {
	case content.English:
		words = []string{"Right", "Wrong", "Yes", "No", "Correct", "Incorrect"}
	case content.Korean:
		words = []string{"맞아요", "아니에요", "맞습니다", "아닙니다", "정답입니다", "오답입니다"}
	default: // no words are known for other languages
	}
	for _, w := range words {
		if rest, ok := strings.CutPrefix(s, w); ok && (rest == "" || strings.ContainsAny(rest[:1], ",.!:;")) {
			return w
		}
	}
	return ""
}

// namesPlace finds a letter, number or place that stands for an option. Options are
// shuffled, so it would name another one.
func namesPlace(lang content.Lang, s string) string {
	switch lang {
	case content.English:
		return placeInEnglish(s)
	case content.Korean:
		return placeInKorean(s)
	default: // no words are known for other languages
		return ""
	}
}

func placeInEnglish(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	for i := 0; i+1 < len(words); i++ {
		a, b := strings.ToLower(words[i]), words[i+1]
		switch a {
		case "option", "options", "choice", "choices", "answer", "answers":
			if len(b) == 1 && (b[0] >= 'A' && b[0] <= 'H' || b[0] >= '1' && b[0] <= '8') {
				return words[i] + " " + b
			}
		case "first", "second", "third", "fourth", "fifth", "last":
			switch strings.ToLower(b) {
			case "option", "choice", "answer":
				return words[i] + " " + b
			}
		}
		if l := strings.ToLower(b); (a == "option" || a == "choice" || a == "answer") && (l == "above" || l == "below") {
			return words[i] + " " + b
		}
	}
	return ""
}

func placeInKorean(s string) string {
	for _, before := range []string{"보기 ", "선택지 ", "답 "} {
		if i := strings.Index(s, before); i >= 0 {
			rest := s[i+len(before):]
			if rest != "" && (rest[0] >= 'A' && rest[0] <= 'H' || rest[0] >= '1' && rest[0] <= '8') && (len(rest) == 1 || !asciiWord(rest[1])) {
				return before + rest[:1]
			}
		}
	}
	for _, nth := range []string{"첫 번째", "두 번째", "세 번째", "네 번째", "다섯 번째", "마지막"} {
		for _, what := range []string{" 보기", " 선택지", " 답"} {
			if strings.Contains(s, nth+what) {
				return nth + what
			}
		}
	}
	return numberedInKorean(s)
}

// numberedInKorean finds "2번" where it names an option; "443번 포트" and "2번
// 시도한다" do not.
func numberedInKorean(s string) string {
	for from := 0; ; {
		i := strings.Index(s[from:], "번")
		if i < 0 {
			return ""
		}
		i += from
		from = i + len("번")
		if i == 0 || s[i-1] < '1' || s[i-1] > '8' || i > 1 && asciiWord(s[i-2]) {
			continue
		}
		rest := s[from:]
		for _, follow := range []string{"은", "이", "을", "과", "도", ",", ".", " 보기", " 선택지", " 답", " 옵션"} {
			if rest == "" || strings.HasPrefix(rest, follow) {
				return s[i-1 : from]
			}
		}
	}
}

func asciiWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}
