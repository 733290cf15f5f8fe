package interchange

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"quest/content"
	"quest/content/source"
)

// target is a pack to which questions are added.
type target struct {
	files   fs.FS
	pack    *content.Pack
	langs   []content.Lang
	ids     map[string]bool // of items, those of drafts, cases and former ones included
	drafts  map[string]bool
	quizzes map[string]bool // IDs of quizzes
	paths   map[string]bool // of quiz files
	items   int             // drafts included
	changed map[string][]byte
	unready map[string]bool // what hinders its next release already: codes with IDs
	least   string          // the version that the next release needs with what was read last; "" for the one it has
}

func openTarget(o BuildOptions) (*target, error) {
	r := source.Read(o.Into, source.Options{Version: o.Version})
	if o.Rules != nil {
		if err := o.Rules(r); err != nil {
			return nil, err
		}
	}
	p, findings := r.Pack()
	if p == nil || slices.ContainsFunc(findings, func(f source.Finding) bool { return f.Level == source.Error }) {
		return nil, ErrBrokenPack
	}
	t := &target{
		files: o.Into, pack: p, langs: p.Meta().Languages, ids: map[string]bool{}, drafts: map[string]bool{},
		quizzes: map[string]bool{}, paths: map[string]bool{}, changed: map[string][]byte{}, unready: map[string]bool{},
	}
	r.CheckRelease()
	for _, f := range r.Errors() {
		t.unready[f.Code+" "+f.ID] = true
	}
	for _, it := range r.Items() {
		t.items++
		t.ids[string(it.ID)] = true
		_, plays := p.Item(it.ID)
		t.drafts[string(it.ID)] = !plays
		for _, was := range it.Was {
			t.ids[string(was)] = true
		}
		if it.Case != nil {
			t.ids[string(it.Case.ID)] = true
		}
	}
	names, err := fs.Glob(o.Into, "quiz/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list the quizzes: %w", err)
	}
	for _, name := range names {
		t.paths[name] = true
		if root := t.yaml(name); root != nil {
			t.quizzes[valueOf(root, "id")] = true
			for _, was := range listOf(root, "was") {
				t.quizzes[was] = true
			}
		}
	}
	for _, gone := range listOf(t.yaml("pack.yaml"), "retired") {
		kind, id, _ := strings.Cut(gone, "/")
		switch kind {
		case "item":
			t.ids[id] = true
		case "quiz":
			t.quizzes[id] = true
		}
	}
	return t, nil
}

// errors gives the errors of the pack as it was read with what is added. Of those about its last
// release only the ones count that what is added has made; its version is raised before the next one.
func (t *target) errors(r *source.Reading) []source.Finding {
	found := r.Errors()
	if len(found) > 0 {
		return found
	}
	r.CheckRelease()
	t.least = r.LeastVersion()
	return slices.DeleteFunc(r.Errors(), func(f source.Finding) bool {
		return f.Code == source.VersionTooSmall || t.unready[f.Code+" "+f.ID]
	})
}

// read gives a file of the pack as it will be.
func (t *target) read(name string) []byte {
	if b, ok := t.changed[name]; ok {
		return b
	}
	b, err := fs.ReadFile(t.files, name)
	if err != nil {
		return nil
	}
	return b
}

