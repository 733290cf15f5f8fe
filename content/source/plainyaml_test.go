package source

import (
	"bytes"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"quest/content/contenttest"
)

// samePlainYAML fails if a file in plain YAML is something else for the YAML library. It reports whether
// the file is in plain YAML.
func samePlainYAML(t *testing.T, name, src string) bool {
	t.Helper()
	got, ok := readPlainYAML(src)
	if !ok {
		return false
	}
	want, faults := readAnyYAML(src)
	if len(faults) > 0 {
		t.Errorf("%s is plain YAML, but the library finds %v", name, faults[0])
	} else if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: as plain YAML %s, by the library %s", name, printed(got), printed(want))
	}
	return true
}

// printed writes a node with all that belongs to it.
func printed(n *node) string {
	var b strings.Builder
	var walk func(*node)
	walk = func(n *node) {
		b.WriteString(strings.TrimSpace(string(rune('0'+n.kind)) + string(rune('a'+n.style))))
		b.WriteString("@" + itoa(n.line) + ":" + itoa(n.col) + strings.TrimSuffix("f", map[bool]string{false: "f"}[n.flow]) + "<" + n.text + ">" + n.cut + "(")
		for i, v := range n.vals {
			if n.kind == mapNode {
				walk(n.keys[i])
				b.WriteString("=")
			}
			walk(v)
			b.WriteString(" ")
		}
		b.WriteString(")")
	}
	walk(n)
	return b.String()
}

// packYAML gives every YAML file of the packs and templates of the project, and those of large packs.
func packYAML(tb testing.TB) map[string]string {
	tb.Helper()
	all := map[string]string{}
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" && filepath.Ext(path) != ".lock" {
			return err
		}
		raw, err := os.ReadFile(path)
		if bytes.Contains(raw, []byte("@@")) || bytes.Contains(raw, []byte("@{")) {
			return err // a file with holes that a program fills
		}
		all[filepath.ToSlash(path)] = string(raw)
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	for path, f := range contenttest.LargeFiles(7) {
		if strings.HasSuffix(path, ".yaml") {
			all["large/"+path] = string(f.Data)
		}
	}
	return all
}

func TestPlainYAMLIsWhatTheLibraryReads(t *testing.T) {
	plain, all := 0, packYAML(t)
	for path, src := range all {
		if samePlainYAML(t, path, src) {
			plain++
		} else if strings.HasPrefix(path, "large/") {
			t.Errorf("%s is not plain YAML, so that nothing is gained by it", path)
		}
	}
	if 10*plain < 9*len(all) {
		t.Errorf("only %d of %d files are plain YAML", plain, len(all))
	}
}

func TestWhatIsNoPlainYAMLIsLeftToTheLibrary(t *testing.T) {
	for name, src := range map[string]string{
		"no end of line": "a: b", "no map": "- a\n", "a scalar": "a\n", "nothing": "", "only a comment": "# a\n",
		"document": "---\na: b\n", "second document": "a: b\n---\nc: d\n", "end of document": "a: b\n...\n",
		"TAB": "a:\tb\n", "CR": "a: b\r\n", "NEL": "a: b\u0085c: d\n", "line separator": "a: b\u2028c: d\n", "mark of byte order": "\ufeffa: b\n",
		"broken UTF-8": "a: \xff\n", "comment in place of a value": "a: # c\nb: c\n", "comment without a space": "a: [b]# c\n", "comment in a list": "a: [b, # c\n  d]\n", "element that is a comment": "a:\n  - # b\n    c\n",
		"anchor": "a: &b c\n", "alias": "a: *b\n", "tag": "a: !b c\n", "merge": "a: <<\n", "merge key": "<<: a\n",
		"key twice": "a: b\na: c\n", "key twice in flow": "a: {b: c, b: d}\n", "key with a space": "a b: c\n", "quoted key": "\"a\": b\n",
		"colon in text": "a: b: c\n", "colon at the end": "a: b:\n", "scalar over two lines": "a: b\n  c\n", "quoted over two lines": "a: \"b\n  c\"\n",
		"quoted with more behind": "a: \"b\" c\n", "escape": "a: \"b\\nc\"\n", "quote in quotes": "a: 'b''c'\n", "folded": "a: >\n  b\n",
		"indent given": "a: |2\n  b\n", "end stripped": "a: |-\n  b\n", "empty literal": "a: |\nb: c\n", "literal with an empty first line": "a: |\n\n  b\n",
		"literal with a line less far in": "a: |\n   b\n  c\n", "literal with a comment behind": "a: | # c\n  b\n",
		"literal not far enough in": "a:\n  b: |\n  c\n", "no value": "a:\nb: c\n", "no value at the end": "a:\n", "value on the next line": "a:\n  b\n",
		"flow over two lines": "a: [b,\n  c]\n", "flow that is not closed": "a: [b\n", "empty in flow": "a: [b, , c]\n", "comma at the end": "a: [b, ]\n",
		"pair in a list": "a: [b: c]\n", "quoted pair in a list": "a: [\"b\": c]\n", "key without value": "a: {b}\n", "key with nothing": "a: {b: }\n",
		"map less far in": "a:\n   b: c\n  d: e\n", "list less far in": "a:\n   - b\n  - c\n", "map after a list": "a:\n  - b\n  c: d\n", "list after a map": "a:\n  b: c\n  - d\n",
		"list in a list": "a:\n  - - b\n", "empty element": "a:\n  -\n", "element on the next line": "a:\n  -\n    b\n", "element over two lines": "a:\n  - b\n    c\n",
		"deep": strings.Repeat("a: {", 20) + "b: c" + strings.Repeat("}", 20) + "\n",
		"many": "a: [" + strings.Repeat("b, ", maxNodes) + "b]\n",
	} {
		if n, ok := readPlainYAML(src); ok {
			t.Errorf("%s: %q was read as plain YAML: %.200s", name, src[:min(len(src), 100)], printed(n))
		}
	}
}

