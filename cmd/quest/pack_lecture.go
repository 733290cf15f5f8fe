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

// importLecture makes a new pack of the notes of a lecture. As with other formats, the exit code
// is 1 if something was left out or is a draft.
func (c *call) importLecture(in *importing) error {
	switch {
	case in.into != nil:
		return wrong(game.Say("newpack.LectureNew"))
	case in.dryRun || in.update:
		return wrong(game.Say("newpack.LectureFlags"))
	}
	p := newPack{id: content.PackID(in.owner + "/" + in.name), author: in.owner}
	var err error
	if p.dir, p.shown, err = c.newFolder(p.id, in.dir); err != nil {
		return err
	}
	var o lecture.Options
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
	for _, l := range p.notes.Losses {
		if l.Kind == interchange.Skipped {
			return &failure{code: exitFindings}
		}
	}
	if p.notes.Drafts() > 0 {
		return &failure{code: exitFindings}
	}
	return nil
}
