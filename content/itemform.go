package content

import (
	"slices"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

// commonFields are the fields of every item (pack-format 9.1).
var commonFields = [...]string{
	"id", "type", "rev", "was", "draft", "stem", "code", "media", "hint", "explain", "level", "difficulty",
	"domains", "concepts", "cites", "sources", "verified", "tags", "shuffle", "lint",
}

// ownFields are the further fields of a type, or nil for a type of a later version.
func ownFields(t ItemType) []string {
	switch t {
	case Single:
		return []string{"options"}
	case Multi:
		return []string{"options", "choose"}
	case TrueFalse:
		return []string{"answer", "misconception", "if_right", "if_wrong"}
	case Classify:
		return []string{"bins", "cards"}
	case Order, Match, Cloze, Case:
	}
	return nil
}

// readItem reads one item of a quiz.
func (l *loader) readItem(parent form, n *node, shared inherited) (itemAt, bool) {
	in := about("item", n)
	if d := n.get("draft"); d != nil && d.text == "true" {
		in.draft = true
	}
	if n.kind != mapNode {
		parent.report(n.place, &sayNotMap)
		return itemAt{}, false
	}
	kind := ItemType("")
	if t := n.get("type"); t != nil && t.kind == scalarNode {
		kind = ItemType(t.text)
	}
	fields := slices.Concat(commonFields[:], ownFields(kind))
	switch kind {
	case Single, Multi, TrueFalse, Classify:
	case Order, Match, Cloze, Case:
		l.laterItem(form{l: l, src: parent.src, in: in, n: n})
		return itemAt{}, false
	default: // of no type, all that any type has is read as far as it goes
		for _, t := range playable() {
			fields = append(fields, ownFields(ItemType(t))...)
		}
	}
	f, _ := l.open(parent.src, n, in, fields...)
	f.in.allow = f.lint()
	it := itemAt{form: f}
	it.Item = f.common(kind, shared)
	if len(ownFields(kind)) == 0 {
		f.noType()
		return itemAt{}, false
	}
	switch kind {
	case Single, Multi:
		it.options()
	case TrueFalse:
		it.truth()
	case Classify:
		it.sorting()
	case Order, Match, Cloze, Case: // not read yet, and refused above
	}
	if it.in.draft {
		it.report(n.place, &sayDraft)
	}
	it.checkItem()
	return it, true
}

// playable are the types that this version can ask.
func playable() []string {
	return []string{string(Single), string(Multi), string(TrueFalse), string(Classify)}
}

// laterItem knows an item whose type is of a later version by its ID only.
func (l *loader) laterItem(f form) {
	f.define("item")
	s, n := f.word("type")
	f.report(n.place, &sayLaterType, "type", s)
}

// noType says that an item has no type, or one that does not exist.
func (f form) noType() {
	if f.need("type") == nil {
		return
	}
	if s, n := f.word("type"); n != nil {
		f.notOneOf(n.place, "type", s, playable())
	}
}

// common reads the fields that every type has.
func (f form) common(kind ItemType, shared inherited) Item {
	it := Item{ID: ItemID(f.define("item")), Type: kind, Rev: f.integer("rev", 1, 99, 1)}
	for _, w := range f.was("item") {
		it.Was = append(it.Was, ItemID(w))
	}
	f.boolean("draft", false)
	it.Stem = f.prose("stem", true)
	it.Code = f.code()
	if s, n := f.word("media"); n != nil {
		b := f.media(n.place, s)
		it.Art = &b
	}
	it.Hint = f.prose("hint", false)
	it.Explain = f.prose("explain", false)
	in := f.inherit(shared)
	it.Level, it.Difficulty, it.Domains, it.Concepts = in.level, in.difficulty, in.domains, in.concepts
	it.Sources, it.Verified, it.Tags = in.sources, in.verified, in.tags
	it.Cites = f.citations()
	it.Shuffle = f.boolean("shuffle", true)
	if !in.proved[0] || !in.proved[1] {
		f.report(f.n.place, &sayUnproved)
	}
	return it
}

// parts checks that the IDs of the parts of an item differ from each other.
type partNames map[string]bool

func (p partNames) define(f form) PartID {
	id := f.id("id")
	if id == "" {
		return ""
	}
	if p[id] {
		f.report(f.get("id").place, &sayTakenPart, "id", id)
	}
	p[id] = true
	return PartID(id)
}

func (it *itemAt) options() {
	parts := partNames{}
	for _, n := range it.list("options", 2, 8) {
		f, ok := it.l.open(it.src, n, it.in, "id", "text", "correct", "why", "misconception")
		if !ok {
			continue
		}
		it.Options = append(it.Options, Option{
			ID: parts.define(f), Text: f.label("text"), Correct: f.boolean("correct", false),
			Why: f.prose("why", false), Misconception: MisconceptionID(f.ref("misconception", "misconception")),
		})
		f.checkFeedback("why")
	}
	it.Choose = 1
	if it.Type == Multi && it.need("choose") != nil {
		it.Choose = it.integer("choose", 2, 5, 0)
	}
}

func (it *itemAt) truth() {
	if it.need("answer") != nil {
		it.Answer = it.boolean("answer", false)
	}
	it.IfRight = it.prose("if_right", false)
	it.IfWrong = it.prose("if_wrong", false)
	it.Misconception = MisconceptionID(it.ref("misconception", "misconception"))
}

func (it *itemAt) sorting() {
	parts := partNames{}
	for _, n := range it.list("bins", 2, 4) {
		if f, ok := it.l.open(it.src, n, it.in, "id", "text"); ok {
			it.Bins = append(it.Bins, Bin{ID: parts.define(f), Text: f.label("text")})
		}
	}
	used, misplaced := map[PartID]bool{}, false
	for _, n := range it.list("cards", 2, 10) {
		f, ok := it.l.open(it.src, n, it.in, "id", "bin", "text", "why", "misconception")
		if !ok {
			continue
		}
		card := Card{
			ID: parts.define(f), Text: f.label("text"), Why: f.prose("why", false),
			Misconception: MisconceptionID(f.ref("misconception", "misconception")),
		}
		f.checkFeedback("why")
		if f.need("bin") != nil {
			s, at := f.word("bin")
			if at != nil && !it.hasBin(PartID(s)) {
				f.report(at.place, &sayNoBin, "bin", shown(s))
				misplaced = true
			}
			card.Bin = PartID(s)
			used[card.Bin] = true
		}
		it.Cards = append(it.Cards, card)
	}
	for i, b := range it.Bins {
		if b.ID != "" && !used[b.ID] && len(it.Cards) > 0 && !misplaced {
			it.report(it.get("bins").vals[i].place, &sayEmptyBin, "bin", string(b.ID))
		}
	}
}

func (it *itemAt) hasBin(id PartID) bool {
	return slices.ContainsFunc(it.Bins, func(b Bin) bool { return b.ID == id })
}

// label reads the text of an option, card or bin, which must fit on one line of a
// narrow screen.
func (f form) label(key string) Text {
	t := f.line(key, true)
	for _, lang := range f.l.langs {
		if n := Columns(PlainText(t.Line(lang))); n > 70 {
			f.in = f.in.in(lang)
			f.report(f.get(key).place, &sayWideLabel, "count", itoa(n))
		}
	}
	return t
}
