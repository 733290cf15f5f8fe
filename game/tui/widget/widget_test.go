package widget

import (
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/tui/keymap"
	"quest/game/tui/screen"
	"quest/game/tui/style"
)

func pen(width int, wide bool, speech game.Speech) Pen {
	a := screen.Area{Width: width, Height: 20, Wide: wide, Theme: style.New(style.Dark, false), Keys: keymap.ForGame(false), Speech: speech}
	return NewPen(a, nil)
}

// texts are lines as packs hold them: words of both scripts, long ones, signs and
// markup.
var texts = rapid.Custom(func(t *rapid.T) string {
	word := rapid.OneOf(
		rapid.StringMatching(`[a-zA-Z]{1,12}`),
		rapid.StringMatching(`[가-힣]{1,8}`),
		rapid.StringMatching("`[a-z_.]{1,30}`"),
		rapid.StringMatching(`\*\*[가-힣a-z]{1,9}\*\*`),
		rapid.SampledFrom([]string{"https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html", "→", "·", "👉", "ㅎㅏㄴ", "é", "a-b-c", "\\*"}),
	)
	return strings.Join(rapid.SliceOfN(word, 1, 40).Draw(t, "words"), " ")
})

// A date stays whole on one line wherever the text is broken; a hyphen between words may end one.
func TestALineDoesNotEndInsideADate(t *testing.T) {
	for width := 12; width < 60; width++ {
		lines := Wrap("\x1b[3mWelcome back: 12 of the oldest today, all done by 2026-12-14, then as before.\x1b[0m", width)
		if shown := ansi.Strip(strings.Join(lines, "\n")); !strings.Contains(shown, "2026-12-14") {
			t.Errorf("%d cells wide:\n%s", width, shown)
		}
	}
	if got := Wrap("well-known", 6); len(got) != 2 || got[0] != "well-" {
		t.Errorf("a word is broken into %q", got)
	}
	if got := strings.Join(Wrap("2026-12-14", 4), ""); got != "2026-12-14" {
		t.Errorf("a date that does not fit becomes %q", got)
	}
}

func TestNoLineIsWiderThanItsPen(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		en, ko := texts.Draw(rt, "en"), texts.Draw(rt, "ko")
		p := pen(rapid.IntRange(1, 130).Draw(rt, "width"), rapid.Bool().Draw(rt, "wide"), game.SpeakBoth)
		text := contenttest.Both(en, ko)
		for _, l := range append(p.Text(text, p.Reading()), p.Line(text, p.Leading()), p.Title(text, p.Muted())) {
			if w := Width(l); w > p.Width {
				rt.Fatalf("%d cells in a pen of %d: %q", w, p.Width, ansi.Strip(l))
			}
		}
	})
}

func TestWrappingLosesNoCharacter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := texts.Draw(rt, "text")
		p := pen(rapid.IntRange(minWrap, 130).Draw(rt, "width"), false, game.SpeakEnglish)
		squeeze := func(s string) string { return strings.ReplaceAll(s, " ", "") }
		got := squeeze(ansi.Strip(strings.Join(p.Sentence(contenttest.Safe(text), p.Theme.Text), "")))
		if want := squeeze(content.PlainText(contenttest.Safe(text))); got != want {
			rt.Fatalf("%q became %q", want, got)
		}
	})
}

func TestEveryLineCarriesItsOwnStyle(t *testing.T) {
	p := pen(20, false, game.SpeakEnglish)
	for _, l := range p.Sentence(contenttest.Safe("one **two three four five six seven** eight nine ten"), p.Theme.Text) {
		if strings.Contains(l, "\x1b[") && !strings.HasSuffix(l, "\x1b[m") && !strings.HasSuffix(l, "\x1b[0m") {
			t.Errorf("%q leaves its style open", l)
		}
	}
}

func TestTwoLanguagesStandBelowEachOtherOrSideBySide(t *testing.T) {
	text := contenttest.Both("One line.\nAnother.", "한 줄.\n또 한 줄.")
	strip := func(lines []string) string { return ansi.Strip(strings.Join(lines, "\n")) }
	if got := strip(pen(60, false, game.SpeakBoth).Text(text, Inks{})); got != "One line.\n한 줄.\nAnother.\n또 한 줄." {
		t.Errorf("stacked:\n%s", got)
	}
	lines := pen(103, true, game.SpeakBoth).Text(text, Inks{})
	if len(lines) != 2 {
		t.Fatalf("side by side takes %d lines", len(lines))
	}
	for i, want := range []string{"한 줄.", "또 한 줄."} {
		line := ansi.Strip(lines[i])
		if at := ansi.StringWidth(line[:strings.Index(line, want)]); at != 53 {
			t.Errorf("%q begins at cell %d, want 53", want, at)
		}
	}
	if got := strip(pen(103, true, game.SpeakBoth).Text(contenttest.Same("Aurora"), Inks{})); got != "Aurora" {
		t.Errorf("a neutral text is shown as %q", got)
	}
	if got := strip(pen(60, false, game.SpeakKorean).Text(text, Inks{})); got != "한 줄.\n또 한 줄." {
		t.Errorf("in Korean:\n%s", got)
	}
}

