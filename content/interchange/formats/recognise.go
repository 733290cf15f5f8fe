package formats

import (
	"strings"

	"quest/content/interchange"
	"quest/content/interchange/lecture"
)

// The scores of interchange.Format.Sniff from which a format may be meant although a file can be
// notes, and from which a table or a header line is meant whatever else is in the file.
const (
	likely  = 30
	certain = 97
	headed  = 85 // a table whose first row names its columns
	titled  = 95 // questions in GIFT with their titles
)

// Shares of lines of a lecture in a file with questions: as many points for each of a few
// questions make it notes without a doubt.
const (
	fewQuestions = 2
	manyPoints   = 5
)

// Recognise gives the format that the content of a file is of, whatever its name; nothing for
// none. Where nothing decides between notes of a lecture with questions in them and a bank
// of questions with prose, both come back, the lecture first. The format of lectures is the one
// called lecture.Name; without it among all, a lecture is not recognised.
func Recognise(all []interchange.Format, f *interchange.File) []interchange.Format {
	notes, known := interchange.ByName(all, lecture.Name)
	var banks []interchange.Format
	for _, format := range all {
		if format.Name != lecture.Name {
			banks = append(banks, format)
		}
	}
	w, whole := lecture.Weigh(f), document(f)
	shown := *f
	if known && w.Notes && !whole {
		shown.Text = lecture.WithoutCode(f.Text)
	}
	best, score := interchange.Format{}, 0
	if found, ok := interchange.Detect(banks, &shown); ok {
		best, score = found, found.Sniff(&shown)
	}
	table, most := best.Name == "csv", 1
	if best.Name == "gift" && score < titled {
		most = manyPoints // braces with a sign stand in notes about programs, too
	}
	switch {
	case known && w.Notes && w.Lines > 0 && score < likely && (w.Points > 0 || score == 0):
		return []interchange.Format{notes}
	case score == 0:
		return nil
	case !known, !w.Notes, whole, score >= certain, table && score >= headed, best.Name == "mdbook":
		return []interchange.Format{best}
	case score >= likely && !table && w.Questions > 0 && w.Points*most <= w.Questions:
		return []interchange.Format{best}
	case !table && w.Points > 0 && w.Questions <= fewQuestions && w.Points >= manyPoints*w.Questions:
		return []interchange.Format{notes}
	}
	return []interchange.Format{notes, best}
}

// document reports whether a file is a document of XML or JSON, or no text: what is in it is no
// Markdown, whatever its lines look like.
func document(f *interchange.File) bool {
	head := strings.TrimLeft(f.Text, " \t\n")
	return f.Binary || strings.HasPrefix(head, "<") || strings.HasPrefix(head, "{") || strings.HasPrefix(head, "[")
}
