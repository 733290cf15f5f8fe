package widget

import (
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"pgregory.net/rapid"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
	"quest/game/tui/style"
)

func TestHolesKeepTheirPlaceAndTheirWidth(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		en := texts.Draw(rt, "before") + " {{gap}}" + rapid.SampledFrom([]string{"", "입니다.", ", "}).Draw(rt, "glued") + " " + texts.Draw(rt, "after")
		p := pen(rapid.IntRange(1, 130).Draw(rt, "width"), false, game.SpeakEnglish)
		width := rapid.IntRange(1, max(1, p.Width/2)).Draw(rt, "hole")
		holes := []Hole{{Name: "gap", Width: width, Draw: func() string { return strings.Repeat("#", width) }}}
		lines, found := p.Holed(contenttest.Both(en, "한국어"), content.English, One(p.Theme.Strong), holes)
		for _, l := range lines {
			if w := Width(l); w > p.Width {
				rt.Fatalf("%d cells in a pen of %d: %q", w, p.Width, ansi.Strip(l))
			}
			if strings.ContainsRune(l, firstHole) || strings.Contains(l, "{{") && p.Width > 40 {
				rt.Fatalf("the place of a hole is seen: %q", ansi.Strip(l))
			}
		}
		at, ok := found["gap"]
		if p.Width < minWrap {
			return
		}
		if !ok || at.Width != width {
			rt.Fatalf("the hole is at %+v, %v", at, ok)
		}
		line := ansi.Strip(lines[at.Y])
		if got := ansi.Cut(line, at.X, at.X+width); got != strings.Repeat("#", width) {
			rt.Fatalf("at its place stands %q in %q", got, line)
		}
	})
}

func TestTheWordsBehindAHoleKeepTheirInk(t *testing.T) {
	p := pen(60, false, game.SpeakEnglish)
	holes := []Hole{{Name: "gap", Width: 3, Draw: func() string { return p.Theme.Gold.Render("abc") }}}
	lines, _ := p.Holed(contenttest.Both("one **two {{gap}} three** `x {{gap}}` four", ""), content.English, One(p.Theme.Text), holes)
	want := p.Theme.Text.Bold().Render("x")
	want = want[:strings.IndexByte(want, 'm')+1]
	_, behind, _ := strings.Cut(lines[0], "abc\x1b[m")
	if !strings.HasPrefix(behind, want) {
		t.Errorf("behind the hole stands %q, want the ink %q", behind, want)
	}
	if !strings.Contains(ansi.Strip(lines[0]), "x {{gap}}") {
		t.Errorf("code was changed: %q", ansi.Strip(lines[0]))
	}
}

func TestAWindowAlwaysShowsTheCursor(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := NewField(rapid.StringMatching(`[a-z가-힣 ]{0,60}`).Draw(rt, "text"), 400)
		for range rapid.IntRange(0, 60).Draw(rt, "left") {
			f = struck(f, tea.KeyLeft)
		}
		width := rapid.IntRange(3, 30).Draw(rt, "width")
		seen, at := f.Window(width)
		if at < 0 || at > width || at == width && seen != f.Value() || Width(seen) > width {
			rt.Fatalf("%q with the cursor at %d in %d", seen, at, width)
		}
		if !strings.Contains(f.Value(), seen) {
			rt.Fatalf("%q is not part of %q", seen, f.Value())
		}
		if f.Cells() <= width && (seen != f.Value() || at != f.Cursor()) {
			rt.Fatalf("a text that fits is shown as %q", seen)
		}
		theme := style.New(style.Dark, rapid.Bool().Draw(rt, "plain"))
		if w := Width(f.Gap(theme, width+2, true)); w != width+2 {
			rt.Fatalf("the field is %d cells wide, want %d", w, width+2)
		}
	})
}

func TestAFieldCountsCharactersWhereItIsToldTo(t *testing.T) {
	f := NewField("", 400)
	f.Most = 5
	f, full := f.Hear(tea.PasteMsg{Content: "한글abc😀x"})
	if n := utf8.RuneCountInString(f.Value()); n != 5 || !full {
		t.Errorf("%q holds %d characters, full %v", f.Value(), n, full)
	}
	f = struck(f, tea.KeyHome)
	if f, full = f.Hear(tea.KeyPressMsg{Code: 'x', Text: "x"}); utf8.RuneCountInString(f.Value()) != 5 || !full {
		t.Errorf("%q, full %v", f.Value(), full)
	}
}
