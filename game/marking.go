package game

import "slices"

// Mark is what a player can mark an item with.
type Mark int

// The marks.
const (
	Star    Mark = 1 + iota // to be studied later
	Suspend                 // never asked in a review until the mark is taken away
	Bury                    // not asked in a review on this study day
)

var markNames = [...]string{Star: "star", Suspend: "suspend", Bury: "bury"}

// String gives the name of the mark: "star", "suspend" or "bury"; "" for no mark.
func (m Mark) String() string {
	if m < Star || m > Bury {
		return ""
	}
	return markNames[m]
}

// MarshalText writes the name of the mark.
func (m Mark) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText reads the name of a mark. One of a newer game is no mark here, and its event
// changes nothing.
func (m *Mark) UnmarshalText(b []byte) error {
	*m = Mark(max(0, slices.Index(markNames[:], string(b))))
	return nil
}

// Marked sets a mark of an item or takes it away. To undo one is the opposite event.
type Marked struct {
	Item string `json:"item"` // full ID
	Mark Mark   `json:"mark"`
	On   bool   `json:"on"`
}

// Marks are the marks of one item on a study day.
type Marks struct {
	Starred   bool
	Suspended bool
	Buried    bool // until the study day ends
}

// Has reports whether a mark is set.
func (m Marks) Has(mark Mark) bool {
	switch mark {
	case Star:
		return m.Starred
	case Suspend:
		return m.Suspended
	case Bury:
		return m.Buried
	}
	return false
}

// Marks gives the marks of an item under its full ID.
func (p *Player) Marks(item string, now Moment) Marks { return p.marks(item, p.Today(now)) }

func (p *Player) marks(item string, today StudyDay) Marks {
	l := &p.ledger
	day, buried := l.Buried[item]
	return Marks{Starred: l.Starred[item], Suspended: l.Suspended[item], Buried: buried && day == today}
}

// Starred gives the full IDs of the items with a star, in alphabetical order.
func (p *Player) Starred() []string { return sorted(p.ledger.Starred) }

// Suspended gives the full IDs of the items that are suspended, in alphabetical order.
func (p *Player) Suspended() []string { return sorted(p.ledger.Suspended) }

// Buried gives the full IDs of the items that are buried until the study day ends, in
// alphabetical order.
func (p *Player) Buried(now Moment) []string {
	today := p.Today(now)
	return slices.DeleteFunc(sorted(p.ledger.Buried), func(id string) bool { return p.ledger.Buried[id] != today })
}

func sorted[V any](of map[string]V) []string {
	ids := make([]string, 0, len(of))
	for id := range of {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// Mark gives the batch that sets a mark of an item, or takes it away. It is empty if the item
// is marked so already.
func (p *Player) Mark(item string, mark Mark, on bool, now Moment) Batch {
	if mark.String() == "" || p.Marks(item, now).Has(mark) == on {
		return Batch{}
	}
	return p.commit(now, nil, Event{Marked: &Marked{Item: item, Mark: mark, On: on}})
}

func (p *Player) applyMarked(e *Marked, day StudyDay) {
	switch e.Mark {
	case Star:
		set(&p.ledger.Starred, e.Item, e.On)
	case Suspend:
		set(&p.ledger.Suspended, e.Item, e.On)
	case Bury:
		p.applyBuried(e, day)
	}
}

// applyBuried remembers the day, and forgets those that are over.
func (p *Player) applyBuried(e *Marked, day StudyDay) {
	buried := map[string]StudyDay{}
	for item, on := range p.ledger.Buried {
		if on >= day {
			buried[item] = on
		}
	}
	delete(buried, e.Item)
	if e.On {
		buried[e.Item] = day
	}
	if p.ledger.Buried = buried; len(buried) == 0 {
		p.ledger.Buried = nil
	}
}

// set puts an item into a set of items or takes it out.
func set(of *map[string]bool, item string, on bool) {
	if !on {
		delete(*of, item)
		return
	}
	if *of == nil {
		*of = map[string]bool{}
	}
	(*of)[item] = true
}
