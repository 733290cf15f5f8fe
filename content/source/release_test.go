package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
)

// releasedExample is the example pack after it was released as 1.0.0.
func releasedExample(t *testing.T) fstest.MapFS {
	t.Helper()
	files := contenttest.ExampleFiles(t)
	r := Read(files, today)
	if p, findings := r.Pack(); p == nil {
		t.Fatalf("findings: %v", findings)
	}
	files[lockFile] = &fstest.MapFile{Data: r.Release().Lock, Mode: 0o644}
	return files
}

func heldAgainstRelease(files fstest.MapFS) []Finding {
	r := Read(files, today)
	r.CheckRelease()
	_, findings := r.Pack()
	return findings
}

// TestEmptyStubsAreNoChange: what `quest pack i18n add` writes asks for no new version, is not in the
// archive and leaves the hash as it is, until a first text is written in it.
func TestEmptyStubsAreNoChange(t *testing.T) {
	for _, lang := range []content.Lang{"fr", "ja"} { // ja has some overlays already
		files := releasedExample(t)
		hash, _ := Hash(files)
		stubs := Read(files, today).OverlayStubs(lang)
		if len(stubs) == 0 {
			t.Fatal("no stubs")
		}
		for path, text := range stubs {
			files[path] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		}
		if findings := heldAgainstRelease(files); len(findings) > 0 {
			t.Errorf("%s: %v", lang, findings)
		}
		out := Read(files, today).Release()
		if now, _ := Hash(files); now != hash || !out.Same {
			t.Errorf("%s: another content: %s, the same %v", lang, now, out.Same)
		}
		for path, text := range stubs {
			if out.Files[path] != nil {
				t.Errorf("%s is packed", path)
			}
			written := "\nEtwas: neu\n"
			if strings.HasSuffix(path, ".yaml") {
				first := text[strings.Index(text, ": |\n"):]
				written = strings.Replace(text, first, ": |\n    # Neu:\n"+first[len(": |\n"):], 1)
			} else {
				written = text + written
			}
			if untranslated(path, written) {
				t.Errorf("%s counts as empty:\n%s", path, written)
			}
		}
	}
	for text, want := range map[string]bool{
		"format: quest.i18n/v1\nlang: fr\nof: pack\ntexts: {}\n":                       true,
		"format: quest.i18n/v1\nlang: fr\nof: pack\ntexts:\n  title: \"\"\n":           true,
		"format: quest.i18n/v1\nlang: fr\nof: pack\ntexts:\n  title: # later\n":        true,
		"format: quest.i18n/v1\nlang: fr\nof: pack\ntexts:\n  title: Marées\n":         false,
		"format: quest.i18n/v1\nlang: fr\nof: pack\ntexts:\n  title: >-\n    Marées\n": false,
		"format: quest.i18n/v1\nlang: fr\nof: pack\naccept:\n  a#pull: [lune]\n":       false,
		"format: quest.i18n/v1\nlang: fr\nof: pack\naccept:\n  a#pull:\n  - lune\n":    false,
	} {
		if got := untranslated("i18n/fr/pack.yaml", text); got != want {
			t.Errorf("untranslated %v, want %v:\n%s", got, want, text)
		}
		if untranslated("quiz/pack.yaml", text) {
			t.Errorf("a file that is no overlay counts as one:\n%s", text)
		}
	}
}

func TestALockIsReadAsItWasWritten(t *testing.T) {
	files := releasedExample(t)
	first := string(files[lockFile].Data)
	r := Read(files, today)
	if r.l.locked == nil {
		t.Fatalf("it was not read: %v\n%s", r.l.findings(), first)
	}
	if again := r.l.locked.String(); again != first {
		t.Errorf("written\n%s\nread\n%s", first, again)
	}
	second := r.Release()
	if string(second.Lock) != first || !second.Same || second.Added+second.Restarted+second.Retired != 0 || second.Before != "1.0.0" {
		t.Errorf("a second release is another one: %+v\n%s", second, second.Lock)
	}
	if findings := heldAgainstRelease(files); len(findings) > 0 {
		t.Errorf("findings %v", findings)
	}
}

func TestALockKeepsAnyAnswer(t *testing.T) {
	for _, w := range []string{"sns", "c++", "c#", "-1", "1.5 +- 0.1", "null", "", "a, b", "{x}", `"quoted"`, `back\slash`, "한글", "x: y", "# no", "[", "true", "*a", "&b", "@", "`", "%", "é"} {
		n, faults := parseYAML("a: " + flowList([]string{w, "x"}) + "\n")
		if got := wordsOf(n.get("a")); len(faults) > 0 || len(got) != 2 || got[0] != w {
			t.Errorf("%q was read as %q, %v", w, got, faults)
		}
	}
}

const quizOfExample = "quiz/01-events-vs-invocations.yaml"

// edit is one change of a file of a pack.
type edit struct{ path, old, with string }

func version(v string) edit { return edit{inPack, "version: 1.0.0", "version: " + v} }

