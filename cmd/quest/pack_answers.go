package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"quest/content"
	"quest/content/lazy"
	"quest/content/source"
	"quest/game"
	"quest/game/answers"
	"quest/game/insight/items"
)

// mostAnswerBytes is how large a file of answers may be: about 300,000 answers.
const mostAnswerBytes = 128 << 20

// answerFiles gives the files that words of a command line name: files, folders with *.jsonl in them, and patterns with *, ? and
// [...], which some shells do not expand. Each file is given once.
func (c *call) answerFiles(words []string) ([]string, error) {
	var all []string
	for _, word := range words {
		path, err := c.path(word)
		if err != nil {
			return nil, err
		}
		info, err := os.Stat(path)
		switch {
		case err == nil && info.IsDir():
			found, err := filepath.Glob(filepath.Join(escapedGlob(path), "*.jsonl"))
			if err != nil || len(found) == 0 {
				return nil, failed(game.Say("items.NoFilesIn").With("dir", content.OneLine(word)), fs.ErrNotExist)
			}
			all = append(all, found...)
		case err == nil:
			all = append(all, path)
		case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(word, "*?["):
			found, err := filepath.Glob(path)
			if err != nil {
				return nil, wrong(game.Say("items.BadPattern").With("word", content.OneLine(word)))
			}
			if len(found) == 0 {
				return nil, failed(game.Say("items.NoMatch").With("word", content.OneLine(word)), fs.ErrNotExist)
			}
			all = append(all, found...)
		default:
			return nil, failed(game.Say("items.Unreadable").With("file", content.OneLine(word)).Put("why", why(err)), err)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// escapedGlob is a path in which no sign is part of a pattern.
func escapedGlob(path string) string {
	if filepath.Separator == '\\' {
		return path // there is no way to escape on Windows, where * and ? are in no name
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// readAnswers reads files of answers, and tells what could not be read of them. It fails if nothing could.
func (c *call) readAnswers(paths []string) (answers.Class, error) {
	var files []answers.File
	var broken error
	found := 0
	for _, path := range paths {
		f, err := readAnswerFile(path)
		if err != nil {
			broken = err
			c.warn(game.Say("items.Unreadable").With("file", content.OneLine(path)).Put("why", why(err)))
			continue
		}
		c.warnOf(f)
		found += len(f.Answers)
		files = append(files, f)
	}
	if found == 0 {
		return answers.Class{}, failed(game.Say("items.NoAnswers").Count("n", len(paths)), errors.Join(errNoAnswers, broken))
	}
	return answers.Join(files), nil
}

// readAnswerFile reads a file in UTF-8, or in UTF-16 with a byte order mark, as some shells write what is sent into a file.
func readAnswerFile(path string) (answers.File, error) {
	f, err := source.OpenAtOnce(path)
	if err != nil {
		return answers.File{}, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	info, err := f.Stat()
	switch {
	case err != nil:
		return answers.File{}, err
	case !info.Mode().IsRegular():
		return answers.File{}, errNoPlainFile
	case info.Size() > mostAnswerBytes:
		return answers.File{}, errTooLarge
	}
	return answers.Read(path, transform.NewReader(f, unicode.BOMOverride(encoding.Nop.NewDecoder())))
}

// Why a file of answers is not read.
var (
	errNoPlainFile = errors.New("no plain file")
	errTooLarge    = errors.New("too large")
)

// shownDamage is how many damaged lines of a file are named.
const shownDamage = 3

// warnOf tells what could not be read of a file.
func (c *call) warnOf(f answers.File) {
	name := content.OneLine(f.Name)
	switch {
	case f.None:
		c.warn(game.Say("items.NoAnswerFile").With("file", name))
		return
	case f.Newer != 0:
		c.warn(game.Say("items.NewerFile").With("file", name).Count("version", f.Newer))
	}
	for _, d := range f.Damaged[:min(len(f.Damaged), shownDamage)] {
		c.warn(game.Say("items.DamagedLine").With("file", name).Count("line", d.Line).Put("why", faults.Get()[d.Why]))
	}
	if more := f.Lost - shownDamage; more > 0 {
		c.warn(game.Say("items.MoreDamage").With("file", name).Count("n", more))
	}
	said := 0
	for _, h := range f.Headers {
		said += h.Answers
	}
	if held := len(f.Answers) + f.Lost; len(f.Headers) > 0 && held < said {
		c.warn(game.Say("items.Shorter").With("file", name).Count("n", said-held))
	}
}

var faults = lazy.Value[map[answers.Fault]game.Notice]{Make: func() map[answers.Fault]game.Notice {
	return map[answers.Fault]game.Notice{
		answers.NotJSON:   game.Say("items.NotJSON"),
		answers.CutOff:    game.Say("items.CutOff"),
		answers.TooLong:   game.Say("items.TooLong"),
		answers.NotAnswer: game.Say("items.NotAnswer"),
	}
}}

// packsOfClass gives the packs whose answers are looked at: the one that is named, else the one in the current folder, else
// those that are here and have answers.
func (c *call) packsOfClass(ref string, class answers.Class) ([]*content.Pack, error) {
	dir, err := c.path(".")
	if err != nil {
		return nil, err
	}
	if ref != "" || isPack(dir) == nil {
		pack, err := c.packNamed(ref)
		if err != nil {
			return nil, err
		}
		return []*content.Pack{pack}, nil
	}
	s, err := c.toldShelf()
	if err != nil {
		return nil, err
	}
	var ids []content.PackID
	for i := range class.Students {
		for n := range class.Students[i].Answers {
			if id := class.Students[i].Answers[n].PackID(); !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	packs := slices.DeleteFunc(slices.Clone(s.packs), func(p *content.Pack) bool { return !slices.Contains(ids, p.ID()) })
	if len(packs) == 0 {
		slices.Sort(ids)
		return nil, failed(game.Say("items.NoPackHere").With("first", string(ids[0])).Count("n", len(ids)), errNoManifest)
	}
	return packs, nil
}

// packAnswers tells what the answers in some files say of the questions of a pack.
func (c *call) packAnswers(ref string, words []string, asked packStats) error {
	paths, err := c.answerFiles(words)
	if err != nil {
		return err
	}
	class, err := c.readAnswers(paths)
	if err != nil {
		return err
	}
	packs, err := c.packsOfClass(ref, class)
	if err != nil {
		return err
	}
	return c.sayItems(items.Of(class, packs), class, packs, asked)
}

// sayItems prints the figures of questions, or writes them as a page.
func (c *call) sayItems(f *items.Figures, class answers.Class, packs []*content.Pack, asked packStats) error {
	switch {
	case len(f.Items) == 0:
		return failed(game.Say("items.NoneOfPack").With("pack", string(packs[0].ID())), errNoAnswers)
	case asked.page != "":
		return c.itemsPage(f, packs, string(asked.page))
	case asked.json:
		return c.sayJSON(items.RecordOf(f, class))
	}
	return c.sayLines(c.itemsLines(f, class, asked.verbose, c.tableWidth()))
}
