package main

import (
	"errors"
	"io"
	"path/filepath"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/lecture"
	"quest/content/source"
	"quest/game"
)

// readNotes reads the notes of a lecture from a file, or from the standard input for "-". The
// languages are those that were typed, else those of the notes.
func (c *call) readNotes(typed, languages string, one bool) (*lecture.Notes, error) {
	o := lecture.Options{One: one}
	if languages != "" {
		langs, bad := languagesOf(languages)
		if !bad.Empty() {
			return nil, wrong(bad)
		}
		o.Languages = langs
	}
	file, err := c.path(typed)
	if err != nil {
		return nil, err
	}
	shown := content.OneLine(file)
	o.Name = filepath.Base(file)
	data, err := c.readAtMost(file, lecture.MaxBytes)
	if err != nil {
		return nil, failed(game.Say("newpack.NotesUnread").With("file", shown).Put("why", why(err)), err)
	}
	return c.notesOf(shown, data, o)
}

// notesOf reads the notes of a lecture.
func (c *call) notesOf(shown string, data []byte, o lecture.Options) (*lecture.Notes, error) {
	if o.Name == "" {
		o.Name = shown
	}
	notes, err := lecture.Read(data, o)
	if err != nil {
		return nil, c.notesUnread(shown, err)
	}
	return notes, nil
}

// notesUnread says why nothing can be made of notes.
func (c *call) notesUnread(shown string, err error) error {
	var one *lecture.OneLanguageError
	switch {
	case errors.As(err, &one):
		return wrong(game.Say("newpack.NotesInOne").With("file", shown, "lang", string(one.Lang)))
	case errors.Is(err, lecture.ErrNotText):
		return failed(game.Say("newpack.NotesNotText").With("file", shown), err)
	case errors.Is(err, lecture.ErrTooLarge):
		return failed(game.Say("newpack.NotesTooLarge").With("file", shown).Count("n", lecture.MaxBytes>>20), err)
	case errors.Is(err, lecture.ErrScript):
		return failed(game.Say("newpack.NotesScript").With("file", shown), err)
	case errors.Is(err, lecture.ErrEmpty):
		return failed(game.Say("newpack.NotesEmpty").With("file", shown), err)
	}
	return err
}

// readAtMost reads a file, and one byte more than the limit of one that is larger.
func (c *call) readAtMost(file string, limit int64) ([]byte, error) {
	if file == "-" {
		return io.ReadAll(io.LimitReader(c.in, limit+1))
	}
	f, err := source.OpenAtOnce(file)
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	return data, errors.Join(err, f.Close())
}

// saidLoss is a loss as programs read it.
type saidLoss struct {
	Line int             `json:"line"`
	Kind string          `json:"kind"`
	Key  interchange.Key `json:"key"`
	What string          `json:"what"`
}

// saidLosses gives what became of the notes in the language of the command.
func (c *call) saidLosses(notes *lecture.Notes) []saidLoss {
	if notes == nil {
		return nil
	}
	all := make([]saidLoss, len(notes.Losses))
	for i, l := range notes.Losses {
		all[i] = saidLoss{l.Line, kindNames.Get()[l.Kind], l.Key, content.OneLine(c.text(noteWords(l)))}
	}
	return all
}

// noteWords gives the words of a loss. "also" are the further lines of what is told once.
func noteWords(l interchange.Loss) game.Notice {
	if n := len(l.Args); n >= 2 && l.Args[n-2] == "also" {
		return game.Say("newpack.AlsoOn").Put("said", lossWords(l.Key, l.Args[:n-2])).With("lines", l.Args[n-1])
	}
	return lossWords(l.Key, l.Args)
}

// sayNotes tells what did not come over from the notes as it stood, line by line, and the
// languages that were found in them.
func (c *call) sayNotes(notes *lecture.Notes) error {
	if notes == nil {
		return nil
	}
	name := content.OneLine(notes.Name)
	for i, l := range c.saidLosses(notes) {
		if err := c.say("%s: %s: %s", place(name, l.Line, 0), c.text(kindWords(notes.Losses[i].Kind)), l.What); err != nil {
			return err
		}
	}
	if notes.Headings > 1 && len(notes.Lessons) > 1 {
		if err := c.tell(game.Say("newpack.ByHeading").Count("n", len(notes.Lessons))); err != nil {
			return err
		}
	}
	if !notes.Found {
		return nil
	}
	codes := make([]string, len(notes.Languages))
	for i, lang := range notes.Languages {
		codes[i] = string(lang)
	}
	if name == "-" {
		return c.tell(game.Say("newpack.LanguagesOfInput").With("codes", strings.Join(codes, ", ")))
	}
	return c.tell(game.Say("newpack.LanguagesFound").With("file", name, "codes", strings.Join(codes, ", ")))
}
