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

// maxTitle is how many columns the title of a reward may have (docs/pack-format.md 12).
const maxTitle = 32

var rewardsRecord = record{[]field{
	formatField,
	{name: "rewards", kind: mapsField, required: true, low: 1, high: 100, about: "the rewards of the pack", of: &rewardRecord},
}}

var rewardRecord = record{[]field{
	objectID, wasField,
	{
		name: "when", kind: mapField, required: true, about: "what earns the reward; all that are given must hold, and one at least is",
		of: &record{[]field{
			{name: "lesson", kind: refField, refers: "lesson", about: "it was read to the end"},
			{name: "quiz", kind: refField, refers: "quiz", about: "one sitting over the whole quiz had at least the score"},
			{name: "score", kind: shareField, absent: "0.8", about: "share of right verdicts in that sitting; only with a quiz"},
			{name: "lab", kind: refField, refers: "lab", about: "all its missions were solved"},
			{name: "mission", kind: refField, refers: "mission", about: "it was solved"},
			{name: "pack", kind: boolField, absent: "false", takes: "true", about: "all lessons were read and all their quizzes done at 0.8"},
		}},
	},
	{name: "xp", kind: integerField, high: 300, absent: "0", about: "XP that is paid"},
	{name: "gold", kind: integerField, high: 100, absent: "0", about: "gold that is paid for certain"},
	{name: "title", kind: lineField, about: "title that the player gets, at most 32 columns; names a skill"},
	{
		name: "drops", kind: mapField, about: "gold or XP by chance",
		of: &record{[]field{
			{name: "rolls", kind: integerField, low: 1, high: 3, absent: "1", about: "how often the table is rolled"},
			{
				name: "table", kind: mapsField, required: true, low: 1, high: 10, about: "what can come of a roll; each row has one of gold, xp and nothing",
				of: &record{[]field{
					{name: "weight", kind: integerField, required: true, low: 1, high: 1000, about: "chance of the row among the weights of all"},
					{name: "gold", kind: integerField, low: 1, high: 100, absent: "0", about: "gold that it pays"},
					{name: "xp", kind: integerField, low: 1, high: 50, absent: "0", about: "XP that it pays"},
					{name: "nothing", kind: boolField, absent: "true", takes: "true", about: "that it pays nothing"},
				}},
			},
		}},
	},
}}

// readRewards reads rewards.yaml.
func (l *loader) readRewards() {
	src, there := l.files["rewards.yaml"]
	if !there {
		return
	}
	n := l.yaml(src)
	if n == nil || !l.checkFormat(src, n, "quest.rewards/v1") || len(l.langs) == 0 {
		l.names.incomplete["reward"], src.unread = true, true
		return
	}
	f, ok := l.open(src, n, scope{}, &rewardsRecord)
	if !ok {
		return
	}
	for _, n := range f.list("rewards") {
		l.readReward(f, n)
	}
}

func (l *loader) readReward(parent form, n *node) {
	f, ok := l.open(parent.src, n, about("reward", n), &rewardRecord)
	if !ok {
		return
	}
	r := content.Reward{ID: content.RewardID(f.define("reward")), XP: f.integer("xp"), Gold: f.integer("gold")}
	for _, w := range f.was("reward") {
		r.Was = append(r.Was, content.RewardID(w))
	}
	r.Title = f.text("title")
	for _, lang := range l.langs {
		if n := content.Columns(content.PlainText(r.Title.Line(lang))); n > maxTitle {
			f.speaking(lang).report(f.n.get("title").place, saying.WideTitle, "count", strconv.Itoa(n))
		}
	}
	r.When = f.when()
	r.Drops = f.drops()
	l.rewards = append(l.rewards, rewardAt{r, f})
}

// when reads the conditions of a reward.
func (f form) when() content.When {
	var w content.When
	g, ok := f.within("when")
	if !ok {
		return w
	}
	w.Lesson = content.LessonID(g.ref("lesson"))
	w.Quiz = content.QuizID(g.ref("quiz"))
	w.Lab = content.LabID(g.ref("lab"))
	w.Mission = content.MissionID(g.ref("mission"))
	if n := g.get("score"); n != nil && g.get("quiz") == nil {
		g.report(n.place, saying.ScoreWithoutQuiz)
	}
	if g.get("quiz") != nil {
		w.Score = g.share("score")
	}
	if n := g.get("pack"); n != nil {
		if w.Pack = g.boolean("pack"); !w.Pack {
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
	g, ok := f.within("drops")
	if !ok {
		return nil
	}
	d := &content.Drops{Rolls: g.integer("rolls")}
	for h := range g.maps("table") {
		if h.need("weight") == nil {
			continue
		}
		row := content.Row{Weight: h.integerOr("weight", 1), Gold: h.integer("gold"), XP: h.integer("xp")}
		outcomes := 0
		for _, key := range []string{"gold", "xp", "nothing"} {
			if h.get(key) != nil {
				outcomes++
			}
		}
		if v := h.get("nothing"); outcomes != 1 || v != nil && !h.boolean("nothing") {
			h.report(h.n.place, saying.NotOneOutcome)
		}
		d.Table = append(d.Table, row)
	}
	return d
}
