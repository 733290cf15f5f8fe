package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/check"
	"quest/content/library"
	"quest/content/packs"
	"quest/content/source"
	"quest/game"
	"quest/game/plain"
)

// packShown is what "quest pack show" was asked for.
type packShown struct {
	noKey, asJSON, try bool
}

func (c *call) packShowCommand() *cobra.Command {
	var o packShown
	cmd := &cobra.Command{
		Use:               "show PACK [ITEM | LESSON | QUIZ | LAB ...]",
		Short:             "help.PackShow",
		Long:              "help.PackShowLong",
		Example:           "help.PackShowExamples",
		Args:              cobra.ArbitraryArgs,
		PersistentPreRunE: c.settlePaths, // the languages are those of the pack that is shown
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return wrong(game.Say("proof.NamePack"))
			case o.try && (o.asJSON || o.noKey):
				return wrong(game.Say("proof.TryAlone"))
			}
			return c.packShow(args[0], args[1:], o)
		},
	}
	cmd.Flags().BoolVar(&o.noKey, "no-key", false, "help.FlagNoKey")
	cmd.Flags().BoolVar(&o.try, "try", false, "help.FlagTry")
	cmd.Flags().BoolVar(&o.asJSON, "json", false, "help.FlagShowJSON")
	return cmd
}

func (c *call) packShow(ref string, names []string, o packShown) error {
	outline, err := c.outlineOf(ref)
	if err != nil {
		return err
	}
	if err := c.checkLangOf(outline.Pack); err != nil {
		return err
	}
	parts, err := choose(outline, names)
	if err != nil {
		return err
	}
	switch {
	case o.try:
		err = c.tryParts(outline, parts)
	case o.asJSON:
		err = c.sayJSON(showJSON(outline, parts, c.book().Lang, !o.noKey))
	default:
		err = c.showParts(outline, parts, len(names) > 0, !o.noKey)
	}
	if err != nil {
		return err
	}
	return c.failedOutline(outline, parts, len(names) > 0 || o.try)
}

// failedOutline is the failure of a pack with errors, nil for one without. Where only some parts
// were shown, it tells how many errors the pack has.
func (c *call) failedOutline(o source.Outline, parts []source.Part, some bool) error {
	errors, _, _ := source.Count(o.Findings)
	if errors == 0 {
		return nil
	}
	shown := 0
	for _, p := range parts {
		shown += len(p.Errors)
	}
	f := &failure{Code: exitFindings}
	if some && shown < errors {
		f.Said = game.Say("proof.MoreErrors").Count("n", errors)
	}
	return f
}

// outlineOf finds a pack by its folder, by the archive that holds it, or by the name of an installed or built-in one.
func (c *call) outlineOf(ref string) (source.Outline, error) {
	dir, err := c.path(ref)
	if err != nil {
		return source.Outline{}, err
	}
	info, statErr := os.Stat(dir)
	looksLikePath := strings.HasPrefix(ref, ".") || strings.HasPrefix(ref, "~") || filepath.IsAbs(dir) || strings.HasSuffix(ref, string(filepath.Separator))
	if statErr == nil && info.IsDir() || looksLikePath || isArchive(dir) {
		return c.outlineIn(dir)
	}
	shelf, err := c.shelfToShow()
	if err != nil {
		return source.Outline{}, err
	}
	pack, err := shelf.pack(ref)
	if err != nil {
		return source.Outline{}, err
	}
	return outlineFrom(pack), nil
}

// outlineIn reads the pack in a folder or an archive with everything that has errors.
func (c *call) outlineIn(dir string) (source.Outline, error) {
	if isArchive(dir) {
		report, err := c.readArchive(dir)
		if err != nil {
			return source.Outline{}, err
		}
		return report.Reading.Outline(), nil
	}
	if err := isPack(dir); err != nil {
		return source.Outline{}, err
	}
	o, err := check.Outline(dir, c.packOptions())
	if err != nil {
		return source.Outline{}, noPack(dir, err)
	}
	return o, nil
}

// shelfToShow gathers built-in and installed packs without writing anything into the save
// folder.
func (c *call) shelfToShow() (*shelf, error) {
	places := library.Places{Shipped: packs.Shipped(), Today: c.today(), Version: c.build.Version}
	if saveDir, err := c.saveDir(); err == nil {
		places.Installed = filepath.Join(saveDir, packsDir)
	} else if mistaken(err) {
		return nil, err
	}
	return c.shelfOf(library.Glance(places).Library()), nil
}

