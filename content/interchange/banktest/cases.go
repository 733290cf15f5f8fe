// Package banktest holds the tests that every format of questions goes through: written
// inputs with the bank and the report that must come of each, and the way of a pack to the
// format and back.
package banktest

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/zipfile"
	"quest/content/source"
)

var update = flag.Bool("update", false, "write what comes of the inputs as what is expected")

// Cases reads every input of the archives in testdata: NAME.in is the file, or all files
// below NAME.zip/ are those of a zip archive; NAME.want is what must come of it. Other characters
// than UTF-8 stand in an input as \xNN. It gives the number of inputs.
func Cases(t *testing.T, format interchange.Format) int {
	t.Helper()
	archives, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no inputs: %v", err)
	}
	n := 0
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var out []txtar.File
		for i := 0; i < len(a.Files); {
			base, files := input(a.Files[i:])
			i += len(files)
			want := ""
			if i < len(a.Files) && a.Files[i].Name == base+".want" {
				want = string(a.Files[i].Data)
				i++
			}
			got := ""
			t.Run(base, func(t *testing.T) {
				got = Report(t, format, base, bytesOf(t, base, files))
				if !*update && got != want {
					t.Errorf("%s: %s became\n%s\nwant\n%s", name, base, got, want)
				}
			})
			n++
			out = append(append(out, files...), txtar.File{Name: base + ".want", Data: []byte(got)})
		}
		if *update {
			a.Files = out
			if err := os.WriteFile(name, txtar.Format(a), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return n
}

// Input is one input of the archives in a folder.
type Input struct {
	Name string
	Raw  []byte
	Want string // what must come of it
}

// Inputs gives the inputs of the archives in a folder.
func Inputs(t *testing.T, dir string) []Input {
	t.Helper()
	archives, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil || len(archives) == 0 {
		t.Fatalf("no inputs in %s: %v", dir, err)
	}
	var all []Input
	for _, name := range archives {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Files) > 0 && strings.HasSuffix(a.Files[0].Name, ".want") {
			continue // its inputs are made by a program
		}
		for i := 0; i < len(a.Files); {
			base, files := input(a.Files[i:])
			i += len(files)
			in := Input{Name: base, Raw: bytesOf(t, base, files)}
			if i < len(a.Files) && a.Files[i].Name == base+".want" {
				in.Want = string(a.Files[i].Data)
				i++
			}
			all = append(all, in)
		}
	}
	return all
}

// input gives the name of the next input, and its files.
func input(files []txtar.File) (base string, own []txtar.File) {
	base, _, zipped := strings.Cut(files[0].Name, ".zip/")
	if !zipped {
		return strings.TrimSuffix(base, ".in"), files[:1]
	}
	n := 1
	for n < len(files) && strings.HasPrefix(files[n].Name, base+".zip/") {
		n++
	}
	return base, files[:n]
}

