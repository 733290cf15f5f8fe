package exam

import (
	"math"

	"quest/content"
)

// surveyed is what memory holds of one domain.
type surveyed struct {
	known    float64 // share of the domain that is remembered
	covered  float64 // share of the domain of which an item was met
	met      int
	recalled float64 // sum of the recall of the items met
}

// surveyedPaper is the answers of a paper, each as it counts today.
type surveyedPaper struct {
	domains []sheet // by domain of the exam
	recall  float64 // mean over the whole paper
}

// surveyOf is all evidence.
type surveyOf struct {
	domains []surveyed
	papers  []surveyedPaper
	answers []float64 // in papers, as they count today, by domain
	before  float64   // of them, those to items that were met before
	newest  int       // days since the newest paper, -1 without one
}

func survey(b *content.Blueprint, e Evidence) surveyOf {
	s := surveyOf{domains: make([]surveyed, len(b.Domains)), answers: make([]float64, len(b.Domains)), newest: -1}
	for i := range b.Domains {
		s.domains[i].studied(b, &b.Domains[i], e.Studied)
	}
	for _, p := range e.Papers {
		s.paper(b, p)
	}
	return s
}

// Remembered gives the share of an exam, 0 to 1, that is remembered, by what memory holds of its
// tasks: each domain weighs as in the exam, each task of a domain the same, and what was never met, or
// has no items, is not remembered. A task that has few items is taken for covered in part alone.
func Remembered(b *content.Blueprint, all []Studied) float64 {
	s := survey(b, Evidence{Studied: all})
	return s.remembered(b)
}

func (s *surveyOf) remembered(b *content.Blueprint) float64 {
	sum := 0.0
	for i, d := range b.Domains {
		sum += float64(d.Weight) / 100 * s.domains[i].known
	}
	return sum
}

// studied adds up memory: each task weighs the same, and what names the domain alone is spread over
// its tasks. A task with fewer than taskItems items counts as if the rest of them was never met.
func (of *surveyed) studied(b *content.Blueprint, d *content.Domain, all []Studied) {
	type sum struct{ items, met, recall float64 }
	tasks := map[content.DomainID]sum{}
	for _, st := range all {
		if in, ok := b.Domain(st.Part); !ok || in.ID != d.ID {
			continue
		}
		of.met += st.Met
		of.recalled += st.Recall
		for _, task := range tasksOf(d, st.Part) {
			n := float64(len(tasksOf(d, st.Part)))
			t := tasks[task]
			tasks[task] = sum{t.items + float64(st.Items)/n, t.met + float64(st.Met)/n, t.recall + st.Recall/n}
		}
	}
	number, enough := float64(len(d.Tasks)), taskItems
	if len(d.Tasks) == 0 {
		number, enough = 1, unknownTasks*taskItems
	}
	for _, t := range tasks {
		items := max(t.items, enough)
		of.covered += min(1, t.met/items) / number
		of.known += min(1, t.recall/items) / number
	}
}

// tasksOf gives the tasks over which what names a part of a domain is spread: itself, or all
// tasks of the domain; the domain if its tasks are not known.
func tasksOf(d *content.Domain, part content.DomainID) []content.DomainID {
	switch {
	case len(d.Tasks) == 0:
		return []content.DomainID{d.ID}
	case part != d.ID:
		return []content.DomainID{part}
	}
	all := make([]content.DomainID, len(d.Tasks))
	for i, t := range d.Tasks {
		all[i] = t.ID
	}
	return all
}

// paper adds the answers of a paper, if enough of it was answered.
func (s *surveyOf) paper(b *content.Blueprint, p Taken) {
	answered := 0
	for _, a := range p.Answers {
		if a.Answered {
			answered++
		}
	}
	if answered == 0 || float64(answered) < earnest*float64(len(p.Answers)) {
		return
	}
	days := max(0, p.Days)
	if s.newest < 0 || days < s.newest {
		s.newest = days
	}
	weight := math.Exp2(-float64(days) / halfLife)
	sp := surveyedPaper{domains: make([]sheet, len(b.Domains))}
	counts, sum := make([]float64, len(b.Domains)), 0.0
	for _, a := range p.Answers {
		d := place(b, a.Domain)
		if d < 0 {
			continue
		}
		sp.domains[d].add(a.right(), weight)
		sp.domains[d].recall += a.recall()
		sp.recall += a.recall()
		counts[d]++
		sum++
		s.answers[d] += weight
		if a.Recall > 0 {
			s.before += weight
		}
	}
	for d := range sp.domains {
		sp.domains[d].recall /= max(1, counts[d])
	}
	sp.recall /= max(1, sum)
	s.papers = append(s.papers, sp)
}

// all gives the sum of the weights of all answers.
func (s *surveyOf) all() float64 {
	sum := 0.0
	for _, n := range s.answers {
		sum += n
	}
	return sum
}

// of gives the answers of a domain, a sheet a paper.
func (s *surveyOf) of(domain int) []sheet {
	var all []sheet
	for _, p := range s.papers {
		all = append(all, p.domains[domain])
	}
	return all
}

// whole gives the answers of all domains, a sheet a paper, each weighted by what its domain weighs.
func (s *surveyOf) whole(weights []float64) []sheet {
	var all []sheet
	for _, p := range s.papers {
		whole := sheet{recall: p.recall}
		for d, of := range p.domains {
			whole.right += of.right * weights[d]
			whole.wrong += of.wrong * weights[d]
		}
		all = append(all, whole)
	}
	return all
}
