package source

import (
	"reflect"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

const inLab = "labs/canal.yaml"

func TestRulesOfLabs(t *testing.T) {
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"no intro", "S002", inLab, "intro: |\n  Bring ships to the lake.\n  배를 호수로 데려오세요.\n", "", "1:1"},
		{"unknown field", "S001", inLab, "intro: |", "script: x\nintro: |", ""},
		{"one node", "S003", inLab, "  - {id: lock, text: {en: Lock, ko: 갑문}}\n  - {id: lake, text: {en: Lake, ko: 호수}}\n", "", ""},
		{"node twice", "I001", inLab, "{id: lake, text", "{id: lock, text", ""},
		{"value twice", "I001", inLab, "id: opened\n", "id: closed\n", ""},
		{"gate twice", "I001", inLab, "id: aground", "id: shut", ""},
		{"a value may be named as a node", "", inLab, "nodes:\n", "nodes:\n  - {id: dinghy, text: {en: Dinghy, ko: 보트}}\n", ""},
		{"control named set", "I007", inLab, "id: water\n", "id: set\n", "34:9"},
		{"gate named fired", "I007", inLab, "id: no-tug", "id: fired", ""},
		{"mission twice", "I001", inLab, "id: strand", "id: bring-tanker", ""},
		{"one value", "S003", inLab, "      - {id: low, text: {en: low water, ko: 낮은 물}}\n", "", ""},
		{"nine values", "S003", inLab, "      - {id: low, ", values(7) + "      - {id: low, ", ""},
		{"eight values", "", inLab, "      - {id: low, ", values(6) + "      - {id: low, ", ""},
		{"code of 31 lines", "S003", inLab, "{lang: shell, text: lockctl open}", "\n              lang: shell\n              text: |\n" + strings.Repeat("                lockctl\n", 31), ""},
		{"code of 30 lines", "", inLab, "{lang: shell, text: lockctl open}", "\n              lang: shell\n              text: |\n" + strings.Repeat("                lockctl\n", 30), ""},
		{"payload in an unknown language", "S003", inLab, "lang: json", "lang: jsno", ""},
		{"wide label", "W002", inLab, "{en: By tug, ko: 예인}", "{en: " + strings.Repeat("Tugboats ", 8) + ", ko: 예인}", ""},
		{"no sources", "R014", inLab, "sources: [https://example.org/locks]\n", "", "1:1"},
		{"unknown concept", "R002", inLab, "verified:", "concepts: [tankers]\nverified:", ""},
		{"unknown misconception", "R002", inLab, "misconception: locks-pump", "misconception: lock-pumps", ""},
		{"unreached", "R003", inPack, "labs: [canal]\n", "", ""},
		{"reached by a lesson", "", "lessons/01-locks.md", "quiz: locks\n", "quiz: locks\nlab: canal\n", ""},
		{"lesson names an unknown lab", "R002", "lessons/01-locks.md", "quiz: locks\n", "quiz: locks\nlab: canals\n", ""},
		{"reward for an unknown mission", "R002", inRewards, "mission: bring-tanker", "mission: bring-tankers", ""},
		{"XP of missions count", "X001", inLab, "xp: 20", "xp: 100\n  - id: more\n    text: {en: More ships, ko: 배 더}\n    goal: {action: sail, route: own}\n    xp: 100", "1:1"},
		{"mission of 101 XP", "S003", inLab, "xp: 20", "xp: 101", ""},
		{"locked twice", "S003", inLab, "locked: [ship]", "locked: [ship, ship]", ""},
		{"test without expect", "S002", inLab, ", expect: {own: shut, tow: hidden}", "", ""},
		{"test that expects nothing", "S003", inLab, "expect: {own: shut, tow: hidden}", "expect: {}", ""},
		{"no gates", "S002", inLab, "        gates:\n          - id: no-tug\n            at: sea\n            pass: never\n            fail: |\n              No tug is free.\n              예인선이 없습니다.\n", "", ""},
		{"no pass", "S002", inLab, "            pass: never\n", "", ""},
	})
}

func values(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("      - {id: v" + itoa(i) + ", text: {en: Value " + itoa(i) + ", ko: 값 " + itoa(i) + "}}\n")
	}
	return b.String()
}

