package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/source"
)

// placeOf is where a part begins, as file:line; "" for one of a pack without its source.
func placeOf(p source.Part) string {
	if p.File == "" {
		return ""
	}
	return p.File + ":" + strconv.Itoa(p.From)
}

// What "quest pack show --json" prints. Scripts read it: names stay.
type (
	shownPack struct {
		Pack      content.PackID    `json:"pack"` // "" where pack.yaml cannot be read
		Version   string            `json:"version"`
		Languages []content.Lang    `json:"languages"`
		Title     shownText         `json:"title"`
		Parts     []shownPart       `json:"parts"`
		Errors    []json.RawMessage `json:"errors"` // that belong to no part; as in "quest pack check --json"
	}
	shownPart struct {
		Kind   source.Kind       `json:"kind"` // lesson, item or lab
		ID     string            `json:"id"`
		Quiz   content.QuizID    `json:"quiz,omitempty"` // of an item
		Place  string            `json:"place,omitempty"`
		Draft  bool              `json:"draft,omitempty"`
		Lesson *shownLesson      `json:"lesson,omitempty"` // none of these for a part with errors
		Item   *shownItem        `json:"item,omitempty"`
		Lab    *shownLab         `json:"lab,omitempty"`
		Errors []json.RawMessage `json:"errors,omitempty"`
	}
	// shownText is the lines of a text by language; "any" for those of every language.
	shownText   map[content.Lang][]string
	shownLesson struct {
		Title     shownText           `json:"title"`
		Minutes   int                 `json:"minutes"`
		Quiz      content.QuizID      `json:"quiz,omitempty"`
		Lab       content.LabID       `json:"lab,omitempty"`
		Reward    content.RewardID    `json:"reward,omitempty"`
		Concepts  []content.ConceptID `json:"concepts,omitempty"`
		Blocks    []shownBlock        `json:"blocks"`
		Takeaways []shownBlock        `json:"takeaways,omitempty"`
		shownSources
	}
	shownSources struct {
		Sources  []string `json:"sources,omitempty"`
		Verified string   `json:"verified,omitempty"`
	}
	shownBlock struct {
		Kind   content.BlockKind `json:"kind"`
		Anchor string            `json:"anchor,omitempty"`
		Text   shownText         `json:"text,omitempty"`
		Gist   shownText         `json:"gist,omitempty"`
		Code   *shownCode        `json:"code,omitempty"`
	}
	shownCode struct {
		Lang  string   `json:"lang"`
		Lines []string `json:"lines"`
	}
	shownItem struct {
		Type     content.ItemType    `json:"type"`
		Rev      int                 `json:"rev"`
		Case     content.ItemID      `json:"case,omitempty"`
		Scenario shownText           `json:"scenario,omitempty"`
		Stem     shownText           `json:"stem,omitempty"`
		Text     shownText           `json:"text,omitempty"` // of a cloze, with {{gap}}
		Code     *shownCode          `json:"code,omitempty"`
		Art      *shownBlock         `json:"art,omitempty"`
		Choose   int                 `json:"choose,omitempty"`
		Parts    []shownItemPart     `json:"parts,omitempty"` // options, cards, steps, pairs, extras
		Bins     []shownItemPart     `json:"bins,omitempty"`
		Gaps     []shownGap          `json:"gaps,omitempty"`
		Level    string              `json:"level"`
		Effort   int                 `json:"difficulty"`
		Concepts []content.ConceptID `json:"concepts,omitempty"`
		Domains  []string            `json:"domains,omitempty"`
		Tags     []string            `json:"tags,omitempty"`
		Exam     bool                `json:"exam,omitempty"`
		Row      string              `json:"row,omitempty"`
		Decides  string              `json:"constraint,omitempty"`
		*shownKey
	}
	// shownKey is what --no-key leaves out of an item.
	shownKey struct {
		Answer        *bool                   `json:"answer,omitempty"` // truefalse
		IfRight       shownText               `json:"if_right,omitempty"`
		IfWrong       shownText               `json:"if_wrong,omitempty"`
		Misconception content.MisconceptionID `json:"misconception,omitempty"`
		Hint          shownText               `json:"hint,omitempty"`
		Explain       shownText               `json:"explain,omitempty"`
		Cites         []string                `json:"cites,omitempty"`
		Confuses      []string                `json:"confuses,omitempty"`
		StaleAfter    int                     `json:"stale_after,omitempty"` // days after verified
		shownSources
	}
	shownItemPart struct {
		ID            content.PartID          `json:"id,omitempty"` // "" for a right side without the key
		Text          shownText               `json:"text,omitempty"`
		Left          shownText               `json:"left,omitempty"` // of a pair; Text is its right side
		Correct       *bool                   `json:"correct,omitempty"`
		Bin           content.PartID          `json:"bin,omitempty"`
		Why           shownText               `json:"why,omitempty"`
		Misconception content.MisconceptionID `json:"misconception,omitempty"`
	}
	shownGap struct {
		ID     content.PartID `json:"id"`
		Accept shownText      `json:"accept,omitempty"`
		Reject []shownReject  `json:"reject,omitempty"`
		Typos  *int           `json:"typos,omitempty"` // nil for as many as the length allows
		Code   bool           `json:"code,omitempty"`
		Number bool           `json:"number,omitempty"`
	}
	shownReject struct {
		ID            content.PartID          `json:"id"`
		Answers       shownText               `json:"answers"`
		Why           shownText               `json:"why,omitempty"`
		Misconception content.MisconceptionID `json:"misconception,omitempty"`
	}
	shownLab struct {
		Title    shownText      `json:"title"`
		Intro    shownText      `json:"intro,omitempty"`
		Nodes    []shownLabel   `json:"nodes"`
		Controls []shownControl `json:"controls"`
		Actions  []shownLabel   `json:"actions"`
		Missions []shownMission `json:"missions"`
		shownSources
	}
	shownLabel struct {
		ID   content.PartID `json:"id"`
		Text shownText      `json:"text"`
	}
	shownControl struct {
		shownLabel
		Start  content.PartID `json:"start"`
		Values []shownLabel   `json:"values"`
	}
	shownMission struct {
		ID   content.MissionID `json:"id"`
		Text shownText         `json:"text"`
		Hint shownText         `json:"hint,omitempty"`
		Goal *shownGoal        `json:"goal,omitempty"`
	}
	shownGoal struct {
		Action  content.PartID `json:"action"`
		Route   content.PartID `json:"route"`
		Outcome content.PartID `json:"outcome"`
	}
)

