package lecture

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/template"
)

// What can happen to lessons on their way into a pack that is there.
const (
	LessonThere interchange.Key = "LectureLessonThere"
	RewardLeft  interchange.Key = "LectureRewardLeft"
)

// The reasons for which nothing is added to a pack.
var (
	ErrNothingNew = errors.New("the pack has all lessons of the notes")
	ErrNotListed  = errors.New("the list lessons in pack.yaml cannot be added to")
)

// ForeignError is the error of notes in another language than the pack to which they are to be
// added.
type ForeignError struct{ Lang content.Lang }

func (e *ForeignError) Error() string { return "the notes are in " + string(e.Lang) }

// into is what the reader knows of the pack to which lessons are added.
type into struct {
	interchange.Taken
	first   int      // number of the next lesson, from 1
	lessons []Lesson // that are there
}

// newInto gathers what new lessons may not use, and the lessons that are there in the languages.
func newInto(h *interchange.Host, langs []content.Lang) *into {
	t := &into{Taken: h.Taken(), first: 1}
	maps.Copy(t.Lessons, t.Quizzes) // a lesson and its quiz have one ID
	for name := range t.Files {
		base, isLesson := strings.CutPrefix(name, "lessons/")
		number, _, _ := strings.Cut(base, "-")
		if n, err := strconv.Atoi(number); isLesson && err == nil && n < 1000 {
			t.first = max(t.first, n+1)
		}
	}
	p := h.Pack()
	t.first = max(t.first, len(p.Lessons())+1)
	for _, head := range p.Lessons() {
		if lesson, ok := p.Lesson(head.ID); ok {
			t.lessons = append(t.lessons, lessonOf(lesson, langs))
		}
	}
	return t
}

// sameLanguages fails for notes of which no line is in the letters of a language of the pack.
func (r *reader) sameLanguages() error {
	lines := r.tellings()
	for _, l := range lines {
		for _, lang := range r.o.Languages {
			if l.lang == lang || latin(l.lang) && latin(lang) {
				return nil
			}
		}
	}
	if len(lines) == 0 {
		return nil // there is no text, which is told
	}
	return &ForeignError{lines[0].lang}
}

// leaveOutThere leaves out the lessons that the pack has: those of which most points stand in one of
// its lessons with the same title.
func (r *reader) leaveOutThere() {
	if r.into == nil {
		return
	}
	r.notes.Lessons = slices.DeleteFunc(r.notes.Lessons, func(l Lesson) bool {
		for i := range r.into.lessons {
			if there := &r.into.lessons[i]; sameLesson(&l, there) {
				r.lose(l.Line, interchange.Skipped, LessonThere, "title", shortened(strings.Join(l.Title, " / ")), "id", there.ID)
				return true
			}
		}
		return false
	})
}

func sameLesson(a, b *Lesson) bool {
	if !slices.Equal(a.Title, b.Title) {
		return false
	}
	there := map[string]bool{}
	for _, t := range b.Blocks {
		there[content.Fold(strings.Join(t.Texts, "\n"))] = true
	}
	same, all := 0, 0
	for _, t := range a.Blocks {
		if t.Kind == Point {
			if all++; there[content.Fold(strings.Join(t.Texts, "\n"))] {
				same++
			}
		}
	}
	return same*2 > all
}

// AddTo adds the lessons to the pack with which they were read (Options.Into), and gives the
// files that are new in the order in which they are told. Nothing is written. It fails with
// ErrNotListed if pack.yaml lists its lessons in a way that cannot be added to.
func (n *Notes) AddTo(h *interchange.Host, comments content.Lang) ([]template.File, error) {
	first := n.into.first
	files := n.Files(comments, first)
	if rewards := slices.IndexFunc(files, func(f template.File) bool { return f.Path == "rewards.yaml" }); rewards >= 0 && h.Has("rewards.yaml") {
		if h.Grow("rewards.yaml", "rewards", files[rewards].Data) {
			files = slices.Delete(files, rewards, rewards+1)
		} else {
			n.leaveOutRewards()
			files = n.Files(comments, first)
		}
	}
	put := map[string][]byte{}
	for _, f := range files {
		put[path.Clean(f.Path)] = f.Data
	}
	if !h.Put(put) {
		return nil, fmt.Errorf("a file of the lessons: %w", errThere)
	}
	if !h.List("lessons", n.LessonIDs()) {
		return nil, ErrNotListed
	}
	return files, nil
}

var errThere = errors.New("it is there")

// leaveOutRewards takes the rewards from the lessons, and tells it.
func (n *Notes) leaveOutRewards() {
	for i := range n.Lessons {
		if r := n.Lessons[i].Reward; r != nil {
			n.Losses = append(n.Losses, interchange.Loss{Line: r.Line, Kind: interchange.Skipped, Key: RewardLeft})
			n.Lessons[i].Reward = nil
		}
	}
	n.Losses = interchange.Ordered(n.Losses)
}
