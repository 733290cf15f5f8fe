package main

import (
	"errors"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/formats"
	"quest/content/interchange/lecture"
	"quest/content/template"
	"quest/game"
)

// lectureFormat is the name of notes of a lecture among the formats.
const lectureFormat = lecture.Name

// everyFormat gives the formats of questions, and last that of lectures. Lectures hold lessons
// and no bank of questions, so importLecture and packExport read and write them in their own way.
func everyFormat() []interchange.Format {
	notHere := errors.New("a lecture is no bank of questions")
	return append(formats.All(), interchange.Format{
		Name: lectureFormat, Extensions: []string{".md"},
		Sniff: lecture.Sniff,
		Read:  func(*interchange.File, interchange.ReadOptions) (*interchange.Bank, error) { return nil, notHere },
		Write: func(*interchange.Bank, interchange.WriteOptions) ([]byte, []interchange.Loss, error) {
			return nil, nil, notHere
		},
	})
}

// importLecture makes a new pack of the notes of a lecture, or adds their lessons to a pack. As with
// other formats, the exit code is 1 if something was left out or is a draft.
func (c *call) importLecture(in *importing) error {
	if in.update {
		return wrong(game.Say("newpack.LectureNoUpdate"))
	}
	if in.into != nil {
		return c.addLecture(in)
	}
	p := newPack{id: content.PackID(in.owner + "/" + in.name), author: in.owner, dry: in.dryRun, imported: true}
	var err error
	if p.dir, p.shown, err = c.newFolder(p.id, in.dir); err != nil {
		return err
	}
	o := lecture.Options{One: in.oneLesson}
	if in.importFlags.lang != "" {
		o.Languages = []content.Lang{in.lang}
	}
	if p.notes, err = c.notesOf(in.shown, in.read.Raw, o); err != nil {
		return err
	}
	p.languages = p.notes.Languages
	if p.title, err = c.newTitle(p, "", nil); err != nil {
		return err
	}
	files, err := p.notes.Pack(template.About{ID: p.id, Title: p.title, Author: p.author, Today: c.today(), Comments: c.book().Lang})
	if err != nil {
		return err
	}
	pack, err := c.makePack(p, files)
	if err != nil {
		return err
	}
	if err := c.sayMade(p, pack, files, in.asJSON); err != nil {
		return err
	}
	return leftOut(p.notes)
}

// leftOut is the failure of notes of which something was left out or is a draft, nil for others.
func leftOut(notes *lecture.Notes) error {
	for _, l := range notes.Losses {
		if l.Kind == interchange.Skipped {
			return &failure{Code: exitFindings}
		}
	}
	if notes.Drafts() > 0 {
		return &failure{Code: exitFindings}
	}
	return nil
}
