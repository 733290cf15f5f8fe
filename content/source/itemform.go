package source

import (
	"slices"
	"strconv"

	"quest/content"
	"quest/content/source/saying"
)

func itoa(n int) string { return strconv.Itoa(n) }

// commonFields are the fields of every item (pack-format 9.1).
var commonFields = [...]string{
	"id", "type", "rev", "was", "draft", "stem", "code", "media", "hint", "explain", "level", "difficulty",
	"domains", "concepts", "cites", "sources", "verified", "tags", "shuffle", "lint",
}

// caseFields are those of them that a case has. What belongs to a question is no
// field of a case: its items are the questions.
var caseFields = [...]string{
	"id", "type", "rev", "was", "draft", "code", "media", "level", "difficulty",
	"domains", "concepts", "cites", "sources", "verified", "tags", "lint", "scenario", "items",
}

// fieldsOf are the fields that an item of a type may have.
func fieldsOf(t content.ItemType) []string {
	if t == content.Case {
		return caseFields[:]
	}
	return slices.Concat(commonFields[:], ownFields(t))
}

// ownFields are the further fields of a type.
func ownFields(t content.ItemType) []string {
	switch t {
	case content.Single:
		return []string{"options"}
	case content.Multi:
		return []string{"options", "choose"}
	case content.TrueFalse:
		return []string{"answer", "misconception", "if_right", "if_wrong"}
	case content.Classify:
		return []string{"bins", "cards"}
	case content.Order:
		return []string{"steps"}
	case content.Match:
		return []string{"pairs", "extra"}
	case content.Cloze:
		return []string{"text", "gaps"}
	case content.Case:
	}
	return nil
}

// readItems reads one element of a list of items: an item, or a case with several.
func (l *loader) readItems(parent form, n *node, shared inherited) []itemAt {
	f, kind, ok := l.openItem(parent, n, itemTypes())
	switch {
	case !ok:
		return nil
	case kind == content.Case:
		return f.readCase(shared)
	}
	return []itemAt{f.readItem(kind, shared)}
}

// openItem begins to read an item of one of the types. An item inside a case is a
// draft when the case is one, and may have the findings that the case may have.
func (l *loader) openItem(parent form, n *node, types []string) (form, content.ItemType, bool) {
	if n.kind != mapNode {
		parent.report(n.place, saying.NotMap)
		return form{}, "", false
	}
	in := about("item", n)
	in.draft, in.allow = parent.in.draft, parent.in.allow
	if d := n.get("draft"); d != nil && d.text == "true" {
		in.draft = true
	}
	kind, ok := itemType(form{l: l, src: parent.src, in: in, n: n}, types)
	if !ok {
		return form{}, "", false
	}
	f, ok := l.open(parent.src, n, in, fieldsOf(kind)...)
	f.in.allow = slices.Concat(f.in.allow, f.lint())
	return f, kind, ok
}

// readItem reads an item that is no case.
func (f form) readItem(kind content.ItemType, shared inherited) itemAt {
	it := itemAt{form: f}
	it.Item = f.common(kind, shared)
	switch kind {
	case content.Single, content.Multi:
		it.options()
	case content.TrueFalse:
		it.truth()
	case content.Classify:
		it.sorting()
	case content.Order:
		it.sequence()
	case content.Match:
		it.matching()
	case content.Cloze:
		it.gapped()
	case content.Case: // its items are read one by one
	}
	if it.in.draft {
		it.report(f.n.place, saying.Draft)
	}
	it.checkItem()
	return it
}

// itemTypes are the types that may stand in a quiz; a case may stand everywhere but
// in a case.
func itemTypes() []string {
	return []string{"single", "multi", "truefalse", "classify", "order", "match", "cloze", "case"}
}

// anyFields are the fields that an item of some type may have.
func anyFields() []string {
	fields := slices.Clone(commonFields[:])
	for _, t := range itemTypes() {
		fields = append(fields, ownFields(content.ItemType(t))...)
	}
	return fields
}

// itemType reads the type of an item. The ID of an item whose type is unknown is
// taken all the same.
func itemType(f form, types []string) (content.ItemType, bool) {
	s, n := f.word("type")
	if n != nil && slices.Contains(types, s) {
		return content.ItemType(s), true
	}
	f.define("item")
	f.src.unread = true
	switch {
	case n != nil:
		f.notOneOf(n.place, "type", s, types)
	case f.get("type") == nil:
		typeless, _ := f.l.open(f.src, f.n, f.in, anyFields()...)
		typeless.missing("type")
	}
	return "", false
}

