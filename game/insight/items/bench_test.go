package items_test

import (
	"testing"

	"quest/content"
	"quest/game/answers"
	"quest/game/insight/items"
)

// BenchmarkOf works out the figures of 300 students with 500 questions each: 150,000 answers.
func BenchmarkOf(b *testing.B) {
	pack := exam(b, 500, nil)
	class := answers.Join([]answers.File{{Answers: simulated{students: 300, items: 500, met: 1}.draw(pack, 1)}})
	for b.Loop() {
		items.Of(class, []*content.Pack{pack})
	}
}
