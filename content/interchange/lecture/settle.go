package lecture

import (
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
		n.drop(r, files, bad, round == rounds-1)
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

// drop leaves out the blocks and drafts that have errors; where a title or a whole file has
// one, the title, the reward or at last the lesson goes.
func (n *Notes) drop(r *reader, files []outFile, bad []source.Finding, final bool) {
	lessonOf, quizOf := map[string]int{}, map[string]int{}
	lessons := 0
	for _, f := range files {
		if strings.HasPrefix(f.path, "lessons/") {
			lessonOf[f.path] = lessons
			quizOf["quiz/"+strings.TrimSuffix(strings.TrimPrefix(f.path, "lessons/"), ".md")+".yaml"] = lessons
			lessons++
		}
	}
	blocks, drafts, titles, whole := map[[2]int]string{}, map[[2]int]string{}, map[int]string{}, map[int]string{}
	rewards := ""
	for _, f := range bad {
		of := -1
		for i := range files {
			if files[i].path == f.File && f.Line <= len(files[i].lines) && f.Line > 0 {
				of = files[i].lines[f.Line-1].of
			}
		}
		lesson, inLesson := lessonOf[f.File]
		quiz, inQuiz := quizOf[f.File]
		switch {
		case inLesson && final:
			whole[lesson] = f.Code
		case inLesson && of >= 0:
			blocks[[2]int{lesson, of}] = f.Code
		case inLesson && f.Line > 8:
			titles[lesson] = f.Code
		case inLesson:
			titles[lesson] = f.Code
		case inQuiz && of >= 0:
			drafts[[2]int{quiz, of}] = f.Code
		case inQuiz:
			n.Lessons[quiz].Drafts = nil
		case f.File == "rewards.yaml":
			rewards = f.Code
		case f.File == "pack.yaml":
			n.Title = nil
		}
	}
	for i := range n.Lessons {
		l := &n.Lessons[i]
		if _, bad := titles[i]; bad {
			for j := range l.Title {
				l.Title[j] = ""
			}
			l.Title = (&assembler{reader: r}).complete(l.Line, l.Title)
		}
		if rewards != "" && l.Reward != nil {
			r.lose(l.Reward.Line, interchange.Skipped, Refused, "code", rewards)
			l.Reward = nil
		}
		var keptBlocks []Block
		for j, b := range l.Blocks {
			if code, bad := blocks[[2]int{i, j}]; bad {
				r.lose(b.Line, interchange.Skipped, Refused, "code", code)
			} else {
				keptBlocks = append(keptBlocks, b)
			}
		}
		var keptDrafts []Draft
		for j, d := range l.Drafts {
			if code, bad := drafts[[2]int{i, j}]; bad || d.Anchor != "" && !hasAnchor(keptBlocks, d.Anchor) {
				if bad {
					r.lose(d.Line, interchange.Noted, Refused, "code", code)
				}
			} else {
				keptDrafts = append(keptDrafts, d)
			}
		}
		l.Blocks, l.Drafts = keptBlocks, keptDrafts
	}
	var kept []Lesson
	for i, l := range n.Lessons {
		points := false
		for _, b := range l.Blocks {
			points = points || b.Kind == Point
		}
		if code, bad := whole[i]; bad || !points {
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
