package main

import (
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/lazy"
	"quest/game"
	"quest/game/review/fit"
)

// fitRecord is what "quest review fit --json" prints. Scripts read it: names stay.
type fitRecord struct {
	Player  string    `json:"player"`
	Verdict string    `json:"verdict"` // better, chance, worse, one-sided, few-items, few-days or few-reviews
	Reviews int       `json:"reviews"` // on a later day than the one before
	Needed  int       `json:"needed"`
	Missing int       `json:"missing"`
	Items   int       `json:"items"`
	Test    lossesOf  `json:"test"`  // the newest reviews, which the fit did not see
	Older   lossesOf  `json:"older"` // those that the weights were fitted to
	Gain    float64   `json:"gain"`  // of the log loss in the test
	Error   float64   `json:"error"` // its standard error
	Again   int       `json:"again"` // reviews from which on another fit is worth a try
	On      bool      `json:"on"`    // own weights are used
	Changed bool      `json:"changed"`
	Weights []float64 `json:"weights"` // fitted, whatever the verdict; null if there was no fit
}

// lossesOf are the mean log losses on some reviews; smaller is better.
type lossesOf struct {
	Reviews int     `json:"reviews"`
	Default float64 `json:"default"`
	Fitted  float64 `json:"fitted"`
}

// verdicts are the names of the verdicts for scripts, and what they say.
var verdicts = lazy.Value[map[fit.Verdict]struct {
	name string
	said game.Notice
}]{Make: func() map[fit.Verdict]struct {
	name string
	said game.Notice
} {
	return map[fit.Verdict]struct {
		name string
		said game.Notice
	}{
		fit.Better:      {"better", game.Say("weights.Better")},
		fit.ByChance:    {"chance", game.Say("weights.ByChance")},
		fit.Worse:       {"worse", game.Say("weights.Worse")},
		fit.OneSided:    {"one-sided", game.Say("weights.OneSided")},
		fit.TooFewItems: {"few-items", game.Say("weights.TooFewItems")},
		fit.TooFewDays:  {"few-days", game.Say("weights.TooFewDays")},
	}
}}

func (c *call) reviewFitCommand() *cobra.Command {
	var yes, off, asJSON bool
	cmd := &cobra.Command{
		Use:   "fit",
		Short: "help.ReviewFit",
		Long:  "help.ReviewFitLong",
		Args:  console.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			switch {
			case yes && off:
				return wrong(game.Say("weights.YesOrOff"))
			case off:
				return c.weightsOff(asJSON)
			}
			return c.reviewFit(yes, asJSON)
		},
	}
	set := cmd.Flags()
	set.SortFlags = false
	set.BoolVar(&yes, "yes", false, "help.FlagYes")
	set.BoolVar(&off, "off", false, "help.FlagOff")
	set.BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// reviewFit fits weights to the reviews of the player, without taking the save, and turns
// them on if that is wanted and they are better.
func (c *call) reviewFit(yes, asJSON bool) error {
	name, player, _, err := c.seen()
	if err != nil {
		return err
	}
	_, own := player.Weights()
	out := fitRecord{Player: name, Needed: fit.Needed, On: own}
	watch, done := c.watchFit()
	r, err := fit.Weights(player.Logs(), int(player.Today(c.clock().moment())), watch)
	done()
	var few *fit.TooFewError
	switch {
	case errors.Is(err, fit.ErrStopped):
		return failed(game.Say("weights.Stopped"), err)
	case errors.As(err, &few):
		out.Verdict, out.Reviews, out.Missing = "few-reviews", few.Have, few.Missing()
		if asJSON {
			return c.sayJSON(out)
		}
		return c.tell(game.Say("weights.TooFew").Count("missing", out.Missing).Count("n", out.Reviews).Count("need", out.Needed), weightsState(own))
	case err != nil:
		return err
	}
	out.take(&r)
	if yes && r.Verdict == fit.Better {
		if out.Changed, err = c.setWeights(&r); err != nil {
			return err
		}
		out.On = true
	}
	if asJSON {
		return c.sayJSON(out)
	}
	return c.tell(fitLines(&r, content.OneLine(player.Name.String()), &out, own)...)
}

