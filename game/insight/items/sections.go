package items

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/answers"
	"quest/game/insight"
)

// Sections say the figures in words and plots, as every front end shows them.
func (f *Figures) Sections() []insight.Section {
	return []insight.Section{f.doubts(), f.questions(), f.beliefs(), f.picks()}
}

// AboutQuestions are the sections that are about questions alone: what to look at, each question, what was chosen.
func (f *Figures) AboutQuestions() []insight.Section {
	return []insight.Section{f.doubts(), f.questions(), f.picks()}
}

// Sum says how many answers the figures rest on.
func (f *Figures) Sum() []game.Notice {
	says := []game.Notice{game.Say("items.Sum").Count("n", f.Students).Count("firsts", f.Firsts).Count("items", len(f.Items))}
	if f.Later > 0 {
		says = append(says, game.Say("items.Later").Count("n", f.Later))
	}
	if f.Versions > 1 {
		says = append(says, game.Say("items.Versions").Count("n", f.Versions))
	}
	older := 0
	for i := range f.Items {
		older += f.Items[i].Older
	}
	if older > 0 {
		says = append(says, game.Say("items.Older").Count("n", older))
	}
	if len(f.Unknown) > 0 {
		n := 0
		for _, u := range f.Unknown {
			n += u.Answers
		}
		says = append(says, game.Say("items.Unknown").Count("n", n).Count("items", len(f.Unknown)).With("first", content.OneLine(f.Unknown[0].Item)))
	}
	return says
}

// doubts tells what to look at first.
func (f *Figures) doubts() insight.Section {
	s := insight.Section{Title: game.Say("items.Doubts")}
	b := insight.Block{}
	for _, it := range f.Suspects() {
		b.Says = append(b.Says, it.doubt())
	}
	if len(b.Says) == 0 {
		b.Says = append(b.Says, game.Say("items.NoSuspect"))
	}
	for i := range f.Duplicates {
		b.Says = append(b.Says, f.Duplicates[i].says())
	}
	for _, it := range f.Unfit() {
		b.Says = append(b.Says, game.Say("items.Unfit").With("item", string(it.Item.ID)).Count("n", it.Unfit))
	}
	s.Blocks = []insight.Block{b}
	return s
}

// doubt says why a key is suspect.
func (it *Item) doubt() game.Notice {
	k := &it.Key
	where := game.Verbatim(string(it.Item.ID))
	switch {
	case k.Group.Place > 0:
		where = game.Say("items.InPlace").With("item", string(it.Item.ID)).Count("place", k.Group.Place)
	case k.Group.Part != "":
		where = game.Say("items.InPart").With("item", string(it.Item.ID), "part", string(k.Group.Part))
	}
	var said game.Notice
	switch k.Cause {
	case BestDiffer:
		said = game.Say("items.BestDiffer").With("wrong", k.Wrong.ID, "right", k.Right.ID)
	case MostDiffer:
		said = game.Say("items.MostDiffer").With("wrong", k.Wrong.ID, "right", k.Right.ID).Count("n", k.Wrong.N).Count("of", k.Group.Of)
	case NotAccepted:
		said = game.Say("items.NotAccepted").Count("n", k.Wrong.N).Count("of", k.Group.Of)
	}
	if k.Grade == Likely {
		return game.Say("items.Likely").Put("where", where).Put("why", said)
	}
	return game.Say("items.Look").Put("where", where).Put("why", said)
}

func (d *Duplicate) says() game.Notice {
	first, then := string(d.First.ID), string(d.Then.ID)
	switch {
	case d.Text && d.Linked:
		return game.Say("items.DuplicateBoth").With("first", first, "then", then, "value", Decimal(d.Value))
	case d.Text:
		return game.Say("items.DuplicateText").With("first", first, "then", then)
	}
	return game.Say("items.DuplicateLinked").With("first", first, "then", then, "value", Decimal(d.Value)).Count("n", d.N)
}

// questions is a bar for each question.
func (f *Figures) questions() insight.Section {
	s := insight.Section{Title: game.Say("items.Questions")}
	var pack *content.Pack
	for i := range f.Items {
		it := &f.Items[i]
		if it.Pack != pack {
			pack = it.Pack
			s.Blocks = append(s.Blocks, insight.Block{Title: insight.Label{Text: pack.Meta().Title, Pack: pack}})
		}
		b := &s.Blocks[len(s.Blocks)-1]
		b.Bars = append(b.Bars, it.bar())
	}
	how := []game.Notice{game.Say("items.HowRight").Count("least", EnoughAnswers), game.Say("items.HowFits").Count("halves", EnoughHalves).Count("least", EnoughCorrelation)}
	if len(s.Blocks) == 0 {
		s.Blocks = []insight.Block{{Says: []game.Notice{game.Say("items.None")}}}
		return s
	}
	s.Blocks[0].Says = how
	return s
}

func (it *Item) bar() insight.Bar {
	bar := insight.Bar{Name: insight.Named(game.Verbatim(string(it.Item.ID))), Says: game.Say("items.Row").Put("right", it.RightSays()).Put("fits", it.Discrimination.Says())}
	if it.Need() == 0 {
		bar.Of, bar.Stretches = it.Right.Of, []insight.Stretch{{Mark: insight.Right, N: it.Right.Right}}
	}
	if it.Seconds > 0 {
		bar.Says = game.Say("items.RowTime").Put("row", bar.Says).Count("seconds", it.Seconds)
	}
	return bar
}

