package main

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/cmd/console"
	"quest/content"
	"quest/content/source"
	"quest/game"
)

func (c *call) packI18nCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "i18n",
		Short: "help.PackI18n",
		Long:  "help.PackI18nLong",
		Args:  c.noCommand,
		RunE: func(cmd *cobra.Command, _ []string) error {
			c.help = strings.Fields(cmd.CommandPath())[1:]
			return nil
		},
	}
	var dir string
	cmd.PersistentFlags().StringVar(&dir, "dir", ".", "help.FlagI18nDir")
	cmd.AddCommand(c.i18nAddCommand(&dir), c.i18nStatusCommand(&dir), c.i18nConfirmCommand(&dir))
	return cmd
}

// translating is a pack whose languages are looked at.
type translating struct {
	dir     string
	reading *source.Reading
}

// translatedPack reads the pack in a folder, errors or not: a translator may work on a pack
// that somebody else is still writing. Only one whose languages are not known is refused.
func (c *call) translatedPack(dir string) (*translating, error) {
	dir, err := c.path(dir)
	if err != nil {
		return nil, err
	}
	if err := isPack(dir); err != nil {
		return nil, err
	}
	reading, err := source.ReadDir(dir, source.Options{Today: c.today(), Version: c.build.Version})
	if err != nil {
		return nil, noPack(dir, err)
	}
	if len(reading.Languages()) == 0 {
		return nil, &failure{Code: exitFindings, Said: game.Say("i18n.NoLanguages").With("dir", content.OneLine(dir))}
	}
	return &translating{dir, reading}, nil
}

func (c *call) i18nAddCommand(dir *string) *cobra.Command {
	return &cobra.Command{
		Use:   "add LANG",
		Short: "help.I18nAdd",
		Long:  "help.I18nAddLong",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 || !content.LanguageCode(args[0]) {
				return wrong(game.Say("i18n.AddWhat").With("path", cmd.CommandPath()))
			}
			lang := content.Lang(args[0])
			p, err := c.translatedPack(*dir)
			if err != nil {
				return err
			}
			if slices.Contains(p.reading.Languages(), lang) {
				return wrong(game.Say("i18n.OwnLanguage").With("lang", string(lang)))
			}
			return c.addOverlays(p, lang)
		},
	}
}

// addOverlays writes the overlays that a language does not have yet.
func (c *call) addOverlays(p *translating, lang content.Lang) error {
	stubs := p.reading.OverlayStubs(lang)
	files, names := map[string][]byte{}, make([]string, 0, len(stubs))
	for name, text := range stubs {
		if _, err := os.Lstat(filepath.Join(p.dir, filepath.FromSlash(name))); err == nil {
			continue // it is there and cannot be read; quest pack check says why
		}
		files[name] = []byte(text)
		names = append(names, name)
	}
	if len(files) == 0 {
		return c.say("%s", c.text(game.Say("i18n.NothingToAdd").With("lang", string(lang))))
	}
	if err := writeInto(p.dir, files); err != nil {
		return failed(game.Say("i18n.NotWritten").With("dir", content.OneLine(p.dir)).Put("why", why(err)), err)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := c.say("%s", name); err != nil {
			return err
		}
	}
	return c.say("%s", c.text(game.Say("i18n.Added").Count("n", len(names)).With("lang", string(lang))))
}

// writeInto writes files into the folder of a pack, all of them or none.
func writeInto(dir string, files map[string][]byte) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	err = addWhole(root, files)
	if closed := root.Close(); err == nil {
		err = closed
	}
	return err
}

func (c *call) i18nStatusCommand(dir *string) *cobra.Command {
	var asJSON, verbose bool
	cmd := &cobra.Command{
		Use:   "status",
		Short: "help.I18nStatus",
		Long:  "help.I18nStatusLong",
		Args:  console.NoArguments,
		RunE: func(*cobra.Command, []string) error {
			p, err := c.translatedPack(*dir)
			if err != nil {
				return err
			}
			if asJSON {
				return c.sayTranslations(p)
			}
			return c.sayStatus(p, verbose)
		},
	}
	cmd.Flags().BoolVarP(&verbose, "verbose", "v", false, "help.FlagI18nVerbose")
	cmd.Flags().BoolVar(&asJSON, "json", false, "help.FlagJSON")
	return cmd
}

