package source

import (
	"strings"
	"testing"

	"quest/content"
)

// readText reads a stem written in a quiz of the given languages.
func readText(t *testing.T, langs, yaml string) (content.Text, []Finding) {
	t.Helper()
	src := &file{path: "quiz/x.yaml"}
	src.decode([]byte("stem: " + yaml))
	l := &loader{glossary: newGlossary()}
	for lang := range strings.SplitSeq(langs, " ") {
		l.langs = append(l.langs, content.Lang(lang))
	}
	n := l.parse(src, src.text, 0)
	f := form{l: l, src: src, n: n, rec: &record{[]field{{name: "stem", kind: proseField, required: true}}}}
	return f.text("stem"), src.findings
}

// written shows a text as "en: a | b; ko: c".
func written(text content.Text, langs ...content.Lang) string {
	var parts []string
	for _, lang := range langs {
		var lines []string
		for _, l := range text.Lines(lang) {
			lines = append(lines, l.String())
		}
		parts = append(parts, string(lang)+": "+strings.Join(lines, " | "))
	}
	return strings.Join(parts, "; ")
}

func TestTextsAreReadInThreeForms(t *testing.T) {
	for _, tt := range []struct{ name, yaml, want string }{
		{"neutral", "\"`Lambda`\"\n", "en: `Lambda`; ko: `Lambda`"},
		{"block of one line", "|\n  `x`\n", "en: `x`; ko: `x`"},
		{"one pair", "|\n  One.\n  하나.\n", "en: One.; ko: 하나."},
		{"two pairs", "|\n  One.\n  하나.\n\n  Two.\n  둘.\n", "en: One. | Two.; ko: 하나. | 둘."},
		{"many empty lines", "|\n\n  One.\n  하나.\n\n\n  Two.\n  둘.\n\n\n", "en: One. | Two.; ko: 하나. | 둘."},
		{"spaces at the ends", "|\n  One.  \n    하나.\n", "en: One.; ko: 하나."},
		{"kept end", "|+\n  One.\n  하나.\n\n", "en: One.; ko: 하나."},
		{"stripped end", "|-\n  One.\n  하나.\n", "en: One.; ko: 하나."},
		{"map", "{en: One., ko: 하나.}\n", "en: One.; ko: 하나."},
		{"map of blocks", "\n  en: |\n    One.\n    Two.\n  ko: |\n    하나.\n    둘.\n", "en: One. | Two.; ko: 하나. | 둘."},
		{"particles", "|\n  `Lambda` is it. Go to S3.\n  `Lambda`{이/가} 답입니다. S3{으로/로} 갑니다.\n", "en: `Lambda` is it. Go to S3.; ko: `Lambda`가 답입니다. S3로 갑니다."},
		{"sharp sign", "|\n  Use C # here.\n  C # 을 쓰세요.\n", "en: Use C # here.; ko: C # 을 쓰세요."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text, findings := readText(t, "en ko", tt.yaml)
			if got := written(text, content.English, content.Korean); got != tt.want || len(findings) > 0 {
				t.Errorf("got %s, want %s\n%s", got, tt.want, said(findings))
			}
		})
	}
}

func TestTextsOfOtherNumbersOfLanguages(t *testing.T) {
	one, findings := readText(t, "en", "|\n  One.\n  Two.\n")
	if got := written(one, content.English); got != "en: One. | Two." || len(findings) > 0 {
		t.Errorf("one language: %s\n%s", got, said(findings))
	}
	three, findings := readText(t, "en ko ja", "|\n  One.\n  하나.\n  いち。\n")
	if got := written(three, content.English, content.Korean, "ja"); got != "en: One.; ko: 하나.; ja: いち。" || len(findings) > 0 {
		t.Errorf("three languages: %s\n%s", got, said(findings))
	}
	_, findings = readText(t, "en ko ja", "|\n  One.\n  하나.\n")
	if len(findings) != 1 || findings[0].What(content.English) != "only 2 of 3 lines of text (en, ko, ja)" {
		t.Errorf("two of three: %s", said(findings))
	}
}

func TestWordingOfTheTextFindings(t *testing.T) {
	for _, tt := range []struct{ yaml, en, ko string }{
		{
			"|\n  One.\n  하나.\n  Two.\n", "quiz/x.yaml:2:3: T005 3 lines of text, want 2 (en, ko); put an empty line between pairs",
			"quiz/x.yaml:2:3: T005 글이 3줄입니다. 2줄(en, ko)이어야 합니다; 묶음 사이에 빈 줄을 넣으세요",
		},
		{">\n  One.\n", "quiz/x.yaml:1:7: T005 folded text; use |", "quiz/x.yaml:1:7: T005 > 블록은 글의 줄을 이어 붙입니다; | 블록을 쓰세요"},
		{
			"Port #443 is open\n", `quiz/x.yaml:1:7: Y001 text "Port" is cut off: YAML reads "#443 is open" as a comment; use a | block`,
			`quiz/x.yaml:1:7: Y001 글 "Port"가 잘립니다. YAML은 "#443 is open"을 주석으로 봅니다; | 블록을 쓰세요`,
		},
	} {
		_, findings := readText(t, "en ko", tt.yaml)
		if len(findings) != 1 || findings[0].String(content.English) != tt.en || findings[0].String(content.Korean) != tt.ko {
			t.Errorf("%q gave\n%s\n%s", tt.yaml, said(findings), findings[0].String(content.Korean))
		}
	}
}
