package main

import (
	"io"
	"os"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"quest/game/find"
	"quest/game/tui"
)

// BenchmarkLargeSave is what a key press to a drawn frame takes, without the terminal, in a save
// that QUEST_LARGE_SAVE names. It is made like this:
//
//	go run ./content/largepacks -n 100 SAVES/packs
//	go run ./cmd/largesave SAVES
//	go run ./cmd/quest play --plain --save-dir SAVES </dev/null
//	go run ./cmd/quest settings certainty on --save-dir SAVES
//
// Without the last line the offer of certainty lies over the map and takes every key.
func BenchmarkLargeSave(b *testing.B) {
	dir := os.Getenv("QUEST_LARGE_SAVE")
	if dir == "" {
		b.Skip("QUEST_LARGE_SAVE names no save")
	}
	c := &call{Main: NewMain(), began: time.Now(), out: io.Discard, err: io.Discard}
	c.flags.saveDir, c.flags.player = dir, defaultPlayer
	seat, d, err := c.seat("")
	if err != nil {
		b.Fatal(err)
	}
	defer func() {
		if _, err := d.Close(); err != nil {
			b.Error(err)
		}
	}()
	draw := func(m tea.Model, keys ...string) {
		for _, k := range keys {
			press := tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
			switch k {
			case "esc":
				press = tea.KeyPressMsg{Code: tea.KeyEscape}
			case "tab":
				press = tea.KeyPressMsg{Code: tea.KeyTab}
			}
			m.Update(press)
			_ = m.View()
		}
	}
	fresh := func() tea.Model {
		m := tui.New(seat, tui.Options{})
		m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
		_ = m.View()
		return m
	}
	m := fresh()
	for _, key := range []string{"r", "esc", "s", "esc", "/", "esc"} {
		before := m.(*tui.Model).View().Content
		if draw(m, key); m.(*tui.Model).View().Content == before {
			b.Fatalf("%q changes nothing on the screen:\n%s", key, before)
		}
	}
	b.Run("first-frame", func(b *testing.B) {
		for range b.N {
			fresh()
		}
	})
	for _, bench := range []struct {
		name         string
		before, keys []string
	}{
		{"home-keys", nil, []string{"j", "k"}},
		{"record-and-back", nil, []string{"r", "esc"}},
		{"record-all-parts-and-back", nil, []string{"r", "tab", "tab", "tab", "tab", "tab", "esc"}},
		{"record-keys", []string{"r"}, []string{"j", "k"}},
		{"plan-and-back", nil, []string{"s", "esc"}},
		{"plan-keys", []string{"s"}, []string{"j", "k"}},
		{"find-and-back", nil, []string{"/", "esc"}},
		{"find-keys", []string{"/"}, []string{"q", "u", "a", "y", "esc"}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			m := fresh()
			draw(m, bench.before...)
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				draw(m, bench.keys[i%len(bench.keys)])
			}
		})
	}
	b.Run("search", func(b *testing.B) {
		all := find.New(seat.Packs, c.books().Command).Whole()
		words := []string{"q", "qu", "quay", "ㅎ", "항", "항구", "harbuor", "quay depth at night", "ㅂㄷ 수심"}
		b.ReportAllocs()
		b.ResetTimer()
		for i := range b.N {
			all.Search(find.Read(words[i%len(words)]))
		}
	})
	b.Run("read-all-packs", func(b *testing.B) {
		for range b.N {
			find.New(seat.Packs, c.books().Command).Whole()
		}
	})
}
