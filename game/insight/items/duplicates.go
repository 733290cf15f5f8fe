package items

import (
	"math"
	"slices"
	"strings"

	"quest/content"
)

// Duplicate is two questions under two IDs that are likely one.
type Duplicate struct {
	Pack        *content.Pack
	First, Then *content.Item
	Text        bool    // their texts ask the same
	Linked      bool    // their answers go together more than knowing the rest explains
	Value, Low  float64 // of that, where it is linked: the partial correlation, and its lower bound
	N           int     // students who answered both
}

// linked is from which partial correlation on two questions are told to be likely the same.
const linked = 0.65

// EnoughToLink is how many students must have answered both of two questions, to tell by their answers that these are one.
const EnoughToLink = 40

// leastToLink is how many students must have been right, and how many wrong, on each of two questions: where only the same
// three weak students fail two easy questions, these go together as perfectly as if they were one.
const leastToLink = 8

// duplicates finds questions that ask the same in their texts, or whose answers say so.
func (s *sheet) duplicates() []Duplicate {
	stems := make([]stem, len(s.order))
	met := 0
	for i, item := range s.order {
		stems[i] = stemOf(item, s.pack.Meta().Languages)
		if r := s.right(i); r.Of >= EnoughToLink && min(r.Right, r.Of-r.Right) >= leastToLink {
			met++
		}
	}
	// Many pairs are looked at, so each bound is one that chance passes with one twentieth of a pair among all of them (Bonferroni).
	z := math.Sqrt2 * math.Erfinv(1-2*0.05/float64(max(1, met*(met-1)/2)))
	var all []Duplicate
	for i := range s.order {
		for j := range i {
			d := Duplicate{Pack: s.pack, First: s.order[j], Then: s.order[i], Text: stems[i].same(&stems[j])}
			s.link(&d, j, i, z)
			if d.Text || d.Linked {
				all = append(all, d)
			}
		}
	}
	return all
}

// link works out whether the answers to two questions go together more than knowing the rest explains: their partial
// correlation given the score of the rest, near 0 where questions ask different things (the reasoning of
// Yen's Q3, Applied Psychological Measurement 8, 1984, without a model of the answers). Its bound is that of Fisher with one
// degree of freedom less.
func (s *sheet) link(d *Duplicate, i, j int, z float64) {
	if d.N = s.together(i, j); d.N < EnoughToLink {
		return
	}
	var xs, ys, zs []float64
	for n := range s.rows {
		a, b := s.rows[n].first[i], s.rows[n].first[j]
		if a == nil || b == nil {
			continue
		}
		if score, ok := s.rest(n, i, j); ok {
			xs, ys, zs = append(xs, number(a.Unaided())), append(ys, number(b.Unaided())), append(zs, score)
		}
	}
	if len(xs) < EnoughToLink || !bothWays(xs) || !bothWays(ys) {
		return
	}
	xy, ok := pearson(xs, ys)
	if !ok || xy < linked/2 {
		return
	}
	xz, okX := pearson(xs, zs)
	yz, okY := pearson(ys, zs)
	if !okX || !okY || max(math.Abs(xz), math.Abs(yz)) > 1-tiny {
		return
	}
	d.Value = min(1, (xy-xz*yz)/math.Sqrt((1-xz*xz)*(1-yz*yz)))
	d.Low, _ = fisher(d.Value, len(xs)-4, z)
	d.Linked = d.Value >= linked && d.Low > 0
}

// together counts the students who answered both of two questions; 0 where their answers differ so often that the
// questions cannot be one, which spares the rest of the work for nearly all pairs.
func (s *sheet) together(i, j int) int {
	both, alike := 0, 0
	for n := range s.rows {
		if a, b := s.rows[n].first[i], s.rows[n].first[j]; a != nil && b != nil {
			both++
			if a.Unaided() == b.Unaided() {
				alike++
			}
		}
	}
	if 4*alike < 3*both {
		return 0
	}
	return both
}

// bothWays reports whether enough students were right, and enough wrong.
func bothWays(all []float64) bool {
	right := 0
	for _, x := range all {
		if x > 0 {
			right++
		}
	}
	return min(right, len(all)-right) >= leastToLink
}

// stem is what a question asks, in a form in which questions are compared.
type stem struct {
	scenario content.ItemID
	folds    []string // by language
	words    []string // of the first language, each once, in order
	options  string   // of all options, cards and so on, folded and in order
}

// fewWords is how many words a stem needs to be compared by them: short ones are alike by chance.
const fewWords = 6

func stemOf(item *content.Item, langs []content.Lang) stem {
	var s stem
	if item.Case != nil {
		s.scenario = item.Case.ID
	}
	text := item.Stem
	if item.Type == content.Cloze {
		text = item.Text
	}
	for i, lang := range langs {
		plain := content.PlainText(text.Line(lang))
		s.folds = append(s.folds, content.Fold(plain))
		if i == 0 {
			s.words = strings.Fields(strings.ToLower(plain))
			slices.Sort(s.words)
			s.words = slices.Compact(s.words)
		}
	}
	var parts []string
	if len(langs) > 0 {
		for _, id := range item.Parts() {
			parts = append(parts, content.Fold(content.PlainText(item.PartText(id).Line(langs[0]))))
		}
	}
	slices.Sort(parts)
	if joined := strings.Join(parts, "\x00"); strings.Trim(joined, "\x00") != "" {
		s.options = string(item.Type) + "\x00" + joined
	}
	return s
}

// same reports whether two questions ask the same: the same words in a language, nearly the same words, or the same
// options below stems that share most of their words. Those of different scenarios never do.
func (s *stem) same(o *stem) bool {
	if s.scenario != o.scenario {
		return false
	}
	for i, fold := range s.folds {
		if fold != "" && fold == o.folds[i] && s.options == o.options {
			return true
		}
	}
	switch share := s.shared(o); {
	case len(s.words) < fewWords || len(o.words) < fewWords:
		return false
	case share > 0.85:
		return true
	default:
		return share > 0.6 && s.options != "" && s.options == o.options
	}
}

// shared gives the share of the words of the longer stem that both have.
func (s *stem) shared(o *stem) float64 {
	i, j, both := 0, 0, 0
	for i < len(s.words) && j < len(o.words) {
		switch strings.Compare(s.words[i], o.words[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			i, j, both = i+1, j+1, both+1
		}
	}
	return float64(both) / float64(max(1, len(s.words), len(o.words)))
}
