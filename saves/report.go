package saves

// Report is what opening found, and what it did about it.
type Report struct {
	// Batches is how many distinct batches were readable.
	Batches int
	// Segments are the files of the journal, oldest first.
	Segments []Segment
	// Torn is the tail that was set aside, nil if the journal ended well. A
	// read-only view also sets it when the writer's newest line is still on
	// its way; it cuts nothing then, and Copy is empty.
	Torn *Torn
	// Unreadable are the places where records are missing or cannot be read.
	// Everything readable on both sides was kept.
	Unreadable []Gap
	// Copies are the paths of the copies made of damaged segments before
	// anything was written.
	Copies []string
	// Mended is how many records are whole though the bytes around them are
	// damaged.
	Mended int
	// Duplicates is how many lines carry the id of an earlier line. They fold
	// to nothing, and are normal after a sync that failed.
	Duplicates int
	// Leftovers is how many stretches a failed write left at the end of an
	// older segment. They were never acknowledged.
	Leftovers int
	// Unlinked is how many lines name a line before them that is not there,
	// although no place is missing: somebody edited or mixed the files.
	Unlinked int
	// Undecoded is how many whole lines this program cannot decode. Replay
	// skips them and the disk keeps them. Events of unknown kinds inside a line
	// that decodes are for the caller to count.
	Undecoded int
	// Newer is the highest format major found, if it is higher than the one
	// this program knows; else 0. Replay skips such lines.
	Newer int
	// Unlocked says that the folder has no locks, so that a claim stands for the
	// lock: call Journal.Beat while the journal is open.
	Unlocked bool
	// Partly says that a snapshot stands for the older lines, which CheckOlder
	// has not read yet. The report is about the rest.
	Partly bool
	// Stale says that the snapshot the journal was opened with was made of other
	// batches than those before it. It was removed: the state that Base gave may
	// be wrong, and is right after the next opening.
	Stale bool
	// Beside is what stands beside the journal and holds, or knows of, records that the
	// journal does not hold, the fullest first.
	Beside []Beside
	// Unopened are the paths of what has the name of a copy of a journal and is a link, a
	// pipe or a device. Nothing opens them, so nobody knows what they hold.
	Unopened []string
	// Notes are small failures that cost no record, such as a holder text that
	// could not be written.
	Notes []error
}

// Segment is one file of the journal.
type Segment struct {
	Name  string
	Bytes int64
	// Lines is how many readable lines it holds.
	Lines int
}

// Torn is a tail that did not end in a whole line.
type Torn struct {
	Segment string
	// Copy is the path of the copy of the segment as it was found.
	Copy string
	// Bytes is how many bytes were cut off, zero bytes included. It is 0 when
	// nothing but the last newline was missing.
	Bytes int64
	// Record says that one record went with the cut; without it only zero
	// bytes or a damaged newline did.
	Record bool
	// Acknowledged says that the record ended in a newline, so that it may
	// have been reported as saved before it was damaged.
	Acknowledged bool
}

// Gap is a place where records are missing or cannot be read.
type Gap struct {
	// Records is how many, as far as the numbers of the lines around tell.
	Records int64
	// After and Before are the study days of the readable lines around the
	// gap; empty where there is none.
	After, Before string
}

// Lost is the number of records that cannot be read any more and may have been
// acknowledged.
func (r Report) Lost() int64 {
	var n int64
	for _, g := range r.Unreadable {
		n += g.Records
	}
	if r.Torn != nil && r.Torn.Acknowledged {
		n++
	}
	return n
}

// Clean says that there is nothing to tell a player.
func (r Report) Clean() bool {
	return r.Torn == nil && len(r.Unreadable) == 0 && r.Mended == 0 && r.Unlinked == 0 &&
		r.Undecoded == 0 && r.Newer == 0
}
