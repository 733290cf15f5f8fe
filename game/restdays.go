package game

import (
	"cmp"
	"slices"
)

// set takes what the player has set from a study day on. Of one day the newest counts. Rules
// never go back: those of a merged save whose day lies before the newest count from that on.
func (s *Streak) set(r StreakRule) {
	n := len(s.Rules)
	switch {
	case n == 0 || r.Since > s.Rules[n-1].Since:
		s.Rules = append(s.Rules, r)
	default:
		r.Since = s.Rules[n-1].Since
		s.Rules[n-1] = r
	}
	if r.Since.Monday() == s.Week.Monday {
		s.Week.reach(r.Weekly)
	}
}

// newest gives what the player has set last.
func (s *Streak) newest() StreakRule {
	if n := len(s.Rules); n > 0 {
		return s.Rules[n-1]
	}
	return StreakRule{}
}

// rule gives what was set on a study day.
func (s *Streak) rule(day StudyDay) StreakRule {
	i, found := slices.BinarySearchFunc(s.Rules, day, func(r StreakRule, day StudyDay) int { return cmp.Compare(r.Since, day) })
	switch {
	case found:
		return s.Rules[i]
	case i > 0:
		return s.Rules[i-1]
	}
	return StreakRule{}
}

// everyDay is all days of the week. Where all were rest days there would be no streak, so that
// they count as none.
const everyDay Weekdays = 1<<7 - 1

// rests reports whether a study day is a rest day by the rule of that day.
func (r StreakRule) rests(day StudyDay) bool { return r.Rest != everyDay && r.Rest.Has(day.Weekday()) }

// gap is what was missed between two study days.
type gap struct {
	first StudyDay // missed, if any was
	count int      // days missed, no more than 2 are counted
}

// missed looks at the study days between two others, of which the first was studied. Free is a
// rest day; a day that was made up for; and, for who has set a weekly target, the rest of a week
// whose target was reached.
func (s *Streak) missed(studied, next StudyDay) (g gap) {
	for day := studied + 1; day < next && g.count < 2; day++ {
		if s.free(day, studied) {
			continue
		}
		if g.count == 0 {
			g.first = day
		}
		g.count++
	}
	return g
}

// free reports whether a day without study after the newest study day is free.
func (s *Streak) free(day, studied StudyDay) bool {
	r := s.rule(day)
	if r.rests(day) {
		return true
	}
	if r.Weekly > 0 && day.Monday() == studied.Monday() && s.Week.reached(day.Monday()) {
		return true
	}
	_, repaired := slices.BinarySearch(s.Repaired, day)
	return repaired
}

// breaks reports whether the days between two study days end the streak, and remembers the one
// that did if it can be made up for.
func (s *Streak) breaks(studied, next StudyDay) bool {
	g := s.missed(studied, next)
	if g.count == 1 {
		s.Broken = &Broken{Days: s.Days, Missed: g.first}
	}
	return g.count > 0
}

// setStreak takes over what the player has set.
func (p *Player) setStreak(day StudyDay, change func(*StreakRule)) {
	r := p.Streak.newest()
	r.Since = day
	change(&r)
	p.Streak.set(r)
}
