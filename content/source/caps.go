package source

import (
	"strconv"

	"quest/content/source/saying"
)

// pays adds up what the rewards and missions of the pack pay, drops as what they pay
// on average.
func (l *loader) pays() (xp, gold float64) {
	for _, r := range l.rewards {
		xp += float64(r.XP)
		gold += float64(r.Gold)
		if r.Drops == nil {
			continue
		}
		weight, rowXP, rowGold := 0, 0, 0
		for _, row := range r.Drops.Table {
			weight += row.Weight
			rowXP += row.Weight * row.XP
			rowGold += row.Weight * row.Gold
		}
		if weight > 0 {
			xp += float64(r.Drops.Rolls*rowXP) / float64(weight)
			gold += float64(r.Drops.Rolls*rowGold) / float64(weight)
		}
	}
	for i := range l.labs {
		for _, m := range l.labs[i].Missions {
			xp += float64(m.XP)
		}
	}
	return xp, gold
}

// checkCaps holds what the rewards and missions pay together against what a pack of
// this size may pay (docs/pack-format.md 12), and lowers every amount when it is too much.
func (l *loader) checkCaps(items int) {
	xpCap, goldCap := 200+25*items, 20+5*items
	xp, gold := l.pays()
	src := l.files["rewards.yaml"]
	if src == nil {
		src = l.file("pack.yaml")
	}
	if xp > float64(xpCap) {
		src.report(place{1, 1}, scope{}, saying.XPAboveCap, "sum", amount(xp), "cap", strconv.Itoa(xpCap))
		l.lowerXP(func(xpOf *int) { *xpOf = int(float64(*xpOf) * float64(xpCap) / xp) })
	}
	if gold > float64(goldCap) {
		src.report(place{1, 1}, scope{}, saying.GoldAboveCap, "sum", amount(gold), "cap", strconv.Itoa(goldCap))
		l.lowerGold(func(goldOf *int) { *goldOf = int(float64(*goldOf) * float64(goldCap) / gold) })
	}
}

// lowerXP changes the XP of every reward, drop and mission.
func (l *loader) lowerXP(change func(*int)) {
	for i := range l.rewards {
		r := &l.rewards[i].Reward
		change(&r.XP)
		if r.Drops != nil {
			for j := range r.Drops.Table {
				change(&r.Drops.Table[j].XP)
			}
		}
	}
	for i := range l.labs {
		for j := range l.labs[i].Missions {
			change(&l.labs[i].Missions[j].XP)
		}
	}
}

// lowerGold changes the gold of every reward and drop.
func (l *loader) lowerGold(change func(*int)) {
	for i := range l.rewards {
		r := &l.rewards[i].Reward
		change(&r.Gold)
		if r.Drops != nil {
			for j := range r.Drops.Table {
				change(&r.Drops.Table[j].Gold)
			}
		}
	}
}

func amount(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
