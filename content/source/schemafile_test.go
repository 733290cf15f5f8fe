package source

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"

	"quest/content/contenttest"
	"quest/content/source/saying"
)

// validators compiles the schema of every kind of file.
func validators(t *testing.T) map[string]*jsonschema.Schema {
	t.Helper()
	all := map[string]*jsonschema.Schema{}
	for _, kind := range SchemaKinds() {
		b, ok := Schema(kind)
		if !ok {
			t.Fatalf("no schema of %s", kind)
		}
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		c := jsonschema.NewCompiler()
		if err := c.AddResource(SchemaFile(kind), doc); err != nil {
			t.Fatal(err)
		}
		s, err := c.Compile(SchemaFile(kind))
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		all[kind] = s
	}
	return all
}

// schemaKind is the kind of a file of a pack by its path, "" for one without a schema.
func schemaKind(path string) string {
	dir, _, below := strings.Cut(path, "/")
	kinds := map[string]string{"quiz": "quiz", "labs": "lab", "lessons": "lesson", "blueprints": "blueprint", "i18n": "i18n"}
	if below && dir == "i18n" && !strings.HasSuffix(path, ".yaml") {
		return "" // the overlay of a lesson is text, but for three lines
	}
	if below {
		return kinds[dir]
	}
	name, yaml := strings.CutSuffix(path, ".yaml")
	if !yaml {
		return ""
	}
	return name
}

// asEditor reads YAML as the YAML support of an editor does: numbers and booleans where a value
// looks like one, and dates as texts.
func asEditor(t *testing.T, path string, text []byte) any {
	t.Helper()
	if strings.HasSuffix(path, ".md") {
		front, _, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
		text = []byte(front)
	}
	var n yaml.Node
	if err := yaml.Unmarshal(text, &n); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return valueOf(t, n.Content[0])
}

