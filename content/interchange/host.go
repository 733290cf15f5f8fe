package interchange

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"

	"go.yaml.in/yaml/v4"

	"quest/content"
	"quest/content/source"
)

// Host is a pack to which whole files are added, such as lessons. Nothing that is in it is
// replaced: a file that is there can only grow, and every ID that is taken is known.
type Host struct {
	t *target
	o BuildOptions
}

// OpenHost opens the pack in o.Into with o.Rules and o.Version. It fails with ErrBrokenPack if the
// pack has errors.
func OpenHost(o BuildOptions) (*Host, error) {
	t, err := openTarget(o)
	if err != nil {
		return nil, err
	}
	return &Host{t, o}, nil
}

// Pack is the pack as it was opened.
func (h *Host) Pack() *content.Pack { return h.t.pack }

// Taken are the IDs that a pack uses, has used, or has given up.
type Taken struct {
	Lessons, Quizzes, Items, Rewards map[string]bool
	Files                            map[string]bool // paths of lessons and quizzes
}

// Taken gives the IDs and paths that new files may not use.
func (h *Host) Taken() Taken {
	all := Taken{
		Lessons: map[string]bool{}, Quizzes: maps.Clone(h.t.quizzes), Items: maps.Clone(h.t.ids),
		Rewards: map[string]bool{}, Files: maps.Clone(h.t.paths),
	}
	for _, l := range h.t.pack.Lessons() {
		all.Lessons[string(l.ID)] = true
	}
	names, _ := fs.Glob(h.t.files, "lessons/*.md") // a pattern without a fault
	for _, name := range names {
		all.Files[name] = true
		fields := frontMatter(h.t.read(name))
		all.Lessons[valueOf(fields, "id")] = true
		for _, was := range listOf(fields, "was") {
			all.Lessons[was] = true
		}
	}
	for _, r := range h.t.pack.Rewards() {
		all.Rewards[string(r.ID)] = true
		for _, was := range r.Was {
			all.Rewards[string(was)] = true
		}
	}
	for _, gone := range listOf(h.t.yaml("pack.yaml"), "retired") {
		switch kind, id, _ := strings.Cut(gone, "/"); kind {
		case "lesson":
			all.Lessons[id] = true
		case "reward":
			all.Rewards[id] = true
		}
	}
	return all
}

// frontMatter gives the fields at the start of a lesson, nil for none.
func frontMatter(lesson []byte) *yaml.Node {
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(string(lesson), "\ufeff"), "\r\n", "\n"), "\n")
	if strings.TrimSpace(lines[0]) != "---" {
		return nil
	}
	end := slices.IndexFunc(lines[1:], func(l string) bool { return strings.TrimSpace(l) == "---" })
	var doc yaml.Node
	if end < 0 || yaml.Unmarshal([]byte(strings.Join(lines[1:end+1], "\n")), &doc) != nil || len(doc.Content) == 0 {
		return nil
	}
	return doc.Content[0]
}

// Put adds files that are not there. It is false, and nothing is added, if one of them is.
func (h *Host) Put(files map[string][]byte) bool {
	for name := range files {
		if h.Has(name) {
			return false
		}
	}
	maps.Copy(h.t.changed, files)
	return true
}

// Has reports whether the pack has a file.
func (h *Host) Has(name string) bool {
	_, err := fs.Stat(h.t.files, name)
	return err == nil
}

// List adds IDs to a list in pack.yaml, such as lessons. It is false if the list is written in
// a way that cannot be added to.
func (h *Host) List(key string, ids []string) bool { return h.t.list(key, ids) }

// Grow adds elements to the list of a key in a file that is there, behind those that it has, with
// everything else in it as it is. The elements are those of a file of the same form. It is false
// if the list is written in a way that cannot be added to.
func (h *Host) Grow(name, key string, more []byte) bool {
	now := string(h.t.read(name))
	var doc yaml.Node
	if yaml.Unmarshal(more, &doc) != nil || len(doc.Content) == 0 {
		return false
	}
	added := at(doc.Content[0], key)
	root := h.t.yaml(name)
	list := at(root, key)
	if added == nil || len(added.Content) == 0 || list == nil || list.Kind != yaml.SequenceNode || list.Style&yaml.FlowStyle != 0 || len(list.Content) == 0 {
		return false
	}
	lines := strings.SplitAfter(now, "\n")
	end := len(lines) // the line before which the elements go
	for i := 0; i+1 < len(root.Content); i += 2 {
		if line := root.Content[i].Line; line > list.Line {
			end = min(end, line-1)
		}
	}
	for end > 0 && (strings.TrimSpace(lines[end-1]) == "" || strings.HasPrefix(lines[end-1], "#")) {
		end-- // blanks and comments between belong to what follows
	}
	if !strings.HasSuffix(lines[end-1], "\n") {
		lines[end-1] += "\n"
	}
	text := strings.Join(slices.Insert(lines, end, indented(string(more), added, list.Column-1)), "")
	var whole yaml.Node
	if yaml.Unmarshal([]byte(text), &whole) != nil || len(whole.Content) == 0 || len(at(whole.Content[0], key).Content) != len(list.Content)+len(added.Content) {
		return false
	}
	h.t.changed[name] = []byte(text)
	return true
}

// indented gives the lines of the elements of a list, which is the last in a text, with their
// dashes in a column, from 0.
func indented(text string, list *yaml.Node, column int) string {
	lines := strings.SplitAfter(text, "\n")[list.Line-1:]
	shift := column - (list.Column - 1)
	var b strings.Builder
	for _, line := range lines {
		switch {
		case strings.TrimSpace(line) == "":
		case shift >= 0:
			line = strings.Repeat(" ", shift) + line
		default:
			line = strings.TrimPrefix(line, strings.Repeat(" ", -shift))
		}
		b.WriteString(line)
	}
	return b.String()
}

// Changed are the files that were added or have grown, by path.
func (h *Host) Changed() map[string][]byte { return h.t.changed }

// Checked holds the pack with all that was added against the check. findings are its errors,
// none if all is well; those that hinder only its next release are none of them.
func (h *Host) Checked() (p *content.Pack, findings []source.Finding, err error) {
	over := fstest.MapFS{}
	for name, b := range h.t.changed {
		over[path.Clean(name)] = &fstest.MapFile{Data: b}
	}
	r := source.Read(overlay{over, h.t.files}, source.Options{Version: h.o.Version})
	if h.o.Rules != nil {
		if err := h.o.Rules(r); err != nil {
			return nil, nil, err
		}
	}
	p, _ = r.Pack()
	return p, h.t.errors(r), nil
}

// LeastVersion gives the version to which that of the pack has to be raised before its next release, with
// all that was Checked last; "" if the one that it has will do.
func (h *Host) LeastVersion() string { return h.t.least }
