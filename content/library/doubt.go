package library

import (
	"slices"
	"strings"

	"quest/content"
	"quest/content/lazy"
)

// Doubt is something that the player should know about a pack that was found.
type Doubt struct {
	Where string // path of its folder; "" for a built-in pack
	Pack  content.PackID
	Twin  string // path of the folder whose pack has the same ID and is the one that is played; "" for none
	Like  string // what its ID is easily taken for: the ID of another pack or an owner of shipped ones; "" for none
	Named bool   // of Twin: it was named, as Dir or one of Further
}

// Doubts returns what the player should know about the packs, in the order in which
// they were found.
func (l *Library) Doubts() []Doubt { return l.doubts }

// owners are the owners of packs that ship with the game.
var owners = []string{"aws", "quest"}

// Reserved reports whether the owner of a pack is one of those of the packs that ship with the
// game, so that no other pack may have it.
func Reserved(id content.PackID) bool {
	owner, _, _ := strings.Cut(string(id), "/")
	for _, o := range owners {
		if owner == o {
			return true
		}
	}
	return false
}

// doubt looks for packs from folders of which the owner looks like one of the shipped
// packs, or like the owner of a pack of the same name.
func (l *Library) doubt() {
	known := l.names()
	for _, e := range l.entries {
		if e.From == BuiltIn {
			continue
		}
		if like := known.like(e.Pack.ID()); like != "" {
			l.doubts = append(l.doubts, Doubt{Where: e.Path, Pack: e.Pack.ID(), Like: like})
		}
	}
}

// LooksLike tells for what the ID of a pack that is not there yet is easily taken: the ID of
// another pack or an owner of shipped ones; "" for nothing. It looks more closely than a start does,
// which has no time for that: the names may differ in a letter, too, of the same owner or of two that
// are easily taken for each other.
func (l *Library) LooksLike(id content.PackID) string {
	if like := l.names().like(id); like != "" {
		return like
	}
	for _, e := range l.entries {
		other := e.Pack.ID()
		owners := other.Owner() == id.Owner() || lookAlike(id.Owner(), other.Owner())
		if owners && lookAlike(id.Name(), other.Name()) && !inSeries(id.Name(), other.Name()) {
			return string(other)
		}
	}
	return ""
}

// inSeries reports whether two names differ only in their last part, and that is a number, a letter
// or the like in both: week-1 and week-2, part-a and part-b, and so are unit2 and unit3.
func inSeries(a, b string) bool {
	const digits = "0123456789"
	if strings.TrimRight(a, digits) == strings.TrimRight(b, digits) {
		return true
	}
	i, j := strings.LastIndexByte(a, '-'), strings.LastIndexByte(b, '-')
	const short = 3 // such as iii
	return i > 0 && i == j && a[:i] == b[:j] && len(a)-i-1 <= short && len(b)-j-1 <= short
}

// names are the IDs of packs, by how their names look.
type names struct {
	named map[string][]content.PackID
	owner map[string]string // the owner of shipped packs that an owner looks like, "" for none; one owner may have many packs
}

func (l *Library) names() *names {
	n := &names{map[string][]content.PackID{}, map[string]string{}}
	for _, e := range l.entries {
		name := alike.Get().Replace(e.Pack.ID().Name())
		n.named[name] = append(n.named[name], e.Pack.ID())
	}
	return n
}

// like looks among the IDs for one that is easily taken for another: the owner looks the same or
// differs in one letter, or the name only looks the same.
func (n *names) like(id content.PackID) string {
	o, known := n.owner[id.Owner()]
	if !known {
		if i := slices.IndexFunc(owners, func(o string) bool { return lookAlike(id.Owner(), o) }); i >= 0 {
			o = owners[i]
		}
		n.owner[id.Owner()] = o
	}
	if o != "" {
		return o
	}
	for _, other := range n.named[alike.Get().Replace(id.Name())] {
		if lookAlike(id.Owner(), other.Owner()) || other != id && other.Owner() == id.Owner() {
			return string(other)
		}
	}
	return ""
}

// lookAlike reports whether two different IDs are easily taken for each other: signs that
// look the same are one, and one letter may differ in those that are not short.
func lookAlike(a, b string) bool {
	if a == b {
		return false
	}
	return looks(a) == looks(b) || min(len(a), len(b)) > 3 && content.Distance([]rune(a), []rune(b)) == 1
}

var alike = lazy.Value[*strings.Replacer]{Make: func() *strings.Replacer {
	return strings.NewReplacer("0", "o", "1", "l", "i", "l", "5", "s", "rn", "m", "vv", "w", "-", "")
}}

// looks is an ID as it looks at first sight: signs that look the same are one, and a
// letter that is doubled is one too.
func looks(id string) string {
	var b strings.Builder
	var last rune
	for _, r := range alike.Get().Replace(id) {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
