package lecture

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/template"
)

// outLine is one line of a file, and the block or draft that it is of; -1 for none.
type outLine struct {
	text string
	of   int
}

// outFile is a file that is being written.
type outFile struct {
	path  string
	lines []outLine
}

func (f *outFile) add(of int, text string) { f.lines = append(f.lines, outLine{text, of}) }

func (f *outFile) bytes() []byte {
	var b strings.Builder
	for _, l := range f.lines {
		b.WriteString(l.text)
		b.WriteByte('\n')
	}
	return []byte(b.String())
}

// Pack gives the files of a new pack with these lessons. What the author says of it is given
// without lessons.
func (n *Notes) Pack(a template.About) ([]template.File, error) {
	a.Languages, a.Lessons = n.Languages, n.LessonIDs()
	frame, err := template.Frame(a)
	if err != nil {
		return nil, err
	}
	return append(frame, n.Files(a.Comments, 1)...), nil
}

// LessonIDs are the IDs of the lessons in order.
func (n *Notes) LessonIDs() []string {
	ids := make([]string, len(n.Lessons))
	for i, l := range n.Lessons {
		ids[i] = l.ID
	}
	return ids
}

// Drafts counts the drafts of questions.
func (n *Notes) Drafts() (count int) {
	for _, l := range n.Lessons {
		count += len(l.Drafts)
	}
	return count
}

// Files gives the files of the lessons: rewards.yaml if the notes have rewards, a file for
// each lesson, and one for the drafts of each that has some. first is the number with which
// their names begin; comments are in the given language.
func (n *Notes) Files(comments content.Lang, first int) []template.File {
	var all []template.File
	for _, f := range n.files(wordsOf(comments), first) {
		all = append(all, template.File{Path: f.path, Data: f.bytes()})
	}
	return all
}

func (n *Notes) files(said map[string]string, first int) []outFile {
	var lessons, quizzes []outFile
	rewards := outFile{path: "rewards.yaml"}
	rewards.add(-1, "# "+said["CommentRewards"])
	rewards.add(-1, "format: quest.rewards/v1")
	rewards.add(-1, "rewards:")
	paid := false
	for i := range n.Lessons {
		l := &n.Lessons[i]
		name := fmt.Sprintf("%02d-%s", first+i, l.ID)
		lesson := outFile{path: "lessons/" + name + ".md"}
		n.writeLesson(&lesson, l, said)
		lessons = append(lessons, lesson)
		if l.Reward != nil {
			paid = true
			n.writeReward(&rewards, l)
		}
		if len(l.Drafts) > 0 {
			quiz := outFile{path: "quiz/" + name + ".yaml"}
			n.writeDrafts(&quiz, l, said)
			quizzes = append(quizzes, quiz)
		}
	}
	if paid {
		return slices.Concat([]outFile{rewards}, lessons, quizzes)
	}
	return append(lessons, quizzes...)
}

func (n *Notes) writeLesson(f *outFile, l *Lesson, said map[string]string) {
	if !n.bare {
		n.writeFields(f, l, said)
	}
	n.writeTitles(f, -1, "# ", l.Title, "")
	took, number := false, 0
	ordered := slices.Clone(l.Blocks)
	body := slices.DeleteFunc(slices.Clone(indexes(ordered)), func(i int) bool { return ordered[i].Take })
	take := slices.DeleteFunc(indexes(ordered), func(i int) bool { return !ordered[i].Take })
	for _, i := range append(body, take...) {
		b := &l.Blocks[i]
		if b.Take && !took {
			took = true
			f.add(-1, "")
			anchor := " {#takeaways}"
			if n.bare {
				anchor = ""
			}
			n.writeTitles(f, -1, "## ", n.takeTitles(l), anchor)
		}
		if b.Kind != Point || b.Mark != Number {
			number = 0
		} else {
			number++
		}
		f.add(-1, "")
		n.writeBlock(f, i, b, number)
	}
	if l.Reward != nil {
		n.writeRewardBlock(f, l.Reward)
	}
}

// writeFields writes what stands before a lesson.
func (n *Notes) writeFields(f *outFile, l *Lesson, said map[string]string) {
	f.add(-1, "---")
	f.add(-1, "# "+comment(said["CommentLesson"], n.Name, l.Line))
	f.add(-1, "format: quest.lesson/v1")
	f.add(-1, "id: "+l.ID)
	if len(l.Drafts) > 0 {
		f.add(-1, "quiz: "+l.ID)
	}
	if l.Reward != nil {
		f.add(-1, "reward: "+l.Reward.ID)
	}
	f.add(-1, "---")
}

func indexes(blocks []Block) []int {
	all := make([]int, len(blocks))
	for i := range all {
		all[i] = i
	}
	return all
}

// takeTitles are the headings of the takeaways that the check knows in the languages.
func (n *Notes) takeTitles(l *Lesson) []string {
	titles := slices.Clone(l.TakeTitle)
	for i, lang := range n.Languages {
		switch {
		case lang == content.English:
			titles[i] = "Key Takeaways"
		case lang == content.Korean:
			titles[i] = "핵심 정리"
		case titles[i] == "":
			titles[i] = "Key Takeaways"
		}
	}
	return titles
}

func (n *Notes) writeTitles(f *outFile, of int, sign string, titles []string, behind string) {
	f.add(of, sign+titles[0]+behind)
	for _, t := range titles[1:] {
		f.add(of, "**"+t+"**")
	}
}