func TestAnInsetPartKeepsTheColumnOfTheSecondLanguage(t *testing.T) {
	text := contenttest.Both("English", "한국어")
	column := func(indent int, lines []string) int {
		line := ansi.Strip(lines[0])
		return indent + ansi.StringWidth(line[:strings.Index(line, "한국어")])
	}
	p := pen(103, true, game.SpeakBoth)
	want := column(0, p.Text(text, Inks{}))
	for _, inset := range []int{2, 7} {
		if got := column(inset, p.Inset(inset, 10).Text(text, Inks{})); got != want {
			t.Errorf("inset by %d the column is at %d, want %d", inset, got, want)
		}
	}
}

func TestABoxIsExactlyAsWideAsTold(t *testing.T) {
	theme := style.New(style.Dark, false)
	rapid.Check(t, func(rt *rapid.T) {
		width := rapid.IntRange(1, 120).Draw(rt, "width")
		lines := rapid.SliceOfN(texts, 0, 4).Draw(rt, "lines")
		title := rapid.SampledFrom([]string{"", "sql", "데이터베이스가 Lambda를 부를 때"}).Draw(rt, "title")
		for _, l := range Box(theme, title, lines, width, theme.Line) {
			if Width(l) != width {
				rt.Fatalf("%d cells, want %d: %q", Width(l), width, ansi.Strip(l))
			}
		}
	})
}

func TestAFooterLeavesOutWholeEntriesFromTheEnd(t *testing.T) {
	theme, k := style.New(style.Dark, false), keymap.ForGame(false)
	keys := []key.Binding{
		keymap.Says(k.Enter, "next"), keymap.If(keymap.Says(k.Left, "back"), false), keymap.Says(k.Back, "map"), keymap.Says(k.Speech, "language"),
	}
	for _, c := range []struct {
		width int
		want  string
	}{
		{80, "enter next   esc map   L language" + strings.Repeat(" ", 41) + "? help"},
		{41, "enter next   esc map               ? help"},
		{28, "enter next            ? help"},
		{12, "? help"},
	} {
		if got := ansi.Strip(Footer(theme, keys, keymap.Says(k.Help, "help"), c.width)); strings.TrimLeft(got, " ") != c.want {
			t.Errorf("in %d cells: %q, want %q", c.width, got, c.want)
		}
	}
}

