package plain

import (
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
)

// openChest shows what was earned and keeps that it was seen.
func (t *terminal) openChest(grants []*game.Granted) error {
	if len(grants) == 0 {
		return nil
	}
	t.emptyLine()
	t.sayChest(grants)
	if level := t.seat.Player.ChestLevel(t.seat.Player.Today(t.seat.Now())); level > 0 {
		t.fill(t.summary().LevelUp, "n", strconv.Itoa(level))
	}
	if err := t.out.Flush(); err != nil {
		return err
	}
	if _, err := t.keep(t.seat.Player.OpenChest(t.seat.Now())); err != nil {
		return err
	}
	if t.unsaved {
		t.sayWaits()
	} else {
		t.say(t.book().Kept)
	}
	return nil
}

// sayChest says what was earned.
func (p *printer) sayChest(grants []*game.Granted) {
	b := p.book()
	p.say(b.Chest)
	for _, g := range grants {
		if g.XP > 0 {
			p.fill(b.ChestXP, "xp", strconv.Itoa(g.XP))
		}
		if g.Gold > 0 {
			p.fill(b.ChestGold, "gold", strconv.Itoa(g.Gold))
		}
		if len(g.Title) > 0 {
			p.fill(b.ChestRank, "title", p.titleWords(g.Title))
		}
		for _, d := range g.Drops {
			switch {
			case d.Gold > 0:
				p.fill(b.ChestGold, "gold", strconv.Itoa(d.Gold))
			case d.XP > 0:
				p.fill(b.ChestXP, "xp", strconv.Itoa(d.XP))
			default:
				p.say(b.ChestBare)
			}
		}
	}
}

// titleWords gives the words of a title in the languages on screen.
func (p *printer) titleWords(words map[content.Lang]content.Safe) string {
	return strings.Join(game.TitleIn(p.speech.Langs(), words), " / ")
}
