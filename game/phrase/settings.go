package phrase

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"quest/content"
	"quest/game"
)

// SaysNothing reports whether a typed word means that there is to be none, in any language.
func (b *Books) SaysNothing(typed string) bool { return means(typed, b.Typed("Nothing")) }

// ReadSwitch reads a word for on or off, in any language; ok is false for any other.
func (b *Books) ReadSwitch(typed string) (on, ok bool) {
	switch {
	case means(typed, b.Typed("SwitchOn")):
		return true, true
	case means(typed, b.Typed("SwitchOff")):
		return false, true
	}
	return false, false
}

// ReadWeekdays reads days of the week as they are typed, in any language: "sat,sun", "토 일",
// "토일", or a word for none. ok is false where a word is no day.
func (b *Books) ReadWeekdays(typed string) (days game.Weekdays, ok bool) {
	if b.SaysNothing(typed) {
		return 0, true
	}
	words := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune(" ,;/+·、，\t", r) })
	for _, word := range words {
		day, known := b.weekday(word)
		if known {
			days |= day
			continue
		}
		for _, r := range word { // days of one letter, without anything between them
			day, known := b.weekday(string(r))
			if !known || utf8.RuneLen(r) == 1 {
				return 0, false
			}
			days |= day
		}
	}
	return days, len(words) > 0
}

func (b *Books) weekday(word string) (game.Weekdays, bool) {
	for day, names := range [7][]string{
		time.Sunday: b.Typed("Sunday"), time.Monday: b.Typed("Monday"), time.Tuesday: b.Typed("Tuesday"),
		time.Wednesday: b.Typed("Wednesday"), time.Thursday: b.Typed("Thursday"), time.Friday: b.Typed("Friday"), time.Saturday: b.Typed("Saturday"),
	} {
		if means(word, names) {
			return game.On(time.Weekday(day)), true
		}
	}
	return 0, false
}

// means reports whether what was typed is one of some words. Case and width do not count.
func means(typed string, words []string) bool {
	typed = strings.TrimSpace(typed)
	return slices.Contains(words, typed) || content.Fold(typed) != "" && slices.Contains(words, content.Fold(typed))
}
