package lecture_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding/korean"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/lecture"
	"quest/content/source"
	"quest/content/template"
)

var update = flag.Bool("update", false, "write what is made of the notes into testdata")

// TestNotes reads every file of testdata. Its first lines say how the notes are encoded and
// in which languages the lessons are wanted; report is what is told of them, made is the
// files but for pack.yaml and concepts.yaml.
func TestNotes(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files of notes, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			o := lecture.Options{Name: "notes.md"}
			data := a.Files[0].Data
			for _, word := range strings.Fields(string(a.Comment)) {
				if langs, ok := strings.CutPrefix(word, "languages="); ok {
					for l := range strings.SplitSeq(langs, ",") {
						o.Languages = append(o.Languages, content.Lang(l))
					}
					continue
				}
				data = encoded(t, word, data)
			}
			report, made := told(t, data, o)
			if *update {
				a.Files = append(a.Files[:1], txtar.File{Name: "report", Data: []byte(report)}, txtar.File{Name: "made", Data: []byte(made)})
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(a.Files) != 3 || string(a.Files[1].Data) != report || string(a.Files[2].Data) != made {
				t.Errorf("made\n%s\n%s\nif that is right: go test ./content/interchange/lecture -run Notes -update", report, made)
			}
		})
	}
}

// encoded gives notes as another program saves them.
func encoded(t *testing.T, how string, data []byte) []byte {
	t.Helper()
	switch how {
	case "crlf":
		return bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	case "bom":
		return append([]byte("\ufeff"), data...)
	case "cp949":
		old, err := korean.EUCKR.NewEncoder().Bytes(data)
		if err != nil {
			t.Fatal(err)
		}
		return old
	case "utf16":
		out := []byte{0xff, 0xfe}
		for _, unit := range utf16.Encode([]rune(string(data))) {
			out = binary.LittleEndian.AppendUint16(out, unit)
		}
		return out
	}
	t.Fatalf("unknown encoding %q", how)
	return nil
}

var kinds = map[interchange.LossKind]string{interchange.Noted: "note", interchange.Simplified: "simplified", interchange.Drafted: "draft", interchange.Skipped: "skipped"}

// told gives what is said of notes, and what is made of them, which has no error.
func told(t *testing.T, data []byte, o lecture.Options) (report, made string) {
	t.Helper()
	n, err := lecture.Read(data, o)
	if err != nil {
		return "error: " + err.Error() + "\n", ""
	}
	var b strings.Builder
	for _, l := range n.Losses {
		fmt.Fprintf(&b, "%d: %s: %s\n", l.Line, kinds[l.Kind], strings.Join(append([]string{string(l.Key)}, l.Args...), " "))
	}
	files, findings := checked(t, n)
	for _, f := range findings {
		if f.Level == source.Error {
			t.Errorf("the check refuses what was made: %s", f.String(content.English))
		}
		if f.Level == source.Warning {
			fmt.Fprintf(&b, "%s:%d: %s\n", f.File, f.Line, f.Code)
		}
	}
	var out strings.Builder
	fmt.Fprintf(&out, "languages %v, title %q\n", n.Languages, n.Title)
	for _, f := range files {
		if f.Path != "pack.yaml" && f.Path != "concepts.yaml" {
			fmt.Fprintf(&out, "==== %s\n%s", f.Path, f.Data)
		}
	}
	return b.String(), out.String()
}

// checked gives the files of a pack of notes, and what the check says of them.
func checked(t *testing.T, n *lecture.Notes) ([]template.File, []source.Finding) {
	t.Helper()
	title := n.Title
	if len(title) == 0 {
		title = []string{"Notes"}
	}
	files, err := n.Pack(template.About{ID: "kim/notes", Title: title, Author: "Kim", Comments: content.English, Today: "2026-11-30"})
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range files {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	_, findings := source.Load(fsys, source.Options{Today: "2026-11-30"})
	return files, findings
}

func TestNotesOfWhichNothingCanBeMade(t *testing.T) {
	for name, c := range map[string]struct {
		data  string
		langs []content.Lang
		want  error
	}{
		"nothing":          {"", nil, lecture.ErrEmpty},
		"white space":      {" \n\t\n\ufeff", nil, lecture.ErrEmpty},
		"headings alone":   {"# One\n\n## Two\n", nil, lecture.ErrEmpty},
		"a picture":        {"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", nil, lecture.ErrNotText},
		"a Word document":  {"PK\x03\x04\x14\x00\x06\x00\x08\x00", nil, lecture.ErrNotText},
		"a PDF":            {"%PDF-1.7\n1 0 obj", nil, lecture.ErrNotText},
		"broken UTF-8":     {"# A\n\nText \xff\xfe\x80 more.\n", nil, lecture.ErrNotText},
		"Arabic":           {"# درس\n\nهذه جملة.\n", nil, lecture.ErrScript},
		"too large":        {strings.Repeat("a", lecture.MaxBytes+1), nil, lecture.ErrTooLarge},
		"fences alone":     {"# A\n\n```\ncode\n```\n", nil, lecture.ErrEmpty},
		"wanted in two":    {"# A\n\nOne sentence.\n\nTwo sentences.\n", []content.Lang{"en", "ko"}, &lecture.OneLanguageError{Lang: "en"}},
		"other than those": {"# 가\n\n한 문장.\n", []content.Lang{"en", "ko"}, &lecture.OneLanguageError{Lang: "ko"}},
	} {
		_, err := lecture.Read([]byte(c.data), lecture.Options{Languages: c.langs})
		var one *lecture.OneLanguageError
		if errors.As(c.want, &one) {
			var got *lecture.OneLanguageError
			if !errors.As(err, &got) || got.Lang != one.Lang {
				t.Errorf("%s: %v, want %v", name, err, c.want)
			}
			continue
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
