package content

import (
	"reflect"
	"strings"
)

// What a compiled pack holds was checked by the loader, but the file may have been made by
// anybody, with checksums that fit. What is decoded is therefore held against the rules on
// which the game relies: names that can be shown, numbers within bounds, and items that
// can be answered. A part that breaks one is as if it were damaged.

// sounder is a part of a compiled pack that knows its rules.
type sounder interface{ sound() bool }

// soundName reports whether a string of a compiled pack that is no text can be shown: an
// ID has the signs of one, and everything else is a line that is clean.
func soundName(t reflect.Type, s string) bool {
	slash := false
	switch t {
	case reflect.TypeFor[PackID](), reflect.TypeFor[BlueprintID]():
		slash = true
	case reflect.TypeFor[string](), reflect.TypeFor[ItemType](), reflect.TypeFor[ConditionKind](), reflect.TypeFor[BlockKind](), reflect.TypeFor[Mark]():
		clean, err := CleanLine(s)
		return err == nil && clean.s == s
	}
	return soundID(s, slash)
}

// soundID reports whether a string has the signs and the length of an ID.
func soundID(s string, slash bool) bool {
	if len(s) > 100 {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' && (c != '/' || !slash) {
			return false
		}
	}
	return true
}

// LanguageCode checks the form of a lower-case BCP 47 code.
func LanguageCode(s string) bool {
	for i, part := range strings.Split(s, "-") {
		if i > 3 || len(part) < 2 || len(part) > 8 || i == 0 && len(part) > 3 {
			return false
		}
		if strings.Trim(part, "abcdefghijklmnopqrstuvwxyz0123456789") != "" || i == 0 && strings.ContainsAny(part, "0123456789") {
			return false
		}
	}
	return true
}

// mostOf is more than any list or number of a pack may be.
const mostOf = 1_000_000

func inRange(n, low, high int) bool { return n >= low && n <= high }

func (o *overview) sound() bool {
	if !inRange(o.Items, 0, mostOf) {
		return false
	}
	for _, l := range o.Meta.Languages {
		if l == "" || l == AnyLang {
			return false
		}
	}
	for _, l := range o.Lessons {
		if l.ID == "" || !inRange(l.Minutes, 0, mostOf) || !inRange(l.Points, 0, mostOf) {
			return false
		}
	}
	for _, l := range o.Labs {
		if l.ID == "" {
			return false
		}
	}
	for _, q := range o.Quizzes {
		if q.ID == "" || !inRange(q.Items, 0, mostOf) || !(q.Need >= 0 && q.Need <= 1) {
			return false
		}
	}
	return true
}

func (ix *index) sound() bool {
	for i := range ix.Items {
		it := &ix.Items[i]
		if it.ID == "" || i > 0 && it.ID <= ix.Items[i-1].ID || !soundItem(it.Head.Rev, it.Head.Difficulty) || !inRange(it.Head.StaleOn, 0, 2*mostOf+mostOf) {
			return false
		}
	}
	for _, r := range ix.Rewards {
		if r.ID == "" || !inRange(r.XP, 0, mostOf) || !inRange(r.Gold, 0, mostOf) || !(r.When.Score >= 0 && r.When.Score <= 1) || !r.Drops.sound() {
			return false
		}
	}
	for i := range ix.Blueprints {
		if !ix.Blueprints[i].sound() {
			return false
		}
	}
	return true
}

// sound reports whether questions can be shared out to the domains of the exam.
func (b *Blueprint) sound() bool {
	e, sum := b.Exam, 0
	for i := range b.Domains {
		if b.Domains[i].ID == "" || !inRange(b.Domains[i].Weight, 1, 100) {
			return false
		}
		sum += b.Domains[i].Weight
	}
	return b.ID != "" && sum == 100 && inRange(e.Questions, 1, mostOf) && inRange(e.Scored, 1, e.Questions) && inRange(e.Minutes, 1, mostOf) &&
		inRange(e.Low, 0, mostOf) && inRange(e.High, e.Low+1, mostOf) && inRange(e.Pass, e.Low, e.High)
}

