package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// manifest is what pack.yaml says.
type manifest struct {
	meta    content.Meta
	lessons []wordAt
	quizzes []wordAt
	labs    []wordAt
	exams   []wordAt

	versionAt place
	original  bool
}

var manifestRecord = record{[]field{
	formatField,
	{name: "id", required: true, takes: "owner/name", about: "names the pack; never changes after a release"},
	{name: "version", required: true, takes: "version such as 1.0.0", about: "of the pack, without v and without build metadata"},
	{name: "languages", kind: wordsField, required: true, low: 1, high: 4, takes: "language codes", about: "order of the lines of a text; the first is the source language"},
	{name: "overlays", kind: wordsField, high: 20, takes: "language codes", about: "further languages in which i18n/ has every text"},
	{name: "title", kind: lineField, required: true, about: "name of the pack"},
	{name: "summary", kind: proseField, required: true, about: "what the pack teaches"},
	{
		name: "authors", kind: mapsField, required: true, low: 1, high: 50, about: "who made it",
		of: &record{[]field{
			{name: "name", kind: plainField, required: true, about: "of the author"},
			{name: "contact", kind: plainField, about: "how to reach the author"},
			{name: "url", takes: "https:// address", about: "page of the author"},
		}},
	},
	{name: "license", required: true, takes: "SPDX expression", about: "such as CC-BY-4.0"},
	{name: "original", kind: boolField, absent: "false", about: "that nothing in it is from a real exam: own work, or freely licensed"},
	{name: "requires", takes: `comparators such as ">=0.1.0 <1.0.0"`, about: "versions of the game that can read the pack"},
	{name: "exams", kind: refsField, refers: "blueprint", high: 20, about: "exams that it prepares for"},
	{name: "lessons", kind: refsField, refers: "lesson", high: maxFiles, about: "order of play"},
	{name: "quizzes", kind: refsField, refers: "quiz", high: maxFiles, about: "quizzes that no lesson names"},
	{name: "labs", kind: refsField, refers: "lab", high: maxFiles, about: "labs that no lesson names"},
	{name: "retired", kind: wordsField, high: 1000, takes: "kind/id", about: "objects that are gone"},
	lintField,
}}

var lintRecord = record{[]field{
	{name: "allow", kind: wordsField, required: true, low: 1, high: 50, takes: "codes of warnings and notes", about: "what is not reported"},
	{name: "because", kind: plainField, required: true, about: "the reason"},
}}

// readManifest reads pack.yaml. "requires" comes before everything else, so that an
// old game names the version it lacks and not the fields it does not know.
func (l *loader) readManifest() {
	src := l.file("pack.yaml")
	n := l.yaml(src)
	if n == nil {
		return
	}
	if l.checkRequires(src, n); l.tooNew {
		return
	}
	if !l.checkFormat(src, n, "quest.pack/v1") {
		return
	}
	f, ok := l.open(src, n, scope{}, &manifestRecord)
	if !ok {
		return
	}
	l.allow = f.lint()
	m := &l.manifest
	m.meta.ID = f.packID()
	m.meta.Version, m.versionAt = f.version(), place{1, 1}
	if n := f.get("version"); n != nil {
		m.versionAt = n.place
	}
	l.langs = f.languages()
	m.meta.Languages = l.langs
	f.overlays()
	if len(l.langs) > 0 {
		m.meta.Title = f.text("title")
		m.meta.Summary = f.text("summary")
	}
	m.meta.Authors = f.authors()
	m.meta.License = f.license()
	f.word("requires") // its comparators were looked at before; a list of them is no text
	m.original = f.boolean("original")
	m.exams = f.refList("exams")
	m.lessons = f.refList("lessons")
	m.quizzes = f.refList("quizzes")
	m.labs = f.refList("labs")
	f.retired()
}

// checkRequires holds the comparators of "requires" against the version of the game.
func (l *loader) checkRequires(src *file, n *node) {
	r := n.get("requires")
	if r == nil || r.kind != scalarNode {
		return
	}
	game, known := content.ParseVersion(l.o.Version)
	for _, c := range strings.Fields(r.text) {
		op := strings.TrimRight(c, "0123456789.abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOPQRSTUVWXYZ")
		want, ok := content.ParseVersion(c[len(op):])
		if !ok || !slices.Contains([]string{">=", ">", "<", "<=", "="}, op) {
			src.report(r.place, scope{}, saying.BadRequires, "value", shown(c))
			return
		}
		if known && !compares(op, game.Compare(want)) {
			key := saying.NeedsOtherGame
			if op == ">=" {
				key = saying.NeedsNewerGame
			}
			src.report(r.place, scope{}, key, "version", shown(c[len(op):]), "need", shown(r.text), "this", l.o.Version)
			l.tooNew, l.needs.Requires = true, shown(r.text)
			if id := textOf(n.get("id")); ownedName(id) {
				l.needs.ID = id
			}
			if v := textOf(n.get("version")); v != "" {
				l.needs.Version = shown(v)
			}
			return
		}
	}
}