func (n *Notes) writeBlock(f *outFile, of int, b *Block, number int) {
	switch b.Kind {
	case Section:
		behind := ""
		if b.Anchor != "" {
			behind = " {#" + b.Anchor + "}"
		}
		n.writeTitles(f, of, "## ", b.Texts, behind)
	case Fence:
		f.add(of, "```"+b.Lang)
		for _, line := range b.Code {
			f.add(of, line)
		}
		f.add(of, "```")
	case Point:
		sign, below := "", ""
		switch b.Mark {
		case Bullet:
			sign, below = "- ", "  "
		case Number:
			sign, below = strconv.Itoa(min(number, 999))+". ", "   "
		case Callout:
			sign, below = "> ", "> "
		case Plain:
		}
		for i, text := range b.Texts {
			text = strings.ReplaceAll(text, "{#", "{ #")
			if i == 0 {
				anchor := " {#" + b.Anchor + "}"
				if n.bare {
					anchor = ""
				}
				f.add(of, sign+n.forced(i, text, b.Mark == Plain)+text+anchor)
			} else {
				f.add(of, below+n.forced(i, text, b.Mark != Callout)+text)
			}
		}
		for i, lang := range n.Languages {
			if gist := b.Gist[lang]; gist != "" {
				f.add(of, "👉 "+n.forced(i, gist, false)+gist)
			}
		}
	}
}

// forced gives the mark of a language for a line whose letters do not tell it, or whose first
// signs a lesson would read as something else.
func (n *Notes) forced(i int, text string, begins bool) string {
	mark := "[" + string(n.Languages[i]) + "] "
	if begins && startsMarkup(text) {
		return mark
	}
	if len(n.Languages) == 1 {
		if own, all := share(n.Languages[0], text); !latin(n.Languages[0]) && own == 0 && all > 0 {
			return mark
		}
		return ""
	}
	lang, ok := language(n.Languages, text)
	if !apart(n.Languages) || !ok || lang != i {
		return mark
	}
	return ""
}

// startsMarkup reports whether a lesson would read the beginning of a line as a heading, a
// bullet or another sign.
func startsMarkup(s string) bool {
	for _, sign := range []string{"#", "|", "!", "👉", "`", "- ", "* ", "> ", "+ ", "[", "*", "~", "="} {
		if strings.HasPrefix(s, sign) && sign != "`" && sign != "*" {
			return true
		}
	}
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	return strings.HasPrefix(s, "```") || boldOnly(s) || digits > 0 && digits < 4 && strings.HasPrefix(s[digits:], ". ")
}

func (n *Notes) writeRewardBlock(f *outFile, r *Reward) {
	f.add(-1, "")
	f.add(-1, "---")
	if r.XP > 0 {
		f.add(-1, "+"+strconv.Itoa(r.XP)+" XP")
	}
	if len(r.Title) > 0 {
		titles := make([]string, len(r.Title))
		for i, t := range r.Title {
			titles[i] = `"` + t + `"`
		}
		f.add(-1, "Title: "+strings.Join(titles, " / "))
	}
	if r.Gold > 0 {
		f.add(-1, "Random drop - "+strconv.Itoa(r.Gold)+" gold coins")
	}
}

func (n *Notes) writeReward(f *outFile, l *Lesson) {
	f.add(-1, "  - id: "+l.Reward.ID)
	f.add(-1, "    when: {lesson: "+l.ID+"}")
	if l.Reward.XP > 0 {
		f.add(-1, "    xp: "+strconv.Itoa(l.Reward.XP))
	}
	if len(l.Reward.Title) > 0 {
		f.add(-1, "    title: |")
		for _, t := range l.Reward.Title {
			f.add(-1, "      "+t)
		}
	}
	if l.Reward.Gold > 0 {
		f.add(-1, "    drops:")
		f.add(-1, "      table:")
		f.add(-1, "        - {weight: 1, gold: "+strconv.Itoa(l.Reward.Gold)+"}")
		f.add(-1, "        - {weight: 1, nothing: true}")
	}
}

func (n *Notes) writeDrafts(f *outFile, l *Lesson, said map[string]string) {
	for line := range strings.SplitSeq(said["CommentQuiz"], "\n") {
		f.add(-1, "# "+line)
	}
	f.add(-1, "format: quest.quiz/v1")
	f.add(-1, "id: "+l.ID)
	f.add(-1, "items:")
	for i := range l.Drafts {
		d := &l.Drafts[i]
		f.add(i, "  # "+comment(said["CommentDraft"], n.Name, d.Line))
		f.add(i, "  - id: "+d.ID)
		f.add(i, "    type: cloze")
		f.add(i, "    draft: true")
		if d.Anchor != "" {
			f.add(i, "    cites: ["+l.ID+"#"+d.Anchor+"]")
		}
		f.add(i, "    text: |")
		for _, t := range d.Texts {
			f.add(i, "      "+t)
		}
		f.add(i, "    gaps:")
		f.add(i, "      - id: term")
		if d.Number != "" {
			f.add(i, "        number: {value: "+d.Number+"}")
			continue
		}
		f.add(i, "        accept:")
		for _, lang := range append([]content.Lang{content.AnyLang}, n.Languages...) {
			if accepted := d.Accept[lang]; len(accepted) > 0 {
				quoted := make([]string, len(accepted))
				for j, answer := range accepted {
					quoted[j] = template.Quoted(answer)
				}
				f.add(i, "          "+string(lang)+": ["+strings.Join(quoted, ", ")+"]")
			}
		}
		if d.Code {
			f.add(i, "        fold: code")
		}
	}
}

// comment fills a sentence for a comment with the name of the file and the line.
func comment(s, name string, line int) string {
	name = content.OneLine(name)
	if name == "" {
		name = "-"
	}
	return strings.NewReplacer("{file}", name, "{line}", strconv.Itoa(line)).Replace(s)
}