// outlineFrom gives the parts of a pack that is not read from its source, in reading order.
func outlineFrom(p *content.Pack) source.Outline {
	o := source.Outline{Pack: p}
	labs := map[content.LabID]bool{}
	quiz := func(id content.QuizID) {
		q, _ := p.Quiz(id)
		for _, item := range q.Items {
			o.Parts = append(o.Parts, source.Part{Kind: source.ItemPart, ID: string(item), Quiz: id, Held: true})
		}
	}
	lab := func(id content.LabID) {
		if id != "" && !labs[id] {
			labs[id] = true
			o.Parts = append(o.Parts, source.Part{Kind: source.LabPart, ID: string(id), Held: true})
		}
	}
	for _, l := range p.Path() {
		if !l.Pool() {
			o.Parts = append(o.Parts, source.Part{Kind: source.LessonPart, ID: string(l.ID), Held: true})
		}
		quiz(l.Quiz)
		lab(l.Lab)
	}
	for _, head := range p.Labs() {
		lab(head.ID)
	}
	return o
}

// choose gives the parts that are named, in reading order; all for no names. A name is the ID of
// a lesson, which stands for its quiz too, of a quiz, an item, a case or a lab, with or without
// its kind before it, as in quiz/tides.
func choose(o source.Outline, names []string) ([]source.Part, error) {
	if len(names) == 0 {
		return o.Parts, nil
	}
	chosen := make([]bool, len(o.Parts))
	for _, name := range names {
		found := false
		for i, p := range o.Parts {
			if partNamed(o.Pack, p, name) {
				chosen[i], found = true, true
			}
		}
		if !found {
			return nil, noPart(o, name)
		}
	}
	var parts []source.Part
	for i, p := range o.Parts {
		if chosen[i] {
			parts = append(parts, p)
		}
	}
	return parts, nil
}

// partNamed reports whether a name stands for a part.
func partNamed(pack *content.Pack, p source.Part, name string) bool {
	kind, id, ok := strings.Cut(name, "/")
	if !ok {
		kind, id = "", name
	}
	id = strings.ToLower(id)
	if p.ID == id && (kind == "" || kind == string(p.Kind)) {
		return true
	}
	if p.Kind != source.ItemPart {
		return false
	}
	if string(p.Quiz) == id && (kind == "" || kind == "quiz") {
		return true
	}
	if pack == nil {
		return false
	}
	if lesson, known := pack.Lesson(content.LessonID(id)); kind == "" && known && lesson.Quiz != "" && lesson.Quiz == p.Quiz {
		return true
	}
	item, known := pack.Item(content.ItemID(p.ID))
	return known && (kind == "" || kind == "item") && item.Case != nil && string(item.Case.ID) == id
}

// mostNear is how many IDs are named for one that is not there.
const mostNear = 3

// noPart refuses a name that the pack has not, and names the nearest IDs.
func noPart(o source.Outline, name string) error {
	known := map[string]bool{}
	for _, p := range o.Parts {
		known[p.ID], known[string(p.Quiz)] = true, true
	}
	delete(known, "")
	_, id, ok := strings.Cut(name, "/")
	if !ok {
		id = name
	}
	type near struct {
		id string
		d  int
	}
	var all []near
	typed := console.Fold(id)
	for k := range known {
		all = append(all, near{k, content.Distance(typed, console.Fold(k))})
	}
	slices.SortFunc(all, func(a, b near) int { return cmp.Or(cmp.Compare(a.d, b.d), cmp.Compare(a.id, b.id)) })
	var ids []string
	for _, n := range all[:min(len(all), mostNear)] {
		ids = append(ids, n.id)
	}
	said := game.Say("proof.NoPart").With("name", content.OneLine(name))
	if len(ids) == 0 {
		return wrong(said)
	}
	return wrong(game.Say("proof.Nearest").Put("said", said).With("ids", strings.Join(ids, ", ")))
}

