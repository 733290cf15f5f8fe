package main

import (
	"encoding/json"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/formats"
	"quest/content/interchange/lecture"
	"quest/content/signature"
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
	if err := c.refuseNoNotes(file, data); err != nil {
		return nil, err
	}
	return c.notesOf(shown, data, o)
}

// refuseNoNotes fails for a file of which no lesson is to be made: a secret key, questions in a format
// that quest pack import reads, and data of a program.
func (c *call) refuseNoNotes(file string, data []byte) error {
	if err := refuseSecretKey(file, data); err != nil {
		return err
	}
	f, err := interchange.NewFile(filepath.Base(file), data)
	if err != nil {
		return nil // the reader of notes says what is wrong with it
	}
	const likely = 30 // of interchange.Format.Sniff; less is found in prose, too
	may := formats.Recognise(everyFormat(), f)
	if len(may) == 1 && may[0].Name != lectureFormat && may[0].Sniff(f) >= likely {
		return failed(game.Say("newpack.NotesAreBank").With("file", content.OneLine(file), "format", may[0].Name, "typed", c.typed(file)), nil)
	}
	head, _, _ := strings.Cut(strings.TrimLeft(f.Text, " \t\r\n"), "\n")
	if strings.HasPrefix(head, "{") && json.Valid([]byte(head)) {
		return failed(game.Say("newpack.NotesAreData").With("file", content.OneLine(file)), nil)
	}
	return nil
}

// refuseSecretKey fails for the text of a secret key, which nothing is made of and which nobody else may have.
func refuseSecretKey(file string, data []byte) error {
	const longest = 4 << 10
	if len(data) > longest {
		return nil
	}
	if _, err := signature.ParseKey(string(data)); !errors.Is(err, signature.ErrSecret) {
		return nil
	}
	return failed(game.Say("signing.IsSecretKey").With("file", content.OneLine(file)), signature.ErrSecret)
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
// languages that were found in them, with the flag of the command that takes others.
func (c *call) sayNotes(notes *lecture.Notes, flag string) error {
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
		return c.tell(game.Say("newpack.LanguagesOfInput").With("codes", strings.Join(codes, ", "), "flag", flag))
	}
	return c.tell(game.Say("newpack.LanguagesFound").With("file", name, "codes", strings.Join(codes, ", "), "flag", flag))
}
