package main

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
	"quest/game/desk"
	"quest/game/plain"
	"quest/game/tui"
)

func (c *call) playCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "play [PACK[/LESSON]]",
		Short:   "help.Play",
		Long:    "help.PlayLong",
		Example: "help.PlayExamples",
		Args:    c.onePlace,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.play("")
			}
			return c.play(args[0])
		},
	}
	c.flags.addPlay(cmd.Flags())
	return cmd
}

func (c *call) onePlace(_ *cobra.Command, args []string) error {
	if len(args) <= 1 {
		return nil
	}
	return wrong(game.Say("command.OnePlace").Count("n", len(args)))
}

// play opens a seat and hands it to a front end.
func (c *call) play(place string) error {
	lines, echo, err := c.frontEnd()
	if err != nil {
		return err
	}
	var d *desk.Desk
	var opened atomic.Bool
	var flashed news
	open := sync.OnceValues(func() (seat *game.Seat, err error) {
		defer opened.Store(true)
		seat, d, err = c.seat(place)
		if err == nil && !lines {
			seat.News = flashed.keep(seat.News)
		}
		return seat, err
	})
	read := func() {}
	if lines {
		read = c.tellIfSlow()
	} else {
		go func() { // while the terminal is prepared
			growStack(0)
			_, _ = open()
		}()
		err = crashed(c.playScreen(open))
		if !opened.Load() {
			return err // the player left before anything was there to be closed
		}
	}
	seat, failed := open()
	if failed != nil {
		read()
		return failed
	}
	if lines {
		err = c.playLines(seat, echo, read)
	}
	return c.whenLeft(c.leave(seat, d, flashed.all(), err))
}

// news is what the screen showed for a moment about the save. It is told once more on
// leaving, where it stays in sight.
type news struct {
	mu   sync.Mutex
	kept []game.Notice
}

// keep gives what from gives, and keeps it.
func (n *news) keep(from func() []game.Notice) func() []game.Notice {
	if from == nil {
		return nil
	}
	return func() []game.Notice {
		fresh := from()
		n.mu.Lock()
		defer n.mu.Unlock()
		n.kept = append(n.kept, fresh...)
		return fresh
	}
}

// all gives what was kept.
func (n *news) all() []game.Notice {
	n.mu.Lock()
	defer n.mu.Unlock()
	return slices.Clone(n.kept)
}

// slowAfter is how long a start may take before line mode says what is going on.
const slowAfter = 150 * time.Millisecond

// tellIfSlow says on a terminal that the packs are being read, if that takes long. The
// function that it gives is called when they are read.
func (c *call) tellIfSlow() (read func()) {
	if !isTerminal(c.err) {
		return func() {}
	}
	var mu sync.Mutex
	done := false
	timer := time.AfterFunc(slowAfter, func() {
		mu.Lock()
		defer mu.Unlock()
		if !done {
			_, _ = fmt.Fprintln(c.err, c.book().Frame.ReadingPacks) // only for who waits
		}
	})
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done = true
		timer.Stop()
	}
}

// crashed gives a fault of the program as a failure that says what is safe and what to
// report; other errors stay as they are.
func crashed(err error) error {
	var crash *tui.Crash
	if !errors.As(err, &crash) {
		return err
	}
	return &failure{
		Code: exitFailed, Cause: err, Lines: strings.Split(strings.TrimSpace(string(crash.Stack)), "\n"),
		Said: game.Say("command.Crashed").With("why", content.OneLine(fmt.Sprint(crash.Value))),
	}
}

// playLines plays line by line. What there is to tell about the older parts of the
// save comes at the end, because nothing may break into a line. read is called when the
// packs are read.
func (c *call) playLines(seat *game.Seat, echo bool, read func()) error {
	in, listen, stop := untilInterrupted(c.in)
	if compare := seat.Compare; compare != nil {
		seat.Compare = func() ([]*content.Pack, []game.Notice) {
			defer listen()
			defer read()
			return compare()
		}
	} else {
		read()
		listen()
	}
	settled := make(chan []game.Notice, 1)
	go func() { settled <- seat.Settle() }()
	err := plain.Play(seat, in, c.print, plain.Options{Echo: echo, Books: c.books(), Columns: c.columns})
	stop()
	for _, n := range <-settled {
		c.warn(n)
	}
	return err
}

// leave closes the save, and tells what happened to it that was shown for a moment only
// (flashed) or not at all. Answers that were lost without having been announced at
// the start are a failure; if it was known all along that nothing is saved, leaving
// is an end in peace.
func (c *call) leave(seat *game.Seat, d *desk.Desk, flashed []game.Notice, err error) error {
	lost, closeErr := d.Close()
	told := map[string]bool{}
	for _, n := range append(flashed, d.News()...) {
		if said := c.text(n); !told[said] {
			told[said] = true
			c.warn(n)
		}
	}
	if gone := desk.WhyGone(d.Where(), closeErr); !gone.Empty() && lost == 0 {
		c.warn(gone)
		if err == nil {
			return &failure{Code: exitFailed, Cause: closeErr}
		}
	}
	if lost > 0 {
		why := closeErr
		if seat.Unsaved != nil {
			why = seat.Unsaved.Err
		}
		c.warn(desk.WhyLost(lost, why))
		if err == nil && seat.Unsaved == nil {
			return &failure{Code: exitFailed, Cause: closeErr}
		}
	}
	return err
}

