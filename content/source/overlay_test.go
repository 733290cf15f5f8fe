package source

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
)

const overlayLang = content.Lang("ja")

// overlaid gives the ferry in English and Korean with overlays that hold what its Japanese
// edition says.
func overlaid(t *testing.T) fstest.MapFS {
	t.Helper()
	inline := Read(contenttest.FerryFiles(t, content.English, content.Korean, overlayLang), Options{Today: "2026-11-22"})
	files := contenttest.FerryFiles(t, content.English, content.Korean)
	for path, text := range overlayFiles(inline.l, overlayLang) {
		files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return files
}

// overlayFiles writes what a pack says in one of its languages as overlays.
func overlayFiles(l *loader, lang content.Lang) map[string]string {
	bodies := map[string]*strings.Builder{}
	for _, text := range l.translatables().all {
		if text.texts[0].Neutral() {
			continue
		}
		b := bodies[text.of]
		if b == nil {
			b = &strings.Builder{}
			bodies[text.of] = b
			if strings.HasPrefix(text.of, "lesson/") {
				b.WriteString("---\nformat: quest.i18n-lesson/v1\nlang: ja\nof: " + text.of + "\n---\n")
			} else {
				b.WriteString("format: quest.i18n/v1\nlang: ja\nof: " + text.of + "\ntexts:\n")
			}
		}
		lines := text.texts[0].Lines(lang)
		if strings.HasPrefix(text.of, "lesson/") {
			b.WriteString("{#" + text.key + "}\n")
			for _, line := range lines {
				b.WriteString(line.String() + "\n")
			}
			if text.gist != nil && text.gist.Has(lang) {
				b.WriteString("👉 " + text.gist.Line(lang).String() + "\n")
			}
			continue
		}
		b.WriteString("  " + text.key + ": |\n")
		for _, line := range lines {
			b.WriteString("    " + line.String() + "\n")
		}
	}
	files := map[string]string{}
	for i, of := range slices.Sorted(maps.Keys(bodies)) {
		ext := ".yaml"
		if strings.HasPrefix(of, "lesson/") {
			ext = ".md"
		}
		files["i18n/ja/"+strconv.Itoa(i)+ext] = bodies[of].String()
	}
	return files
}

func TestOverlaysSayWhatAnEditionInThatLanguageSays(t *testing.T) {
	files := overlaid(t)
	contenttest.Edit(t, files, "pack.yaml", "languages: [en, ko]", "languages: [en, ko]\noverlays: [ja]")
	p, findings := Load(files, Options{Today: "2026-11-22"})
	if p == nil || len(findings) > 0 {
		t.Fatalf("findings: %v", findings)
	}
	if got := p.Meta().Overlays; !slices.Equal(got, []content.Lang{overlayLang}) {
		t.Errorf("overlays of the pack: %v", got)
	}
	with := Read(files, Options{Today: "2026-11-22"})
	inline := Read(contenttest.FerryFiles(t, content.English, content.Korean, overlayLang), Options{Today: "2026-11-22"})
	a, b := with.l.translatables().all, inline.l.translatables().all
	if len(a) != len(b) || len(a) < 60 {
		t.Fatalf("%d texts with overlays, %d with Japanese lines", len(a), len(b))
	}
	for i := range a {
		for _, lang := range []content.Lang{content.English, content.Korean, overlayLang} {
			if got, want := a[i].texts[0].Line(lang), b[i].texts[0].Line(lang); got != want {
				t.Errorf("%s %s in %s: %q, want %q", a[i].of, a[i].key, lang, got, want)
			}
		}
	}
}

func TestTextsWithoutOverlayStayInTheSource(t *testing.T) {
	files := overlaid(t)
	for path, f := range files {
		if strings.HasPrefix(path, "i18n/") && strings.Contains(string(f.Data), "of: quiz/") {
			f.Data = []byte("format: quest.i18n/v1\nlang: ja\nof: quiz/crossing\ntexts:\n  what-steers.stem: |\n    何が船を回しますか。\naccept:\n  fill-in.gaps.part: [ラムダ]\n")
		}
	}
	p, findings := Load(files, Options{Today: "2026-11-22"})
	if p == nil || len(findings) > 0 {
		t.Fatalf("findings: %v", findings)
	}
	it, _ := p.Item("what-steers")
	why := it.Options[0].Why
	if from := it.Stem.Borrowed(overlayLang); from != "" {
		t.Errorf("the stem is borrowed from %s", from)
	}
	if got, want := why.Line(overlayLang).String(), "[en] The rudder turns the ferry."; got != want || why.Borrowed(overlayLang) != content.English {
		t.Errorf("the reason is %q, borrowed from %q, want %q", got, why.Borrowed(overlayLang), want)
	}
}

func TestOverlaysThatNameNothingAreToldWithTheirPlace(t *testing.T) {
	const head = "format: quest.i18n/v1\nlang: ja\nof: quiz/crossing\n"
	for _, c := range []struct{ name, path, text, want string }{
		{"unknown object", "i18n/ja/a.yaml", "format: quest.i18n/v1\nlang: ja\nof: quiz/crosing\n", `i18n/ja/a.yaml:3:5: T012 "quiz/crosing" names nothing in the pack; did you mean "quiz/crossing"?`},
		{"no object", "i18n/ja/a.yaml", "format: quest.i18n/v1\nlang: ja\nof: nothing\n", `i18n/ja/a.yaml:3:5: T012 "nothing" names nothing in the pack; write pack, concepts, rewards, or a kind and an ID such as quiz/tides`},
		{"unknown key", "i18n/ja/a.yaml", head + "texts:\n  what-steers.stam: |\n    何が船を回しますか。\n", `i18n/ja/a.yaml:5:3: T012 quiz/crossing has no text "what-steers.stam"; did you mean "what-steers.stem"?`},
		{"a gap that is none", "i18n/ja/a.yaml", head + "accept:\n  what-steers.gaps.part: [x]\n", `i18n/ja/a.yaml:5:3: T012 quiz/crossing has no text "what-steers.gaps.part"; fix the ID, or remove the line`},
		{"a language of the pack", "i18n/ko/a.yaml", "format: quest.i18n/v1\nlang: ko\nof: quiz/crossing\n", `i18n/ko/a.yaml:2:7: T012 ko is in the list of languages of the pack; write its lines in the source files, or take it out of that list`},
		{"another folder", "i18n/fr/a.yaml", head, `i18n/fr/a.yaml:2:7: T012 the overlay is in ja but lies in i18n/fr; move it to i18n/ja`},
		{"more lines", "i18n/ja/a.yaml", head + "texts:\n  what-steers.stem: |\n    何が船を回しますか。\n    何が船を回しますか。\n", `i18n/ja/a.yaml:5:21: T011 (warning) 2 lines, but the source text has 1; write one line for each line of the source language`},
		{"a gap left out", "i18n/ja/a.yaml", head + "texts:\n  fill-in.text: |\n    渡し守は呼びます。\n", `i18n/ja/a.yaml:6:5: Q003 gap "part" is missing in the text (ja); write {{part}} where it belongs`},
		{"another number", "i18n/ja/a.yaml", head + "texts:\n  what-steers.stem: |\n    何が3隻の船を回しますか。\n", `i18n/ja/a.yaml:6:5: T008 (warning) 3 stands only in one of en and ja; make code, numbers and placeholders equal`},
		{"a lesson's unknown point", "i18n/ja/a.md", "---\nformat: quest.i18n-lesson/v1\nlang: ja\nof: lesson/crossing\n---\n{#ruder}\n渡し船\n", `i18n/ja/a.md:6:1: T012 lesson/crossing has no text "ruder"; did you mean "rudder"?`},
		{"a line without anchor", "i18n/ja/a.md", "---\nformat: quest.i18n-lesson/v1\nlang: ja\nof: lesson/crossing\n---\n渡し船\n", `i18n/ja/a.md:6:1: T012 line before the first anchor; write {#anchor} above it, as in the lesson`},
		{"no front matter", "i18n/ja/a.md", "渡し船\n", `i18n/ja/a.md:1:1: S004`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := contenttest.FerryFiles(t, content.English, content.Korean)
			files[c.path] = &fstest.MapFile{Data: []byte(c.text), Mode: 0o644}
			_, findings := Load(files, Options{Today: "2026-11-22"})
			var got []string
			for _, f := range findings {
				got = append(got, f.String(content.English))
			}
			if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
				t.Errorf("findings:\n%s\nwant\n%s", strings.Join(got, "\n"), c.want)
			}
		})
	}
}

