package insight

import (
	"slices"

	"quest/game"
	"quest/game/review"
)

const (
	retainedWeeks = 52 // that are shown at most
	mostPoints    = 26 // of a line
	trendWeeks    = 4  // that are compared with as many before them
)

// retained tells what was still known when it came back on a later day.
func (i *Insight) retained() Section {
	s := Section{Title: Retained.Title()}
	weeks := i.Retention()
	if len(weeks) == 0 {
		s.Blocks = []Block{{Says: []game.Notice{game.Say("insight.RetainedNone")}}}
		return s
	}
	first, all := sumOf(weeks)
	b := Block{Says: []game.Notice{
		game.Say("insight.FirstDue").Put("share", first.Says()),
		game.Say("insight.AllDue").Put("share", all.Says()),
		i.trend(weeks),
	}}
	spans, n := spansOf(weeks, i.today)
	if b.Line = lineOf(spans); b.Line != nil {
		b.Caption = game.Say("insight.LineHow").Count("n", n).Count("few", Enough)
	}
	for _, w := range slices.Backward(spans) {
		b.Bars = append(b.Bars, spanBar(w, n))
	}
	s.Blocks = append(s.Blocks, b)
	gaps := Block{Title: Named(game.Say("insight.ByGap"))}
	for _, g := range i.Gaps() {
		share := Share{g.Right, g.Reviews}
		gaps.Bars = append(gaps.Bars, Bar{Name: Named(gapNamed(g)), Stretches: []Stretch{{Right, g.Right}}, Of: g.Reviews, Says: share.Says()})
	}
	s.Blocks = append(s.Blocks, gaps)
	return s
}

// Retention gives by week how many of the items that came back on a later day were still known.
func (i *Insight) Retention() []review.Week {
	return i.weeks.or(func() []review.Week {
		var all []review.Week
		for _, w := range i.player.Weeks() {
			if w.Reviews > 0 {
				all = append(all, review.Week{Monday: int(w.Monday), Firsts: w.Firsts, FirstsRight: w.FirstsRight, Reviews: w.Reviews, Right: w.ReviewsRight})
			}
		}
		return all
	})
}

// Gaps gives the same by the days since the review before.
func (i *Insight) Gaps() []review.Gap { return i.gaps.or(i.player.RetentionByGap) }

func sumOf(weeks []review.Week) (first, all Share) {
	for _, w := range weeks {
		first.Right, first.Of = first.Right+w.FirstsRight, first.Of+w.Firsts
		all.Right, all.Of = all.Right+w.Right, all.Of+w.Reviews
	}
	return first, all
}

// spansOf joins the newest weeks, so many at a time that half of the spans have enough first reviews to
// tell something; week by week where that is so already. It gives how many weeks a span has. Spans are
// counted from the week of a study day backwards; those without a review are left out.
func spansOf(weeks []review.Week, today game.StudyDay) (spans []review.Week, n int) {
	monday := int(today.Monday())
	for n = 1; ; n *= 2 {
		spans = nil
		enough, points := 0, 0
		for _, w := range weeks {
			back := (monday - w.Monday) / 7
			if back < 0 || back >= retainedWeeks {
				continue
			}
			first := monday - 7*(n*(back/n)+n-1)
			if len(spans) == 0 || spans[len(spans)-1].Monday != first {
				spans = append(spans, review.Week{Monday: first})
			}
			s := &spans[len(spans)-1]
			s.Firsts, s.FirstsRight = s.Firsts+w.Firsts, s.FirstsRight+w.FirstsRight
			s.Reviews, s.Right = s.Reviews+w.Reviews, s.Right+w.Right
		}
		for _, s := range spans {
			if s.Firsts > 0 {
				points++
			}
			if s.Firsts >= Enough {
				enough++
			}
		}
		if len(spans) <= mostPoints && (2*enough >= points || n >= 8) {
			return spans, n
		}
	}
}

// spanBar is the row of some weeks: all reviews as the bar, and the first ones beside them in words.
func spanBar(w review.Week, weeks int) Bar {
	says := game.Say("insight.WeekKnown").Count("n", w.Reviews).Count("right", w.Right).Count("percent", game.Percent(w.Right, w.Reviews))
	if w.Firsts > 0 {
		says = game.Say("insight.WeekFirsts").Put("all", says).Count("n", w.Firsts).Count("right", w.FirstsRight)
	}
	first, last := game.StudyDay(w.Monday).String(), game.StudyDay(w.Monday+7*weeks-1).String()
	return Bar{
		Name:      Named(game.Say("insight.Span").With("first", first, "last", last[len(last)-len("11-30"):])),
		Stretches: []Stretch{{Right, w.Right}}, Of: w.Reviews, Says: says,
	}
}

// lineOf draws the first reviews of each span that had some.
func lineOf(spans []review.Week) *Line {
	l := &Line{Low: 50}
	for _, w := range spans {
		if w.Firsts > 0 {
			p := Point{game.StudyDay(w.Monday).String(), Share{w.FirstsRight, w.Firsts}}
			l.Points = append(l.Points, p)
			if p.Percent() < l.Low {
				l.Low = 0
			}
		}
	}
	if len(l.Points) < 2 {
		return nil
	}
	return l
}

// trend compares the newest weeks with those before them.
func (i *Insight) trend(weeks []review.Week) game.Notice {
	newest := int(i.today.Monday()) - 7*(trendWeeks-1)
	var before, after Share
	for _, w := range weeks {
		switch {
		case w.Monday >= newest:
			after.Right, after.Of = after.Right+w.FirstsRight, after.Of+w.Firsts
		case w.Monday >= newest-7*trendWeeks:
			before.Right, before.Of = before.Right+w.FirstsRight, before.Of+w.Firsts
		}
	}
	if before.Few() || after.Few() {
		return game.Say("insight.TrendFew")
	}
	said := game.Say("insight.TrendSame")
	switch before.Differs(after) {
	case 1:
		said = game.Say("insight.TrendUp")
	case -1:
		said = game.Say("insight.TrendDown")
	}
	return game.Say("insight.Trend").Count("before", before.Percent()).Count("after", after.Percent()).Put("verdict", said)
}

func gapNamed(g review.Gap) game.Notice {
	switch {
	case g.Last == 0:
		return game.Say("insight.GapFrom").Count("first", g.First)
	case g.First == g.Last:
		return game.Say("insight.GapDay").Count("n", g.First)
	}
	return game.Say("insight.GapDays").Count("first", g.First).Count("last", g.Last)
}
