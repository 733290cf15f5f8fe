package lecture

import (
	"slices"
	"strings"
	"testing/fstest"

	"quest/content"
	"quest/content/interchange"
	"quest/content/source"
	"quest/content/template"
)

// settle holds the lessons against the check and leaves out what it refuses, each told with
// its line, so that what is made has no error.
func (n *Notes) settle(r *reader) {
	const rounds = 6
	for round := range rounds {
		files := n.files(wordsOf(content.English), 1)
		bad := refused(files, n)
		if len(bad) == 0 || len(n.Lessons) == 0 {
			return
		}
		n.drop(r, refusalsOf(files, bad, round == rounds-1))
	}
}

// refused gives the errors of the check in the files of lessons and drafts.
func refused(files []outFile, n *Notes) []source.Finding {
	fsys := fstest.MapFS{}
	title := n.Title
	if len(title) == 0 {
		title = []string{"Notes"}
	}
	frame, err := template.Frame(template.About{ID: "quest/notes", Languages: n.Languages, Title: title, Author: "-", Lessons: n.LessonIDs()})
	if err != nil {
		return nil // the data of this program is broken, which its own tests tell
	}
	for _, f := range frame {
		fsys[f.Path] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range files {
		fsys[f.path] = &fstest.MapFile{Data: f.bytes()}
	}
	_, findings := source.Load(fsys, source.Options{})
	var bad []source.Finding
	for _, f := range findings {
		if f.Level == source.Error {
			bad = append(bad, f)
		}
	}
	return bad
}

// refusals are the parts of the notes in which the check finds errors. A part is known by the
// index of its lesson, a block or a draft by that and its own index; to each belongs the code of
// the last error in it.
type refusals struct {
	title          bool // of the notes
	titles         map[int]string
	blocks, drafts map[[2]int]string
	quizzes        map[int]bool // with an error that is in none of their drafts
	lessons        map[int]string
	rewards        string // "" for none
}

// refusalsOf finds the parts of the notes in which errors are. With whole, a lesson with an
// error in any part of its file is refused as a whole.
func refusalsOf(files []outFile, errors []source.Finding, whole bool) *refusals {
	lessonOf, quizOf := lessonFiles(files)
	bad := &refusals{
		titles: map[int]string{}, blocks: map[[2]int]string{}, drafts: map[[2]int]string{},
		quizzes: map[int]bool{}, lessons: map[int]string{},
	}
	for _, f := range errors {
		part := partAt(files, f)
		lesson, inLesson := lessonOf[f.File]
		quiz, inQuiz := quizOf[f.File]
		switch {
		case inLesson && whole:
			bad.lessons[lesson] = f.Code
		case inLesson && part >= 0:
			bad.blocks[[2]int{lesson, part}] = f.Code
		case inLesson:
			bad.titles[lesson] = f.Code
		case inQuiz && part >= 0:
			bad.drafts[[2]int{quiz, part}] = f.Code
		case inQuiz:
			bad.quizzes[quiz] = true
		case f.File == "rewards.yaml":
			bad.rewards = f.Code
		case f.File == "pack.yaml":
			bad.title = true
		}
	}
	return bad
}

// lessonFiles gives the index of the lesson to which each file of a lesson and each file of its
// quiz belongs.
func lessonFiles(files []outFile) (lessonOf, quizOf map[string]int) {
	lessonOf, quizOf = map[string]int{}, map[string]int{}
	for _, f := range files {
		if name, ok := strings.CutPrefix(f.path, "lessons/"); ok {
			lesson := len(lessonOf)
			lessonOf[f.path] = lesson
			quizOf["quiz/"+strings.TrimSuffix(name, ".md")+".yaml"] = lesson
		}
	}
	return lessonOf, quizOf
}

// partAt gives the index of the block or draft from which the line of an error was made, -1 if
// it was made from none.
func partAt(files []outFile, f source.Finding) int {
	part := -1
	for i := range files {
		if files[i].path == f.File && f.Line <= len(files[i].lines) && f.Line > 0 {
			part = files[i].lines[f.Line-1].of
		}
	}
	return part
}

// drop leaves out the blocks and drafts that have errors; where a title or a whole file has
// one, the title, the reward or at last the lesson goes.
func (n *Notes) drop(r *reader, bad *refusals) {
	if bad.title {
		n.Title = nil
	}
	for i := range n.Lessons {
		l := &n.Lessons[i]
		if _, refused := bad.titles[i]; refused {
			l.dropTitle(r)
		}
		if bad.rewards != "" && l.Reward != nil {
			r.lose(l.Reward.Line, interchange.Skipped, Refused, "code", bad.rewards)
			l.Reward = nil
		}
		l.dropBlocks(r, i, bad)
		l.dropDrafts(r, i, bad)
	}
	n.dropLessons(r, bad)
}

// dropTitle gives a lesson the title of one that has none.
func (l *Lesson) dropTitle(r *reader) {
	for i := range l.Title {
		l.Title[i] = ""
	}
	l.Title = (&assembler{reader: r}).complete(l.Line, l.Title)
}

// dropBlocks leaves out the refused blocks of the lesson, whose index is given.
func (l *Lesson) dropBlocks(r *reader, lesson int, bad *refusals) {
	var kept []Block
	for i, b := range l.Blocks {
		if code, refused := bad.blocks[[2]int{lesson, i}]; refused {
			r.lose(b.Line, interchange.Skipped, Refused, "code", code)
			continue
		}
		kept = append(kept, b)
	}
	l.Blocks = kept
}

// dropDrafts leaves out the refused drafts of the lesson, whose index is given, and those that
// refer to a block that is left out, which was told already.
func (l *Lesson) dropDrafts(r *reader, lesson int, bad *refusals) {
	if bad.quizzes[lesson] {
		l.Drafts = nil
	}
	var kept []Draft
	for i, d := range l.Drafts {
		if code, refused := bad.drafts[[2]int{lesson, i}]; refused {
			r.lose(d.Line, interchange.Noted, Refused, "code", code)
			continue
		}
		if d.Anchor == "" || hasAnchor(l.Blocks, d.Anchor) {
			kept = append(kept, d)
		}
	}
	l.Drafts = kept
}

// dropLessons leaves out the refused lessons and those in which no point is left.
func (n *Notes) dropLessons(r *reader, bad *refusals) {
	var kept []Lesson
	for i, l := range n.Lessons {
		hasPoint := slices.ContainsFunc(l.Blocks, func(b Block) bool { return b.Kind == Point })
		if code, refused := bad.lessons[i]; refused || !hasPoint {
			r.lose(l.Line, interchange.Skipped, Refused, "code", code)
			continue
		}
		kept = append(kept, l)
	}
	n.Lessons = kept
}

func hasAnchor(blocks []Block, anchor string) bool {
	for _, b := range blocks {
		if b.Anchor == anchor {
			return true
		}
	}
	return false
}
