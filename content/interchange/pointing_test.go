package interchange

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestWhatMayPointIsAskedOfThePattern draws short texts: none is passed over in which the pattern finds
// an option that speaks of others.
func TestWhatMayPointIsAskedOfThePattern(t *testing.T) {
	if testing.Short() {
		t.Skip("compares many texts, which a race detector does not make truer")
	}
	parts := []string{
		"all", "None", "of", "the", "above", "these", "other", "two", "option", "Answers", "both", "either", "A", "B", "h)", "3)", "i", "and", "&", "y", "or", "e",
		" ", " ", " ", "\n", ",", ".", "(", ")", "todas", "las", "anteriores", "respuestas", "ninguno", "acima", "opciones", "alternativa", "toutes", "ci-dessus", "keine", "oben",
		"위의", "모두", "정답", "해당", "없음", "보기", "중", "1", "번", "과", "2", "이상", "답", "①", "все", "выше",
	}
	rng := rand.New(rand.NewPCG(7, 8))
	found := 0
	for range 100_000 {
		var b strings.Builder
		for range 1 + rng.IntN(8) {
			b.WriteString(parts[rng.IntN(len(parts))])
			b.WriteString([]string{"", " "}[rng.IntN(2)])
		}
		s := b.String()
		if pointing.Get().MatchString(s) {
			if found++; !mayPoint(s) {
				t.Fatalf("%q is passed over", s)
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d of the texts point at options", found)
	}
}
