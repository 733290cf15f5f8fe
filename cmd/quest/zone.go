package main

import (
	"time"

	"quest/cmd/console"
	"quest/game"
)

// inZone gives the program with a clock on the wall of the time zone of this run, and a
// notice if TZ names none: the days are those of UTC then.
func (m *Main) inZone(env func(string) (string, bool)) (*Main, game.Notice) {
	zone, unread := console.Zone(env)
	if zone == nil {
		return m, unread
	}
	here := *m
	here.Now = func() time.Time { return m.Now().In(zone) }
	return &here, game.Notice{}
}
