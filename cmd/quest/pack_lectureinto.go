package main

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"quest/content"
	"quest/content/check"
	"quest/content/interchange"
	"quest/content/interchange/lecture"
	"quest/content/source"
	"quest/content/template"
	"quest/game"
)

// addLecture adds the lessons of notes, and drafts of their questions, to the pack that is there.
// Nothing in the pack is replaced, and nothing is written if the pack would have an error.
func (c *call) addLecture(in *importing) error {
	defer func() { _ = in.into.Close() }() // it was only read from, or its files were closed
	host, err := interchange.OpenHost(interchange.BuildOptions{Into: source.Files(in.into), Rules: check.Play, Version: c.build.Version})
	if err != nil {
		return c.unbuilt(in, err)
	}
	p := newPack{id: host.Pack().ID(), dir: in.dir, shown: content.OneLine(in.dir), into: true, dry: in.dryRun, imported: true}
	if p.languages, err = lectureLanguages(in, host); err != nil {
		return err
	}
	if p.notes, err = c.notesInto(in, lecture.Options{Languages: p.languages, One: in.oneLesson, Into: host}); err != nil {
		return err
	}
	files, err := p.notes.AddTo(host, c.book().Lang)
	switch {
	case errors.Is(err, lecture.ErrNotListed):
		return failed(game.Say("newpack.LectureNotListed").With("dir", p.shown), err)
	case err != nil:
		return c.unbuilt(in, err)
	}
	pack, findings, err := host.Checked()
	if err != nil {
		return c.unbuilt(in, err)
	}
	if len(findings) > 0 {
		return &failure{Code: exitFailed, Said: game.Say("newpack.LectureUnfit").With("dir", p.shown), Lines: c.lines(findings, shownFindings)}
	}
	if !in.dryRun {
		if err := addWhole(in.into, host.Changed()); err != nil {
			return unwritten(err, in.dir)
		}
	}
	if err := c.sayMade(p, pack, withChanged(files, host.Changed()), in.asJSON); err != nil {
		return err
	}
	if least := host.LeastVersion(); least != "" && !in.asJSON {
		if err := c.tell(game.Say("import.RaiseVersion").With("version", least)); err != nil {
			return err
		}
	}
	return leftOut(p.notes)
}

// lectureLanguages gives the languages of the pack, in which the lessons will be.
func lectureLanguages(in *importing, host *interchange.Host) ([]content.Lang, error) {
	langs := host.Pack().Meta().Languages
	switch {
	case len(langs) > 2:
		return nil, wrong(game.Say("newpack.LectureLanguages").With("dir", content.OneLine(in.dir)).Count("n", len(langs)))
	case in.importFlags.lang != "" && !slices.Contains(langs, in.lang):
		return nil, wrong(game.Say("import.OtherLanguage").With("what", string(in.lang)))
	}
	return langs, nil
}

// notesInto reads the notes for the pack, whose languages are those of the options.
func (c *call) notesInto(in *importing, o lecture.Options) (*lecture.Notes, error) {
	var codes []string
	for _, lang := range o.Languages {
		codes = append(codes, string(lang))
	}
	langs, dir := strings.Join(codes, ", "), content.OneLine(in.dir)
	o.Name = in.shown
	notes, err := lecture.Read(in.read.Raw, o)
	var foreign *lecture.ForeignError
	var one *lecture.OneLanguageError
	switch {
	case errors.As(err, &foreign):
		return nil, wrong(game.Say("newpack.LectureForeign").With("file", in.shown, "lang", string(foreign.Lang), "langs", langs))
	case errors.As(err, &one):
		return nil, wrong(game.Say("newpack.LectureInOne").With("file", in.shown, "lang", string(one.Lang), "dir", dir, "langs", langs))
	case errors.Is(err, lecture.ErrNothingNew):
		return nil, &failure{Code: exitFindings, Said: game.Say("newpack.LectureThere").With("file", in.shown, "dir", dir), Cause: err}
	case err != nil:
		return nil, c.notesUnread(in.shown, err)
	}
	return notes, nil
}

// withChanged puts the files of the pack that have grown before those that are new.
func withChanged(files []template.File, changed map[string][]byte) []template.File {
	var all []template.File
	for _, name := range slices.Sorted(maps.Keys(changed)) {
		if !slices.ContainsFunc(files, func(f template.File) bool { return f.Path == name }) {
			all = append(all, template.File{Path: name, Data: changed[name]})
		}
	}
	return append(all, files...)
}
