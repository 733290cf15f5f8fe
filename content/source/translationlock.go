package source

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// i18n.lock keeps for each text and language the hashes of the source text and of its
// translation as they were when somebody last saw that they belong together
// (docs/pack-format.md 14).

// Translation is one text of a pack in one of the languages but the first.
type Translation struct {
	Of, Key string // such as "quiz/tides" and "who-pulls.stem"
	Lang    content.Lang
	State   TranslationState
	Source  []string // in the first language of the pack
	Lines   []string // in Lang, none if it is missing
	Gist    []string // of a point of a lesson, in the first language; none if it has none
}

// TranslationState says how a translation stands to its source.
type TranslationState string

// The states of a translation.
const (
	TranslationMissing   TranslationState = "missing"
	TranslationStale     TranslationState = "stale" // the source has changed since, the translation has not
	TranslationNew       TranslationState = "new"   // not in the lock yet
	TranslationConfirmed TranslationState = "confirmed"
)

// translationLockFile is the name of the lock.
const translationLockFile = "i18n.lock"

// translationLock is what i18n.lock holds: by object, key and language "source/translation".
type translationLock map[string]map[string]map[content.Lang]string

// readTranslationLock reads i18n.lock and reports translations that are older than their
// source (T007).
func (l *loader) readTranslationLock(root *node) {
	l.translations = translationLock{}
	texts := root.get("texts")
	if texts == nil || texts.kind != mapNode {
		return
	}
	for i, of := range texts.keys {
		keys := map[string]map[content.Lang]string{}
		for j, key := range texts.vals[i].keys {
			langs := map[content.Lang]string{}
			for k, lang := range texts.vals[i].vals[j].keys {
				langs[content.Lang(lang.text)] = texts.vals[i].vals[j].vals[k].text
			}
			keys[key.text] = langs
		}
		l.translations[of.text] = keys
	}
	for _, t := range l.translatables().all {
		for _, lang := range l.translated() {
			if l.state(&t, lang) == TranslationStale {
				at := t.at
				if place, ok := l.overlaid[overlayText{lang, t.of, t.key}]; ok {
					at = place
				}
				at.in = at.in.in(lang)
				at.report(saying.StaleTranslation, "lang", string(lang), "source", string(l.langs[0]), "of", t.of, "key", t.key)
			}
		}
	}
}

// overlayText names a text of an overlay.
type overlayText struct {
	lang    content.Lang
	of, key string
}

// translated lists the languages of the pack but the first: those of the source files, then
// those of overlays.
func (l *loader) translated() []content.Lang {
	if len(l.langs) == 0 {
		return nil
	}
	return slices.Concat(l.langs[1:], l.manifest.meta.Overlays)
}

// state compares a translation with what is locked.
func (l *loader) state(t *translatable, lang content.Lang) TranslationState {
	text := t.texts[0]
	if !text.Has(lang) || text.Borrowed(lang) != "" {
		return TranslationMissing
	}
	was, ok := l.translations[t.of][t.key][lang]
	if !ok {
		return TranslationNew
	}
	source, translation, _ := strings.Cut(was, "/")
	if source != textHash(*text, l.langs[0]) && translation == textHash(*text, lang) {
		return TranslationStale
	}
	return TranslationConfirmed
}

// textHash is the first 8 hex digits of the SHA-256 of a text in one language, its groups
// parted by LF.
func textHash(t content.Text, lang content.Lang) string {
	sum := sha256.Sum256([]byte(strings.Join(linesIn(t, lang), "\n")))
	return hex.EncodeToString(sum[:])[:8]
}

func linesIn(t content.Text, lang content.Lang) []string {
	var all []string
	for _, line := range t.Lines(lang) {
		all = append(all, line.String())
	}
	return all
}

// Translations lists every text of the pack in every language but the first, in the order of
// the files. Texts that are the same in all languages are left out. more are languages that
// the pack does not have yet, in which all is missing.
func (r *Reading) Translations(more ...content.Lang) []Translation {
	l := r.l
	langs := l.translated()
	for _, lang := range more {
		if !slices.Contains(langs, lang) && !slices.Contains(l.langs, lang) {
			langs = append(langs, lang)
		}
	}
	var all []Translation
	texts := l.translatables().all
	for _, lang := range langs {
		for i := range texts {
			t := &texts[i]
			if t.texts[0].Neutral() {
				continue
			}
			one := Translation{Of: t.of, Key: t.key, Lang: lang, State: l.state(t, lang), Source: linesIn(*t.texts[0], l.langs[0])}
			if one.State != TranslationMissing {
				one.Lines = linesIn(*t.texts[0], lang)
			}
			if t.gist != nil {
				one.Gist = linesIn(*t.gist, l.langs[0])
			}
			all = append(all, one)
		}
	}
	return all
}

// TranslationLock gives i18n.lock as it is to be written: every translation that is there, as
// it stands now. Stale ones keep what is locked unless confirm says that they are still
// right; a nil confirm says so of none.
func (r *Reading) TranslationLock(confirm func(Translation) bool) string {
	l := r.l
	entries := map[string]map[string][]string{}
	texts := l.translatables().all
	for i := range texts {
		t := &texts[i]
		if t.texts[0].Neutral() {
			continue
		}
		for _, lang := range l.translated() {
			state := l.state(t, lang)
			if state == TranslationMissing {
				continue
			}
			now := textHash(*t.texts[0], l.langs[0]) + "/" + textHash(*t.texts[0], lang)
			if state == TranslationStale && (confirm == nil || !confirm(Translation{Of: t.of, Key: t.key, Lang: lang, State: state})) {
				now = l.translations[t.of][t.key][lang]
			}
			if entries[t.of] == nil {
				entries[t.of] = map[string][]string{}
			}
			entries[t.of][t.key] = append(entries[t.of][t.key], string(lang)+": "+now)
		}
	}
	var b strings.Builder
	b.WriteString("# Written by quest pack build and quest pack i18n confirm. Commit it; it is not packed.\n")
	b.WriteString("# For each text and language: hash of the source / hash of the translation, when last confirmed.\n")
	b.WriteString("format: quest.i18n-lock/v1\ntexts:\n")
	for _, of := range slices.Sorted(maps.Keys(entries)) {
		b.WriteString("  " + of + ":\n")
		for _, key := range slices.Sorted(maps.Keys(entries[of])) {
			b.WriteString("    " + key + ": {" + strings.Join(entries[of][key], ", ") + "}\n")
		}
	}
	return b.String()
}

// Languages gives the languages of the pack as pack.yaml lists them, none if it lists none
// that are sound.
func (r *Reading) Languages() []content.Lang { return r.l.langs }
