package source

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"quest/content"
	"quest/content/source/saying"
)

// form reads the fields of one YAML map. A method that finds a field wrong reports it
// and returns the default, so that one run finds everything. Limits and defaults are
// those of the record.
type form struct {
	l   *loader
	src *file
	in  scope
	n   *node
	rec *record

	mistyped map[string]bool // fields of the record that are there under a name that is nearly theirs

	wide  int    // how many columns a line may take, 0 for maxLineColumns
	holes *holes // what the texts of this map leave open, nil for nothing
}

// open begins to read a map by its record; fields that it has not are reported. It is
// false if the node is no map.
func (l *loader) open(src *file, n *node, in scope, rec *record) (form, bool) {
	f := form{l: l, src: src, in: in, n: n, rec: rec}
	if n == nil {
		return f, false
	}
	if n.kind != mapNode {
		f.report(n.place, saying.NotMap)
		return f, false
	}
	for _, k := range n.keys {
		if rec.field(k.text) != nil {
			continue
		}
		if near := f.near(k.text, rec.names()); near != "" {
			if f.mistyped == nil {
				f.mistyped = map[string]bool{}
			}
			f.mistyped[near] = true
			f.report(k.place, saying.FieldMistyped, "field", shown(k.text), "near", near)
		} else {
			f.report(k.place, saying.FieldUnknown, "field", shown(k.text), "fields", strings.Join(rec.names(), ", "))
		}
	}
	return f, true
}

// maxNear is how many words of a pack may be compared to find what mistyped ones mean.
const maxNear = 200_000

// near gives the known word that a mistyped one of a file most likely means, or nothing
// if none is near. It is not looked for where nobody would read it, nor when very many
// words were compared already.
func (l *loader) near(src *file, word string, known []string) string {
	if !src.takes(Error) || l.shared.near+len(known) > maxNear {
		return ""
	}
	l.shared.near += len(known)
	return content.Nearest(word, known)
}

func (f form) near(word string, known []string) string { return f.l.near(f.src, word, known) }

// field gives the entry of a field in the record. A field that is read without one is
// a mistake in this package.
func (f form) field(key string) *field {
	if fd := f.rec.field(key); fd != nil {
		return fd
	}
	panic("no field " + key + " in the record")
}

func (f form) report(at place, key saying.Key, args ...string) {
	f.src.report(at, f.in, key, args...)
}

// speaking is the form with findings about its text in one language.
func (f form) speaking(lang content.Lang) form {
	f.in = f.in.in(lang)
	return f
}

// get returns the value of a field, or nil if it is absent or empty.
func (f form) get(key string) *node {
	n := f.n.get(key)
	if n == nil || n.kind == scalarNode && n.style == plainStyle && n.text == "" {
		return nil
	}
	return n
}

// need returns the value of a required field, and reports the field if it is absent.
func (f form) need(key string) *node {
	n := f.get(key)
	if n == nil {
		f.missing(key)
	}
	return n
}

// missing reports a required field, or the comment that swallowed its value. A field
// that is there under a mistyped name was reported already.
func (f form) missing(key string) {
	if n := f.n.get(key); n != nil && n.cut != "" {
		f.report(n.place, saying.TextCutOff, "text", "", "comment", shown(n.cut))
		return
	}
	if f.mistyped[key] {
		return
	}
	f.report(f.n.place, saying.FieldMissing, "field", key)
}

// word returns the literal text of a scalar field, or "" if it is absent.
func (f form) word(key string) (string, *node) {
	n := f.get(key)
	if n == nil {
		return "", nil
	}
	if n.kind != scalarNode {
		f.report(n.place, saying.NotSingleValue, "field", key)
		return "", nil
	}
	return n.text, n
}

// safeLine returns a field of one line that is the same in every language, such as
// the name of an author. A comment after it is reported, since it may be meant as text.
func (f form) safeLine(key string) content.Safe {
	s, n := f.word(key)
	if n == nil {
		return content.Safe{}
	}
	f.checkCut(n)
	line, err := content.CleanLine(s)
	if err != nil {
		f.reportUnclean(n.place, err)
	}
	return line
}

// scalar returns the literal text of a scalar field, and reports the field if it is
// required and absent.
func (f form) scalar(fd *field) (string, *node) {
	if fd.required && f.get(fd.name) == nil {
		f.missing(fd.name)
		return "", nil
	}
	return f.word(fd.name)
}

// integer reads a whole number. integerOr is for a field whose default is not that of
// the record: it returns otherwise if the field is absent or wrong.
func (f form) integer(key string) int {
	otherwise, _ := decimal(f.field(key).absent)
	return f.integerOr(key, otherwise)
}

func (f form) integerOr(key string, otherwise int) int {
	fd := f.field(key)
	s, n := f.scalar(fd)
	if n == nil {
		return otherwise
	}
	v, ok := decimal(s)
	if !ok || v < fd.low || v > fd.high || n.style != plainStyle {
		f.report(n.place, saying.NotInteger, "field", key, "value", shown(s), "low", strconv.Itoa(fd.low), "high", strconv.Itoa(fd.high))
		return otherwise
	}
	return v
}

// decimal reads a whole number of plain digits.
func decimal(s string) (int, bool) {
	if s == "" || len(s) > 9 || s[0] == '0' && len(s) > 1 {
		return 0, false
	}
	v := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		v = v*10 + int(s[i]-'0')
	}
	return v, true
}

