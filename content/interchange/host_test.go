package interchange_test

import (
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"quest/content/interchange"
)

// hosting opens a pack of one lesson whose pack.yaml and rewards.yaml end as given.
func hosting(t *testing.T, manifest, rewards string) *interchange.Host {
	t.Helper()
	files := map[string]string{
		"pack.yaml":            "format: quest.pack/v1\nid: my/sea\nversion: 1.0.0\nlanguages: [en]\ntitle: Sea\nsummary: |\n  About the sea.\nauthors:\n  - name: Jo\nlicense: CC-BY-4.0\n" + manifest,
		"lessons/01-sea.md":    "---\nformat: quest.lesson/v1\nid: sea\n---\n# Sea\n\nThe sea is salty. {#s1}\n",
		"rewards.yaml":         rewards,
		"lessons/notes/old.md": "",
	}
	fsys := fstest.MapFS{}
	for name, s := range files {
		if s != "" {
			fsys[name] = &fstest.MapFile{Data: []byte(s)}
		}
	}
	h, err := interchange.OpenHost(interchange.BuildOptions{Into: fsys})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

const newReward = "# a comment\nformat: quest.rewards/v1\nrewards:\n  - id: salt\n    when: {lesson: sea}\n    xp: 5\n"

// A list of another file grows behind its last element, whatever stands around it.
func TestAListGrowsInItsFile(t *testing.T) {
	for name, c := range map[string]struct{ is, want string }{
		"last":       {"format: quest.rewards/v1\nrewards:\n  - id: first\n    when: {lesson: sea}\n    xp: 5", "    xp: 5\n  - id: salt\n    when: {lesson: sea}\n    xp: 5\n"},
		"no indent":  {"format: quest.rewards/v1\nrewards:\n- id: first\n  when: {lesson: sea}\n  xp: 5\n", "  xp: 5\n- id: salt\n  when: {lesson: sea}\n  xp: 5\n"},
		"far in":     {"format: quest.rewards/v1\nrewards:\n    - id: first\n      when: {lesson: sea}\n      xp: 5\n", "      xp: 5\n    - id: salt\n      when: {lesson: sea}\n      xp: 5\n"},
		"first":      {"rewards:\n  - id: first\n    when: {lesson: sea}\n    xp: 5\n\n# what the file is\nformat: quest.rewards/v1\n", "    xp: 5\n  - id: salt\n    when: {lesson: sea}\n    xp: 5\n\n# what the file is\nformat"},
		"a comment":  {"format: quest.rewards/v1\nrewards:\n  - id: first\n    when: {lesson: sea}\n    xp: 5\n# the end\n", "    xp: 5\n  - id: salt\n    when: {lesson: sea}\n    xp: 5\n# the end\n"},
		"in a line":  {"format: quest.rewards/v1\nrewards: [{id: first, when: {lesson: sea}, xp: 5}]\n", ""},
		"line ends ": {"format: quest.rewards/v1\r\nrewards:\r\n  - id: first\r\n    when: {lesson: sea}\r\n    xp: 5\r\n", "    xp: 5\r\n  - id: salt\n"},
	} {
		t.Run(name, func(t *testing.T) {
			h := hosting(t, "lessons: [sea]\n", c.is)
			if grown := h.Grow("rewards.yaml", "rewards", []byte(newReward)); grown != (c.want != "") {
				t.Fatalf("grown: %v", grown)
			}
			got := string(h.Changed()["rewards.yaml"])
			if !strings.Contains(got, c.want) || c.want != "" && !strings.HasPrefix(got, strings.SplitAfter(c.is, "xp: 5")[0]) {
				t.Errorf("it became\n%s", got)
			}
			if _, findings, err := h.Checked(); err != nil || len(findings) > 0 {
				t.Error(findings, err)
			}
		})
	}
}

// Lessons are listed in pack.yaml however it lists them, and nothing else in it changes.
func TestLessonsAreListed(t *testing.T) {
	for name, c := range map[string]struct{ is, want string }{
		"in a line": {"lessons: [sea] # the order\n", "lessons: [sea, salt] # the order\n"},
		"lines":     {"lessons:\n  - sea # first\n\n# more\noriginal: true\n", "lessons:\n  - sea # first\n  - salt\n\n# more\noriginal: true\n"},
		"several":   {"lessons: [\n  sea,\n]\n", "lessons: [\n  sea, salt]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			h := hosting(t, c.is, "")
			if !h.Put(map[string][]byte{"lessons/02-salt.md": []byte("---\nformat: quest.lesson/v1\nid: salt\n---\n# Salt\n\nSalt is white. {#s1}\n")}) || !h.List("lessons", []string{"salt"}) {
				t.Fatal("nothing was added")
			}
			if got := string(h.Changed()["pack.yaml"]); !strings.HasSuffix(got, c.want) {
				t.Errorf("it became\n%s", got)
			}
			if p, findings, err := h.Checked(); err != nil || len(findings) > 0 || len(p.Lessons()) != 2 {
				t.Error(findings, err)
			}
		})
	}
}

// No file that is there is replaced, and IDs that were given up are known.
func TestWhatIsThereStays(t *testing.T) {
	h := hosting(t, "lessons: [sea]\nretired: [lesson/tides, reward/gold, item/old-one]\n", "")
	if h.Put(map[string][]byte{"lessons/01-sea.md": nil, "lessons/02-x.md": nil}) || len(h.Changed()) > 0 {
		t.Error("a lesson that is there was replaced")
	}
	taken := h.Taken()
	for name, there := range map[string]bool{"sea": taken.Lessons["sea"], "tides": taken.Lessons["tides"], "gold": taken.Rewards["gold"], "old-one": taken.Items["old-one"]} {
		if !there {
			t.Errorf("%s is free", name)
		}
	}
	before := maps.Clone(taken.Lessons)
	taken.Lessons["new"] = true
	if again := h.Taken(); len(again.Lessons) != len(before) {
		t.Error("a caller changes what is taken")
	}
}
