package exchange_test

import (
	"path/filepath"
	"strings"
	"testing"

	"quest/saves"
	"quest/saves/exchange"
)

// BenchmarkExchange joins two saves on this disk that differ in ten records, each end in
// turn having them, and equal ones. The metric is what both ends sent.
func BenchmarkExchange(b *testing.B) {
	const most = 100_000
	export := func(records int) string {
		var text strings.Builder
		for n := range records {
			text.WriteString(record(n) + "\n")
		}
		return text.String()
	}
	all, fewer := export(most), export(most-10)
	folder := func(b *testing.B, text string) *exchange.Folder {
		dir := filepath.Join(b.TempDir(), "save")
		if _, err := saves.Import(dir, strings.NewReader(text), saves.Options{}); err != nil {
			b.Fatal(err)
		}
		return &exchange.Folder{Dir: dir}
	}
	for _, c := range []struct {
		name        string
		here, there string
	}{{"ten went", all, fewer}, {"ten came", fewer, all}, {"equal", all, all}, {"all came", "", all}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				here, there := &exchange.Folder{Dir: filepath.Join(b.TempDir(), "new")}, folder(b, c.there)
				if c.here != "" {
					here = folder(b, c.here)
				}
				b.StartTimer()
				asks, serves, l := meet(here, there, exchange.Options{}, whole)
				if asks.err != nil || serves.err != nil {
					b.Fatal(asks.err, serves.err)
				}
				b.ReportMetric(float64(l.sent[0]+l.sent[1]), "sent-bytes")
			}
		})
	}
}
