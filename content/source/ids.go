package source

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"quest/content"
	"quest/content/source/saying"
)

// reference is a place that names an object of a kind.
type reference struct {
	src  *source
	in   scope
	kind string
	wordAt
}

// citation is a place that names an anchor of a lesson.
type citation struct {
	src *source
	in  scope
	place
	cite content.Cite
}

// goneID is a place in "was" or "retired" that names an ID which must not be in use:
// "kind/id".
type goneID struct {
	src *source
	in  scope
	wordAt
}

// define reads the ID of an object and remembers it; it reports an ID that is taken.
// Of an object whose ID is malformed it remembers that there is one.
func (f form) define(kind string) string {
	id := f.id("id")
	if id == "" {
		if n := f.get("id"); n != nil && n.kind == scalarNode {
			f.l.odd[kind+"/"+content.Fold(n.text)] = true
		} else {
			f.l.unknown[kind] = true
		}
		return ""
	}
	at := f.get("id").place
	key := kind + "/" + id
	if first, taken := f.l.ids[key]; taken {
		f.report(at, saying.IDTwice, "kind", kind, "id", id, "first", f.l.homes[key].path+":"+strconv.Itoa(first.line))
		return id
	}
	f.l.ids[key] = wordAt{at, id}
	f.l.homes[key] = f.src
	return id
}

// was reads the old IDs of an object.
func (f form) was(kind string) []string {
	var old []string
	for _, w := range f.words("was") {
		if !content.Identifier(w.text) {
			f.report(w.place, saying.BadID, "id", shown(w.text))
			continue
		}
		f.l.gone = append(f.l.gone, goneID{f.src, f.in, wordAt{w.place, kind + "/" + w.text}})
		old = append(old, w.text)
	}
	return old
}

// ref reads a field that names one object, to be looked up when all files are read.
func (f form) ref(key string) string {
	s, n := f.word(key)
	if n == nil {
		return ""
	}
	f.l.refs = append(f.l.refs, reference{f.src, f.in, f.field(key).refers, wordAt{n.place, s}})
	return s
}

// refList reads a field that names several objects.
func (f form) refList(key string) []wordAt {
	words := f.words(key)
	for _, w := range words {
		f.l.refs = append(f.l.refs, reference{f.src, f.in, f.field(key).refers, w})
	}
	return words
}

// sourcesField is the field with addresses, at least so many if it is there.
func sourcesField(least int) field {
	return field{name: "sources", kind: wordsField, low: least, high: 5, takes: "https:// addresses", about: "pages that prove what is taught"}
}

var verifiedField = field{name: "verified", kind: dateField, about: "day on which the facts were last checked against the sources; not in the future"}

// sources reads a list of addresses that prove what is taught.
func (f form) sources() []content.Safe {
	var out []content.Safe
	for _, w := range f.words("sources") {
		address := content.Safe{}
		if f.checkAddress(w.place, w.text) {
			address = cleaned(w.text)
		}
		out = append(out, address)
	}
	return out
}

// checkAddress reports an address that is not a plain https one.
func (f form) checkAddress(at place, s string) bool {
	ok := strings.HasPrefix(s, "https://") && len(s) > len("https://") && len(s) <= maxLine
	for i := range len(s) {
		ok = ok && s[i] > 0x20 && s[i] < 0x7f
	}
	if !ok {
		f.report(at, saying.AddressNotHTTPS, "value", shown(s))
	}
	return ok
}

// verified reads the day on which facts were last checked.
func (f form) verified() string {
	day, n := f.date("verified")
	if n != nil && f.l.o.Today != "" {
		switch {
		case day > f.l.o.Today:
			f.report(n.place, saying.VerifiedLater, "value", day, "today", f.l.o.Today)
		case daysBetween(day, f.l.o.Today) > 365:
			f.report(n.place, saying.VerifiedOld, "value", day)
		}
	}
	return day
}

// resolve looks up every reference, citation and old ID.
func (l *loader) resolve() {
	for _, g := range l.gone {
		if at, living := l.ids[g.text]; living {
			g.src.report(g.place, g.in, saying.OldIDInUse, "id", g.text, "file", l.homes[g.text].path+":"+strconv.Itoa(at.line))
		}
	}
	for _, r := range l.refs {
		l.lookUp(r)
	}
	for _, c := range l.cites {
		l.lookUpAnchor(c)
	}
	l.checkReached()
}

