//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// BenchmarkProgramStart is what a player waits for: from the start of the process to the first frame,
// in a terminal of its own, with the packs that QUEST_MANY_PACKS names (see BenchmarkStart) and with
// the built-in pack alone, by turns. The goal is a ratio of at most 1.3, and at most 32 MiB, which is
// the most that the process held in memory.
func BenchmarkProgramStart(b *testing.B) {
	many, one := os.Getenv("QUEST_MANY_PACKS"), b.TempDir()
	if many == "" {
		b.Skip("QUEST_MANY_PACKS names no save folder")
	}
	took := map[string][]time.Duration{}
	most := int64(0)
	for b.Loop() {
		for _, dir := range []string{one, many} {
			time, memory := programStart(b, dir)
			took[dir] = append(took[dir], time)
			most = max(most, memory)
		}
	}
	median := func(all []time.Duration) time.Duration { slices.Sort(all); return all[len(all)/2] }
	b.ReportMetric(float64(median(took[one]).Microseconds())/1000, "one-ms")
	b.ReportMetric(float64(median(took[many]).Microseconds())/1000, "many-ms")
	b.ReportMetric(float64(median(took[many]))/float64(median(took[one])), "ratio")
	b.ReportMetric(float64(most)/(1<<20), "MiB")
}

// programStart plays a save until the first frame is there: it names a key in a list of them. memory
// is in bytes.
func programStart(b *testing.B, dir string) (took time.Duration, memory int64) {
	b.Helper()
	c := exec.Command("quest", "play", "--save-dir", dir, "--lang", "en")
	c.Env = append(os.Environ(), "TERM=xterm-256color", "LANG=C.UTF-8")
	began := time.Now()
	master, err := pty.StartWithSize(c, &pty.Winsize{Rows: 24, Cols: 80})
	if err != nil {
		b.Skip("no terminal can be opened here:", err)
	}
	defer master.Close() //nolint:errcheck // the program has ended
	var seen []byte
	part := make([]byte, 64<<10)
	for !bytes.Contains(seen, []byte("enter")) {
		n, err := master.Read(part)
		if err != nil {
			b.Fatalf("%v behind %q", err, seen)
		}
		seen = append(seen, part[:n]...)
	}
	took = time.Since(began)
	if err := c.Process.Signal(syscall.SIGTERM); err != nil {
		b.Fatal(err)
	}
	for err == nil { // what it still draws must go somewhere
		_, err = master.Read(part)
	}
	_ = c.Wait() // a signal has ended it
	use, _ := c.ProcessState.SysUsage().(*syscall.Rusage)
	memory = use.Maxrss
	if memory < 1<<20 { // in KiB but on macOS
		memory <<= 10
	}
	return took, memory
}
