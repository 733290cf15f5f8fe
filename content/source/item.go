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

// itemFields are the fields of every item but a case (docs/pack-format.md 9.1).
func itemFields() []field {
	return []field{
		objectID,
		{name: "type", required: true, takes: "name of an item type", about: "decides which further fields the item has"},
		{name: "rev", kind: integerField, low: 1, high: 99, absent: "1", about: "raised when what is right changes; scheduling starts again then"},
		wasField,
		{name: "draft", kind: boolField, absent: "false", about: "the game skips the item, and most findings about it are notes"},
		{name: "stem", kind: proseField, required: true, about: "the question; a cloze need not have one, its text asks"},
		codeField, artField,
		{name: "hint", kind: proseField, about: "shown when the player asks for it"},
		{name: "explain", kind: proseField, about: "the whole picture, shown after the verdict"},
		levelField, difficultyField, domainsField, conceptsField(5),
		examField, rowField, constraintField, confusesField,
		{name: "cites", kind: wordsField, high: 5, takes: "lesson#anchor", about: "points of lessons that the item asks about"},
		sourcesField(1), verifiedField, staleField, tagsField,
		{name: "shuffle", kind: boolField, absent: "true", about: "whether parts are asked in an order drawn by chance"},
		lintField,
	}
}

// itemType is what this package knows of one type of items. A new type is a file with
// its row, and the row's name in itemTypes.
type itemType struct {
	name   content.ItemType
	fields []field  // that it has besides those of every item
	lacks  []string // those of every item that it has not
	all    record   // all its fields; itemTypes fills it in

	// read reads the fields of its own, check holds the whole item against the rules.
	read  func(*itemAt)
	check func(*itemAt)
	// question gives what an item asks and in which field; nil if that is the stem,
	// which is required then.
	question func(*itemAt) (content.Text, string)
	// statement is set if the stem is a statement to be judged and not a question.
	statement bool
	// checkAll holds all items of the type that are no drafts against each other; it
	// may be nil.
	checkAll func(*loader, []*itemAt)
	// several reads a type that is no item itself but holds several; the functions
	// above are nil then.
	several func(form, inherited) []itemAt
}

// itemTypes is the table of the item types, in the order of docs/pack-format.md 9.
func itemTypes() []itemType {
	types := []itemType{single(), multi(), trueFalse(), classify(), order(), match(), cloze(), caseOfItems()}
	for i := range types {
		t := &types[i]
		t.all.fields = append(without(itemFields(), t.lacks...), t.fields...)
		if stem := t.all.field("stem"); stem != nil {
			stem.required = t.question == nil
		}
	}
	return types
}

// names gives the names of item types, as an author writes them.
func names(types []itemType) []string {
	all := make([]string, len(types))
	for i, t := range types {
		all[i] = string(t.name)
	}
	return all
}

// readItems reads one element of a list of items, an item or a case with several, and appends what it
// has read to all before it.
func (l *loader) readItems(all []itemAt, parent form, n *node, shared inherited) []itemAt {
	f, t := l.openItem(parent, n, l.types, shared.exam)
	switch {
	case t == nil:
		return all
	case t.several != nil:
		return append(all, t.several(f, shared)...)
	}
	return append(all, f.readItem(t, shared))
}

// openItem begins to read an item of one of the types, and gives its type, or nil if
// there is nothing to read on. An item inside a case is a draft when the case is one,
// and may have the findings that the case may have. Unless it says so itself, exam is whether
// it is written like an exam.
func (l *loader) openItem(parent form, n *node, types []itemType, exam bool) (form, *itemType) {
	if n.kind != mapNode {
		parent.report(n.place, saying.NotMap)
		return form{}, nil
	}
	in := about("item", n)
	in.draft, in.allow = parent.in.draft, parent.in.allow
	if d := n.get("draft"); d != nil && d.text == "true" {
		in.draft = true
	}
	if in.exam = exam; n.get("exam") != nil {
		in.exam = n.get("exam").text == "true"
	}
	t := readType(form{l: l, src: parent.src, in: in, n: n}, types)
	if t == nil {
		return form{}, nil
	}
	f, _ := l.open(parent.src, n, in, &t.all)
	f.in.allow = slices.Concat(f.in.allow, f.lint())
	return f, t
}

