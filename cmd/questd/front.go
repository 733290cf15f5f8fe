package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"

	"quest/cmd/questd/host"
	"quest/cmd/questd/school"
	"quest/cmd/stores"
	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/desk"
	"quest/game/find"
	"quest/game/phrase"
	"quest/game/plain"
	"quest/game/tui"
	"quest/game/tui/paint"
	"quest/game/tui/tty"
)

// front is what visitors find behind the door: enrolment for whoever has a key that the school
// does not know, and the game of their own for everybody else.
type front struct {
	school  *school.School
	homes   homes
	packs   []*content.Pack
	now     func() time.Time // in the time zone of the school
	rand    io.Reader
	log     *slog.Logger
	counts  *counts
	version string
	mixing  *mixing
	dropped paint.Counter // of frames that a slow line never saw
	stock   *find.Stock   // what all players search, kept once

	syncing chan struct{} // has room for those who may join their saves at once

	seats host.Seats // a player has one game at a time, whatever key it was opened with
	mu    sync.Mutex
	here  map[*session]class.PlayerID
}

var _ host.Front = (*front)(nil)

// The exit statuses of a session.
const (
	left  = 0
	fault = 1
)

// errElsewhere is why a session ends whose player went on in another process.
var errElsewhere = errors.New("the player goes on elsewhere")

// errLeft is why a save is not opened any more.
var errLeft = errors.New("the player left before the save was open")

// errRemoved is why the session of a player ends who was deleted.
var errRemoved = errors.New("the player was deleted")

// waitForSeat is how long an older game of the same player may take to leave.
const waitForSeat = 2 * time.Second

// Play shows the game on a terminal.
func (f *front) Play(ctx context.Context, v host.Visitor, d tty.Device) int {
	g := guestOf(v)
	o := g.options()
	o.Dropped, o.Stock = f.dropped, f.stock
	who, known := f.school.Who(v.Key)
	var speech game.Speech
	if !known {
		door := &enrolment{ctx: ctx, front: f, visitor: v}
		chosen, enrolled, err := tui.RunEnrol(door, g.person.LocaleLang(), o, d)
		if err != nil || !enrolled {
			return f.over(err)
		}
		who, speech = door.who, chosen
	}
	s, err := f.open(ctx, v, who)
	if err != nil {
		return f.apologise(err, g, d)
	}
	defer s.close()
	s.speech, s.locale = speech, g.person.LocaleLang()
	o.Class = s.room
	err = tui.Run(s.seat, o, s.device(d))
	told := s.leave()
	if crash := (*tui.Crash)(nil); errors.As(err, &crash) {
		panic(fmt.Sprintf("%v\n%s", crash.Value, crash.Stack)) // the host tells the visitor and takes note
	}
	if unread := (*desk.UnreadableError)(nil); errors.As(err, &unread) {
		told, err = append(told, s.publicly([]game.Notice{unread.Why})...), nil
		f.log.Warn("a save was not opened", "error", unread.Unwrap())
	}
	if errors.Is(err, tui.ErrUnsent) {
		told, err = append(told, game.Say("server.VoteUnsent")), nil
	}
	told = append(told, s.elsewhere(ctx)...)
	for _, n := range told {
		_, _ = io.WriteString(d, s.book(g).Say(n)+"\r\n") // whoever is gone reads nothing
	}
	return f.over(err)
}

// Lines plays line by line.
func (f *front) Lines(ctx context.Context, v host.Visitor, in io.Reader, out io.Writer) int {
	g := guestOf(v)
	lines := newReader(in)
	who, known := f.school.Who(v.Key)
	if !known {
		var err error
		if who, err = f.enrolByLines(ctx, v, g, lines, out); err != nil {
			return f.over(err)
		}
	}
	s, err := f.open(ctx, v, who)
	if err != nil {
		return f.apologise(err, g, out)
	}
	defer s.close()
	s.locale = g.person.LocaleLang()
	seat, err := s.seat()
	if err == nil {
		go seat.Settle() // closing the save waits for it
		read, stop := until(s.ctx, lines)
		err = plain.Play(seat, read, out, plain.Options{Class: s.room, After: time.After, Stock: f.stock})
		stop()
	}
	for _, n := range append(s.leave(), s.elsewhere(ctx)...) {
		_, _ = io.WriteString(out, s.book(g).Say(n)+"\n")
	}
	if unread := (*desk.UnreadableError)(nil); errors.As(err, &unread) {
		for _, n := range s.publicly([]game.Notice{unread.Why}) {
			_, _ = io.WriteString(out, s.book(g).Say(n)+"\n")
		}
	}
	return f.over(err)
}