func TestAPromisedLanguageLacksNothing(t *testing.T) {
	files := contenttest.FerryFiles(t, content.English, content.Korean)
	contenttest.Edit(t, files, "pack.yaml", "languages: [en, ko]", "languages: [en, ko]\noverlays: [ja]")
	_, findings := Load(files, Options{Today: "2026-11-22"})
	var got []string
	for _, f := range findings {
		got = append(got, f.String(content.English))
	}
	const first = "pack.yaml:5:12: T001 concepts lacks texts in ja: 3, the first is concepts.lambda.short; pack.yaml lists ja under overlays; write them in i18n/ja, or take ja out of the list"
	if !slices.Contains(got, first) || len(got) != 6 {
		t.Errorf("findings:\n%s\nwant 6, one of them\n%s", strings.Join(got, "\n"), first)
	}
}

// The pieces of text that can be translated are all that a reader meets: there is no text of
// the pack without a key but labels of text art.
func TestEveryTextOfAPackCanBeTranslated(t *testing.T) {
	r := Read(contenttest.FerryFiles(t, content.English, content.Korean), Options{Today: "2026-11-22"})
	known := map[string]bool{}
	for _, text := range r.l.translatables().all {
		known[text.texts[0].Line(content.English).String()] = true
	}
	for _, path := range slices.Sorted(maps.Keys(r.l.files)) {
		for _, line := range r.l.files[path].lines {
			if s := strings.TrimSpace(line); strings.HasSuffix(s, ".") && !strings.Contains(s, ":") && strings.IndexFunc(s, func(c rune) bool { return c > 0x7f }) < 0 && !known[strings.TrimLeft(s, "- ")] {
				t.Errorf("%s: no key for %q", path, s)
			}
		}
	}
}

