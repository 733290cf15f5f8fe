package board

import (
	"slices"
	"strings"

	"quest/content"
	"quest/game/class"
	"quest/game/tui/screen"
)

// items are what a class can be asked, read from the packs when that is first wanted.
type items struct {
	packs   []*content.Pack
	all     []askRow
	read    bool
	assign  []lessonRow
	words   string // of fitting
	fitting []askRow
	mixed   []class.Suggestion
	fits    bool
}

// askRow is an item that a class can be asked.
type askRow struct {
	pack   *content.Pack
	id     content.ItemID
	lesson content.Text
	mixed  *class.Suggestion // what it asks for is mixed up, nil for nothing known
	typed  string            // all of its words, folded; "" until they are searched
}

// belief gives what is mixed up, where an item asks for that.
func (r askRow) belief() (content.Misconception, bool) {
	if r.mixed == nil {
		return content.Misconception{}, false
	}
	id, ok := strings.CutPrefix(r.mixed.Mixed, r.pack.ID().Misconception(""))
	if !ok {
		return content.Misconception{}, false
	}
	return r.pack.Misconception(content.MisconceptionID(id))
}

// asked reports whether a class can be asked an item: its answer is chosen.
func asked(item *content.Item) bool {
	switch item.Type {
	case content.Single, content.Multi, content.TrueFalse:
		return true
	case content.Classify, content.Order, content.Match, content.Cloze, content.Case:
	}
	return false
}

func (i *items) everything() []askRow {
	if i.read {
		return i.all
	}
	i.read = true
	for _, pack := range i.packs {
		for _, head := range pack.Path() {
			quiz, ok := pack.Quiz(head.Quiz)
			if !ok {
				continue
			}
			for _, id := range quiz.Items {
				if item, ok := pack.ScanItem(id); ok && asked(item) {
					i.all = append(i.all, askRow{pack: pack, id: id, lesson: head.Title})
				}
			}
		}
	}
	return i.all
}

// fit gives the items that fit some words: all for "", with what the class mixes up most before them.
func (i *items) fit(a screen.Area, words string) []askRow {
	var mixed []class.Suggestion
	if a.Class != nil {
		mixed = a.Class.Mixed
	}
	if i.fits && i.words == words && slices.Equal(i.mixed, mixed) {
		return i.fitting
	}
	i.words, i.mixed, i.fits, i.fitting = words, mixed, true, nil
	if words == "" {
		for n := range mixed {
			if row, ok := i.suggested(&mixed[n]); ok {
				i.fitting = append(i.fitting, row)
			}
		}
		i.fitting = append(i.fitting, i.everything()...)
		return i.fitting
	}
	wanted := strings.Fields(strings.ToLower(words))
	all := i.everything()
	for n := range all {
		row := &all[n]
		if row.typed == "" {
			row.typed = wordsOf(row)
		}
		if !slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(row.typed, w) }) {
			i.fitting = append(i.fitting, *row)
		}
	}
	return i.fitting
}

// suggested gives the row of an item that asks for what is mixed up.
func (i *items) suggested(s *class.Suggestion) (askRow, bool) {
	for _, pack := range i.packs {
		if pack.ID() != s.Pack {
			continue
		}
		item, ok := pack.Item(s.Item)
		if !ok || !asked(item) {
			return askRow{}, false
		}
		head, _ := pack.LessonOf(s.Item)
		return askRow{pack: pack, id: s.Item, lesson: head.Title, mixed: s}, true
	}
	return askRow{}, false
}

// wordsOf gives all words by which an item is found.
func wordsOf(r *askRow) string {
	var b strings.Builder
	write := func(t content.Text) {
		for _, lang := range r.pack.Written() {
			for _, line := range t.Lines(lang) {
				b.WriteString(strings.ToLower(line.String()) + "\n")
			}
		}
	}
	write(r.lesson)
	if item, ok := r.pack.Item(r.id); ok {
		write(item.Stem)
		for _, id := range item.Parts() {
			write(item.PartText(id))
		}
	}
	return b.String() + string(r.id)
}

// lessons are what can be assigned.
func (i *items) lessons() []lessonRow {
	if i.assign != nil {
		return i.assign
	}
	for _, pack := range i.packs {
		if len(pack.Path()) == 0 {
			continue
		}
		i.assign = append(i.assign, lessonRow{pack: pack})
		for _, head := range pack.Path() {
			i.assign = append(i.assign, lessonRow{pack, head})
		}
	}
	return i.assign
}
