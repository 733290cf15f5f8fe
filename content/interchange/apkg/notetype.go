package apkg

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"quest/content/interchange/database"
)

// notetype is a type of note: which fields it has, and which of them each of its cards shows.
type notetype struct {
	gaps   bool // its cards ask for gaps in a text
	fields []string
	cards  []card
}

// card is what the two sides of a card are made of: HTML with names of fields in double braces.
type card struct{ front, back string }

// oldNotetype is a type of note as older collections have it, as far as it is read.
type oldNotetype struct {
	Type   int        `json:"type"`
	Fields []oldField `json:"flds"`
	Cards  []struct {
		Front string `json:"qfmt"`
		Back  string `json:"afmt"`
	} `json:"tmpls"`
}

type oldField struct {
	Name string `json:"name"`
	Ord  int    `json:"ord"`
}

// oldNotetypes reads the types of a collection that has them as JSON.
func oldNotetypes(models string) map[int64]notetype {
	var all map[string]json.RawMessage
	if json.Unmarshal([]byte(models), &all) != nil {
		return nil
	}
	types := map[int64]notetype{}
	for id, raw := range all {
		var model oldNotetype
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil || json.Unmarshal(raw, &model) != nil {
			continue
		}
		t := notetype{gaps: model.Type == 1}
		slices.SortStableFunc(model.Fields, func(a, b oldField) int { return cmp.Compare(a.Ord, b.Ord) })
		for _, f := range model.Fields {
			t.fields = append(t.fields, f.Name)
		}
		for _, c := range model.Cards {
			t.cards = append(t.cards, card{c.Front, c.Back})
		}
		types[n] = t
	}
	return types
}

// newNotetypes reads the types of a collection that has them in tables of their own.
func newNotetypes(d *database.Database) (map[int64]notetype, error) {
	types := map[int64]notetype{}
	err := d.Each("notetypes", []string{"id", "config"}, func(r database.Row) error {
		t := notetype{}
		eachField(r.Bytes(1), func(number int, value uint64, _ []byte) {
			if number == 1 {
				t.gaps = value == 1
			}
		})
		types[r.Int(0)] = t
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = d.Each("fields", []string{"ntid", "ord", "name"}, func(r database.Row) error {
		t := types[r.Int(0)]
		t.fields = placed(t.fields, r.Int(1), r.Text(2))
		types[r.Int(0)] = t
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = d.Each("templates", []string{"ntid", "ord", "config"}, func(r database.Row) error {
		c := card{}
		eachField(r.Bytes(2), func(number int, _ uint64, data []byte) {
			switch number {
			case 1:
				c.front = string(data)
			case 2:
				c.back = string(data)
			}
		})
		t := types[r.Int(0)]
		t.cards = placed(t.cards, r.Int(1), c)
		types[r.Int(0)] = t
		return nil
	})
	return types, err
}

// placed puts a value into a list at a place that a collection gives. A place that no type of note
// has is left out.
func placed[T any](list []T, at int64, v T) []T {
	const most = 200
	if at < 0 || at >= most {
		return list
	}
	for int64(len(list)) <= at {
		var none T
		list = append(list, none)
	}
	list[at] = v
	return list
}

// sides gives the fields of a note in the order in which a card shows them: what is on its front,
// put together, and then each field that comes up on its back, the one with text first. A card
// that shows none of the fields has them in their order.
func (t notetype) sides(values []string, number int) []string {
	if number < 0 || number >= len(t.cards) {
		number = 0
	}
	if number >= len(t.cards) {
		return values
	}
	byName := map[string]string{}
	for i, name := range t.fields {
		if i < len(values) {
			byName[name] = values[i]
		}
	}
	var front, back []string
	shown := map[string]bool{}
	for _, name := range shownFields(t.cards[number].front, false) {
		if s := byName[name]; !shown[name] && strings.TrimSpace(s) != "" {
			front = append(front, s)
			shown[name] = true
		}
	}
	for _, name := range shownFields(t.cards[number].back, true) {
		if s := byName[name]; !shown[name] && strings.TrimSpace(s) != "" {
			back = append(back, s)
			shown[name] = true
		}
	}
	if len(front) == 0 {
		return values
	}
	slices.SortStableFunc(back, func(a, b string) int {
		return cmp.Compare(wordless(a), wordless(b))
	})
	return append([]string{strings.Join(front, "<br>")}, back...)
}

// wordless is 1 for a field without a word, such as one with a sound alone, and 0 otherwise.
func wordless(s string) int {
	if plain(s) == "" {
		return 1
	}
	return 0
}

// shownFields gives the names of the fields in a side of a card, in order. What has to be typed
// is not shown before the answer.
func shownFields(side string, typed bool) []string {
	var names []string
	for {
		_, rest, ok := strings.Cut(side, "{{")
		if !ok {
			return names
		}
		inside, after, ok := strings.Cut(rest, "}}")
		if !ok {
			return names
		}
		side = after
		inside = strings.TrimSpace(strings.Trim(inside, "{}"))
		if inside == "" || strings.ContainsAny(inside[:1], "#^/!=") {
			continue
		}
		parts := strings.Split(inside, ":")
		if !typed && strings.TrimSpace(parts[0]) == "type" && !strings.Contains(inside, "cloze") {
			continue
		}
		names = append(names, strings.TrimSpace(parts[len(parts)-1]))
	}
}
