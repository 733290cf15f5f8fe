package main

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange/lecture"
	"quest/content/template"
	"quest/game"
)

// madeFile is one file of a new pack, and what is in it.
type madeFile struct {
	path  string
	holds game.Notice // empty for files that need no word
}

// sayMade lists the files of a new pack and says what comes next.
func (c *call) sayMade(p newPack, pack *content.Pack, files []template.File, asJSON bool) error {
	if asJSON {
		made := struct {
			ID     content.PackID `json:"id"`
			Folder string         `json:"folder"`
			Files  []string       `json:"files"`
			Losses []saidLoss     `json:"losses,omitempty"`
		}{ID: p.id, Folder: p.shown, Losses: c.saidLosses(p.notes)}
		for _, f := range files {
			made.Files = append(made.Files, f.Path)
		}
		return c.sayJSON(made)
	}
	if err := c.sayNotes(p.notes, p.languagesFlag()); err != nil {
		return err
	}
	if err := c.tell(p.done(folderName(p.shown))); err != nil {
		return err
	}
	var heads, rest []madeFile
	wide := 0
	for _, f := range held(pack, p.notes, files) {
		if path.Dir(f.path) == "." {
			heads = append(heads, f)
			continue
		}
		rest = append(rest, f)
		wide = max(wide, content.Columns(f.path))
	}
	names := make([]string, len(heads))
	for i, f := range heads {
		names[i] = f.path
	}
	if err := c.say("  %s", strings.Join(names, "  ")); err != nil {
		return err
	}
	for _, f := range rest {
		if err := c.say("  %s%s   %s", f.path, strings.Repeat(" ", wide-content.Columns(f.path)), c.text(f.holds)); err != nil {
			return err
		}
	}
	if p.dry {
		return c.tell(game.Say("import.DryRun"))
	}
	if p.notes != nil && slices.ContainsFunc(p.notes.Lessons, func(l lecture.Lesson) bool { return len(l.Drafts) > 0 }) {
		return c.tell(game.Say("newpack.NextDrafts").With("dir", c.typed(p.dir)))
	}
	if p.into {
		return c.tell(game.Say("newpack.NextAdded").With("dir", c.typed(p.dir)))
	}
	return c.tell(game.Say("newpack.Next").With("dir", c.typed(p.dir)))
}

// done says what was done with the folder of a pack, or would be.
func (p newPack) done(dir string) game.Notice {
	switch {
	case p.into && p.dry:
		return game.Say("newpack.WouldAdd").With("dir", dir)
	case p.into:
		return game.Say("newpack.Added").With("dir", dir)
	case p.dry:
		return game.Say("newpack.WouldCreate").With("dir", dir)
	}
	return game.Say("newpack.Created").With("dir", dir)
}

// folderName gives a folder with the sign at its end by which people know one.
func folderName(shown string) string { return shown + "/" }

// typed gives a path as it is typed in a shell.
func (c *call) typed(dir string) string {
	shown := content.OneLine(filepath.ToSlash(dir))
	if strings.Trim(shown, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-/") == "" {
		return shown
	}
	return "'" + strings.ReplaceAll(shown, "'", `'\''`) + "'"
}

// held counts what is in the files of a pack. Lessons of notes are known by the ID with which the
// name of their file ends; others, and quizzes, come in the order in which pack.yaml names the
// lessons.
func held(pack *content.Pack, notes *lecture.Notes, files []template.File) []madeFile {
	lessons, quizzes := pack.Lessons(), pack.Quizzes()
	drafts := map[string]int{} // by the ID of the lesson, with which the name of the file ends
	if notes != nil {
		for _, l := range notes.Lessons {
			drafts[l.ID] = len(l.Drafts)
		}
	}
	all := make([]madeFile, len(files))
	for i, f := range files {
		all[i].path = f.Path
		_, id, _ := strings.Cut(strings.TrimSuffix(path.Base(f.Path), path.Ext(f.Path)), "-")
		switch folder, _, _ := strings.Cut(f.Path, "/"); {
		case folder == "lessons" && notes != nil:
			at := slices.IndexFunc(lessons, func(l content.LessonHead) bool { return string(l.ID) == id })
			if at >= 0 {
				all[i].holds = heldByLesson(pack, lessons[at])
			}
		case folder == "lessons" && len(lessons) > 0:
			all[i].holds = heldByLesson(pack, lessons[0])
			lessons = lessons[1:]
		case folder == "quiz" && notes != nil:
			all[i].holds = game.Say("newpack.Drafts").Count("n", drafts[id])
		case folder == "quiz" && len(quizzes) > 0:
			all[i].holds = game.Say("newpack.Questions").Count("n", pack.QuizSize(quizzes[0].ID))
			quizzes = quizzes[1:]
		}
	}
	return all
}

func heldByLesson(pack *content.Pack, head content.LessonHead) game.Notice {
	takeaways := 0
	if lesson, ok := pack.Lesson(head.ID); ok {
		takeaways = len(lesson.Takeaways)
	}
	return game.Say("newpack.LessonHolds").
		Put("points", game.Say("newpack.Sentences").Count("n", head.Points)).
		Put("takeaways", game.Say("newpack.Takeaways").Count("n", takeaways))
}