// checkLangOf refuses languages of --lang that neither the game nor the pack speaks.
func (c *call) checkLangOf(p *content.Pack) error {
	known := slices.Clone(c.books().Langs())
	if p != nil {
		for _, l := range p.Meta().Written() {
			if !slices.Contains(known, l) {
				known = append(known, l)
			}
		}
	}
	if c.flags.lang.Speech == "" {
		return nil
	}
	for _, l := range c.flags.lang.Langs() {
		if !slices.Contains(known, l) {
			value := string(c.flags.lang.Speech)
			c.flags.lang.Speech = ""
			return wrong(game.Say("command.FlagBadValue").With("name", "lang", "value", value).Put("why", console.UseLangs(known)))
		}
	}
	return nil
}

// proofSpeech gives the languages in which a pack is shown: those of --lang, else all of the pack,
// with that of the command first.
func (c *call) proofSpeech(p *content.Pack) game.Speech {
	if c.flags.lang.Speech != "" || p == nil {
		return c.speech()
	}
	langs := slices.Clone(p.Meta().Written())
	slices.SortStableFunc(langs, func(a, b content.Lang) int {
		switch mine := c.localeLang(); {
		case a == mine && b != mine:
			return -1
		case b == mine && a != mine:
			return 1
		}
		return 0
	})
	return game.Speak(langs...)
}

// showParts prints parts as learners see them, with their keys.
func (c *call) showParts(o source.Outline, parts []source.Part, some, key bool) error {
	s := plain.Showing{
		Pack: o.Pack, Key: key, Speech: c.proofSpeech(o.Pack), Now: c.clock().moment(),
		Options: plain.Options{Books: c.books(), Columns: c.columns},
	}
	number := 0
	for _, p := range parts {
		page := plain.Page{}
		if p.Kind == source.ItemPart {
			number++
		}
		if key || len(p.Errors) > 0 {
			page.Above = []string{c.partLine(p)}
		} else if p.Kind == source.ItemPart {
			page.Above = []string{c.text(game.Say("proof.Numbered").Count("n", number))}
		}
		if p.Held {
			switch p.Kind {
			case source.LessonPart:
				page.Lesson = content.LessonID(p.ID)
			case source.ItemPart:
				page.Item = content.ItemID(p.ID)
			case source.LabPart:
				page.Lab = content.LabID(p.ID)
			}
		}
		page.Sketch = p.Sketch
		page.Below = c.errorLines(p.Errors, game.Say("proof.Errors").Count("n", len(p.Errors)))
		if key {
			page.Below = append(page.Below, c.errorLines(p.Notes, game.Say("proof.DraftNotes").Count("n", len(p.Notes)))...)
		}
		s.Pages = append(s.Pages, page)
	}
	if !some {
		if rest := c.errorLines(o.Rest, game.Say("proof.RestErrors").Count("n", len(o.Rest))); rest != nil {
			s.Pages = append(s.Pages, plain.Page{Below: rest})
		}
	}
	if len(s.Pages) == 0 {
		return failed(game.Say("proof.NothingShown"), nil)
	}
	return plain.Show(c.print, s)
}

// partLine says what a part is and where it stands.
func (c *call) partLine(p source.Part) string {
	line := "== " + string(p.Kind)
	if p.ID != "" {
		line += "/" + p.ID
	}
	if p.File != "" {
		line += "  " + placeOf(p)
	}
	if p.Draft {
		line += "  " + c.text(game.Say("proof.Draft"))
	}
	return line
}

// errorLines are errors below what they are about.
func (c *call) errorLines(errors []source.Finding, title game.Notice) []string {
	if len(errors) == 0 {
		return nil
	}
	lines := []string{c.text(title)}
	for _, f := range errors {
		lines = append(lines, "  "+f.String(c.book().Lang))
	}
	return lines
}

// tryParts plays items in line mode, again and again, without a save.
func (c *call) tryParts(o source.Outline, parts []source.Part) error {
	var items []content.ItemID
	for _, p := range parts {
		if p.Kind == source.ItemPart && p.Held {
			items = append(items, content.ItemID(p.ID))
		}
	}
	if len(items) == 0 {
		return failed(game.Say("proof.NothingToTry"), nil)
	}
	in, listen, stop := untilInterrupted(c.in)
	defer stop()
	listen()
	return plain.Try(plain.Trial{
		Pack: o.Pack, Items: items, Speech: c.proofSpeech(o.Pack), Now: c.clock().moment,
		Options: plain.Options{Echo: !isTerminal(c.in), Books: c.books(), Columns: c.columns},
	}, in, c.print)
}
