package game

import (
	"fmt"

	"quest/content"
)

// Proofread asks one item of a pack for who writes it. Nothing of it counts or is to be kept,
// and the answer may be taken back as often as wanted.
type Proofread struct {
	Pack  *content.Pack
	Item  content.ItemID
	N, Of int // place among the items that are asked, from 1
}

func (g Proofread) plan(*Player) (plan, error) {
	if _, ok := g.Pack.Item(g.Item); !ok {
		return plan{}, fmt.Errorf("pack %s, item %q: %w", g.Pack.ID(), g.Item, ErrNoLesson)
	}
	return plan{About{Pack: g.Pack}, []*content.Pack{g.Pack}, proofreading{g}}, nil
}

type proofreading struct{ Proofread }

func (r proofreading) begin(t turn) move {
	q, ok := t.question(r.Pack.ID().Item(r.Item), string(Practice))
	if !ok {
		return move{step: EndStep{}}
	}
	return move{step: QuestionStep{Question: q, Kind: Practice, N: r.N, Of: r.Of}}
}

// answer judges and gives no events: a session that proofreads leaves the player as it was.
func (r proofreading) answer(t turn, asked QuestionStep, a attempt) (move, error) {
	a.free = true
	shown, _, err := t.judge(asked, a, "")
	if err != nil {
		return move{}, err
	}
	shown.Unpaid, shown.Undo = Paid, true
	return move{step: shown}, nil
}

func (r proofreading) next(turn, Step) move { return move{step: EndStep{}} }

// ProofQuestion gives an item as it is asked of a player with a seed, in the order in which
// Proofread asks it.
func ProofQuestion(pack *content.Pack, item *content.Item, seed uint64) Question {
	return newQuestion(pack, item, seed, string(Practice))
}
