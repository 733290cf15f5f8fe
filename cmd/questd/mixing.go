package main

import (
	"context"
	"maps"
	"reflect"
	"slices"
	"sync"
	"time"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/desk"
	"quest/game/insight/classes"
)

// mixing works out what classes mix up most, for the teachers who are connected here. What a member tells is kept until
// their save changes; a save that another process writes is read again after a while.
type mixing struct {
	packs   []*content.Pack
	homes   homes
	suggest func(class.ID, []class.Suggestion)
	now     func() time.Time

	mu    sync.Mutex
	stale map[class.PlayerID]bool // whose save this process has written since it was read

	// Of the one goroutine that looks.
	known map[class.PlayerID]summed
	told  map[class.ID][]class.Suggestion
}

// summed is what a member tells, and when that was read.
type summed struct {
	classes.Summary
	at time.Time
}

const (
	// mixEvery is how often it is looked what classes mix up.
	mixEvery = 5 * time.Second
	// mixAgain is after how long a save is read again that this process has not written.
	mixAgain = 3 * time.Minute
	// mixMost is how many saves are read at one look, so that a large class delays nobody.
	mixMost = 50
)

func newMixing(packs []*content.Pack, h homes, suggest func(class.ID, []class.Suggestion), now func() time.Time) *mixing {
	return &mixing{
		packs: packs, homes: h, suggest: suggest, now: now,
		stale: map[class.PlayerID]bool{}, known: map[class.PlayerID]summed{}, told: map[class.ID][]class.Suggestion{},
	}
}

// changed says that a save was written.
func (m *mixing) changed(who class.PlayerID) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stale[who] = true
}

// look tells the teachers of some classes, each seen by one of them, what these mix up. Nobody else may look meanwhile.
func (m *mixing) look(ctx context.Context, taught map[class.ID]class.View) {
	reads, met := 0, map[class.PlayerID]bool{}
	for id, v := range taught {
		var all []classes.Summary
		for _, member := range v.Members {
			if member.Role != class.Student || ctx.Err() != nil {
				continue
			}
			met[member.Player] = true
			if reads < mixMost && m.outdated(member.Player) {
				reads++
				m.read(member.Player)
			}
			all = append(all, m.known[member.Player].Summary)
		}
		mixed := classes.Suggest(all, m.packs, askedIn(v))
		if was, told := m.told[id]; ctx.Err() == nil && (!told || !reflect.DeepEqual(was, mixed)) {
			m.told[id] = mixed
			m.suggest(id, mixed)
		}
	}
	m.forget(met, taught)
}

// forget drops what is known of those who are in none of the classes that are looked at: who left or was deleted, or whose teachers
// are gone.
func (m *mixing) forget(met map[class.PlayerID]bool, taught map[class.ID]class.View) {
	maps.DeleteFunc(m.known, func(who class.PlayerID, _ summed) bool { return !met[who] })
	maps.DeleteFunc(m.told, func(id class.ID, _ []class.Suggestion) bool { _, looked := taught[id]; return !looked })
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.DeleteFunc(m.stale, func(who class.PlayerID, _ bool) bool { _, known := m.known[who]; return !known })
}

// outdated reports whether a save is to be read.
func (m *mixing) outdated(who class.PlayerID) bool {
	k, read := m.known[who]
	m.mu.Lock()
	defer m.mu.Unlock()
	return !read || m.stale[who] || m.now().Sub(k.at) >= mixAgain
}

// read reads what a member tells. A save that cannot be read tells nothing.
func (m *mixing) read(who class.PlayerID) {
	m.mu.Lock()
	delete(m.stale, who) // before it is read: what is written meanwhile is read the next time
	m.mu.Unlock()
	p, err := desk.Glance(desk.Options{Place: m.homes.place(who, nil)})
	if err != nil {
		p = new(game.Player)
	}
	m.known[who] = summed{classes.SummaryOf(p), m.now()}
}

// askedIn counts the rounds in which each question was asked, by its full ID.
func askedIn(v class.View) map[string]int {
	asked := map[string]int{}
	for i := range v.Earlier {
		asked[v.Earlier[i].Pack.Item(v.Earlier[i].Item)]++
	}
	if r := v.Round; r != nil && !r.Phase.Over() {
		asked[r.Pack.Item(r.Item)]++
	}
	return asked
}

// mix looks at the classes whose teachers are connected to this process. Who becomes a teacher or is one no longer is met so at the
// next look: a role is cheap to ask for, and only teachers are asked for the whole class.
func (f *front) mix(ctx context.Context) {
	f.mu.Lock()
	met := make([]*session, 0, len(f.here))
	for s := range f.here {
		if s.room != nil {
			met = append(met, s)
		}
	}
	f.mu.Unlock()
	f.school.Read(func(c *class.School) {
		met = slices.DeleteFunc(met, func(s *session) bool { return !c.Role(s.class, s.who).Teaches() })
	})
	taught := map[class.ID]class.View{}
	for _, s := range met {
		if _, seen := taught[s.class]; !seen {
			taught[s.class] = s.room.View()
		}
	}
	f.mixing.look(ctx, taught)
}
