package tui

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// What holds nothing to judge is asked for again, and says why; what a hand or an input
// method sends in another shape is read as it was meant.
func TestStrangeTextInAGapIsAskedForAgainOrReadAsItWasMeant(t *testing.T) {
	for name, c := range map[string]struct{ typed, says string }{
		"nothing":              {"", "Type something into every gap"},
		"spaces":               {"   ", "Type something into every gap"},
		"wide spaces":          {"\u3000\u3000", "Type something into every gap"},
		"signs":                {"...!?", "Type something into every gap"},
		"an emoji":             {"🌙", "Type something into every gap"},
		"a joined emoji":       {"👩\u200d🚀\ufe0f", "Type something into every gap"},
		"controls":             {"\x00\x07\x1b\x7f", "Type something into every gap"},
		"invisible signs":      {"\u200b\u202e\u2066", "Type something into every gap"},
		"bytes of no text":     {"\xff\xfe", "Type something into every gap"},
		"loose jamo":           {"ㄷㅏㄹ", "the input method is not composing"},
		"half-width jamo":      {"\uffa7\uffc2\uffa9", "the input method is not composing"},
		"a lead without vowel": {"\u1103", "the input method is not composing"},
	} {
		t.Run(strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps))
			before := v.shelf.answers()
			v.send(tea.PasteMsg{Content: c.typed})
			v.fits()
			v.press("tab").typed("2").press("enter", "enter", "enter").sees(c.says)
			if v.shelf.answers() != before {
				t.Errorf("%q was judged", c.typed)
			}
		})
	}
	for name, typed := range map[string]string{
		"full-width letters": "ＭＯＯＮ", "an emoji behind": "moon🌙", "a mark between": "mo\u200bon", "a line break behind": "moon\r\n", "capitals": "MOON",
		"decomposed": "\u1103\u1161\u11af", "wide spaces around": "\u3000달\u3000", "an escape before": "\x1b달", "a particle behind": "달의 인력은",
	} {
		t.Run("read-"+strings.ReplaceAll(name, " ", "-"), func(t *testing.T) {
			v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.TideGaps))
			v.send(tea.PasteMsg{Content: typed})
			v.fits()
			v.press("tab").typed("2").press("enter").sees("✓ Right")
		})
	}
}

// A name, and a note on an item, of letters that were not put together says so, full-width
// or half-width.
func TestANameAndANoteOfLooseLettersSaySo(t *testing.T) {
	for _, typed := range []string{"ㅎㅏㄴ", "\uffbe\uffc2\uffa4", "\ua960", "\u1112"} {
		newVisit(t).press("1", "enter").typed(typed).sees("Loose letters such as")
		v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(contenttest.RiseInLock))
		v.press("!").typed(typed).press("enter").sees("Loose letters such as")
	}
	newVisit(t).press("1", "enter").typed("\u1112\u1161\u11ab").misses("Loose letters such as")
}

// Text that is pasted where nothing is typed answers nothing.
func TestAPasteWhereNothingIsTypedDoesNothing(t *testing.T) {
	for _, id := range []content.ItemID{contenttest.RiseInLock, contenttest.AidsAndUse, contenttest.NightDepth} {
		v := deepPlayer(t, game.SpeakEnglish).until(true, asksItem(id))
		before, answers := v.text(), v.shelf.answers()
		v.send(tea.PasteMsg{Content: "1\n2\n\n" + strings.Repeat("1\n", 5_000)})
		if v.text() != before || v.shelf.answers() != answers {
			t.Errorf("%s: a paste changed\n%s\nto\n%s", id, before, v.text())
		}
	}
}

// Where signs count, a gap that holds only signs is filled.
func TestAGapOfSignsIsFilledWhereSignsCount(t *testing.T) {
	parts := contenttest.DeepParts()
	for i := range parts.Items {
		if parts.Items[i].ID == contenttest.TideGaps {
			parts.Items[i].Gaps[0].Code = true
		}
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	v := deepPlayer(t, game.SpeakEnglish, func(s *game.Seat, _ *Options) { s.Packs = []*content.Pack{pack} })
	v.until(true, asksItem(contenttest.TideGaps)).typed("+").press("enter", "enter").sees("1 to go")
	v.typed("2").press("enter").sees("Not right", "your answer: +")
}