func TestRulesOfWhatLabsName(t *testing.T) {
	runRulesOn(t, contenttest.CanalFiles, []ruleCase{
		{"control at an unknown node", "B001", inLab, "at: lake\n    start", "at: lakes\n    start", "36:9"},
		{"unknown start", "B001", inLab, "start: low", "start: slow", ""},
		{"unknown control in a condition", "B001", inLab, "pass: {gate: opened}", "pass: {gates: opened}", "53:20"},
		{"unknown value in a condition", "B001", inLab, "pass: {gate: opened}", "pass: {gate: open}", "53:26"},
		{"unknown value in a list", "B001", inLab, "{water: [low, high], gate: closed}", "{water: [low, hihg], gate: closed}", ""},
		{"unknown set", "B001", inLab, "when: {set: deep}\n            pass", "when: {set: deeps}\n            pass", ""},
		{"unknown set behind code", "B001", inLab, "--wide, when: {set: deep}", "--wide, when: {set: deeps}", ""},
		{"unknown control in a set", "B001", inLab, "deep: {ship: tanker}", "deep: {shop: tanker}", ""},
		{"unknown node on a path", "B001", inLab, "path: [sea, lock]\n", "path: [sea, luck]\n", ""},
		{"gate at an unknown node", "B001", inLab, "at: lake\n            when", "at: luke\n            when", ""},
		{"unknown placeholder", "B001", inLab, "The {ship} stops at the gate.", "The {shop} stops at the gate.", "56:19"},
		{"unknown placeholder in a success", "B001", inLab, "{ship}{이/가} 호수에", "{배}와 {shop}{이/가} 호수에", "67:16"},
		{"unknown placeholder in a note", "B001", inLab, "It leaves a wake.", "The {wave} rises.", ""},
		{"braces that are no placeholder", "", inLab, "It leaves a wake.", "It leaves {a} wake, { } and `{wave}`.", ""},
		{"placeholder in another text", "", inLab, "Bring ships to the lake.", "Bring {ships} to the lake.", ""},
		{"mission starts with an unknown value", "B001", inLab, "start: {ship: tanker}\n    locked", "start: {ship: tankers}\n    locked", ""},
		{"mission locks an unknown control", "B001", inLab, "locked: [ship]", "locked: [shipp]", ""},
		{"goal of an unknown action", "B001", inLab, "goal: {action: sail, route: own}", "goal: {action: sial, route: own}", ""},
		{"goal of an unknown route", "B001", inLab, "goal: {action: sail, route: own}", "goal: {action: sail, route: won}", ""},
		{"goal of an unknown outcome", "B001", inLab, "outcome: aground", "outcome: agroud", ""},
		{"goal of being hidden", "B001", inLab, "outcome: aground", "outcome: hidden", ""},
		{"test of an unknown control", "B001", inLab, "state: {ship: tanker, gate: opened}", "state: {shop: tanker, gate: opened}", ""},
		{"test expects an unknown route", "B001", inLab, "expect: {own: aground, tow: no-tug}", "expect: {owm: aground, tow: no-tug}", ""},
		{"test expects an unknown outcome", "B001", inLab, "expect: {own: aground, tow: no-tug}", "expect: {own: stuck, tow: no-tug}", ""},
		{"gate off the path", "B005", inLab, "at: sea\n            pass: never", "at: lake\n            pass: never", "83:13"},
		{"gate back on the path", "B006", inLab, "at: lake\n            when: {set: deep}", "at: sea\n            when: {set: deep}", "58:13"},
		{"two gates at one node", "", inLab, "at: lake\n            when: {set: deep}", "at: lock\n            when: {set: deep}", ""},
		{"no condition", "S003", inLab, "pass: never", "pass: nevr", ""},
		{"empty condition", "S003", inLab, "pass: never", "pass: {}", ""},
		{"empty any", "S003", inLab, "pass: never", "pass: {any: []}", ""},
		{"any of no list", "S003", inLab, "pass: never", "pass: {any: never}", ""},
		{"no values", "S003", inLab, "pass: {gate: opened}", "pass: {gate: []}", ""},
		{"value twice", "S003", inLab, "{water: [low, high], gate: closed}", "{water: [low, low], gate: closed}", ""},
		{"set in a set", "S003", inLab, "  deep: {ship: tanker}\n", "  deep: {ship: tanker}\n  deeper: {set: deep}\n", "43:17"},
		{"set in itself", "S003", inLab, "deep: {ship: tanker}", "deep: {any: [{ship: tanker}, {set: deep}]}", ""},
		{"21 sets", "S003", inLab, "sets:\n", "sets:\n" + sets(20), ""},
		{"20 sets", "", inLab, "sets:\n", "sets:\n" + sets(19), ""},
		{"nested five deep", "S003", inLab, "pass: never", "pass: {not: {any: [{all: [{not: {ship: tanker}}]}]}}", ""},
		{"nested four deep", "", inLab, "pass: never", "pass: {not: {any: [{all: [{ship: tanker}]}]}}", ""},
		{"all keys of a condition", "", inLab, "pass: never", "pass: {ship: dinghy, set: deep, not: {gate: opened}, any: [never], all: [always]}", ""},
	})
}

