package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"
)

// form is how much is done.
type form int

const (
	tiny  form = iota // in the tests
	short             // before every change
	long              // for people
)

func (f form) String() string { return [...]string{"tiny", "short", "long"}[f] }

// of picks one of three sizes.
func (f form) of(tiny, short, long int) int { return [...]int{tiny, short, long}[f] }

// row is one promise and the way to break it.
type row struct {
	name    string
	promise string
	run     func(*trial)
}

// rows are the promises about saves, by their names in docs/saves.md.
var rows = []row{
	{"S1", "an answer shown as saved survives a crash", kills},
	{"S2", "... and a power cut", powerCuts},
	{"S3", "any single I/O error is survived", failures},
	{"S4", "the safety tests bite", mutants},
	{"S5", "a flipped bit costs at most one batch", flippedBits},
	{"S6", "a cut file opens", cutFiles},
	{"S7", "a full disk loses nothing and never lies", fullDisks},
	{"S8", "two terminals cannot fork a save", racers},
	{"S9", "snapshots do not matter", snapshots},
	{"S10", "every old save opens", goldens},
	{"S11", "an older program never damages a newer save", newer},
	{"S12", "time never robs or pays", clocks},
	{"S13", "saving is not felt", speed},
	{"S14", "one command back", restores},
	{"S15", "merge is a set union", merges},
	{"S16", "\"saved\" is found by a later start, also in a shared folder", sharing},
	{"S17", "what stands beside an empty, missing or older journal is told", besides},
	{"S18", "a save folder made by others harms nothing outside it", foreignFolders},
	{"S19", "no record stops the game", foreignRecords},
	{"S20", "no bytes cost much", floods},
}

// trial is one run of a row. Several goroutines may report to it.
type trial struct {
	row   string
	form  form
	seed  uint64
	count int // 0 is what the form says
	// top is a folder for whatever a row needs. It is deleted at the end.
	top string
	// real builds the real program, once; nil in tests, which do without.
	real func() (*programs, error)

	mu         sync.Mutex
	did        []string
	figures    []string
	violations []string
}

// size gives how many things to do: what was asked for, or what the form says.
func (t *trial) size(tiny, short, long int) int {
	if t.count > 0 {
		return t.count
	}
	return t.form.of(tiny, short, long)
}

// do says what was done, figure what came of it.
func (t *trial) do(format string, args ...any)     { t.note(&t.did, format, args) }
func (t *trial) figure(format string, args ...any) { t.note(&t.figures, format, args) }

// broken reports a violation, with the command that tries everything of the row
// again.
func (t *trial) broken(format string, args ...any) {
	command := fmt.Sprintf("go run ./saves/torture -%s -only %s -seed %d", t.form, t.row, t.seed)
	if t.count > 0 {
		command += fmt.Sprintf(" -n %d", t.count)
	}
	t.note(&t.violations, format+"; again: %s", append(args, command))
}

// brokenAt reports a violation of one play, with the command that plays it
// again.
func (t *trial) brokenAt(seed uint64, format string, args ...any) {
	one := trial{row: t.row, form: t.form, seed: seed, count: 1}
	one.broken(format, args...)
	t.note(&t.violations, "%s", []any{one.violations[0]})
}

func (t *trial) note(to *[]string, format string, args []any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	*to = append(*to, fmt.Sprintf(format, args...))
}

// skip says why a row, or a part of it, was not tried here.
func (t *trial) skip(format string, args ...any) { t.do("skipped: "+format, args...) }

// wrong is how many violations there are so far.
func (t *trial) wrong() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.violations)
}

// enough says that there is no use in going on.
func (t *trial) enough() bool { return t.wrong() >= 20 }

// table prints rows as they come, in columns.
type table struct {
	out io.Writer
}

var columns = []struct {
	head  string
	width int
}{{"row", 3}, {"promise", 25}, {"what was done", 44}, {"figure", 44}, {"violations", 10}, {"time", 7}}

func newTable(out io.Writer) *table {
	t := &table{out}
	var heads []string
	for _, c := range columns {
		heads = append(heads, c.head)
	}
	t.line(heads)
	t.rule()
	return t
}

func (t *table) add(r row, c *trial, took time.Duration) {
	cells := []string{
		r.name, r.promise, strings.Join(c.did, "; "), strings.Join(c.figures, "; "),
		fmt.Sprint(len(c.violations)), took.Round(100 * time.Millisecond).String(),
	}
	t.line(cells)
	for _, v := range c.violations {
		_, _ = fmt.Fprintf(t.out, "    BROKEN %s: %s\n", r.name, v)
	}
	t.rule()
}

func (t *table) end(violations int, took time.Duration) {
	word := "every promise held"
	if violations > 0 {
		word = fmt.Sprintf("%d VIOLATIONS", violations)
	}
	_, _ = fmt.Fprintf(t.out, "%s, in %s\n", word, took.Round(time.Second))
}

// line prints cells, each wrapped to its column.
func (t *table) line(cells []string) {
	wrapped := make([][]string, len(cells))
	high := 0
	for i, cell := range cells {
		wrapped[i] = wrap(cell, columns[i].width)
		high = max(high, len(wrapped[i]))
	}
	for n := range high {
		var b strings.Builder
		for i, lines := range wrapped {
			text := ""
			if n < len(lines) {
				text = lines[n]
			}
			if i > 0 {
				b.WriteString(" | ")
			}
			b.WriteString(text + strings.Repeat(" ", columns[i].width-utf8.RuneCountInString(text)))
		}
		_, _ = fmt.Fprintln(t.out, strings.TrimRight(b.String(), " "))
	}
}

func (t *table) rule() {
	var parts []string
	for _, c := range columns {
		parts = append(parts, strings.Repeat("-", c.width))
	}
	_, _ = fmt.Fprintln(t.out, strings.Join(parts, "-+-"))
}

// wrap cuts a text at spaces into lines that fit.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		for utf8.RuneCountInString(word) > width {
			r := []rune(word)
			lines, line, word = append(lines, strings.TrimSpace(line)), string(r[:width]), string(r[width:])
		}
		if line != "" && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width {
			lines, line = append(lines, line), ""
		}
		if line != "" {
			line += " "
		}
		line += word
	}
	return append(lines, line)
}

// teams calls work for 0 to n-1 on all processors, until there is no use in
// going on.
func (t *trial) teams(n, team int, work func(i int)) {
	var group sync.WaitGroup
	next := make(chan int)
	for range team {
		group.Go(func() {
			for i := range next {
				work(i)
			}
		})
	}
	for i := 0; i < n && !t.enough(); i++ {
		next <- i
	}
	close(next)
	group.Wait()
}
