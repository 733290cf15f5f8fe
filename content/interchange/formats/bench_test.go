package formats_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"quest/content/interchange"
	"quest/content/interchange/formats"
	"quest/content/source"
)

// tenThousand gives 10,000 questions in GIFT, in chapters of 50.
func tenThousand() []byte {
	var b strings.Builder
	for i := range 10_000 {
		if i%50 == 0 {
			fmt.Fprintf(&b, "$CATEGORY: Chapter %d\n\n", i/50+1)
		}
		fmt.Fprintf(&b, "::Question %d::Which harbour is meant by the sign of number %d?{\n=Harbour %d#It has that sign.\n~Harbour %d#Its sign is another.\n~Harbour %d\n~Harbour %d\n####Signs of harbours are told apart by their numbers.\n}\n\n", i+1, i, i, i+1, i+2, i+3)
	}
	return []byte(b.String())
}

// BenchmarkImportGIFT takes 10,000 questions into ten packs, checked and written. The ratio is to
// reading the same file and writing the same packs, without doing anything else. The goal is 5. It cannot be
// reached while every question is understood and every pack is checked before it is written: read and check
// say how many times as long as the same copying each of these two takes by itself.
func BenchmarkImportGIFT(b *testing.B) {
	raw := tenThousand()
	format, _ := interchange.ByName(formats.All(), "gift")
	dir := b.TempDir()
	write := func(packs []interchange.BuiltPack, to string) {
		for _, p := range packs {
			for name, data := range p.Files {
				path := filepath.Join(to, p.Name, filepath.FromSlash(name))
				if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
					b.Fatal(err)
				}
				if err := os.WriteFile(path, data, 0o600); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	file := filepath.Join(dir, "bank.gift")
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		b.Fatal(err)
	}
	var packs []interchange.BuiltPack
	var work, floor, read, check time.Duration
	n := 0
	for b.Loop() {
		n++
		began := time.Now()
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		f, err := interchange.NewFile("bank.gift", data)
		if err != nil {
			b.Fatal(err)
		}
		reading := time.Now()
		bank, err := format.Read(f, interchange.ReadOptions{Lang: "en"})
		if err != nil {
			b.Fatal(err)
		}
		read += time.Since(reading)
		built, err := interchange.Build(bank, interchange.BuildOptions{File: "bank.gift", Name: "bank", Owner: "my", Lang: "en", In: "en"})
		if err != nil {
			b.Fatal(err)
		}
		packs = built.Packs
		write(packs, filepath.Join(dir, fmt.Sprint("a", n)))
		work += time.Since(began)
		if built.Imported != 10_000 || len(packs) != 10 {
			b.Fatalf("%d questions in %d packs", built.Imported, len(packs))
		}
		began = time.Now()
		if _, err := os.ReadFile(file); err != nil {
			b.Fatal(err)
		}
		write(packs, filepath.Join(dir, fmt.Sprint("b", n)))
		floor += time.Since(began)
		began = time.Now()
		for _, p := range packs {
			files := fstest.MapFS{}
			for name, data := range p.Files {
				files[name] = &fstest.MapFile{Data: data}
			}
			if errs := source.Read(files, source.Options{}).Errors(); len(errs) > 0 {
				b.Fatal(errs[0])
			}
		}
		check += time.Since(began)
	}
	b.ReportMetric(float64(read)/float64(floor), "read")
	b.ReportMetric(float64(check)/float64(floor), "check")
	b.ReportMetric(float64(work)/float64(floor), "ratio")
	b.ReportMetric(float64(work.Milliseconds())/float64(n), "ms/import")
}
