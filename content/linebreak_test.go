package content

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestALineOfAScriptWithoutSpacesEndsWhereItMay(t *testing.T) {
	for line, want := range map[string]string{
		"":                 "",
		"two words":        "two words",
		"배울 것이 있다":         "배울 것이 있다",
		"배울것":              "배울것",
		"夜明け":              "夜|明|け",
		"終わり。「次」へ":         "終|わ|り。|「次」|へ",
		"データベース":           "デー|タ|ベー|ス",
		"ちょっと待って":          "ちょっ|と|待っ|て",
		"Lambda関数をevent経由": "Lambda|関|数|を|event|経|由",
		"10問、100% の確率":     "10問、|100% の|確|率",
		"（例：S3）へ":          "（例：|S3）|へ",
		"漢字(한자)":           "漢|字|(한자)",
		"二\ue000つ":         "二\ue000つ",
		"か\u3099く":         "か\u3099|く",
	} {
		var got []string
		for i, c := range Chunks(line) {
			if c.Spaced {
				got[len(got)-1] += " " + c.Text
				continue
			}
			if got = append(got, c.Text); i == 0 && line == "" {
				break
			}
		}
		if said := strings.Join(got, "|"); said != want {
			t.Errorf("%q: %q, want %q", line, said, want)
		}
	}
}

func TestChunksAreTheWholeLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.StringMatching(`[a-z ぁ-ヶ一-龥、。「」ー0-9가-힣é]{0,40}`).Draw(t, "line")
		var b strings.Builder
		chunks := Chunks(line)
		for i, c := range chunks {
			if c.Spaced {
				b.WriteByte(' ')
			}
			b.WriteString(c.Text)
			if first := []rune(c.Text + " ")[0]; i > 0 && !c.Spaced && strings.ContainsRune(startsNoLine, first) {
				t.Fatalf("%q begins with %q", c.Text, first)
			}
		}
		if b.String() != line {
			t.Fatalf("%q became %q", line, b.String())
		}
		if slices.ContainsFunc(chunks[1:], func(c Chunk) bool { return !c.Spaced }) && !Unspaced(line) {
			t.Fatalf("%q is parted without a script that has no spaces", line)
		}
	})
}

func TestLinesAreJoinedAsTheirScriptIsWritten(t *testing.T) {
	for _, c := range [][3]string{
		{"", "a", "a"},
		{"a", "", "a"},
		{"one", "two", "one two"},
		{"배울 것이", "있다", "배울 것이 있다"},
		{"終わり。", "次", "終わり。次"},
		{"次は", "quest", "次はquest"},
		{"quest pack", "--into", "quest pack --into"},
		{"漢字", "는", "漢字 는"},
	} {
		if got := JoinLines(c[0], c[1]); got != c[2] {
			t.Errorf("%q and %q became %q", c[0], c[1], got)
		}
	}
}
