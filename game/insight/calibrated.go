package insight

import "quest/game"

// honest is between which shares of right answers each level of certainty pays best
// (docs/learning.md 3).
var honest = map[game.Certainty][2]float64{
	game.Guess:   {0, 2.0 / 3},
	game.Fairly:  {2.0 / 3, 0.8},
	game.Certain: {0.8, 1},
}

// Level is a level of certainty with what became of the answers that were called so.
type Level struct {
	Certainty game.Certainty
	Share
}

// Levels gives the levels of certainty, the surest first.
func (i *Insight) Levels() []Level {
	var all []Level
	for _, c := range []game.Certainty{game.Certain, game.Fairly, game.Guess} {
		k := i.player.Calibration(c)
		all = append(all, Level{c, Share{k.Right, k.Given}})
	}
	return all
}

// Fits compares a level with the share of right answers for which it is the honest word: 1 if more were
// right than the level says, -1 if fewer, 0 if it fits as far as the answers can tell.
func (l Level) Fits() int {
	if l.Few() {
		return 0
	}
	low, high := l.Bounds()
	switch want := honest[l.Certainty]; {
	case high < want[0]:
		return -1
	case low > want[1]:
		return 1
	}
	return 0
}

// calibrated tells how often the answers of each level of certainty were right.
func (i *Insight) calibrated() Section {
	s := Section{Title: Calibrated.Title()}
	b := Block{}
	for _, l := range i.Levels() {
		if l.Of == 0 {
			continue
		}
		b.Bars = append(b.Bars, l.Bar())
	}
	switch {
	case len(b.Bars) > 0:
		b.Says = append(b.Says, game.Say("insight.CalibratedHow"))
	case i.player.Wager():
		b.Says = append(b.Says, game.Say("insight.CalibratedNone"))
	default:
		b.Says = append(b.Says, game.Say("insight.CalibratedOff"))
	}
	s.Blocks = append(s.Blocks, b)
	return s
}

// Bar draws how many of the answers of a level were right, with the band in which the level is the
// honest word.
func (l Level) Bar() Bar {
	says := l.Says()
	if !l.Few() {
		says = game.Say("insight.LevelSays").Put("share", says).Put("fits", l.fitsSaid())
	}
	return Bar{
		Name: Named(levelNamed(l.Certainty)), Stretches: []Stretch{{Right, l.Right}}, Of: l.Of,
		Want: honest[l.Certainty], Says: says,
	}
}

func (l Level) fitsSaid() game.Notice {
	switch l.Fits() {
	case 1:
		return game.Say("insight.LevelHigher")
	case -1:
		return game.Say("insight.LevelLower")
	}
	return game.Say("insight.LevelFits")
}

func levelNamed(c game.Certainty) game.Notice {
	switch c {
	case game.Guess:
		return game.Say("certainty.Guess")
	case game.Fairly:
		return game.Say("certainty.Fairly")
	case game.Certain:
		return game.Say("certainty.Certain")
	case game.Unsaid:
	}
	return game.Notice{}
}