// options is what the screens are told: how they look, and what they say.
func (c *call) options() tui.Options {
	o := c.look()
	o.Books, o.Opening = c.books(), c.book().Frame.ReadingPacks
	return o
}

// look is how the screens look, by flag or by the environment, and what decided that.
func (c *call) look() tui.Options {
	by := func(flag bool, flagName, name string) string {
		switch on, _ := switched(c.getenv(name)); {
		case flag:
			return flagName
		case on:
			return name
		}
		return ""
	}
	o := tui.Options{Colours: colorprofile.Detect(c.out, c.env), Remote: c.getenv("SSH_CONNECTION") != "" || c.getenv("SSH_TTY") != ""}
	c.dressed(&o)
	o.Decided.Plain = by(c.flags.ascii, "--ascii", "QUEST_ASCII")
	if o.Decided.Plain == "" && c.getenv("QUEST_ASCII") == "" {
		o.Decided.Plain = c.person().SpellsSigns()
	}
	o.Decided.Motion = by(c.flags.still, "--still", "QUEST_STILL")
	o.PlainBorders, o.ReducedMotion = o.Decided.Plain != "", o.Decided.Motion != ""
	if c.flags.lang.Speech != "" {
		o.Decided.Lang = "--lang"
	}
	if o.Colours < colorprofile.ANSI {
		o.Decided.Colours = "TERM"
		if c.getenv("NO_COLOR") != "" {
			o.Decided.Colours = "NO_COLOR"
		}
	}
	return o
}

// frontEnd decides between lines and screen. echo is set where nobody sees what is
// typed.
func (c *call) frontEnd() (lines, echo bool, err error) {
	in, out := isTerminal(c.in), isTerminal(c.out)
	switch {
	case c.flags.plain, !in && !out:
		return true, !in, nil
	case in && out:
		return c.getenv("TERM") == "dumb", false, nil
	}
	return false, false, wrong(game.Say("command.NoTerminal"))
}

// columns is the width of the terminal that shows the output, 0 for an output that is none.
func (c *call) columns() int {
	f, ok := c.out.(*os.File)
	if !ok {
		return 0
	}
	width, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return width
}

func isTerminal(v any) bool {
	f, ok := v.(*os.File)
	return ok && term.IsTerminal(f.Fd())
}

// seat makes everything that a front end is handed.
func (c *call) seat(place string) (*game.Seat, *desk.Desk, error) {
	name, err := playerName(c.flags.player)
	if err != nil {
		return nil, nil, err
	}
	saveDir, homeless := c.saveDir()
	if mistaken(homeless) {
		return nil, nil, homeless
	}
	waitForShelf := c.fetchShelf(saveDir, place)
	d, err := c.openPlayer(saveDir, name, homeless)
	if err != nil {
		return nil, nil, err
	}
	shelf, err := waitForShelf()
	var seat *game.Seat
	if err == nil {
		seat, err = c.seatAt(d, shelf, place)
	}
	if err != nil {
		if _, closeErr := d.Close(); closeErr != nil {
			c.warn(d.Reason(closeErr))
		}
		return nil, nil, err
	}
	d.Attach(seat)
	c.offerOthers(seat, saveDir, name)
	if name != defaultPlayer {
		seat.Name = c.flags.player
	}
	return seat, d, nil
}

// fetchShelf gathers the packs while the save is opened: both take a few
// milliseconds of every start. It gives a function that waits for them. Where the
// save directory is new, the save goes first: only it makes the names of new
// folders durable. To find a place, all packs must be known as they are now.
func (c *call) fetchShelf(saveDir, place string) func() (*shelf, error) {
	gather := c.shelfAtOnce
	if place != "" || c.labs {
		gather = c.shelf
	}
	fetch := sync.OnceValues(func() (*shelf, error) { return gather(saveDir) })
	if _, err := os.Stat(saveDir); err == nil {
		go func() {
			growStack(0)
			_, _ = fetch() // the one who waits gets the error
		}()
	}
	return fetch
}

func (c *call) seatAt(d *desk.Desk, shelf *shelf, place string) (*game.Seat, error) {
	if err := c.playable(shelf); err != nil {
		return nil, err
	}
	start, err := c.begin(shelf, place)
	if err != nil {
		return nil, err
	}
	seed := c.flags.seed.n
	if !c.flags.seed.given {
		if seed, err = drawSeed(c.Rand); err != nil {
			return nil, err
		}
	}
	return &game.Seat{
		Packs: shelf.packs, Hidden: shelf.hidden, Now: c.clock().moment,
		Seed: seed, Speech: c.flags.lang.Speech, Locale: c.localeLang(), Start: start,
		Notices: slices.Concat(c.oddities(), d.Notices(), shelf.startNotices(), c.awayAndBack(d.Player(), shelf)),
		Compare: shelf.compare, Current: shelf.current,
	}, nil
}
