package source

import (
	"maps"
	"path"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// An overlay gives the texts of one object in a further language (docs/pack-format.md 14).
// It is read when all else is: each of its texts goes into the text of the source that its
// key names, so that a pack with overlays is played like any other.

var overlayRecord = record{[]field{
	formatField,
	{name: "lang", required: true, takes: "language code", about: "in which its texts are; also the name of its folder"},
	{name: "of", required: true, takes: "pack, concepts, rewards, or quiz, lesson, lab, blueprint with an ID, such as quiz/tides", about: "the object whose texts it gives"},
	{name: "texts", kind: ownField, takes: "map of keys to texts", about: "the texts, one line for each group of the source"},
	{name: "accept", kind: ownField, takes: "map of keys of gaps to lists of at most 12 answers", about: "further typed answers"},
}}

var lessonOverlayRecord = record{[]field{
	formatField,
	{name: "lang", required: true, takes: "language code", about: "in which its texts are; also the name of its folder"},
	{name: "of", required: true, takes: "lesson with an ID, such as lesson/tides", about: "the lesson whose points it gives"},
}}

// overlays is what is known while overlays are read.
type overlays struct {
	l     *loader
	texts *texts
	known map[string]map[string]int // by object and key, the index in texts.all
	given map[content.Lang]int      // how many texts a language has
}

// overlayLangs gives the languages that have a folder in i18n/.
func (l *loader) overlayLangs() []content.Lang {
	if l.overlaying == nil {
		l.overlaying = []content.Lang{}
		for _, p := range l.paths("i18n/") {
			if lang := content.Lang(path.Base(path.Dir(p))); !slices.Contains(l.overlaying, lang) {
				l.overlaying = append(l.overlaying, lang)
			}
		}
	}
	return l.overlaying
}

// readOverlays reads every file of i18n/.
func (l *loader) readOverlays() {
	paths := l.paths("i18n/")
	if len(paths) == 0 && len(l.promised) == 0 || len(l.langs) == 0 {
		return
	}
	o := &overlays{l: l, texts: l.translatables(), known: map[string]map[string]int{}, given: map[content.Lang]int{}}
	l.overlaid, l.overlayFiles = map[overlayText]mention{}, map[string]string{}
	for i, t := range o.texts.all {
		if o.known[t.of] == nil {
			o.known[t.of] = map[string]int{}
		}
		o.known[t.of][t.key] = i
	}
	for _, p := range paths {
		if src := l.files[p]; strings.HasSuffix(p, ".md") {
			o.lesson(src)
		} else {
			o.file(src)
		}
	}
	for _, w := range l.promised {
		o.checkPromise(w)
	}
	for lang := range o.given {
		if !slices.Contains(l.manifest.meta.Overlays, lang) {
			l.manifest.meta.Overlays = append(l.manifest.meta.Overlays, lang)
		}
	}
	slices.Sort(l.manifest.meta.Overlays)
	for _, lang := range l.manifest.meta.Overlays {
		o.borrow(lang)
	}
}

// borrow lets the first language of the pack stand, with a mark, where a language has no text
// yet, so that nothing is blank.
func (o *overlays) borrow(lang content.Lang) {
	for i := range o.texts.all {
		for _, text := range o.texts.all[i].texts {
			if !text.Neutral() && !text.Has(lang) {
				*text = text.Borrow(lang, o.l.langs[0])
			}
		}
	}
}

// file reads an overlay of anything but a lesson.
func (o *overlays) file(src *file) {
	n := o.l.yaml(src)
	if n == nil || !o.l.checkFormat(src, n, "quest.i18n/v1") {
		return
	}
	f, ok := o.l.open(src, n, scope{}, &overlayRecord)
	if !ok {
		return
	}
	lang, of, ok := o.head(f)
	if !ok {
		return
	}
	if texts := f.get("texts"); texts != nil {
		if texts.kind != mapNode {
			f.report(texts.place, saying.NotMap)
			return
		}
		for i, k := range texts.keys {
			if at, ok := o.find(f, of, k); ok {
				o.give(f, lang, at, texts.vals[i])
			}
		}
	}
	o.accept(f, lang, of)
}

// head reads of what an overlay is, and in which language.
func (o *overlays) head(f form) (lang content.Lang, of string, ok bool) {
	s, at := f.scalar(f.field("lang"))
	if at == nil {
		return "", "", false
	}
	lang = content.Lang(s)
	switch {
	case !content.LanguageCode(s):
		f.report(at.place, saying.BadLanguageCode, "value", shown(s))
	case slices.Contains(o.l.langs, lang):
		f.report(at.place, saying.OverlayOfOwnLanguage, "lang", s)
	case path.Base(path.Dir(f.src.path)) != s:
		f.report(at.place, saying.OverlayFolder, "lang", s, "folder", path.Dir(f.src.path))
	default:
		ok = true
	}
	of, at = f.scalar(f.field("of"))
	if at == nil || !ok {
		return "", "", false
	}
	if o.known[of] == nil {
		if o.mayLack(of) {
			f.src.unread = true
			return "", "", false
		}
		if near := f.near(of, o.objects()); near != "" {
			f.report(at.place, saying.OverlayObjectMistyped, "of", shown(of), "near", near)
		} else {
			f.report(at.place, saying.OverlayObjectUnknown, "of", shown(of))
		}
		return "", "", false
	}
	key := s + " " + of
	if first, twice := o.l.overlayFiles[key]; twice {
		f.report(at.place, saying.OverlayTwice, "of", of, "lang", s, "first", first)
		return "", "", false
	}
	o.l.overlayFiles[key] = f.src.path
	return lang, of, true
}

// objects lists what an overlay may be of, in the order of the alphabet.
func (o *overlays) objects() []string {
	var all []string
	for of := range o.known {
		all = append(all, of)
	}
	slices.Sort(all)
	return all
}

// find gives the text that a key of an overlay names.
func (o *overlays) find(f form, of string, key *node) (int, bool) {
	at, ok := o.known[of][key.text]
	if ok {
		return at, true
	}
	if o.mayLack(of) {
		f.src.unread = true
		return 0, false
	}
	keys := make([]string, 0, len(o.known[of]))
	for k := range o.known[of] {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if near := f.near(key.text, keys); near != "" {
		f.report(key.place, saying.OverlayKeyMistyped, "of", of, "key", shown(key.text), "near", near)
	} else {
		f.report(key.place, saying.OverlayKeyUnknown, "of", of, "key", shown(key.text))
	}
	return 0, false
}

// mayLack reports whether what an overlay is of has errors, so that it may have texts, or be
// there, without having been read.
func (o *overlays) mayLack(of string) bool {
	kind, id, named := strings.Cut(of, "/")
	if !named {
		src := o.l.files[of+".yaml"]
		return src != nil && src.faulty()
	}
	at, defined := o.l.names.objects[object{kind, id}]
	return o.l.names.mayMean(kind, id) || defined && at.src.faulty()
}

// give puts a text of an overlay into the text of the source.
func (o *overlays) give(f form, lang content.Lang, at int, n *node) {
	if n.kind != scalarNode {
		f.report(n.place, saying.NotText, "field", o.texts.all[at].key)
		return
	}
	if !f.sound(n) {
		return
	}
	o.put(f, lang, at, f.split(n, lang), n.place)
}

// put checks lines of an overlay by the rules of the text that they translate.
func (o *overlays) put(f form, lang content.Lang, at int, lines []textLine, where place) {
	t := &o.texts.all[at]
	source := t.texts[0].Lines(o.l.langs[0])
	if len(lines) == 0 {
		return // not translated yet
	}
	if len(lines) != len(source) {
		f.speaking(lang).report(where, saying.OverlayLines, "count", itoa(len(lines)), "want", itoa(len(source)))
		return
	}
	rules := t.form
	rules.src, rules.in = f.src, scope{id: t.at.in.id, object: f.in.object, exam: t.form.in.exam}
	rules.wide = t.wide
	var safe []content.Safe
	for i, line := range lines {
		s, ok := rules.checkLine(line)
		if !ok {
			return
		}
		rules.checkFixed(source[i].String(), line)
		if n := content.Columns(content.PlainText(s)); t.columns > 0 && n > t.columns {
			key := saying.WideLabel
			if t.columns == maxTitle {
				key = saying.WideTitle
			}
			rules.speaking(lang).report(line.place, key, "count", itoa(n), "limit", itoa(t.columns))
		}
		safe = append(safe, s)
	}
	if !rules.gapsStand(lang, lines, t.gaps) {
		return
	}
	for _, text := range t.texts {
		*text = text.With(lang, safe)
	}
	o.l.overlaid[overlayText{lang, t.of, t.key}] = mention{f.src, rules.in, wordAt{place: lines[0].place}}
	o.given[lang]++
}

// gapsStand reports a gap that a translation has not once (Q003).
func (f form) gapsStand(lang content.Lang, lines []textLine, gaps []string) bool {
	count := map[string]int{}
	for _, l := range lines {
		for _, id := range gapMarkers(l.s) {
			count[id]++
		}
	}
	at, ok := f.speaking(lang), true
	for _, id := range gaps {
		switch n := count[id]; {
		case n == 0:
			at.report(lines[0].place, saying.GapMissing, "gap", id, "lang", string(lang))
			ok = false
		case n > 1:
			at.report(lines[0].place, saying.GapTwice, "gap", id, "lang", string(lang), "count", itoa(n))
			ok = false
		}
		delete(count, id)
	}
	for id := range count {
		if len(gaps) > 0 {
			at.report(lines[0].place, saying.GapUnknown, "gap", shown(id), "lang", string(lang))
			ok = false
		}
	}
	return ok
}

// accept reads the typed answers that an overlay adds to gaps.
func (o *overlays) accept(f form, lang content.Lang, of string) {
	n := f.get("accept")
	if n == nil {
		return
	}
	if n.kind != mapNode {
		f.report(n.place, saying.NotMap)
		return
	}
	for i, k := range n.keys {
		at := slices.IndexFunc(o.texts.answers, func(g gapAnswers) bool { return g.of == of && g.key == k.text })
		if at < 0 {
			f.report(k.place, saying.OverlayKeyUnknown, "of", of, "key", shown(k.text))
			continue
		}
		gap := o.texts.answers[at].gap
		const most = 12
		if v := n.vals[i]; v.kind != listNode || len(v.vals) > most {
			f.report(v.place, saying.ListSize, "field", k.text, "count", itoa(len(v.vals)), "low", "1", "high", itoa(most))
			continue
		}
		for _, a := range n.vals[i].vals {
			if answer, ok := f.answer(a, gap.Code); ok {
				gap.Accept[lang] = append(gap.Accept[lang], answer)
			}
		}
	}
}

// checkPromise reports each object some of whose texts a language lacks that pack.yaml
// promises under "overlays".
func (o *overlays) checkPromise(w mention) {
	lang := content.Lang(w.text)
	missing, first := map[string]int{}, map[string]string{}
	for i := range o.texts.all {
		t := &o.texts.all[i]
		if text := t.texts[0]; !text.Neutral() && !text.Has(lang) {
			if missing[t.of]++; missing[t.of] == 1 {
				first[t.of] = t.key
			}
		}
	}
	for _, of := range slices.Sorted(maps.Keys(missing)) {
		w.report(saying.OverlayMissing, "of", of, "lang", w.text, "count", itoa(missing[of]), "first", first[of])
	}
}
