package insight

import "quest/game"

// mixedUp tells which misconceptions the answers have shown, and what became of them.
func (i *Insight) mixedUp() Section {
	s := Section{Title: MixedUp.Title()}
	all := i.MixUps()
	if len(all) == 0 {
		s.Blocks = []Block{{Says: []game.Notice{game.Say("insight.MixUpsNone")}}}
		return s
	}
	open, over := Block{}, Block{Title: Named(game.Say("insight.Overcome"))}
	for _, m := range all {
		bar := Bar{Name: Label{Text: m.Misconception.Says, Pack: m.Pack}, Over: m.Over, Of: game.Cured, InFact: Label{Text: m.Misconception.Fix, Pack: m.Pack}}
		bar.Stretches = []Stretch{{Right, min(m.Met, game.Cured)}}
		if m.Over {
			bar.Says = game.Say("insight.MixUpOver").Count("n", m.Shown).With("date", m.Day.String())
			over.Bars = append(over.Bars, bar)
			continue
		}
		bar.Says = game.Say("insight.MixUpOpen").Count("n", m.Shown).Count("met", m.Met).Count("of", game.Cured).With("date", m.Day.String())
		open.Bars = append(open.Bars, bar)
	}
	open.Says = []game.Notice{game.Say("insight.MixUpsSum").Count("open", len(open.Bars)).Count("over", len(over.Bars))}
	if len(open.Bars) == 0 {
		open.Says = []game.Notice{game.Say("insight.MixUpsOver").Count("n", len(over.Bars))}
	}
	if open.Columns = i.mixedByWeek(); len(open.Columns) > 0 {
		open.Says = append(open.Says, mixedTrend(open.Columns))
		open.Caption = game.Say("insight.MixedHow")
	}
	s.Blocks = append(s.Blocks, open)
	if len(over.Bars) > 0 {
		s.Blocks = append(s.Blocks, over)
	}
	return s
}

// mixedByWeek counts how many misconceptions were mixed up at the end of each of the newest weeks, from
// the first week that has one on; nil if that is the only one.
func (i *Insight) mixedByWeek() []Column {
	weeks := i.player.Weeks()
	var all []Column
	open, next := 0, 0
	first := i.today.Monday() - 7*(mostPoints-1)
	for monday := first; monday <= i.today.Monday(); monday += 7 {
		for next < len(weeks) && weeks[next].Monday <= monday {
			open += weeks[next].Begun - weeks[next].Cured
			next++
		}
		if next > 0 && (open > 0 || len(all) > 0) {
			date := monday.String()
			all = append(all, Column{Name: date[len(date)-len("11-30"):], Share: Share{Of: max(0, open)}})
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// mixedTrend compares the end of the newest week with that of the first one shown.
func mixedTrend(weeks []Column) game.Notice {
	return game.Say("insight.MixedTrend").Count("before", weeks[0].Of).Count("now", weeks[len(weeks)-1].Of).Count("weeks", len(weeks)-1)
}