// over gives the exit status of a session that ended with an error, or none.
func (f *front) over(err error) int {
	if err == nil {
		return left
	}
	f.log.Debug("a session failed", "error", err)
	return fault
}

// apologise tells a guest why no game opens.
func (f *front) apologise(err error, g guest, out io.Writer) int {
	said := g.person.Text(publicly(why(err)))
	if refused := (*class.RefusedError)(nil); errors.As(err, &refused) {
		said = g.person.Book().Refusals.Say(refused.Why)
	}
	_, _ = io.WriteString(out, said+"\r\n") // whoever is gone reads nothing
	return f.over(err)
}

// session is one game that runs.
type session struct {
	*front
	ctx    context.Context
	end    context.CancelCauseFunc
	who    class.PlayerID
	room   class.Room // nil for a player in no class
	class  class.ID   // of the room
	seated func()
	away   func()
	speech game.Speech // chosen at the door, "" for none
	locale content.Lang

	name content.Safe

	mu   sync.Mutex // held while the save is opened, and while it is closed
	desk *desk.Desk // nil until the save is open
	over bool       // nothing is opened any more
}

// open takes the seat of a player and enters their class.
func (f *front) open(ctx context.Context, v host.Visitor, who class.PlayerID) (*session, error) {
	held, seated, err := f.seats.Take(ctx, string(who), waitForSeat)
	if err != nil {
		return nil, err
	}
	s := &session{front: f, who: who, seated: seated, away: func() {}}
	s.ctx, s.end = context.WithCancelCause(held)
	room, away, err := f.school.Enter(who, "", v.Key)
	var refused *class.RefusedError
	switch {
	case err == nil:
		v := room.View()
		s.room, s.away, s.class, s.name = room, away, v.Class, v.Me.Nick
	case !errors.As(err, &refused): // whoever was taken out of their class plays on alone
		seated()
		return nil, err
	}
	f.mu.Lock()
	f.here[s] = who
	f.mu.Unlock()
	return s, nil
}

// elsewhere tells a player that the game went on elsewhere: on another node, or here with another key of theirs. That another
// connection with the same key ended this one, whose context is given, the host tells.
func (s *session) elsewhere(connection context.Context) []game.Notice {
	why := context.Cause(s.ctx)
	if errors.Is(why, errElsewhere) || connection.Err() == nil && errors.Is(why, host.ErrReplaced) {
		return []game.Notice{game.Say("server.Elsewhere")}
	}
	return nil
}

// close gives the seat and the room back.
func (s *session) close() {
	s.front.mu.Lock()
	delete(s.here, s)
	s.front.mu.Unlock()
	s.away()
	s.end(nil)
	s.seated()
}

// seat opens the save of the player and makes what a front end is handed.
func (s *session) seat() (*game.Seat, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return nil, errLeft
	}
	began := s.now()
	around := stores.Surroundings{Now: s.now, Rand: s.rand, Rescue: nil}
	o := around.Desk(s.homes.place(s.who, func() { s.end(errElsewhere) }), string(s.who))
	o.Retry = true
	d, err := desk.Open(o)
	if err != nil {
		return nil, err
	}
	seed := make([]byte, 8)
	if _, err := io.ReadFull(s.rand, seed); err != nil {
		return nil, fmt.Errorf("draw a seed: %w", err)
	}
	seat := &game.Seat{
		Packs: s.packs, Seed: binary.LittleEndian.Uint64(seed), Name: s.name.String(), Named: !s.name.Empty(), Speech: s.speech, Locale: s.locale, Notices: d.Notices(),
		Now: func() game.Moment {
			now := s.now()
			return game.Moment{Wall: now.Round(0).Truncate(time.Millisecond), Mono: now.Sub(began)}
		},
	}
	if err := s.join(d, seat); err != nil {
		return nil, err
	}
	d.Attach(seat)
	s.dress(seat, o.NewID)
	s.desk = d
	return seat, nil
}

