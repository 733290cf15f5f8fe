package plain

import (
	"errors"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/lab"
	"quest/game/phrase"
)

// do asks what an action will do, runs it, and explains. done reports that the
// mission is solved.
func (b *bench) do(n []int) (done bool, err error) {
	actions := b.lab().Actions
	if len(n) == 0 && len(actions) == 1 {
		n = []int{1}
	}
	switch {
	case len(n) != 1:
		b.say(b.labBook().DoHow)
		return false, nil
	case n[0] < 1 || n[0] > len(actions):
		b.fill(b.labBook().NoAction, "n", strconv.Itoa(n[0]), "of", strconv.Itoa(len(actions)))
		return false, nil
	}
	action := &actions[n[0]-1]
	said, err := b.forecast(action.ID)
	if errors.Is(err, errBack) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	f, batch, err := b.play.Fire(action.ID, said, b.seat.Now())
	if err != nil {
		b.fill(b.book().Unplayed, "why", err.Error())
		return false, nil
	}
	if _, err := b.keep(batch); err != nil {
		return false, err
	}
	b.gap()
	b.fill(b.labBook().Firing, "action", b.inline(action.Text))
	for _, o := range f.Outcomes {
		if o.Result != content.Hidden {
			b.outcome(o, said[o.Route.ID])
		}
	}
	b.result(f)
	return f.Solved, b.granted(batch)
}

// forecast asks for each visible route where it stops.
func (b *bench) forecast(action content.PartID) (game.Forecast, error) {
	routes, err := b.play.Visible(action)
	if err != nil {
		return nil, err
	}
	said := game.Forecast{}
	for _, r := range routes {
		show := func() { b.askRoute(r) }
		show()
		for said[r.ID] == "" {
			name, n, err := b.hear(show, inLab)
			switch most := len(r.Path) + 1; {
			case err != nil:
				return nil, err
			case name == "back":
				return nil, errBack
			case name != "" || len(n) != 1 || n[0] < 1 || n[0] > most:
				b.fill(b.labBook().NoNode, "of", strconv.Itoa(most))
			case n[0] == most:
				said[r.ID] = game.Arrives
			default:
				said[r.ID] = r.Path[n[0]-1]
			}
		}
	}
	return said, nil
}

func (b *bench) askRoute(r *content.Route) {
	b.fill(b.labBook().Asked, "route", b.inline(r.Text))
	var options []string
	for _, id := range r.Path {
		options = append(options, phrase.Fill(b.labBook().StopsAt, "node", b.node(id)))
	}
	b.numbered(append(options, b.labBook().Arrives))
}

// outcome explains what happened on one route.
func (b *bench) outcome(o lab.Outcome, said content.PartID) {
	w := b.labBook()
	ended, text, how := game.Arrives, o.Route.Success, w.Arrived
	if o.Gate != nil {
		ended, text = o.Gate.At, o.Gate.Fail
		how = phrase.Fill(w.StoppedAt, "node", b.node(o.Gate.At))
	}
	b.say(b.inline(o.Route.Text) + ": " + how)
	b.filled(text)
	if said == ended {
		b.say(w.AsYouSaid)
	} else {
		what := w.Arrives
		if said != game.Arrives {
			what = phrase.Fill(w.StopsAt, "node", b.node(said))
		}
		b.fill(w.YouSaid, "said", what)
	}
	for _, note := range o.Notes {
		b.filled(note)
	}
	if game.Believed(o, said) {
		if m, ok := b.pack.Misconception(o.Gate.Misconception); ok {
			b.say(w.Misconception + ":")
			b.text(m.Says)
			b.say(w.TrueInstead + ":")
			b.text(m.Fix)
		}
	}
	if len(o.Route.Payload) > 0 && o.Left() {
		b.say(w.Payload + ":")
		b.listings(o.Route.Payload)
	}
}

// filled says a text of the lab with the labels of the controls in their places.
func (b *bench) filled(text content.Text) {
	state := b.play.Machine().Settings(b.play.State())
	for _, lang := range b.shownIn(text) {
		for _, line := range b.lab().Fill(text, lang, state) {
			b.say(content.PlainText(line))
		}
	}
}

// result tells how much came true, that it is saved, and what a solved mission
// earned; the reward only if it is on disk.
func (b *bench) result(f game.Firing) {
	w := b.labBook()
	b.fill(w.Foreseen, "n", strconv.Itoa(f.Right), "of", strconv.Itoa(f.Of))
	switch {
	case !f.Solved && b.play.Mission() != nil:
		b.say(w.NotYet)
	case f.Solved:
		b.say(w.MissionSolved)
	}
	switch {
	case b.unsaved && f.Solved:
		b.say(w.XPWaits)
		return
	case b.unsaved:
		return
	}
	b.say(b.book().SavedRun)
	if !f.Solved {
		return
	}
	b.fill(w.Stars, "n", strconv.Itoa(f.Stars))
	if f.XP > 0 {
		b.fill(w.XP, "n", strconv.Itoa(f.XP))
	}
}

// granted opens the chest, if the action filled one.
func (b *bench) granted(batch game.Batch) error {
	var grants []*game.Granted
	for _, e := range batch.Events {
		if e.Granted != nil {
			grants = append(grants, e.Granted)
		}
	}
	return b.openChest(grants)
}
