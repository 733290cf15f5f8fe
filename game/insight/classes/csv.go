package classes

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"

	"quest/content/interchange/cells"
	"quest/game/answers"
	"quest/game/class"
)

// columns are those of the file of rows; with names "name" stands behind "pupil".
var columns = [...]string{
	"pupil", "pack", "item", "rev", "answers", "right_answers",
	"first_day", "first_in", "first_chosen", "first_right", "first_points", "first_of", "first_hints", "last_day", "last_right",
	"rounds", "vote", "vote_right", "second_vote", "second_right",
}

// WriteCSV writes a row for each pupil and question, in UTF-8 with a byte order mark and CRLF, as spreadsheets like it. What could be
// taken for a formula begins with an apostrophe; right and wrong are 1 and 0; what there is not is empty. Its error is that of the writer.
func (r *Report) WriteCSV(w io.Writer) error {
	if _, err := io.WriteString(w, cells.Mark); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	header := columns[:]
	if r.Named {
		header = append([]string{"pupil", "name"}, columns[1:]...)
	}
	err := out.Write(header)
	for i := range r.Rows {
		if err != nil {
			break
		}
		err = out.Write(r.line(&r.Rows[i]))
	}
	if out.Flush(); err == nil {
		err = out.Error()
	}
	if err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

func (r *Report) line(row *Row) []string {
	pupil := &r.Pupils[row.Pupil]
	cols := []string{cells.Shielded(pupil.Nick)}
	if r.Named {
		cols = append(cols, cells.Shielded(pupil.Name))
	}
	pack, item, _ := strings.Cut(row.Item, "#item/")
	cols = append(cols, cells.Shielded(pack), cells.Shielded(item))
	cols = append(cols, answerCells(row)...)
	return append(cols, voteCells(row)...)
}

func answerCells(row *Row) []string {
	first, last := row.First, row.Last
	if first == nil {
		return append([]string{"", "0", "0"}, make([]string, 9)...)
	}
	n := strconv.Itoa
	return []string{
		n(first.Rev), n(row.Answers), n(row.Right),
		first.Day, string(first.In), cells.Shielded(given(first)), bit(first.Right), n(first.Got), n(first.Of), n(first.Hints), last.Day, bit(last.Right),
	}
}

// given writes the options that an answer chose. Other answers have their verdict alone: what was typed or put in order says
// nothing in one cell.
func given(a *answers.Answer) string {
	if a.Gave.Truth != nil {
		return strconv.FormatBool(*a.Gave.Truth)
	}
	return Chosen(a.Gave.Choice)
}

func voteCells(row *Row) []string {
	n := strconv.Itoa(row.Rounds)
	if row.Vote == nil {
		return []string{n, "", "", "", ""}
	}
	cols := []string{n}
	for ballot, vote := range [...]*class.Vote{row.Vote.First, row.Vote.Second} {
		if vote == nil {
			cols = append(cols, "", "")
			continue
		}
		cols = append(cols, cells.Shielded(Chosen(vote.Choice)), bit(row.Vote.Right[ballot]))
	}
	return cols
}

func bit(right bool) string {
	if right {
		return "1"
	}
	return "0"
}
