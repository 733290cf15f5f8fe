package main

import (
	"fmt"
	"os"
	"os/signal"
	"strings"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/progress"

	"quest/content"
	"quest/game"
)

// exitInterrupted is the exit code of a command that ctrl+c ended: the one that shells give
// for a program that the signal ended.
const exitInterrupted = 130

// How far something is appears on a terminal once it has taken progressAfter, and again after
// each progressEvery.
const (
	progressAfter = 500 * time.Millisecond
	progressEvery = 100 * time.Millisecond
	progressWidth = 24 // cells of the bar
)

// waitFor runs work that may take long and gives its result. If stderr is a terminal, what is
// said and a bar stand there while it runs; work tells by step how far it is. ctrl+c ends the
// wait at once with exitInterrupted and leaves the work where it is, so work must neither print
// nor write files: that is done with its result.
func waitFor[T any](c *call, said game.Notice, work func(step func(done, of int)) (T, error)) (T, error) {
	type outcome struct {
		result T
		err    error
	}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, os.Interrupt)
	defer signal.Stop(interrupted)

	var at atomic.Pointer[[2]int]
	finished := make(chan outcome, 1)
	go func() {
		result, err := work(func(done, of int) { at.Store(&[2]int{done, of}) })
		finished <- outcome{result, err}
	}()

	line := &progressLine{c: c, said: c.text(said)}
	defer line.clear()
	next := time.NewTimer(progressAfter)
	defer next.Stop()
	for {
		select {
		case o := <-finished:
			return o.result, o.err
		case <-interrupted:
			var none T
			return none, &failure{Code: exitInterrupted, Said: game.Say("check.Interrupted")}
		case <-next.C:
			line.draw(at.Load())
			next.Reset(progressEvery)
		}
	}
}

// progressLine is the line of a terminal that tells how far something is.
type progressLine struct {
	c     *call
	said  string
	width int // columns that the line takes now
}

// draw writes the line anew, on a terminal only. Without a place there is no bar.
func (l *progressLine) draw(at *[2]int) {
	if !isTerminal(l.c.err) {
		return
	}
	line := l.said
	if at != nil {
		line += " " + progressBar(at[0], at[1])
	}
	blank := max(0, l.width-content.Columns(line))
	l.width = content.Columns(line)
	_, _ = fmt.Fprint(l.c.err, "\r"+line+strings.Repeat(" ", blank)) // only for who waits
}

// clear takes the line away, so that what is printed next begins on an empty one.
func (l *progressLine) clear() {
	if l.width > 0 {
		_, _ = fmt.Fprint(l.c.err, "\r"+strings.Repeat(" ", l.width)+"\r") // as above
	}
}

// progressBar draws how much of a whole is done, such as "[######------]  50 %".
func progressBar(done, of int) string {
	share := 0.0
	if of > 0 {
		share = min(1, float64(done)/float64(of))
	}
	bar := progress.Model{Full: '#', Empty: '-'}
	bar.SetWidth(progressWidth)
	return fmt.Sprintf("[%s] %3d %%", bar.ViewAs(share), int(100*share))
}
