package main

import (
	"bytes"
	"fmt"
	"os/exec"
	"strings"
)

// clocks runs the clock stories, which belong to the rules of play.
func clocks(t *trial) {
	t.do("the clock stories of package game: every transition of every IANA zone 2000 to 2037, 10,000 scripts of clocks that jump and zones that change")
	t.tests("quest/game", "Clock|Zone|Trust", "stories")
}

// goldens opens the saves of every released version.
func goldens(t *trial) {
	t.do("the saves of every format version so far, kept in testdata")
	t.tests("quest/saves", "TestEveryOldSaveOpens", "tests")
}

// newer shows saves of a newer format to this program, because no older release
// exists that could be shown one of today.
func newer(t *trial) {
	t.do("saves of an invented newer format; no release exists yet to be run against one of today")
	t.tests("quest/saves", "TestANewerFormatIsNeverTouched", "tests")
}

// foreignFolders puts links, pipes and devices into the folder of a save.
func foreignFolders(t *trial) {
	t.do("links of every kind, pipes, sockets and devices under every name that quest makes, for every command; links that appear during play; files with a second name")
	t.tests("quest/saves", "NoPlainFile|InThePlaceOf|ThatIsALink|SecondName|DuringPlay|ClearedAway|AnySave|GivenAsAFile", "tests")
	t.tests("quest/cmd/quest", "TestStories/links", "stories")
}

// foreignRecords puts every number at its limits and beyond into every field.
func foreignRecords(t *trial) {
	t.do("every number of every event and of a snapshot at its limits and beyond; times, names and ids; imported, merged and played on")
	t.tests("quest/game", "NoNumber|NoPlayerCanBe|Sums|Flaw|AnyXP|OneShortLine|AnyClock", "tests")
	t.tests("quest/saves", "BehindAllClocks|TwoIDs|ForgedSnapshot", "tests")
	t.tests("quest/cmd/quest", "TestStories/hostile", "stories")
}

// tests runs tests that live elsewhere and quotes what they say.
func (t *trial) tests(pkg, pattern, noun string) {
	out, err := exec.Command("go", "test", "-count=1", "-v", "-run", pattern, pkg).CombinedOutput()
	var told []string
	passed := 0
	for line := range strings.Lines(string(out)) {
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "--- PASS"):
			passed++
		case strings.Contains(line, "_test.go:"):
			_, text, _ := strings.Cut(line, ": ")
			told = append(told, text)
		}
	}
	if err != nil {
		t.broken("go test %s: %v\n%s", pkg, err, bytes.TrimSpace(out))
		return
	}
	if passed == 0 {
		t.broken("go test -run %s %s found nothing", pattern, pkg)
	}
	said := fmt.Sprintf("%d %s pass", passed, noun)
	if len(told) > 0 {
		said += " (" + strings.Join(told, ", ") + ")"
	}
	t.figure("%s", said)
}

// mutants breaks the journal on purpose and wants the tests to notice.
func mutants(t *trial) {
	if t.form != long {
		t.do("run by itself: go run ./saves/mutants")
		return
	}
	out, err := exec.Command("go", "run", "quest/saves/mutants").CombinedOutput()
	lines := strings.Split(strings.TrimSpace(string(out)), "\n")
	t.do("go run ./saves/mutants: safety taken out of the journal, one piece at a time")
	t.figure("%s", lines[len(lines)-1])
	if err != nil {
		t.broken("go run ./saves/mutants: %v\n%s", err, bytes.TrimSpace(out))
	}
}