// translationJSON is a text in one language for other programs.
type translationJSON struct {
	Lang   content.Lang            `json:"lang"`
	Of     string                  `json:"of"`
	Key    string                  `json:"key"`
	State  source.TranslationState `json:"state"`
	Source []string                `json:"source"`
	Text   []string                `json:"text"`
}

func (c *call) sayTranslations(p *translating) error {
	all := []translationJSON{}
	for _, t := range p.reading.Translations() {
		all = append(all, translationJSON{t.Lang, t.Of, t.Key, t.State, t.Source, append([]string{}, t.Lines...)})
	}
	return c.sayJSON(all)
}

// sayStatus prints a line for each language, and below it the texts that are to be looked at.
func (c *call) sayStatus(p *translating, verbose bool) error {
	all := p.reading.Translations()
	if len(all) == 0 {
		return c.say("%s", c.text(game.Say("i18n.OneLanguage").With("lang", string(p.reading.Languages()[0]))))
	}
	var langs []content.Lang
	count := map[content.Lang]map[source.TranslationState]int{}
	for _, t := range all {
		if count[t.Lang] == nil {
			count[t.Lang] = map[source.TranslationState]int{}
			langs = append(langs, t.Lang)
		}
		count[t.Lang][t.State]++
	}
	for _, lang := range langs {
		n := count[lang]
		done := n[source.TranslationNew] + n[source.TranslationConfirmed] + n[source.TranslationStale]
		line := game.Say("i18n.Status").With("lang", string(lang), "done", strconv.Itoa(done),
			"of", strconv.Itoa(done+n[source.TranslationMissing]), "stale", strconv.Itoa(n[source.TranslationStale]))
		if err := c.say("%s", c.text(line)); err != nil {
			return err
		}
		for _, t := range all {
			if t.Lang == lang && (t.State == source.TranslationStale || verbose && t.State == source.TranslationMissing) {
				mark := c.text(game.Say("i18n.Stale"))
				if t.State == source.TranslationMissing {
					mark = c.text(game.Say("i18n.Missing"))
				}
				if err := c.say("  %s  %s  %s", mark, t.Of+"#"+t.Key, strings.Join(t.Source, " / ")); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (c *call) i18nConfirmCommand(dir *string) *cobra.Command {
	var all bool
	cmd := &cobra.Command{
		Use:   "confirm LANG TEXT...",
		Short: "help.I18nConfirm",
		Long:  "help.I18nConfirmLong",
		Args:  cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 || len(args) == 1 && !all || len(args) > 1 && all {
				return wrong(game.Say("i18n.ConfirmWhat").With("path", cmd.CommandPath()))
			}
			p, err := c.translatedPack(*dir)
			if err != nil {
				return err
			}
			return c.confirmTranslations(p, content.Lang(args[0]), args[1:])
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, "help.FlagI18nAll")
	return cmd
}

// confirmTranslations notes in i18n.lock that stale texts are still right: those that are
// named, or all of a language if none is.
func (c *call) confirmTranslations(p *translating, lang content.Lang, named []string) error {
	known, stale := map[string]bool{}, map[string]bool{}
	for _, t := range p.reading.Translations() {
		if t.Lang == lang && t.State != source.TranslationMissing {
			known[t.Of+"#"+t.Key] = true
			stale[t.Of+"#"+t.Key] = t.State == source.TranslationStale
		}
	}
	if len(known) == 0 {
		return wrong(game.Say("i18n.NoSuchLanguage").With("lang", content.OneLine(string(lang))))
	}
	for _, name := range named {
		if !known[name] {
			var names []string
			for k := range known {
				names = append(names, k)
			}
			slices.Sort(names)
			return noSuch(game.Say("i18n.NoSuchText").With("text", content.OneLine(name), "lang", string(lang)), name, names, game.Say("i18n.SeeStatus"))
		}
	}
	confirmed := 0
	lock := p.reading.TranslationLock(func(t source.Translation) bool {
		yes := t.Lang == lang && (len(named) == 0 || slices.Contains(named, t.Of+"#"+t.Key))
		if yes {
			confirmed++
		}
		return yes
	})
	if err := writeInto(p.dir, map[string][]byte{"i18n.lock": []byte(lock)}); err != nil {
		return failed(game.Say("i18n.NotWritten").With("dir", content.OneLine(p.dir)).Put("why", why(err)), err)
	}
	return c.say("%s", c.text(game.Say("i18n.Confirmed").Count("n", confirmed).With("lang", string(lang))))
}
