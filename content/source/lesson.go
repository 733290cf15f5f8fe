package source

import (
	"slices"
	"strings"
	"unicode"

	"quest/content"
	"quest/content/source/saying"
)

// lessonAt is a lesson and its file.
type lessonAt struct {
	content.Lesson
	form
	points []wordAt // the anchors of its sentences but for the takeaways
	rows   []int    // the first lines of these sentences, with or without an anchor
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
func (l *loader) readLesson(src *file) {
	if src.broken {
		l.guess("lesson", src)
		return
	}
	end := -1
	if frontMark(src.lines[0]) {
		end = slices.IndexFunc(src.lines[1:], frontMark) + 1
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
		Sources: f.sources(), Verified: f.verified(content.UsualStaleAfter),
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
	src.anchors = b.anchors
	f.rewardBlock(after, lesson.Reward)
	if lesson.Minutes == 0 {
		lesson.Minutes = readingMinutes(&lesson, l.langs)
	}
	if lesson.ID != "" {
		l.names.anchors[lesson.ID] = b.anchors
	}
	l.lessons = append(l.lessons, lessonAt{lesson, f, b.points, b.rows})
}

// frontMark reports whether a line is a mark around the front matter or before the reward
// block. Blanks behind it cannot be seen, so they do not count.
func frontMark(line string) bool { return strings.TrimRightFunc(line, unicode.IsSpace) == "---" }

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