// RightSays says how many were right, with the bounds, or how many answers are missing for that.
func (it *Item) RightSays() game.Notice {
	if it.Need() > 0 {
		return game.Say("items.RightFew").Count("need", it.Need()).Count("right", it.Right.Right).Count("n", it.Right.Of)
	}
	low, high := it.Bounds()
	return game.Say("items.Right").Count("n", it.Right.Of).Count("right", it.Right.Right).Count("percent", it.Right.Percent()).
		Count("low", game.Percentage(low)).Count("high", game.Percentage(high))
}

// Says says an estimate with its bounds, or why there is none.
func (e Estimate) Says() game.Notice {
	switch e.Lack {
	case FewStudents:
		return game.Say("items.FitsFew").Count("need", e.Need)
	case AllAlike:
		return game.Say("items.FitsAlike")
	case NoSpread:
		return game.Say("items.FitsSpread")
	case NoLack:
	}
	value, low, high := Decimal(e.Value), Decimal(e.Low), Decimal(e.High)
	if e.Method == Halves {
		return game.Say("items.FitsHalves").With("value", value, "low", low, "high", high)
	}
	return game.Say("items.Fits").With("value", value, "low", low, "high", high)
}

// Decimal writes a number between -1 and 1 with two places.
func Decimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	if s == "-0.00" {
		return "0.00"
	}
	return s
}

// beliefs is a bar for each misconception.
func (f *Figures) beliefs() insight.Section {
	s := insight.Section{Title: game.Say("items.Beliefs")}
	b := insight.Block{Says: []game.Notice{game.Say("items.HowBeliefs")}}
	for i := range f.Misconceptions {
		m := &f.Misconceptions[i]
		bar := insight.Bar{Name: insight.Label{Text: m.Misconception.Says, Pack: m.Pack}, Says: game.Say("items.BeliefFew").Count("n", m.Right).Count("of", m.Of)}
		if !m.Few() {
			low, high := m.Bounds()
			bar.Of, bar.Stretches = m.Of, []insight.Stretch{{Mark: insight.Given, N: m.Right}}
			bar.Says = game.Say("items.Belief").Count("n", m.Right).Count("of", m.Of).Count("percent", m.Percent()).
				Count("low", game.Percentage(low)).Count("high", game.Percentage(high))
		}
		b.Bars = append(b.Bars, bar)
	}
	if len(b.Bars) == 0 {
		b.Says = []game.Notice{game.Say("items.NoBelief")}
	}
	s.Blocks = []insight.Block{b}
	return s
}

// picks is a block for each group of each question.
func (f *Figures) picks() insight.Section {
	s := insight.Section{Title: game.Say("items.Picks"), Blocks: []insight.Block{{Says: []game.Notice{game.Say("items.HowPicks")}}}}
	for i := range f.Items {
		s.Blocks = append(s.Blocks, f.Items[i].PickBlocks()...)
	}
	return s
}

// PickBlocks tell what was chosen in a question.
func (it *Item) PickBlocks() []insight.Block {
	var all []insight.Block
	for n := range it.Groups {
		g := &it.Groups[n]
		title := game.Verbatim(string(it.Item.ID))
		switch {
		case g.Place > 0:
			title = game.Say("items.InPlace").With("item", string(it.Item.ID)).Count("place", g.Place)
		case g.Part != "":
			title = game.Say("items.InPart").With("item", string(it.Item.ID), "part", string(g.Part))
		}
		b := insight.Block{Title: insight.Named(title)}
		for _, l := range it.Langs {
			if n == 0 {
				b.Says = append(b.Says, game.Say("items.InLang").With("lang", l.Lang).Count("n", l.Of).Count("right", l.Right))
			}
		}
		for i := range g.Picks {
			if p := &g.Picks[i]; p.N > 0 || p.Right {
				b.Bars = append(b.Bars, it.pickBar(g, p))
			}
		}
		for _, t := range g.Typed {
			b.Says = append(b.Says, game.Say("items.Typed").With("text", t.Text).Count("n", t.N))
		}
		all = append(all, b)
	}
	return all
}

func (it *Item) pickBar(g *Group, p *Pick) insight.Bar {
	bar := insight.Bar{Name: PartLabel(it.Pack, it.Item, p.ID), Of: g.Of, Says: game.Say("items.Pick").Count("n", p.N).Count("of", g.Of).Count("percent", g.Share(p).Percent())}
	mark := insight.Given
	if p.Right {
		mark = insight.Right
		bar.Says = game.Say("items.PickKey").Put("pick", bar.Says)
	}
	bar.Stretches = []insight.Stretch{{Mark: mark, N: p.N}}
	if p.Pull.Known() {
		bar.Says = game.Say("items.PickPull").Put("pick", bar.Says).Put("pull", p.Pull.Says())
	}
	if !bar.Name.Text.Empty() {
		bar.Says = game.Say("items.PickID").With("id", p.ID).Put("pick", bar.Says)
	}
	return bar
}

// PartLabel names what was chosen in a question of a pack by its text, or by its ID where it has none.
func PartLabel(pack *content.Pack, item *content.Item, id string) insight.Label {
	switch id {
	case answers.ReadRight:
		return insight.Named(game.Say("items.ReadRight"))
	case answers.ReadOther:
		return insight.Named(game.Say("items.ReadOther"))
	case answers.ReadBlank:
		return insight.Named(game.Say("items.ReadBlank"))
	case string(content.True):
		return insight.Named(game.Say("items.True"))
	case string(content.False):
		return insight.Named(game.Say("items.False"))
	}
	if text := item.PartText(content.PartID(id)); !text.Empty() {
		return insight.Label{Text: text, Pack: pack}
	}
	return insight.Named(game.Verbatim(id))
}
