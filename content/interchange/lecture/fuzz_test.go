package lecture_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"quest/content"
	"quest/content/interchange/lecture"
	"quest/content/source"
)

// FuzzRead holds that whatever notes say, nothing panics, what is made passes the check, and
// every loss has a line of the notes.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"triplet", "html", "latex", "fences", "lists", "tables", "emphasis", "markup-at-the-start", "rulers-and-reward", "missing-partner", "front-matter"} {
		a, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data, uint8(0))
		f.Add(a.Files[0].Data, uint8(3))
	}
	f.Add([]byte("# A\n\nText {#a}.\n[ko] 글\n"), uint8(3))
	f.Fuzz(func(t *testing.T, data []byte, choice uint8) {
		if choice < 0xc0 { // most changes of bytes break a letter, and nothing is read of such a file
			data = bytes.ReplaceAll(bytes.ToValidUTF8(data, []byte("~")), []byte{0}, []byte(" "))
		}
		langs := [][]content.Lang{nil, {"en"}, {"ko"}, {"en", "ko"}, {"fr", "de"}, {"ja"}, {"ko", "en"}}
		n, err := lecture.Read(data, lecture.Options{Name: "notes.md", Languages: langs[int(choice)%len(langs)]})
		if err != nil {
			return
		}
		_, findings := checked(t, n)
		for _, found := range findings {
			if found.Level == source.Error {
				t.Errorf("the check refuses what was made: %s", found.String(content.English))
			}
		}
		lines := strings.Count(string(data), "\n") + strings.Count(string(data), "\r") + strings.Count(string(data), "\u2028") + strings.Count(string(data), "\u2029") +
			strings.Count(string(data), "\u0085") + strings.Count(string(data), "\f") + strings.Count(string(data), "\v") + 1
		for _, l := range n.Losses {
			if l.Line < 1 || l.Line > lines && len(data) > 2 && data[0] < 0xfe {
				t.Errorf("the loss %s is on line %d of %d", l.Key, l.Line, lines)
			}
		}
	})
}
