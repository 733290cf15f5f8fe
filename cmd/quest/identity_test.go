package main

import (
	"slices"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/game"
)

// TestEveryFrontEndKeepsTheSame plays the same tale through the rules, through
// lines and through the screens, in every language: the events are the same to the
// byte, apart from clocks, identifiers and the languages themselves.
func TestEveryFrontEndKeepsTheSame(t *testing.T) {
	parts := contenttest.DeepParts()
	parts.Rewards = nil // a tale ends at the chest
	deep, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	types := []string{`"sequence"`, `"paired"`, `"typed"`, string(contenttest.NightSigns)}
	keenness := []string{`"hints":1`, `"hints":2`, `"disputed"`, `"undone"`, `"certainty":1`, `"certainty":3`, `"stake":-`}
	always := func(*content.Item) bool { return true }
	never := func(*content.Item) bool { return false }
	mixed := func(it *content.Item) bool { return spread(string(it.ID))%3 > 0 }
	flagship, err := content.Open(packs.Shipped()[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		pack     *content.Pack
		plays    habit
		sessions int
		holds    []string // what the tale has to have, so that it shows something
		long     bool     // left out of short runs
	}{
		{"harbour, all right", contenttest.Pack(), habit{right: always}, 9, nil, false},
		{"harbour, some wrong", contenttest.Pack(), habit{right: mixed}, 4, nil, false},
		{"flagship, all right", flagship, habit{right: always}, 9, nil, true},
		{"flagship, some wrong", flagship, habit{right: mixed}, 4, nil, true},
		{"flagship, asked about certainty", flagship, habit{right: mixed, fresh: true}, 3, []string{`"wager":false`}, true},
		{"flagship, keen when asked", flagship, habit{right: mixed, fresh: true, keen: true}, 3, []string{`"wager":true`, `"certainty":3`}, true},
		{"every type, all right", deep, habit{right: always}, 9, append(slices.Clone(types), `"fought"`, `"won":true`), true},
		{"every type, some wrong", deep, habit{right: mixed}, 9, types, false},
		{"every type, all wrong", deep, habit{right: never}, 9, types, false},
		{"every type, keenly", deep, habit{right: mixed, keen: true}, 9, slices.Concat(types, keenness), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if testing.Short() && c.long {
				t.Skip("long; shorter tales go the same ways")
			}
			var first []string
			for _, lang := range []game.Speech{game.SpeakEnglish, game.SpeakKorean, game.SpeakBoth} {
				story, rules := scripted(t, c.pack, lang, c.plays, c.sessions)
				want := rules.lines(t)
				if first == nil {
					first = want
				}
				told := strings.Join(want, "\n")
				for _, held := range append(c.holds, `"choice"`, `"truth"`, `"placed"`) {
					if !strings.Contains(told, held) {
						t.Fatalf("the tale has no %s in %d batches", held, len(want))
					}
				}
				compare(t, string(lang)+" by the rules, and "+string(game.SpeakEnglish), want, first)
				lines := story.inLines(t).lines(t)
				if n := len(want); len(lines) == n+1 && strings.Contains(want[n-1], `"opened"`) && strings.Contains(lines[n], `"told"`) {
					lines = lines[:n] // lines go on behind the chest, where the screen waits for a key
				}
				compare(t, string(lang)+" in lines", lines, want)
				compare(t, string(lang)+" on screen", story.onScreen(t, len(want)).lines(t), want)
			}
			if changed := contenttest.Changed(c.pack); len(changed) > 0 {
				t.Errorf("playing changed what all players of the pack share: %v", changed)
			}
		})
	}
}

func compare(t *testing.T, what string, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		switch {
		case i >= len(got):
			t.Fatalf("%s: batch %d is missing: %s", what, i, want[i])
		case i >= len(want):
			t.Fatalf("%s: one batch too many: %s", what, got[i])
		case got[i] != want[i]:
			t.Fatalf("%s: batch %d is\n%s\nand should be\n%s", what, i, got[i], want[i])
		}
	}
}

// countAnswers counts the answers among events.
func countAnswers(events []game.Event) int {
	n := 0
	for _, e := range events {
		if e.Answered != nil {
			n++
		}
	}
	return n
}
