package coverage

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"quest/content"
	"quest/game/exam"
)

// Exam is how the items of a pack spread over the domains of an exam.
type Exam struct {
	*content.Blueprint
	Items   int // that name one of its domains
	Papers  int // of them, those that may stand in papers today
	Domains []Domain
}

// Domain is a domain of an exam with the items of a pack.
type Domain struct {
	*content.Domain
	Items  int
	Papers int    // of them, those that may stand in papers today
	Want   int    // of the items of the exam in the pack, by the weights of the blueprint
	Tasks  []Task // those of the blueprint, and others that items name; none if no item of the domain names a task
	Whole  int    // items that name the domain and no task
}

// Task is a task of a domain with the items of a pack.
type Task struct {
	ID            content.DomainID
	Text          content.Text // empty for a task that the blueprint does not list
	Items, Papers int
}

// exams counts the items by the domains that they name, each once in a domain: a task counts for its domain.
func (f *Figures) exams(pack *content.Pack, items []*content.Item, today string) {
	blueprints := slices.Clone(exam.All())
	own := pack.Blueprints()
	for i := range own {
		blueprints = append(blueprints, &own[i])
	}
	for _, b := range blueprints {
		e := Exam{Blueprint: b}
		for i := range b.Domains {
			e.Domains = append(e.Domains, Domain{Domain: &b.Domains[i]})
		}
		for _, it := range items {
			e.add(it, inPapers(it, today))
		}
		if e.Items == 0 {
			continue
		}
		want := b.Counts(e.Items)
		for i := range e.Domains {
			d := &e.Domains[i]
			d.Want = want[i]
			if d.Whole == d.Items {
				d.Tasks = nil
			}
			slices.SortStableFunc(d.Tasks, func(a, b Task) int { return cmp.Or(cmp.Compare(len(a.ID), len(b.ID)), cmp.Compare(a.ID, b.ID)) })
		}
		f.Exams = append(f.Exams, e)
	}
}

// add counts an item in the domains and tasks that it names.
func (e *Exam) add(it *content.Item, papers int) {
	counted := map[content.DomainID]bool{}
	for _, named := range it.Domains {
		of, id, _ := strings.Cut(named, ":")
		known, ok := e.Domain(content.DomainID(id))
		if of != string(e.ID) || !ok || counted[known.ID] {
			continue
		}
		counted[known.ID] = true
		d := &e.Domains[slices.IndexFunc(e.Domains, func(o Domain) bool { return o.ID == known.ID })]
		d.Items, d.Papers = d.Items+1, d.Papers+papers
		if id == string(d.ID) {
			d.Whole++
			continue
		}
		t := d.task(content.DomainID(id))
		t.Items, t.Papers = t.Items+1, t.Papers+papers
	}
	if len(counted) > 0 {
		e.Items, e.Papers = e.Items+1, e.Papers+papers
	}
}

// task gives the counts of a task of the domain. At first it lists all that the blueprint has.
func (d *Domain) task(id content.DomainID) *Task {
	if len(d.Tasks) == 0 {
		for i := range d.Domain.Tasks {
			d.Tasks = append(d.Tasks, Task{ID: d.Domain.Tasks[i].ID, Text: d.Domain.Tasks[i].Text})
		}
	}
	i := slices.IndexFunc(d.Tasks, func(t Task) bool { return t.ID == id })
	if i < 0 {
		i = len(d.Tasks)
		d.Tasks = append(d.Tasks, Task{ID: id})
	}
	return &d.Tasks[i]
}

// inPapers gives 1 for an item that may stand in papers on a day, else 0. Without a day no facts are stale.
func inPapers(it *content.Item, today string) int {
	if !it.Exam || stale(it, today) {
		return 0
	}
	return 1
}

func stale(it *content.Item, today string) bool {
	day, err := time.Parse(time.DateOnly, today)
	on := it.StaleOn()
	return err == nil && on > 0 && int(day.Unix()/86400) >= on
}

// Plan is how the items cover the plan of their author: its rows, what decides, and the services that tags name.
type Plan struct {
	Exam        int     // items that are written like an exam
	Stale       int     // of them, those that no paper asks today
	Rows        []Count // by the names of rows
	Constraints []Count // in the order of content.Constraints, each, and "" for items of an exam without one
	Tags        []Count // the most used first
	Rowless     int     // items that are written like an exam and name no row
}

func planOf(items []*content.Item, today string) Plan {
	var p Plan
	rows, constraints, tags := map[string]int{}, map[string]int{}, map[string]int{}
	for _, it := range items {
		if it.Exam {
			p.Exam++
			p.Stale += 1 - inPapers(it, today)
		}
		if row := it.Row.String(); row != "" {
			rows[row]++
		} else if it.Exam {
			p.Rowless++
		}
		if it.Exam || it.Constraint != "" {
			constraints[it.Constraint]++
		}
		named := slices.Clone(it.Tags)
		slices.Sort(named)
		for _, t := range slices.Compact(named) {
			tags[t]++
		}
	}
	p.Rows = counts(rows)
	slices.SortFunc(p.Rows, func(a, b Count) int { return strings.Compare(a.Name, b.Name) })
	p.Tags = counts(tags)
	slices.SortFunc(p.Tags, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Items, a.Items), strings.Compare(a.Name, b.Name)) })
	if len(constraints) > 0 {
		for _, c := range append(content.Constraints(), "") {
			if c != "" || constraints[c] > 0 {
				p.Constraints = append(p.Constraints, Count{c, constraints[c]})
			}
		}
	}
	return p
}

func counts(of map[string]int) []Count {
	all := make([]Count, 0, len(of))
	for name, n := range of {
		all = append(all, Count{name, n})
	}
	return all
}

// Repeated gives the rows that more than one item has.
func (p *Plan) Repeated() []Count {
	return slices.DeleteFunc(slices.Clone(p.Rows), func(c Count) bool { return c.Items < 2 })
}
