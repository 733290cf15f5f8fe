package main

import (
	"path/filepath"
	"slices"
	"strings"

	"quest/cmd/console"
	"quest/content"
	"quest/content/library"
	"quest/content/packs"
	"quest/content/source"
	"quest/game"
)

// shelf is the packs that can be played, those given with --pack first, and what
// is to be said about those that cannot.
type shelf struct {
	packs   []*content.Pack
	from    map[content.PackID]library.Origin
	given   *content.Pack    // from --pack, nil without and for several
	broken  *library.Problem // of the first pack from --pack that cannot be played, nil if all can
	hidden  []*content.Pack  // that could be played if they were not hidden
	notices []game.Notice

	entries  []*library.Entry // of packs
	problems []library.Problem

	// Where installed packs were not compared with their folders: as game.Seat has them.
	compare func() ([]*content.Pack, []game.Notice)
	current func(*content.Pack) bool
	missing bool // an installed pack is known only once it was compared
}

// shelf gathers the packs from all places. It fails only if --pack names no pack.
func (c *call) shelf(saveDir string) (*shelf, error) {
	g, err := c.glance(saveDir)
	if err != nil {
		return nil, err
	}
	return c.shelfOf(g.Library()).hide(hiddenPacks(saveDir)), nil
}

// shelfAtOnce gathers the packs without comparing installed ones with their folders;
// who plays one does that before. It fails only if --pack names no pack.
func (c *call) shelfAtOnce(saveDir string) (*shelf, error) {
	g, err := c.glance(saveDir)
	if err != nil {
		return nil, err
	}
	hidden := hiddenPacks(saveDir)
	s := c.shelfOf(g).hide(hidden)
	if g.Complete() {
		return s, nil
	}
	told := map[string]bool{}
	for _, p := range g.Problems() {
		told[p.Where] = true
	}
	for _, d := range g.Doubts() {
		told[d.Where] = true
	}
	s.current, s.missing = g.Current, g.Missing()
	s.compare = func() ([]*content.Pack, []game.Notice) {
		var notices []game.Notice
		for _, p := range g.Library().Problems() {
			if !told[p.Where] {
				notices = append(notices, console.NotLoaded(p, why))
			}
		}
		for _, d := range g.Library().Doubts() {
			if !told[d.Where] {
				notices = append(notices, console.Doubted(d))
			}
		}
		return c.shelfOf(g.Library()).hide(hidden).packs, notices
	}
	return s, nil
}

// glance finds the packs in all places without comparing installed ones with their
// folders. It fails only if --pack names no pack.
func (c *call) glance(saveDir string) (*library.Glimpse, error) {
	places := library.Places{Shipped: packs.Shipped(), Today: c.today(), Version: c.build.Version}
	if saveDir != "" {
		places.Installed, places.Cache = filepath.Join(saveDir, packsDir), filepath.Join(saveDir, cacheDir)
	}
	for i, dir := range c.flags.packs {
		if err := isPack(dir); err != nil {
			return nil, err
		}
		if i == 0 {
			places.Dir = dir
		} else {
			places.Further = append(places.Further, dir)
		}
	}
	return library.Glance(places), nil
}

// found is packs that were found, compared or not.
type found interface {
	Packs() []*library.Entry
	Problems() []library.Problem
	Doubts() []library.Doubt
}

func (c *call) shelfOf(lib found) *shelf {
	s := &shelf{from: map[content.PackID]library.Origin{}, entries: lib.Packs(), problems: lib.Problems()}
	for _, e := range lib.Packs() {
		s.packs = append(s.packs, e.Pack)
		s.from[e.Pack.ID()] = e.From
		if e.From == library.Folder && len(c.flags.packs) == 1 {
			s.given = e.Pack
		}
	}
	for _, p := range lib.Problems() {
		if s.broken == nil && slices.Contains(c.flags.packs, p.Where) {
			s.broken = &p
		}
		s.notices = append(s.notices, console.NotLoaded(p, why))
	}
	for _, d := range lib.Doubts() {
		s.notices = append(s.notices, console.Doubted(d))
	}
	return s
}

// shownFindings is how many errors are shown of a pack that was to be played.
const shownFindings = 20

