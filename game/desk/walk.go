package desk

import "quest/game"

// Walk gives every batch of a store, oldest first, without locking it and whatever snapshots are
// there. It passes over what a fold does. It fails with an *UnreadableError.
func Walk(o Options, take func(game.Batch)) error {
	return WalkRecords(o, func(_ string, b game.Batch) { take(b) })
}

// WalkRecords is Walk with the ID of the record that holds each batch.
func WalkRecords(o Options, take func(id string, b game.Batch)) error {
	s, err := o.Place.Open(Opening{View: true, NoSnapshot: true})
	if err == nil {
		err = s.Replay(nil, func(r Record) error {
			if b, err := batchOf(r); err == nil && r.At <= lastMoment {
				take(r.ID, b)
			}
			return nil
		})
		if closing := s.Close(); err == nil {
			err = closing
		}
	}
	if err != nil {
		return &UnreadableError{Why: unreadableAt(o.Where, failureOf(err)), Err: err}
	}
	return nil
}
