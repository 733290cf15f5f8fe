// Package papers tells of papers of an exam that were handed in: the report of one, in sections that
// the screen, the lines, the command and the page of HTML show alike. It draws nothing.
package papers

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/exam"
	"quest/game/insight"
)

// Report gives the report of a paper in sections: how it went, by domain, what to read again, the
// time, answers that were changed, and certainty where something was said of it.
func Report(r *game.PaperReport) []insight.Section {
	all := []insight.Section{result(r), domains(r)}
	for _, s := range []insight.Section{again(r), spent(r), changed(r), sure(r)} {
		if len(s.Blocks) > 0 {
			all = append(all, s)
		}
	}
	return all
}

// WithReadiness gives the report of a paper with what it adds to the readiness for its exam, where the
// exam is still known.
func WithReadiness(r *game.PaperReport, player *game.Player, packs []*content.Pack, now game.Moment) []insight.Section {
	all := Report(r)
	if r.Exam != nil {
		all = append(all, Readiness(r.Exam, player.Readiness(r.Exam, packs, now)))
	}
	return all
}

// result tells how the paper went, with the estimate of the scaled score as bounds.
func result(r *game.PaperReport) insight.Section {
	says := []game.Notice{
		game.Say("paper.Scored").Count("right", r.Scored.Right).Count("n", r.Scored.Of).Count("percent", game.Percent(r.Scored.Right, r.Scored.Of)),
	}
	says = append(says, estimate(r)...)
	if r.Rest.Of > 0 {
		says = append(says, game.Say("paper.Unscored").Count("right", r.Rest.Right).Count("n", r.Rest.Of))
	}
	if r.Open > 0 {
		says = append(says, game.Say("paper.Open").Count("n", r.Open))
	}
	if r.Paper.Expired {
		says = append(says, game.Say("paper.Expired"))
	}
	if n := r.Paper.Breaks; n > 0 {
		says = append(says, game.Say("paper.Breaks").Count("n", n))
	}
	gone, excluded, altered := 0, 0, 0
	for _, s := range r.Sheets {
		switch {
		case s.Gone:
			gone++
		case s.Excluded:
			excluded++
		case s.Changed:
			altered++
		}
	}
	if gone > 0 {
		says = append(says, game.Say("paper.Gone").Count("n", gone))
	}
	if excluded > 0 {
		says = append(says, game.Say("paper.Excluded").Count("n", excluded))
	}
	if altered > 0 {
		says = append(says, game.Say("paper.Altered").Count("n", altered))
	}
	return insight.Section{Title: game.Say("paper.Result"), Blocks: []insight.Block{{Says: says}}}
}

// estimate tells the bounds of the scaled score, never a number alone, and what they mean for the
// pass line.
func estimate(r *game.PaperReport) []game.Notice {
	if r.Score == nil || r.Exam == nil {
		return []game.Notice{game.Say("paper.NoEstimate")}
	}
	says := []game.Notice{
		game.Say("paper.Estimate").Count("low", r.Score.Low).Count("high", r.Score.High).Count("pass", r.Exam.Exam.Pass),
	}
	percent := int(100 * r.Score.Passing)
	switch r.Score.Chances {
	case exam.LikelyPasses:
		says = append(says, game.Say("paper.LikelyPasses"))
	case exam.LikelyFails:
		says = append(says, game.Say("paper.LikelyFails"))
	case exam.TooClose:
		says = append(says, game.Say("paper.TooClose").Count("percent", min(99, max(1, percent))))
	}
	return says
}

// domains tells how the scored questions of each domain went.
func domains(r *game.PaperReport) insight.Section {
	b := insight.Block{Says: []game.Notice{game.Say("paper.DomainsHow")}}
	for _, d := range r.Domains {
		name := insight.Label{Text: d.Text}
		if d.Text.Empty() {
			name = insight.Named(game.Say("paper.Domain").With("id", string(d.Domain)))
		}
		says := game.Say("paper.DomainSays").Count("right", d.Right).Count("n", d.Of).Count("weight", d.Weight).Put("time", Clock(d.Used))
		if d.Of == 0 {
			says = game.Say("paper.DomainNone").Count("weight", d.Weight)
		}
		b.Bars = append(b.Bars, insight.Bar{Name: name, Of: d.Of, Stretches: []insight.Stretch{{Mark: insight.Right, N: d.Right}}, Says: says})
	}
	return insight.Section{Title: game.Say("paper.Domains"), Blocks: []insight.Block{b}}
}

// mostLessons is how many lessons a report names at most.
const mostLessons = 5

// again tells which lessons explain most of what was missed.
func again(r *game.PaperReport) insight.Section {
	type lesson struct {
		pack          *content.Pack
		head          content.LessonHead
		missed, asked int
	}
	var all []*lesson
	for _, s := range r.Sheets {
		if !s.Found || !s.Counts() {
			continue
		}
		head, ok := s.Question.Pack.LessonOf(s.Question.Item.ID)
		if !ok || head.Pool() {
			continue
		}
		at := slices.IndexFunc(all, func(l *lesson) bool { return l.pack == s.Question.Pack && l.head.ID == head.ID })
		if at < 0 {
			at = len(all)
			all = append(all, &lesson{pack: s.Question.Pack, head: head})
		}
		all[at].asked++
		if !s.Right {
			all[at].missed++
		}
	}
	all = slices.DeleteFunc(all, func(l *lesson) bool { return l.missed == 0 })
	slices.SortStableFunc(all, func(a, b *lesson) int { return cmp.Compare(b.missed, a.missed) })
	if len(all) == 0 {
		return insight.Section{}
	}
	b := insight.Block{Says: []game.Notice{game.Say("paper.AgainHow")}}
	for _, l := range all[:min(len(all), mostLessons)] {
		b.Bars = append(b.Bars, insight.Bar{
			Name: insight.Label{Text: l.head.Title, Pack: l.pack}, Of: l.asked,
			Stretches: []insight.Stretch{{Mark: insight.Given, N: l.missed}},
			Says:      game.Say("paper.AgainSays").Count("n", l.missed).Count("of", l.asked),
		})
	}
	return insight.Section{Title: game.Say("paper.Again"), Blocks: []insight.Block{b}}
}