// common reads the fields that every type has.
func (f form) common(kind content.ItemType, shared inherited) content.Item {
	it := content.Item{ID: content.ItemID(f.define("item")), Type: kind, Rev: f.integer("rev", 1, 99, 1)}
	for _, w := range f.was("item") {
		it.Was = append(it.Was, content.ItemID(w))
	}
	f.boolean("draft", false)
	it.Stem = f.prose("stem", kind != content.Cloze)
	it.Code = f.code()
	it.Art = f.picture()
	it.Hint = f.prose("hint", false)
	it.Explain = f.prose("explain", false)
	in := f.inherit(shared)
	it.Level, it.Difficulty, it.Domains, it.Concepts = in.level, in.difficulty, in.domains, in.concepts
	it.Sources, it.Verified, it.Tags = in.sources, in.verified, in.tags
	if it.Cites = in.cites; f.get("cites") != nil {
		it.Cites = f.citations()
	}
	it.Shuffle = f.boolean("shuffle", true)
	if !in.proved[0] || !in.proved[1] {
		f.report(f.n.place, saying.ItemWithoutSources)
	}
	return it
}

// picture reads the text art that an item or a case shows.
func (f form) picture() *content.Block {
	s, n := f.word("media")
	if n == nil {
		return nil
	}
	b := f.media(n.place, s)
	return &b
}

// parts checks that the IDs of the parts of an item differ from each other.
type partNames map[string]bool

func (p partNames) define(f form) content.PartID {
	id := f.id("id")
	if id == "" {
		return ""
	}
	if p[id] {
		f.report(f.get("id").place, saying.PartTwice, "id", id)
	}
	p[id] = true
	return content.PartID(id)
}

func (it *itemAt) options() {
	parts := partNames{}
	for _, n := range it.list("options", 2, 8) {
		f, ok := it.l.open(it.src, n, it.in, "id", "text", "correct", "why", "misconception")
		if !ok {
			continue
		}
		it.Options = append(it.Options, content.Option{
			ID: parts.define(f), Text: f.label("text"), Correct: f.boolean("correct", false),
			Why: f.prose("why", false), Misconception: content.MisconceptionID(f.ref("misconception", "misconception")),
		})
		f.checkFeedback("why")
	}
	it.Choose = 1
	if it.Type == content.Multi && it.need("choose") != nil {
		it.Choose = it.integer("choose", 2, 5, 0)
	}
}

func (it *itemAt) truth() {
	if it.need("answer") != nil {
		it.Answer = it.boolean("answer", false)
	}
	it.IfRight = it.prose("if_right", false)
	it.IfWrong = it.prose("if_wrong", false)
	it.Misconception = content.MisconceptionID(it.ref("misconception", "misconception"))
}

func (it *itemAt) sorting() {
	parts := partNames{}
	for _, n := range it.list("bins", 2, 4) {
		if f, ok := it.l.open(it.src, n, it.in, "id", "text"); ok {
			it.Bins = append(it.Bins, content.Bin{ID: parts.define(f), Text: f.label("text")})
		}
	}
	used, misplaced := map[content.PartID]bool{}, false
	for _, n := range it.list("cards", 2, 10) {
		f, ok := it.l.open(it.src, n, it.in, "id", "bin", "text", "why", "misconception")
		if !ok {
			continue
		}
		card := content.Card{
			ID: parts.define(f), Text: f.label("text"), Why: f.prose("why", false),
			Misconception: content.MisconceptionID(f.ref("misconception", "misconception")),
		}
		f.checkFeedback("why")
		if f.need("bin") != nil {
			s, at := f.word("bin")
			if at != nil && !it.hasBin(content.PartID(s)) {
				f.report(at.place, saying.BinUnknown, "bin", shown(s))
				misplaced = true
			}
			card.Bin = content.PartID(s)
			used[card.Bin] = true
		}
		it.Cards = append(it.Cards, card)
	}
	for i, b := range it.Bins {
		if b.ID != "" && !used[b.ID] && len(it.Cards) > 0 && !misplaced {
			it.report(it.get("bins").vals[i].place, saying.BinWithoutCard, "bin", string(b.ID))
		}
	}
}

func (it *itemAt) hasBin(id content.PartID) bool {
	return slices.ContainsFunc(it.Bins, func(b content.Bin) bool { return b.ID == id })
}

// label reads the text of an option, card or bin, which must fit on one line of a
// narrow screen.
func (f form) label(key string) content.Text {
	t := f.line(key, true)
	for _, lang := range f.l.langs {
		if n := content.Columns(content.PlainText(t.Line(lang))); n > 70 {
			f.in = f.in.in(lang)
			f.report(f.get(key).place, saying.WideLabel, "count", itoa(n))
		}
	}
	return t
}
