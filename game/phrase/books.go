package phrase

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"quest/content"
	"quest/game"
)

// shipped holds a folder for each language that the game speaks.
//
//go:embed */*.json names.json
var shipped embed.FS

// Files gives the books that the game ships with as files: a folder for each
// language, named by its code, and in it a file for each section.
func Files() fs.FS { return shipped }

// fallback is the language of a sentence that another language does not have.
const fallback = content.English

// Books is the books of all languages that a session speaks. A book is read when it
// is first wanted, once, and never changes; several goroutines may use it.
type Books struct {
	files fs.FS
	books map[content.Lang]func() *Book

	sections  sync.Map // sentences by name, by the file that holds them
	languages func() []Language
	welcomes  func() []Welcome
}

// Shipped gives the books that the game ships with.
var Shipped = sync.OnceValue(func() *Books {
	b, err := Open(shipped)
	if err != nil {
		panic(err) // the embedded files lack the folder of English
	}
	return b
})

// Open gives the books of a file system that is laid out like Files. It fails if
// there is no folder for English, which stands in for what other languages lack.
// Books are not read yet; what is missing or cannot be read in one is said in
// English.
func Open(files fs.FS) (*Books, error) {
	b := &Books{files: files, books: map[content.Lang]func() *Book{}}
	entries, err := fs.ReadDir(files, ".")
	if err != nil {
		return nil, fmt.Errorf("list the languages: %w", err)
	}
	for _, e := range entries {
		if lang := content.Lang(e.Name()); e.IsDir() {
			b.books[lang] = sync.OnceValue(func() *Book { return b.read(lang) })
		}
	}
	if b.books[fallback] == nil {
		return nil, fmt.Errorf("no books in %s: %w", fallback, fs.ErrNotExist)
	}
	b.languages, b.welcomes = sync.OnceValue(b.readLanguages), sync.OnceValue(b.readWelcomes)
	return b, nil
}

// In gives the book of a language; English for one that the game does not speak.
func (b *Books) In(lang content.Lang) *Book {
	if read, ok := b.books[lang]; ok {
		return read()
	}
	return b.books[fallback]()
}

// For gives the book for what a player sees: that of the first of the player's
// languages that has one.
func (b *Books) For(s game.Speech) *Book {
	if read, ok := b.books[s.First()]; ok {
		return read()
	}
	for _, lang := range s.Langs() {
		if _, ok := b.books[lang]; ok {
			return b.In(lang)
		}
	}
	return b.In(fallback)
}

// In gives the shipped book of a language.
func In(lang content.Lang) *Book { return Shipped().In(lang) }

// For gives the shipped book for what a player sees.
func For(s game.Speech) *Book { return Shipped().For(s) }

// read makes the book of a language, with the English words where it has none.
func (b *Books) read(lang content.Lang) *Book {
	book := &Book{Lang: lang, books: b}
	whole, bench := true, newBench()
	eachSection(book, func(name string, section reflect.Value) {
		if !b.fill(section, lang, name, bench) {
			whole = false
		}
	})
	if !whole && lang != fallback {
		mend(reflect.ValueOf(book).Elem(), reflect.ValueOf(b.In(fallback)).Elem())
	}
	return book
}

// eachSection gives every section of a book that is a struct, with the name of its
// file.
func eachSection(b *Book, do func(name string, section reflect.Value)) {
	all := reflect.ValueOf(b).Elem()
	for i := range all.NumField() {
		if f := all.Field(i); f.Kind() == reflect.Struct {
			do(strings.ToLower(all.Type().Field(i).Name), f)
		}
	}
}

// fill fills the fields of a section from its file, and reports whether none was
// missing. Entries mostly stand in the order of the fields. bench is what it is read with.
func (b *Books) fill(section reflect.Value, lang content.Lang, name string, bench *bench) (whole bool) {
	data, err := textOf(b.files, sectionFile(lang, name), bench.part[:])
	if err != nil {
		return false
	}
	names, next, filled := bench.fieldNames(section), 0, 0
	err = readSection(data, func(name string, s sentence) {
		at := slices.Index(names[next:], name) + next
		if at < next {
			if at = slices.Index(names[:next], name); at < 0 {
				return // it is said by its key alone
			}
		}
		next = at + 1
		field := section.Field(at)
		if field.String() == "" && s.text != "" {
			filled++
		}
		field.SetString(s.text)
	})
	return err == nil && filled == section.NumField()
}

// bench is room to read files with, one after the other.
type bench struct {
	part  [1 << 10]byte
	names []string
}

func newBench() *bench { return &bench{names: make([]string, 0, 64)} }

// fieldNames gives the names of the fields of a section, until it is called again. To look each of them
// up by reflection takes half of the time that a book is read in.
func (b *bench) fieldNames(section reflect.Value) []string {
	b.names = b.names[:0]
	for i := range section.NumField() {
		b.names = append(b.names, section.Type().Field(i).Name)
	}
	return b.names
}

// textOf gives a file as a text. Sentences share its memory, so there is one of it: fs.ReadFile gives
// bytes, which would have to be copied, and most of what a start of the game keeps is sentences. part is
// room to read with.
func textOf(files fs.FS, name string, part []byte) (string, error) {
	f, err := files.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close() //nolint:errcheck // it was only read
	var text strings.Builder
	if info, err := f.Stat(); err == nil {
		text.Grow(int(info.Size()))
	}
	_, err = io.CopyBuffer(&text, struct{ io.Reader }{f}, part)
	return text.String(), err
}

func sectionFile(lang content.Lang, name string) string { return path.Join(string(lang), name+".json") }

// mend puts the words of another book where one has none.
func mend(book, from reflect.Value) {
	for i := range book.NumField() {
		switch f := book.Field(i); {
		case f.Kind() == reflect.Struct:
			mend(f, from.Field(i))
		case f.Kind() == reflect.String && f.String() == "":
			f.Set(from.Field(i))
		}
	}
}
