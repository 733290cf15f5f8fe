package class

import "quest/content"

// raid is the class against one boss.
type raid struct {
	ID     RaidID              `json:"id"`
	Boss   content.PackID      `json:"boss"`
	Health int                 `json:"health"`
	Dealt  map[PlayerID]int    `json:"dealt,omitempty"` // for the one whom it belongs to, and the sum
	Sum    int                 `json:"sum,omitempty"`
	Seen   map[string]PlayerID `json:"seen,omitempty"` // batches that counted, while it goes on
	Won    bool                `json:"won,omitempty"`
	Over   bool                `json:"over,omitempty"`
}

func (c *class) raid(id RaidID) *raid {
	for _, r := range c.Raids {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// fighting gives the raid that goes on, nil for none.
func (c *class) fighting() *raid {
	if n := len(c.Raids); n > 0 && !c.Raids[n-1].Over {
		return c.Raids[n-1]
	}
	return nil
}

func (c *class) applyRaid(e *Event) {
	switch {
	case e.RaidBegun != nil:
		b := e.RaidBegun
		if b.Raid == "" || c.raid(b.Raid) != nil || c.fighting() != nil {
			return
		}
		c.Raids = append(c.Raids, &raid{
			ID: b.Raid, Boss: b.Boss, Health: min(max(b.Health, 1), MostHealth), Dealt: map[PlayerID]int{}, Seen: map[string]PlayerID{},
		})
	case e.RaidEnded != nil:
		if r := c.raid(e.RaidEnded.Raid); r != nil {
			r.end()
		}
	case e.Dealt != nil:
		if r := c.raid(e.Dealt.Raid); r != nil && (e.By == "" || c.Members[e.By] != nil) {
			r.deal(e.By, e.Dealt)
		}
	}
}

func (r *raid) end() { r.Over, r.Seen = true, nil }

// deal adds damage. A batch that counted before adds nothing.
func (r *raid) deal(who PlayerID, d *Dealt) {
	if _, seen := r.Seen[d.Batch]; seen || r.Over || d.Damage < 1 {
		return
	}
	r.Seen[d.Batch] = who
	damage := min(d.Damage, MostDamage)
	if who != "" { // "" stands for those who were deleted
		r.Dealt[who] += damage
	}
	r.Sum += damage
	if r.Sum >= r.Health {
		r.Won = true
		r.end()
	}
}

// forget takes the name off the damage of a player. What the class won stays won.
func (r *raid) forget(who PlayerID) {
	delete(r.Dealt, who)
	for batch, by := range r.Seen {
		if by == who {
			r.Seen[batch] = ""
		}
	}
}