// mostSlow is how many of the slowest questions a report names, and shortest how many ms it takes to be
// named at all.
const (
	mostSlow = 3
	shortest = 1000
)

// spent tells where the time went.
func spent(r *game.PaperReport) insight.Section {
	if r.Used <= 0 || len(r.Sheets) == 0 {
		return insight.Section{}
	}
	says := []game.Notice{
		game.Say("paper.Used").Put("used", Clock(r.Used)).Put("limit", Clock(r.Limit)),
		game.Say("paper.Pace").Put("each", Clock(r.Used/time.Duration(len(r.Sheets)))).Put("allowed", Clock(r.Limit/time.Duration(len(r.Sheets)))),
	}
	slow := slices.DeleteFunc(slices.Clone(r.Sheets), func(s game.ReportSheet) bool { return s.Ms < shortest })
	slices.SortStableFunc(slow, func(a, b game.ReportSheet) int { return cmp.Compare(b.Ms, a.Ms) })
	if len(slow) > 0 {
		says = append(says, game.Say("paper.SlowHow"))
	}
	b := insight.Block{Says: says}
	for _, s := range slow[:min(len(slow), mostSlow)] {
		took := Clock(time.Duration(s.Ms) * time.Millisecond)
		says := game.Say("paper.SlowWrong").Put("time", took)
		switch {
		case !s.Answered:
			says = game.Say("paper.SlowOpen").Put("time", took)
		case s.Right:
			says = game.Say("paper.SlowRight").Put("time", took)
		}
		b.Bars = append(b.Bars, insight.Bar{
			Name: insight.Named(game.Say("paper.Question").With("n", strconv.Itoa(s.N))),
			Of:   slow[0].Ms, Stretches: []insight.Stretch{{Mark: insight.Given, N: s.Ms}},
			Says: says,
		})
	}
	return insight.Section{Title: game.Say("paper.Time"), Blocks: []insight.Block{b}}
}

// changed tells what changing answers has done.
func changed(r *game.PaperReport) insight.Section {
	up, down, none := r.Changed[game.WrongToRight], r.Changed[game.RightToWrong], r.Changed[game.WrongToWrong]
	if up+down+none == 0 {
		return insight.Section{}
	}
	says := []game.Notice{game.Say("paper.ChangedSays").Count("up", up).Count("down", down).Count("none", none)}
	low, high := insight.Share{Right: up, Of: up + down}.Bounds() // of an even chance only what lies outside tells something
	switch {
	case low > 0.5:
		says = append(says, game.Say("paper.ChangedUp"))
	case high < 0.5:
		says = append(says, game.Say("paper.ChangedDown"))
	case up+down > 0:
		says = append(says, game.Say("paper.ChangedFew"))
	}
	return insight.Section{Title: game.Say("paper.Changed"), Blocks: []insight.Block{{Says: says}}}
}

// sure holds what was said with answers against the truth.
func sure(r *game.PaperReport) insight.Section {
	b := insight.Block{Says: []game.Notice{game.Say("paper.SureHow")}}
	for _, c := range []game.Certainty{game.Certain, game.Fairly, game.Guess} {
		if t := r.Sure[c]; t.Of > 0 {
			l := insight.Level{Certainty: c, Share: insight.Share{Right: t.Right, Of: t.Of}}
			b.Bars = append(b.Bars, l.Bar())
		}
	}
	if len(b.Bars) == 0 {
		return insight.Section{}
	}
	return insight.Section{Title: game.Say("paper.Sure"), Blocks: []insight.Block{b}}
}

// Clock writes a time in minutes and seconds.
func Clock(d time.Duration) game.Notice {
	seconds := int(d.Round(time.Second).Seconds())
	return game.Say("paper.Clock").With("m", strconv.Itoa(seconds/60), "s", twoDigits(seconds%60))
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// Outcome names what has become of a question of a report.
func Outcome(s *game.ReportSheet) game.Notice {
	switch {
	case s.Gone:
		return game.Say("paper.IsGone")
	case s.Excluded:
		return game.Say("paper.IsExcluded")
	case !s.Answered:
		return game.Say("paper.IsOpen")
	case s.Right:
		return game.Say("paper.IsRight")
	}
	return game.Say("paper.IsWrong")
}

// OptionIs names an option of a question that was judged.
func OptionIs(right, chosen bool) game.Notice {
	switch {
	case right && chosen:
		return game.Say("paper.OptionRightChosen")
	case right:
		return game.Say("paper.OptionRight")
	case chosen:
		return game.Say("paper.OptionWrongChosen")
	}
	return game.Say("paper.OptionWrong")
}
