package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"quest/saves"
)

// holdEnv makes this program a racer: it names the save to open.
const holdEnv = "QUEST_TORTURE_HOLD"

const (
	wroteIt = "writer"
	looksOn = "locked"
)

// hold waits for a line, opens a save, says what it became, and holds it until
// its input ends.
func hold(dir string, in io.Reader, out io.Writer) int {
	lines := bufio.NewReader(in)
	if _, err := lines.ReadString('\n'); err != nil {
		return exitUsage
	}
	j, err := saves.Open[event](dir, saves.Options{Now: time.Now})
	switch {
	case errors.Is(err, saves.ErrLocked):
		_, _ = fmt.Fprintln(out, looksOn)
		return exitKept
	case err != nil:
		_, _ = fmt.Fprintln(out, err)
		return exitBroken
	}
	if _, err := j.Append(answer(j.Saved(), 20)); err != nil {
		_, _ = fmt.Fprintln(out, err)
		return exitBroken
	}
	_, _ = fmt.Fprintln(out, wroteIt)
	_, _ = io.Copy(io.Discard, lines) // the end of the input is all that counts
	if err := j.Close(); err != nil {
		return exitBroken
	}
	return exitKept
}

// racer is a process that opens a save.
type racer struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	said string
}

func newRacer(dir string) (*racer, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	r := &racer{cmd: exec.Command(self)}
	r.cmd.Env = append(os.Environ(), holdEnv+"="+dir)
	if r.in, err = r.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := r.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r.out = bufio.NewReader(out)
	return r, r.cmd.Start()
}

// listen waits for what the racer says.
func (r *racer) listen() error {
	line, err := r.out.ReadString('\n')
	r.said = strings.TrimSpace(line)
	return err
}

// racers lets two processes open the same save at the same moment, and kills
// the one that got it.
func racers(t *trial) {
	races := t.size(5, 100, 1000)
	var free []time.Duration
	answers := 0
	for n := 0; n < races && !t.enough(); n++ {
		// Every fifth save is a new one; in the others answers gather.
		dir := filepath.Join(t.top, "races", fmt.Sprint(n/5))
		if n%5 == 0 {
			answers = 0
		}
		answers++
		took, err := race(dir, answers)
		if err != nil {
			t.broken("race %d: %v", n, err)
			continue
		}
		free = append(free, took)
	}
	t.do("%d times two processes open one save at once, and the holder is killed with -9", races)
	if len(free) == 0 {
		return
	}
	slices.Sort(free)
	defer claims(t)
	t.figure("%d races without exactly one writer; the lock was free %s after the kill (median), %s at worst", t.wrong(), round(free[len(free)/2]), round(free[len(free)-1]))
}

func round(d time.Duration) time.Duration {
	if d > time.Second {
		return d.Round(time.Millisecond)
	}
	return d.Round(10 * time.Microsecond)
}

// race runs one race, in which the winner writes one more answer. It gives how
// long after the death of the winner the lock was free.
func race(dir string, answers int) (time.Duration, error) {
	var pair [2]*racer
	for i := range pair {
		r, err := newRacer(dir)
		if err != nil {
			return 0, err
		}
		pair[i] = r
		defer func() {
			_ = r.cmd.Process.Kill() // it may have ended
			_ = r.cmd.Wait()
		}()
	}
	for _, r := range pair {
		if _, err := io.WriteString(r.in, "go\n"); err != nil {
			return 0, err
		}
	}
	for _, r := range pair {
		if err := r.listen(); err != nil {
			return 0, fmt.Errorf("a racer said nothing: %w", err)
		}
	}
	winner := slices.IndexFunc(pair[:], func(r *racer) bool { return r.said == wroteIt })
	if winner < 0 || pair[1-winner].said != looksOn {
		return 0, fmt.Errorf("the two said %q and %q", pair[0].said, pair[1].said)
	}
	if _, err := saves.Open[event](dir, saves.Options{}); !errors.Is(err, saves.ErrLocked) {
		return 0, fmt.Errorf("a third opener got %w", err)
	}
	killed := time.Now()
	if err := pair[winner].cmd.Process.Kill(); err != nil {
		return 0, err
	}
	return inherit(dir, answers, killed)
}

// inherit opens a save as soon as its dead holder lets it.
func inherit(dir string, answers int, killed time.Time) (time.Duration, error) {
	const patience = 5 * time.Second
	for {
		j, err := saves.Open[event](dir, saves.Options{})
		took := time.Since(killed)
		if errors.Is(err, saves.ErrLocked) && took < patience {
			time.Sleep(200 * time.Microsecond)
			continue
		}
		if err != nil {
			return took, fmt.Errorf("%s after its holder was killed: %w", took, err)
		}
		found := j.Saved()
		if err := j.Close(); err != nil {
			return took, err
		}
		if found != answers {
			return took, fmt.Errorf("%d answers are there, %d were saved", found, answers)
		}
		return took, nil
	}
}
