package widget

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

func block(kind content.BlockKind, lines ...string) content.Block {
	c := &content.Code{Lang: "sql"}
	for _, l := range lines {
		c.Lines = append(c.Lines, contenttest.Safe(l))
	}
	return content.Block{Kind: kind, Code: c, Text: contenttest.Both("A picture", "그림")}
}

func shown(lines []string) string { return ansi.Strip(strings.Join(lines, "\n")) }

func TestCodeOf76ColumnsStandsWholeOnATerminalOf80(t *testing.T) {
	line := strings.Repeat("x", 76)
	if got := shown(pen(76, false, game.SpeakEnglish).Exhibit(block(content.Fence, line))); !strings.Contains(got, line) {
		t.Errorf("the line is not whole:\n%s", got)
	}
}

func TestCodeThatIsTooWideGoesOnBehindASign(t *testing.T) {
	got := shown(pen(40, false, game.SpeakEnglish).Exhibit(block(content.Fence,
		"SELECT *", "  aws_commons.create_arn('send-welcome', 'ap-northeast-2'),")))
	for _, want := range []string{"  aws_commons.create_arn('send-welcome',\n", "\n  ↳ 'ap-northeast-2'),\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestWrappingCodeLosesNothing(t *testing.T) {
	squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
	rapid.Check(t, func(rt *rapid.T) {
		line := rapid.StringMatching(`( {0,12}[a-z가-힣,()']{1,30}){1,8}`).Draw(rt, "line")
		width := rapid.IntRange(20, 100).Draw(rt, "width")
		parts := foldCode(line, width, 2)
		for i, part := range parts {
			if w := Width(part); i == 0 && w > width || i > 0 && w+2 > width {
				rt.Fatalf("%d cells in %d: %q", w, width, part)
			}
		}
		if got := strings.Join(parts, ""); squeeze(got) != squeeze(line) {
			rt.Fatalf("%q became %q", line, got)
		}
	})
}

func TestTextArtIsSeenWholeByMovingIt(t *testing.T) {
	art := block(content.Art, "| 말하는 쪽 | 내 SQL | RDS 서비스입니다 |", "+-----------+--------+------------------+")
	p := pen(28, false, game.SpeakKorean)
	over := p.Overhang(art)
	if over != 13 {
		t.Fatalf("%d cells hang over, want 13", over)
	}
	first := shown(p.Exhibit(art))
	p.Skip = 99 // held to what there is
	last := shown(p.Exhibit(art))
	for _, c := range []struct{ got, cell, arrow string }{{first, "말하는 쪽", "→"}, {last, "서비스입니다 |", "←"}} {
		if !strings.Contains(c.got, c.cell) || !strings.Contains(c.got, c.arrow) {
			t.Errorf("%q and %q are not in\n%s", c.cell, c.arrow, c.got)
		}
	}
}

func TestNoExhibitIsWiderThanItsPen(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		kind := rapid.SampledFrom([]content.BlockKind{content.Fence, content.Art}).Draw(rt, "kind")
		lines := rapid.SliceOfN(rapid.StringMatching(`[a-z 가-힣|]{0,100}`), 1, 5).Draw(rt, "lines")
		p := pen(rapid.IntRange(1, 120).Draw(rt, "width"), false, game.SpeakBoth)
		p.Skip = rapid.IntRange(0, 120).Draw(rt, "skip")
		for _, l := range p.Exhibit(block(kind, lines...)) {
			if w := Width(l); w > p.Width {
				rt.Fatalf("%d cells in %d: %q", w, p.Width, ansi.Strip(l))
			}
		}
	})
}

func TestHalfAWideCharacterIsBlank(t *testing.T) {
	for _, c := range []struct {
		from, width int
		want        string
	}{{0, 7, "a가나다"}, {1, 4, "가나"}, {2, 4, " 나 "}, {0, 2, "a "}, {8, 3, ""}} {
		if got := Part("a가나다", c.from, c.width); got != c.want {
			t.Errorf("%d cells from %d are %q, want %q", c.width, c.from, got, c.want)
		}
	}
}

// TestALineOfAnyLengthIsFoldedInOnePass folds a line of a megabyte. Were the rest of it
// measured for each part, that would take hours.
func TestALineOfAnyLengthIsFoldedInOnePass(t *testing.T) {
	for _, unit := range []string{"y", "y ", "가", "\t", "e\u0301", "👨\u200d👩", " "} {
		line := "   " + strings.Repeat(unit, 1_000_000/len(unit)) + "|"
		line = expandTabs(line)
		parts := foldCode(line, 70, 2)
		got := 0
		for _, p := range parts {
			if Width(p) > 70 {
				t.Fatalf("%q again and again: a part of %d cells", unit, Width(p))
			}
			got += len(strings.ReplaceAll(p, " ", ""))
		}
		if want := len(strings.ReplaceAll(line, " ", "")); got != want {
			t.Errorf("%q again and again: %d of %d bytes are left", unit, got, want)
		}
	}
}
