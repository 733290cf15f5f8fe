package answers

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"slices"
	"strings"

	"quest/content"
	"quest/game"
	"quest/game/grade"
)

// Collector takes the answers out of the batches of one save. Its fields are set before the
// first batch.
type Collector struct {
	Packs []*content.Pack                // by which typed answers are read
	Only  func(pack content.PackID) bool // takes the answers to these packs alone; nil for all
	Typed bool                           // keep what was typed into gaps, folded

	who     string
	all     []Answer
	met     map[meeting]bool
	rounds  map[string]bool // live rounds whose votes were taken
	sitting map[string]bool // quizzes with an open sitting, by full ID
	testing map[string]bool // quizzes with an open test-out
	before  game.Batch
	unread  int
}

// meeting is a revision of an item.
type meeting struct {
	item string
	rev  int
}

// Take takes a batch, whose record has an ID. Batches come in the order of the save.
func (c *Collector) Take(id string, b game.Batch) {
	if c.met == nil {
		c.met, c.rounds, c.sitting, c.testing = map[meeting]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	}
	occasion := occasionOf(b.Events)
	for n := range b.Events {
		e := &b.Events[n]
		if _, flawed := game.FlawIn(*e); flawed {
			continue
		}
		switch {
		case e.Joined != nil && c.who == "":
			c.who = pseudonym(id, e.Joined.Seed)
		case e.Sat != nil:
			c.sitting[e.Sat.Quiz] = true
		case e.Finished != nil:
			c.sitting[e.Finished.Quiz] = false
		case e.Tested != nil:
			c.testing[e.Tested.Quiz] = e.Tested.Of == 0
		case e.Answered != nil:
			c.answered(id, n, b, e.Answered, occasion)
		case e.Undone != nil:
			c.undone(e.Undone)
		}
	}
	c.before = b
}

// occasionOf gives the occasion that the events beside an answer tell, "" for none.
func occasionOf(events []game.Event) Occasion {
	for i := range events {
		switch {
		case events[i].Fought != nil:
			return InBoss
		case events[i].Reviewed != nil:
			return InReview
		}
	}
	return ""
}

func (c *Collector) answered(id string, n int, b game.Batch, e *game.Answered, occasion Occasion) {
	if v := e.Voted; v != nil {
		if c.rounds[v.Round] { // entered by two devices before they were merged
			return
		}
		c.rounds[v.Round] = true
	}
	first := !c.met[meeting{e.Item, e.Rev}]
	c.met[meeting{e.Item, e.Rev}] = true
	a := Answer{
		ID: keyed(id, "answer", n), Item: e.Item, Rev: e.Rev, Pack: e.Pack, In: c.occasion(e, occasion), First: first,
		Gave:  Gave{Choice: e.Gave.Choice, Truth: e.Gave.Truth, Placed: e.Gave.Placed, Sequence: e.Gave.Sequence, Paired: e.Gave.Paired},
		Right: e.Right, Got: e.Got, Of: e.Of, Beliefs: e.Beliefs, Hints: e.Hints, Lang: string(e.Lang),
		Day: b.Day.String(), Hour: b.At.Wall.Hour() / hourStep * hourStep, Seconds: since(c.before, b),
	}
	if c.Only != nil && !c.Only(a.PackID()) {
		return
	}
	if len(e.Gave.Typed) > 0 {
		c.typed(&a, e.Gave.Typed)
	}
	c.all = append(c.all, a)
}

func (c *Collector) occasion(e *game.Answered, beside Occasion) Occasion {
	switch {
	case e.Voted != nil:
		return InLive
	case beside != "":
		return beside
	case c.testing[e.Quiz]:
		return InTest
	case c.sitting[e.Quiz]:
		return InQuiz
	case e.Quiz != "" && (e.First || e.Step):
		return InLesson
	}
	return InPractice
}

// typed says how what was typed was read by the pack as it is here. A gap of which that is not known, because
// the pack is gone or the item has another revision, is left out.
func (c *Collector) typed(a *Answer, typed map[content.PartID]string) {
	item := c.item(a.Item, a.Rev)
	if item == nil {
		c.unread++
		return
	}
	a.Gave.Read = map[content.PartID]string{}
	for i := range item.Gaps {
		gap := &item.Gaps[i]
		text, ok := typed[gap.ID]
		if !ok {
			continue
		}
		a.Gave.Read[gap.ID] = readAs(gap, text)
		if c.Typed {
			if a.Gave.Typed == nil {
				a.Gave.Typed = map[content.PartID]string{}
			}
			a.Gave.Typed[gap.ID] = content.OneLine(content.FoldKeepingCase(text))
		}
	}
}

func readAs(gap *content.Gap, text string) string {
	read := grade.Read(gap, text)
	switch {
	case grade.Blank(gap, text):
		return ReadBlank
	case read.Reading == grade.Accepted:
		return ReadRight
	case read.Reading == grade.Typo:
		return ReadTypo
	case read.Reject != nil:
		return KnownWrong + string(read.Reject.ID)
	}
	return ReadOther
}

func (c *Collector) item(full string, rev int) *content.Item {
	for _, pack := range c.Packs {
		if id, ok := strings.CutPrefix(full, pack.ID().Item("")); ok {
			if item, ok := pack.Item(content.ItemID(id)); ok && item.Rev == rev {
				return item
			}
		}
	}
	return nil
}

// undone takes back the newest practice answer to an item. That it was met stays: its explanation was seen.
func (c *Collector) undone(e *game.Undone) {
	for i := len(c.all) - 1; i >= 0; i-- {
		if c.all[i].Item == e.Item {
			if c.all[i].In == InPractice && c.all[i].Right == e.Right {
				c.all = slices.Delete(c.all, i, i+1)
			}
			return
		}
	}
}

// Answers gives what was taken, in the order of the save, under the pseudonym of the learner.
func (c *Collector) Answers() []Answer {
	for i := range c.all {
		c.all[i].Who = c.who
	}
	return c.all
}

// Who gives the pseudonym, "" for a save that nobody joined.
func (c *Collector) Who() string { return c.who }

// Unread counts the answers with typed texts that no pack here could read.
func (c *Collector) Unread() int { return c.unread }

// pseudonym names a learner by the first record of the save: its ID, 80 bits of which are chance, and the
// seed. Both are in the save alone, so the pseudonym tells nothing about person or device, and whoever
// knows a name cannot work it out. It is the same at every export, and after the save was moved or merged.
func pseudonym(record string, seed uint64) string {
	mac := hmac.New(sha256.New, binary.LittleEndian.AppendUint64([]byte(record), seed))
	mac.Write([]byte("quest class pseudonym"))
	s := letters(mac.Sum(nil))
	return s[:4] + "-" + s[4:8] + "-" + s[8:12]
}

// keyed gives an ID that is the same for the same record and tells nothing of it: the ID of a record
// holds the moment at which it was made.
func keyed(record, what string, n int) string {
	mac := hmac.New(sha256.New, []byte(record))
	mac.Write(binary.LittleEndian.AppendUint64([]byte("quest "+what+" "), uint64(n)))
	return letters(mac.Sum(nil))[:20]
}

// letters writes bytes as small letters and digits.
func letters(b []byte) string {
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b))
}
