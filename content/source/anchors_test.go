package source_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"quest/content/source"
)

// Every point gets a name that is free, and nothing else in the file changes: not its line
// ends, its spaces, its byte order mark or its code.
func TestAnchorsNamePointsAndKeepTheLayout(t *testing.T) {
	const head = "---\nformat: quest.lesson/v1\nid: tides\n---\n# Tides\n**조수**\n\n"
	for name, c := range map[string]struct{ body, want string }{
		"a pair": {
			"The Moon pulls the sea.\n달이 바다를 끌어당깁니다.\n👉 달\n",
			"The Moon pulls the sea. {#s1}\n달이 바다를 끌어당깁니다.\n👉 달\n",
		},
		"names that are taken": {
			"One. {#s1}\n하나.\n\nTwo.\n둘.\n\nThree. {#s3}\n셋.\n\nFour.\n넷.\n",
			"One. {#s1}\n하나.\n\nTwo. {#s2}\n둘.\n\nThree. {#s3}\n셋.\n\nFour. {#s4}\n넷.\n",
		},
		"a name below, and the takeaways": {
			"One.\n하나.\n\n## Key Takeaways\n\n- Two.\n  둘.\n- Three. {#s1}\n  셋.\n",
			"One. {#s2}\n하나.\n\n## Key Takeaways\n\n- Two. {#s3}\n  둘.\n- Three. {#s1}\n  셋.\n",
		},
		"line ends of Windows and spaces": {
			"One.  \r\n하나.\r\n\r\n\r\n> Two.\t\r\n> 둘.\r\n",
			"One. {#s1}  \r\n하나.\r\n\r\n\r\n> Two. {#s2}\t\r\n> 둘.\r\n",
		},
		"a fence and a reward": {
			"```text\nNo point.\n```\n1. One.\n   하나.\n\n---\n+5 XP\n",
			"```text\nNo point.\n```\n1. One. {#s1}\n   하나.\n\n---\n+5 XP\n",
		},
		"all have names": {"One. {#one}\n하나.\n", ""},
		"a line without its partner": {
			"One.\n하나.\n\nTwo.\n\nThree.\n셋.\n",
			"One. {#s1}\n하나.\n\nTwo.\n\nThree. {#s2}\n셋.\n",
		},
	} {
		fsys := fstest.MapFS{
			"pack.yaml":        {Data: []byte("format: quest.pack/v1\nid: kim/tides\nversion: 1.0.0\nlanguages: [en, ko]\n")},
			"lessons/01.md":    {Data: []byte("\ufeff" + head + c.body)},
			"lessons/02-no.md": {Data: []byte("no front matter\n")},
		}
		got := source.Anchors(fsys, source.Options{})
		switch {
		case c.want == "" && len(got) == 0:
		case len(got) != 1:
			t.Errorf("%s: %d lessons", name, len(got))
		case string(got[0].New) != "\ufeff"+head+c.want || string(got[0].Old) != "\ufeff"+head+c.body || got[0].Path != "lessons/01.md":
			t.Errorf("%s: %q", name, strings.TrimPrefix(string(got[0].New), "\ufeff"+head))
		case len(got[0].Lines) != len(got[0].Names):
			t.Errorf("%s: %v %v", name, got[0].Lines, got[0].Names)
		default:
			fsys["lessons/01.md"].Data = got[0].New
			if again := source.Anchors(fsys, source.Options{}); len(again) != 0 {
				t.Errorf("%s: names are missing after they were given: %q", name, again[0].New)
			}
		}
	}
}
