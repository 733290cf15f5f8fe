package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"io"
	"strings"

	"quest/cmd/questd/host"
	"quest/content"
	"quest/game"
	"quest/game/class"
)

// enrolment takes one visitor in.
type enrolment struct {
	ctx     context.Context
	front   *front
	visitor host.Visitor
	lang    content.Lang    // of the newest suggestion
	offered map[string]bool // nicknames that were suggested
	who     class.PlayerID
}

// Suggest gives a nickname; see tui.Enrolment.
func (e *enrolment) Suggest(lang content.Lang) content.Safe {
	e.lang = lang
	var seed class.Seed
	if _, err := io.ReadFull(e.front.rand, seed[:]); err != nil {
		return content.Safe{}
	}
	name := class.SuggestNick(lang, seed)
	if e.offered == nil {
		e.offered = map[string]bool{}
	}
	e.offered[name.String()] = true
	return name
}

// Known reports whether a code is for a player; see tui.Enrolment.
func (e *enrolment) Known(code string) bool {
	return e.front.school.AddsKey(e.visitor.Key, code, e.visitor.Address)
}

// Try takes the visitor in; see tui.Enrolment. Whoever takes the nickname that was suggested is
// not to blame that it is taken: they get another one that is made as it was.
func (e *enrolment) Try(code, nick string) error {
	in := class.Enrolment{Key: e.visitor.Key, Code: code, Nick: nick, Lang: e.lang}
	who, err := e.front.school.Enrol(e.ctx, in, e.visitor.Address)
	var refused *class.RefusedError
	if errors.As(err, &refused) && refused.Why == class.NameTaken && e.offered[nick] {
		in.Nick = ""
		who, err = e.front.school.Enrol(e.ctx, in, e.visitor.Address)
	}
	if err == nil {
		e.who = who
	}
	return err
}

// longestLine is how long a line may be that is typed at the door, in bytes.
const longestLine = 1024

func newReader(in io.Reader) *bufio.Reader { return bufio.NewReaderSize(in, longestLine) }

// line reads one line.
func line(in *bufio.Reader) (string, error) {
	typed, err := in.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return "", err
	case err != nil && len(typed) == 0:
		return "", err
	}
	return strings.TrimSpace(string(typed)), nil
}

// enrolByLines asks for the code and a nickname line by line, as line mode asks everything, until the
// visitor is taken in or the input ends.
func (f *front) enrolByLines(ctx context.Context, v host.Visitor, g guest, in *bufio.Reader, out io.Writer) (class.PlayerID, error) {
	words := g.person.Book().Enrol
	door := &enrolment{ctx: ctx, front: f, visitor: v, lang: g.person.Book().Lang}
	say := func(s string) { _, _ = io.WriteString(out, s+"\n") } // whoever is gone reads nothing
	ask := func() (string, error) {
		_, _ = io.WriteString(out, g.person.Book().Plain.Prompt)
		typed, err := line(in)
		if err != nil {
			say("")
		}
		return typed, err
	}
	say(words.What)
	say(words.Once)
	for {
		say(words.AskCode)
		say(words.CodeNote)
		code, err := ask()
		if err != nil {
			return "", err
		}
		nick := ""
		if !door.Known(code) {
			say(words.AskNick)
			say(words.NickSeen)
			suggested := door.Suggest(door.lang).String()
			say(g.person.Book().Fill(words.NickTaken, "name", suggested))
			if nick, err = ask(); err != nil {
				return "", err
			}
			nick = cmp.Or(nick, suggested)
		}
		err = door.Try(code, nick)
		var refused *class.RefusedError
		switch {
		case err == nil:
			return door.who, nil
		case errors.As(err, &refused):
			say(g.person.Book().Refusals.Say(refused.Why))
		default:
			say(g.person.Text(game.Say("server.NotEnrolled")))
			return "", err
		}
	}
}