func TestPlainYAMLKeepsPlacesAndTexts(t *testing.T) {
	for _, src := range []string{
		"a: b\n", "\n# c\na: b\n\n  # c\nb: c\n# d\n", "a:   b  c   \n", "a: [ ]\nb: {}\nc: [ 가 , \"나 # 다\" ,'라']\n", "a: {b: [c, {d: e f}], g-h: i}\n",
		"a: |\n  b\n   c\n\n    \n  d\n\n\nb: c\n", "a: |\n    b\n# c\nd: |\n e\n", "a:\n- b\n- c\nd: e\n", "a:\n  - b: c\n    d: |\n      e\n\n  - b: f\n  # g\n",
		"a:\n  -   b: c\n      d: e\n  - 'f # g'\n  - |\n    h\n  - [i]\n", "가: b\n", "a: 가나 다\nb: (c)\nd: -1\ne: <f\n", "a: [https://example.org/a#b, c#d]\n",
		"a:\n  b:\n    c:\n    - d\n  e: f\n", "a: ''\nb: \"\"\n", "a: |\n  b: c\n  - d\n  # e\n  \"f\n", "a: |\n  끝\n    \n", "a: b # c\n", "a: b  #c \n\nd: 'e' # f\n", "a: [b, 'c'] # d\ne: {f: g} #\nh: []  # i\n",
		"a: # c\n  b: c d # e # f\n  g: # h\n  # i\n  - j # k\n  - l#m\n", "a: [b:c, d:1, e://f]\n", "a: b#c\n", "a.b: c\n1st.d/e-f_g: h\ni: {2: j}\n", "a: 나\u00a0다 # 라\n",
	} {
		if !samePlainYAML(t, src, src) && !strings.HasPrefix(src, "가") {
			t.Errorf("%q is no plain YAML", src)
		}
	}
}

// FuzzPlainYAML holds what is read as plain YAML to what the library reads.
func FuzzPlainYAML(f *testing.F) {
	for _, src := range packYAML(f) {
		if len(src) < 4000 {
			f.Add([]byte(src))
		}
	}
	for _, h := range hostileYAML() {
		if len(h.text) < 2000 {
			f.Add([]byte(h.text))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if bytes.IndexByte(src, 0) < 0 && tooManySigns(string(src)) == nil {
			samePlainYAML(t, "it", string(src))
		}
	})
}

// TestDamagedPlainYAML changes lines of good files by chance: what is still read as plain YAML
// is what the library reads.
func TestDamagedPlainYAML(t *testing.T) {
	rounds := 3000
	if testing.Short() {
		rounds = 300
	}
	var files []string
	for _, src := range packYAML(t) {
		files = append(files, src)
	}
	slices.Sort(files)
	rng := rand.New(rand.NewPCG(1, 2))
	bits := []string{" ", "  ", "\n", "# ", " #", ":", ": ", "- ", "-", "[", "]", "{", "}", ",", "\"", "'", "|", "|\n", "&a", "*", "!", "?", "가", "\\", "a", "0"}
	plain := 0
	for range rounds {
		lines := strings.SplitAfter(files[rng.IntN(len(files))], "\n")
		at := rng.IntN(len(lines))
		lines = slices.Clone(lines[:min(len(lines), 40)])
		for range 1 + rng.IntN(3) {
			i := (at + rng.IntN(5)) % len(lines)
			l := lines[i]
			switch cut := rng.IntN(len(l) + 1); rng.IntN(6) {
			case 0:
				lines[i] = " " + l
			case 1:
				lines[i] = strings.TrimPrefix(l, " ")
			case 2:
				lines[i] = ""
			case 3:
				lines[i] = l + lines[rng.IntN(len(lines))]
			case 4:
				lines[i] = l[:cut] + bits[rng.IntN(len(bits))] + l[cut:]
			case 5:
				lines[i] = l[:cut] + l[min(len(l), cut+1+rng.IntN(3)):]
			}
		}
		src := strings.Join(lines, "")
		if samePlainYAML(t, src, src) {
			plain++
		}
		if t.Failed() {
			return
		}
	}
	if plain < rounds/10 {
		t.Errorf("only %d of %d were plain YAML", plain, rounds)
	}
}
