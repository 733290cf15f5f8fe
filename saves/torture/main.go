// Command torture tries to break the promises of package saves and prints one
// table of what it found: what a player was told is saved must be there, after
// every kill, power cut, failing disk and flipped bit it can think of.
//
//	go run ./saves/torture            the short form, some two minutes
//	go run ./saves/torture -long      the long form, for people with an hour
//	go run ./saves/torture -only S2,S5 -seed 7
//
// It exits with 1 if a promise was broken. Each violation names the seed that
// plays it again.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

func main() {
	if dir := os.Getenv(holdEnv); dir != "" {
		os.Exit(hold(dir, os.Stdin, os.Stdout))
	}
	os.Exit(run(os.Args[1:], os.Stdout, os.Stderr))
}

const (
	exitKept   = 0
	exitBroken = 1
	exitUsage  = 2
)

// run tortures as the arguments say and gives the exit code.
func run(args []string, out, errs io.Writer) int {
	set := flag.NewFlagSet("torture", flag.ContinueOnError)
	set.SetOutput(errs)
	brief := set.Bool("short", false, "the form for every change (the default)")
	whole := set.Bool("long", false, "the form for people: 10,000 kills, 1,000,000 recoveries, every bit")
	only := set.String("only", "", "these rows, such as S1,S2")
	seed := set.Uint64("seed", 1, "where chance begins")
	count := set.Int("n", 0, "how many kills or plays; 0 is what the form says")
	if err := set.Parse(args); err != nil {
		return exitUsage
	}
	wanted, err := choose(*only)
	if err != nil || *brief && *whole || set.NArg() > 0 || *count < 0 {
		_, _ = fmt.Fprintln(errs, "torture: use -short or -long, -only with rows of", names(rows), "and no other arguments")
		return exitUsage
	}
	form := short
	if *whole {
		form = long
	}
	began := time.Now()
	_, _ = fmt.Fprintf(out, "%s form, seed %d, %d processors, %s/%s\n\n", form, *seed, runtime.GOMAXPROCS(0), runtime.GOOS, runtime.GOARCH)
	violations := 0
	t := newTable(out)
	top, err := os.MkdirTemp("", "quest-torture-")
	if err != nil {
		_, _ = fmt.Fprintln(errs, "torture:", err)
		return exitBroken
	}
	real := sync.OnceValues(func() (*programs, error) { return build(top) })
	for _, row := range wanted {
		c := &trial{form: form, seed: *seed, count: *count, top: top, real: real}
		started := time.Now()
		row.run(c)
		t.add(row, c, time.Since(started))
		violations += len(c.violations)
	}
	if err := os.RemoveAll(top); err != nil {
		_, _ = fmt.Fprintln(errs, "torture:", err)
	}
	t.end(violations, time.Since(began))
	if violations > 0 {
		return exitBroken
	}
	return exitKept
}

// choose gives the rows of a list such as S1,S2; all if it is empty.
func choose(list string) ([]row, error) {
	if list == "" {
		return rows, nil
	}
	var out []row
	for name := range strings.SplitSeq(list, ",") {
		i := slices.IndexFunc(rows, func(r row) bool { return strings.EqualFold(r.name, strings.TrimSpace(name)) })
		if i < 0 {
			return nil, fmt.Errorf("there is no row %q", name)
		}
		out = append(out, rows[i])
	}
	return out, nil
}

func names(rows []row) string {
	var out []string
	for _, r := range rows {
		out = append(out, r.name)
	}
	return strings.Join(out, ",")
}