func (d *Drops) sound() bool {
	if d == nil {
		return true
	}
	weight := 0
	for _, row := range d.Table {
		if !inRange(row.Weight, 1, 1000) || !inRange(row.Gold, 0, mostOf) || !inRange(row.XP, 0, mostOf) {
			return false
		}
		weight += row.Weight
	}
	return inRange(d.Rolls, 1, 3) && inRange(weight, 1, mostOf)
}

func soundItem(rev, difficulty int) bool { return inRange(rev, 0, 99) && inRange(difficulty, 0, 5) }

func (l *Lesson) sound() bool {
	for _, blocks := range [][]Block{l.Blocks, l.Takeaways} {
		for i := range blocks {
			if !blocks[i].sound() {
				return false
			}
		}
	}
	return l.ID != "" && inRange(l.Minutes, 0, mostOf)
}

func (b *Block) sound() bool {
	switch b.Kind {
	case Heading, Sentence:
		return !b.Text.Empty()
	case Fence:
		return b.Code != nil
	case Art:
		return true
	}
	return false
}

// sound reports whether the item can be asked and has an answer.
func (it *Item) sound() bool {
	ids := it.Parts()
	for _, b := range it.Bins {
		ids = append(ids, b.ID)
	}
	if !distinct(ids) || it.ID == "" || !soundItem(it.Rev, it.Difficulty) || !it.soundForExam() {
		return false
	}
	if c := it.Case; c != nil && (!inRange(c.N, 0, mostOf) || !inRange(c.Of, c.N, mostOf)) {
		return false
	}
	switch it.Type {
	case Single, Multi:
		return it.choiceFits()
	case TrueFalse:
		return true
	case Classify:
		return it.cardsFit()
	case Order:
		return len(it.Steps) > 1
	case Match:
		return len(it.Pairs) > 1
	case Cloze:
		return it.gapsFit()
	case Case:
	}
	return false
}

// soundForExam reports whether what makes an item one of an exam fits it.
func (it *Item) soundForExam() bool {
	return inRange(it.StaleAfter, 0, mostOf) && (!it.Exam || it.Type == Single || it.Type == Multi)
}

func (it *Item) choiceFits() bool {
	right := 0
	for _, o := range it.Options {
		if o.Correct {
			right++
		}
	}
	return right > 0 && right == it.Choose && (it.Type == Multi || right == 1)
}

func (it *Item) cardsFit() bool {
	bins := map[PartID]bool{}
	for _, b := range it.Bins {
		bins[b.ID] = true
	}
	for _, c := range it.Cards {
		if !bins[c.Bin] {
			return false
		}
	}
	return len(it.Cards) > 0
}

func (it *Item) gapsFit() bool {
	for i := range it.Gaps {
		g := &it.Gaps[i]
		answers := 0
		for _, list := range g.Accept {
			answers += len(list)
		}
		if answers == 0 || !inRange(g.Typos, TyposAuto, 2) || g.Number != nil && !g.Number.Sound() {
			return false
		}
	}
	return len(it.Gaps) > 0 && !it.Text.Empty()
}

// distinct reports whether IDs are there and differ from each other.
func distinct(ids []PartID) bool {
	seen := make(map[PartID]bool, len(ids))
	for _, id := range ids {
		if id == "" || seen[id] {
			return false
		}
		seen[id] = true
	}
	return true
}

// sound reports whether the numbers of the lab can be counted with. What its parts name
// is checked by whoever runs it.
func (l *Lab) sound() bool {
	for i := range l.Missions {
		if m := &l.Missions[i]; m.ID == "" || !inRange(m.XP, 0, mostOf) {
			return false
		}
	}
	return l.ID != "" && len(l.Nodes) > 0 && len(l.Controls) > 0 && len(l.Actions) > 0
}
