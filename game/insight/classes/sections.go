package classes

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/insight"
	"quest/game/insight/items"
)

// Sum says what the report rests on.
func (r *Report) Sum() []game.Notice {
	says := []game.Notice{game.Say("report.Sum").Count("n", len(r.Pupils)).Count("answered", r.Answered())}
	if n := r.unread(); n > 0 {
		says = append(says, game.Say("report.Unread").Count("n", n))
	}
	if len(r.Missing) > 0 {
		var ids []string
		for _, id := range r.Missing {
			ids = append(ids, content.OneLine(string(id)))
		}
		says = append(says, game.Say("report.Missing").Put("packs", listed(ids)))
	}
	if r.Named {
		return append(says, game.Say("report.WithNames"))
	}
	return append(says, game.Say("report.WithNicks"))
}

func (r *Report) unread() int {
	n := 0
	for i := range r.Pupils {
		if r.Pupils[i].Unread {
			n++
		}
	}
	return n
}

// Sections say the report in words and plots, as every front end shows them.
func (r *Report) Sections() []insight.Section {
	return append([]insight.Section{r.assigned(), r.lessons(), r.mixUps(), r.rounds()}, r.Questions.AboutQuestions()...)
}

// mostNames is how many pupils are named in one place. All of them stand in the file of rows.
const mostNames = 12

// named lists pupils.
func (r *Report) named(pupils []int) game.Notice {
	var names []string
	for _, n := range pupils[:min(len(pupils), mostNames)] {
		names = append(names, r.Pupils[n].Who())
	}
	if more := len(pupils) - mostNames; more > 0 {
		return game.Say("report.More").Put("names", listed(names)).Count("n", more)
	}
	return listed(names)
}

// listed is words with what a language puts between them.
func listed(words []string) game.Notice {
	if len(words) == 0 {
		return game.Notice{}
	}
	all := game.Verbatim(words[len(words)-1])
	for _, w := range slices.Backward(words[:len(words)-1]) {
		all = game.Say("report.And").With("first", w).Put("rest", all)
	}
	return all
}

func (r *Report) assigned() insight.Section {
	s := insight.Section{Title: game.Say("report.Assignments")}
	b := insight.Block{}
	for i := range r.Assignments {
		b.Bars = append(b.Bars, r.assignedBar(&r.Assignments[i]))
	}
	if len(b.Bars) == 0 {
		b.Says = []game.Notice{game.Say("report.NoAssignment")}
	}
	s.Blocks = []insight.Block{b}
	return s
}

func (r *Report) assignedBar(a *Assigned) insight.Bar {
	bar := insight.Bar{Name: a.label()}
	if a.Pack == nil {
		bar.Says = game.Say("report.PackMissing")
		return bar
	}
	of := len(r.Pupils)
	bar.Of, bar.Stretches = of, []insight.Stretch{{Mark: insight.Given, N: a.Done}}
	bar.Says = game.Say("report.Done").Count("n", a.Done).Count("of", of)
	if a.Late > 0 {
		bar.Says = game.Say("report.DoneLate").Put("done", bar.Says).Count("n", a.Late)
	}
	if a.Begun > 0 {
		bar.Says = game.Say("report.Begun").Put("done", bar.Says).Count("n", a.Begun)
	}
	if len(a.Open) > 0 {
		bar.Says = game.Say("report.Open").Put("done", bar.Says).Put("names", r.named(a.Open))
	}
	return bar
}

// label is what is assigned, by its title, or by its ID where it is not here.
func (a *Assigned) label() insight.Label {
	due := content.OneLine(a.Due)
	if a.Pack != nil && (a.Lesson == "" || a.Head.ID != "") {
		title := a.Pack.Meta().Title
		if a.Lesson != "" {
			title = a.Head.Title
		}
		return insight.Label{Words: game.Say("report.DueOn").With("date", due), Text: title, Pack: a.Pack}
	}
	what := content.OneLine(string(a.Assignment.Pack))
	if a.Lesson != "" {
		what += " " + content.OneLine(string(a.Lesson))
	}
	return insight.Named(game.Say("report.DueBy").With("what", what, "date", due))
}

func (r *Report) lessons() insight.Section {
	s := insight.Section{Title: game.Say("report.Lessons")}
	var pack *content.Pack
	for i := range r.Lessons {
		l := &r.Lessons[i]
		if l.Pack != pack {
			pack = l.Pack
			s.Blocks = append(s.Blocks, insight.Block{Title: insight.Label{Text: pack.Meta().Title, Pack: pack}})
		}
		b := &s.Blocks[len(s.Blocks)-1]
		b.Bars = append(b.Bars, r.lessonBar(l))
	}
	if len(s.Blocks) == 0 {
		s.Blocks = []insight.Block{{Says: []game.Notice{game.Say("report.NoLesson")}}}
		return s
	}
	s.Blocks[0].Says = []game.Notice{game.Say("report.HowLessons")}
	return s
}

