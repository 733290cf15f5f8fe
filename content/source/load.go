package source

import (
	"io/fs"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// Options are what the loader has to be told; it reads no clock.
type Options struct {
	Today   string // YYYY-MM-DD, against which "verified" is held; empty checks nothing
	Version string // of the game, against which "requires" is held; empty or not semver checks nothing
}

// Load reads and checks a whole pack. It returns every finding, in a stable order,
// and the pack if there is no error among them: a half-read pack is never used. It
// does not panic and uses little time and memory whatever the files hold.
func Load(fsys fs.FS, o Options) (*content.Pack, []Finding) { return Read(fsys, o).Pack() }

// loader holds what is known about a pack while it is read.
type loader struct {
	o       Options
	sources map[string]*source
	types   []itemType
	langs   []content.Lang            // as pack.yaml gives them
	reads   map[string]string         // Korean readings of words, from the glossary
	avoided map[content.Lang]*avoided // wordings, from the glossary
	allow   []string                  // codes that the whole pack allows
	tooNew  bool                      // the pack needs another version of the game

	manifest       manifest
	concepts       []content.Concept
	misconceptions []content.Misconception
	rewards        []rewardAt
	lessons        []lessonAt
	quizzes        []quizAt
	labs           []labAt

	ids     map[string]wordAt  // "kind/id" and where it stands first
	homes   map[string]*source // the file of the same
	gone    []goneID
	refs    []reference
	cites   []citation
	anchors map[content.LessonID]map[string]bool
	unknown map[string]bool // kinds whose IDs are not all known, because a file is broken
	odd     map[string]bool // "kind/id", folded, of IDs that are malformed and reported
}

// paths lists the files of the pack under a folder, or with one name, in order.
func (l *loader) paths(prefix string) []string {
	var out []string
	for p := range l.sources {
		if strings.HasPrefix(p, prefix) {
			out = append(out, p)
		}
	}
	slices.Sort(out)
	return out
}

// source returns a file of the pack; one that is missing is made so that findings
// about it have a place.
func (l *loader) source(path string) *source {
	s := l.sources[path]
	if s == nil {
		s = &source{path: path, broken: true}
		l.sources[path] = s
	}
	return s
}

// run reads the files in the order in which they need each other.
func (l *loader) run() {
	_, there := l.sources["pack.yaml"]
	if !there {
		l.source("pack.yaml").report(place{1, 1}, scope{}, saying.NoPackFile)
	}
	l.readManifest()
	if l.tooNew {
		return
	}
	l.readGlossary()
	l.readRewards()
	for _, p := range l.paths("lessons/") {
		l.readLesson(l.sources[p])
	}
	for _, p := range l.paths("quiz/") {
		l.readQuiz(l.sources[p])
	}
	for _, p := range l.paths("labs/") {
		l.readLab(l.sources[p])
	}
	l.refuseLater()
	l.readLocks()
	if there && len(l.langs) > 0 && len(l.lessons)+len(l.quizzes)+len(l.labs) == 0 && !l.unknown["lesson"] && !l.unknown["quiz"] && !l.unknown["lab"] {
		l.source("pack.yaml").report(place{1, 1}, scope{}, saying.EmptyPack)
	}
	l.countThings()
	l.resolve()
	l.checkWhole()
}

// refuseLater says of every file of a kind that this version cannot read yet that it
// cannot; nothing is half understood.
func (l *loader) refuseLater() {
	for _, folder := range []struct{ prefix, kind string }{{"blueprints/", "blueprint"}, {"i18n/", ""}} {
		for _, p := range l.paths(folder.prefix) {
			src := l.sources[p]
			l.unknown[folder.kind] = true
			if strings.HasSuffix(p, ".yaml") {
				l.yaml(src)
			}
			if !src.broken {
				src.report(place{1, 1}, scope{}, saying.FilesNotSupported, "folder", folder.prefix)
			}
		}
	}
}

// readLocks checks that the generated files are YAML of their kind.
func (l *loader) readLocks() {
	for _, name := range []string{"ids.lock", "i18n.lock"} {
		if src := l.sources[name]; src != nil {
			if n := l.yaml(src); n != nil {
				format := "quest.lock/v1"
				if name == "i18n.lock" {
					format = "quest.i18n-lock/v1"
				}
				l.checkFormat(src, n, format)
			}
		}
	}
}

// yaml parses a file and reports what is wrong with it; nil if there is nothing to
// read on.
func (l *loader) yaml(src *source) *node {
	if src.broken {
		return nil
	}
	return l.parse(src, src.text, 0)
}

// parse reads YAML that begins after some lines of its file.
func (l *loader) parse(src *source, text string, above int) *node {
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
func (l *loader) checkFormat(src *source, n *node, want string) bool {
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

// findings gathers what was found in all files. What an error of the same object
// may have brought about is left out, and its file counts as not looked at to the
// end; everything else is said at once.
func (l *loader) findings() []Finding {
	var all []Finding
	for _, s := range l.sources {
		errors := map[int][lastStage + 1]bool{}
		for _, f := range s.findings {
			if f.Level == Error {
				stages := errors[f.object]
				stages[stage(f.Code)] = true
				errors[f.object] = stages
			}
		}
		for _, f := range s.findings {
			switch {
			case follows(f, errors[f.object]):
				s.unread = true
			case f.Level == Error || !slices.Contains(l.allow, f.Code):
				all = append(all, f)
			}
		}
	}
	return inOrder(all)
}

// follows reports whether a finding about the sense of an object may only follow from
// an error in how the object is built or named, or a warning from an error in its
// texts. What comes before the sense is found by itself, and names resolve or do not
// whatever else is wrong.
func follows(f Finding, errors [lastStage + 1]bool) bool {
	if stage(f.Code) != lastStage {
		return false
	}
	for at, found := range errors {
		switch {
		case !found, at == linkStage, at == textStage && f.Level == Error:
		case at <= nameStage:
			return true
		}
	}
	return false
}

// unread lists the files in which something waits for an error to be cured.
func (l *loader) unread() []string {
	var files []string
	for path, s := range l.sources {
		ours := fileBelongs(path)
		if s.unread || s.broken && ours || ours && hasFormat(path) && (l.tooNew || len(l.langs) == 0) {
			files = append(files, s.path)
		}
	}
	slices.Sort(files)
	return files
}

// hasFormat names the files that say their format: what is read field by field.
func hasFormat(path string) bool {
	return strings.HasSuffix(path, ".yaml") || strings.HasPrefix(path, "lessons/")
}

// The stages of reading a file, in order (docs/pack-format.md 16).
const (
	builtStage = 5 // its structure: fields and their values
	textStage  = 6
	nameStage  = 7 // IDs
	linkStage  = 8 // references
	lastStage  = 9 // what it means: items, rewards
)

// stage gives the stage at which a code is found.
func stage(code string) int {
	switch code {
	case "T003", "T004", "T013":
		return 2
	case "S004":
		return 4
	}
	switch code[0] {
	case 'Z':
		return 1
	case 'Y':
		return 3
	case 'S':
		return builtStage
	case 'T', 'W', 'L':
		return textStage
	case 'I':
		return nameStage
	case 'R':
		return linkStage
	}
	return lastStage
}
