package library

import (
	"fmt"
	"runtime"
	"slices"
	"sync"

	"quest/content"
	"quest/content/source"
)

// Glimpse is a library as it can be seen at once: installed packs are there as the cache
// has them, not yet compared with their folders, and those that the cache does not have
// are missing. Nobody may play a pack of it before Current says so.
type Glimpse struct {
	early   *Library
	places  []*place
	shipped []*Entry
	broken  []Problem // of shipped packs
	library func() *Library
}

// place is a folder with a pack.
type place struct {
	folder
	from  Origin
	early *content.Pack // as the cache has it, nil for none
	cache *cached

	once    sync.Once
	entry   *Entry   // what the folder holds
	problem *Problem // or why it cannot be loaded
}

// Glance finds all packs without looking into the folders of installed ones. The
// author's folder is looked at, for it is there to be changed.
func Glance(places Places) *Glimpse {
	g := &Glimpse{}
	g.library = sync.OnceValue(g.compareAll)
	o := source.Options{Today: places.Today, Version: places.Version}
	for i, dir := range append([]string{places.Dir}, places.Further...) {
		if dir != "" && (i == 0 || dir != places.Dir && !slices.Contains(places.Further[:i-1], dir)) {
			g.places = append(g.places, &place{folder: folderAt(dir, places.Cache, o), from: Folder})
		}
	}
	var f finder
	for _, dir := range f.installed(places.Installed) {
		g.places = append(g.places, &place{folder: folderAt(dir, places.Cache, o), from: Installed})
	}
	g.broken = f.problems
	for _, c := range places.Shipped {
		p, err := content.Open(c)
		if err != nil {
			g.broken = append(g.broken, Problem{Where: "built in", Err: err})
			continue
		}
		g.shipped = append(g.shipped, &Entry{Pack: p, From: BuiltIn})
	}
	own := places.Cache != "" && ownFolder(places.Cache)
	for _, at := range g.places {
		if own {
			at.early, at.cache = at.open()
		}
		if at.from == Folder {
			at.compare()
		}
	}
	g.early = g.assemble((*place).seen)
	return g
}

// seen gives what is known of a place without comparing it.
func (at *place) seen() (*Entry, *Problem) {
	switch {
	case at.from == Folder:
		return at.compare()
	case at.early == nil:
		return nil, nil
	}
	return at.holds(at.early)
}

// holds gives the entry of a pack that lies at the place, or why it may not.
func (at *place) holds(p *content.Pack) (*Entry, *Problem) {
	if Reserved(p.ID()) {
		return nil, &Problem{Where: at.dir, Err: fmt.Errorf("%s: %w", p.ID(), ErrReservedOwner)}
	}
	return &Entry{Pack: p, From: at.from, Path: at.dir}, nil
}

// compare gives what the folder holds now: the cached pack if that was made from it,
// else the pack as it is loaded from its source.
func (at *place) compare() (*Entry, *Problem) {
	at.once.Do(func() {
		p := at.early
		now, err := stampOf(at.dir, at.options)
		if p != nil && (err != nil || !at.fresh(p, at.cache, now)) {
			_ = at.cache.file.Close() // some systems cannot replace an open file
			p = nil
		}
		if p == nil {
			// An author wants to see every finding, not only how many there were.
			if n, ok := at.failed(now); ok && err == nil && at.from == Installed {
				at.problem = &Problem{Where: at.dir, Errors: n}
				return
			}
			loaded, findings, err := at.load()
			if loaded == nil {
				n, _, _ := source.Count(findings)
				at.problem = &Problem{Where: at.dir, Findings: findings, Errors: n, Err: err}
				return
			}
			p = loaded
		}
		at.entry, at.problem = at.holds(p)
	})
	return at.entry, at.problem
}

// Library waits until all packs were compared with their folders. It holds the packs of
// the glimpse where these did not change.
func (g *Glimpse) Library() *Library { return g.library() }

func (g *Glimpse) compareAll() *Library {
	var working sync.WaitGroup
	next := make(chan *place)
	for range min(runtime.GOMAXPROCS(0), len(g.places)) {
		working.Go(func() {
			for at := range next {
				at.compare()
			}
		})
	}
	for _, at := range g.places {
		next <- at
	}
	close(next)
	working.Wait()
	return g.assemble((*place).compare)
}

// Packs is Library.Packs, Problems is Library.Problems, and Doubts is Library.Doubts, as
// far as is known at once.
func (g *Glimpse) Packs() []*Entry     { return g.early.Packs() }
func (g *Glimpse) Problems() []Problem { return g.early.Problems() }
func (g *Glimpse) Doubts() []Doubt     { return g.early.Doubts() }

// Complete reports whether there is nothing to compare: it is the library already.
func (g *Glimpse) Complete() bool {
	return !slices.ContainsFunc(g.places, func(at *place) bool { return at.from == Installed })
}

// Missing reports whether an installed pack is not in the cache, so that only Library knows
// whether it can be played.
func (g *Glimpse) Missing() bool {
	return slices.ContainsFunc(g.places, func(at *place) bool { return at.from == Installed && at.early == nil })
}

// Current reports whether a pack is what its place holds now. For a pack of the glimpse
// it waits until this one was compared with its folder, for another until all were.
func (g *Glimpse) Current(p *content.Pack) bool {
	for _, at := range g.places {
		if at.early == p {
			entry, _ := at.compare()
			return entry != nil && entry.Pack == p
		}
	}
	is := func(e *Entry) bool { return e.Pack == p }
	return slices.ContainsFunc(g.shipped, is) || slices.ContainsFunc(g.Library().Packs(), is)
}

// assemble makes a library of what is known of each place.
func (g *Glimpse) assemble(known func(*place) (*Entry, *Problem)) *Library {
	l := &Library{}
	for _, at := range g.places {
		entry, problem := known(at)
		if problem != nil {
			l.problems = append(l.problems, *problem)
		}
		if entry != nil {
			l.add(entry)
		}
	}
	for _, e := range g.shipped {
		l.add(e)
	}
	l.problems = append(l.problems, g.broken...)
	slices.SortStableFunc(l.entries, func(a, b *Entry) int { return rank(a.From) - rank(b.From) })
	l.doubt()
	return l
}
