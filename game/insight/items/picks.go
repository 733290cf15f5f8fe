package items

import (
	"cmp"
	"slices"
	"strconv"

	"quest/content"
	"quest/game/answers"
	"quest/game/insight"
)

// Group is what was chosen in one place of a question: among its options, for one card, one left side, one place of an
// order, or one gap.
type Group struct {
	Part  content.PartID // card, left side or gap; "" for the options, and for a place of an order
	Place int            // of an order, from 1; 0 for others
	Of    int            // students whose first answer says something here
	Picks []Pick
	Typed []Typed // into a gap, and known to nobody: what EnoughOfEach students or more typed, where they handed that in
}

// Typed is a text that several students typed.
type Typed struct {
	Text string // folded
	N    int
}

// mostTyped is how many texts are told of a gap, and typedRunes how many signs of each.
const mostTyped, typedRunes = 5, 60

// typed counts the texts that were typed into a gap and are neither right nor known to be wrong. A text of few students is not
// told: it might say who typed it.
func (s *sheet) typed(at int, gap content.PartID) []Typed {
	counts := map[string]int{}
	for n := range s.rows {
		if a := s.rows[n].first[at]; a != nil && a.Gave.Read[gap] == answers.ReadOther {
			text := []rune(content.OneLine(a.Gave.Typed[gap]))
			counts[string(text[:min(len(text), typedRunes)])]++
		}
	}
	var all []Typed
	for text, n := range counts {
		if n >= EnoughOfEach && text != "" {
			all = append(all, Typed{text, n})
		}
	}
	slices.SortFunc(all, func(a, b Typed) int { return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Text, b.Text)) })
	return all[:min(len(all), mostTyped)]
}

// Pick is one thing that can be chosen.
type Pick struct {
	ID    string // of the option, bin, right side or step; for a gap how what was typed was read
	Right bool
	N     int      // students who chose it
	Pull  Estimate // whether those who know the rest choose it
}

// Share is how many of a group chose it.
func (g *Group) Share(p *Pick) insight.Share { return insight.Share{Right: p.N, Of: g.Of} }

// chosen gives what an answer says in a group, nil for nothing.
type chosen func(answers.Gave) []string

// asked is a group of a question before answers are counted.
type asked struct {
	Group
	chosen chosen
}

func (a *asked) option(id string, right bool) { a.Picks = append(a.Picks, Pick{ID: id, Right: right}) }

func one(id content.PartID, given bool) []string {
	if !given || id == "" {
		return nil
	}
	return []string{string(id)}
}

// askedIn gives the groups of a question.
func askedIn(item *content.Item) []asked {
	var all []asked
	switch item.Type {
	case content.Single, content.Multi:
		g := asked{chosen: func(gave answers.Gave) []string { return texts(gave.Choice) }}
		for _, o := range item.Options {
			g.option(string(o.ID), o.Correct)
		}
		all = append(all, g)
	case content.TrueFalse:
		g := asked{chosen: func(gave answers.Gave) []string {
			if gave.Truth == nil {
				return nil
			}
			return []string{strconv.FormatBool(*gave.Truth)}
		}}
		g.option(string(content.True), item.Answer)
		g.option(string(content.False), !item.Answer)
		all = append(all, g)
	case content.Classify:
		for _, card := range item.Cards {
			g := asked{Group: Group{Part: card.ID}, chosen: func(gave answers.Gave) []string { bin, ok := gave.Placed[card.ID]; return one(bin, ok) }}
			for _, bin := range item.Bins {
				g.option(string(bin.ID), bin.ID == card.Bin)
			}
			all = append(all, g)
		}
	case content.Match:
		for _, left := range item.Pairs {
			g := asked{Group: Group{Part: left.ID}, chosen: func(gave answers.Gave) []string { to, ok := gave.Paired[left.ID]; return one(to, ok) }}
			for _, right := range item.Parts() {
				g.option(string(right), right == left.ID)
			}
			all = append(all, g)
		}
	case content.Order:
		for at := range item.Steps {
			g := asked{Group: Group{Place: at + 1}, chosen: func(gave answers.Gave) []string {
				if at >= len(gave.Sequence) {
					return nil
				}
				return one(gave.Sequence[at], true)
			}}
			for n, step := range item.Steps {
				g.option(string(step.ID), n == at)
			}
			all = append(all, g)
		}
	case content.Cloze:
		for i := range item.Gaps {
			all = append(all, gapAsked(&item.Gaps[i]))
		}
	case content.Case:
	}
	return all
}

// gapAsked is the group of a gap: right (also with a typo), each known wrong answer, another one, nothing.
func gapAsked(gap *content.Gap) asked {
	g := asked{Group: Group{Part: gap.ID}, chosen: func(gave answers.Gave) []string {
		how, ok := gave.Read[gap.ID]
		if how == answers.ReadTypo {
			how = answers.ReadRight
		}
		return one(content.PartID(how), ok)
	}}
	g.option(answers.ReadRight, true)
	for _, r := range gap.Reject {
		g.option(answers.KnownWrong+string(r.ID), false)
	}
	g.option(answers.ReadOther, false)
	g.option(answers.ReadBlank, false)
	return g
}

func texts(ids []content.PartID) []string {
	all := make([]string, len(ids))
	for i, id := range ids {
		all[i] = string(id)
	}
	return all
}

