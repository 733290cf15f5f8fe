package source

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/source/saying"
)

// lockFile is where a pack keeps what it released (docs/pack-format.md 5.5).
const lockFile = "ids.lock"

// lock is what was released of a pack last: every ID, the parts of items and what is
// right, so that a later release cannot change by accident what the history of learners
// hangs on.
type lock struct {
	pack      string
	released  string // version
	languages []content.Lang
	content   string // hash
	ids       map[object]lockedID
	retired   map[object]retiredID
}

// lockedID is one object as it was released.
type lockedID struct {
	since string
	rev   int              // of an item, else 0
	kind  content.ItemType // of an item, else ""
	parts []string         // of an item, sorted
	key   answerKey        // of an item
}

// retiredID is an ID that no object may have again.
type retiredID struct {
	in  string // the version that was the first without it
	now object // what took its place, if anything
}

// answerKey is what is right in an item: IDs or answers under the name of what they belong
// to, "" for the whole item.
type answerKey map[string][]string

// The forms in which the key of each type is written (docs/pack-format.md 5.2).
func listKey(t content.ItemType) bool {
	return t == content.Single || t == content.Multi || t == content.Order || t == content.Match
}

// keyOf gives the key of an item. Lists are sorted where their order means nothing.
func keyOf(it *content.Item) answerKey {
	key := answerKey{}
	add := func(to, what string) { key[to] = append(key[to], what) }
	switch it.Type {
	case content.Single, content.Multi:
		for _, o := range it.Options {
			if o.Correct {
				add("", string(o.ID))
			}
		}
	case content.TrueFalse:
		add("", strconv.FormatBool(it.Answer))
	case content.Classify:
		for _, c := range it.Cards {
			add(string(c.ID), string(c.Bin))
		}
	case content.Order:
		for _, s := range it.Steps {
			add("", string(s.ID))
		}
	case content.Match:
		for _, p := range it.Pairs {
			add("", string(p.ID))
		}
	case content.Cloze:
		for i := range it.Gaps {
			key[string(it.Gaps[i].ID)] = accepted(&it.Gaps[i])
		}
	case content.Case: // its questions have keys of their own
	}
	if it.Type != content.Order {
		for to := range key {
			slices.Sort(key[to])
			key[to] = slices.Compact(key[to])
		}
	}
	return key
}

// accepted lists what a gap takes as right, folded as answers are.
func accepted(g *content.Gap) []string {
	if g.Number != nil {
		return []string{g.Number.Value + " +- " + g.Number.Tolerance}
	}
	var all []string
	for _, answers := range g.Accept {
		for _, a := range answers {
			text := a.String()
			if folded := content.Fold(text); !g.Code && folded != "" {
				text = folded
			}
			all = append(all, text)
		}
	}
	return all
}

// partsOf lists the IDs of all parts of an item, sorted: those that answers name, bins and known
// wrong answers.
func partsOf(it *content.Item) []string {
	var ids []string
	if it.Type != content.TrueFalse { // true and false are words of the format
		for _, id := range it.Parts() {
			ids = append(ids, string(id))
		}
	}
	for _, b := range it.Bins {
		ids = append(ids, string(b.ID))
	}
	for _, g := range it.Gaps {
		for _, r := range g.Reject {
			ids = append(ids, string(r.ID))
		}
	}
	slices.Sort(ids)
	return ids
}

// freeParts lists the parts that may come into a released item: wrong options, extras and
// known wrong answers.
func freeParts(it *content.Item) map[string]bool {
	free := map[string]bool{}
	for _, o := range it.Options {
		free[string(o.ID)] = !o.Correct
	}
	for _, e := range it.Extra {
		free[string(e.ID)] = true
	}
	for _, g := range it.Gaps {
		for _, r := range g.Reject {
			free[string(r.ID)] = true
		}
	}
	return free
}

