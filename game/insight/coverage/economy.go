package coverage

import "quest/content"

// Economy is what the rewards and missions of a pack pay, beside what a pack of its size may pay
// (docs/pack-format.md 12). A pack that asked for more was lowered to the caps when it was read.
type Economy struct {
	XP, XPCap     int // drops as what they pay on average, rounded to whole XP
	Gold, GoldCap float64
	MissionXP     int // of the XP, by missions of labs
	Rewards       []Paid
}

// Paid is what a reward pays.
type Paid struct {
	ID    content.RewardID
	XP    int
	Gold  int
	Title bool
	Rolls int     // of its drops, 0 for none
	Luck  float64 // chance that at least one roll brings something
	Mean  float64 // gold that the drops bring on average
	xp    float64
}

// The caps of docs/pack-format.md 12.
const (
	baseXP, itemXP     = 200, 25
	baseGold, itemGold = 20, 5
)

func economyOf(pack *content.Pack, items int) Economy {
	e := Economy{XPCap: baseXP + itemXP*items, GoldCap: float64(baseGold + itemGold*items)}
	xp := 0.0
	for _, r := range pack.Rewards() {
		p := paid(r)
		e.Rewards = append(e.Rewards, p)
		xp += float64(p.XP) + p.xp
		e.Gold += float64(p.Gold) + p.Mean
	}
	for _, head := range pack.Labs() {
		if lab, ok := pack.Lab(head.ID); ok {
			for i := range lab.Missions {
				e.MissionXP += lab.Missions[i].XP
			}
		}
	}
	e.XP = int(xp+0.5) + e.MissionXP
	return e
}

func paid(r content.Reward) Paid {
	p := Paid{ID: r.ID, XP: r.XP, Gold: r.Gold, Title: !r.Title.Empty()}
	if r.Drops == nil {
		return p
	}
	weight, nothing, gold, xp := 0, 0, 0, 0
	for _, row := range r.Drops.Table {
		weight += row.Weight
		gold += row.Weight * row.Gold
		xp += row.Weight * row.XP
		if row.Gold == 0 && row.XP == 0 {
			nothing += row.Weight
		}
	}
	if weight == 0 {
		return p
	}
	p.Rolls = r.Drops.Rolls
	none := 1.0
	for range p.Rolls {
		none *= float64(nothing) / float64(weight)
	}
	p.Luck = 1 - none
	p.Mean = float64(p.Rolls*gold) / float64(weight)
	p.xp = float64(p.Rolls*xp) / float64(weight)
	return p
}
