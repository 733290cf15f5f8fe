package source

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// object names one object of a pack by its kind and its ID.
type object struct{ kind, id string }

// String is the object as findings and files write it, such as "lesson/tides".
func (o object) String() string { return o.kind + "/" + o.id }

// mention is a word of a file that names something, and what findings about it are
// about.
type mention struct {
	src *file
	in  scope
	wordAt
}

// mention makes a mention of a word of this map.
func (f form) mention(w wordAt) mention { return mention{f.src, f.in, w} }

// reference mentions the ID of an object of a kind.
type reference struct {
	mention
	kind string
}

// citation mentions a point of a lesson.
type citation struct {
	mention
	cite content.Cite
}

// formerID mentions an ID in "was" or "retired", which no object may have any more.
type formerID struct {
	mention
	object
	now object // what took its place; empty for one that is retired
}

// register holds the IDs of a pack and everything that names one. Names are looked up
// when all files are read.
type register struct {
	objects    map[object]mention // where each ID is defined first
	anchors    map[content.LessonID]map[string]bool
	references []reference
	citations  []citation
	former     []formerID

	// What could not be read may define what is looked up in vain: kinds of which an ID
	// is unknown, and IDs, folded, that are malformed or stand in a file that cannot be
	// read. Names that may mean them are not reported.
	incomplete map[string]bool
	doubtful   map[object]bool

	// Names in the order of the alphabet, made when a name is first looked up in vain:
	// IDs by kind, and anchors by lesson.
	known  map[string][]string
	sorted map[content.LessonID][]string
}

func newRegister() register {
	return register{
		objects: map[object]mention{}, anchors: map[content.LessonID]map[string]bool{},
		incomplete: map[string]bool{}, doubtful: map[object]bool{},
		known: map[string][]string{}, sorted: map[content.LessonID][]string{},
	}
}

// defines reports whether a file defines an object.
func (r *register) defines(o object) bool {
	_, ok := r.objects[o]
	return ok
}

// doubt notes that an object of this kind, perhaps with this ID, may be defined.
func (r *register) doubt(kind, id string) { r.doubtful[object{kind, content.Fold(id)}] = true }

// mayMean reports whether a name may mean an object that could not be read.
func (r *register) mayMean(kind, id string) bool {
	return r.incomplete[kind] || r.doubtful[object{kind, content.Fold(id)}]
}

// define reads the ID of an object and enters it; it reports an ID that is taken. It
// returns "" if there is no ID to use.
func (f form) define(kind string) string {
	id := f.id("id")
	names := &f.l.names
	if id == "" {
		if n := f.get("id"); n != nil && n.kind == scalarNode {
			names.doubt(kind, n.text)
		} else {
			names.incomplete[kind] = true
		}
		return ""
	}
	at, o := f.get("id").place, object{kind, id}
	if first, taken := names.objects[o]; taken {
		f.report(at, saying.IDTwice, "kind", kind, "id", id, "first", first.where())
		return id
	}
	names.objects[o] = f.mention(wordAt{at, id})
	return id
}

// where is the file and line of a mention.
func (m mention) where() string { return m.src.path + ":" + strconv.Itoa(m.line) }

// was reads the old IDs of an object.
func (f form) was(kind string) []string {
	var old []string
	now := textOf(f.get("id"))
	for _, w := range f.words("was") {
		if !content.Identifier(w.text) {
			f.report(w.place, saying.BadID, "id", shown(w.text))
			continue
		}
		f.l.names.former = append(f.l.names.former, formerID{f.mention(w), object{kind, w.text}, object{kind, now}})
		old = append(old, w.text)
	}
	return old
}

// ref reads a field that names one object.
func (f form) ref(key string) string {
	s, n := f.word(key)
	if n == nil {
		return ""
	}
	f.refer(f.field(key).refers, wordAt{n.place, s})
	return s
}

// refList reads a field that names several objects.
func (f form) refList(key string) []wordAt {
	words := f.words(key)
	for _, w := range words {
		f.refer(f.field(key).refers, w)
	}
	return words
}

// refer enters a reference to an object, to be looked up when all files are read.
func (f form) refer(kind string, w wordAt) {
	f.l.names.references = append(f.l.names.references, reference{f.mention(w), kind})
}

