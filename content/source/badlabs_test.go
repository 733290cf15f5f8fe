package source

import (
	"strings"
	"testing"
	"unicode"

	"quest/content"
	"quest/content/contenttest"
)

// TestBadLabsAreRefusedWhereTheyAre spoils a lab in the ways that could make the game
// hang, or draw outside its place, and wants an error that says what, where, and what
// to do.
func TestBadLabsAreRefusedWhereTheyAre(t *testing.T) {
	long := func(n int) string { return strings.Repeat("x", n) }
	own := "The {ship} stops at the gate."
	for _, tt := range []struct{ name, old, with, want string }{
		{"a set uses itself", "deep: {ship: tanker}", "deep: {not: {set: deep}}", `42:21: S003 a set uses a set; write the condition out`},
		{"two sets use each other", "  deep: {ship: tanker}\n", "  deep: {set: deeper}\n  deeper: {set: deep}\n", `42:15: S003 a set uses a set; write the condition out`},
		{"a set in a set in a list", "deep: {ship: tanker}", "deep: {any: [{ship: tanker}, {set: deep}]}", `42:38: S003 a set uses a set; write the condition out`},
		{"a control starts with an unknown value", "start: dinghy", "start: dingy", `19:12: B001 unknown value "dingy"; did you mean "dinghy"?`},
		{"a mission starts with an unknown value", "start: {ship: tanker}\n    locked", "start: {ship: tankers}\n    locked", `94:19: B001 unknown value "tankers"; did you mean "tanker"?`},
		{"a condition asks for an unknown value", "pass: {not: {water: low}}", "pass: {not: {water: dry}}", `61:33: B001 unknown value "dry"; add it to the lab, or fix the name`},
		{"a goal wants an unknown value", "state: {gate: opened}}", "state: {gate: ajar}}", `102:70: B001 unknown value "ajar"; add it to the lab, or fix the name`},
		{"a test wants an unknown outcome", "expect: {own: shut, tow: hidden}", "expect: {own: sunk, tow: hidden}", `104:57: B001 unknown outcome "sunk"; add it to the lab, or fix the name`},
		{"a route goes through a missing node", "path: [sea, lock, lake]", "path: [sea, locks, lake]", `49:21: B001 unknown node "locks"; did you mean "lock"?`},
		{"a route begins at a missing node", "path: [sea, lock]\n", "path: [port, lock]\n", `81:16: B001 unknown node "port"; add it to the lab, or fix the name`},
		{"a route of one node", "path: [sea, lock]\n", "path: [sea]\n", `81:15: S003 "path" has 1 elements; it takes 2 to 8`},
		{"a gate at a missing node", "at: sea\n            pass", "at: port\n            pass", `84:17: B001 unknown node "port"; add it to the lab, or fix the name`},
		{"a control at a missing node", "at: lake\n    start", "at: dock\n    start", `36:9: B001 unknown node "dock"; did you mean "lock"?`},
		{"too many states", "      - {id: low,", values(6) + "      - {id: low,", `16:3: B013 the first 8 controls make more than 200000 states; give them fewer values`},
		{"a line of 601 characters", own, own + " " + long(600-len(own)), `56:15: S003 line of 601 characters; keep it at 600 or less, and split the sentence`},
		{"a value of 601 characters", "{en: open, ko: 열림}", "{en: " + long(601) + ", ko: 열림}", `30:20: S003 line of 601 characters; keep it at 600 or less, and split the sentence`},
		{"a node of 601 characters", "{en: Lake, ko: 호수}", "{en: " + long(601) + ", ko: 호수}", `14:27: S003 line of 601 characters; keep it at 600 or less, and split the sentence`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := contenttest.CanalFiles(t)
			contenttest.Edit(t, files, inLab, tt.old, tt.with)
			if tt.name == "too many states" { // five more controls of 8 values, which alone make 32,768
				contenttest.Edit(t, files, inLab, "controls:\n", "controls:\n"+many("one", 8)+many("two", 8)+many("six", 8)+many("ten", 8)+many("last", 8))
			}
			p, findings := Load(files, today)
			if p != nil || len(findings) == 0 {
				t.Fatal("it loads")
			}
			if got := findings[0].String(content.English); got != inLab+":"+tt.want {
				t.Errorf("got %s\nwant %s:%s", got, inLab, tt.want)
			}
			place, _, _ := strings.Cut(tt.want, " ")
			if ko := findings[0].String(content.Korean); !strings.HasPrefix(ko, inLab+":"+place+" "+findings[0].Code+" ") || !hasHangul(ko) {
				t.Errorf("in Korean: %s", ko)
			}
		})
	}
}

// many is a control with so many values.
func many(id string, n int) string {
	return "  - id: " + id + "\n    text: {en: More, ko: 더}\n    at: sea\n    start: v0\n    values:\n" + values(n)
}

func hasHangul(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Hangul, r) })
}
