package source

import (
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/source/saying"
)

// Reading is a pack that was read from its source and not put together yet. Rules
// that the loader cannot decide, because they need the rules of the game, add their
// findings to it (see the package check). It is not safe for several goroutines.
type Reading struct {
	l     *loader
	items map[content.ItemID][]*itemAt // made when it is first asked for
}

// Read reads a pack and checks all that can be checked without playing it.
func Read(fsys fs.FS, o Options) *Reading {
	w := readAll(fsys)
	l := newLoader(w, o)
	if !w.stopped {
		l.run()
	}
	return &Reading{l: l}
}

// Pack returns every finding so far, in a stable order, and the pack if there is no
// error among them.
func (r *Reading) Pack() (*content.Pack, []Finding) {
	l := r.l
	findings := l.findings()
	if errors, _, _ := Count(findings); errors > 0 {
		return nil, findings
	}
	parts := l.parts()
	parts.Meta.Hash = contentHash(l.files)
	p, err := content.NewPack(parts)
	if err != nil {
		src := l.file("pack.yaml")
		src.report(place{1, 1}, scope{}, saying.CannotCompile, "why", shown(err.Error()))
		return nil, l.findings()
	}
	return p, findings
}

// Errors returns the errors among the findings so far, in the same order, without putting the pack
// together. A pack without any can be put together.
func (r *Reading) Errors() []Finding {
	faulty := func(files map[string]*file) bool {
		for _, s := range files {
			if s.faulty() {
				return true
			}
		}
		return false
	}
	if !faulty(r.l.files) && !faulty(r.l.skipped) {
		return nil
	}
	return slices.DeleteFunc(r.l.findings(), func(f Finding) bool { return f.Level != Error })
}

// Unread lists the files in which something could not be judged because of an error
// in them or in pack.yaml; once it is cured they may have more to say.
func (r *Reading) Unread() []string { return r.l.unread() }

// Items returns the items of all quiz files that have no error, drafts included; none of
// a pack that has more than it may.
func (r *Reading) Items() []*content.Item {
	var all []*content.Item
	if r.l.itemCount() > maxItems {
		return nil
	}
	for _, q := range r.l.quizzes {
		if q.src.faulty() {
			continue
		}
		for i := range q.items {
			all = append(all, &q.items[i].Item)
		}
	}
	return all
}

// Played returns the items that Items gives, without drafts.
func (r *Reading) Played() []*content.Item {
	var all []*content.Item
	if r.l.itemCount() > maxItems {
		return nil
	}
	for _, q := range r.l.quizzes {
		for i := range q.items {
			if !q.src.faulty() && !q.items[i].in.draft {
				all = append(all, &q.items[i].Item)
			}
		}
	}
	return all
}

// Labs returns the labs of all files that have no error; none of a pack that has more
// than it may.
func (r *Reading) Labs() []*content.Lab {
	var all []*content.Lab
	if len(r.l.labs) > maxFiles {
		return nil
	}
	for i := range r.l.labs {
		if lab := &r.l.labs[i]; !lab.src.faulty() {
			all = append(all, &lab.Lab)
		}
	}
	return all
}

// Lessons returns the lessons of all files that have no error; none of a pack that has more
// than it may.
func (r *Reading) Lessons() []*content.Lesson {
	var all []*content.Lesson
	if len(r.l.lessons) > maxFiles {
		return nil
	}
	for i := range r.l.lessons {
		if lesson := &r.l.lessons[i]; !lesson.src.faulty() {
			all = append(all, &lesson.Lesson)
		}
	}
	return all
}

// ReportLesson adds a finding about words of a lesson: at the first line of its file that holds them.
func (r *Reading) ReportLesson(key saying.Key, id content.LessonID, words string, args ...string) {
	for i := range r.l.lessons {
		lesson := &r.l.lessons[i]
		if lesson.ID != id {
			continue
		}
		at := place{1, 1}
		for n, line := range lesson.src.lines {
			if before, _, ok := strings.Cut(line, words); ok {
				at = place{n + 1, utf8.RuneCountInString(before) + 1}
				break
			}
		}
		lesson.report(at, key, args...)
	}
}

// LabTried says that the states of a lab were tried, for Options.Progress.
func (r *Reading) LabTried() { r.l.steps.step() }

// Exams gives the exams that pack.yaml names, and of the pack's own blueprints the one with an
// ID, nil for none.
func (r *Reading) Exams() (ids []content.BlueprintID, own func(content.BlueprintID) *content.Blueprint) {
	for _, w := range r.l.manifest.exams {
		ids = append(ids, content.BlueprintID(w.text))
	}
	return ids, func(id content.BlueprintID) *content.Blueprint { return r.l.blueprints[id] }
}

// Sound reports whether there is no error in any file so far.
func (r *Reading) Sound() bool { return !r.l.anyFaulty() }

// ReportPack adds a finding about all items of the pack in one language.
func (r *Reading) ReportPack(key saying.Key, lang content.Lang, args ...string) {
	r.l.file("pack.yaml").report(place{1, 1}, scope{}.in(lang), key, args...)
}

// ReportExam adds a finding about the n-th exam that pack.yaml names, from 0.
func (r *Reading) ReportExam(key saying.Key, n int, args ...string) {
	r.l.file("pack.yaml").report(r.l.manifest.exams[n].place, scope{}, key, args...)
}

// ReportItem adds a finding about a part of an item: its place is where the path
// leads in the source, such as "gaps/first/reject/queue". Each step names a field,
// or the element of a list by its ID or its index. A path that leads nowhere ends at
// the last step that is there. args are the names and values of the key's arguments.
func (r *Reading) ReportItem(key saying.Key, id content.ItemID, path string, args ...string) {
	if r.items == nil {
		r.items = map[content.ItemID][]*itemAt{}
		for _, q := range r.l.quizzes {
			for i := range q.items {
				r.items[q.items[i].ID] = append(r.items[q.items[i].ID], &q.items[i])
			}
		}
	}
	for _, it := range r.items[id] {
		it.reportAt(key, path, args)
	}
}

// ReportLab is ReportItem for a part of a lab, such as "actions/insert/routes/direct".
func (r *Reading) ReportLab(key saying.Key, id content.LabID, path string, args ...string) {
	for i := range r.l.labs {
		if lab := &r.l.labs[i]; lab.ID == id {
			lab.reportAt(key, path, args)
		}
	}
}

// reportAt reports a finding at the end of a path. The values of its arguments come
// from the pack.
func (f form) reportAt(key saying.Key, path string, args []string) {
	if !f.src.takes(Error) && !f.src.takes(Warning) {
		f.src.tellOfMore()
		return
	}
	args = slices.Clone(args)
	for i := 1; i < len(args); i += 2 {
		args[i] = shown(args[i])
	}
	f.report(f.n.follow(path).place, key, args...)
}

// follow goes down a path of keys, IDs and indexes as far as it leads.
func (n *node) follow(path string) *node {
	for step := range strings.SplitSeq(path, "/") {
		next := n.get(step)
		if n.kind == listNode {
			i := slices.IndexFunc(n.vals, func(v *node) bool { id := v.get("id"); return id != nil && id.text == step })
			if at, ok := decimal(step); i < 0 && ok && at < len(n.vals) {
				i = at
			}
			if i >= 0 {
				next = n.vals[i]
			}
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}
