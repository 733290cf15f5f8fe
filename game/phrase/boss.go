package phrase

import (
	"strconv"

	"quest/game"
)

// Boss is what both front ends say about the boss at the end of a path.
type Boss struct {
	Name, Kind, Lead           string // the storm; what it is; how it comes
	Strength, Lanterns         string // {n} {of}: waves that are left; lanterns that burn
	AllLanterns                string // with which a run begins
	GateOpen, GateShut         string // {n}: lessons that are left
	GateShutAll, ShutWhyAll    string // {n}: the same where quizzes without a lesson are left, too
	Running, Beaten, NoBoss    string // {n}: questions that are left; {date}; too few questions
	Terms, ShutWhy             string // {of}; {n}
	BeginFree, BeginStake      string // {n}: gold
	GoOn, Back, Look           string
	StakeLaid, StakeOver       string // {n}: gold that lies on the open run; why none can be laid
	StakeToday, StakePoor      string // {n} {have}
	Won, Lost, Through, Storms string // the end of a run: {got} {of}; {n} {of}
	StakeWon, StakeBack        string // {n} {prize}
	StakeGone, NothingGone     string // {n}
	Reread                     string // before the title of a lesson

	// Only line mode says these.
	Listed                    string // {boss}: its row in the list of lessons of line mode
	At, Opening, Offer, Where string // {n} {of} {left} {lit}; {title}
	Choose, ChooseOne         string // of two rows, of one
}

// State says in a few words how the boss of a pack stands.
func (w Boss) State(gate game.BossGate, b game.Boss) string {
	n := strconv.Itoa
	switch {
	case b.Open():
		return Fill(w.Running, "n", n(len(b.Items)-len(b.Verdicts)))
	case b.Won:
		return Fill(w.Beaten, "date", b.WonOn.String())
	case !gate.Boss:
		return w.NoBoss
	case gate.Left > 0 && gate.Quizzes:
		return Fill(w.GateShutAll, "n", n(gate.Left))
	case gate.Left > 0:
		return Fill(w.GateShut, "n", n(gate.Left))
	}
	return w.GateOpen
}

// Shut says what opens the gate of a boss.
func (w Boss) Shut(gate game.BossGate) string {
	form := w.ShutWhy
	if gate.Quizzes {
		form = w.ShutWhyAll
	}
	return Fill(form, "n", strconv.Itoa(gate.Left))
}

// Staking says why no gold can be laid on a run, "" where it can.
func (w Boss) Staking(s game.Staking, purse int) string {
	n := strconv.Itoa
	switch s {
	case game.NoMoreStake:
		return w.StakeOver
	case game.StakedToday:
		return w.StakeToday
	case game.TooPoor:
		return Fill(w.StakePoor, "n", n(game.BossStake), "have", n(purse))
	case game.CanStake:
	}
	return ""
}

// After are the sentences about the end of a run: how it ended, and what became of the stake.
func (w Boss) After(s game.SummaryStep) []string {
	n, end := strconv.Itoa, s.Boss
	if !s.Passed {
		out := []string{Fill(w.Storms, "n", n(end.Left), "of", n(end.Of))}
		if end.Stake > 0 {
			return append(out, Fill(w.StakeGone, "n", n(end.Stake)))
		}
		return append(out, w.NothingGone)
	}
	out := []string{Fill(w.Through, "got", n(s.Got), "of", n(s.Of))}
	switch {
	case end.Prize > 0:
		out = append(out, Fill(w.StakeWon, "n", n(end.Back), "prize", n(end.Prize)))
	case end.Back > 0:
		out = append(out, Fill(w.StakeBack, "n", n(end.Back)))
	}
	return out
}

// Choice says what a run that can be chosen is; is tells of the newest one.
func (w Boss) Choice(c game.FightBoss, is game.Boss) string {
	switch {
	case is.Open():
		return w.GoOn
	case c.Stake:
		return Fill(w.BeginStake, "n", strconv.Itoa(game.BossStake), "pays", strconv.Itoa(2*game.BossStake))
	}
	return w.BeginFree
}

// Lit says how many lanterns burn.
func (w Boss) Lit(n int) string {
	return Fill(w.Lanterns, "n", strconv.Itoa(n), "of", strconv.Itoa(game.BossLanterns))
}

// ChooseOf says which of some rows can be typed, one or two.
func (w Boss) ChooseOf(rows int) string {
	if rows == 1 {
		return w.ChooseOne
	}
	return w.Choose
}