func TestAnAddressBreaksAtItsJoints(t *testing.T) {
	got := Address("https://docs.example.com/AmazonRDS/latest/UserGuide/USER_Events.overview.html", 44)
	want := []string{"https://docs.example.com/AmazonRDS/latest/", "UserGuide/USER_Events.overview.html"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if got := Address(strings.Repeat("x", 25), 10); len(got) != 3 || got[0] != "xxxxxxxxxx" {
		t.Errorf("without joints: %q", got)
	}
}

func TestABarIsFullOnlyAtTheEndAndNeverEmptyOnceBegun(t *testing.T) {
	theme := style.New(style.Dark, true)
	full := func(n, of, width int) int {
		return strings.Count(ansi.Strip(Bar(theme, n, of, width, theme.Teal)), "=")
	}
	for _, c := range []struct{ n, of, width, want int }{
		{0, 10, 20, 0},
		{1, 1000, 20, 1},
		{999, 1000, 20, 19},
		{5, 10, 20, 10},
		{10, 10, 20, 20},
		{11, 10, 20, 20},
		{1, 0, 20, 0},
		{-1, 10, 20, 0},
		{1, 10, 0, 0},
	} {
		if got := full(c.n, c.of, c.width); got != c.want {
			t.Errorf("%d of %d in %d cells fills %d, want %d", c.n, c.of, c.width, got, c.want)
		}
	}
	for plain, want := range map[bool][2]string{false: {"━━━──", "━━━──┃──"}, true: {"===--", "===--|--"}} {
		theme := style.New(style.Dark, plain)
		bar, goal := Bar(theme, 3, 5, 5, theme.Teal), GoalBar(theme, 3, 8, 5.0/8, 8, theme.Gold.Bold())
		if got := [2]string{ansi.Strip(bar), ansi.Strip(goal)}; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for n := range 12 {
		if w := Width(GoalBar(theme, n, 11, 0.8, 30, theme.Teal)); w != 30 {
			t.Errorf("a bar with a goal is %d cells wide", w)
		}
	}
}

func TestScrollingShowsEveryLineAndNothingElse(t *testing.T) {
	k := keymap.ForGame(false)
	keys := []key.Binding{k.Up, k.Down, k.PageUp, k.PageDown, k.Top, k.End}
	rapid.Check(t, func(rt *rapid.T) {
		n, height := rapid.IntRange(0, 60).Draw(rt, "lines"), rapid.IntRange(1, 30).Draw(rt, "height")
		lines := make([]string, n)
		for i := range lines {
			lines[i] = strings.Repeat("x", i%30)
		}
		var s Scroll
		for _, b := range rapid.SliceOfN(rapid.SampledFrom(keys), 0, 20).Draw(rt, "keys") {
			var ok bool
			if s, ok = s.Hear(k, press(b.Keys()[0]), n, height); !ok {
				rt.Fatalf("%q was not heard", b.Keys()[0])
			}
			window := s.Window(style.New(style.Dark, false), lines, 40, height)
			if len(window) != min(n, height) {
				rt.Fatalf("%d lines are shown of %d in %d", len(window), n, height)
			}
		}
		part := rapid.IntRange(0, max(0, n-1)).Draw(rt, "part")
		if shown := s.Show(part, part, n, height); part < shown.From(n, height) || part >= shown.From(n, height)+height {
			rt.Fatalf("line %d is not in sight from %d", part, shown.Top)
		}
	})
}

// A text may have become shorter since it was scrolled: by a resize, or in another
// language. The first key moves from what is seen then.
func TestScrollingGoesOnFromWhatIsSeen(t *testing.T) {
	if got := (Scroll{Top: 50}).Move(-1, 30, 10); got.Top != 19 {
		t.Errorf("one line up from the end of 30 lines in 10 is %d, want 19", got.Top)
	}
}

func press(name string) tea.KeyPressMsg {
	codes := map[string]rune{"up": tea.KeyUp, "down": tea.KeyDown, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd}
	return tea.KeyPressMsg{Code: codes[name]}
}

func TestTabsGoToTheNextColumn(t *testing.T) {
	for in, want := range map[string]string{"a\tb": "a       b", "\tx": "        x", "가나\tx": "가나    x", "plain": "plain"} {
		if got := expandTabs(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestAPackInAnotherLanguageIsShownInItsOwn(t *testing.T) {
	parts := contenttest.Parts()
	parts.Meta.Languages = []content.Lang{"ja"}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	a := screen.Area{Width: 80, Theme: style.New(style.Dark, false), Speech: game.SpeakBoth}
	if p := NewPen(a, pack); len(p.Langs) != 1 || p.Langs[0] != "ja" {
		t.Errorf("the pen writes %v", p.Langs)
	}
}

// lipgloss.Wrap is the library's way to break styled text, and slower. Where words are broken that
// are wider than a line is ours: see TestALongWordIsBrokenAtItsJoints.
func TestWrappingGivesWhatTheLibraryGives(t *testing.T) {
	theme := style.New(style.Dark, false)
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 4).Draw(t, "parts") {
			ink := rapid.SampledFrom([]style.Ink{{}, theme.Text, theme.Gold.Bold(), theme.Link, theme.Muted.Italic()}).Draw(t, "ink")
			b.WriteString(ink.Render(texts.Draw(t, "text")) + rapid.SampledFrom([]string{"", " "}).Draw(t, "between"))
		}
		width := rapid.IntRange(20, 60).Draw(t, "width")
		got := Wrap(b.String(), width)
		if want := Wrap(lipgloss.Wrap(parted(b.String(), width), width, ""), width); strings.Join(inked(got), "\n") != strings.Join(inked(want), "\n") {
			t.Fatalf("%q in %d columns:\n%q\nthe library:\n%q", b.String(), width, inked(got), inked(want))
		}
	})
}

// inked gives lines with the ink of each character named before it.
func inked(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		ink := ""
		for state := byte(0); l != ""; {
			seq, _, n, next := ansi.DecodeSequence(l, state, nil)
			if l, state = l[n:], next; strings.HasPrefix(seq, "\x1b[") {
				ink = strings.TrimPrefix(strings.Trim(seq, "\x1b[m"), "0;")
				continue
			}
			out[i] += ink + ":" + seq + " "
		}
	}
	return out
}