func TestTranslationsOlderThanTheirSourceAreTold(t *testing.T) {
	files := overlaid(t)
	o := Options{Today: "2026-11-22"}
	files["i18n.lock"] = &fstest.MapFile{Data: []byte(Read(files, o).TranslationLock(nil)), Mode: 0o644}
	if _, findings := Load(files, o); len(findings) > 0 {
		t.Fatalf("after confirming all: %v", findings)
	}
	contenttest.Edit(t, files, "quiz/01-crossing.yaml", "What turns the ferry?", "What steers the ferry?")
	r := Read(files, o)
	_, findings := r.Pack()
	var got []string
	for _, f := range findings {
		got = append(got, f.File+" "+f.Code+" "+string(f.Lang))
	}
	slices.Sort(got)
	overlay := r.l.overlayFiles["ja quiz/crossing"]
	if want := []string{overlay + " T007 ja", "quiz/01-crossing.yaml T007 ko"}; !slices.Equal(got, want) {
		t.Errorf("findings %v, want %v", got, want)
	}
	files["i18n.lock"].Data = []byte(r.TranslationLock(func(t Translation) bool { return t.Lang == "ko" }))
	r = Read(files, o)
	stale := slices.DeleteFunc(r.Translations(), func(t Translation) bool { return t.State != TranslationStale })
	if len(stale) != 1 || stale[0].Lang != overlayLang || stale[0].Key != "what-steers.stem" {
		t.Errorf("stale after confirming the Korean: %v", stale)
	}
	contenttest.Edit(t, files, overlay, "何が船を回しますか。", "何が船の向きを変えますか。")
	if _, findings := Load(files, o); len(findings) > 0 {
		t.Errorf("after translating anew: %v", findings)
	}
}

func TestStubsOfOverlaysCheckAsTheyAre(t *testing.T) {
	files := contenttest.FerryFiles(t, content.English, content.Korean)
	o := Options{Today: "2026-11-22"}
	stubs := Read(files, o).OverlayStubs(overlayLang)
	for path, text := range stubs {
		files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	if _, findings := Load(files, o); len(findings) > 0 || len(stubs) < 5 {
		t.Fatalf("%d stubs, findings: %v", len(stubs), findings)
	}
	if more := Read(files, o).OverlayStubs(overlayLang); len(more) > 0 {
		t.Errorf("stubs again over what is there: %v", slices.Sorted(maps.Keys(more)))
	}
	contenttest.Edit(t, files, "i18n/ja/quiz-crossing.yaml", "what-steers.stem: |\n", "what-steers.stem: |\n    何が船を回しますか。\n")
	contenttest.Edit(t, files, "i18n/ja/lesson-crossing.md", "{#rudder}\n", "{#rudder}\n渡し船は舵で向きを変えます。\n")
	r := Read(files, o)
	done := slices.DeleteFunc(r.Translations(), func(t Translation) bool { return t.Lang != overlayLang || t.State == TranslationMissing })
	if _, findings := r.Pack(); len(findings) > 0 || len(done) != 2 {
		t.Errorf("%d translated, findings %v", len(done), findings)
	}
}
