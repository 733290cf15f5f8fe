package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// loader holds what is known about a pack while it is read.
type loader struct {
	o       Options
	types   []itemType
	files   map[string]*file // by path
	skipped map[string]*file // what is left out of the pack
	signed  Signature        // not verified
	shared  *tally
	steps   steps
	tooNew  bool // the pack needs another version of the game; nothing more is read
	needs   Needs

	addresses []Address // that were read

	manifest manifest
	locked   *lock          // what ids.lock says was released last; nil for nothing
	langs    []content.Lang // as pack.yaml gives them; none if it gives none that are sound
	allow    []string       // codes that the whole pack allows
	glossary glossary
	rewards  []rewardAt
	lessons  []lessonAt
	quizzes  []quizAt
	labs     []labAt
	// blueprints that the pack brings, by ID; those that the game has are left out
	blueprints     map[content.BlueprintID]*content.Blueprint
	blueprintForms map[content.BlueprintID]form // where they stand
	overlaid       map[overlayText]mention      // where each text of an overlay stands
	overlayFiles   map[string]string            // by language and object, the file of its overlay
	overlaying     []content.Lang               // that have a folder in i18n/; nil before it was looked for
	translations   translationLock
	promised       []mention                // languages of which pack.yaml says that no text lacks them
	pairs          int                      // of accepted and known wrong answers
	states         int                      // of the labs
	textOf         map[*node]content.Text   // what was read of a field
	texts          int                      // of fields, headings and sentences, each counted once for all languages
	pictures       map[string]*content.Code // text art that was read, by file; nil for one that cannot be used
	repeated       int                      // bytes of pictures and scenarios, once for everybody who shows them
	names          register
}

func newLoader(w *walk, o Options) *loader {
	return &loader{
		o: o, types: itemTypes(), files: w.files, skipped: w.skipped, signed: w.signed, shared: w.shared,
		glossary: newGlossary(), names: newRegister(), pictures: map[string]*content.Code{},
	}
}

// paths lists the files of the pack under a folder, or with one name, in order.
func (l *loader) paths(prefix string) []string {
	var out []string
	for p := range l.files {
		if strings.HasPrefix(p, prefix) {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

// file returns a file of the pack; one that is missing is made so that findings
// about it have a place.
func (l *loader) file(path string) *file {
	s := l.files[path]
	if s == nil {
		s = &file{path: path, shared: l.shared, broken: true}
		l.files[path] = s
	}
	return s
}

// run reads the files in the order in which they need each other.
func (l *loader) run() {
	_, there := l.files["pack.yaml"]
	if !there {
		l.file("pack.yaml").report(place{1, 1}, scope{}, saying.NoPackFile)
	}
	l.readManifest()
	if l.tooNew {
		return
	}
	l.readGlossary()
	l.readRewards()
	lessons, quizzes, labs := l.paths("lessons/"), l.paths("quiz/"), l.paths("labs/")
	l.steps = steps{told: l.o.Progress, of: len(lessons) + len(quizzes) + 2*len(labs)}
	for _, p := range lessons {
		l.readLesson(l.files[p])
		l.steps.step()
	}
	for _, p := range quizzes {
		l.readQuiz(l.files[p])
		l.steps.step()
	}
	for _, p := range labs {
		l.readLab(l.files[p])
		l.steps.step()
	}
	for _, p := range l.paths("blueprints/") {
		l.readBlueprint(l.files[p])
	}
	l.readOverlays()
	l.readLocks()
	unread := l.names.incomplete
	if there && len(l.langs) > 0 && len(l.lessons)+len(l.quizzes)+len(l.labs) == 0 && !unread["lesson"] && !unread["quiz"] && !unread["lab"] {
		l.file("pack.yaml").report(place{1, 1}, scope{}, saying.EmptyPack)
	}
	l.countThings()
	l.resolve()
	l.checkReached()
	l.checkWhole()
}

// readLocks reads the generated files.
func (l *loader) readLocks() {
	if n := l.lock(lockFile, "quest.lock/v1"); n != nil {
		l.locked = l.readLock(l.files[lockFile], n)
	}
	if n := l.lock(translationLockFile, "quest.i18n-lock/v1"); n != nil {
		l.readTranslationLock(n)
	}
}

// lock parses a generated file, nil for one that is not there or not of its kind.
func (l *loader) lock(name, format string) *node {
	src := l.files[name]
	if src == nil {
		return nil
	}
	if n := l.yaml(src); n != nil && l.checkFormat(src, n, format) {
		return n
	}
	return nil
}

// yaml parses a file and reports what is wrong with it; nil if there is nothing to
// read on.
func (l *loader) yaml(src *file) *node {
	if src.broken {
		return nil
	}
	return l.parse(src, src.text, 0)
}

// parse reads YAML that begins after some lines of its file.
func (l *loader) parse(src *file, text string, above int) *node {
	n, faults := parseYAML(text)
	for _, f := range faults {
		src.broken = true
		src.report(place{f.line + above, f.col}, scope{}, f.key, f.args...)
	}
	if n == nil && len(faults) == 0 {
		src.broken = true
		src.report(place{1, 1}, scope{}, saying.NoFormat, "format", "quest.../v1")
	}
	if n != nil && above > 0 {
		shift(n, above)
	}
	return n
}

// shift moves every place in the tree down by some lines.
func shift(n *node, lines int) {
	n.line += lines
	for _, k := range n.keys {
		shift(k, lines)
	}
	for _, v := range n.vals {
		shift(v, lines)
	}
}

// checkFormat checks the first field of every file.
func (l *loader) checkFormat(src *file, n *node, want string) bool {
	if n.kind != mapNode {
		src.broken = true
		src.report(n.place, scope{}, saying.NotMap)
		return false
	}
	got := n.get("format")
	if got == nil || got.kind != scalarNode || got.text == "" {
		src.broken = true
		src.report(place{1, 1}, scope{}, saying.NoFormat, "format", want)
		return false
	}
	if got.text == want {
		return true
	}
	src.broken = true
	key := saying.OtherFormat
	kind, _, _ := strings.Cut(want, "/")
	if k, version, ok := strings.Cut(got.text, "/v"); ok && k == kind && version != "1" {
		key = saying.FormatTooNew
	}
	src.report(got.place, scope{}, key, "format", shown(got.text), "want", want)
	return false
}
