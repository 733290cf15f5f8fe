package find

import (
	"testing"

	"quest/content"
	"quest/content/contenttest"
	"quest/game"
)

// Two terms of a pack that has no English are two results: they are told apart in the languages that they
// have.
func TestTermsOfAPackWithoutEnglishAreToldApart(t *testing.T) {
	parts := contenttest.Parts()
	parts.Meta.Languages = []content.Lang{"fr"}
	term := func(id content.ConceptID, fr string) content.Concept {
		text := content.NewText(map[content.Lang][]content.Safe{"fr": {contenttest.Safe(fr)}})
		return content.Concept{ID: id, Term: text, Short: text}
	}
	parts.Concepts = []content.Concept{term("one", "écluse haute"), term("two", "écluse basse")}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	words := func(string) (content.Text, []content.Text) { return content.Text{}, nil }
	found := Known(New([]*content.Pack{pack}, words).Whole().Search(Read("ecluse")), new(game.Player))
	if len(found) != 2 {
		t.Errorf("%d terms are found, want 2: %+v", len(found), found)
	}
}
