// Command largesave writes the save of a player who has reviewed for years, for measuring a game
// with a long history:
//
//	go run ./content/largepacks -n 6 SAVES/packs
//	go run ./cmd/largesave SAVES
//	quest play --plain --save-dir SAVES </dev/null
//
// SAVES is what quest takes as --save-dir. Every answer is a record of its own, as in play, with
// the events of the game. The items are those of the shipped packs, then those of large packs, which need
// not be there. The last line has quest make the snapshot and compile the packs. The same flags
// give the same records on the same day.
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/packs"
	"quest/content/source"
	"quest/game"
	"quest/game/grade"
	"quest/saves"
)

func main() {
	var h history
	flag.IntVar(&h.reviews, "reviews", 100_000, "how many `answers`")
	flag.IntVar(&h.items, "items", 5000, "of how many `items`")
	flag.IntVar(&h.days, "days", 600, "on how many `days`")
	last := flag.String("last", time.Now().Format(time.DateOnly), "the `day` of the newest answers")
	flag.Parse()
	day, err := time.Parse(time.DateOnly, *last)
	if err != nil {
		fmt.Fprintln(os.Stderr, "largesave: -last is not YYYY-MM-DD:", *last)
		os.Exit(2)
	}
	if flag.NArg() != 1 || h.reviews < 1 || h.items < 1 || h.days < 1 {
		fmt.Fprintln(os.Stderr, "usage: largesave [-reviews N] [-items N] [-days N] [-last DAY] FOLDER")
		os.Exit(2)
	}
	h.last = day.Add(12 * time.Hour)
	if err := h.write(filepath.Join(flag.Arg(0), "players", "default")); err != nil {
		fmt.Fprintln(os.Stderr, "largesave:", err)
		os.Exit(1)
	}
}

// history is what a player did.
type history struct {
	reviews, items, days int
	last                 time.Time // noon of the last day
}

// studied is an item, as the player studies it.
type studied struct {
	id       string
	rev      int
	pack     string // content hash
	due      int    // day on which it is asked next
	interval int    // days from its newest answer to that
	answers  int
}

func (h history) write(dir string) error {
	j, err := saves.Open[game.Event](dir, saves.Options{FS: unsynced{saves.OS()}})
	if err != nil {
		return err
	}
	if err := h.append(j); err != nil {
		return err
	}
	return j.Close()
}

func (h history) append(j *saves.Journal[game.Event]) error {
	all, err := itemsOf(h.items)
	if err != nil {
		return err
	}
	for i := range all {
		all[i].due = i * h.days / (2 * len(all)) // met in the first half of the days
	}
	begin := h.last.AddDate(0, 0, 1-h.days)
	if err := keep(j, 0, begin, game.Event{Joined: &game.Joined{Name: content.LineIn("Mina", 24), Lang: game.SpeakEnglish, Seed: 7}}); err != nil {
		return err
	}
	given := 0
	for day := range h.days {
		slices.SortStableFunc(all, func(a, b studied) int { return cmp.Compare(a.due, b.due) })
		for i := 0; given < h.reviews*(day+1)/h.days; i++ {
			given++
			at := begin.AddDate(0, 0, day).Add(time.Duration(i) * 20 * time.Second)
			if err := keep(j, given, at, all[i%len(all)].answer(day, i < len(all))...); err != nil {
				return err
			}
		}
	}
	return nil
}

// answer gives the events of an answer on a day, every seventh of them wrong. first says that it is
// the first of the day on its item.
func (s *studied) answer(day int, first bool) []game.Event {
	s.answers++
	a := &game.Answered{
		Item: s.id, Rev: s.rev, Pack: s.pack, Gave: grade.Answer{Choice: []content.PartID{"the-chosen-option"}}, Lang: game.SpeakEnglish,
		Of: 1, Grade: 1, First: first,
	}
	if s.right() {
		a.Right, a.Got, a.Grade = true, 1, 3
		s.interval = min(2*s.interval+1, 60)
	} else {
		s.interval = 1
	}
	s.due = day + s.interval
	if !a.Right || !first {
		return []game.Event{{Answered: a}}
	}
	return []game.Event{{Answered: a}, {Earned: &game.Earned{Item: s.id, XP: 7}}}
}

// right says whether the newest answer is right. The sequences of items differ.
func (s *studied) right() bool { return (s.answers+len(s.id)+int(s.id[len(s.id)-1]))%7 != 0 }

// keep appends events as one record, the n-th.
func keep(j *saves.Journal[game.Event], n int, at time.Time, events ...game.Event) error {
	moment := game.Moment{Wall: at}
	_, err := j.Append(saves.Batch[game.Event]{
		ID: fmt.Sprintf("%026d", n), T: at.UnixMilli(), TZ: "UTC", Day: new(game.Player).Today(moment).String(),
		Rules: game.RulesVersion, Events: events,
	})
	return err
}

// itemsOf gives some items: those of the shipped packs, then those of large packs.
func itemsOf(n int) ([]studied, error) {
	var all []studied
	for _, compiled := range packs.Shipped() {
		p, err := content.Open(compiled)
		if err != nil {
			return nil, err
		}
		all = appendItems(all, p)
	}
	for i := 1; len(all) < n; i++ {
		p, findings := source.Load(contenttest.LargeFiles(i), source.Options{})
		if p == nil {
			return nil, fmt.Errorf("large pack %d: %v", i, findings)
		}
		all = appendItems(all, p)
	}
	return all[:n], nil
}

func appendItems(all []studied, p *content.Pack) []studied {
	for _, quiz := range p.Quizzes() {
		for _, id := range quiz.Items {
			if head, ok := p.ItemHead(id); ok {
				all = append(all, studied{id: p.ID().Item(id), rev: head.Rev, pack: p.Hash()})
			}
		}
	}
	return all
}

// unsynced is a file system that makes nothing durable: a disk would take minutes for so many
// records.
type unsynced struct{ saves.FS }

// SyncDir implements saves.FS.
func (unsynced) SyncDir(string) error { return nil }

// Create implements saves.FS.
func (u unsynced) Create(name string) (saves.File, error) {
	f, err := u.FS.Create(name)
	return unsyncedFile{f}, err
}

// Open implements saves.FS.
func (u unsynced) Open(name string) (saves.File, error) {
	f, err := u.FS.Open(name)
	return unsyncedFile{f}, err
}

type unsyncedFile struct{ saves.File }

// Sync implements saves.File.
func (unsyncedFile) Sync() error { return nil }
