package check_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"quest/content/contenttest"
)

// largest is a lab of 12 controls and 174,960 states with 12 missions, 100 tests and
// as many actions, routes and gates as are asked for. doubts is how many conditions a
// gate asks beside the one that lets the event through: none of them holds, so that
// every one is asked in every state. Only the last gate of a route stops anything.
func largest(actions, routes, gates, doubts int) string {
	var b strings.Builder
	b.WriteString("format: quest.lab/v1\nid: large\ntitle: Large\nintro: \"`x`\"\nverified: 2026-11-01\nsources: [https://example.org/x]\n" +
		"nodes:\n  - {id: n1, text: A}\n  - {id: n2, text: B}\ncontrols:\n")
	for i, n := range []int{3, 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 5} {
		fmt.Fprintf(&b, "  - {id: c%d, text: C, at: n1, start: v0, values: [", i)
		for v := range n {
			fmt.Fprintf(&b, "{id: v%d, text: V},", v)
		}
		b.WriteString("]}\n")
	}
	b.WriteString("actions:\n")
	for a := range actions {
		fmt.Fprintf(&b, "  - id: a%d\n    text: A\n    routes:\n", a)
		for r := range routes {
			fmt.Fprintf(&b, "      - id: r%d\n        text: R\n        path: [n1, n2]\n        gates:\n", r)
			for g := range gates {
				pass := strings.Builder{}
				for d := range doubts {
					fmt.Fprintf(&pass, "{all: [{c%d: v0}, {c%d: v1}]}, ", (g+d)%12, (g+d)%12)
				}
				if pass.WriteString("always"); g == gates-1 {
					pass.Reset()
					pass.WriteString("never")
				}
				fmt.Fprintf(&b, "          - {id: g%d, at: n2, pass: {any: [%s]}, fail: \"`x`\"}\n", g, pass.String())
			}
		}
	}
	b.WriteString("missions:\n")
	for i := range 12 {
		fmt.Fprintf(&b, "  - {id: m%d, text: M, goal: {action: a0, route: r0}}\n", i)
	}
	b.WriteString("tests:\n")
	for range 100 {
		fmt.Fprintf(&b, "  - {state: {}, action: a0, expect: {r0: g%d}}\n", gates-1)
	}
	return b.String()
}

// TestTheLargestLabsAreTriedToTheEnd checks labs at every limit of the loader at once:
// many routes, and one route that holds all conditions and that every mission wants.
// The guard is against hanging and has room for a slow machine.
func TestTheLargestLabsAreTriedToTheEnd(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"8 actions of 6 routes of 20 gates", largest(8, 6, 20, 2), "map[B010:500 B012:12]"}, // and a note that there are more errors
		{"1 route of 20 gates", largest(1, 1, 20, 123), "map[B010:19 B012:12 B014:12]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := contenttest.CanalFiles(t)
			files["labs/large.yaml"] = &fstest.MapFile{Data: []byte(tt.text), Mode: 0o644}
			counts := map[string]int{}
			done := make(chan error, 1)
			go func() {
				_, findings, err := load(files, today)
				for _, f := range findings {
					if f.File == "labs/large.yaml" && f.Line > 1 {
						counts[f.Code]++
					}
				}
				done <- err
			}()
			select {
			case err := <-done:
				if err != nil {
					t.Fatal(err)
				}
			case <-time.After(20 * time.Second):
				t.Fatal("the check hangs")
			}
			if got := fmt.Sprint(counts); got != tt.want {
				t.Errorf("findings %s, want %s", got, tt.want)
			}
		})
	}
}

// BenchmarkLargestLab checks a pack with one of the largest labs.
func BenchmarkLargestLab(b *testing.B) {
	for name, text := range map[string]string{"many-routes": largest(8, 6, 20, 2), "one-route": largest(1, 1, 20, 123)} {
		files := contenttest.CanalFiles(b)
		files["labs/large.yaml"] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, findings, err := load(files, today); err != nil || len(findings) < 20 {
					b.Fatal(err, len(findings))
				}
			}
			b.ReportMetric(float64(len(text)), "source-bytes")
		})
	}
}
