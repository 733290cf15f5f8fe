package source

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

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

// itemAt is an item and where it stands.
type itemAt struct {
	content.Item
	form
}

// checkItem checks one item by the rules that need all of it.
func (it *itemAt) checkItem() {
	for _, key := range []string{"hint", "explain", "if_right", "if_wrong"} {
		it.checkFeedback(key)
	}
	it.checkNegative()
	switch it.Type {
	case content.Single, content.Multi:
		it.checkOptions()
	case content.TrueFalse:
		if it.IfRight.Empty() || it.IfWrong.Empty() {
			it.report(it.n.place, saying.TrueFalseWithoutWhy)
		}
	case content.Classify:
		it.checkCards()
	case content.Order:
		it.checkSteps()
	case content.Match:
		it.checkSides()
	case content.Cloze:
		it.checkGaps()
	case content.Case:
	}
}

// checkNegative reports a question that turns on a "not" which is easy to miss
// (Q011). Statements to be judged are no questions.
func (it *itemAt) checkNegative() {
	if it.Type == content.TrueFalse || it.Stem.Empty() {
		return
	}
	for _, lang := range it.l.langs {
		lines := it.Stem.Lines(lang)
		if len(lines) == 0 {
			continue
		}
		all := sentences(lines[len(lines)-1].String())
		question := all[len(all)-1]
		if unmarkedNegative(lang, question) {
			it.speaking(lang).report(it.get("stem").place, saying.UnmarkedNegative)
		}
	}
}

func unmarkedNegative(lang content.Lang, question string) bool {
	switch lang {
	case content.English:
		for w := range strings.FieldsFuncSeq(content.WithoutCode(question), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
			if l := strings.ToLower(w); w != strings.ToUpper(w) && (l == "not" || l == "except" || strings.HasSuffix(l, "n't") || strings.HasSuffix(l, "n’t")) {
				return true
			}
		}
	case content.Korean:
		for _, sp := range content.Spans(cleaned(question)) {
			if !sp.Bold && !sp.Code && (strings.Contains(sp.Text.String(), "아닌") || strings.Contains(sp.Text.String(), "않는")) {
				return true
			}
		}
	default: // no words are known for other languages
	}
	return false
}

// checkTwins reports parts that are the same after folding in any language.
func (it *itemAt) checkTwins(texts []content.Text, nodes []*node) {
	for _, lang := range it.l.langs {
		first := map[string]int{}
		for i, t := range texts {
			fold := content.Fold(content.PlainText(t.Line(lang)))
			if fold == "" {
				fold = t.Line(lang).String()
			}
			if t.Empty() {
				continue
			}
			if j, twin := first[fold]; twin {
				it.report(nodes[i].place, saying.SameText, "text", shown(t.Line(lang).String()), "line", itoa(nodes[j].line))
				continue
			}
			first[fold] = i
		}
	}
}

// speaking is the form of the item with findings about one language.
func (it *itemAt) speaking(lang content.Lang) form {
	f := it.form
	f.in = f.in.in(lang)
	return f
}
