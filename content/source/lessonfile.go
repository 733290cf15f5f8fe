package source

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// lessonAt is a lesson and its file.
type lessonAt struct {
	content.Lesson
	form
	points []wordAt // the anchors of its sentences but for the takeaways
}

// lessonRecord is the front matter of a lesson.
var lessonRecord = record{[]field{
	formatField, objectID, wasField, lintField,
	{name: "minutes", kind: integerField, low: 1, high: 60, absent: "from the length", about: "how long reading takes"},
	conceptsField(20),
	{name: "quiz", kind: refField, refers: "quiz", about: "quiz that belongs to the lesson"},
	{name: "lab", kind: refField, refers: "lab", about: "lab that belongs to the lesson"},
	{name: "reward", kind: refField, refers: "reward", about: "reward that the block at the end shows"},
	sourcesField(0), verifiedField,
}}

// readLesson reads one file of lessons/: front matter, body and reward block.
func (l *loader) readLesson(src *source) {
	if src.broken {
		l.guess("lesson", src)
		return
	}
	end := -1
	if src.lines[0] == "---" {
		end = slices.Index(src.lines[1:], "---") + 1
	}
	if end < 1 {
		src.broken = true
		src.report(place{1, 1}, scope{}, saying.NoFrontMatter)
		l.guess("lesson", src)
		return
	}
	n := l.parse(src, strings.Join(src.lines[1:end], "\n")+"\n", 1)
	if n == nil || !l.checkFormat(src, n, "quest.lesson/v1") {
		l.guess("lesson", src)
		return
	}
	f, ok := l.open(src, n, scope{id: idOf("lesson", n)}, &lessonRecord)
	if !ok {
		return
	}
	f.in.allow = f.lint()
	lesson := content.Lesson{
		ID: content.LessonID(f.define("lesson")), Minutes: f.integerOr("minutes", 0),
		Quiz: content.QuizID(f.ref("quiz")), Lab: content.LabID(f.ref("lab")), Reward: content.RewardID(f.ref("reward")),
		Sources: f.sources(), Verified: f.verified(),
	}
	f.was("lesson")
	for _, w := range f.refList("concepts") {
		lesson.Concepts = append(lesson.Concepts, content.ConceptID(w.text))
	}
	if len(l.langs) == 0 {
		return
	}
	b := newLessonBody(f, &lesson)
	after := b.read(end + 1)
	f.rewardBlock(after, lesson.Reward)
	if lesson.Minutes == 0 {
		lesson.Minutes = readingMinutes(&lesson, l.langs)
	}
	if lesson.ID != "" {
		l.anchors[lesson.ID] = b.anchors
	}
	l.lessons = append(l.lessons, lessonAt{lesson, f, b.points})
}

// guess takes the ID of an object whose file cannot be read from its text, so that
// only references to it are left alone and not those to all of its kind.
func (l *loader) guess(kind string, src *source) {
	for _, line := range src.lines {
		if id, ok := strings.CutPrefix(line, "id:"); ok {
			if id = strings.TrimSpace(id); content.Identifier(id) {
				l.odd[kind+"/"+content.Fold(id)] = true
				return
			}
		}
	}
	l.unknown[kind] = true
}

// readingMinutes is how long a lesson takes in the language in which it takes longest
// (docs/pack-format.md 8.1).
func readingMinutes(lesson *content.Lesson, langs []content.Lang) int {
	longest := 1
	for _, lang := range langs {
		known, count := languageOf(lang), 0
		for _, blocks := range [][]content.Block{lesson.Blocks, lesson.Takeaways} {
			for _, b := range blocks {
				for _, s := range b.Text.Lines(lang) {
					count += known.count(s.String())
				}
			}
		}
		longest = max(longest, (count+known.perMinute-1)/known.perMinute)
	}
	return min(60, longest)
}

// rewardBlock reads what a lecturer writes below the lesson and holds it against the
// reward that counts (docs/pack-format.md 8.3).
func (f form) rewardBlock(from int, id content.RewardID) {
	if rewards := f.l.sources["rewards.yaml"]; f.src.unsound() || rewards != nil && rewards.faulty() {
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
