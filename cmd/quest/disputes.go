package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quest/content"
	"quest/game"
)

// disputed is what "quest disputes --json" prints of one dispute. Scripts read it:
// names stay.
type disputed struct {
	Pack     string      `json:"pack"`
	Item     string      `json:"item"` // full ID
	Rev      int         `json:"rev"`
	Hash     string      `json:"hash"` // content hash of the pack that the player saw
	Date     game.Date   `json:"date"` // by the calendar
	Hour     string      `json:"time"` // HH:MM, by the player's clock
	Note     string      `json:"note"`
	Here     whereabouts `json:"here"`
	Question string      `json:"question"` // as it stands here, "" if it does not
	Text     string      `json:"text"`     // ready for the author of the pack
}

// whereabouts says how the disputed item stands in the packs of this computer.
type whereabouts string

const (
	packSame    whereabouts = "same"    // the very pack that the player saw
	packChanged whereabouts = "changed" // another version of the pack
	itemGone    whereabouts = "gone"    // the pack is here, the item is not
	packGone    whereabouts = "unknown" // the pack is not here
)

func (c *call) disputesCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "disputes",
		Short: "Print the questions that were disputed, ready for the authors of the packs",
		Long: "Print every note that was kept with ! in a game: the item, its revision, the content hash of the\n" +
			"pack that was seen, the date and the time, and a text that can be sent to the author of the pack.\n" +
			"--lang ko writes it in Korean.",
		Args: c.noArguments,
		RunE: func(*cobra.Command, []string) error { return c.disputes(asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (c *call) disputes(asJSON bool) error {
	name, player, shelf, err := c.seen()
	if err != nil {
		return err
	}
	lang := c.flags.lang.phrases()
	all := []disputed{}
	for _, d := range player.Disputes {
		all = append(all, shelf.disputed(d, lang))
	}
	if asJSON {
		return c.sayJSON(struct {
			Player   string     `json:"player"` // the name for --player
			Disputes []disputed `json:"disputes"`
		}{name, all})
	}
	if err := c.say("%s", notice("{n} of {name}", "{name}: 이의 {count}개", "n", several(len(all), "dispute"),
		"count", strconv.Itoa(len(all)), "name", content.OneLine(player.Name.String())).In(lang)); err != nil {
		return err
	}
	for i, d := range all {
		if err := c.say("\n[%d] %s %s %s rev %d %s\n\n%s", i+1, d.Date, d.Hour, d.Item, d.Rev, d.Hash, d.Text); err != nil {
			return err
		}
	}
	return nil
}

// disputed looks a dispute up in the packs and writes the text for the author.
func (s *shelf) disputed(d game.Dispute, lang content.Lang) disputed {
	owner, id, _ := strings.Cut(d.Item, "#item/")
	out := disputed{
		Pack: content.OneLine(owner), Item: content.OneLine(d.Item), Rev: d.Rev, Hash: content.OneLine(d.Pack), Date: d.Day, Hour: d.Hour,
		Note: content.OneLine(d.Note.String()), Here: packGone,
	}
	var pack *content.Pack
	for _, p := range s.packs {
		if string(p.ID()) == owner {
			pack = p
		}
	}
	var item *content.Item
	if pack != nil {
		out.Here = itemGone
		if found, ok := pack.Item(content.ItemID(id)); ok {
			item, out.Here, out.Question = found, packChanged, asked(found, lang)
			if pack.Meta().Hash == d.Pack {
				out.Here = packSame
			}
		}
	}
	out.Text = out.letter(pack, item, lang)
	return out
}

// asked is what an item asks, on one line; the gaps of a cloze stand as its author
// wrote them.
func asked(item *content.Item, lang content.Lang) string {
	return content.OneLine(content.PlainText(item.Stem.Line(lang)) + " " + content.PlainText(item.Text.Line(lang)))
}

// letter writes the text for the author. pack and item are nil where they are not
// here.
func (d disputed) letter(pack *content.Pack, item *content.Item, lang content.Lang) string {
	var lines []string
	add := func(en, ko string, pairs ...string) { lines = append(lines, notice(en, ko, pairs...).In(lang)) }
	authors := ""
	if pack != nil {
		authors = " (" + authorsOf(pack) + ")"
	}
	add("To the author of {pack}{authors}:", "{pack} 팩을 만든 분께{authors}:", "pack", d.Pack, "authors", authors)
	add("A question of your pack may be wrong: {item}, rev {rev}.", "팩의 문제 하나가 잘못된 것 같습니다: {item}, rev {rev}.",
		"item", d.Item, "rev", strconv.Itoa(d.Rev))
	if d.Question != "" {
		add("The question: {question}", "문제: {question}", "question", d.Question)
	}
	add("What a learner says ({date}): {note}", "학습자의 말({date}): {note}", "date", d.Date.String()+" "+d.Hour, "note", d.Note)
	add("Seen in the pack with content hash {hash}.", "이 내용을 본 팩의 내용 해시: {hash}", "hash", d.Hash)
	switch d.Here {
	case packSame:
		add("That is version {version}.", "이 팩의 버전: {version}", "version", pack.Meta().Version)
	case packChanged:
		add("The pack has changed since: it is version {version} here, with content hash {hash}, and the question is at rev {rev}.",
			"그 뒤 팩이 바뀌었습니다. 여기 있는 버전 {version}, 내용 해시 {hash}, 문제 rev {rev}.",
			"version", pack.Meta().Version, "hash", pack.Meta().Hash, "rev", strconv.Itoa(item.Rev))
	case itemGone:
		add("The pack has changed since: version {version} does not have this question any more.",
			"그 뒤 팩이 바뀌었습니다. 버전 {version}에는 이 문제가 없습니다.", "version", pack.Meta().Version)
	case packGone:
		add("The pack is not on this computer now, so its words are missing here.", "지금 이 컴퓨터에는 팩이 없어 문제의 글을 넣지 못했습니다.")
	}
	if item != nil {
		for _, s := range item.Sources {
			add("Its source: {source}", "문제의 출처: {source}", "source", s.String())
		}
	}
	add("If the right answer or the meaning changes, please raise rev.", "정답이나 뜻을 바꾸면 rev를 올려 주세요.")
	return strings.Join(lines, "\n")
}

func authorsOf(p *content.Pack) string {
	var names []string
	for _, a := range p.Meta().Authors {
		names = append(names, a.String())
	}
	return strings.Join(names, ", ")
}
