package main

import (
	"cmp"
	"strconv"
	"strings"

	"quest/game"
)

// lines are what a person is told of the odds, and of the own draws.
func (r *oddsRecord) lines() []game.Notice {
	o := &r.Odds
	lines := []game.Notice{
		game.Say("odds.Title").Count("version", o.Version),
		game.Say("odds.Who"),
		game.Say("odds.Chance").With("chance", percentage(o.Chance), "rate", percentage(o.LongRun)).Count("dry", o.Certain-1),
		game.Say("odds.Limit").Count("limit", o.Limit),
		game.Say("odds.Seed"),
		game.Say("odds.Means"),
		game.Verbatim(""),
		game.Say("odds.Table"),
	}
	lines = append(lines, tableLines(o.Table, func(chance string, what game.Notice) game.Notice {
		return game.Say("odds.Row").With("chance", chance).Put("what", what)
	})...)
	lines = append(lines, game.Say("odds.Twice").Count("n", o.Twice))
	if len(r.Chests) > 0 {
		lines = append(lines, game.Verbatim(""), game.Say("odds.Chests"))
	}
	for _, chest := range r.Chests {
		lines = append(lines, game.Say("odds.Chest").With("pack", chest.Pack, "reward", chest.Reward).Count("rolls", chest.Rolls))
		lines = append(lines, tableLines(chest.Table, func(chance string, what game.Notice) game.Notice {
			return game.Say("odds.ChestRow").With("chance", chance).Put("what", what)
		})...)
	}
	if r.Player != nil {
		lines = append(append(lines, game.Verbatim("")), r.playerLines()...)
	}
	return lines
}

// tableLines gives a line for each row of a table, and one for all keepsakes where all are found
// as often.
func tableLines(table []outcomeRecord, line func(chance string, what game.Notice) game.Notice) []game.Notice {
	var lines []game.Notice
	var names []string
	together, alike := 0.0, 0.0
	for _, row := range table {
		if row.Keepsake != "" && (alike == 0 || alike == row.Chance) {
			alike = row.Chance
			together += row.Chance
			names = append(names, row.name)
			continue
		}
		lines = append(lines, line(percentage(row.Chance), outcomeWords(drawnRecord{Gold: row.Gold, XP: row.XP}, row.name)))
	}
	if len(names) > 0 {
		lines = append(lines, game.Say("odds.Feathers").With("chance", percentage(together), "each", percentage(alike), "names", strings.Join(names, ", ")).Count("n", len(names)))
	}
	return lines
}

// percentage writes a share, 0 to 1, as percent with at most two places.
func percentage(share float64) string {
	s := strconv.FormatFloat(100*share, 'f', 2, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// outcomeWords says what a draw brought; name is that of its keepsake, "" for the ID.
func outcomeWords(d drawnRecord, name string) game.Notice {
	name = cmp.Or(name, d.Keepsake)
	switch {
	case name != "" && d.Gold != 0:
		return game.Say("odds.KeepsakeTwice").With("name", name).Count("n", d.Gold)
	case name != "":
		return game.Say("odds.Keepsake").With("name", name)
	case d.Gold != 0 && d.XP != 0:
		return game.Say("odds.GoldXP").Count("gold", d.Gold).Count("xp", d.XP)
	case d.Gold != 0:
		return game.Say("odds.Gold").Count("n", d.Gold)
	case d.XP != 0:
		return game.Say("odds.XP").Count("n", d.XP)
	}
	return game.Say("odds.Nothing")
}

// playerLines are the draws of the player, and what came of working them out again.
func (r *oddsRecord) playerLines() []game.Notice {
	p, c := r.Player, r.Checked
	lines := []game.Notice{game.Say("odds.Mine").With("name", cmp.Or(p.called, p.Player))}
	if p.Drawn == 0 {
		lines = append(lines, game.Say("odds.NoDraw"))
	} else {
		lines = append(lines,
			game.Say("odds.Count").Count("drawn", p.Drawn).Count("found", p.Found).Count("today", p.Today).Count("limit", r.Odds.Limit),
			game.Say("odds.Dry").Count("n", p.Dry))
	}
	if len(p.Keepsakes) > 0 {
		var names []string
		for _, k := range p.Keepsakes {
			names = append(names, k.name)
		}
		lines = append(lines, game.Say("odds.Kept").Count("n", len(names)).Count("of", len(game.Keepsakes())).With("names", strings.Join(names, ", ")))
	}
	return append(lines, c.lines()...)
}

// lines say what came of working the draws out again.
func (c *checkRecord) lines() []game.Notice {
	var lines []game.Notice
	say := func(n int, line game.Notice) {
		if n > 0 {
			lines = append(lines, line)
		}
	}
	say(c.Same, game.Say("odds.Same").Count("n", c.Same))
	say(c.Unknown, game.Say("odds.Unknown").Count("n", c.Unknown))
	say(c.NoTable, game.Say("odds.NoTable").Count("n", c.NoTable))
	say(c.NoSeed, game.Say("odds.NoSeed").Count("n", c.NoSeed))
	if c.Astray {
		lines = append(lines, game.Say("odds.Astray"))
	}
	say(len(c.Differing), game.Say("odds.Differing").Count("n", len(c.Differing)))
	for _, w := range c.Differing {
		lines = append(lines, w.line())
	}
	return lines
}

// line names a draw that gives something else than was recorded. How many dry draws came before
// it is told where that is what differs.
func (w wrongRecord) line() game.Notice {
	words := func(d drawnRecord) game.Notice {
		said := outcomeWords(d, "")
		if w.Recorded.Dry != w.Computed.Dry {
			return game.Say("odds.After").Put("what", said).Count("n", d.Dry)
		}
		return said
	}
	recorded, computed := words(w.Recorded), words(w.Computed)
	if w.Reward != "" {
		return game.Say("odds.DiffersPack").With("reward", w.Reward, "day", w.Day).Count("index", w.Index).
			Put("recorded", recorded).Put("computed", computed)
	}
	return game.Say("odds.Differs").With("day", w.Day).Count("index", w.Index).Put("recorded", recorded).Put("computed", computed)
}
