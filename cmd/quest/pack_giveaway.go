package main

import (
	"slices"
	"strconv"
	"strings"

	"quest/cmd/console"
	"quest/content"
	"quest/content/giveaway"
	"quest/game"
	"quest/game/insight/coverage"
)

// leans says whether a bias is one: more, less or about as often as chance, or that there are too few items.
func leans(b coverage.Bias, more, less game.Notice) game.Notice {
	switch {
	case b.Of < coverage.EnoughItems:
		return game.Say("packstats.FewItems").Count("n", coverage.EnoughItems-b.Of)
	case b.Leans() > 0:
		return more
	case b.Leans() < 0:
		return less
	}
	return game.Say("packstats.LikeChance")
}

// bias shows how well options can be told without knowing the subject.
func (s *sheet) bias(f *coverage.Figures) {
	s.heading(game.Say("packstats.Bias"))
	chosen := false
	for i := range f.Giveaways {
		chosen = s.giveaway(&f.Giveaways[i]) || chosen
	}
	s.places(f)
	if f.Truths.Of > 0 {
		s.says(game.Say("packstats.Truths").With("n", decimal(f.Truths.Times)).Count("of", f.Truths.Of).
			Put("verdict", leans(f.Truths, game.Say("packstats.TruthsMore"), game.Say("packstats.TruthsLess"))))
	}
	if chosen {
		s.lures(f)
	}
}

// ruleName is how a rule is called in a table.
func ruleName(rule giveaway.Rule) game.Notice {
	switch rule {
	case giveaway.Longest:
		return game.Say("packstats.RuleLongest")
	case giveaway.Shortest:
		return game.Say("packstats.RuleShortest")
	case giveaway.StemWords:
		return game.Say("packstats.RuleStemWords")
	case giveaway.FewestAbsolutes:
		return game.Say("packstats.RuleFewestAbsolutes")
	case giveaway.OddOneOut:
		return game.Say("packstats.RuleOddOneOut")
	case giveaway.MostAlike:
		return game.Say("packstats.RuleMostAlike")
	case giveaway.MostQualified:
		return game.Say("packstats.RuleMostQualified")
	default:
		return game.Say("packstats.RuleWordModel")
	}
}

// inPercent gives a part of items in percent with one place.
func inPercent(part float64, of int) string {
	return strconv.FormatFloat(100*part/float64(of), 'f', 1, 64) + "%"
}

// giveaway shows what rules find in one language; false where no options are chosen.
func (s *sheet) giveaway(m *giveaway.Meter) bool {
	w := m.Absolute
	if w.OfRight == 0 {
		return false
	}
	lang := string(m.Lang)
	if singles := m.Single[0].Of; singles > 0 {
		s.says(game.Say("packstats.Giveaway").With("lang", lang, "chance", inPercent(m.Single[0].Chance, singles)).Count("of", singles))
		t := console.Table{
			Head: []string{s.words(game.Say("packstats.Rule")), s.words(game.Say("packstats.ColumnRight")), s.words(game.Say("packstats.Decides")), s.words(game.Say("packstats.ColumnP"))},
		}
		for _, one := range slices.Concat(m.Single, m.Further) {
			t.Rows = append(t.Rows, []string{s.words(ruleName(one.Rule)), inPercent(one.Right, one.Of), strconv.Itoa(one.Decides), probability(one.P)})
		}
		s.table(t)
		s.verdicts(m, singles)
	}
	if len(m.Multi) > 0 {
		var said []string
		for _, one := range m.Multi {
			said = append(said, s.words(ruleName(one.Rule))+console.Glue+inPercent(one.Right, one.Of))
		}
		s.says(game.Say("packstats.MultiRules").With("lang", lang, "list", strings.Join(said, "; "), "chance", inPercent(m.Multi[0].Chance, m.Multi[0].Of)).Count("n", m.Multi[0].Of))
	}
	s.says(game.Say("packstats.Absolutes").With("lang", lang).Count("wrong", w.Wrong).Count("ofWrong", w.OfWrong).Count("right", w.Right).Count("ofRight", w.OfRight))
	return true
}

