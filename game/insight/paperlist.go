package insight

import (
	"slices"

	"quest/content"
	"quest/game"
)

// newestPapers is how many papers of an exam the record shows.
const newestPapers = 5

// paperBlocks are the exams of which the player has papers that are over, each with the newest of them.
func (i *Insight) paperBlocks() []Block {
	var blocks []Block
	at := map[content.BlueprintID]int{}
	for _, paper := range slices.Backward(i.player.Papers()) {
		if !paper.Over {
			continue
		}
		n, known := at[paper.Exam]
		if !known {
			n = len(blocks)
			at[paper.Exam] = n
			blocks = append(blocks, Block{Title: Named(game.Say("paper.OfPapers").With("exam", paper.Exam.Short()))})
		}
		r, ok := i.player.PaperReport(paper.ID, i.packs)
		if b := &blocks[n]; ok && len(b.Bars) < newestPapers {
			b.Bars = append(b.Bars, Bar{
				Name: Named(game.Say("paper.OfPaper").With("date", paper.Day.String())), Of: r.Scored.Of,
				Stretches: []Stretch{{Mark: Right, N: r.Scored.Right}}, Says: PaperSays(&r),
			})
		}
	}
	return blocks
}

// PaperSays says in a few words how a paper went: its counts, and the bounds of the estimated score.
func PaperSays(r *game.PaperReport) game.Notice {
	if r.Score == nil {
		return game.Say("paper.OfPaperSays").Count("right", r.Scored.Right).Count("n", r.Scored.Of)
	}
	return game.Say("paper.OfPaperBounds").Count("right", r.Scored.Right).Count("n", r.Scored.Of).Count("low", r.Score.Low).Count("high", r.Score.High)
}
