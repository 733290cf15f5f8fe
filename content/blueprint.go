package content

import (
	"cmp"
	"slices"
	"strings"
)

// BlueprintID names the shape of an exam: "owner/name", such as "aws/saa-c03".
type BlueprintID string

// Short is what people call the exam: the name of its ID in capitals, such as "SAA-C03".
func (id BlueprintID) Short() string {
	_, name, ok := strings.Cut(string(id), "/")
	if !ok {
		name = string(id)
	}
	return strings.ToUpper(name)
}

// DomainID names a domain of a blueprint, "d2", or a task, "d2-1". IDs of domains and
// tasks are unique in their blueprint.
type DomainID string

// Blueprint is the shape of an exam (docs/pack-format.md 13).
type Blueprint struct {
	ID       BlueprintID
	Title    Text
	Source   Safe   // address of the official guide
	Verified string // YYYY-MM-DD on which it was last held against the guide
	Exam     ExamFigures
	Domains  []Domain
	Ends     string      // YYYY-MM-DD, the last day of the exam; "" if none is known
	Next     BlueprintID // its successor, "" for none

	// Unconfirmed names what the guide was not seen to say: "minutes", or the ID of a task.
	// It must not be shown as official.
	Unconfirmed []string
}

// ExamFigures are the numbers of an exam.
type ExamFigures struct {
	Questions int // all that are asked
	Scored    int // of them, those that count
	Minutes   int
	Pass      int // scaled score that passes
	Low, High int // of the scale
}

// Domain is a part of an exam.
type Domain struct {
	ID     DomainID
	Weight int // percent of what is scored; those of a blueprint add up to 100
	Text   Text
	Tasks  []Task // may be none
}

// Task is a part of a domain.
type Task struct {
	ID   DomainID
	Text Text
}

// Confirmed reports whether the guide was seen to state something: "minutes", or the
// ID of a task.
func (b *Blueprint) Confirmed(what string) bool { return !slices.Contains(b.Unconfirmed, what) }

// Domain gives the domain that an ID names: its own, or that of a task that lies in it. A
// domain that lists no tasks has every task whose ID begins with its own, such as "d2-1".
func (b *Blueprint) Domain(id DomainID) (*Domain, bool) {
	for i := range b.Domains {
		d := &b.Domains[i]
		if d.ID == id || slices.ContainsFunc(d.Tasks, func(t Task) bool { return t.ID == id }) {
			return d, true
		}
		if n, ok := strings.CutPrefix(string(id), string(d.ID)+"-"); ok && len(d.Tasks) == 0 && taskNumber(n) {
			return d, true
		}
	}
	return nil, false
}

// taskNumber reports whether a string is a number from 1 to 99.
func taskNumber(s string) bool {
	return (len(s) == 1 || len(s) == 2) && s[0] >= '1' && s[0] <= '9' && s[len(s)-1] >= '0' && s[len(s)-1] <= '9'
}

// Counts shares n questions out to the domains by their weights, in the order of the
// domains: each gets its whole part, and those with the largest remainders one more. The
// counts add up to n; of equal remainders the earlier domain goes first.
func (b *Blueprint) Counts(n int) []int {
	counts := make([]int, len(b.Domains))
	sum := 0
	for i := range b.Domains {
		sum += b.Domains[i].Weight
	}
	if sum <= 0 || n <= 0 {
		return counts
	}
	left := n
	order := make([]int, len(counts))
	for i := range counts {
		counts[i] = n * b.Domains[i].Weight / sum
		left -= counts[i]
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cmp.Compare(n*b.Domains[j].Weight%sum, n*b.Domains[i].Weight%sum)
	})
	for _, i := range order[:left] {
		counts[i]++
	}
	return counts
}