// groups counts what was chosen in the first answers to a question.
func (s *sheet) groups(at int) []Group {
	var all []Group
	for _, g := range askedIn(s.order[at]) {
		for n := range s.rows {
			a := s.rows[n].first[at]
			if a == nil {
				continue
			}
			given := g.chosen(a.Gave)
			if len(given) > 0 {
				g.Of++
			}
			for i := range g.Picks {
				if slices.Contains(given, g.Picks[i].ID) {
					g.Picks[i].N++
				}
			}
		}
		if g.Of == 0 {
			continue
		}
		for i := range g.Picks {
			p := &g.Picks[i]
			p.Pull = s.compare(at, func(a *answers.Answer) (bool, bool) {
				given := g.chosen(a.Gave)
				return slices.Contains(given, p.ID), len(given) > 0
			})
		}
		g.Typed = s.typed(at, g.Part)
		all = append(all, g.Group)
	}
	return all
}

// fits reports whether an answer names only parts that the question has, as one to this question must.
func fits(item *content.Item, gave answers.Gave) bool {
	said := 0
	for _, g := range askedIn(item) {
		given := g.chosen(gave)
		said += len(given)
		for _, id := range given {
			if !slices.ContainsFunc(g.Picks, func(p Pick) bool { return p.ID == id }) {
				return false
			}
		}
	}
	parts := len(gave.Choice) + len(gave.Placed) + len(gave.Sequence) + len(gave.Paired) + len(gave.Read)
	if gave.Truth != nil {
		parts++
	}
	return said == parts || said == 0 && parts == 0
}

// Grade is how sure it is that a key is wrong.
type Grade int

// The grades.
const (
	NotSuspect Grade = iota
	Look             // it may be chance: look at it
	Likely           // chance alone is unlikely
)

// Cause is what makes a key suspect.
type Cause string

// The causes.
const (
	BestDiffer  Cause = "best"  // those who know the rest choose something else than the key
	MostDiffer  Cause = "most"  // most choose the same wrong thing
	NotAccepted Cause = "typed" // those who know the rest type something that the gap does not know
)

// Suspicion says whether the key of a question is likely wrong, and what the best choose instead.
type Suspicion struct {
	Grade Grade
	Cause Cause
	Group *Group
	Right *Pick // the key
	Wrong *Pick // what speaks against it
}

// least is from what size on an estimate is worth a look although its bounds include none.
const least = 0.1

// suspicion finds the group that speaks most against its key. A key is likely wrong where those who choose it know the
// rest less well than the others, those who choose a wrong thing know it better, and neither bound includes 0. It is worth a
// look where that holds without the bounds, or where the wrong thing is chosen more often than the key and by those who know the rest. Where
// more than half of the class, at the lower bound, choose one wrong thing, or clearly more than choose the key and rather the better
// ones, it is worth a look whatever else.
func suspicion(groups []Group) Suspicion {
	var worst Suspicion
	for i := range groups {
		if found := groups[i].suspicion(); found.Grade > worst.Grade {
			worst = found
		}
	}
	return worst
}

func (g *Group) suspicion() Suspicion {
	key, wrong, most := g.candidates()
	if key == nil {
		return Suspicion{}
	}
	s := Suspicion{Group: g, Right: key, Wrong: wrong, Cause: BestDiffer, Grade: against(key, wrong)}
	if s.Grade < Likely && most != nil && g.crowd(key, most) {
		s.Cause, s.Wrong, s.Grade = MostDiffer, most, Look
		if most.Pull.Known() && most.Pull.Low > 0 {
			s.Grade = Likely
		}
	}
	switch {
	case s.Grade == NotSuspect:
		return Suspicion{}
	case s.Wrong.ID == answers.ReadOther:
		s.Cause = NotAccepted
	}
	return s
}

// candidates gives the key whose fit is the least, the wrong thing whose fit is the greatest, and the one that most
// choose; nil where there is none.
func (g *Group) candidates() (key, wrong, most *Pick) {
	for i := range g.Picks {
		p := &g.Picks[i]
		if p.Right {
			if key == nil || p.Pull.Known() && (!key.Pull.Known() || p.Pull.Value < key.Pull.Value) {
				key = p
			}
			continue
		}
		if p.ID == answers.ReadBlank {
			continue
		}
		if p.Pull.Known() && (wrong == nil || p.Pull.Value > wrong.Pull.Value) {
			wrong = p
		}
		if most == nil || p.N > most.N {
			most = p
		}
	}
	return key, wrong, most
}

// against says how much a wrong thing, which may be nil, speaks against a key.
func against(key, wrong *Pick) Grade {
	switch {
	case wrong == nil:
	case key.Pull.Known() && key.Pull.High < 0 && wrong.Pull.Low > 0:
		return Likely
	case key.Pull.Known() && key.Pull.Value < -least && wrong.Pull.Value > least, wrong.Pull.Low > 0 && wrong.N > key.N:
		return Look
	}
	return NotSuspect
}

// crowd reports whether so many choose a wrong thing that the key is worth a look.
func (g *Group) crowd(key, most *Pick) bool {
	if g.Of < EnoughAnswers {
		return false
	}
	low, _ := g.Share(most).Within(z95)
	_, high := g.Share(key).Within(z95)
	return low > 0.5 || low > high && most.Pull.Value > 0
}
