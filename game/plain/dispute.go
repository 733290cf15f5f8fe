package plain

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/game"
)

// maxNote is how many characters a note of dispute may have.
const maxNote = 500

// dispute asks for a note that the question on screen may be wrong, and keeps it.
func (t *terminal) dispute(s *game.Session) error {
	show := func() { t.say(t.book().DisputeHow) }
	show()
	for {
		line, c, err := t.ask(show)
		switch {
		case err != nil:
			return err
		case c == goOn || c == back:
			t.say(t.book().DisputeGone)
			return nil
		case c != none:
			show()
			continue
		}
		note, err := content.CleanLine(strings.ReplaceAll(line, "\t", " "))
		if err != nil || utf8.RuneCountInString(note.String()) > maxNote {
			t.fill(t.book().NoteBad, "most", strconv.Itoa(maxNote))
			continue
		}
		b, ok := s.Dispute(note, t.seat.Now())
		if !ok {
			t.say(t.book().DisputeNone)
			return nil
		}
		_, err = t.keep(b)
		switch {
		case err != nil:
			return err
		case t.unsaved:
			t.sayWaits()
		default:
			t.say(t.book().DisputeKept)
		}
		return nil
	}
}
