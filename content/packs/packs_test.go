package packs

import (
	"bytes"
	"path/filepath"
	"testing"

	"quest/content"
	"quest/content/check"
	"quest/content/source"
)

// sources loads every pack beside this file and prints what the loader and the
// checker find.
func sources(t *testing.T) []*content.Pack {
	t.Helper()
	manifests, err := filepath.Glob("*/pack.yaml")
	if err != nil || len(manifests) == 0 {
		t.Fatalf("no packs here: %v", err)
	}
	var all []*content.Pack
	for _, m := range manifests {
		dir := filepath.Dir(m)
		report, err := check.Dir(dir, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			t.Logf("%s/%s", dir, f.String(content.English))
		}
		if errors, warnings, _ := source.Count(report.Findings); errors+warnings > 0 {
			t.Errorf("%s has %d errors and %d warnings; shipped packs have none", dir, errors, warnings)
		}
		if report.Pack != nil {
			all = append(all, report.Pack)
		}
	}
	return all
}

func TestShippedPacksHaveNoFindings(t *testing.T) {
	sources(t)
}

func TestCompiledPacksAreFresh(t *testing.T) {
	shipped := map[content.PackID][]byte{}
	for _, b := range Shipped() {
		p, err := content.Decode(b)
		if err != nil {
			t.Fatalf("a compiled pack cannot be read (%v); freshen it with: go generate ./content/packs", err)
		}
		shipped[p.ID()] = b
	}
	all := sources(t)
	for _, p := range all {
		b, err := p.Compile()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(shipped[p.ID()], b) {
			t.Errorf("the compiled form of %s is stale; freshen it with: go generate ./content/packs", p.ID())
		}
	}
	if len(shipped) != len(all) {
		t.Errorf("%d compiled packs for %d sources; freshen them with: go generate ./content/packs", len(shipped), len(all))
	}
}

func TestEveryLessonAndItemOfTheShippedPacksDecodes(t *testing.T) {
	for _, b := range Shipped() {
		p, err := content.Decode(b)
		if err != nil {
			t.Fatal(err)
		}
		for _, h := range p.Lessons() {
			if _, ok := p.Lesson(h.ID); !ok {
				t.Errorf("%s: lesson %s does not decode", p.ID(), h.ID)
			}
		}
		for _, q := range p.Quizzes() {
			for _, id := range q.Items {
				if _, ok := p.Item(id); !ok {
					t.Errorf("%s: item %s does not decode", p.ID(), id)
				}
			}
		}
		for _, h := range p.Labs() {
			if _, ok := p.Lab(h.ID); !ok {
				t.Errorf("%s: lab %s does not decode", p.ID(), h.ID)
			}
		}
	}
}

func BenchmarkLoadFromSource(b *testing.B) {
	for b.Loop() {
		if p, _, err := source.LoadDir("rds-events", source.Options{}); p == nil || err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeShipped(b *testing.B) {
	compiled := Shipped()[0]
	b.SetBytes(int64(len(compiled)))
	for b.Loop() {
		if _, err := content.Decode(compiled); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDecodeItem(b *testing.B) {
	p, err := content.Decode(Shipped()[0])
	if err != nil {
		b.Fatal(err)
	}
	id := p.Quizzes()[0].Items[0]
	for b.Loop() {
		if _, ok := p.Item(id); !ok {
			b.Fatal(id)
		}
	}
}
