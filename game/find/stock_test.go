package find_test

import (
	"reflect"
	"sync"
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game/find"
	"quest/game/phrase"
)

func TestCataloguesOfAStockFindWhatOneAloneFinds(t *testing.T) {
	packs := []*content.Pack{contenttest.Pack()}
	stock := find.NewStock(phrase.Shipped().Command)
	queries := []string{"tide", "harbour", "quit", "항만", "밤"}
	var alone [][]find.Result
	for _, q := range queries {
		alone = append(alone, find.New(packs, phrase.Shipped().Command).Whole().Search(find.Read(q)))
	}
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			c := stock.Catalogue(packs).Whole()
			for i, q := range queries {
				if got := c.Search(find.Read(q)); !reflect.DeepEqual(got, alone[i]) {
					t.Errorf("%q: %d results, not %d, or others", q, len(got), len(alone[i]))
				}
			}
		})
	}
	all.Wait()
}

// TestASecondCatalogueOfAStockTakesNoSpace counts what filling one more catalogue allocates.
func TestASecondCatalogueOfAStockTakesNoSpace(t *testing.T) {
	packs := []*content.Pack{contenttest.Pack()}
	stock := find.NewStock(phrase.Shipped().Command)
	alone := testing.AllocsPerRun(5, func() { find.New(packs, phrase.Shipped().Command).Whole() })
	stock.Catalogue(packs).Whole()
	shared := testing.AllocsPerRun(5, func() { stock.Catalogue(packs).Whole() })
	if shared*5 > alone {
		t.Errorf("one more catalogue takes %v allocations, one of its own %v", shared, alone)
	}
}
