package plain

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"

	"quest/content"
	"quest/game"
	"quest/game/phrase"
)

// Trial is items that are tried by who writes them.
type Trial struct {
	Pack   *content.Pack
	Items  []content.ItemID // at least one
	Speech game.Speech
	Now    func() game.Moment
	Options
}

// Try asks items again and again, each with its key after the answer, until the person leaves or the
// input ends. Nothing is kept and nothing is earned. Each time around, parts stand in another
// order. An error is a failure to read or write.
func Try(trial Trial, in io.Reader, out io.Writer) error {
	books := cmp.Or(trial.Books, phrase.Shipped())
	t := &terminal{
		printer: printer{
			out: bufio.NewWriter(out), width: trial.width, books: books, words: newVocabulary(books), speech: trial.Speech, pack: trial.Pack,
		},
		seat: &game.Seat{Packs: []*content.Pack{trial.Pack}, Journal: game.Forgetful{}, Now: trial.Now},
		in:   newLines(in), echo: trial.Echo, drafts: drafts{}, trying: true,
	}
	t.saver = saver{p: &t.printer, seat: t.seat}
	t.sayProof(game.Say("proof.TryHow").Count("n", len(trial.Items)))
	err := t.tryAll(trial.Items)
	if errors.Is(err, errLeave) {
		err = nil
	}
	return errors.Join(err, t.out.Flush())
}

// tryAll asks the items in their order, and then from the start.
func (t *terminal) tryAll(items []content.ItemID) error {
	for seed := uint64(0); ; seed++ {
		for i, id := range items {
			now := t.seat.Now()
			t.seat.Player = new(game.Player) // help taken with an item does not stay with it
			t.seat.Player.Join(game.Joined{Lang: t.speech, Seed: seed}, now)
			s, _, err := game.Begin(t.seat.Player, game.Proofread{Pack: t.pack, Item: id, N: i + 1, Of: len(items)}, now)
			if err != nil {
				return fmt.Errorf("try %s: %w", id, err)
			}
			if err := t.playSteps(s); err != nil {
				return err
			}
		}
	}
}

// refusesTrying reports whether a command has no meaning where items are tried, and says so.
func (t *terminal) refusesTrying(c command) bool {
	if !t.trying {
		return false
	}
	switch c {
	case record, lessons, settings, today, tale, reviewNow, shopping, achieved, titles, export, wager, dispute, itemPage,
		starItem, buryItem, suspendItem, unmark, mixUps, practise, free, testOut, faceBoss, terms, finding, toClass:
		t.sayProof(game.Say("proof.NotHere"))
		return true
	case none, goOn, back, hint, gapChoices, scenario, undo, help, language, leave:
	}
	return false
}
