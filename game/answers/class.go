package answers

import (
	"cmp"
	"slices"
)

// Class is the answers of several files together, each once.
type Class struct {
	Students  []Student // in the order of their pseudonyms
	Twice     int       // answers that were in more than one place
	Differing int       // answers with the ID of another one and other contents; the first counts
}

// Student is the answers of one learner.
type Student struct {
	Who     string
	Also    []string // further pseudonyms under which some of the same answers stood, as after a merge of two saves
	Name    string   // "" where the learner did not give it
	Answers []Answer // in the order in which they were given, as far as days and files tell
}

// Join puts files together. An answer that stands in several of them counts once, whoever handed it in how often;
// pseudonyms that share an answer are one student.
func Join(files []File) Class {
	var c Class
	j := joining{lead: map[string]string{}}
	seen := map[string]*Answer{}
	names := map[string]string{}
	var all []*Answer
	for i := range files {
		for _, h := range files[i].Headers {
			names[h.Who] = cmp.Or(names[h.Who], h.Name)
		}
		for n := range files[i].Answers {
			a := &files[i].Answers[n]
			first := seen[a.ID]
			if first == nil {
				seen[a.ID] = a
				all = append(all, a)
				continue
			}
			j.same(first.Who, a.Who)
			if first.same(a) {
				c.Twice++
			} else {
				c.Differing++
			}
		}
	}
	at := map[string]int{}
	slices.SortStableFunc(all, func(a, b *Answer) int { return cmp.Compare(j.leader(a.Who), j.leader(b.Who)) })
	for _, a := range all {
		who := j.leader(a.Who)
		n, known := at[who]
		if !known {
			n = len(c.Students)
			at[who] = n
			c.Students = append(c.Students, Student{Who: who, Name: names[who]})
		}
		s := &c.Students[n]
		if a.Who != who && !slices.Contains(s.Also, a.Who) {
			s.Also = append(s.Also, a.Who)
			s.Name = cmp.Or(s.Name, names[a.Who])
		}
		s.Answers = append(s.Answers, *a)
	}
	for i := range c.Students {
		slices.SortStableFunc(c.Students[i].Answers, func(a, b Answer) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Hour, b.Hour)) })
	}
	return c
}

// same reports whether two answers with one ID say the same of what was answered. Whether typed texts could be read
// hangs on the packs that were there, so it may differ.
func (a *Answer) same(b *Answer) bool {
	return a.Item == b.Item && a.Rev == b.Rev && a.Right == b.Right && a.Got == b.Got && a.Day == b.Day && slices.Equal(a.Gave.Choice, b.Gave.Choice)
}

// joining finds which pseudonyms are one student: each has a leader, the first in the order of the alphabet.
type joining struct{ lead map[string]string }

func (j joining) leader(who string) string {
	for {
		next, ok := j.lead[who]
		if !ok {
			return who
		}
		who = next
	}
}

func (j joining) same(a, b string) {
	a, b = j.leader(a), j.leader(b)
	switch {
	case a < b:
		j.lead[b] = a
	case b < a:
		j.lead[a] = b
	}
}
