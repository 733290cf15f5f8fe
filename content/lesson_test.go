package content_test

import (
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

// A listing, a picture and a heading are shown wherever they stand, and none is lost or shown twice.
// In the table S is a sentence, C code, A text art, and a digit a heading of that name; in what is
// shown the exhibits of each sentence stand behind it.
func TestEveryExhibitGoesWithASentence(t *testing.T) {
	for body, want := range map[string]string{
		"1SCS":    "SC S",
		"1CS":     "SC",
		"CS1S":    "SC S",
		"1S2CS":   "S SC",
		"1CASC":   "SCAC",
		"S1C2S":   "S1C S",
		"S1A2S":   "S1A S",
		"S1C2A3S": "S1C2A S",
		"1C2S":    "S1C",
		"1C2CS":   "SC1C",
		"1S2C":    "S2C",
		"1S2":     "S2",
		"12S3S":   "S S",
		"1S23C":   "S2 - 3C",
		"1C2A":    "1C2A",
		"12C":     "1 - 2C",
		"":        "",
	} {
		var l content.Lesson
		for _, r := range body {
			switch r {
			case 'S':
				l.Blocks = append(l.Blocks, content.Block{Kind: content.Sentence})
			case 'C':
				l.Blocks = append(l.Blocks, content.Block{Kind: content.Fence})
			case 'A':
				l.Blocks = append(l.Blocks, content.Block{Kind: content.Art})
			default:
				l.Blocks = append(l.Blocks, content.Block{Kind: content.Heading, Text: contenttest.Both(string(r), string(r))})
			}
		}
		exhibits, alone := l.Exhibits()
		got := make([]string, 0, len(exhibits))
		for _, of := range exhibits {
			got = append(got, "S"+signs(of))
		}
		if len(exhibits) == 0 {
			got = append(got, signs(alone))
		} else if len(alone) > 0 {
			t.Errorf("%s: %s stand alone", body, signs(alone))
		}
		if now := strings.Join(got, " "); now != want {
			t.Errorf("%s is shown as %q, want %q", body, now, want)
		}
	}
}

func signs(blocks []content.Block) string {
	var b strings.Builder
	for _, e := range blocks {
		switch e.Kind {
		case content.Heading:
			b.WriteString(e.Text.Line(content.Korean).String())
		case content.Fence:
			b.WriteString("C")
		default:
			b.WriteString("A")
		}
	}
	return b.String()
}
