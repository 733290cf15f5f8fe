package plain

import (
	"strconv"
	"strings"

	"quest/game/attendance"
	"quest/game/class"
)

// goToClass goes to the question that the class asks, or tells of the class where it asks none. Who leads
// a class is told of it alone. It is false for a player in no class.
func (t *terminal) goToClass() (bool, error) {
	c := &t.class
	if c.room == nil {
		return false, nil
	}
	c.view = c.room.View()
	r := c.view.Round
	asked := r != nil && !c.view.Me.Role.Teaches() && (!r.Phase.Over() || r.Phase == class.Closed && attendance.Calls(r, c.met, c.away))
	if !asked {
		t.sayClass()
		t.emptyLine()
		return true, nil
	}
	if err := t.attendRound(); err != nil {
		return true, err
	}
	if now := c.view.Round; now != nil {
		c.away = attendance.At{Round: now.ID, Phase: now.Phase}
	}
	t.emptyLine()
	return true, nil
}

// sayClass says who is here, what is assigned, how the raid stands, and who sees what.
func (t *terminal) sayClass() {
	c, w, n := &t.class, t.classroom(), strconv.Itoa
	v := &c.view
	var here, away []string
	for _, m := range v.Members {
		switch {
		case m.Nick.Empty() || m.Hidden:
		case m.Here:
			here = append(here, m.Nick.String())
		default:
			away = append(away, m.Nick.String())
		}
	}
	t.emptyLine()
	t.fill(w.OnMap, "name", v.Name.String())
	switch r := v.Round; {
	case r == nil, r.Phase.Over():
	case v.Me.Role.Teaches():
		t.say(t.ledNews(r))
	default:
		t.say(t.filled(w.Runs, "n", n(r.Number)))
	}
	if v.Me.Role.Teaches() {
		t.say(t.live().Leads)
	}
	t.sayWork()
	t.say(w.Raid)
	if v.Raid == nil {
		t.say(w.NoRaid)
	} else {
		t.sayBoss(v.Raid)
		t.say(t.raidLine(v.Raid))
		if !v.Raid.Over {
			t.say(w.RaidHow)
		}
	}
	if len(here) == 0 {
		here = []string{w.Nobody}
	}
	t.say(w.Members + ": " + strings.Join(here, ", "))
	if len(away) > 0 {
		t.say(w.Away + ": " + strings.Join(away, ", "))
	}
	t.fill(w.YourNick, "name", v.Me.Nick.String())
	if !v.Me.Role.Teaches() {
		t.say(w.PageSees)
	}
}

// sayBoss names the pack whose boss a raid is against, where it is here.
func (t *terminal) sayBoss(r *class.Raid) {
	for _, p := range t.seat.Packs {
		if p.ID() == r.Boss {
			t.say(t.named(p, p.Meta().Title))
		}
	}
}

// sayWork lists what is assigned, with its day and how far the player is.
func (t *terminal) sayWork() {
	w := t.classroom()
	t.say(w.Work + ":")
	work := attendance.WorkOf(t.seat.Player, t.seat.Packs, t.class.view.Assignments, t.seat.Now())
	for _, a := range work {
		t.say("- " + t.workName(a) + ": " + t.books.For(t.speech).WorkState(a, ", ") + " (" + a.Assignment.Due + ")")
	}
	if len(work) == 0 {
		t.say(w.NoWork)
	}
}

// sayClassWork lists what is assigned, where there is something.
func (t *terminal) sayClassWork() {
	if t.class.here && len(t.class.view.Assignments) > 0 {
		t.sayWork()
	}
}

// workName names what is assigned, by its ID where no pack here has it.
func (t *terminal) workName(a attendance.Work) string {
	for _, p := range t.seat.Packs {
		if p.ID() == a.Pack && !a.Title.Empty() {
			return t.named(p, a.Title)
		}
	}
	if a.Lesson == "" {
		return string(a.Pack)
	}
	return string(a.Pack) + "/" + string(a.Lesson)
}

// welcomeToClass says at the map in which class the player is, and what is to be done there by when.
func (t *terminal) welcomeToClass() {
	c := &t.class
	if c.room == nil {
		return
	}
	c.here = true
	c.view = c.room.View()
	v := &c.view
	if v.Class == "" {
		return
	}
	t.fill(t.classroom().OnMap, "name", v.Name.String())
	t.sayClassWork()
	c.work = len(v.Assignments)
	if r := v.Raid; r != nil {
		c.raid = *r
		if !r.Over {
			t.say(t.raidLine(r))
		}
	}
	t.fill(t.live().MoreThere, "word", t.live().Word)
}