func (l *loader) lookUp(r reference) {
	if _, ok := l.ids[r.kind+"/"+r.text]; ok || l.unknown[r.kind] || l.odd[r.kind+"/"+content.Fold(r.text)] {
		return
	}
	var known []string
	switch r.kind {
	case "domain":
		if blueprint, domain, _ := strings.Cut(r.text, ":"); knownDomain(blueprint, domain) {
			return
		}
		known = shippedBlueprints()
	case "blueprint":
		if slices.Contains(shippedBlueprints(), r.text) {
			return
		}
		known = shippedBlueprints()
	case "media":
		for p := range l.sources {
			known = append(known, p)
		}
	default:
		for key := range l.ids {
			if id, ok := strings.CutPrefix(key, r.kind+"/"); ok {
				known = append(known, id)
			}
		}
	}
	slices.Sort(known)
	if near := content.Nearest(r.text, known); near != "" {
		r.src.report(r.place, r.in, saying.ReferenceMistyped, "kind", r.kind, "id", shown(r.text), "near", near)
		return
	}
	r.src.report(r.place, r.in, saying.ReferenceUnknown, "kind", r.kind, "id", shown(r.text))
}

func (l *loader) lookUpAnchor(c citation) {
	anchors, ok := l.anchors[c.cite.Lesson]
	if !ok {
		l.lookUp(reference{c.src, c.in, "lesson", wordAt{c.place, string(c.cite.Lesson)}})
		return
	}
	if anchors[c.cite.Anchor] || l.homes["lesson/"+string(c.cite.Lesson)].faulty() {
		return // a lesson with errors may have lines that were not read
	}
	names := make([]string, 0, len(anchors))
	for a := range anchors {
		names = append(names, a)
	}
	slices.Sort(names)
	c.src.report(c.place, c.in, saying.AnchorUnknown, "lesson", string(c.cite.Lesson), "anchor", shown(c.cite.Anchor), "anchors", strings.Join(names, ", "))
}

// shippedBlueprints are the exams that the game knows.
func shippedBlueprints() []string {
	return []string{"aws/clf-c02", "aws/dva-c02", "aws/dva-c03", "aws/saa-c03", "aws/soa-c03"}
}

// knownDomain reports whether a shipped blueprint has a domain "d2" or, in the same
// domain, a task "d2-1".
func knownDomain(blueprint, domain string) bool {
	if !slices.Contains(shippedBlueprints(), blueprint) {
		return false
	}
	domains := 4
	if blueprint == "aws/soa-c03" {
		domains = 5
	}
	name, task, hasTask := strings.Cut(domain, "-")
	if len(name) != 2 || name[0] != 'd' || name[1] < '1' || int(name[1]-'0') > domains {
		return false
	}
	n, ok := decimal(task)
	return !hasTask || ok && n >= 1 && n <= 20
}

// checkReached notes lessons, quizzes and labs that no way leads to (R003).
func (l *loader) checkReached() {
	if l.source("pack.yaml").faulty() {
		return
	}
	lessons := true // say what their authors mean
	for _, p := range l.paths("lessons/") {
		lessons = lessons && !l.sources[p].faulty()
	}
	for _, s := range l.lessons {
		if s.ID != "" && !slices.ContainsFunc(l.manifest.lessons, func(w wordAt) bool { return w.text == string(s.ID) }) {
			s.report(place{1, 1}, saying.Unreached, "kind", "lesson", "id", string(s.ID), "field", "lessons")
		}
	}
	for _, q := range l.quizzes {
		if q.ID != "" && lessons && !l.reaches(q.ID) {
			q.report(place{1, 1}, saying.Unreached, "kind", "quiz", "id", string(q.ID), "field", "quizzes")
		}
	}
	for i := range l.labs {
		if lab := &l.labs[i]; lab.ID != "" && !l.reachesLab(lab.ID) {
			lab.report(place{1, 1}, saying.Unreached, "kind", "lab", "id", string(lab.ID), "field", "labs")
		}
	}
}

// reaches reports whether a lesson or pack.yaml names the quiz.
func (l *loader) reaches(id content.QuizID) bool {
	return slices.ContainsFunc(l.lessons, func(s lessonAt) bool { return s.Quiz == id }) ||
		slices.ContainsFunc(l.manifest.quizzes, func(w wordAt) bool { return w.text == string(id) })
}

// reachesLab reports whether a lesson or pack.yaml names the lab.
func (l *loader) reachesLab(id content.LabID) bool {
	return slices.ContainsFunc(l.lessons, func(s lessonAt) bool { return s.Lab == id }) ||
		slices.ContainsFunc(l.manifest.labs, func(w wordAt) bool { return w.text == string(id) })
}

// daysBetween counts the days from one date to a later one; both are valid.
func daysBetween(from, to string) int {
	a, errA := time.Parse(time.DateOnly, from)
	b, errB := time.Parse(time.DateOnly, to)
	if errA != nil || errB != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}