// showJSON gives parts of a pack for programs, what is wrong in a language.
func showJSON(o source.Outline, parts []source.Part, lang content.Lang, key bool) shownPack {
	out := shownPack{Parts: []shownPart{}, Errors: findingsJSON(o.Rest, lang)}
	if o.Pack != nil {
		m := o.Pack.Meta()
		out.Pack, out.Version, out.Languages, out.Title = m.ID, m.Version, m.Written(), textJSON(m.Title)
	}
	for _, p := range parts {
		s := shownPart{Kind: p.Kind, ID: p.ID, Quiz: p.Quiz, Place: placeOf(p), Draft: p.Draft, Errors: findingsJSON(p.Errors, lang)}
		if p.Held {
			s.fill(o.Pack, key)
		} else if p.Sketch != nil {
			s.Item = itemJSON(p.Sketch, key)
		}
		out.Parts = append(out.Parts, s)
	}
	return out
}

// fill takes what a part says from its pack.
func (s *shownPart) fill(pack *content.Pack, key bool) {
	switch s.Kind {
	case source.LessonPart:
		if l, ok := pack.Lesson(content.LessonID(s.ID)); ok {
			s.Lesson = lessonJSON(l)
		}
	case source.ItemPart:
		if it, ok := pack.Item(content.ItemID(s.ID)); ok {
			s.Item = itemJSON(it, key)
		}
	case source.LabPart:
		if l, ok := pack.Lab(content.LabID(s.ID)); ok {
			s.Lab = labJSON(l, key)
		}
	}
}