// yaml gives the root of a YAML file, nil if it is none.
func (t *target) yaml(name string) *yaml.Node {
	var doc yaml.Node
	if err := yaml.Unmarshal(t.read(name), &doc); err != nil || len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

// at gives the value of a key of a YAML map, nil if it has none.
func at(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func valueOf(n *yaml.Node, key string) string {
	if v := at(n, key); v != nil {
		return v.Value
	}
	return ""
}

func listOf(n *yaml.Node, key string) []string {
	var all []string
	if v := at(n, key); v != nil {
		for _, e := range v.Content {
			all = append(all, e.Value)
		}
	}
	return all
}

// listQuizzes adds quizzes to the list in pack.yaml, and leaves everything else in it as it
// is. It is false if the list is written in a way that cannot be added to.
func (t *target) listQuizzes(ids []string) bool { return t.list("quizzes", ids) }

// list adds IDs to a list in pack.yaml as listQuizzes does.
func (t *target) list(key string, ids []string) bool {
	text, ok := withIDs(string(t.read("pack.yaml")), key, at(t.yaml("pack.yaml"), key), ids)
	if !ok {
		return false
	}
	old, changed := t.changed["pack.yaml"]
	t.changed["pack.yaml"] = []byte(text)
	if got := listOf(t.yaml("pack.yaml"), key); len(got) < len(ids) || !slices.Equal(got[len(got)-len(ids):], ids) {
		if t.changed["pack.yaml"] = old; !changed {
			delete(t.changed, "pack.yaml")
		}
		return false
	}
	return true
}

// withIDs gives the text of pack.yaml with IDs added to the list of a key that it has, nil for
// none; false if the list is written in a way that cannot be added to.
func withIDs(text, key string, list *yaml.Node, ids []string) (string, bool) {
	lines := strings.SplitAfter(text, "\n")
	switch {
	case list == nil:
		if text != "" && !strings.HasSuffix(text, "\n") {
			text += "\n"
		}
		return text + key + ": [" + strings.Join(ids, ", ") + "]\n", true
	case list.Kind == yaml.ScalarNode && list.Value == "" && list.Line <= len(lines):
		return fillEmptyList(lines, key, ids)
	case list.Kind == yaml.SequenceNode && list.Style&yaml.FlowStyle != 0:
		return extendFlowList(text, list, ids)
	case list.Kind == yaml.SequenceNode && len(list.Content) > 0:
		return extendBlockList(lines, list, ids)
	}
	return "", false
}

// fillEmptyList writes a list behind a key that has no value.
func fillEmptyList(lines []string, key string, ids []string) (string, bool) {
	i := slices.IndexFunc(lines, func(l string) bool { return strings.HasPrefix(l, key+":") })
	if i < 0 {
		return "", false
	}
	lines[i] = strings.Replace(lines[i], key+":", key+": ["+strings.Join(ids, ", ")+"]", 1)
	return strings.Join(lines, ""), true
}

// extendFlowList adds IDs before the bracket that closes a list such as [a, b].
func extendFlowList(text string, list *yaml.Node, ids []string) (string, bool) {
	end := closing(text, offsetOf(strings.SplitAfter(text, "\n"), list.Line, list.Column))
	if end < 0 {
		return "", false
	}
	before, added := strings.TrimRight(text[:end], " \n\t"), strings.Join(ids, ", ")
	if len(list.Content) > 0 {
		before, added = strings.TrimSuffix(before, ",")+",", " "+added
	}
	return before + added + text[end:], true
}

// extendBlockList adds lines with IDs after the last line of a list that has one for each ID,
// indented as that line is.
func extendBlockList(lines []string, list *yaml.Node, ids []string) (string, bool) {
	last := list.Content[len(list.Content)-1].Line
	dash := strings.Index(lines[last-1], "-")
	if dash < 0 {
		return "", false
	}
	var more strings.Builder
	for _, id := range ids {
		more.WriteString(strings.Repeat(" ", dash) + "- " + id + "\n")
	}
	if !strings.HasSuffix(lines[last-1], "\n") {
		lines[last-1] += "\n"
	}
	return strings.Join(slices.Insert(lines, last, more.String()), ""), true
}

// offsetOf gives the byte at which a line and a column of a text begin, both from 1.
func offsetOf(lines []string, line, col int) int {
	n := 0
	for _, l := range lines[:line-1] {
		n += len(l)
	}
	return n + col - 1
}

// closing gives the place of the bracket that closes the list of IDs which begins at a
// place; comments between may hold brackets.
func closing(text string, open int) int {
	comment := false
	for i := open; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			comment = false
		case c == '#':
			comment = true
		case c == ']' && !comment:
			return i
		}
	}
	return -1
}

// newPath gives the path of a quiz file that is not there, for a quiz.
func newPath(id string, taken map[string]bool) string {
	if content.DeviceName(id) {
		id += "-quiz"
	}
	name := path.Join("quiz", id+".yaml")
	for n := 2; taken[name]; n++ {
		name = path.Join("quiz", id+"-"+itoa(n)+".yaml")
	}
	taken[name] = true
	return name
}