func sets(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("  set-" + itoa(i) + ": {ship: tanker}\n")
	}
	return b.String()
}

func TestSetsArePutInPlace(t *testing.T) {
	p, findings := Load(contenttest.CanalFiles(t), today)
	if p == nil {
		t.Fatal(said(findings))
	}
	lab, ok := p.Lab("canal")
	if !ok {
		t.Fatal("the lab does not decode")
	}
	own := lab.Actions[0].Routes[0]
	deep := content.Condition{Kind: content.CondIs, Control: "ship", Values: []content.PartID{"tanker"}}
	if got := own.Gates[1].When; !reflect.DeepEqual(got, &deep) {
		t.Errorf("the set became %+v", got)
	}
	want := &content.Condition{Kind: content.CondAny, Of: []content.Condition{deep, {Kind: content.CondAll, Of: []content.Condition{
		{Kind: content.CondIs, Control: "water", Values: []content.PartID{"low", "high"}},
		{Kind: content.CondIs, Control: "gate", Values: []content.PartID{"closed"}},
	}}}}
	if got := own.Notes[0].When; !reflect.DeepEqual(got, want) {
		t.Errorf("any became %+v", got)
	}
	if code := lab.Controls[1].Values[1].Code; len(code) != 2 || code[0].When != nil || !reflect.DeepEqual(code[1].When, &deep) {
		t.Errorf("code %+v", code)
	}
	if heads := p.Labs(); len(heads) != 1 || len(heads[0].Missions) != 2 || lab.Missions[1].Goal.Outcome != "aground" || lab.Missions[0].Goal.Outcome != content.Fired {
		t.Errorf("heads %+v, missions %+v", heads, lab.Missions)
	}
	if _, ok := p.Lab("lake"); ok {
		t.Error("an unknown lab decodes")
	}
}

func TestPlaceholdersAndTheirParticlesAreFilled(t *testing.T) {
	p, _ := Load(contenttest.CanalFiles(t), today)
	lab, _ := p.Lab("canal")
	aground := lab.Actions[0].Routes[0].Gates[1].Fail
	for _, tt := range []struct {
		lang  content.Lang
		state map[content.PartID]content.PartID
		want  string
	}{
		{content.English, nil, "The dinghy runs aground in low water."},
		{content.Korean, nil, "보트는 낮은 물에서 바닥에 닿습니다."},
		{content.English, map[content.PartID]content.PartID{"ship": "tanker", "water": "high"}, "The Harbour MQ runs aground in high water."},
		{content.Korean, map[content.PartID]content.PartID{"ship": "tanker"}, "Harbour MQ는 낮은 물에서 바닥에 닿습니다."}, // read 엠큐
	} {
		got := lab.Fill(aground, tt.lang, tt.state)
		if len(got) != 1 || got[0].String() != tt.want {
			t.Errorf("%v in %s: %q, want %q", tt.state, tt.lang, got, tt.want)
		}
	}
	for in, want := range map[string]string{
		"{water}{으로/로} 갑니다": "낮은 물로 갑니다",
		"`{ship}`{이/가}":     "`{ship}`가",
		"{shop}{은/는}":       "{shop}는",
		"{{ship}}":          "{보트}",
		"**{ship}**{을/를}":   "**보트**를",
		"그대로":               "그대로",
	} {
		text := contenttest.Both(in, in)
		if got := lab.Fill(text, content.Korean, nil)[0].String(); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}

func TestParticlesWaitOnlyForPlaceholders(t *testing.T) {
	files := contenttest.CanalFiles(t)
	contenttest.Edit(t, files, inLab, "{ship}{이/가} 호수에 있습니다.", "{ship}{이/가} 호수{으로/로} 갑니다. **{ship}**{은/는} `{ship}`{을/를}")
	p, findings := Load(files, today)
	if p == nil {
		t.Fatal(said(findings))
	}
	lab, _ := p.Lab("canal")
	if got, want := lab.Actions[0].Routes[0].Success.Line(content.Korean).String(), "{ship}{이/가} 호수로 갑니다. **{ship}**{은/는} `{ship}`{을/를}"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