// share reads a number from 0 to 1.
func (f form) share(key string) float64 {
	fd := f.field(key)
	otherwise, _ := fraction(fd.absent)
	s, n := f.scalar(fd)
	if n == nil {
		return otherwise
	}
	v, ok := fraction(s)
	if !ok {
		f.report(n.place, saying.NotShare, "field", key, "value", shown(s))
		return otherwise
	}
	return v
}

// fraction reads a number from 0 to 1 in digits with at most one point, without
// exponent or sign.
func fraction(s string) (float64, bool) {
	if s == "" || len(s) > 10 || strings.Trim(s, "0123456789.") != "" || strings.HasPrefix(s, ".") || strings.HasSuffix(s, ".") {
		return 0, false
	}
	v, err := strconv.ParseFloat(s, 64)
	return v, err == nil && v >= 0 && v <= 1
}

// boolean reads true or false. booleanOr is to it what integerOr is to integer.
func (f form) boolean(key string) bool { return f.booleanOr(key, f.field(key).absent == "true") }

func (f form) booleanOr(key string, otherwise bool) bool {
	fd := f.field(key)
	s, n := f.scalar(fd)
	if n == nil {
		return otherwise
	}
	if n.style != plainStyle || s != "true" && s != "false" {
		f.report(n.place, saying.NotBool, "field", key, "value", shown(s))
		return otherwise
	}
	return s == "true"
}

// choice reads one of a few words. choiceOr is to it what integerOr is to integer.
func (f form) choice(key string) string { return f.choiceOr(key, f.field(key).absent) }

func (f form) choiceOr(key, otherwise string) string {
	fd := f.field(key)
	s, n := f.scalar(fd)
	if n == nil {
		return otherwise
	}
	if !slices.Contains(fd.words, s) {
		f.notOneOf(n.place, key, s, fd.words)
		return otherwise
	}
	return s
}

func (f form) notOneOf(at place, key, value string, allowed []string) {
	if near := f.near(value, allowed); near != "" {
		f.report(at, saying.ChoiceMistyped, "field", key, "value", shown(value), "near", near)
		return
	}
	f.report(at, saying.ChoiceUnknown, "field", key, "value", shown(value), "allowed", strings.Join(allowed, ", "))
}

// list returns the elements of a list field, at most as many as it may have.
func (f form) list(key string) []*node {
	fd := f.field(key)
	n := f.get(key)
	if n == nil {
		if fd.required {
			f.missing(key)
		}
		return nil
	}
	if n.kind != listNode {
		f.report(n.place, saying.NotList, "field", key)
		return nil
	}
	if len(n.vals) < fd.low || len(n.vals) > fd.high {
		f.report(n.place, saying.ListSize, "field", key, "count", strconv.Itoa(len(n.vals)), "low", strconv.Itoa(fd.low), "high", strconv.Itoa(fd.high))
	}
	return n.vals[:min(len(n.vals), fd.high)]
}

// maps opens the maps of a list field one after the other; what is no map is reported
// and left out.
func (f form) maps(key string) iter.Seq[form] {
	of := f.field(key).of
	return func(yield func(form) bool) {
		for _, n := range f.list(key) {
			if g, ok := f.l.open(f.src, n, f.in, of); ok && !yield(g) {
				return
			}
		}
	}
}

// within opens the map of a field; it is false if there is none.
func (f form) within(key string) (form, bool) {
	fd := f.field(key)
	n := f.get(key)
	if n == nil {
		if fd.required {
			f.missing(key)
		}
		return form{}, false
	}
	return f.l.open(f.src, n, f.in, fd.of)
}

// wordAt is a scalar of a list and where it stands.
type wordAt struct {
	place
	text string
}

// words returns the scalars of a list field.
func (f form) words(key string) []wordAt {
	var out []wordAt
	for _, v := range f.list(key) {
		if v.kind != scalarNode || v.text == "" {
			f.report(v.place, saying.NotSingleValue, "field", key)
			continue
		}
		out = append(out, wordAt{v.place, v.text})
	}
	return out
}

// date reads a day as YYYY-MM-DD, or gives "".
func (f form) date(key string) (string, *node) {
	s, n := f.word(key)
	if n == nil {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		f.report(n.place, saying.NotDate, "field", key, "value", shown(s))
		return "", nil
	}
	return s, n
}

// checkCut reports text that YAML ends where a comment begins (Y001).
func (f form) checkCut(n *node) {
	if n.kind == scalarNode && n.style == plainStyle && n.cut != "" {
		f.report(n.place, saying.TextCutOff, "text", shown(n.text), "comment", shown(n.cut))
	}
}

// reportUnclean reports a character that no text may hold.
func (f form) reportUnclean(at place, err error) {
	if bad := asUnclean(err); bad != nil {
		f.report(at, unclean(bad), "char", codePoint(bad.Rune))
	}
}

// ownedName checks "owner/name", each of them an ID.
func ownedName(s string) bool {
	owner, name, ok := strings.Cut(s, "/")
	return ok && content.Identifier(owner) && content.Identifier(name)
}

// id reads the required ID of an object or part; "" if there is none to use.
func (f form) id(key string) string {
	if f.need(key) == nil {
		return ""
	}
	s, n := f.word(key)
	if n == nil {
		return ""
	}
	if !content.Identifier(s) {
		f.report(n.place, saying.BadID, "id", shown(s))
		return ""
	}
	return s
}
