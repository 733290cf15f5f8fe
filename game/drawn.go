package game

import (
	"encoding/json"
	"fmt"
	"maps"
	"strings"

	"quest/content"
)

// Drawn is the draw for an answer that was right and earned XP: the answer of the Earned before
// it in the batch. A draw that brought nothing has neither gold nor a keepsake. A keepsake
// with gold is one that the player had already: the gold stands for it.
type Drawn struct {
	Index    int                           `json:"index"`         // place in the save's sequence of draws, from 0
	Odds     int                           `json:"odds"`          // version of the published odds
	Dry      int                           `json:"dry,omitempty"` // draws before this one, since the newest drop
	Gold     int                           `json:"gold,omitempty"`
	Keepsake string                        `json:"keepsake,omitempty"` // ID
	Name     map[content.Lang]content.Safe `json:"name,omitempty"`     // of the keepsake, so that it stays when the game has it no more
}

// Found reports whether a draw brought something.
func (d *Drawn) Found() bool { return d.Gold != 0 || d.Keepsake != "" }

// Twice reports whether a draw brought a keepsake that the player had already.
func (d *Drawn) Twice() bool { return d.Keepsake != "" && d.Gold != 0 }

// Called gives the name of the keepsake that a draw brought in some languages, parted by a slash.
func (d *Drawn) Called(langs []content.Lang) string {
	if names := TitleIn(langs, d.Name); len(names) > 0 {
		return strings.Join(names, " / ")
	}
	return content.LineIn(d.Keepsake, maxTitleColumns).String()
}

// dropping is what the draws for answers have come to.
type dropping struct {
	Dry   int              `json:"dry"`   // draws since the newest drop
	Drawn int              `json:"drawn"` // draws
	Found int              `json:"found"` // of these, with a drop
	Days  map[StudyDay]int `json:"days"`  // drops by study day
	Kept  map[string]Kept  `json:"kept"`  // keepsakes by their IDs
}

// Drawing is how a player stands with the draws for answers.
type Drawing struct {
	Dry   int // draws since the newest drop
	Drawn int // draws in all
	Found int // of these, with a drop
	Today int // drops on this study day
}

// Drawing tells how a player stands with the draws as of a study day.
func (p *Player) Drawing(today StudyDay) Drawing {
	d := p.ledger.Drops
	return Drawing{Dry: d.Dry, Drawn: d.Drawn, Found: d.Found, Today: d.Days[today]}
}

// withDraws gives the events of a batch with the draws that they bring, each behind the XP of
// its answer: wrong answers, practice and repetitions earn none and draw nothing.
func (p *Player) withDraws(events []Event, day StudyDay) []Event {
	var all []Event
	pot := p.pot(day)
	for i, e := range events {
		if e.Earned != nil && all == nil {
			all = append(make([]Event, 0, len(events)+1), events[:i]...)
		}
		if all == nil {
			continue
		}
		all = append(all, e)
		if e.Earned == nil {
			continue
		}
		if drawn := pot.draw(); drawn != nil {
			all = append(all, Event{Drawn: drawn})
		}
	}
	if all == nil {
		return events
	}
	return all
}

// pot is what the next draws of a player on one study day depend on.
type pot struct {
	seed       uint64
	index, dry int
	today      int
	kept       map[string]Kept // of the player, not to be changed
	found      map[string]bool // since
	odds       DropOdds
}

func (p *Player) pot(day StudyDay) *pot {
	d := &p.ledger.Drops
	return &pot{
		seed: p.Seed, index: p.Draws, dry: d.Dry, today: d.Days[day],
		kept: d.Kept, found: map[string]bool{}, odds: CurrentDropOdds(),
	}
}

