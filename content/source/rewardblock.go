package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// rewardBlock reads what a lecturer writes below the lesson and holds it against the
// reward that counts (docs/pack-format.md 8.3).
func (f form) rewardBlock(from int, id content.RewardID) {
	if rewards := f.l.files["rewards.yaml"]; f.src.unsound() || rewards != nil && rewards.faulty() {
		return // what they say is not what their author means
	}
	var reward *content.Reward
	for i := range f.l.rewards {
		if f.l.rewards[i].ID == id && id != "" {
			reward = &f.l.rewards[i].Reward
		}
	}
	if reward == nil && id != "" {
		return // it names an unknown reward, which is reported there
	}
	for i := from; i < len(f.src.lines); i++ {
		line := strings.TrimSpace(f.src.lines[i])
		if line == "" {
			continue
		}
		at := place{i + 1, 1}
		holds, understood := f.rewardLine(line, reward)
		switch {
		case !understood:
			f.report(at, saying.RewardLineUnknown, "text", shown(line))
		case reward == nil:
			f.report(at, saying.RewardBlockWithoutReward)
		case !holds:
			f.report(at, saying.RewardLineDiffers, "text", shown(line), "id", string(reward.ID))
		}
	}
}

// rewardLine reads one line of a reward block and reports whether it says what the
// reward says.
func (f form) rewardLine(line string, r *content.Reward) (holds, understood bool) {
	if s, ok := strings.CutPrefix(line, "+"); ok {
		if s, ok = strings.CutSuffix(s, " XP"); ok {
			n, ok := shortNumber(s)
			return r != nil && n == r.XP, ok
		}
	}
	if s, ok := strings.CutPrefix(line, "Title: "); ok {
		titles, ok := quotedTitles(s)
		if !ok || len(titles) != len(f.l.langs) {
			return false, false
		}
		holds = r != nil
		for i, lang := range f.l.langs {
			holds = holds && content.PlainText(r.Title.Line(lang)) == titles[i]
		}
		return holds, true
	}
	if s, ok := strings.CutPrefix(line, "Random drop "); ok {
		for _, dash := range []string{"- ", "– ", "— ", ": "} {
			if rest, ok := strings.CutPrefix(s, dash); ok {
				n, ok := shortNumber(strings.TrimSuffix(strings.TrimSuffix(rest, "s"), " gold coin"))
				return r != nil && dropsGold(r, n), ok
			}
		}
	}
	return false, false
}

func shortNumber(s string) (int, bool) {
	if len(s) > 4 || s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// quotedTitles reads `"A" / "B"`.
func quotedTitles(s string) ([]string, bool) {
	var out []string
	for part := range strings.SplitSeq(s, " / ") {
		if len(part) < 3 || part[0] != '"' || part[len(part)-1] != '"' || strings.Contains(part[1:len(part)-1], `"`) {
			return nil, false
		}
		out = append(out, part[1:len(part)-1])
	}
	return out, true
}

// dropsGold reports whether the reward can pay this amount of gold.
func dropsGold(r *content.Reward, n int) bool {
	if r.Gold == n {
		return true
	}
	return r.Drops != nil && slices.ContainsFunc(r.Drops.Table, func(row content.Row) bool { return row.Gold == n })
}
