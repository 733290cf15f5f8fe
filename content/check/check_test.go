package check_test

import (
	"fmt"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/check"
	"quest/content/contenttest"
	"quest/content/source"
	"quest/game/lab"
)

const (
	inQuiz = "quiz/01-locks.yaml"
	inLab  = "labs/canal.yaml"
)

var today = source.Options{Today: "2026-11-23", Version: "0.1.0"}

// load reads a pack and decides every rule for it, as Dir does for a folder.
func load(fsys fs.FS, o source.Options) (*content.Pack, []source.Finding, error) {
	r := source.Read(fsys, o)
	if err := check.Check(r); err != nil {
		return nil, nil, err
	}
	p, findings := r.Pack()
	return p, findings, nil
}

func said(findings []source.Finding) string {
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.String(content.English))
	}
	return strings.Join(lines, "\n")
}

func TestRulesThatNeedPlaying(t *testing.T) {
	radio := "accept: {any: [VHF radio, radio], ko: [무전]}"
	answers := "answers: {en: [signal lamp], ko: [신호등]}"
	for _, tt := range []struct {
		name, file, old, with string
		want                  string // the only finding, or nothing
	}{
		{"a pack without findings", inQuiz, answers, answers, ""},
		{"reject equals an accepted answer", inQuiz, answers, "answers: {en: [signal lamp, Radio.], ko: [신호등]}", inQuiz + `:49:41: Q006 rejected answer "Radio." passes for the accepted one "radio"; lower typos, or change the lists`},
		{"reject is an accepted answer with a particle", inQuiz, answers, "answers: {ko: [신호등, 무전은]}", inQuiz + `:49:33: Q006 rejected answer "무전은" passes for the accepted one "무전"; lower typos, or change the lists`},
		{"reject is a typo", inQuiz, radio, "accept: {any: [signal ramp]}", inQuiz + `:49:28: Q006 rejected answer "signal lamp" passes for the accepted one "signal ramp"; lower typos, or change the lists`},
		{"no typos allowed", inQuiz, radio, "accept: {any: [signal ramp]}\n        typos: 0", ""},
		{"case and signs count", inQuiz, radio, "accept: {any: [Signal lamp]}\n        fold: code", ""},
		{"reject in a draft", inQuiz, "    type: cloze\n", "    type: cloze\n    draft: true\n    lint: {allow: [Q050], because: it is one}\n", ""},

		{"gate that an earlier one hides", inLab, "            when: {set: deep}\n            pass: {not: {water: low}}", "            pass: {gate: opened}", "B010"},
		{"gate that always passes", inLab, "pass: {not: {water: low}}", "pass: always", "B010"},
		{"success that nothing reaches", inLab, "pass: {gate: opened}", "pass: never", "B011"},
		{"route that fires in silence", inLab, "            pass: never\n", "            pass: {gate: opened}\n", inLab + `:78:9: B016 route "tow" can fire but has no success; say what happens then` + "\n" +
			inLab + `:105:5: B020 test "aground": route tow gave fired, want no-tug; change the gates or the test`},
		{"control that does nothing", inLab, "controls:\n", "controls:\n  - id: flag\n    text: {en: Flag, ko: 깃발}\n    at: sea\n    start: red\n    values:\n      - {id: red, text: {en: red, ko: 빨강}}\n      - {id: blue, text: {en: blue, ko: 파랑}}\n", inLab + `:16:5: B012 (warning) control "flag" never changes any outcome; remove it, or add a gate that asks for it`},
		{"mission that cannot be won", inLab, "locked: [ship]", "locked: [ship, gate]", inLab + `:90:5: B014 mission "bring-tanker" cannot be won; change its goal, its start or what is locked`},
		{"mission that is won at the start", inLab, "start: {ship: tanker}\n    locked", "start: {ship: tanker, gate: opened, water: high}\n    locked", inLab + `:90:5: B015 (warning) mission "bring-tanker" is won at the start; let it start in a state that has to be changed`},
		{"test that fails", inLab, "expect: {own: aground, tow: no-tug}", "expect: {own: fired, tow: no-tug}", inLab + `:105:5: B020 test "aground": route own gave aground, want fired; change the gates or the test`},
		{"test without a name", inLab, "{name: shut, state: {}, action: sail, expect: {own: shut", "{state: {}, action: sail, expect: {own: fired", inLab + `:104:5: B020 test "1": route own gave shut, want fired; change the gates or the test`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := contenttest.CanalFiles(t)
			contenttest.Edit(t, files, tt.file, tt.old, tt.with)
			p, findings, err := load(files, today)
			if err != nil {
				t.Fatal(err)
			}
			errors, _, _ := source.Count(findings)
			if (p == nil) != (errors > 0) {
				t.Errorf("pack loaded: %v with %d errors", p != nil, errors)
			}
			got := said(findings)
			if len(tt.want) == 4 {
				for _, f := range findings {
					if f.Code == tt.want {
						return
					}
				}
			}
			if got != tt.want {
				t.Errorf("got %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestWarningsOfALabCanBeAllowed(t *testing.T) {
	files := contenttest.CanalFiles(t)
	contenttest.Edit(t, files, inLab, "start: {ship: tanker}\n    locked", "start: {ship: tanker, gate: opened, water: high}\n    locked")
	contenttest.Edit(t, files, inLab, "id: canal\n", "id: canal\nlint: {allow: [B015], because: of the test}\n")
	if _, findings, err := load(files, today); err != nil || len(findings) > 0 {
		t.Errorf("%v, findings:\n%s", err, said(findings))
	}
}

func TestOneRunFindsWhatPlayingShowsBesideOtherErrors(t *testing.T) {
	files := contenttest.CanalFiles(t)
	contenttest.Edit(t, files, inQuiz, "            correct: true\n", "")
	contenttest.Edit(t, files, inLab, "locked: [ship]", "locked: [ship, gate]")
	_, findings, err := load(files, today)
	if got := said(findings); err != nil || !strings.Contains(got, "Q001") || !strings.Contains(got, "B014") {
		t.Errorf("%v, findings:\n%s", err, got)
	}
}

func TestDraftsHaveNotesOnly(t *testing.T) {
	files := contenttest.CanalFiles(t)
	contenttest.Edit(t, files, inQuiz, "    type: cloze\n", "    type: cloze\n    draft: true\n")
	contenttest.Edit(t, files, inQuiz, "answers: {en: [signal lamp]", "answers: {en: [radio]")
	p, findings, err := load(files, today)
	errors, warnings, notes := source.Count(findings)
	if err != nil || p == nil || errors+warnings > 0 || notes != 2 {
		t.Errorf("%v, findings:\n%s", err, said(findings))
	}
}

func TestTheDeepPackForTestsIsSound(t *testing.T) {
	p := contenttest.Deep()
	l, ok := p.Lab(contenttest.Canal)
	if !ok {
		t.Fatal("no lab")
	}
	m, err := lab.New(l)
	if err != nil {
		t.Fatal(err)
	}
	proof, err := m.Prove()
	if err != nil {
		t.Fatal(err)
	}
	if len(proof.DeadGates)+len(proof.NoSuccess)+len(proof.Mute)+len(proof.Idle)+len(proof.Failures) > 0 {
		t.Errorf("%+v", proof)
	}
	if proof.States != 16 || proof.Par[contenttest.BringTanker] != 2 || proof.Par[contenttest.TowInStorm] != 1 {
		t.Errorf("%d states, par %v", proof.States, proof.Par)
	}
}

// TestGapsWithVeryManyAnswersAreNotTyped checks gaps at every limit of one gap: what is
// to be compared is counted before it is.
func TestGapsWithVeryManyAnswersAreNotTyped(t *testing.T) {
	answers := func(sign string) string {
		list := func(lang string) string {
			one := make([]string, 12)
			for i := range one {
				one[i] = strings.Repeat(sign, 30) + lang + strconv.Itoa(i)
			}
			return lang + ": [" + strings.Join(one, ", ") + "]"
		}
		return "{" + list("any") + ", " + list("en") + ", " + list("ko") + "}"
	}
	var b strings.Builder
	b.WriteString("format: quest.quiz/v1\nid: many\nitems:\n")
	for i := range 20 {
		fmt.Fprintf(&b, "  - id: many%d\n    type: cloze\n    text: {en: \"`x` {{gap}}\", ko: \"`x` {{gap}}\"}\n    gaps:\n      - id: gap\n        typos: 2\n        accept: %s\n        reject:\n", i, answers("ab"))
		for r := range 6 {
			fmt.Fprintf(&b, "          - {id: r%d, why: \"`x`\", answers: %s}\n", r, answers("ba"))
		}
	}
	files := contenttest.CanalFiles(t)
	files["quiz/many.yaml"] = &fstest.MapFile{Data: []byte(b.String()), Mode: 0o644}
	r := source.Read(files, today)
	if items := r.Items(); len(items) >= 20 {
		t.Errorf("%d items are to be typed into", len(items))
	}
	p, findings, err := load(files, today)
	if err != nil || p != nil || !strings.Contains(said(findings), "S003 the gaps of the pack so far have more than 100000 pairs") {
		t.Errorf("pack loaded: %v, %v, findings: %.500s", p != nil, err, said(findings))
	}
}
