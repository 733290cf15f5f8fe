package insight

import (
	"quest/content"
	"quest/game"
)

// mastered tells how well the items of lessons and of exam domains are known.
func (i *Insight) mastered() Section {
	s := Section{Title: Mastered.Title()}
	lessons := i.Lessons()
	if len(lessons) == 0 {
		s.Blocks = append([]Block{{Says: []game.Notice{game.Say("insight.MasteredNone")}}}, i.paperBlocks()...)
		return s
	}
	var all Mastery
	for _, l := range lessons {
		all.add(l.Mastery)
	}
	sum := Block{
		Says: []game.Notice{
			game.Say("insight.MasteredSum").Count("n", all.Items).Count("met", all.Met).Count("known", all.Known).Count("firm", all.Firm),
			game.Say("insight.MasteredHow").Count("percent", game.Percentage(KnownRecall)).Count("days", FirmDays),
		},
		Legend: []Mark{Firm, Known, Met},
	}
	if n := i.Untouched(); n > 0 {
		sum.Says = append(sum.Says, game.Say("insight.PacksUntouched").Count("n", n))
	}
	s.Blocks = append(s.Blocks, sum)
	var pack *content.Pack
	for n := range lessons {
		l := &lessons[n]
		if l.Pack != pack {
			pack = l.Pack
			s.Blocks = append(s.Blocks, Block{Title: Label{Text: pack.Meta().Title, Pack: pack}})
		}
		b := &s.Blocks[len(s.Blocks)-1]
		bar := l.bar(Label{Text: l.Head.Title, Pack: pack})
		bar.Lesson = l
		b.Bars = append(b.Bars, bar)
	}
	s.Blocks = append(s.Blocks, i.domainBlocks()...)
	s.Blocks = append(s.Blocks, i.paperBlocks()...)
	return s
}

// domainBlocks are the exams that the packs prepare for, each with its domains.
func (i *Insight) domainBlocks() []Block {
	var blocks []Block
	var exam *content.Blueprint
	for _, d := range i.Domains() {
		if d.Exam != exam {
			exam = d.Exam
			blocks = append(blocks, Block{Title: Named(game.Say("insight.Domains").With("exam", exam.ID.Short()))})
		}
		bar := d.bar(Label{Text: d.Domain.Text})
		b := &blocks[len(blocks)-1]
		b.Bars = append(b.Bars, bar)
	}
	return blocks
}

func (m *Mastery) add(o Mastery) {
	m.Items, m.Met, m.Known, m.Firm = m.Items+o.Items, m.Met+o.Met, m.Known+o.Known, m.Firm+o.Firm
}

// bar draws a mastery: what is firm, what else is known, what else was met.
func (m Mastery) bar(name Label) Bar {
	says := game.Say("insight.Mastery").Count("n", m.Items).Count("met", m.Met).Count("known", m.Known).Count("firm", m.Firm)
	switch {
	case m.Items == 0:
		says = game.Say("insight.MasteryNoItems")
	case m.Met == 0:
		says = game.Say("insight.MasteryUnmet").Count("n", m.Items)
	}
	return Bar{
		Name: name, Of: m.Items, Says: says,
		Stretches: []Stretch{{Firm, m.Firm}, {Known, m.Known - m.Firm}, {Met, m.Met - m.Known}},
	}
}
