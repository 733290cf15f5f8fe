// Command load measures the class server on this computer and prints one table: what a
// connected player takes of the memory, how fast keys are answered with few and with many
// players, and what saving, rounds and large saves take. It starts the server, a PostgreSQL
// of its own and all players itself, reaches loopback addresses only, and ends within the
// time that its arguments say.
//
//	go run ./cmd/questd/load                       all rows, about ten minutes
//	go run ./cmd/questd/load -only memory,echo -players 200,1000 -time 30s
//	go run ./cmd/questd/load -only steady -sessions 200 -time 60m
//
// Players and server share the processors: what is printed is what both together can do.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"time"

	"quest/cmd/questd/nodes"
)

func main() { os.Exit(load(os.Args[1:], os.Stdout, os.Stderr)) }

var processors = runtime.NumCPU()

const (
	exitMeasured = 0
	exitFailed   = 1
	exitUsage    = 2
)

// row is something that can be measured.
type row struct {
	name    string
	measure func(*run) error
	asked   bool // is measured only where a list names it, for it takes long
}

// rows are what can be measured, in the order of the table.
var rows = []row{
	{name: "memory", measure: (*run).memory},
	{name: "echo", measure: (*run).echo},
	{name: "append", measure: (*run).append},
	{name: "fanout", measure: (*run).fanOut},
	{name: "large", measure: (*run).large},
	{name: "steady", measure: (*run).steady, asked: true},
}

// run is one run of the harness.
type run struct {
	out      io.Writer
	self     string // this program
	server   string // the program of the server
	top      string // a folder that is deleted at the end
	sessions int    // of the rows about memory and the long run
	players  []int  // of the row about keys
	time     time.Duration
}

func load(arguments []string, out, errs io.Writer) int {
	set := flag.NewFlagSet("load", flag.ContinueOnError)
	set.SetOutput(errs)
	only := set.String("only", "", "these rows, such as memory,echo")
	sessions := set.Int("sessions", 200, "sessions of the rows memory and steady")
	players := set.String("players", "200,1000,3000", "how many players press keys")
	how := set.Duration("time", 30*time.Second, "how long each number of players presses keys, up to 1h")
	server := set.String("server", "", "the program of the server; it is built if none is given")
	yard := set.String("yardstick", "", "serve one of the smallest programs; the harness starts itself with this")
	figures := set.String("metrics", "", "where the yardstick tells its figures")
	if err := set.Parse(arguments); err != nil {
		return exitUsage
	}
	if *yard != "" {
		if err := serveYardstick(*yard, *figures, out); err != nil {
			_, _ = fmt.Fprintln(errs, "load:", err)
		}
		return exitFailed
	}
	r := &run{out: out, server: *server, sessions: *sessions, time: *how}
	var err error
	if r.players, err = numbers(*players); err == nil {
		err = r.sound(set.NArg())
	}
	if err != nil {
		_, _ = fmt.Fprintln(errs, "load:", err)
		return exitUsage
	}
	if err := r.all(*only); err != nil {
		_, _ = fmt.Fprintln(errs, "load:", err)
		return exitFailed
	}
	return exitMeasured
}

// mostPlayers and longest bound a run: it is to be harmless on a computer that somebody uses.
const (
	mostPlayers = 4000
	longest     = time.Hour
)

// sound refuses what would not end, or would take the computer down.
func (r *run) sound(rest int) error {
	switch {
	case rest > 0:
		return fmt.Errorf("there are no arguments but flags")
	case r.sessions <= warm || r.sessions > mostPlayers || slices.Max(r.players) > mostPlayers || slices.Min(r.players) < 1:
		return fmt.Errorf("%d to %d players", warm+1, mostPlayers)
	case r.time < time.Second || r.time > longest:
		return fmt.Errorf("a time from 1s to %s", longest)
	}
	return nil
}

func numbers(list string) ([]int, error) {
	var out []int
	for word := range strings.SplitSeq(list, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(word))
		if err != nil {
			return nil, fmt.Errorf("a list of numbers such as 200,1000: %w", err)
		}
		out = append(out, n)
	}
	return out, nil
}

// all measures the rows of a list; for an empty one all but those that take long.
func (r *run) all(only string) error {
	wanted := strings.FieldsFunc(only, func(c rune) bool { return c == ',' || c == ' ' })
	for _, name := range wanted {
		if !slices.ContainsFunc(rows, func(r row) bool { return r.name == name }) {
			return fmt.Errorf("there is no row %q", name)
		}
	}
	if err := r.prepare(); err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(r.top) }()
	r.print("| %s | %s | %s |\n|---|---|---|\n", "what, "+runtime.GOOS+"/"+runtime.GOARCH+", "+strconv.Itoa(processors)+" processors", "measured", "goal")
	for _, row := range rows {
		if named := slices.Contains(wanted, row.name); !named && (row.asked || len(wanted) > 0) {
			continue
		}
		if err := row.measure(r); err != nil {
			return fmt.Errorf("%s: %w", row.name, err)
		}
	}
	return nil
}

// prepare builds what is needed.
func (r *run) prepare() error {
	var err error
	if r.self, err = os.Executable(); err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	if r.top, err = os.MkdirTemp("", "quest-load-"); err != nil {
		return fmt.Errorf("a folder: %w", err)
	}
	if r.server != "" {
		return nil
	}
	r.server = filepath.Join(r.top, "questd")
	return nodes.Build(r.server)
}

func (r *run) print(format string, args ...any) { _, _ = fmt.Fprintf(r.out, format, args...) }

// tell prints a row of the table.
func (r *run) tell(what, measured, goal string) { r.print("| %s | %s | %s |\n", what, measured, goal) }