// TestWhatMayChangeAfterARelease changes a released pack, and names the findings about that
// with the line of each; none for what may be.
func TestWhatMayChangeAfterARelease(t *testing.T) {
	typo := edit{quizOfExample, "Which TWO engines can invoke", "Which TWO engines may invoke"}
	rev := edit{quizOfExample, "    type: classify\n", "    type: classify\n    rev: 2\n"}
	newOption := edit{quizOfExample, "      - id: rds-sqlserver\n", "      - id: rds-db2\n        text: Amazon RDS for Db2\n        why: |\n          No built-in way.\n          기본 기능이 없습니다.\n      - id: rds-sqlserver\n"}
	for name, tt := range map[string]struct {
		edits []edit
		want  string
	}{
		"nothing":                               {nil, ""},
		"a typo, the same version":              {[]edit{typo}, "pack.yaml:3 I006"},
		"a typo, a patch":                       {[]edit{typo, version("1.0.1")}, ""},
		"a typo, a lower version":               {[]edit{typo, version("0.9.9")}, "pack.yaml:3 I006"},
		"a typo, a pre-release of a patch":      {[]edit{typo, version("1.0.1-rc.1")}, ""},
		"a pre-release of what was released":    {[]edit{typo, version("1.0.0-rc.1")}, "pack.yaml:3 I006"},
		"a new rev, a patch":                    {[]edit{rev, version("1.0.1")}, "pack.yaml:3 I006"},
		"a new rev, a minor":                    {[]edit{rev, version("1.1.0")}, ""},
		"a new wrong option":                    {[]edit{newOption, version("1.1.0")}, ""},
		"a new wrong option, a patch":           {[]edit{newOption, version("1.0.1")}, "pack.yaml:3 I006"},
		"another right option":                  {[]edit{{quizOfExample, "      - id: rds-mysql\n        text: Amazon RDS for MySQL\n        misconception: any-engine-invokes\n", "      - id: rds-mysql\n        text: Amazon RDS for MySQL\n        correct: true\n"}, {quizOfExample, "      - id: rds-postgres\n        correct: true\n", "      - id: rds-postgres\n"}, version("1.1.0")}, quizOfExample + ":22 I005"},
		"a card in another bin":                 {[]edit{{quizOfExample, "      - id: failover\n        bin: notification", "      - id: failover\n        bin: invocation"}, version("1.1.0")}, quizOfExample + ":71 I005"},
		"the steps in another order":            {[]edit{{quizOfExample, "      - id: network\n", "      - id: swap\n"}, {quizOfExample, "      - id: role\n", "      - id: network\n"}, {quizOfExample, "      - id: swap\n", "      - id: role\n"}, version("1.1.0")}, quizOfExample + ":130 I005"},
		"a pair renamed":                        {[]edit{{quizOfExample, "      - id: rds-postgres\n        left", "      - id: postgres\n        left"}, version("2.0.0")}, quizOfExample + ":171 I004"},
		"an answer taken away":                  {[]edit{{quizOfExample, "[SNS, Amazon SNS]", "[SNS]"}, version("1.1.0")}, quizOfExample + ":219 I005"},
		"an answer added":                       {[]edit{{quizOfExample, "[SNS, Amazon SNS]", "[SNS, Amazon SNS, AWS SNS]"}, version("1.0.1")}, ""},
		"another number":                        {[]edit{{quizOfExample, "value: 3000", "value: 300"}, version("1.1.0")}, quizOfExample + ":250 I005"},
		"a rev below that of the release":       {[]edit{{quizOfExample, "    rev: 2 ", "    rev: 1 "}, version("1.1.0")}, quizOfExample + ":22 I005"},
		"an ID that is gone":                    {[]edit{{quizOfExample, "- id: setup-order", "- id: order-of-setup"}, version("1.1.0")}, "pack.yaml:1 I002"},
		"an ID with a new name":                 {[]edit{{quizOfExample, "- id: setup-order", "- id: order-of-setup\n    was: [setup-order]"}, version("1.1.0")}, ""},
		"an ID with a new name, a patch":        {[]edit{{quizOfExample, "- id: setup-order", "- id: order-of-setup\n    was: [setup-order]"}, version("1.0.1")}, "pack.yaml:3 I006"},
		"a retired ID used again":               {[]edit{{inPack, "retired: [item/old-cloze]", "retired: []"}, {quizOfExample, "- id: setup-order", "- id: old-cloze\n    was: [setup-order]"}, version("1.1.0")}, quizOfExample + ":130 I003"},
		"a name that nothing ever had":          {[]edit{{inPack, "[item/old-cloze]", "[item/old-cloze, item/never-was]"}, version("1.1.0")}, "pack.yaml:21 I008"},
		"a retired ID that is not listed again": {[]edit{{inPack, "retired: [item/old-cloze]", "retired: []"}, version("1.0.1")}, ""},
		"the lock of another pack":              {[]edit{{inPack, "example/rds-events", "example/other-events"}, {inPack, "example/course-exam", "example/course-exam"}}, lockFile + ":1 S003"},
		"a lock that somebody edited":           {[]edit{{lockFile, "released: 1.0.0", "released: new"}}, lockFile + ":2 S003"},
	} {
		t.Run(name, func(t *testing.T) {
			files := releasedExample(t)
			for _, e := range tt.edits {
				contenttest.Edit(t, files, e.path, e.old, e.with)
			}
			var got []string
			for _, f := range heldAgainstRelease(files) {
				if f.Level == Error {
					got = append(got, f.File+":"+itoa(f.Line)+" "+f.Code)
				}
			}
			if strings.Join(got, ", ") != tt.want {
				t.Errorf("found %s, want %s", strings.Join(got, ", "), tt.want)
			}
		})
	}
}

