package source

import (
	"strconv"

	"quest/content"
	"quest/content/source/saying"
)

// rewardAt is a reward and where its parts stand.
type rewardAt struct {
	content.Reward
	form
}

// readRewards reads rewards.yaml.
func (l *loader) readRewards() {
	src, there := l.sources["rewards.yaml"]
	if !there {
		return
	}
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.rewards/v1") || len(l.langs) == 0 {
		l.unknown["reward"], src.unread = true, true
		return
	}
	f, ok := l.open(src, n, scope{}, "format", "rewards")
	if !ok {
		return
	}
	for _, n := range f.list("rewards", 1, 100) {
		l.readReward(f, n)
	}
}

func (l *loader) readReward(parent form, n *node) {
	f, ok := l.open(parent.src, n, about("reward", n), "id", "was", "when", "xp", "gold", "title", "drops")
	if !ok {
		return
	}
	r := content.Reward{ID: content.RewardID(f.define("reward")), XP: f.integer("xp", 0, 300, 0), Gold: f.integer("gold", 0, 100, 0)}
	for _, w := range f.was("reward") {
		r.Was = append(r.Was, content.RewardID(w))
	}
	r.Title = f.line("title", false)
	for _, lang := range l.langs {
		if n := content.Columns(content.PlainText(r.Title.Line(lang))); n > 32 {
			f.in = f.in.in(lang)
			f.report(f.n.get("title").place, saying.WideTitle, "count", strconv.Itoa(n))
		}
	}
	f.in.lang = neutral
	r.When = f.when()
	r.Drops = f.drops()
	l.rewards = append(l.rewards, rewardAt{r, f})
}

// when reads the conditions of a reward.
func (f form) when() content.When {
	var w content.When
	if f.need("when") == nil {
		return w
	}
	g, ok := f.l.open(f.src, f.get("when"), f.in, "lesson", "quiz", "score", "lab", "mission", "pack")
	if !ok {
		return w
	}
	w.Lesson = content.LessonID(g.ref("lesson", "lesson"))
	w.Quiz = content.QuizID(g.ref("quiz", "quiz"))
	w.Lab = content.LabID(g.ref("lab", "lab"))
	w.Mission = content.MissionID(g.ref("mission", "mission"))
	if n := g.get("score"); n != nil && g.get("quiz") == nil {
		g.report(n.place, saying.ScoreWithoutQuiz)
	}
	if g.get("quiz") != nil {
		w.Score = g.share("score", 0.8)
	}
	if n := g.get("pack"); n != nil {
		if w.Pack = g.boolean("pack", false); !w.Pack {
			g.report(n.place, saying.PackNotTrue)
		}
	}
	if len(g.n.keys) == 0 {
		g.report(g.n.place, saying.RewardWithoutCondition)
	}
	return w
}

// drops reads the table that is rolled when the reward is granted.
func (f form) drops() *content.Drops {
	n := f.get("drops")
	if n == nil {
		return nil
	}
	g, ok := f.l.open(f.src, n, f.in, "rolls", "table")
	if !ok {
		return nil
	}
	d := &content.Drops{Rolls: g.integer("rolls", 1, 3, 1)}
	for _, n := range g.list("table", 1, 10) {
		h, ok := f.l.open(f.src, n, f.in, "weight", "gold", "xp", "nothing")
		if !ok {
			continue
		}
		if h.need("weight") == nil {
			continue
		}
		row := content.Row{Weight: h.integer("weight", 1, 1000, 1), Gold: h.integer("gold", 1, 100, 0), XP: h.integer("xp", 1, 50, 0)}
		outcomes := 0
		for _, key := range []string{"gold", "xp", "nothing"} {
			if h.get(key) != nil {
				outcomes++
			}
		}
		if v := h.get("nothing"); outcomes != 1 || v != nil && !h.boolean("nothing", true) {
			h.report(n.place, saying.NotOneOutcome)
		}
		d.Table = append(d.Table, row)
	}
	return d
}

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
// this size may pay (pack-format 12), and lowers every amount when it is too much.
func (l *loader) checkCaps(items int) {
	xpCap, goldCap := 200+25*items, 20+5*items
	xp, gold := l.pays()
	src := l.sources["rewards.yaml"]
	if src == nil {
		src = l.source("pack.yaml")
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
