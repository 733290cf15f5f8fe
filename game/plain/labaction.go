package plain

import (
	"errors"
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/lab"
	"quest/game/phrase"
)

// fire asks for a forecast of an action, runs it, and explains. done reports that the
// mission is solved.
func (l *labPlay) fire(n []int) (done bool, err error) {
	actions := l.lab().Actions
	if len(n) == 0 && len(actions) == 1 {
		n = []int{1}
	}
	switch {
	case len(n) != 1:
		l.say(l.labBook().DoHow)
		return false, nil
	case n[0] < 1 || n[0] > len(actions):
		l.fill(l.labBook().NoAction, "n", strconv.Itoa(n[0]), "of", strconv.Itoa(len(actions)))
		return false, nil
	}
	action := &actions[n[0]-1]
	said, err := l.forecast(action.ID)
	if errors.Is(err, errBack) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	f, batch, err := l.play.Fire(action.ID, said, l.seat.Now())
	if err != nil {
		l.fill(l.book().Unplayed, "why", err.Error())
		return false, nil
	}
	if _, err := l.store(batch); err != nil {
		return false, err
	}
	l.emptyLine()
	l.fill(l.labBook().Firing, "action", l.inline(action.Text))
	for _, o := range f.Outcomes {
		if o.Result != content.Hidden {
			l.sayOutcome(o, said[o.Route.ID])
		}
	}
	l.sayResult(f)
	l.sayTasks(f.Tasks, f.AllTasks)
	if err := l.tellFeats(batch); err != nil {
		return false, err
	}
	return f.Solved, l.openChestOf(batch)
}

// forecast asks for each visible route where it stops.
func (l *labPlay) forecast(action content.PartID) (game.Forecast, error) {
	routes, err := l.play.Visible(action)
	if err != nil {
		return nil, err
	}
	said := game.Forecast{}
	for _, r := range routes {
		show := func() { l.askRoute(r) }
		show()
		for said[r.ID] == "" {
			name, n, err := l.readLabCommand(show, labHelp)
			switch most := len(r.Path) + 1; {
			case err != nil:
				return nil, err
			case name == "back":
				return nil, errBack
			case name != "" || len(n) != 1 || n[0] < 1 || n[0] > most:
				l.fill(l.labBook().NoNode, "of", strconv.Itoa(most))
			case n[0] == most:
				said[r.ID] = game.Arrives
			default:
				said[r.ID] = r.Path[n[0]-1]
			}
		}
	}
	return said, nil
}

func (l *labPlay) askRoute(r *content.Route) {
	l.fill(l.labBook().Asked, "route", l.inline(r.Text))
	var options []string
	for _, id := range r.Path {
		options = append(options, phrase.Fill(l.labBook().StopsAt, "node", l.nodeName(id)))
	}
	l.numbered(append(options, l.labBook().Arrives))
}

// sayOutcome explains what happened on one route.
func (l *labPlay) sayOutcome(o lab.Outcome, said content.PartID) {
	w := l.labBook()
	ended, text, how := game.Arrives, o.Route.Success, w.Arrived
	if o.Gate != nil {
		ended, text = o.Gate.At, o.Gate.Fail
		how = phrase.Fill(w.StoppedAt, "node", l.nodeName(o.Gate.At))
	}
	l.say(l.inline(o.Route.Text) + ": " + how)
	l.sayFilled(text)
	if said == ended {
		l.say(w.AsYouSaid)
	} else {
		what := w.Arrives
		if said != game.Arrives {
			what = phrase.Fill(w.StopsAt, "node", l.nodeName(said))
		}
		l.fill(w.YouSaid, "said", what)
	}
	for _, note := range o.Notes {
		l.sayFilled(note)
	}
	if game.Believed(o, said) {
		if m, ok := l.pack.Misconception(o.Gate.Misconception); ok {
			l.say(w.Misconception + ":")
			l.text(m.Says)
			l.say(w.TrueInstead + ":")
			l.text(m.Fix)
		}
	}
	if o.Left() && l.holds(o.Route.Payload) {
		l.say(w.Payload + ":")
		l.sayListings(o.Route.Payload)
	}
}

// sayFilled says a text of the lab with the labels of the controls filled in.
func (l *labPlay) sayFilled(text content.Text) {
	state := l.play.Machine().Settings(l.play.State())
	for _, lang := range l.shownIn(text) {
		for _, line := range l.lab().Fill(text, lang, state) {
			l.say(content.PlainText(line))
		}
	}
}

// sayResult says how many forecasts came true, that they are saved, and what a solved
// mission earned; the reward only if it is on disk.
func (l *labPlay) sayResult(f game.Firing) {
	w := l.labBook()
	l.fill(w.Foreseen, "n", strconv.Itoa(f.Right), "of", strconv.Itoa(f.Of))
	switch {
	case !f.Solved && l.play.Mission() != nil:
		l.say(w.NotYet)
	case f.Solved:
		l.say(w.MissionSolved)
	}
	switch {
	case l.unsaved && f.Solved:
		l.say(w.XPWaits)
		return
	case l.unsaved:
		return
	}
	l.say(l.book().SavedRun)
	defer l.sayAchieved(f.Achieved)
	if !f.Solved {
		return
	}
	l.fill(w.Stars, "n", strconv.Itoa(f.Stars))
	if f.XP > 0 {
		l.fill(w.XP, "n", strconv.Itoa(f.XP))
	}
	if f.Level > 0 {
		l.fill(l.summary().LevelUp, "n", strconv.Itoa(f.Level))
	}
}

// openChestOf opens the chest, if the action earned one.
func (l *labPlay) openChestOf(batch game.Batch) error {
	var grants []*game.Granted
	for _, e := range batch.Events {
		if e.Granted != nil {
			grants = append(grants, e.Granted)
		}
	}
	return l.openChest(grants)
}