// TestAReleaseKeepsWhatWas follows a pack through three releases: since, retired and the
// successor of a renamed item stay.
func TestAReleaseKeepsWhatWas(t *testing.T) {
	files := releasedExample(t)
	contenttest.Edit(t, files, quizOfExample, "- id: setup-order", "- id: order-of-setup\n    was: [setup-order]")
	contenttest.Edit(t, files, inPack, "version: 1.0.0", "version: 1.1.0")
	second := Read(files, today).Release()
	if second.Before != "1.0.0" || second.Added != 1 || second.Retired != 1 || second.Restarted != 0 || second.Same {
		t.Errorf("second release: %+v", second)
	}
	for _, want := range []string{"item/setup-order: {in: 1.1.0, now: item/order-of-setup}", "item/old-cloze: {in: 1.0.0}", "item/order-of-setup:\n    {since: 1.1.0,", "item/cloze-channel:\n    {since: 1.0.0,"} {
		if !strings.Contains(string(second.Lock), want) {
			t.Errorf("%q is not in\n%s", want, second.Lock)
		}
	}
	files[lockFile] = &fstest.MapFile{Data: second.Lock}
	contenttest.Edit(t, files, quizOfExample, "    was: [setup-order]\n", "")
	contenttest.Edit(t, files, inPack, "version: 1.1.0", "version: 1.1.1")
	if findings := heldAgainstRelease(files); len(findings) > 0 {
		t.Errorf("findings %v", findings)
	}
	if third := Read(files, today).Release(); !strings.Contains(string(third.Lock), "item/setup-order: {in: 1.1.0, now: item/order-of-setup}") {
		t.Errorf("third release:\n%s", third.Lock)
	}
}

func TestADraftIsNotReleased(t *testing.T) {
	files := contenttest.ExampleFiles(t)
	contenttest.Edit(t, files, quizOfExample, "    type: classify\n", "    type: classify\n    draft: true\n")
	if first := Read(files, today).Release(); strings.Contains(string(first.Lock), "item/notify-or-invoke") {
		t.Errorf("a draft is in the lock:\n%s", first.Lock)
	}
	files = releasedExample(t)
	contenttest.Edit(t, files, quizOfExample, "    type: classify\n", "    type: classify\n    draft: true\n")
	if second := Read(files, today).Release(); !strings.Contains(string(second.Lock), "item/notify-or-invoke:\n    {since: 1.0.0,") {
		t.Errorf("what became a draft is not in the lock:\n%s", second.Lock)
	}
}

func TestWhatIsReleasedIsCanonical(t *testing.T) {
	files := contenttest.ExampleFiles(t)
	hash := contentHash(readAll(files).files)
	for name, f := range files {
		text := strings.ReplaceAll(string(f.Data), "\n", " \r\n")
		files[name] = &fstest.MapFile{Data: []byte("\ufeff" + text), Mode: 0o644}
	}
	r := Read(files, today)
	p, findings := r.Pack()
	if p == nil || p.Meta().Hash != hash {
		t.Fatalf("other spaces and line ends give another pack: %v", findings)
	}
	packed := fstest.MapFS{}
	for name, b := range r.Release().Files {
		packed[name] = &fstest.MapFile{Data: b, Mode: 0o644}
		if strings.ContainsAny(string(b), "\r\ufeff") || strings.Contains(string(b), " \n") {
			t.Errorf("%s is not canonical", name)
		}
	}
	again, findings := Load(packed, today)
	if again == nil || again.Meta().Hash != hash {
		t.Errorf("what was packed is another pack: %v", findings)
	}
}

func TestOnlyWhatIsItsAuthorsOwnIsBuilt(t *testing.T) {
	files := contenttest.ExampleFiles(t)
	if contenttest.Edit(t, files, inPack, "original: true", "original: false"); len(heldAgainstRelease(files)) > 0 {
		t.Error("a check asks for it")
	}
	r := Read(files, today)
	r.ReportUnoriginal()
	if _, findings := r.Pack(); len(findings) != 1 || findings[0].Code != "X005" {
		t.Errorf("findings %v", findings)
	}
}