func bytesOf(t *testing.T, base string, files []txtar.File) []byte {
	t.Helper()
	if !strings.Contains(files[0].Name, ".zip/") {
		return unquoted(files[0].Data)
	}
	var all []zipfile.File
	for _, f := range files {
		all = append(all, zipfile.File{Name: strings.TrimPrefix(f.Name, base+".zip/"), Data: unquoted(f.Data)})
	}
	data, err := zipfile.Write(all)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unquoted puts the bytes that are written as \xNN.
func unquoted(b []byte) []byte {
	var out []byte
	for i := 0; i < len(b); i++ {
		var c int
		if i+3 < len(b) && b[i] == '\\' && b[i+1] == 'x' {
			if _, err := fmt.Sscanf(string(b[i+2:i+4]), "%02x", &c); err == nil {
				out = append(out, byte(c))
				i += 3
				continue
			}
		}
		out = append(out, b[i])
	}
	return out
}

// Report reads a file, builds the pack of it, and writes down what came of both. The pack
// must load without an error.
func Report(t testing.TB, format interchange.Format, name string, raw []byte) string {
	t.Helper()
	f, err := interchange.NewFile(name, raw)
	if err != nil {
		return "no file: " + err.Error() + "\n"
	}
	if likely := format.Sniff(f); likely == 0 {
		return "another format\n"
	}
	lang := language(format, f)
	bank, err := format.Read(f, interchange.ReadOptions{Lang: lang})
	if err != nil {
		return refusal(err)
	}
	built, err := interchange.Build(bank, interchange.BuildOptions{File: name, Name: "bank", Owner: "my", Lang: lang, In: content.English})
	if err != nil {
		return Bank(bank) + "not built: " + err.Error() + "\n"
	}
	for _, p := range built.Packs {
		Load(t, p.Files)
	}
	var b strings.Builder
	b.WriteString(Bank(bank))
	for _, l := range built.Losses {
		b.WriteString(Loss(l) + "\n")
	}
	fmt.Fprintf(&b, "imported %d, drafts %d, refused %d\n", built.Imported, built.Drafts, built.Refused)
	return b.String()
}

// language guesses the language of a file as the command does; English where it asks.
func language(format interchange.Format, f *interchange.File) content.Lang {
	words := f.Text
	if format.Words != nil {
		words = format.Words(f)
	}
	if lang, _ := interchange.LanguageOf(words); lang != "" {
		return lang
	}
	return content.English
}

func refusal(err error) string {
	var bad *interchange.SyntaxError
	if errors.As(err, &bad) {
		return "refused " + Loss(interchange.Loss{Line: bad.Line, Col: bad.Col, Key: bad.Key, Args: bad.Args}) + "\n"
	}
	return "refused " + err.Error() + "\n"
}

// Loss writes a loss down: its place, how much was lost, and what.
func Loss(l interchange.Loss) string {
	s := fmt.Sprintf("%s%d:%d %s %s", inside(l.File), l.Line, l.Col, []string{"noted", "simplified", "drafted", "skipped"}[l.Kind], l.Key)
	for i := 0; i+1 < len(l.Args); i += 2 {
		s += " " + l.Args[i] + "=" + l.Args[i+1]
	}
	if l.ID != "" {
		s += " (" + l.ID + ")"
	}
	return s
}

func inside(file string) string {
	if file == "" {
		return ""
	}
	return file + ":"
}

// Load gives the pack that files make, and fails the test if it has an error.
func Load(t testing.TB, files map[string][]byte) *content.Pack {
	t.Helper()
	fsys := fstest.MapFS{}
	for name, b := range files {
		fsys[name] = &fstest.MapFile{Data: b}
	}
	p, findings := source.Load(fsys, source.Options{})
	if p == nil {
		for _, f := range findings {
			if f.Level == source.Error {
				t.Error(f.String(content.English))
			}
		}
		t.Fatal("the pack that was made does not load")
	}
	return p
}

// Made is Cases for formats that cannot be written in an archive of texts: a program makes the
// inputs, and testdata/made.txtar has a NAME.want for each.
func Made(t *testing.T, format interchange.Format, inputs []Input) {
	t.Helper()
	const name = "testdata/made.txtar"
	var out []txtar.File
	for _, in := range Wanted(t, name, inputs) {
		got := ""
		t.Run(in.Name, func(t *testing.T) {
			if got = Report(t, format, in.Name, in.Raw); !*update && got != in.Want {
				t.Errorf("%s became\n%s\nwant\n%s", in.Name, got, in.Want)
			}
		})
		out = append(out, txtar.File{Name: in.Name + ".want", Data: []byte(got)})
	}
	if !*update {
		return
	}
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	a.Files = out
	if err := os.WriteFile(name, txtar.Format(a), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Wanted gives inputs that a program makes with what must come of each, from an archive that has a
// NAME.want for each of them and nothing else.
func Wanted(t *testing.T, archive string, inputs []Input) []Input {
	t.Helper()
	a, err := txtar.ParseFile(archive)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range a.Files {
		want[f.Name] = string(f.Data)
	}
	for i := range inputs {
		file := inputs[i].Name + ".want"
		if _, known := want[file]; !known && !*update {
			t.Errorf("%s is not in %s", file, archive)
		}
		inputs[i].Want = want[file]
		delete(want, file)
	}
	for file := range want {
		if !*update {
			t.Errorf("%s: there is no such input", file)
		}
	}
	return inputs
}
