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
		p, err := content.Open(b)
		if err != nil {
			t.Fatalf("a compiled pack cannot be read (%v); freshen it with: go generate ./content/packs", err)
		}
		if shipped[p.ID()], err = p.Compile(); err != nil {
			t.Fatal(err)
		}
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
		p, err := content.Open(b)
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

// BenchmarkOpenShipped opens the flagship pack, then also reads what the map shows of it,
// and then also what playing needs beside lessons, items and labs.
func BenchmarkOpenShipped(b *testing.B) {
	for _, part := range []struct {
		name string
		read func(*content.Pack)
	}{
		{"header", func(*content.Pack) {}},
		{"map", func(p *content.Pack) { p.Lessons() }},
		{"contents", func(p *content.Pack) { p.Rewards() }},
	} {
		b.Run(part.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				p, err := content.Open(Shipped()[0])
				if err != nil {
					b.Fatal(err)
				}
				part.read(p)
			}
		})
	}
}

// BenchmarkDecodeItems reads and decodes each item of the flagship pack.
func BenchmarkDecodeItems(b *testing.B) {
	b.ReportAllocs()
	items := 0
	for b.Loop() {
		p, err := content.Open(Shipped()[0])
		if err != nil {
			b.Fatal(err)
		}
		items = p.Items()
		for _, q := range p.Quizzes() {
			for _, id := range q.Items {
				if _, ok := p.Item(id); !ok {
					b.Fatal(id)
				}
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*items), "ns/item")
}