func findingsJSON(all []source.Finding, lang content.Lang) []json.RawMessage {
	out := []json.RawMessage{}
	for _, f := range all {
		if b, err := f.JSON(lang); err == nil {
			out = append(out, b)
		}
	}
	return out
}

func linesJSON(lines []content.Safe) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.String()
	}
	return out
}

func textJSON(t content.Text) shownText {
	if t.Empty() {
		return nil
	}
	out := shownText{}
	for _, lang := range t.Langs() {
		name := lang
		if name == "" {
			name = content.AnyLang
		}
		out[name] = linesJSON(t.Lines(lang))
	}
	return out
}

func answersJSON(by map[content.Lang][]content.Safe) shownText {
	out := shownText{}
	for lang, lines := range by {
		out[lang] = linesJSON(lines)
	}
	return out
}

func codeJSON(c *content.Code) *shownCode {
	if c == nil {
		return nil
	}
	return &shownCode{c.Lang, linesJSON(c.Lines)}
}

func blocksJSON(blocks []content.Block) []shownBlock {
	out := []shownBlock{}
	for _, b := range blocks {
		out = append(out, shownBlock{Kind: b.Kind, Anchor: b.Anchor, Text: textJSON(b.Text), Gist: textJSON(b.Gist), Code: codeJSON(b.Code)})
	}
	return out
}

func sourcesJSON(sources []content.Safe, verified string) shownSources {
	return shownSources{linesJSON(sources), verified}
}

func lessonJSON(l *content.Lesson) *shownLesson {
	return &shownLesson{
		Title: textJSON(l.Title), Minutes: l.Minutes, Quiz: l.Quiz, Lab: l.Lab, Reward: l.Reward, Concepts: l.Concepts,
		Blocks: blocksJSON(l.Blocks), Takeaways: blocksJSON(l.Takeaways), shownSources: sourcesJSON(l.Sources, l.Verified),
	}
}

func itemJSON(it *content.Item, key bool) *shownItem {
	out := &shownItem{
		Type: it.Type, Rev: it.Rev, Stem: textJSON(it.Stem), Text: textJSON(it.Text), Code: codeJSON(it.Code), Choose: it.Choose,
		Level: it.Level, Effort: it.Difficulty, Concepts: it.Concepts, Domains: it.Domains, Tags: it.Tags,
		Exam: it.Exam, Row: it.Row.String(), Decides: it.Constraint,
	}
	if it.Case != nil {
		out.Case, out.Scenario = it.Case.ID, textJSON(it.Case.Scenario)
	}
	if it.Art != nil {
		out.Art = &blocksJSON([]content.Block{*it.Art})[0]
	}
	for _, b := range it.Bins {
		out.Bins = append(out.Bins, shownItemPart{ID: b.ID, Text: textJSON(b.Text)})
	}
	out.Parts, out.Gaps = partsJSON(it, key), gapsJSON(it, key)
	if key {
		out.shownKey = keyJSON(it)
	}
	return out
}

func keyJSON(it *content.Item) *shownKey {
	k := &shownKey{
		IfRight: textJSON(it.IfRight), IfWrong: textJSON(it.IfWrong), Misconception: it.Misconception, Hint: textJSON(it.Hint),
		Explain: textJSON(it.Explain), shownSources: sourcesJSON(it.Sources, it.Verified),
	}
	if it.Type == content.TrueFalse {
		k.Answer = &it.Answer
	}
	if it.Verified != "" {
		k.StaleAfter = it.StaleAfter
	}
	for _, s := range it.Confuses {
		k.Confuses = append(k.Confuses, s.String())
	}
	for _, c := range it.Cites {
		k.Cites = append(k.Cites, string(c.Lesson)+"#"+c.Anchor)
	}
	return k
}

