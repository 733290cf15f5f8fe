package plain

import (
	"strconv"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// boss gives the words of the boss.
func (p *printer) boss() phrase.Boss { return p.books.For(p.speech).Boss }

// offerBoss says that the boss of the pack can be faced, until it is beaten.
func (t *terminal) offerBoss() {
	if _, ok := t.seat.Player.OfferBoss(t.pack); ok && !t.seat.Player.Boss(t.pack.ID()).Won {
		t.say(t.boss().Offer)
	}
}

// sayBossOf says in the list of lessons how the boss of a pack stands; nothing for nil.
func (t *terminal) sayBossOf(pack *content.Pack) {
	if pack == nil {
		return
	}
	player, w := t.seat.Player, t.boss()
	if gate := player.BossGate(pack); gate.Boss {
		t.fill(w.Listed, "boss", w.Kind+": "+w.Name+" ("+w.State(gate, player.Boss(pack.ID()))+")")
	}
}

// startBoss begins with the boss of the pack that was asked for; who does not want it goes on
// with what comes next there.
func (t *terminal) startBoss(at game.Destination) (*game.Offer, error) {
	for _, p := range t.seat.Packs {
		if p.ID() == at.Pack {
			t.pack = p
		}
	}
	if t.pack == nil {
		t.fill(t.book().NoPlace, "place", string(at.Pack))
		return nil, nil
	}
	if chosen, err := t.chooseBoss(); chosen != nil || err != nil {
		return chosen, err
	}
	return t.offerNext()
}

// atGate gives the pack whose boss is meant: the one that was played last, or else the first one
// whose boss can be faced and was not beaten.
func (t *terminal) atGate() *content.Pack {
	if _, ok := t.seat.Player.OfferBoss(t.pack); ok {
		return t.pack
	}
	for _, pack := range t.seat.Packs {
		if _, ok := t.seat.Player.OfferBoss(pack); ok && !t.seat.Player.Boss(pack.ID()).Won {
			return pack
		}
	}
	return t.pack
}

// chooseBoss says the terms of the boss and asks how to begin; nil if the player stays.
func (t *terminal) chooseBoss() (*game.Offer, error) {
	pack, player, now, w := t.atGate(), t.seat.Player, t.seat.Now(), t.boss()
	gate, is, choices := player.BossGate(pack), player.Boss(pack.ID()), player.BossChoices(pack, now)
	if len(choices) == 0 {
		if gate.Boss {
			t.say(w.Shut(gate))
		} else {
			t.say(t.sentence(w.NoBoss))
		}
		return nil, nil
	}
	show := func() {
		w := t.boss()
		t.emptyLine()
		t.fill(w.Opening, "title", t.inlineOf(pack, pack.Meta().Title))
		t.say(w.Lead)
		t.fill(w.Terms, "of", strconv.Itoa(gate.Most))
		if said := t.stakeWords(pack, is, now); said != "" {
			t.say(said)
		}
		var rows []string
		for _, c := range choices {
			rows = append(rows, w.Choice(c, is))
		}
		t.numbered(rows)
		t.say(w.ChooseOf(len(choices)))
	}
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn || c == back {
			return nil, err
		}
		if n, ok := number(line); ok && n >= 1 && n <= len(choices) {
			return &game.Offer{Goal: choices[n-1], Deed: game.FaceBoss, Pack: pack}, nil
		}
		t.say(w.ChooseOf(len(choices)))
	}
}

// stakeWords says what gold lies on the open run, or why none can be laid.
func (t *terminal) stakeWords(pack *content.Pack, is game.Boss, now game.Moment) string {
	w := t.boss()
	switch {
	case !is.Open():
		return w.Staking(t.seat.Player.MayStake(pack.ID(), now), t.seat.Player.Purse())
	case is.Stake > 0:
		return phrase.Fill(w.StakeLaid, "n", strconv.Itoa(is.Stake))
	}
	return ""
}

// sayDuel says which question of a run is asked, and how the run stands.
func (p *printer) sayDuel(step game.QuestionStep) {
	d, n := step.Boss, strconv.Itoa
	p.fill(p.boss().At, "n", n(step.N), "of", n(step.Of), "left", n(d.Left), "lit", n(d.Lit), "lanterns", n(game.BossLanterns))
}

// sayBossEnd says how a run ended, what was missed, and which lesson explains most of it.
func (p *printer) sayBossEnd(step game.SummaryStep) {
	w := p.boss()
	title := w.Lost
	if step.Passed {
		title = w.Won
	}
	p.say(p.sentence(title))
	for _, said := range w.After(step) {
		p.say(said)
	}
	p.sayMissed(step)
	if o := step.Boss.Reread; o != nil {
		p.say(w.Reread + ": " + p.inlineOf(o.Pack, o.Lesson.Title))
	}
	p.sayWon(step)
}
