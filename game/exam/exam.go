// Package exam holds what the game knows of real exams: their figures, domains, weights
// and tasks. They are data (docs/exams.md) that is read when an exam is first asked for.
package exam

import (
	"embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
)

//go:embed data/*.json
var data embed.FS

// names are the shipped exams in the order in which they are listed: by level, and a
// successor after what it replaces.
func names() []string { return []string{"clf-c02", "saa-c03", "dva-c02", "dva-c03", "soa-c03"} }

// file is a blueprint as its data file has it.
type file struct {
	ID       content.BlueprintID `json:"id"`
	Title    content.Safe        `json:"title"`
	Source   content.Safe        `json:"source"`
	Verified string              `json:"verified"`
	Exam     struct {
		Questions int    `json:"questions"`
		Scored    int    `json:"scored"`
		Minutes   int    `json:"minutes"`
		Pass      int    `json:"pass"`
		Scale     [2]int `json:"scale"`
	} `json:"exam"`
	Ends        string              `json:"ends"`
	Next        content.BlueprintID `json:"next"`
	Unconfirmed []string            `json:"unconfirmed"`
	Domains     []struct {
		part
		Weight int    `json:"weight"`
		Tasks  []part `json:"tasks"`
	} `json:"domains"`
}

// part is a domain or a task as a data file has it.
type part struct {
	ID   content.DomainID              `json:"id"`
	Text map[content.Lang]content.Safe `json:"text"`
}

func (p part) text() content.Text {
	lines := map[content.Lang][]content.Safe{}
	for lang, words := range p.Text {
		lines[lang] = []content.Safe{words}
	}
	return content.NewText(lines)
}

var shipped = lazy.Attempt[[]*content.Blueprint]{Make: func() ([]*content.Blueprint, error) {
	var all []*content.Blueprint
	for _, name := range names() {
		b, err := read(name)
		if err != nil {
			return all, err
		}
		all = append(all, b)
	}
	return all, nil
}}

// read reads one data file. Names of exams are the same in every language.
func read(name string) (*content.Blueprint, error) {
	raw, err := data.ReadFile("data/" + name + ".json")
	if err != nil {
		return nil, fmt.Errorf("read the exam %s: %w", name, err)
	}
	var f file
	if err := json.Unmarshal(raw, &f); err != nil {
		return nil, fmt.Errorf("read the exam %s: %w", name, err)
	}
	b := &content.Blueprint{
		ID: f.ID, Title: content.NewText(map[content.Lang][]content.Safe{"": {f.Title}}), Source: f.Source, Verified: f.Verified,
		Exam: content.ExamFigures{
			Questions: f.Exam.Questions, Scored: f.Exam.Scored, Minutes: f.Exam.Minutes, Pass: f.Exam.Pass,
			Low: f.Exam.Scale[0], High: f.Exam.Scale[1],
		},
		Ends: f.Ends, Next: f.Next, Unconfirmed: f.Unconfirmed,
	}
	for _, d := range f.Domains {
		domain := content.Domain{ID: d.ID, Weight: d.Weight, Text: d.text()}
		for _, t := range d.Tasks {
			domain.Tasks = append(domain.Tasks, content.Task{ID: t.ID, Text: t.text()})
		}
		b.Domains = append(b.Domains, domain)
	}
	return b, nil
}

// All lists the exams that the game knows. They are shared and must not be changed.
func All() []*content.Blueprint {
	all, _ := shipped.Get() // a test reads every file
	return all
}

// Find gives the exam with an ID, such as "aws/saa-c03".
func Find(id content.BlueprintID) (*content.Blueprint, bool) {
	for _, b := range All() {
		if b.ID == id {
			return b, true
		}
	}
	return nil, false
}

// Named gives the exam that a person means: by its ID or its short name, in small or
// capital letters.
func Named(name string) (*content.Blueprint, bool) {
	for _, b := range All() {
		if strings.EqualFold(name, string(b.ID)) || strings.EqualFold(name, b.ID.Short()) {
			return b, true
		}
	}
	return nil, false
}

// Called gives the ID of the exam that the game knows by a short name in small letters, such as
// "saa-c03". It reads no data, so that the start of the game may ask.
func Called(name string) (content.BlueprintID, bool) {
	return content.BlueprintID("aws/" + name), slices.Contains(names(), name)
}

// Reference gives the exam and the domain that an item names: "aws/saa-c03:d2", or a task
// of the domain, "aws/saa-c03:d2-1".
func Reference(ref string) (*content.Blueprint, *content.Domain, bool) {
	id, domain, _ := strings.Cut(ref, ":")
	b, ok := Find(content.BlueprintID(id))
	if !ok {
		return nil, nil, false
	}
	d, ok := b.Domain(content.DomainID(domain))
	return b, d, ok
}

// Items lists the items of packs that prepare for an exam, by domain: in the order of
// the packs and their quizzes, each once. No item is decoded.
func Items(b *content.Blueprint, packs []*content.Pack) map[content.DomainID][]Item {
	found := map[content.DomainID][]Item{}
	for _, p := range packs {
		for _, q := range p.Quizzes() {
			for _, id := range q.Items {
				head, _ := p.ItemHead(id)
				for _, ref := range head.Domains {
					exam, domain, _ := strings.Cut(ref, ":")
					if d, ok := b.Domain(content.DomainID(domain)); ok && exam == string(b.ID) {
						found[d.ID] = append(found[d.ID], Item{p.ID(), id})
						break
					}
				}
			}
		}
	}
	return found
}

// Item is an item of a pack.
type Item struct {
	Pack content.PackID
	ID   content.ItemID
}

// Asks reports whether a pack has a question for an exam that may stand in its papers.
func Asks(b *content.Blueprint, p *content.Pack) bool {
	for _, q := range p.Quizzes() {
		for _, id := range q.Items {
			head, _ := p.ItemHead(id)
			if !head.Exam {
				continue
			}
			for _, ref := range head.Domains {
				if of, _, _ := strings.Cut(ref, ":"); of == string(b.ID) {
					return true
				}
			}
		}
	}
	return false
}
