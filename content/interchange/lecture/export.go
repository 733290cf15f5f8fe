package lecture

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// What lecture notes do not hold of a pack.
const (
	QuestionLost interchange.Key = "LectureQuestionLost"
	LabLost      interchange.Key = "LectureLabLost"
	ArtKept      interchange.Key = "LectureArtKept"
)

// Write makes notes of the lessons of a pack in one or two languages of it: what Read reads,
// without fields and names of points. A pack has a lesson for each heading with one #. What
// notes do not hold is a loss for each question, lab and picture.
func Write(p *content.Pack, langs []content.Lang) ([]byte, []interchange.Loss) {
	langs = langs[:min(2, len(langs))]
	n := &Notes{Languages: langs, bare: true}
	var losses []interchange.Loss
	lose := func(key interchange.Key, id string, kind interchange.LossKind) {
		losses = append(losses, interchange.Loss{ID: id, Kind: kind, Key: key, Args: []string{"n", "1"}})
	}
	var out outFile
	for i, head := range p.Lessons() {
		lesson, ok := p.Lesson(head.ID)
		if !ok {
			continue
		}
		l := lessonOf(lesson, langs)
		for _, b := range lesson.Blocks {
			if b.Kind == content.Art {
				lose(ArtKept, string(lesson.ID), interchange.Simplified)
			}
		}
		l.Reward = rewardOf(p, lesson.Reward, langs)
		if i > 0 {
			out.add(-1, "")
		}
		n.writeLesson(&out, &l, nil)
	}
	for _, q := range p.Quizzes() {
		for _, id := range q.Items {
			lose(QuestionLost, string(id), interchange.Skipped)
		}
	}
	for _, lab := range p.Labs() {
		lose(LabLost, string(lab.ID), interchange.Skipped)
	}
	return out.bytes(), losses
}

// lessonOf gives a lesson of a pack in the languages, as notes have it, without its reward.
func lessonOf(lesson *content.Lesson, langs []content.Lang) Lesson {
	l := Lesson{ID: string(lesson.ID), Title: lines(lesson.Title, langs), HasTake: len(lesson.Takeaways) > 0, TakeTitle: make([]string, len(langs))}
	for _, b := range lesson.Blocks {
		l.Blocks = append(l.Blocks, blockOf(b, langs, false))
	}
	for _, b := range lesson.Takeaways {
		l.Blocks = append(l.Blocks, blockOf(b, langs, true))
	}
	return l
}

// lines gives a text of one line in each of the languages.
func lines(t content.Text, langs []content.Lang) []string {
	all := make([]string, len(langs))
	for i, lang := range langs {
		all[i] = t.Line(lang).String()
	}
	return all
}

func blockOf(b content.Block, langs []content.Lang, take bool) Block {
	out := Block{Take: take}
	switch b.Kind {
	case content.Heading:
		out.Kind, out.Texts = Section, lines(b.Text, langs)
	case content.Sentence:
		out.Kind, out.Texts = Point, lines(b.Text, langs)
		out.Mark = map[content.Mark]Mark{content.Bullet: Bullet, content.Number: Number, content.Callout: Callout}[b.Mark]
		for _, lang := range langs {
			if gist := b.Gist.Lines(lang); len(gist) > 0 {
				if out.Gist == nil {
					out.Gist = map[content.Lang]string{}
				}
				out.Gist[lang] = gist[0].String()
			}
		}
	case content.Fence, content.Art:
		code := b.Code
		if local := b.Local[langs[0]]; local != nil {
			code = local
		}
		out.Kind = Fence
		if code != nil {
			out.Lang = code.Lang
			for _, line := range code.Lines {
				out.Code = append(out.Code, line.String())
			}
		}
	}
	return out
}

// rewardOf gives what the block at the end of a lesson says; nil without a reward.
func rewardOf(p *content.Pack, id content.RewardID, langs []content.Lang) *Reward {
	rewards := p.Rewards()
	at := slices.IndexFunc(rewards, func(r content.Reward) bool { return id != "" && r.ID == id })
	if at < 0 {
		return nil
	}
	r := rewards[at]
	out := &Reward{XP: r.XP}
	if !r.Title.Empty() {
		out.Title = lines(r.Title, langs)
		if strings.Contains(strings.Join(out.Title, ""), `"`) {
			out.Title = nil
		}
	}
	if r.Drops != nil {
		for _, row := range r.Drops.Table {
			out.Gold = max(out.Gold, row.Gold)
		}
	}
	return out
}