func (r *Report) lessonBar(l *Lesson) insight.Bar {
	bar := insight.Bar{
		Name: insight.Label{Text: l.Head.Title, Pack: l.Pack}, Of: l.Of, Stretches: []insight.Stretch{{Mark: insight.Given, N: l.Done}},
		Says: game.Say("report.Done").Count("n", l.Done).Count("of", l.Of),
	}
	if l.Begun > 0 {
		bar.Says = game.Say("report.Begun").Put("done", bar.Says).Count("n", l.Begun)
	}
	if len(l.Stuck) > 0 {
		bar.Says = game.Say("report.StuckIn").Put("done", bar.Says).Put("names", r.named(l.Stuck))
	}
	return bar
}

func (r *Report) mixUps() insight.Section {
	s := insight.Section{Title: game.Say("items.Beliefs")}
	b := insight.Block{Says: []game.Notice{game.Say("report.HowMixUps").Count("cured", game.Cured).Count("least", insight.Enough)}}
	for i := range r.MixUps {
		m := &r.MixUps[i]
		bar := insight.Bar{
			Name: insight.Label{Text: m.Says, Pack: m.Pack}, InFact: insight.Label{Text: m.Fix, Pack: m.Pack},
			Says: game.Say("report.Have").Count("have", m.Have).Count("of", m.Met).Count("shown", m.Shown),
		}
		if m.Met >= insight.Enough {
			bar.Of, bar.Stretches = m.Met, []insight.Stretch{{Mark: insight.Given, N: m.Have}}
		}
		if len(m.Stuck) > 0 {
			bar.Says = game.Say("report.StuckIn").Put("done", bar.Says).Put("names", r.named(m.Stuck))
		}
		b.Bars = append(b.Bars, bar)
	}
	if len(b.Bars) == 0 {
		b.Says = []game.Notice{game.Say("report.NoMixUp")}
	}
	s.Blocks = []insight.Block{b}
	return s
}

func (r *Report) rounds() insight.Section {
	s := insight.Section{Title: game.Say("report.Rounds")}
	for i := range r.Rounds {
		s.Blocks = append(s.Blocks, r.Rounds[i].block())
	}
	if len(s.Blocks) == 0 {
		s.Blocks = []insight.Block{{Says: []game.Notice{game.Say("report.NoRound")}}}
	}
	return s
}

func (r *Round) block() insight.Block {
	b := insight.Block{Title: r.label()}
	b.Bars = append(b.Bars, ballot(game.Say("report.FirstVote"), &r.First))
	if r.Second.Votes > 0 {
		b.Bars = append(b.Bars, ballot(game.Say("report.SecondVote"), &r.Second))
	}
	if gain, ok := r.Gain(); ok {
		b.Says = append(b.Says, game.Say("report.Gain").Count("n", r.Both).Count("improved", r.Improved).Count("worsened", r.Worsened).With("gain", points(gain)))
	}
	if r.Out > 0 {
		b.Says = append(b.Says, game.Say("report.Out").Count("n", r.Out))
	}
	if r.Item == nil {
		b.Says = append(b.Says, game.Say("report.ItemMissing"))
		return b
	}
	for _, part := range r.Item.Parts() {
		b.Bars = append(b.Bars, r.option(part))
	}
	return b
}

// label is a round with its question, or with the ID of one that is not here.
func (r *Round) label() insight.Label {
	number := strconv.Itoa(r.Number)
	if r.Item != nil {
		return insight.Label{Words: game.Say("report.RoundOn").With("round", number, "date", r.Date), Text: r.Item.Stem, Pack: r.Pack}
	}
	item := content.OneLine(string(r.PackID) + " " + string(r.ItemID))
	return insight.Named(game.Say("report.Round").With("round", number, "date", r.Date, "item", item))
}

// ballot is the share of a ballot that is right.
func ballot(name game.Notice, t *class.Tally) insight.Bar {
	return insight.Bar{
		Name: insight.Named(name), Of: t.Votes, Stretches: []insight.Stretch{{Mark: insight.Right, N: t.Right}},
		Says: game.Say("report.Ballot").Count("right", t.Right).Count("n", t.Votes),
	}
}

// option is how often an option was chosen in the last ballot, with what it was in the one before.
func (r *Round) option(part content.PartID) insight.Bar {
	bar := insight.Bar{Name: items.PartLabel(r.Pack, r.Item, string(part))}
	last := &r.First
	bar.Says = game.Say("report.Chosen").Count("n", r.First.Chosen[part])
	if r.Second.Votes > 0 {
		last = &r.Second
		bar.Says = game.Say("report.ChosenTwice").Count("first", r.First.Chosen[part]).Count("second", r.Second.Chosen[part])
	}
	mark := insight.Given
	if right(r.Item, part) {
		mark, bar.Says = insight.Right, game.Say("items.PickKey").Put("pick", bar.Says)
	}
	bar.Of, bar.Stretches = last.Votes, []insight.Stretch{{Mark: mark, N: last.Chosen[part]}}
	return bar
}

// right reports whether an option is right, as the question is now.
func right(item *content.Item, part content.PartID) bool {
	if item.Type == content.TrueFalse {
		return (part == content.True) == item.Answer
	}
	return slices.ContainsFunc(item.Options, func(o content.Option) bool { return o.ID == part && o.Correct })
}

// points writes a share from -1 to 1 in hundredths, with its sign.
func points(share float64) string {
	n := int(100*share+100.5) - 100
	if n > 0 {
		return "+" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}
