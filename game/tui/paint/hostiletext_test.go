package paint_test

import (
	"bytes"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"

	"quest/content"
	"quest/game"
	"quest/game/tui/paint"
	"quest/game/tui/style"
	"quest/game/tui/widget"
)

// attacks are what the texts of a hostile pack may hold, whole and in part: each speaks to a
// terminal that it reaches (docs/hostile.md 3, rows 39 to 55).
var attacks = []string{
	"\x1b]52;c;cm0gLXJmIC8=\x07", "\x1b]0;title\x07", "\x1b]2;title\x1b\\", "\x1b[21t", "\x1b]8;;https://evil.example\x07safe.example\x1b]8;;\x07",
	"\x1bP$q\"p\x1b\\", "\x1b[6n", "\x1b[c", "\x1b[>q", "\x1b[?1049l", "\x1b[?1000h", "\x1b[?2004l", "\x1b_Gi=1;AAAA\x1b\\", "\x1bPq#0;2;0;0;0~\x1b\\", "\x1b]1337;File=:AA==\x07",
	"\x9b31m", "\u009b31m", "\u009d52;c;YQ==\u009c", "\x1b]52;c;", "YQ==\x07", "\x1b[8mhidden\x1b[m", "\x1b[30;40mdark\x1b[m", "\a\a\a\a", "good\rbad", "good\b\b\b\bbad", "\x1bc", "\x1b[2J\x1b[H",
	"\x0e", "\x0f", "\x1b(0", "\x1b#8", "\x1b[5i", "\x1b]777;notify;a;b\x07", "\x1b]9;note\x07", "\x1b^pm\x1b\\", "\x1bXsos\x1b\\", "\x7f", "\x00", "\x1b", "\x1b[", "\x1b]",
	"\u202etxt.exe", "\u2066\u2069", "\u200b", "\u2028", "\ufeff", "\U000e0041\U000e007f", "\u3164", "\uffa0", "\u2800", "e" + strings.Repeat("\u0301", 40), "\u200d", "\ufffd", "\xff\xfe", "\xed\xa0\x80", "\u0085", "\u2029",
}

// innocent is what they are hidden in.
var innocent = []string{
	"a harbour", "항구", " ", "\n", "\t", "`code`", "**bold**", "[label](https://example.org)", "👩‍🚀", "한", "é", "{{gap}}", "{은/는}", "漢字", "x", "-", "……", "\u1112\u1161\u11ab",
}

// hostileText puts together a text as the author of a hostile pack might.
func hostileText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(6) {
		from := innocent
		if r.IntN(2) == 0 {
			from = attacks
		}
		part := from[r.IntN(len(from))]
		if r.IntN(3) == 0 { // a part of it, which the next may complete
			at := r.IntN(len(part) + 1)
			part = [2]string{part[:at], part[at:]}[r.IntN(2)]
		}
		b.WriteString(part)
	}
	return b.String()
}

// drawn gives the lines that parts of screens make of a text.
func drawn(t *style.Theme, r *rand.Rand, text string, width int) []string {
	lines := widget.Wrap(text, width)
	switch r.IntN(4) {
	case 0:
		lines = widget.Box(t, text, lines, width, t.Text)
	case 1:
		lines = append(lines, widget.Spread(text, text, width, "…"), widget.Fit(text, width, "…"))
	case 2:
		lines = append(widget.Address(text, width), widget.CutLeft(text, width, "…"))
	}
	return lines
}

// outputs is how many are tried: a million of them with QUEST_HOSTILE_OUTPUTS=1000000.
func outputs(t *testing.T) int {
	t.Helper()
	if n, err := strconv.Atoi(os.Getenv("QUEST_HOSTILE_OUTPUTS")); err == nil {
		return n
	}
	if testing.Short() {
		return 2_000
	}
	return 20_000
}

// TestTextsOfHostilePacksWriteNothingOfTheirOwn draws random hostile texts as the game does:
// as a text of a pack if the cleaning takes it, and otherwise as the check and the messages show it.
// What reaches the terminal holds no control but the painter's own.
func TestTextsOfHostilePacksWriteNothingOfTheirOwn(t *testing.T) {
	const seed = 20261130
	r := rand.New(rand.NewPCG(seed, 1))
	theme := style.Named(game.ThemeAuto, style.Unknown, false)
	taken := 0
	for _, graphemes := range []bool{false, true} {
		var out bytes.Buffer
		p := paint.New(&out, paint.Options{Profile: colorprofile.TrueColor, Graphemes: graphemes})
		for n := range outputs(t) / 2 {
			text := hostileText(r)
			var shown string
			if safe, err := content.Clean(text); err == nil {
				shown = safe.String()
				taken++
			} else {
				shown = content.Visible(text)
			}
			width := 4 + r.IntN(80)
			p.Paint(paint.Frame{Width: width, Height: 1 + r.IntN(8), Lines: drawn(theme, r, shown, width)})
			if err := p.Wait(); err != nil {
				t.Fatal(err)
			}
			if bad := paint.Foreign(out.String()); bad != "" {
				t.Fatalf("seed %d, output %d: %q wrote %q in %q", seed, n, text, bad, out.String())
			}
			out.Reset()
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if taken == 0 {
		t.Error("no text was taken: the attacks are not hidden in anything")
	}
}