// draw draws once. At the limit of the study day no draw is made, and nothing is counted. It is
// nil then.
func (t *pot) draw() *Drawn {
	if t.today >= t.odds.Limit || t.index > maxAmount {
		return nil
	}
	row, found := t.odds.Draw(t.seed, t.index, t.dry)
	d := &Drawn{Index: t.index, Odds: t.odds.Version, Dry: t.dry, Gold: row.Gold}
	t.index++
	if !found {
		t.dry++
		return d
	}
	t.dry = 0
	t.today++
	if row.Keepsake == "" {
		return d
	}
	k, _ := KeepsakeOf(row.Keepsake)
	d.Keepsake, d.Name = row.Keepsake, k.Name
	if _, kept := t.kept[d.Keepsake]; kept || t.found[d.Keepsake] {
		d.Gold = t.odds.Twice
	}
	t.found[d.Keepsake] = true
	return d
}

// applyDrawn folds a draw. Its outcome is the recorded one, whatever is published now. Two
// merged saves may have found more on a day than one may; what they found stays and is counted.
func (p *Player) applyDrawn(e *Drawn, b Batch) {
	p.Draws = max(p.Draws, e.Index+1)
	d := &p.ledger.Drops
	d.Drawn++
	if !e.Found() {
		d.Dry++
		return
	}
	d.Dry = 0
	d.Found++
	if d.Days == nil {
		d.Days = map[StudyDay]int{}
	}
	d.Days[b.Day]++
	p.Gold = plus(p.Gold, e.Gold)
	if q := p.ledger.Quizzes[quizIn(b)]; q != nil && q.Open {
		q.Gold = plus(q.Gold, e.Gold)
	}
	if _, kept := d.Kept[e.Keepsake]; kept || e.Keepsake == "" {
		return
	}
	if d.Kept == nil {
		d.Kept = map[string]Kept{}
	}
	d.Kept[e.Keepsake] = Kept{Keepsake{e.Keepsake, e.Name}, b.Day}
}

// quizIn gives the full ID of the quiz in which was answered in a batch, "" for none.
func quizIn(b Batch) string {
	for i := range b.Events {
		if a := b.Events[i].Answered; a != nil {
			return a.Quiz
		}
	}
	return ""
}

// fallBack counts the drops of days that only a wrong clock has made for the day that the clock
// is set back to, so that no clock gives more of them.
func (d *dropping) fallBack(day StudyDay) {
	ahead := 0
	maps.DeleteFunc(d.Days, func(on StudyDay, n int) bool {
		if on > day {
			ahead += n
		}
		return on > day
	})
	if ahead > 0 {
		d.Days[day] += ahead
	}
}

func (d *dropping) check() error {
	if !counts(d.Dry) || !counts(d.Drawn) || d.Found < 0 || d.Found > d.Drawn {
		return fmt.Errorf("%w: draws", errSnapshot)
	}
	for day, n := range d.Days {
		if day < firstDay || day > lastDay || !counts(n) {
			return fmt.Errorf("%w: drops of a day", errSnapshot)
		}
	}
	for id, k := range d.Kept {
		if k.ID != id {
			return fmt.Errorf("%w: keepsake %s", errSnapshot, id)
		}
		for _, name := range k.Name {
			if name != content.LineIn(name.String(), maxTitleColumns) {
				return fmt.Errorf("%w: keepsake %s", errSnapshot, id)
			}
		}
	}
	return nil
}

// flaw finds a number that no rule could have written.
func (d *Drawn) flaw() (Flaw, bool) {
	if f, ok := outside("drawn.index", d.Index, 0, maxAmount); ok {
		return f, ok
	}
	return outside("drawn.dry", d.Dry, 0, maxAmount)
}

// UnmarshalJSON reads the event with the words of its keepsake made one line each, as those of
// Joined.
func (d *Drawn) UnmarshalJSON(b []byte) error {
	type plain Drawn
	raw := struct {
		*plain
		Name map[content.Lang]string `json:"name"`
	}{plain: (*plain)(d)}
	err := json.Unmarshal(b, &raw)
	d.Name = nil
	for lang, words := range raw.Name {
		if d.Name == nil {
			d.Name = map[content.Lang]content.Safe{}
		}
		d.Name[lang] = content.LineIn(words, maxTitleColumns)
	}
	return err
}
