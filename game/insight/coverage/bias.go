package coverage

import (
	"cmp"
	"math"
	"slices"

	"quest/content"
	"quest/content/giveaway"
)

// Bias is how often something held, beside how often it would by chance.
type Bias struct {
	Times  float64 // it held
	Of     int     // items in which it could
	Chance float64 // how often it would if right options were like wrong ones
	spread float64 // standard deviation of that
}

// EnoughItems is how many items a bias needs before it is said to be one.
const EnoughItems = 10

// z95 is the quantile of the normal distribution that leaves 19 cases of 20 between its bounds.
const z95 = 1.959964

// Leans tells whether something held more often (1) or less often (-1) than chance gives in 19 cases of 20; 0 if it did
// not, or if there are too few items. The number of times is a sum of independent trials with chances of their own; its
// mean and variance are the sums of theirs (the Poisson binomial distribution), and it is compared by the normal
// approximation with a correction of one half.
func (b Bias) Leans() int {
	if b.Of < EnoughItems || b.spread == 0 || math.Abs(b.Times-b.Chance)-0.5 <= z95*b.spread {
		return 0
	}
	return cmp.Compare(b.Times, b.Chance)
}

// add adds an item in which it held to a degree of 0 to 1, where chance is the probability.
func (b *Bias) add(held, chance float64) {
	b.Of++
	b.Times += held
	b.Chance += chance
	b.spread = math.Sqrt(b.spread*b.spread + chance*(1-chance))
}

// Place is a place in the list of options with how often a right one stands there in the file.
type Place struct {
	N int // from 1
	Bias
}

// Lure is a wrong option that several items share.
type Lure struct {
	Text  content.Text // as it stands in the first of them
	Items []content.ItemID
	Right int // items in which it is right
}

// recycled is in how many items a wrong option is told to be one that is used again and again.
const recycled = 3

// bias looks at the items of which options are chosen, and at those that are true or false.
func (f *Figures) bias(pack *content.Pack, items []*content.Item) {
	langs := pack.Meta().Languages
	for _, it := range items {
		switch {
		case it.Type == content.TrueFalse:
			held := 0.0
			if it.Answer {
				held = 1
			}
			f.Truths.add(held, 0.5)
		case len(it.Options) >= 2:
			if !it.Shuffle {
				f.Fixed++
			}
			f.places(it)
		}
	}
	for _, lang := range langs {
		f.Giveaways = append(f.Giveaways, giveaway.Measure(items, lang))
	}
	f.Lures = luresOf(items, langs)
}

// places counts where the right options of a single item stand.
func (f *Figures) places(it *content.Item) {
	if it.Type != content.Single {
		return
	}
	for i, o := range it.Options {
		if i == len(f.Places) {
			f.Places = append(f.Places, Place{N: i + 1})
		}
		p := &f.Places[i]
		held := 0.0
		if o.Correct {
			held = 1
		}
		p.add(held, 1/float64(len(it.Options)))
	}
}

// luresOf gives the wrong options that several items share: the same words in the first language.
func luresOf(items []*content.Item, langs []content.Lang) []Lure {
	if len(langs) == 0 {
		return nil
	}
	byWords := map[string]*Lure{}
	rights := map[string]int{}
	for _, it := range items {
		for _, o := range it.Options {
			fold := content.Fold(content.PlainText(o.Text.Line(langs[0])))
			switch {
			case fold == "":
			case o.Correct:
				rights[fold]++
			case byWords[fold] == nil:
				byWords[fold] = &Lure{Text: o.Text, Items: []content.ItemID{it.ID}}
			default:
				byWords[fold].Items = append(byWords[fold].Items, it.ID)
			}
		}
	}
	var all []Lure
	for fold, l := range byWords {
		if len(l.Items) >= recycled {
			l.Right = rights[fold]
			all = append(all, *l)
		}
	}
	slices.SortFunc(all, func(a, b Lure) int {
		return cmp.Or(cmp.Compare(len(b.Items), len(a.Items)), cmp.Compare(a.Items[0], b.Items[0]), cmp.Compare(a.Text.Line(langs[0]).String(), b.Text.Line(langs[0]).String()))
	})
	return all
}
