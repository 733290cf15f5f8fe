package game

import (
	"testing"

	"quest/content"
)

func TestMarkedListsEveryMarkedQuestionOnce(t *testing.T) {
	pack, p := shelf(t, "one/shelf", 1, 3, nil), new(Player)
	now := noon(day0, 0)
	for _, mark := range []struct {
		item string
		mark Mark
	}{{"a1", Star}, {"a1", Bury}, {"a0", Suspend}, {"gone", Star}} {
		p.Mark(pack.ID().Item(content.ItemID(mark.item)), mark.mark, true, now)
	}
	all := p.Marked([]*content.Pack{pack}, now)
	if len(all) != 3 || all[0].Item == nil || !all[0].Marks.Buried || all[1].Item != nil || all[2].Item.ID != "a0" {
		t.Fatalf("%+v", all)
	}
	if tomorrow := p.Marked([]*content.Pack{pack}, noon(day0+1, 0)); len(tomorrow) != 3 || tomorrow[0].Marks.Buried {
		t.Errorf("on the next day: %+v", tomorrow)
	}
}
