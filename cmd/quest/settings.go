package main

import (
	"strconv"
	"strings"

	"quest/game"
)

// bounded is a flag with a number from 0 to most; it leaves its place nil if it is not given.
type bounded struct {
	to    **int
	least int
	most  int
}

func (b *bounded) String() string { return "" }

func (b *bounded) Type() string { return "N" }

func (b *bounded) Set(value string) error {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || n < b.least || n > b.most {
		return &refusal{Said: game.Say("plan.UseNumber").Count("low", b.least).Count("high", b.most)}
	}
	*b.to = &n
	return nil
}

// weekdays is a flag with days of the week.
type weekdays struct {
	c  *call
	to **game.Weekdays
}

func (w *weekdays) String() string { return "" }

func (w *weekdays) Type() string { return "DAYS" }

func (w *weekdays) Set(value string) error {
	days, ok := w.c.books().ReadWeekdays(value)
	switch {
	case !ok:
		return &refusal{Said: game.Say("plan.UseRest")}
	case len(days.Days()) == len(game.WeekFromMonday):
		return &refusal{Said: game.Say("plan.AllRest")}
	}
	*w.to = &days
	return nil
}

// toggle is a flag with on or off.
type toggle struct {
	c  *call
	to **bool
}

func (t *toggle) String() string { return "" }

func (t *toggle) Type() string { return "on|off" }

func (t *toggle) Set(value string) error {
	on, ok := t.c.books().ReadSwitch(value)
	if !ok {
		return &refusal{Said: game.Say("plan.UseSwitch")}
	}
	*t.to = &on
	return nil
}