// readItem reads an item of a type.
func (f form) readItem(t *itemType, shared inherited) itemAt {
	it := itemAt{form: f, row: t}
	it.Item = f.common(t, shared)
	t.read(&it)
	if it.in.draft {
		it.report(f.n.place, saying.Draft)
	}
	it.checkItem()
	return it
}

// readType reads the type of an item, nil if it is none of the types. The ID of an
// item whose type is unknown is entered all the same.
func readType(f form, types []itemType) *itemType {
	s, n := f.word("type")
	for i := range types {
		if n != nil && string(types[i].name) == s {
			return &types[i]
		}
	}
	f.define("item")
	f.src.unread = true
	switch {
	case n != nil:
		f.notOneOf(n.place, "type", s, names(types))
	case f.get("type") == nil:
		any := record{itemFields()}
		for _, t := range types {
			if t.several == nil {
				any.fields = append(any.fields, t.fields...)
			}
		}
		typeless, _ := f.l.open(f.src, f.n, f.in, &any)
		typeless.missing("type")
	}
	return nil
}

// common reads the fields that every type has.
func (f form) common(t *itemType, shared inherited) content.Item {
	it := content.Item{ID: content.ItemID(f.define("item")), Type: t.name, Rev: f.integer("rev")}
	for _, w := range f.was("item") {
		it.Was = append(it.Was, content.ItemID(w))
	}
	f.boolean("draft")
	it.Stem = f.text("stem")
	it.Code = f.code()
	it.Art = f.picture()
	it.Hint = f.text("hint")
	it.Explain = f.text("explain")
	in := f.inherit(shared)
	it.Level, it.Difficulty, it.Domains, it.Concepts = in.level, in.difficulty, in.domains, in.concepts
	it.Sources, it.Verified, it.Tags = in.sources, in.verified, in.tags
	f.readExam(&it, in)
	if it.Cites = in.cites; f.get("cites") != nil {
		it.Cites = f.citations()
	}
	it.Shuffle = f.boolean("shuffle")
	if !in.sourced || !in.dated {
		f.report(f.n.place, saying.ItemWithoutSources)
	}
	return it
}

// partNames checks that the IDs of the parts of an item differ from each other.
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
	row *itemType
}

// checkItem checks one item by the rules that need all of it.
func (it *itemAt) checkItem() {
	it.checkFeedback("hint")
	it.checkFeedback("explain")
	it.checkNegative()
	it.row.check(it)
}

// checkNegative reports a question that turns on a "not" which is easy to miss
// (Q011). Statements to be judged are no questions.
func (it *itemAt) checkNegative() {
	if it.row.statement || it.Stem.Empty() {
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

// unmarkedNegative finds a negative that is neither in capitals nor bold, whichever
// its language marks it by.
func unmarkedNegative(lang content.Lang, question string) bool {
	known := languageOf(lang).negatives
	words := question
	if !mayHold(question, known.words) && !mayHold(question, known.ends) {
		words = ""
	}
	for w := range strings.FieldsFuncSeq(content.WithoutCode(words), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' }) {
		l := lowered(w)
		ends := slices.ContainsFunc(known.ends, func(end string) bool { return strings.HasSuffix(l, end) })
		if w != strings.ToUpper(w) && (slices.Contains(known.words, l) || ends) {
			return true
		}
	}
	if !slices.ContainsFunc(known.parts, func(p string) bool { return strings.Contains(question, p) }) {
		return false // nor does a part of it hold one
	}
	for _, sp := range content.Spans(cleaned(question)) {
		if !sp.Bold && !sp.Code && slices.ContainsFunc(known.parts, func(p string) bool { return strings.Contains(sp.Text.String(), p) }) {
			return true
		}
	}
	return false
}

// checkDistinct reports parts that are the same after folding in any language.
func (it *itemAt) checkDistinct(texts []content.Text, nodes []*node) {
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
