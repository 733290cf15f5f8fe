package source

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"quest/content"
)

// files are the files of a pack: the format that names their fields, where they stand,
// and the chapter of docs/pack-format.md about them.
var files = []struct{ format, name, pattern, chapter string }{
	{"quest.pack/v1", "`pack.yaml`", "pack.yaml", "6"},
	{"quest.concepts/v1", "`concepts.yaml`", "concepts.yaml", "7"},
	{"quest.lesson/v1", "`lessons/*.md`, between the first two lines `---`", "lessons/*", "8.1"},
	{"quest.quiz/v1", "`quiz/*.yaml`", "quiz/*", "9"},
	{"quest.lab/v1", "`labs/*.yaml`", "labs/*", "11"},
	{"quest.rewards/v1", "`rewards.yaml`", "rewards.yaml", "12"},
	{"quest.blueprint/v1", "`blueprints/*.yaml`", "blueprints/*", "13"},
}

func TestFieldsPage(t *testing.T) {
	var b strings.Builder
	b.WriteString(`# Fields of a pack

<!-- Generated: go test ./content/source -run Page -update -->

Every field that the loader reads, from the tables by which it reads. [pack-format.md](pack-format.md) says more about each;
[example-pack](example-pack) shows each of them. *Prose* and *line* are texts with a line for each language, or a name that is the same in
all (chapter 4); prose has up to 12 groups of lines, a line has one.
`)
	for _, file := range files {
		fmt.Fprintf(&b, "\n## %s\n\nChapter %s.\n", file.name, file.chapter)
		for _, table := range Fields() {
			if table.Format != file.format {
				continue
			}
			switch {
			case table.Type != "":
				fmt.Fprintf(&b, "\n### %s of type %s\n", table.Path, table.Type)
			case table.Path != "":
				fmt.Fprintf(&b, "\n### %s\n", table.Path)
			}
			b.WriteString("\n| Field | What it takes | Absent | What it is for |\n|---|---|---|---|\n")
			for _, f := range table.Fields {
				absent := cell(f.Absent)
				if f.Required {
					absent = "**required**"
				}
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", f.Name, cell(f.Takes), absent, cell(f.About))
			}
		}
	}
	holdPage(t, "pack-fields.md", b.String())
}

// TestExamplePackShowsEveryField looks for every field of every file in the example
// pack, which is without a finding.
func TestExamplePackShowsEveryField(t *testing.T) {
	pack := os.DirFS(filepath.Join("..", "..", "docs", "example-pack"))
	if _, findings := Load(pack, today); len(findings) > 0 {
		t.Fatalf("the example pack has findings:\n%s", said(findings))
	}
	for _, file := range files {
		names, err := fs.Glob(pack, file.pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: %d files (%v)", file.pattern, len(names), err)
		}
		shown := map[string]bool{} // "type path.field"
		for _, name := range names {
			text, err := fs.ReadFile(pack, name)
			if err != nil {
				t.Fatal(err)
			}
			front, _, _ := strings.Cut(strings.TrimPrefix(string(text), "---\n"), "\n---\n")
			var top yaml.Node
			if err := yaml.Unmarshal([]byte(front), &top); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			show(shown, top.Content[0], "", "")
		}
		for _, table := range Fields() {
			for _, f := range table.Fields {
				at := strings.TrimPrefix(table.Path+"."+f.Name, ".")
				if table.Format == file.format && !shown[string(table.Type)+" "+at] {
					t.Errorf("%s: no %s %s in the example pack", file.name, table.Type, at)
				}
			}
		}
	}
}

// show notes the path of every field below a node, under the type of the item that
// holds it and under none.
func show(shown map[string]bool, n *yaml.Node, path, kind string) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, element := range n.Content {
			show(shown, element, path+"[]", kind)
		}
	case yaml.MappingNode:
		path = strings.ReplaceAll(path, "items[].items[]", "items[]")
		for i := 0; i+1 < len(n.Content); i += 2 {
			if path == "items[]" && n.Content[i].Value == "type" {
				kind = n.Content[i+1].Value
			}
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			at := strings.TrimPrefix(path+"."+n.Content[i].Value, ".")
			shown[" "+at], shown[kind+" "+at] = true, true
			show(shown, n.Content[i+1], at, kind)
		}
	default:
	}
}

// TestEveryItemTypeIsInTheExamplePack guards the test above against a type without
// fields of its own.
func TestEveryItemTypeIsInTheExamplePack(t *testing.T) {
	p, findings := Load(os.DirFS(filepath.Join("..", "..", "docs", "example-pack")), today)
	if p == nil {
		t.Fatal(said(findings))
	}
	var kinds []content.ItemType
	for _, q := range p.Quizzes() {
		for _, id := range q.Items {
			if item, ok := p.Item(id); ok {
				kinds = append(kinds, item.Type)
				if item.Case != nil {
					kinds = append(kinds, content.Case)
				}
			}
		}
	}
	for _, kind := range content.ItemTypes() {
		if !slices.Contains(kinds, kind) {
			t.Errorf("no item of type %s", kind)
		}
	}
}
