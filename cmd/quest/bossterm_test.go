package main

import (
	"testing"

	"quest/content"
	"quest/game"
)

// TestTheBossInATerminal plays a small pack to its end, lays gold on a run against the boss, makes
// a mistake, is killed in the middle, goes on where the run was, and wins: the stake comes back
// doubled, once.
func TestTheBossInATerminal(t *testing.T) {
	dir, harbour := folder(t, "harbour")
	for _, c := range []struct {
		lang                                          game.Speech
		cols, rows                                    string
		opened, terms, lit, running, passed, noStakes string
	}{
		{game.SpeakEnglish, "80", "24", "The last gate stands open", "Stake 5 gold", "lanterns lit: 2 of 3", "run open, 3 questions left", "The storm has passed", "first victory only"},
		{game.SpeakKorean, "60", "18", "마지막 관문이 열렸습니다", "5골드 걸고", "켜진 등불 2/3", "진행 중, 문제 3개 남음", "폭풍이 지나갔습니다", "처음 이길 때까지만"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			t.Parallel()
			story, kept := scripted(t, harbour, c.lang, habit{right: func(*content.Item) bool { return true }}, 10)
			term := openTerminal(t, c.cols, c.rows)
			start := []string{"--seed", "20261123", "--now", "2026-11-23T19:00:00Z", "--pack", dir}
			term.play(start...)
			term.until("English")
			term.press(story.stops[0].keys[0], "enter", "J", "o", "enter")
			for _, s := range story.stops[1:] {
				term.do(s)
			}
			term.until("+150 XP")
			fight := fightOf(t, harbour, kept, c.lang)
			term.press("enter")
			term.until(c.opened)
			term.press("3", "enter") // below the two lessons; the other pack has lessons left
			term.until(c.terms)
			term.press("2", "enter")
			term.press(fight[0]...)
			term.until(c.lit)
			if got := term.stats("--pack", dir); got["gold"] != 15.0 {
				t.Errorf("with the stake on the run: %v", got["gold"])
			}
			term.press("enter")
			term.press(fight[1]...)
			term.play(start...) // kills the program that runs
			term.until(c.running)
			term.press("enter") // a pack that is named begins with what comes next in it
			for _, keys := range fight[2:] {
				term.press(keys...)
				term.press("enter")
			}
			term.until(c.passed)
			if got := term.stats("--pack", dir); got["gold"] != 25.0 {
				t.Errorf("after the victory: %v", got["gold"])
			}
			term.play(append(start, "story/harbour/boss")...)
			term.until(c.noStakes)
		})
	}
}

// fightOf gives the keys for each question of a run against the boss, after what was played
// before: the first answer is wrong, the others are right.
func fightOf(t *testing.T, pack *content.Pack, before *notebook, lang game.Speech) [][]string {
	t.Helper()
	seat := decided(pack, &notebook{}, habit{})
	for _, b := range before.batches {
		seat.Player.Apply(b)
	}
	n := 0
	tale := tale{pack: pack, lang: lang, habit: habit{right: func(*content.Item) bool { n++; return n > 1 }}}
	s, b, err := game.Begin(seat.Player, game.FightBoss{Pack: pack, Stake: true}, seat.Now())
	if err != nil || b.Empty() {
		t.Fatalf("no run begins: %v", err)
	}
	var keys [][]string
	for {
		step, asks := s.Step().(game.QuestionStep)
		if !asks {
			break
		}
		from := len(tale.stops)
		tale.question(t, s, seat, func(game.Batch) {}, step)
		var pressed []string
		for _, stop := range tale.stops[from:] {
			pressed = append(pressed, stop.keys...)
		}
		keys = append(keys, pressed)
		s.Next(seat.Now())
	}
	return keys
}