// String is the lock as it is written: always the same for the same lock.
func (k *lock) String() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# Written by `quest pack build`. Commit it. Do not edit it.\nformat: quest.lock/v1\npack: %s\nreleased: %s\n", k.pack, k.released)
	langs := make([]string, len(k.languages))
	for i, l := range k.languages {
		langs[i] = string(l)
	}
	fmt.Fprintf(&b, "languages: %s\ncontent: %s\nids:", flowList(langs), k.content)
	if len(k.ids) == 0 {
		b.WriteString(" {}")
	}
	b.WriteByte('\n')
	for _, o := range inOrderOf(k.ids) {
		k.ids[o].write(&b, o)
	}
	if len(k.retired) == 0 {
		b.WriteString("retired: {}\n")
		return b.String()
	}
	b.WriteString("retired:\n")
	for _, o := range inOrderOf(k.retired) {
		fmt.Fprintf(&b, "  %s: {in: %s", o, k.retired[o].in)
		if now := k.retired[o].now; now != (object{}) {
			fmt.Fprintf(&b, ", now: %s", now)
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func inOrderOf[T any](m map[object]T) []object {
	return slices.SortedFunc(maps.Keys(m), func(a, b object) int { return strings.Compare(a.String(), b.String()) })
}

func (i lockedID) write(b *bytes.Buffer, o object) {
	if o.kind != "item" {
		fmt.Fprintf(b, "  %s: {since: %s}\n", o, i.since)
		return
	}
	fmt.Fprintf(b, "  %s:\n    {since: %s, rev: %d, type: %s", o, i.since, i.rev, i.kind)
	if len(i.parts) > 0 {
		b.WriteString(", parts: " + flowList(i.parts))
	}
	if key := i.key.flow(i.kind); key != "" {
		b.WriteString(",\n     key: " + key)
	}
	b.WriteString("}\n")
}

// flow writes the key of an item of a type.
func (k answerKey) flow(t content.ItemType) string {
	switch {
	case len(k) == 0:
		return ""
	case listKey(t):
		return flowList(k[""])
	case t == content.TrueFalse:
		return strings.Join(k[""], "")
	}
	parts := make([]string, 0, len(k))
	for _, to := range slices.Sorted(maps.Keys(k)) {
		value := flowList(k[to])
		if t == content.Classify {
			value = strings.Join(k[to], "")
		}
		parts = append(parts, to+": "+value)
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

func flowList(words []string) string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = flowWord(w)
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// flowWord writes a word so that YAML reads the same word, whatever is in it.
func flowWord(w string) string {
	plain := w != "" && w != "null" && strings.IndexFunc(w, func(r rune) bool {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= '가' && r <= '힣'
		return !letter && r != '-'
	}) < 0 && w[0] != '-'
	if plain {
		return w
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(w) + `"`
}

// readLock reads ids.lock, nil if there is none that can be used. Quest wrote it, so one
// finding is enough for whatever is wrong in it.
func (l *loader) readLock(src *file, n *node) *lock {
	k := &lock{
		pack: textOf(n.get("pack")), released: textOf(n.get("released")), content: textOf(n.get("content")),
		ids: map[object]lockedID{}, retired: map[object]retiredID{},
	}
	for _, w := range wordsOf(n.get("languages")) {
		k.languages = append(k.languages, content.Lang(w))
	}
	at := n.place
	_, sound := content.ParseVersion(k.released)
	ids, retired := n.get("ids"), n.get("retired")
	switch {
	case !sound, !ownedName(k.pack), !strings.HasPrefix(k.content, "h1:"), len(k.languages) == 0,
		ids == nil || ids.kind != mapNode, retired == nil || retired.kind != mapNode:
		src.report(at, scope{}, saying.LockBroken)
		return nil
	}
	for i, name := range ids.keys {
		o, ok := objectOf(name.text)
		id, sound := readLocked(o, ids.vals[i])
		if !ok || !sound {
			src.report(name.place, scope{}, saying.LockBroken)
			return nil
		}
		k.ids[o] = id
	}
	for i, name := range retired.keys {
		o, ok := objectOf(name.text)
		in := textOf(retired.vals[i].get("in"))
		if _, sound := content.ParseVersion(in); !ok || !sound {
			src.report(name.place, scope{}, saying.LockBroken)
			return nil
		}
		r := retiredID{in: in}
		r.now, _ = objectOf(textOf(retired.vals[i].get("now")))
		k.retired[o] = r
	}
	return k
}

// releasedKinds are the kinds of objects whose IDs are kept (docs/pack-format.md 5.1).
var releasedKinds = []string{"lesson", "quiz", "item", "lab", "mission", "reward", "concept", "misconception"}

func objectOf(s string) (object, bool) {
	kind, id, _ := strings.Cut(s, "/")
	if !slices.Contains(releasedKinds, kind) || !content.Identifier(id) {
		return object{}, false
	}
	return object{kind, id}, true
}

func readLocked(o object, n *node) (lockedID, bool) {
	id := lockedID{since: textOf(n.get("since"))}
	if _, ok := content.ParseVersion(id.since); !ok || o.kind != "item" {
		return id, ok
	}
	id.kind = content.ItemType(textOf(n.get("type")))
	if id.rev = 1; n.get("rev") != nil {
		rev, ok := decimal(textOf(n.get("rev")))
		if !ok {
			return id, false
		}
		id.rev = rev
	}
	id.parts, id.key = wordsOf(n.get("parts")), answerKey{}
	switch key := n.get("key"); {
	case key == nil:
	case key.kind == mapNode:
		for i, to := range key.keys {
			id.key[to.text] = wordsOf(key.vals[i])
		}
	default:
		id.key[""] = wordsOf(key)
	}
	return id, slices.Contains(content.ItemTypes(), id.kind)
}

// textOf is the text of a scalar, "" for anything else.
func textOf(n *node) string {
	if n == nil || n.kind != scalarNode {
		return ""
	}
	return n.text
}

// wordsOf is the texts of a list, or of a scalar as a list of one.
func wordsOf(n *node) []string {
	switch {
	case n == nil || n.kind == mapNode:
		return nil
	case n.kind == scalarNode:
		return []string{n.text}
	}
	words := make([]string, 0, len(n.vals))
	for _, v := range n.vals {
		words = append(words, textOf(v))
	}
	return words
}
