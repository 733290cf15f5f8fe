package interchange

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"quest/content"
)

// rewrite puts the texts of a question that differ from the old one into its file, and leaves every
// other line of it as it is: comments, what stands in short forms, and fields that no format holds.
// It is false, and changes nothing, if the file is written in a way that it cannot change, or if
// the question is not what it should be afterwards.
func (w *builder) rewrite(old, next *Question) bool {
	t := w.target
	for _, name := range slices.Sorted(maps.Keys(t.paths)) {
		n := itemNode(at(t.yaml(name), "items"), next.ID)
		if n == nil {
			continue
		}
		e := edits{w: w, lines: strings.SplitAfter(string(t.read(name)), "\n")}
		e.question(n, old, next)
		if e.bad || len(e.all) == 0 {
			return false
		}
		before, changed := t.changed[name]
		t.changed[name] = []byte(e.text())
		if p, found, err := w.loaded(t.changed); err == nil && len(found) == 0 && p != nil {
			got, _ := (&target{pack: p}).question(next.ID)
			want := *next
			w.withoutOverlays(&got)
			w.withoutOverlays(&want)
			if reflect.DeepEqual(got, want) {
				return true
			}
		}
		t.restore(name, before, changed)
		return false
	}
	return false
}

// withoutOverlays takes out of a question what overlays say in further languages: it is not used any
// more when the text that it translates changes. The texts are the question's own afterwards.
func (w *builder) withoutOverlays(q *Question) {
	eachText(q, func(t *Text, _ bool) {
		own := maps.Clone(*t)
		maps.DeleteFunc(own, func(l content.Lang, _ string) bool { return l != "" && !slices.Contains(w.langs, l) })
		*t = own
	})
	q.Questions = slices.Clone(q.Questions)
	for i := range q.Questions {
		w.withoutOverlays(&q.Questions[i])
	}
}

// itemNode gives the element with an ID of a list of questions, those of cases included.
func itemNode(list *yaml.Node, id string) *yaml.Node {
	if list == nil {
		return nil
	}
	for _, n := range list.Content {
		if valueOf(n, "id") == id {
			return n
		}
	}
	return nil
}

// edits are changes of lines of a file.
type edits struct {
	w     *builder
	lines []string
	all   []edit
	bad   bool // that something cannot be changed line by line
}

// edit puts a text in the place of the lines from one up to another, which stays.
type edit struct {
	from, to int
	text     string
}

func (e *edits) text() string {
	slices.SortStableFunc(e.all, func(a, b edit) int { return b.from - a.from })
	for _, c := range e.all {
		e.lines = slices.Replace(e.lines, c.from, c.to, c.text)
	}
	return strings.Join(e.lines, "")
}

// question notes the changes of everything that a question says.
func (e *edits) question(n *yaml.Node, old, next *Question) {
	e.bad = e.bad || !reflect.DeepEqual(old.Code, next.Code)
	e.set(n, "scenario", old.Scenario, next.Scenario)
	e.set(n, "stem", old.Stem, next.Stem)
	e.set(n, "text", old.Text, next.Text)
	e.set(n, "hint", old.Hint, next.Hint)
	e.set(n, "if_right", old.IfRight, next.IfRight)
	e.set(n, "if_wrong", old.IfWrong, next.IfWrong)
	e.set(n, "explain", old.Explain, next.Explain)
	for i, o := range old.Options {
		e.part(n, "options", i, o.Text, next.Options[i].Text, o.Why, next.Options[i].Why)
	}
	for i, s := range old.Steps {
		e.part(n, "steps", i, s.Text, next.Steps[i].Text, s.Why, next.Steps[i].Why)
	}
	for i, b := range old.Bins {
		e.part(n, "bins", i, b.Text, next.Bins[i].Text, nil, nil)
	}
	for i, c := range old.Cards {
		e.part(n, "cards", i, c.Text, next.Cards[i].Text, c.Why, next.Cards[i].Why)
	}
	for i, p := range old.Pairs {
		m := element(at(n, "pairs"), i)
		e.set(m, "left", p.Left, next.Pairs[i].Left)
		e.set(m, "right", p.Right, next.Pairs[i].Right)
		e.set(m, "why", p.Why, next.Pairs[i].Why)
	}
	for i, x := range old.Extra {
		e.part(n, "extra", i, x.Text, next.Extra[i].Text, x.Why, next.Extra[i].Why)
	}
	for i, g := range old.Gaps {
		for j, r := range g.Reject {
			e.set(element(at(element(at(n, "gaps"), i), "reject"), j), "why", r.Why, next.Gaps[i].Reject[j].Why)
		}
	}
	for i := range old.Questions {
		e.question(itemNode(at(n, "items"), old.Questions[i].ID), &old.Questions[i], &next.Questions[i])
	}
}

func (e *edits) part(n *yaml.Node, list string, i int, oldText, text, oldWhy, why Text) {
	m := element(at(n, list), i)
	e.set(m, "text", oldText, text)
	e.set(m, "why", oldWhy, why)
}

// element gives one element of a list, nil if there is none.
func element(list *yaml.Node, i int) *yaml.Node {
	if list == nil || i >= len(list.Content) {
		return nil
	}
	return list.Content[i]
}

// set notes the change of one text of a map: in the place of the old one, or behind the first field.
func (e *edits) set(m *yaml.Node, key string, old, next Text) {
	if reflect.DeepEqual(old, next) {
		return
	}
	if m == nil || m.Kind != yaml.MappingNode || m.Style&yaml.FlowStyle != 0 || len(m.Content) == 0 {
		e.bad = true
		return
	}
	indent := m.Content[0].Column - 1
	y := e.w.yaml()
	own := maps.Clone(next) // what overlays say in further languages stays in their files
	maps.DeleteFunc(own, func(l content.Lang, _ string) bool { return l != "" && !slices.Contains(e.w.langs, l) })
	y.text(indent, key, own)
	for i := 0; i < len(m.Content); i += 2 {
		if k := m.Content[i]; k.Value == key {
			from := k.Line - 1
			said := e.lines[from][:indent] + y.String()[min(indent, len(y.String())):] // the dash of a list stays
			e.all = append(e.all, edit{from, e.end(from, indent), said})
			return
		}
	}
	first := e.end(m.Content[0].Line-1, indent)
	e.all = append(e.all, edit{first, first, y.String()})
}

// end gives the line behind a field: the first that stands no deeper, without empty lines before it.
func (e *edits) end(from, indent int) int {
	to := from + 1
	for to < len(e.lines) && (strings.TrimSpace(e.lines[to]) == "" || len(e.lines[to])-len(strings.TrimLeft(e.lines[to], " ")) > indent) {
		to++
	}
	for to > from+1 && strings.TrimSpace(e.lines[to-1]) == "" {
		to--
	}
	return to
}
