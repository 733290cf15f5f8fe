package main

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"quest/game"
)

// publicly gives what a save tells as a visitor is told it: without a place on the disk of the server, and
// without what only whoever runs the server can do. It is empty for what is theirs alone.
func publicly(n game.Notice) game.Notice {
	switch n.Key {
	case "desk.RecordsUnreadable":
		return game.Say("desk.RecordsUnread").Count("n", number(n, "n")).With("between", arg(n, "between").Text)
	case "desk.LastRecordDamaged":
		return game.Say("desk.LastRecordUnread")
	case "desk.LastLineUnfinished", "desk.EndRepaired":
		return game.Say("server.EndMended")
	case "desk.BesideSnapshot", "desk.Gone":
		return game.Say("server.RecordsGone").Count("n", number(n, "n"))
	case "desk.BesideCopy", "desk.BesideBackup", "desk.BesideDiffers", "desk.BesideMore", "desk.BesideUnopened", "desk.Emptied":
		return game.Say("server.RecordsBeside")
	case "desk.Busy":
		return game.Say("server.SaveBusy")
	case "desk.Newer":
		return game.Say("server.SaveNewer")
	case "desk.UnreadableAt", "desk.Unreadable", "desk.NotPlain", "desk.TooLarge":
		return game.Say("server.SaveUnreadable")
	case "desk.Full", "desk.Refused", "desk.Replaced", "desk.Unsaved":
		return game.Say("desk.Away").Put("why", publicly(reason(n)))
	case "desk.LostRefusedAt":
		return game.Say("desk.LostAway").Put("why", publicly(reason(n)))
	case "desk.LostTodo":
		return publicly(arg(n, "lost").Said)
	case "desk.NoBackup", "desk.NoLocks":
		return game.Notice{}
	}
	return withoutPlaces(n)
}

// withoutPlaces gives a notice in which a reason that nobody here knows stands for each text that names a
// place.
func withoutPlaces(n game.Notice) game.Notice {
	hidden := game.Say("why.Unknown")
	if n.Key == "" && namesPlace(n.Text) {
		return hidden
	}
	n.Args = slices.Clone(n.Args)
	for i, a := range n.Args {
		switch {
		case !a.Said.Empty():
			n.Args[i].Said = publicly(a.Said)
		case !namesPlace(a.Text):
		case strings.HasPrefix(n.Key, "why."):
			return hidden
		default:
			n.Args[i] = game.Arg{Name: a.Name, Said: hidden}
		}
	}
	return n
}

// reason is why something is not saved, as a notice tells it.
func reason(n game.Notice) game.Notice {
	if why := arg(n, "why").Said; !why.Empty() {
		return why
	}
	return game.Say("why.Unknown")
}

// namesPlace reports whether a text has a word with a separator of folders in it.
func namesPlace(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if strings.ContainsAny(word, `/\\`) && word != "I/O" && word != "input/output" {
			return true
		}
	}
	return false
}

func arg(n game.Notice, name string) game.Arg {
	for _, a := range n.Args {
		if a.Name == name {
			return a
		}
	}
	return game.Arg{}
}

func number(n game.Notice, name string) int {
	count, err := strconv.Atoi(arg(n, name).Text)
	if err != nil {
		return 1 // of something, at least
	}
	return count
}

// publicly gives notices as the visitor is told them. What is told otherwise stands in the log as it was.
func (s *session) publicly(all []game.Notice) []game.Notice {
	var told []game.Notice
	for _, n := range all {
		heard := publicly(n)
		if heard.String() != n.String() {
			s.log.Warn("a save needs somebody who runs the server", "player", string(s.who), "notice", n.String())
		}
		if !heard.Empty() && !slices.ContainsFunc(told, func(t game.Notice) bool { return t.String() == heard.String() }) {
			told = append(told, heard)
		}
	}
	return told
}

// publiclyError is publicly for the reason why something is not saved.
func (s *session) publiclyError(err error) error {
	if unsaved := (*game.NotSavedError)(nil); errors.As(err, &unsaved) {
		return s.publiclyUnsaved(unsaved)
	}
	return err
}

func (s *session) publiclyUnsaved(u *game.NotSavedError) *game.NotSavedError {
	if u == nil {
		return nil
	}
	told := *u
	told.Why = game.Say("why.Unknown")
	if all := s.publicly([]game.Notice{u.Why}); len(all) > 0 {
		told.Why = all[0]
	}
	return &told
}

// dress gives a seat at a save of the server what a visitor may hear of it, and what the school has to
// know of what is played.
func (s *session) dress(seat *game.Seat, newID func(time.Time) (string, error)) {
	seat.Notices, seat.Unsaved = s.publicly(seat.Notices), s.publiclyUnsaved(seat.Unsaved)
	seat.Rescue = nil // a file on the server is nothing for a visitor
	for _, f := range []*func() []game.Notice{&seat.News, &seat.Settle} {
		if tell := *f; tell != nil {
			*f = func() []game.Notice { return s.publicly(tell()) }
		}
	}
	if retry := seat.Retry; retry != nil {
		seat.Retry = func() error { return s.publiclyError(retry()) }
	}
	if take := seat.TakeOver; take != nil {
		seat.TakeOver = func() (*game.Seat, error) {
			next, err := take()
			if err != nil {
				return nil, s.publiclyError(err)
			}
			s.dress(next, newID)
			return next, nil
		}
	}
	seat.Journal = &journal{Journal: seat.Journal, room: s.room, counts: s.counts, newID: newID, now: s.now, saved: func() { s.mixing.changed(s.who) }, publicly: s.publiclyError}
}