// playable fails if the pack that was given with --pack cannot be played: whoever
// names one does not want to play another.
func (c *call) playable(s *shelf) error {
	p := s.broken
	switch {
	case p == nil:
		return nil
	case p.Err != nil:
		return failed(console.NotLoaded(*p, why), p.Err)
	}
	n := p.Errors
	lines := make([]string, 0, shownFindings+1)
	// Warnings and notes keep no pack from being played.
	found := source.WorstFirst(p.Findings)
	faults, _, _ := source.Count(found)
	for _, f := range found[:min(faults, shownFindings)] {
		lines = append(lines, f.String(c.book().Lang))
	}
	if more := faults - shownFindings; more > 0 {
		lines = append(lines, c.text(game.Say("packs.MoreFindings").Count("n", more)))
	}
	said := game.Say("packs.Unplayable").With("where", content.OneLine(p.Where)).Put("errors", game.Say("packs.Errors").Count("n", n))
	return &failure{Code: exitFindings, Lines: lines, Said: said}
}

// origin says where a pack comes from.
func (s *shelf) origin(p *content.Pack) game.Notice {
	switch s.from[p.ID()] {
	case library.Folder:
		return game.Verbatim("--pack")
	case library.Installed:
		return game.Say("packs.Installed")
	case library.BuiltIn:
	}
	return game.Say("packs.BuiltIn")
}

// place finds PACK, PACK/LESSON, PACK/QUIZ of a quiz without a lesson, PACK/boss or nothing. Without a place, a pack given with
// --pack is the place: whoever names a folder wants to see it.
func (s *shelf) place(ref string) (*game.Destination, error) {
	if ref == "" {
		if s.given == nil {
			return nil, nil
		}
		return all(s.given), nil
	}
	ref = strings.Trim(ref, "/")
	for _, pack := range s.packs {
		if strings.EqualFold(ref, string(pack.ID())) {
			return all(pack), nil
		}
	}
	if owner, rest, ok := strings.Cut(ref, "/"); ok {
		if name, lesson, ok := strings.Cut(rest, "/"); ok {
			return s.lesson(owner+"/"+name, lesson)
		}
		if len(s.named(owner)) > 0 {
			return s.lesson(owner, rest)
		}
	}
	pack, err := s.pack(ref)
	if err != nil {
		return nil, err
	}
	return all(pack), nil
}

// all is a pack as a destination: what comes next in it, or its labs where there is nothing else.
func all(pack *content.Pack) *game.Destination {
	return &game.Destination{Pack: pack.ID(), Labs: pack.PathLength() == 0 && len(pack.Labs()) > 0}
}

// bossPlace names the boss of a pack after its ID, unless the pack has a lesson of that name.
const bossPlace = "boss"

// lesson finds a lesson of a pack by its ID, a quiz without a lesson, or the boss of the pack.
func (s *shelf) lesson(pack, lesson string) (*game.Destination, error) {
	p, err := s.pack(pack)
	if err != nil {
		return nil, err
	}
	var names []string
	taken := slices.ContainsFunc(p.Path(), func(l content.LessonHead) bool { return l.Name() == bossPlace })
	if strings.EqualFold(lesson, bossPlace) && !taken {
		return &game.Destination{Pack: p.ID(), Boss: true}, nil
	}
	for _, l := range p.Path() { // of a lesson and a quiz with one name the lesson comes first
		if strings.EqualFold(lesson, l.Name()) || strings.EqualFold(lesson, string(l.ID)) {
			return &game.Destination{Pack: p.ID(), Lesson: l.ID}, nil
		}
		names = append(names, l.Name())
	}
	return nil, noSuch(game.Say("command.NoLesson").With("name", lesson), lesson, names,
		game.Say("command.TheLessons").With("pack", string(p.ID()), "names", strings.Join(names, ", ")))
}

// pack finds a pack by owner/name, or by its name alone if only one has it.
func (s *shelf) pack(ref string) (*content.Pack, error) {
	found := s.named(ref)
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		if p := s.hiddenNamed(ref); p != nil {
			return nil, wrong(game.Say("packs.IsHidden").With("id", string(p.ID())))
		}
		var names []string
		for _, p := range s.packs {
			_, name, _ := strings.Cut(string(p.ID()), "/")
			if strings.Contains(ref, "/") {
				name = string(p.ID())
			}
			names = append(names, name)
		}
		return nil, noSuch(game.Say("command.NoPack").With("name", ref), ref, names, game.Say("command.SeePacks"))
	}
	var ids []string
	for _, p := range found {
		ids = append(ids, string(p.ID()))
	}
	return nil, wrong(game.Say("packs.SeveralPacks").With("ref", ref, "ids", strings.Join(ids, ", ")))
}

// named gives the packs with this ID or this bare name.
func (s *shelf) named(ref string) []*content.Pack {
	var found []*content.Pack
	for _, p := range s.packs {
		_, name, _ := strings.Cut(string(p.ID()), "/")
		if strings.EqualFold(ref, string(p.ID())) {
			return []*content.Pack{p}
		}
		if strings.EqualFold(ref, name) {
			found = append(found, p)
		}
	}
	return found
}