// compares reports whether an operator holds for the outcome of a comparison.
func compares(op string, c int) bool {
	switch op {
	case ">=":
		return c >= 0
	case ">":
		return c > 0
	case "<":
		return c < 0
	case "<=":
		return c <= 0
	}
	return c == 0
}

func (f form) packID() content.PackID {
	if f.need("id") == nil {
		return ""
	}
	s, n := f.word("id")
	if n == nil {
		return ""
	}
	if !ownedName(s) {
		f.report(n.place, saying.BadPackID, "id", shown(s))
		return ""
	}
	return content.PackID(s)
}

func (f form) version() string {
	if f.need("version") == nil {
		return ""
	}
	s, n := f.word("version")
	if n == nil {
		return ""
	}
	if _, ok := content.ParseVersion(s); !ok {
		f.report(n.place, saying.BadVersion, "value", shown(s))
		return ""
	}
	return s
}

// languages reads a list of language codes. It returns none if one of them is wrong,
// because every text would be held against the wrong number of lines.
func (f form) languages() []content.Lang {
	var langs []content.Lang
	sound := true
	for _, w := range f.words("languages") {
		switch {
		case !content.LanguageCode(w.text):
			f.report(w.place, saying.BadLanguageCode, "value", shown(w.text))
			sound = false
		case slices.Contains(langs, content.Lang(w.text)):
			f.report(w.place, saying.ListedTwice, "value", w.text)
			sound = false
		case undrawnScript(content.Lang(w.text)) != "":
			f.report(w.place, saying.UndrawnLanguage, "value", w.text, "script", undrawnScript(content.Lang(w.text)))
			sound = false
		default:
			langs = append(langs, content.Lang(w.text))
		}
	}
	if !sound {
		return nil
	}
	return langs
}

func (f form) authors() []content.Safe {
	var names []content.Safe
	for a := range f.maps("authors") {
		if a.need("name") == nil {
			continue
		}
		if name := a.safeLine("name"); !name.Empty() {
			names = append(names, name)
		}
		a.safeLine("contact")
		if u, n := a.word("url"); n != nil {
			a.checkAddress(n.place, u)
		}
	}
	return names
}

// license reads an SPDX expression and checks its form.
func (f form) license() content.Safe {
	if f.need("license") == nil {
		return content.Safe{}
	}
	s, n := f.word("license")
	if n == nil {
		return content.Safe{}
	}
	if len(s) > 200 || strings.IndexFunc(s, func(r rune) bool { return !spdxRune(r) }) >= 0 {
		f.report(n.place, saying.BadLicense, "value", shown(s))
		return content.Safe{}
	}
	return cleaned(s)
}

func spdxRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune(".+-() :", r)
}

// retired reads "kind/id" for objects that are gone.
func (f form) retired() {
	for _, w := range f.words("retired") {
		kind, id, _ := strings.Cut(w.text, "/")
		if !slices.Contains(releasedKinds, kind) || !content.Identifier(id) {
			f.report(w.place, saying.BadRetired, "value", shown(w.text))
			continue
		}
		f.l.names.former = append(f.l.names.former, formerID{f.mention(w), object{kind, id}, object{}})
	}
}

// lint reads which warnings and notes are allowed. Without a reason none are.
func (f form) lint() []string {
	g, ok := f.within("lint")
	if !ok {
		return nil
	}
	var codes []string
	for _, w := range g.words("allow") {
		if !saying.CanAllow(w.text) {
			g.report(w.place, saying.CannotAllow, "value", shown(w.text))
			continue
		}
		codes = append(codes, w.text)
	}
	if g.need("because") == nil {
		return nil
	}
	g.safeLine("because")
	return codes
}

// overlays reads the further languages in which the pack has every text.
func (f form) overlays() {
	for _, w := range f.words("overlays") {
		switch {
		case !content.LanguageCode(w.text):
			f.report(w.place, saying.BadLanguageCode, "value", shown(w.text))
		case slices.Contains(f.l.langs, content.Lang(w.text)):
			f.report(w.place, saying.OverlayOfOwnLanguage, "lang", w.text)
		default:
			f.l.promised = append(f.l.promised, f.mention(w))
		}
	}
}
