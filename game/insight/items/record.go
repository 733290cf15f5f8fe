package items

import (
	"math"

	"quest/content"
	"quest/content/lazy"
	"quest/game/answers"
	"quest/game/insight"
)

// Record is what "quest pack stats --answers --json" prints. Scripts read it: names stay. Shares are 0 to 1; what is
// not known for want of answers is null.
type Record struct {
	Students       int               `json:"students"`
	Named          []studentRecord   `json:"named"` // students who gave their names
	Firsts         int               `json:"first_answers"`
	Later          int               `json:"later_answers"`
	Twice          int               `json:"counted_once"`
	Differing      int               `json:"differing"`
	Items          []itemRecord      `json:"items"`
	Misconceptions []showedRecord    `json:"misconceptions"`
	Duplicates     []duplicateRecord `json:"duplicates"`
	Unknown        []unknownRecord   `json:"unknown"`
}

type studentRecord struct {
	Who  string `json:"who"`
	Name string `json:"name"`
}

type itemRecord struct {
	Item           string          `json:"item"` // full ID
	Rev            int             `json:"rev"`
	Type           string          `json:"type"`
	N              int             `json:"n"` // students, by their first answers
	Right          int             `json:"right"`
	Facility       *boundsRecord   `json:"facility"`
	Need           int             `json:"need"` // further answers needed for it
	Discrimination *estimateRecord `json:"discrimination"`
	Lack           Lack            `json:"lack"`          // why there is none
	NeedStudents   int             `json:"need_students"` // further students needed for it
	Helped         int             `json:"helped"`
	Later          int             `json:"later"`
	OtherRev       int             `json:"other_rev"`
	Unfit          int             `json:"unfit"`
	Seconds        *int            `json:"median_seconds"`
	Key            string          `json:"key"` // "", "look" or "likely" wrong
	Cause          Cause           `json:"cause"`
	Instead        string          `json:"instead"` // what speaks against the key
	Langs          []shareRecord   `json:"langs"`
	Groups         []groupRecord   `json:"groups"`
}

type boundsRecord struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

type estimateRecord struct {
	Method Method `json:"method"`
	boundsRecord
	N int `json:"n"`
}

type shareRecord struct {
	Lang  string `json:"lang"`
	N     int    `json:"n"`
	Right int    `json:"right"`
}

type groupRecord struct {
	Part  string        `json:"part"`
	Place int           `json:"place"`
	N     int           `json:"n"`
	Picks []pickRecord  `json:"picks"`
	Typed []typedRecord `json:"typed"` // by three students or more, into a gap that does not know it
}

type typedRecord struct {
	Text string `json:"text"`
	N    int    `json:"n"`
}

type pickRecord struct {
	ID    string          `json:"id"`
	Right bool            `json:"right"`
	N     int             `json:"n"`
	Pull  *estimateRecord `json:"pull"`
}

type showedRecord struct {
	Misconception string        `json:"misconception"` // full ID
	N             int           `json:"n"`
	Of            int           `json:"of"`
	Share         *boundsRecord `json:"share"`
}

type duplicateRecord struct {
	First  string   `json:"first"`
	Then   string   `json:"then"`
	Text   bool     `json:"text"`
	Linked bool     `json:"linked"`
	Value  *float64 `json:"value"`
}

type unknownRecord struct {
	Item    string `json:"item"`
	Answers int    `json:"answers"`
}

func boundsOf(s insight.Share, low, high float64, few bool) *boundsRecord {
	if few {
		return nil
	}
	return &boundsRecord{rounded(float64(s.Right) / float64(s.Of)), rounded(low), rounded(high)}
}

func estimateOf(e Estimate) *estimateRecord {
	if !e.Known() {
		return nil
	}
	return &estimateRecord{e.Method, boundsRecord{rounded(e.Value), rounded(e.Low), rounded(e.High)}, e.N}
}

// rounded writes a share with six places.
func rounded(share float64) float64 { return math.Round(1e6*share) / 1e6 }

var grades = lazy.Value[map[Grade]string]{Make: func() map[Grade]string {
	return map[Grade]string{NotSuspect: "", Look: "look", Likely: "likely"}
}}

// RecordOf gives the figures for scripts, with what is told of the files that they were read from.
func RecordOf(f *Figures, class answers.Class) Record {
	r := Record{
		Students: f.Students, Named: []studentRecord{}, Firsts: f.Firsts, Later: f.Later, Twice: class.Twice, Differing: class.Differing,
		Items: []itemRecord{}, Misconceptions: []showedRecord{}, Duplicates: []duplicateRecord{}, Unknown: []unknownRecord{},
	}
	for i := range class.Students {
		if s := &class.Students[i]; s.Name != "" {
			r.Named = append(r.Named, studentRecord{s.Who, s.Name})
		}
	}
	for i := range f.Items {
		r.Items = append(r.Items, newItemRecord(&f.Items[i]))
	}
	for i := range f.Misconceptions {
		m := &f.Misconceptions[i]
		low, high := m.Bounds()
		r.Misconceptions = append(r.Misconceptions, showedRecord{m.Pack.ID().Misconception(m.ID), m.Right, m.Of, boundsOf(m.Share, low, high, m.Few())})
	}
	for _, d := range f.Duplicates {
		id := func(it *content.Item) string { return d.Pack.ID().Item(it.ID) }
		one := duplicateRecord{First: id(d.First), Then: id(d.Then), Text: d.Text, Linked: d.Linked}
		if d.Linked {
			v := rounded(d.Value)
			one.Value = &v
		}
		r.Duplicates = append(r.Duplicates, one)
	}
	for _, u := range f.Unknown {
		r.Unknown = append(r.Unknown, unknownRecord(u))
	}
	return r
}

func newItemRecord(it *Item) itemRecord {
	low, high := it.Bounds()
	r := itemRecord{
		Item: it.ID(), Rev: it.Item.Rev, Type: string(it.Item.Type), N: it.Right.Of, Right: it.Right.Right, Facility: boundsOf(it.Right, low, high, it.Need() > 0), Need: it.Need(),
		Discrimination: estimateOf(it.Discrimination), Lack: it.Discrimination.Lack, NeedStudents: it.Discrimination.Need,
		Helped: it.Helped, Later: it.Later, OtherRev: it.Older, Unfit: it.Unfit, Key: grades.Get()[it.Key.Grade], Cause: it.Key.Cause,
		Langs: []shareRecord{}, Groups: []groupRecord{},
	}
	if it.Seconds > 0 {
		r.Seconds = &it.Seconds
	}
	if it.Key.Wrong != nil {
		r.Instead = it.Key.Wrong.ID
	}
	for _, l := range it.Langs {
		r.Langs = append(r.Langs, shareRecord{l.Lang, l.Of, l.Right})
	}
	for _, g := range it.Groups {
		one := groupRecord{Part: string(g.Part), Place: g.Place, N: g.Of, Typed: []typedRecord{}}
		for _, t := range g.Typed {
			one.Typed = append(one.Typed, typedRecord(t))
		}
		for _, p := range g.Picks {
			one.Picks = append(one.Picks, pickRecord{p.ID, p.Right, p.N, estimateOf(p.Pull)})
		}
		r.Groups = append(r.Groups, one)
	}
	return r
}
