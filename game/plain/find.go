package plain

import (
	"cmp"
	"strconv"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/find"
	"quest/game/phrase"
)

// listedMost is how many results line mode lists.
const listedMost = 15

// searched reads a line that searches: a word for it with other words behind it, or, unless a
// question is open, a slash before words that are no command.
func (v *vocabulary) searched(line string, asking bool) (words string, ok bool) {
	text := strings.TrimSpace(commandText(line))
	rest, slashed := strings.CutPrefix(text, "/")
	if asking && !slashed {
		return "", false
	}
	word, words, more := strings.Cut(rest, " ")
	if words = strings.TrimSpace(words); more && words != "" && v.commands[word] == finding {
		return words, true
	}
	if slashed && !asking && rest != "" && v.commands[rest] == none {
		return rest, true
	}
	return "", false
}

// find lists what fits some words, or asks for words, until the player goes somewhere or back.
// Leaving what is played gives an error, as everywhere.
func (t *terminal) find(words string) error {
	if !t.playing {
		t.sayUseless(finding)
		return nil
	}
	t.searching = true
	defer func() { t.searching = false }()
	if t.catalogue == nil {
		t.catalogue = cmp.Or(t.stock, find.NewStock(t.books.Command)).Catalogue(t.seat.Packs).Whole()
	}
	var found []find.Result
	show := func() { found = t.listFound(words) }
	show()
	for {
		line, c, err := t.ask(show)
		if err != nil || c == goOn || c == back {
			return err
		}
		if n, ok := number(line); ok && n >= 1 && n <= len(found) {
			if err := t.takeFound(found[n-1]); err != nil {
				return err
			}
			t.say(t.finds().Choose)
			continue
		}
		if c != none && c != finding {
			t.sayUseless(c)
			continue
		}
		if again, ok := t.words.searched(line, false); ok {
			line = again
		}
		words = line
		show()
	}
}

// finds gives the words of the search.
func (p *printer) finds() phrase.Find { return p.books.For(p.speech).Find }

// listFound lists what fits, without what is taught while a question is open.
func (t *terminal) listFound(words string) []find.Result {
	q := find.Read(words)
	if q.Empty() {
		t.say(t.finds().Ask)
		return nil
	}
	found := find.Known(t.catalogue.Search(q), t.seat.Player)
	if t.asking {
		t.say(t.finds().Closed)
		found = find.Places(found)
	}
	found = found[:min(len(found), listedMost)]
	if len(found) == 0 {
		t.fill(t.finds().None, "what", content.LineIn(words, 40).String())
		return nil
	}
	for i, r := range found {
		t.say(strconv.Itoa(i+1) + ". " + t.finds().Kind(r) + ": " + t.foundLine(r))
	}
	t.say(t.finds().Choose)
	return found
}

// foundLine is what was found on one line, with where it stands.
func (t *terminal) foundLine(r find.Result) string {
	line := t.inlineOf(r.Pack, r.Text)
	switch {
	case r.Pack == nil || r.Kind == find.APack:
	case r.Kind == find.ALesson || r.Lesson.ID == "":
		if len(t.seat.Packs) > 1 {
			line += " (" + t.named(r.Pack, r.Pack.Meta().Title) + ")"
		}
	default:
		line += " (" + t.named(r.Pack, r.Lesson.Title) + ")"
	}
	return content.OneLine(line)
}

// takeFound goes to what was found, as a *chosenGoal, or says what it says.
func (t *terminal) takeFound(r find.Result) error {
	p, now := t.seat.Player, t.seat.Now()
	switch r.Kind {
	case find.ACommand:
		return t.carryOut(r.Command)
	case find.ATerm, find.APoint:
		defer func(pack *content.Pack) { t.pack = pack }(t.pack)
		t.pack = r.Pack
		t.text(r.Text)
		if !r.More.Empty() {
			t.text(r.More)
		}
		return nil
	case find.ALab:
		t.fill(t.finds().Labs, "lab", string(r.Lab))
		return nil
	case find.APack:
		if next, ok := p.Advise(r.Pack, t.last(), now); ok {
			return &chosenGoal{next}
		}
		return nil
	case find.AMixUp:
		return &chosenGoal{game.Offer{Goal: game.DrillMixUps{Pack: r.Pack, Belief: r.Belief}, Pack: r.Pack}}
	case find.AQuestion:
		if p.MayPractise(r.Pack, r.Lesson, r.Item) {
			return &chosenGoal{game.Offer{Goal: game.PractiseItem{Pack: r.Pack, Lesson: r.Lesson.ID, Item: r.Item}, Pack: r.Pack, Lesson: r.Lesson}}
		}
	case find.ALesson:
	}
	if r.Lesson.ID == "" {
		return nil
	}
	return &chosenGoal{p.Open(r.Pack, r.Lesson, now)}
}

// carryOut does what a command of the palette says.
func (t *terminal) carryOut(c find.Command) error {
	typed := t.books.Typed(c.Typed)
	if len(typed) == 0 {
		t.say(t.finds().Where)
		return nil
	}
	switch does := t.words.commands[typed[0]]; does {
	case help:
		t.say(t.helpText(t.books.For(t.speech)))
	case language:
		return t.nextLanguage()
	case wager:
		return t.setWager(!t.seat.Player.Wager())
	case leave:
		return errLeave
	case mixUps:
		if to := t.mixUpsGoal(); to != nil {
			return &chosenGoal{*to}
		}
		t.sayUseless(does)
	case free:
		to, err := t.chooseFree()
		if to != nil {
			return &chosenGoal{*to}
		}
		return err
	case faceBoss:
		to, err := t.chooseBoss()
		if to != nil {
			return &chosenGoal{*to}
		}
		return err
	case record, achieved, titles, lessons, settings, reviewNow, today, shopping, tale:
		_, err := t.open(does)
		return err
	default:
		word := typed[0]
		for _, w := range typed { // the longest: a single letter tells little
			if len(w) > len(word) {
				word = w
			}
		}
		t.fill(t.finds().NotHere, "word", word)
	}
	return nil
}