// join begins the game of somebody who said at the door just now what to call them, and in
// which languages they play: the game need not ask again.
func (s *session) join(d *desk.Desk, seat *game.Seat) error {
	if d.Player().Joined() || s.speech == "" || s.name.String() == "" {
		return nil
	}
	batch := d.Player().Join(game.Joined{Name: s.name, Lang: s.speech, Seed: seat.Seed}, seat.Now())
	_, err := d.Append(batch)
	if waits := (*game.NotSavedError)(nil); errors.As(err, &waits) && waits.Fate == game.Waits {
		return nil // it is written with the next one, and the screen tells
	}
	return err
}

// leave closes the save and gives what the player is to be told.
func (s *session) leave() []game.Notice {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.desk
	s.desk, s.over = nil, true
	if d == nil {
		return nil // they left before it was open
	}
	lost, err := d.Close()
	told := d.News()
	if gone := desk.WhyGone(d.Where(), err); !gone.Empty() && lost == 0 {
		told = append(told, gone)
	}
	if lost > 0 {
		s.counts.lose(lost)
		s.log.Warn("answers were not saved", "player", string(s.who), "answers", lost, "error", err)
		why := err
		if unsaved := d.Unsaved(); unsaved != nil {
			why = unsaved.Err
		}
		told = append(told, desk.WhyLost(lost, why))
	}
	return s.publicly(told)
}

// book is the words of the player: in the language that they play in, once that is known.
func (s *session) book(g guest) *phrase.Book {
	if s.speech != "" {
		return phrase.Shipped().For(s.speech)
	}
	return g.person.Book()
}

// device is the terminal of the visitor, which hears too when the seat is taken.
func (s *session) device(d tty.Device) tty.Device {
	heard := make(chan tty.Signal, 1)
	go func() {
		for {
			var signal tty.Signal
			select {
			case signal = <-d.Signals():
			case <-s.ctx.Done():
				signal = tty.Ended
			}
			select {
			case heard <- signal:
			case <-s.ctx.Done():
				heard <- tty.Ended
				return
			}
			if signal == tty.Ended {
				return
			}
		}
	}()
	return &seatedDevice{d, heard}
}

// seatedDevice is a device with other signals.
type seatedDevice struct {
	tty.Device
	heard chan tty.Signal
}

func (d *seatedDevice) Signals() <-chan tty.Signal { return d.heard }

// until gives what is read from in, and its end when the context ends.
func until(ctx context.Context, in io.Reader) (io.Reader, func()) {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, in)
		_ = w.CloseWithError(err) // it never fails
	}()
	stop := context.AfterFunc(ctx, func() { _ = w.Close() })
	return r, func() {
		stop()
		_ = r.Close()
	}
}

// sweep ends the sessions of players who are no longer in the school.
func (f *front) sweep() {
	gone := map[*session]bool{}
	f.mu.Lock()
	f.school.Read(func(c *class.School) {
		for s, who := range f.here {
			if !c.Has(who) {
				gone[s] = true
			}
		}
	})
	f.mu.Unlock()
	for s := range gone {
		s.end(errRemoved)
	}
}

// sayEnding says in the language of a visitor why the server ends their session.
func sayEnding(v host.Visitor, why host.Ending) string {
	said := map[host.Ending]game.Notice{
		host.Idle: game.Say("server.EndIdle"), host.TooLong: game.Say("server.EndTooLong"), host.Draining: game.Say("server.EndDraining"),
		host.Unenrolled: game.Say("server.EndUnenrolled"), host.Replaced: game.Say("server.Elsewhere"), host.Crashed: game.Say("server.EndCrashed"), host.Unknown: game.Say("server.EndUnknown"),
	}[why]
	return strings.TrimSpace(guestOf(v).person.Text(said))
}