// probability writes one so that it can be held against the limit.
func probability(p float64) string {
	switch {
	case p < 0.0001:
		return "<0.0001"
	case p < 0.01:
		return strconv.FormatFloat(p, 'f', 4, 64)
	}
	return strconv.FormatFloat(p, 'f', 2, 64)
}

// How far the word model may stand above chance, and from how many items on that is held against a pack.
const (
	modelPoints = 5
	manySingles = 200
)

// verdicts says which rules do better than chance explains, and where to look first.
func (s *sheet) verdicts(m *giveaway.Meter, singles int) {
	if singles < giveaway.Enough {
		s.says(game.Say("packstats.FewItems").Count("n", giveaway.Enough-singles))
		return
	}
	told := false
	for _, one := range m.Single {
		if one.GivesAway() {
			told = true
			ids := make([]string, len(one.Worst))
			for i, id := range one.Worst {
				ids[i] = string(id)
			}
			s.says(game.Say("packstats.GivesAway").Put("rule", ruleName(one.Rule)).With("list", strings.Join(ids, ", ")))
		}
	}
	if !told {
		s.says(game.Say("packstats.NoGiveaway"))
	}
	if model := m.Single[len(m.Single)-1]; singles >= manySingles {
		if points := 100 * (model.Right - model.Chance) / float64(singles); points > modelPoints {
			s.says(game.Say("packstats.ModelFar").With("points", decimal(points)))
		} else {
			s.says(game.Say("packstats.ModelNear").With("points", decimal(points)))
		}
	}
	if len(m.Telling) > 0 {
		var said []string
		for _, t := range m.Telling {
			said = append(said, strings.ReplaceAll(t.Words, " ", console.Glue)+console.Glue+strconv.Itoa(t.Right)+"/"+strconv.Itoa(t.Wrong))
		}
		s.says(game.Say("packstats.Telling").With("list", strings.Join(said, ", ")))
	}
	if s.verbose {
		s.found(m)
	}
}

// found lists the items that words of other items give away, each with the words that tell most.
func (s *sheet) found(m *giveaway.Meter) {
	if len(m.Found) == 0 {
		return
	}
	s.says(game.Say("packstats.Found").Count("n", len(m.Found)))
	for _, f := range m.Found {
		var said []string
		for _, w := range f.Words {
			sign := "-"
			if w.Right {
				sign = "+"
			}
			said = append(said, sign+strings.ReplaceAll(w.Words, " ", console.Glue))
		}
		s.text(string(f.Item) + ": " + strings.Join(said, ", "))
	}
}

// mostLures is how many wrong options are listed.
const mostLures = 10

// lures lists the wrong options that stand in several items.
func (s *sheet) lures(f *coverage.Figures) {
	if len(f.Lures) == 0 {
		s.says(game.Say("packstats.NoLures"))
		return
	}
	s.says(game.Say("packstats.Lures").Count("n", len(f.Lures)))
	for i, l := range f.Lures {
		if i == mostLures {
			s.says(game.Say("packstats.MoreLures").Count("n", len(f.Lures)-i))
			break
		}
		text := content.PlainText(l.Text.Line(s.c.lang(f.Pack)))
		s.says(game.Say("packstats.Lure").With("text", text).Count("n", len(l.Items)).Count("right", l.Right))
	}
}

// places says where right options stand in the files.
func (s *sheet) places(f *coverage.Figures) {
	if len(f.Places) == 0 {
		return
	}
	var said []string
	verdict := leans(f.Places[0].Bias, game.Notice{}, game.Notice{})
	if verdict.Empty() {
		verdict = game.Say("packstats.LikeChance")
	}
	for _, p := range f.Places {
		said = append(said, s.words(game.Say("packstats.Place").Count("place", p.N).With("n", decimal(p.Times), "chance", decimal(p.Chance))))
		if p.Leans() > 0 {
			verdict = game.Say("packstats.PlaceMore").Count("place", p.N)
		}
	}
	s.says(game.Say("packstats.Places").With("list", strings.Join(said, ", ")).Put("verdict", verdict))
	if f.Fixed > 0 {
		s.says(game.Say("packstats.Fixed").Count("n", f.Fixed))
	} else {
		s.says(game.Say("packstats.Shuffled"))
	}
}
