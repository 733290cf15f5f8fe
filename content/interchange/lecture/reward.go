package lecture

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

var (
	xpLine    = lazy.Regexp(`^\+(\d{1,4}) XP$`)
	titleLine = lazy.Regexp(`^Title: ("[^"]+"(?: / "[^"]+")*)$`)
	dropLine  = lazy.Regexp(`^Random drop [-–—:] (\d{1,4}) gold coins?$`)
)

// rewardLine reads one line of a reward (docs/pack-format.md 8.3) into the reward.
func rewardLine(line string, to *Reward) bool {
	if m := xpLine.Get().FindStringSubmatch(line); m != nil {
		to.XP, _ = strconv.Atoi(m[1])
		return true
	}
	if m := titleLine.Get().FindStringSubmatch(line); m != nil {
		to.Title = nil
		for part := range strings.SplitSeq(m[1], " / ") {
			to.Title = append(to.Title, strings.Trim(part, `"`))
		}
		return true
	}
	if m := dropLine.Get().FindStringSubmatch(line); m != nil {
		to.Gold, _ = strconv.Atoi(m[1])
		return true
	}
	return false
}

// reward gives the lesson its reward, within what a reward may pay.
func (a *assembler) reward(b block) {
	a.flush()
	a.last = nil
	if a.lesson == nil || a.lesson.Reward != nil {
		a.lose(b.line, interchange.Skipped, RewardSecond)
		return
	}
	reward := *b.reward
	if reward.XP > 300 || reward.Gold > 100 {
		reward.XP, reward.Gold = min(reward.XP, 300), min(reward.Gold, 100)
		a.lose(b.line, interchange.Simplified, RewardChanged)
	}
	reward.Title = a.rewardTitle(b.line, reward.Title)
	a.lesson.Reward = &reward
}

// rewardTitle gives a title in the languages of the lessons, none where it lacks one of them.
func (a *assembler) rewardTitle(line int, titles []string) []string {
	if len(titles) == 0 {
		return nil
	}
	out := make([]string, len(a.langs))
	for i, t := range titles {
		lang, told := language(a.langs, t)
		switch {
		case len(titles) == len(a.langs) && (!apart(a.langs) || !told):
			lang = i
		case len(a.langs) == 1 && len(titles) > 1:
			if l, ok := guess(t); !ok || l != a.langs[0] {
				continue
			}
			lang = 0
		}
		out[lang] = t
	}
	for i, t := range out {
		clean, err := content.CleanLine(t)
		if t == "" || err != nil || clean.Empty() || utf8.RuneCountInString(t) > 60 || strings.ContainsAny(t, "`*[]{}<>\\&_~") {
			a.lose(line, interchange.Simplified, RewardChanged)
			return nil
		}
		out[i] = t
	}
	return out
}
