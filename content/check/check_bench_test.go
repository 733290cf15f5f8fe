//go:build unix

package check_test

import (
	"bytes"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"go.yaml.in/yaml/v4"

	"quest/content/check"
	"quest/content/contenttest"
)

// parse reads all YAML of a pack into nodes of the library and does nothing else: what any check was
// thought to take at least. Most files are read without the library now (see source.readPlainYAML).
func parse(b *testing.B, files fstest.MapFS) {
	b.Helper()
	for path, f := range files {
		if !strings.HasSuffix(path, ".yaml") {
			continue
		}
		var n yaml.Node
		loader, err := yaml.NewLoader(bytes.NewReader(f.Data))
		if err == nil {
			err = loader.Load(&n)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// worked is the time that processors have worked for this process, in which other programs do not
// show.
func worked(b *testing.B) time.Duration {
	b.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// against reports how long checks take beside the parsing of the same YAML, each the fastest of its
// rounds.
func against(b *testing.B, packs []fstest.MapFS, items int) {
	b.Helper()
	for _, files := range packs {
		report, err := check.Files(files, today)
		if err != nil || report.Pack == nil || report.Pack.Items() < items/len(packs) {
			b.Fatalf("%v, pack %v, findings\n%.2000s", err, report.Pack != nil, said(report.Findings))
		}
	}
	checks, parses := time.Duration(1<<62), time.Duration(1<<62)
	for b.Loop() {
		runtime.GC() // what was made before is not on the bill of what follows
		begin := worked(b)
		for _, files := range packs {
			if _, err := check.Files(files, today); err != nil {
				b.Fatal(err)
			}
		}
		between := worked(b)
		runtime.GC()
		again := worked(b)
		for _, files := range packs {
			parse(b, files)
		}
		checks, parses = min(checks, between-begin), min(parses, worked(b)-again)
	}
	b.ReportMetric(float64(checks.Milliseconds()), "check-ms")
	b.ReportMetric(float64(parses.Milliseconds()), "parse-ms")
	b.ReportMetric(float64(checks)/float64(parses), "check/parse")
}

// A pack of 944 items in 59 lessons. The goal is at most 2 times the parsing.
func BenchmarkCheckOfThousandItems(b *testing.B) {
	against(b, []fstest.MapFS{contenttest.LargeFiles(0)}, contenttest.LargeItems)
}

// Ten such packs. The goal is at most 3 times the parsing.
func BenchmarkCheckOfTenPacks(b *testing.B) {
	var packs []fstest.MapFS
	for n := range 10 {
		packs = append(packs, contenttest.LargeFiles(n))
	}
	against(b, packs, 10*contenttest.LargeItems)
}
