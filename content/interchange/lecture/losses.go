package lecture

import (
	"cmp"
	"embed"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
)

// What can happen to a part of the notes: keys of the words of reports.
const (
	ReadCP949        interchange.Key = "LectureReadCP949"
	ReadUTF16        interchange.Key = "LectureReadUTF16"
	SignsDropped     interchange.Key = "LectureSignsDropped"
	FrontMatter      interchange.Key = "LectureFrontMatter"
	CommentDropped   interchange.Key = "LectureCommentDropped"
	DirectiveDropped interchange.Key = "LectureDirectiveDropped"
	RulerDropped     interchange.Key = "LectureRulerDropped"
	LinesJoined      interchange.Key = "LectureLinesJoined"
	ListFlattened    interchange.Key = "LectureListFlattened"
	TaskBox          interchange.Key = "LectureTaskBox"
	EmojiMark        interchange.Key = "LectureEmojiMark"
	FootnoteMoved    interchange.Key = "LectureFootnoteMoved"
	LinkPlain        interchange.Key = "LectureLinkPlain"
	LinkDropped      interchange.Key = "LectureLinkDropped"
	FormulaKept      interchange.Key = "LectureFormulaKept"
	StrikeDropped    interchange.Key = "LectureStrikeDropped"
	TagDropped       interchange.Key = "LectureTagDropped"
	HTMLSkipped      interchange.Key = "LectureHTMLSkipped"
	ImageSkipped     interchange.Key = "LectureImageSkipped"
	TableKept        interchange.Key = "LectureTableKept"
	TableSkipped     interchange.Key = "LectureTableSkipped"
	FenceClosed      interchange.Key = "LectureFenceClosed"
	FenceInside      interchange.Key = "LectureFenceInside"
	FenceSplit       interchange.Key = "LectureFenceSplit"
	CodeWrapped      interchange.Key = "LectureCodeWrapped"
	HeadingDeep      interchange.Key = "LectureHeadingDeep"
	HeadingEmpty     interchange.Key = "LectureHeadingEmpty"
	HeadingUntold    interchange.Key = "LectureHeadingUntold"
	NoPartner        interchange.Key = "LectureNoPartner"
	OtherLanguage    interchange.Key = "LectureOtherLanguage"
	GistAlone        interchange.Key = "LectureGistAlone"
	GistSecond       interchange.Key = "LectureGistSecond"
	SentenceCut      interchange.Key = "LectureSentenceCut"
	LongPair         interchange.Key = "LectureLongPair"
	LessonSplit      interchange.Key = "LectureLessonSplit"
	TooManyLessons   interchange.Key = "LectureTooManyLessons"
	NoTerm           interchange.Key = "LectureNoTerm"
	NoTakeaways      interchange.Key = "LectureNoTakeaways"
	MoreDrafts       interchange.Key = "LectureMoreDrafts"
	RewardChanged    interchange.Key = "LectureRewardChanged"
	RewardSecond     interchange.Key = "LectureRewardSecond"
	Refused          interchange.Key = "LectureRefused"
)

func (r *reader) lose(line int, kind interchange.LossKind, key interchange.Key, args ...string) {
	r.losses = append(r.losses, interchange.Loss{Line: line, Kind: kind, Key: key, Args: args})
}

// gathered puts losses in the order of the lines. What only needs to be known stands once for
// all its lines, at the first of them.
func gathered(losses []interchange.Loss) []interchange.Loss {
	slices.SortStableFunc(losses, func(a, b interchange.Loss) int { return cmp.Compare(a.Line, b.Line) })
	var out []interchange.Loss
	first := map[string]int{} // index in out
	lines := map[string][]string{}
	for _, l := range losses {
		if l.Kind != interchange.Noted {
			if n := len(out); n == 0 || out[n-1].Line != l.Line || out[n-1].Key != l.Key || !slices.Equal(out[n-1].Args, l.Args) {
				out = append(out, l)
			}
			continue
		}
		name := string(l.Key) + "\x00" + strings.Join(l.Args, "\x00")
		if _, seen := first[name]; !seen {
			first[name] = len(out)
			out = append(out, l)
			continue
		}
		if line := strconv.Itoa(l.Line); line != strconv.Itoa(out[first[name]].Line) && !slices.Contains(last(lines[name], 1), line) {
			lines[name] = append(lines[name], line)
		}
	}
	for name, more := range lines {
		l := &out[first[name]]
		const most = 8
		shown := strings.Join(more[:min(most, len(more))], ", ")
		if len(more) > most {
			shown += ", ..."
		}
		l.Args = append(slices.Clone(l.Args), "also", shown)
	}
	return out
}

func last(list []string, n int) []string { return list[max(0, len(list)-n):] }

// shortened gives the beginning of what stood in the notes.
func shortened(s string) string {
	s = content.OneLine(s)
	const most = 40
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return s
}

//go:embed words
var words embed.FS

// wordsOf gives the comments of files in a language, in English where there are none in it.
func wordsOf(lang content.Lang) map[string]string {
	data, err := words.ReadFile("words/" + string(lang) + ".json")
	if err != nil {
		if data, err = words.ReadFile("words/en.json"); err != nil {
			return nil
		}
	}
	table := map[string]string{}
	if json.Unmarshal(data, &table) != nil {
		return nil
	}
	return table
}