// guess takes the ID of an object whose file cannot be read from its text, so that
// only references to it are left alone and not those to all of its kind.
func (l *loader) guess(kind string, src *file) {
	for _, line := range src.lines {
		if id, ok := strings.CutPrefix(line, "id:"); ok {
			if id = strings.TrimSpace(id); content.Identifier(id) {
				l.names.doubt(kind, id)
				return
			}
		}
	}
	l.names.incomplete[kind] = true
}

// resolve looks up every reference, citation and former ID.
func (l *loader) resolve() {
	for _, was := range l.names.former {
		if now, ok := l.names.objects[was.object]; ok {
			was.report(saying.OldIDInUse, "id", was.String(), "file", now.where())
		}
	}
	for _, r := range l.names.references {
		l.lookUp(r)
	}
	for _, c := range l.names.citations {
		l.lookUpAnchor(c)
	}
}

func (m mention) report(key saying.Key, args ...string) { m.src.report(m.place, m.in, key, args...) }

func (l *loader) lookUp(r reference) {
	if l.names.defines(object{r.kind, r.text}) || l.names.mayMean(r.kind, r.text) {
		return
	}
	switch r.kind {
	case "domain":
		if ShippedDomain(r.text) || l.ownDomain(r.text) {
			return
		}
	case "blueprint":
		if slices.Contains(ShippedBlueprints(), r.text) || l.blueprints[content.BlueprintID(r.text)] != nil {
			return
		}
	}
	known := l.knownNames(r.kind)
	switch near := l.near(r.src, r.text, known); {
	case r.kind == "media" && strings.HasPrefix(r.text, "media/") && !strings.HasSuffix(r.text, ".txt"):
		r.report(saying.MediaNotText, "id", shown(r.text))
	case near != "":
		r.report(saying.ReferenceMistyped, "kind", r.kind, "id", shown(r.text), "near", near)
	case len(known) > 0:
		r.report(saying.ReferenceNotListed, "kind", r.kind, "id", shown(r.text), "ids", neighbours(known, r.text))
	default:
		r.report(saying.ReferenceUnknown, "kind", r.kind, "id", shown(r.text))
	}
}

// knownNames lists what a reference to a kind may name, in the order of the alphabet.
func (l *loader) knownNames(kind string) []string {
	names, made := l.names.known[kind]
	if made {
		return names
	}
	switch kind {
	case "domain", "blueprint":
		names = append(names, ShippedBlueprints()...)
		for id := range l.blueprints {
			names = append(names, string(id))
		}
	case "media":
		names = l.paths("media/")
	default:
		for o := range l.names.objects {
			if o.kind == kind {
				names = append(names, o.id)
			}
		}
	}
	slices.Sort(names)
	l.names.known[kind] = names
	return names
}

// maxNeighbours is how many anchors a finding names of those that there are.
const maxNeighbours = 10

func (l *loader) lookUpAnchor(c citation) {
	lesson := string(c.cite.Lesson)
	anchors, ok := l.names.anchors[c.cite.Lesson]
	if !ok {
		c.text = lesson
		l.lookUp(reference{c.mention, "lesson"})
		return
	}
	if anchors[c.cite.Anchor] || l.names.objects[object{"lesson", lesson}].src.faulty() {
		return // a lesson with errors may have lines that were not read
	}
	known, made := l.names.sorted[c.cite.Lesson]
	if !made {
		known = slices.Sorted(maps.Keys(anchors))
		l.names.sorted[c.cite.Lesson] = known
	}
	c.report(saying.AnchorUnknown, "lesson", lesson, "anchor", shown(c.cite.Anchor), "anchors", neighbours(known, c.cite.Anchor))
}

// neighbours lists the names among which one would stand in the order of the alphabet:
// they begin as it does. A sign tells that there are others.
func neighbours(known []string, name string) string {
	at, _ := slices.BinarySearch(known, name)
	from := max(0, min(at-maxNeighbours/2, len(known)-maxNeighbours))
	near := known[from:min(len(known), from+maxNeighbours)]
	if len(near) < len(known) {
		return strings.Join(near, ", ") + ", …"
	}
	return strings.Join(near, ", ")
}
