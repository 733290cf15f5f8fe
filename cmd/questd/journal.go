package main

import (
	"time"

	"quest/game"
	"quest/game/class"
)

// journal is the journal of a player who is in a class: it counts what is saved, and what was
// learned does its damage in the raid of the class once it is saved.
type journal struct {
	game.Journal
	room   class.Room // nil for none
	counts *counts
	newID  func(time.Time) (string, error)
	now    func() time.Time
	saved  func() // is called after each batch

	publicly func(error) error // an error as the visitor is told it
}

func (j *journal) Append(b game.Batch) (saved int, err error) {
	began := j.now()
	saved, err = j.Journal.Append(b)
	j.counts.append(j.now().Sub(began), err)
	j.saved()
	if err == nil && j.room != nil {
		j.deal(b)
	}
	return saved, j.publicly(err)
}

// deal does the damage of a batch in the raid that runs. It happens beside the game: the answer
// is safe, and a raid that misses a blow is no loss of the player's.
func (j *journal) deal(b game.Batch) {
	damage := game.Damage(b)
	if damage == 0 {
		return
	}
	raid := j.room.View().Raid
	if raid == nil || raid.Over {
		return
	}
	id, err := j.newID(j.now())
	if err != nil {
		return
	}
	go func() { _ = j.room.Do(class.Deal{Raid: raid.ID, Batch: id, Damage: damage}) }()
}
