package classes

import (
	"math"

	"quest/content"
	"quest/game"
	"quest/game/class"
	"quest/game/insight"
	"quest/game/insight/items"
)

// Record is the report for scripts, which rely on the names. Shares are 0 to 1; what is not known is null. Pupils are told by their
// nicknames.
type Record struct {
	Class       string           `json:"class"`
	Day         string           `json:"day"`
	Pupils      []pupilRecord    `json:"pupils"`
	Assignments []assignedRecord `json:"assignments"`
	Lessons     []lessonRecord   `json:"lessons"`
	MixUps      []mixUpRecord    `json:"misconceptions"`
	Rounds      []roundRecord    `json:"rounds"`
	Rows        []rowRecord      `json:"rows"`
	Questions   items.Record     `json:"questions"` // as "quest pack stats --answers --json" gives it
	Missing     []content.PackID `json:"missing_packs"`
}

type pupilRecord struct {
	Nick   string `json:"nick"`
	Name   string `json:"name,omitempty"` // only where names were asked for
	Unread bool   `json:"unreadable"`     // the save could not be read
}

type assignedRecord struct {
	Pack   content.PackID   `json:"pack"`
	Lesson content.LessonID `json:"lesson"` // "" for the whole pack
	Due    string           `json:"due"`
	Here   bool             `json:"here"` // the pack is
	Done   int              `json:"done"`
	Late   int              `json:"late"` // of these
	Begun  int              `json:"begun"`
	Pupils []workRecord     `json:"pupils"`
}

type workRecord struct {
	Pupil string             `json:"pupil"`
	State game.HomeworkState `json:"state"` // new, begun, done or unknown
	N     int                `json:"n"`
	Of    int                `json:"of"`
	Day   *game.StudyDay     `json:"day"` // on which it was done
	Late  bool               `json:"late"`
}

type lessonRecord struct {
	Pack   content.PackID   `json:"pack"`
	Lesson content.LessonID `json:"lesson"`
	Done   int              `json:"done"`
	Begun  int              `json:"begun"`
	Of     int              `json:"of"`
	Stuck  []string         `json:"stuck"`
}

type mixUpRecord struct {
	Misconception string   `json:"misconception"` // full ID
	Met           int      `json:"met"`
	Shown         int      `json:"shown"`
	Have          int      `json:"have"`
	Know          int      `json:"know"`
	Share         *float64 `json:"share"` // have it, of those who met it
	Stuck         []string `json:"stuck"`
}

type roundRecord struct {
	Round    int           `json:"round"`
	Date     string        `json:"date"`
	Item     string        `json:"item"` // full ID
	First    ballotRecord  `json:"first"`
	Second   *ballotRecord `json:"second"`
	Both     int           `json:"voted_twice"`
	Improved int           `json:"improved"`
	Worsened int           `json:"worsened"`
	Gain     *float64      `json:"gain"`
	Out      int           `json:"took_no_part"`
}

type ballotRecord struct {
	Votes  int                    `json:"votes"`
	Right  int                    `json:"right"`
	Chosen map[content.PartID]int `json:"chosen"`
}

type rowRecord struct {
	Pupil      string      `json:"pupil"`
	Item       string      `json:"item"` // full ID
	Answers    int         `json:"answers"`
	Right      int         `json:"right_answers"`
	FirstDay   *string     `json:"first_day"`
	FirstRight *bool       `json:"first_right"`
	LastRight  *bool       `json:"last_right"`
	Rounds     int         `json:"rounds"`
	Vote       *voteRecord `json:"vote"` // in the first ballot
	Second     *voteRecord `json:"second_vote"`
}

type voteRecord struct {
	Chosen []content.PartID `json:"chosen"`
	Right  bool             `json:"right"`
}