func (f *fitRecord) take(r *fit.Result) {
	losses := func(s fit.Scores) lossesOf { return lossesOf{s.Default.Reviews, s.Default.LogLoss, s.Fitted.LogLoss} }
	f.Verdict, f.Reviews, f.Items, f.Again = verdicts.Get()[r.Verdict].name, r.Counts.Predicted, r.Counts.Items, r.Again
	f.Test, f.Older, f.Gain, f.Error = losses(r.HoldOut), losses(r.Training), r.Gain, r.Error
	if r.Passes > 0 {
		f.Weights = r.Fitted[:]
	}
}

// fitLines says what a fit found. own is whether own weights were used before.
func fitLines(r *fit.Result, name string, out *fitRecord, own bool) []game.Notice {
	lines := []game.Notice{game.Say("weights.Head").Count("n", r.Counts.Predicted).Count("items", r.Counts.Items).With("name", name)}
	if r.HoldOut.Default.Reviews > 0 && r.Passes > 0 {
		loss := func(s fit.Score) string { return strconv.FormatFloat(s.LogLoss, 'f', 4, 64) }
		lines = append(lines,
			game.Say("weights.How").Count("n", r.HoldOut.Default.Reviews).Count("older", r.Training.Default.Reviews),
			game.Say("weights.Figure").With("loss", loss(r.HoldOut.Default)),
			game.Say("weights.FigureOwn").With("loss", loss(r.HoldOut.Fitted)),
		)
	}
	if r.Counts.Damaged > 0 {
		lines = append(lines, game.Say("weights.Damaged").Count("n", r.Counts.Damaged))
	}
	if r.Counts.Future > 0 {
		lines = append(lines, game.Say("weights.Future").Count("n", r.Counts.Future))
	}
	lines = append(lines, verdicts.Get()[r.Verdict].said)
	switch {
	case out.Changed:
		return append(lines, game.Say("weights.TurnedOn").With("todo", "quest review fit --off"))
	case r.Verdict == fit.Better && out.On && !own:
		return append(lines, weightsState(true))
	case r.Verdict == fit.Better:
		return append(lines, weightsState(own), game.Say("weights.ToTurnOn").With("todo", "quest review fit --yes"))
	}
	return append(lines, weightsState(own), game.Say("weights.Again").Count("n", r.Again))
}

// weightsState says whether own weights are used.
func weightsState(own bool) game.Notice {
	if own {
		return game.Say("weights.AreOn").With("todo", "quest review fit --off")
	}
	return game.Say("weights.AreOff")
}

// setWeights turns the fitted weights on.
func (c *call) setWeights(r *fit.Result) (changed bool, err error) {
	err = c.change(func(ch *changing) (game.Batch, error) {
		batch, err := ch.player.SetWeights(&r.Weights, r.Counts.Predicted, ch.now)
		changed = len(batch.Events) > 0
		return batch, err
	})
	return changed, err
}

// weightsOff turns the published weights on again.
func (c *call) weightsOff(asJSON bool) error {
	out := fitRecord{Needed: fit.Needed}
	err := c.change(func(ch *changing) (game.Batch, error) {
		batch, err := ch.player.SetWeights(nil, 0, ch.now)
		out.Player, out.Changed = ch.name, len(batch.Events) > 0
		return batch, err
	})
	switch {
	case err != nil:
		return err
	case asJSON:
		return c.sayJSON(out)
	case out.Changed:
		return c.tell(game.Say("weights.TurnedOff").With("todo", "quest review fit --yes"))
	}
	return c.tell(game.Say("weights.AlreadyOff"))
}

// watchFit follows a fit: on a terminal it shows how far it is, and ctrl+c stops it. done gives
// the signal and the line back.
func (c *call) watchFit() (watch fit.Watch, done func()) {
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, os.Interrupt)
	shows, width := isTerminal(c.err), 0
	clear := func() {
		if width > 0 {
			_, _ = fmt.Fprint(c.err, "\r"+strings.Repeat(" ", width)+"\r") // only for who waits
		}
	}
	watch = func(pass, most int) bool {
		if shows {
			clear()
			said := c.text(game.Say("weights.Pass").Count("n", pass+1).Count("most", most))
			width = 2 * len([]rune(said)) // at most two cells for a letter
			_, _ = fmt.Fprint(c.err, "\r"+said)
		}
		select {
		case <-stop:
			return false
		default:
			return true
		}
	}
	return watch, func() {
		clear()
		signal.Stop(stop)
	}
}