// partsJSON gives what is chosen, placed, put in order or paired. Without the key, steps and right
// sides stand by their IDs, since their order is the answer.
func partsJSON(it *content.Item, key bool) []shownItemPart {
	var out []shownItemPart
	add := func(p shownItemPart, why content.Text, m content.MisconceptionID) {
		if key {
			p.Why, p.Misconception = textJSON(why), m
		} else {
			p.Correct, p.Bin = nil, ""
		}
		out = append(out, p)
	}
	for i := range it.Options {
		o := &it.Options[i]
		add(shownItemPart{ID: o.ID, Text: textJSON(o.Text), Correct: &o.Correct}, o.Why, o.Misconception)
	}
	for _, card := range it.Cards {
		add(shownItemPart{ID: card.ID, Text: textJSON(card.Text), Bin: card.Bin}, card.Why, card.Misconception)
	}
	for _, s := range it.Steps {
		add(shownItemPart{ID: s.ID, Text: textJSON(s.Text)}, s.Why, "")
	}
	for _, p := range it.Pairs {
		add(shownItemPart{ID: p.ID, Left: textJSON(p.Left), Text: textJSON(p.Right)}, p.Why, p.Misconception)
	}
	for _, e := range it.Extra {
		add(shownItemPart{ID: e.ID, Text: textJSON(e.Text)}, e.Why, e.Misconception)
	}
	if !key {
		return withoutOrder(it, out)
	}
	return out
}

func gapsJSON(it *content.Item, key bool) []shownGap {
	var out []shownGap
	for i := range it.Gaps {
		g := &it.Gaps[i]
		gap := shownGap{ID: g.ID, Number: g.Number != nil}
		if key {
			gap.Accept, gap.Code = answersJSON(g.Accept), g.Code
			if g.Typos != content.TyposAuto {
				gap.Typos = &g.Typos
			}
			for _, r := range g.Reject {
				gap.Reject = append(gap.Reject, shownReject{r.ID, answersJSON(r.Answers), textJSON(r.Why), r.Misconception})
			}
		}
		out = append(out, gap)
	}
	return out
}

func labJSON(l *content.Lab, key bool) *shownLab {
	out := &shownLab{
		Title: textJSON(l.Title), Intro: textJSON(l.Intro), Nodes: []shownLabel{}, Controls: []shownControl{}, Actions: []shownLabel{},
		Missions: []shownMission{}, shownSources: sourcesJSON(l.Sources, l.Verified),
	}
	for _, n := range l.Nodes {
		out.Nodes = append(out.Nodes, shownLabel{n.ID, textJSON(n.Text)})
	}
	for i := range l.Controls {
		c := &l.Controls[i]
		control := shownControl{shownLabel: shownLabel{c.ID, textJSON(c.Text)}, Start: c.Start}
		for j := range c.Values {
			control.Values = append(control.Values, shownLabel{c.Values[j].ID, textJSON(c.Values[j].Text)})
		}
		out.Controls = append(out.Controls, control)
	}
	for _, a := range l.Actions {
		out.Actions = append(out.Actions, shownLabel{a.ID, textJSON(a.Text)})
	}
	for i := range l.Missions {
		m := &l.Missions[i]
		mission := shownMission{ID: m.ID, Text: textJSON(m.Text)}
		if key {
			mission.Hint, mission.Goal = textJSON(m.Hint), &shownGoal{m.Goal.Action, m.Goal.Route, m.Goal.Outcome}
		}
		out.Missions = append(out.Missions, mission)
	}
	return out
}

// withoutOrder takes the answer out of the order in which parts stand: steps stand by their IDs,
// right sides by their texts, apart from their left sides.
func withoutOrder(it *content.Item, parts []shownItemPart) []shownItemPart {
	switch it.Type {
	case content.Order:
		slices.SortFunc(parts, func(a, b shownItemPart) int { return strings.Compare(string(a.ID), string(b.ID)) })
	case content.Match:
		var lefts, rights []shownItemPart
		for _, p := range parts {
			if p.Left != nil {
				lefts = append(lefts, shownItemPart{ID: p.ID, Left: p.Left})
			}
			rights = append(rights, shownItemPart{Text: p.Text})
		}
		said := func(p shownItemPart) string { return fmt.Sprint(p.Text) }
		slices.SortFunc(rights, func(a, b shownItemPart) int { return strings.Compare(said(a), said(b)) })
		return append(lefts, rights...)
	case content.Single, content.Multi, content.TrueFalse, content.Classify, content.Cloze, content.Case:
	}
	return parts
}