func valueOf(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = valueOf(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		all := []any{}
		for _, e := range n.Content {
			all = append(all, valueOf(t, e))
		}
		return all
	default:
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(strings.TrimPrefix(n.Value, "+"))
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

// flawed gives the files of a pack that a schema refuses, with what it says.
func flawed(t *testing.T, schemas map[string]*jsonschema.Schema, pack fs.FS) map[string]error {
	t.Helper()
	flaws := map[string]error{}
	err := fs.WalkDir(pack, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || schemaKind(path) == "" {
			return err
		}
		b, err := fs.ReadFile(pack, path)
		if err != nil {
			return err
		}
		if err := schemas[schemaKind(path)].Validate(asEditor(t, path, b)); err != nil {
			flaws[path] = err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return flaws
}

func TestSchemasTakeWhatTheLoaderTakes(t *testing.T) {
	schemas := validators(t)
	for name, pack := range map[string]fs.FS{
		"example": os.DirFS(filepath.Join("..", "..", "docs", "example-pack")),
		"shipped": os.DirFS(filepath.Join("..", "packs", "rds-events")),
		"harbour": contenttest.HarbourFiles(t), "canal": contenttest.CanalFiles(t),
	} {
		for path, flaw := range flawed(t, schemas, pack) {
			t.Errorf("%s, %s: %#v", name, path, flaw)
		}
	}
}

// TestSchemasRefuseWhatTheLoaderRefuses breaks every field of the example pack in turn in ways that
// are about fields, required ones, kinds of values and limits, and asks both.
func TestSchemasRefuseWhatTheLoaderRefuses(t *testing.T) {
	schemas := validators(t)
	example := filesOf(t, filepath.Join("..", "..", "docs", "example-pack"))
	tried := 0
	for path, f := range example {
		if schemaKind(path) == "" || !strings.HasSuffix(path, ".yaml") {
			continue
		}
		doc := asEditor(t, path, f.Data)
		for _, m := range mutations(doc, "") {
			text, err := json.Marshal(m.doc) // JSON is YAML
			if err != nil {
				t.Fatal(err)
			}
			files := fstest.MapFS{"pack.yaml": example["pack.yaml"]} // what it names elsewhere is not at issue
			if strings.HasPrefix(path, "i18n/") {
				files = maps.Clone(example) // an overlay is read for what it translates
			}
			files[path] = &fstest.MapFile{Data: text}
			_, findings := Load(files, today)
			refused := ""
			for _, found := range findings {
				if found.File == path && (found.Code[0] == 'S' || found.Code == "Z003") && found.key != saying.EmptyPack && found.Level == Error {
					refused = found.String("en")
				}
			}
			flaw := schemas[schemaKind(path)].Validate(m.doc)
			tried++
			if (refused != "") != (flaw != nil) {
				t.Errorf("%s, %s: the loader says %q, the schema %v", path, m.what, refused, flaw)
			}
		}
	}
	if tried < 400 {
		t.Errorf("only %d changes were tried", tried)
	}
}

// mutation is a document with one change.
type mutation struct {
	what string
	doc  any
}

// mutations changes each field below a value in turn: it is taken away, another stands beside it, and
// it holds a list or a map where none belongs.
func mutations(v any, at string) []mutation {
	var all []mutation
	wrap := func(inner []mutation, put func(any) any) {
		for _, m := range inner {
			all = append(all, mutation{m.what, put(m.doc)})
		}
	}
	switch v := v.(type) {
	case map[string]any:
		if !ownNames(at) {
			all = append(all, mutation{at + ": a field more", with(v, "colour-of-it", "blue")})
			for k := range v {
				all = append(all, mutation{at + "." + k + ": taken away", lacking(v, k)})
			}
		}
		for k, value := range v {
			wrap(mutations(value, at+"."+k), func(fresh any) any { return with(v, k, fresh) })
		}
	case []any:
		all = append(all, mutation{at + ": a word for a list", "word"}, mutation{at + ": too many elements", overlong(v, at)})
		if len(v) > 0 {
			wrap(mutations(v[0], at+"[]"), func(fresh any) any { return append([]any{fresh}, v[1:]...) })
		}
	case json.Number:
		all = append(all, mutation{at + ": a list for a number", []any{}}, mutation{at + ": a huge number", json.Number("999999")}, mutation{at + ": -1", json.Number("-1")})
	case bool:
		all = append(all, mutation{at + ": a word for true or false", "perhaps"})
	case string:
		if !ownNames(at) {
			all = append(all, mutation{at + ": a list for a word", []any{"a", "b"}})
		}
	}
	return all
}

// ownNames names the maps whose keys are names of the author's, and values that may be several
// things.
func ownNames(at string) bool {
	for _, part := range []string{".when", ".pass", ".sets", ".state", ".start", ".expect", ".accept", ".answers", ".avoid", ".texts"} {
		if at != ".rewards[].when" && !strings.HasPrefix(at, ".rewards[].when.") && (strings.HasSuffix(at, part) || strings.Contains(at, part+".")) {
			return true
		}
	}
	return false
}

func with(m map[string]any, key string, value any) map[string]any {
	fresh := lacking(m, key)
	fresh[key] = value
	return fresh
}

func lacking(m map[string]any, key string) map[string]any {
	fresh := map[string]any{}
	for k, v := range m {
		if k != key {
			fresh[k] = v
		}
	}
	return fresh
}

// overlong gives a list with more elements than it may have.
func overlong(v []any, at string) []any {
	most := 101
	if at == ".retired" {
		most = 1001
	}
	all := append([]any{}, v...)
	for len(all) < most && len(v) > 0 {
		all = append(all, v...)
	}
	if len(v) == 0 {
		for range most {
			all = append(all, "x")
		}
	}
	return all
}

// Every field has Korean words for its hover text, and nothing else has.
func TestFieldsAreDescribedInKorean(t *testing.T) {
	known := map[string]bool{}
	for _, table := range Fields() {
		for _, f := range table.Fields {
			if f.About == "" {
				continue
			}
			known[f.About] = true
			if koreanAbout()[f.About] == "" {
				t.Errorf("content/source/fields.ko.json has no words for %q", f.About)
			}
		}
	}
	for about := range koreanAbout() {
		if !known[about] {
			t.Errorf("content/source/fields.ko.json: %q is of no field", about)
		}
	}
	for _, kind := range SchemaKinds() {
		b, _ := Schema(kind)
		if !strings.Contains(string(b), "\\n\\n") {
			t.Errorf("the schema of %s has no Korean", kind)
		}
	}
}