// Record gives the report for scripts.
func (r *Report) Record() Record {
	out := Record{
		Class: r.Class, Day: r.Day.String(), Pupils: []pupilRecord{}, Assignments: []assignedRecord{}, Lessons: []lessonRecord{}, MixUps: []mixUpRecord{},
		Rounds: []roundRecord{}, Rows: []rowRecord{}, Questions: items.RecordOf(r.Questions, r.class), Missing: append([]content.PackID{}, r.Missing...),
	}
	for i := range r.Pupils {
		p := &r.Pupils[i]
		out.Pupils = append(out.Pupils, pupilRecord{p.Nick, p.Name, p.Unread})
	}
	for i := range r.Assignments {
		out.Assignments = append(out.Assignments, r.assignedRecord(&r.Assignments[i]))
	}
	for i := range r.Lessons {
		l := &r.Lessons[i]
		out.Lessons = append(out.Lessons, lessonRecord{l.Pack.ID(), l.Head.ID, l.Done, l.Begun, l.Of, r.nicks(l.Stuck)})
	}
	for i := range r.MixUps {
		m := &r.MixUps[i]
		one := mixUpRecord{Misconception: m.full(), Met: m.Met, Shown: m.Shown, Have: m.Have, Know: m.Knows(), Stuck: r.nicks(m.Stuck)}
		if m.Met >= insight.Enough {
			one.Share = share(m.Have, m.Met)
		}
		out.MixUps = append(out.MixUps, one)
	}
	for i := range r.Rounds {
		out.Rounds = append(out.Rounds, r.Rounds[i].record())
	}
	for i := range r.Rows {
		out.Rows = append(out.Rows, r.rowRecord(&r.Rows[i]))
	}
	return out
}

func (r *Report) nicks(pupils []int) []string {
	all := []string{}
	for _, n := range pupils {
		all = append(all, r.Pupils[n].Nick)
	}
	return all
}

func (r *Report) assignedRecord(a *Assigned) assignedRecord {
	out := assignedRecord{Pack: a.Assignment.Pack, Lesson: a.Lesson, Due: a.Due, Here: a.Pack != nil, Done: a.Done, Late: a.Late, Begun: a.Begun, Pupils: []workRecord{}}
	for n, w := range a.Work {
		one := workRecord{Pupil: r.Pupils[n].Nick, State: w.State, N: w.N, Of: w.Of, Late: w.Late}
		if w.State == game.DoneWork && w.On != 0 {
			one.Day = &w.On
		}
		out.Pupils = append(out.Pupils, one)
	}
	return out
}

func (r *Round) record() roundRecord {
	out := roundRecord{
		Round: r.Number, Date: r.Date, Item: r.PackID.Item(r.ItemID), First: tallied(&r.First), Both: r.Both, Improved: r.Improved, Worsened: r.Worsened, Out: r.Out,
	}
	if r.Second.Votes > 0 {
		second := tallied(&r.Second)
		out.Second = &second
	}
	if gain, ok := r.Gain(); ok {
		gain = rounded(gain)
		out.Gain = &gain
	}
	return out
}

func tallied(t *class.Tally) ballotRecord {
	chosen := t.Chosen
	if chosen == nil {
		chosen = map[content.PartID]int{}
	}
	return ballotRecord{t.Votes, t.Right, chosen}
}

func (r *Report) rowRecord(row *Row) rowRecord {
	out := rowRecord{Pupil: r.Pupils[row.Pupil].Nick, Item: row.Item, Answers: row.Answers, Right: row.Right, Rounds: row.Rounds}
	if row.First != nil {
		out.FirstDay, out.FirstRight, out.LastRight = &row.First.Day, &row.First.Right, &row.Last.Right
	}
	if v := row.Vote; v != nil {
		out.Vote, out.Second = voted(v.First, v.Right[0]), voted(v.Second, v.Right[1])
	}
	return out
}

func voted(v *class.Vote, right bool) *voteRecord {
	if v == nil {
		return nil
	}
	return &voteRecord{v.Choice, right}
}

func share(n, of int) *float64 {
	s := rounded(float64(n) / float64(of))
	return &s
}

// rounded writes a share with six places.
func rounded(share float64) float64 { return math.Round(1e6*share) / 1e6 }
