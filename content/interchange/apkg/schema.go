package apkg

// schema makes the tables of a collection of version 11, the only one that every version of Anki
// imports: the names and the order of the columns are Anki's.
const schema = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL, ver integer NOT NULL, dty integer NOT NULL,
 usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL, models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL, tags text NOT NULL,
 flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL, mod integer NOT NULL, usn integer NOT NULL,
 type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
 lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL, ivl integer NOT NULL,
 lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
CREATE INDEX ix_notes_usn ON notes (usn);
CREATE INDEX ix_cards_usn ON cards (usn);
CREATE INDEX ix_revlog_usn ON revlog (usn);
CREATE INDEX ix_cards_nid ON cards (nid);
CREATE INDEX ix_cards_sched ON cards (did, queue, due);
CREATE INDEX ix_revlog_cid ON revlog (cid);
CREATE INDEX ix_notes_csum ON notes (csum);
`

// style is how cards look.
const style = ".card { font-family: sans-serif; font-size: 20px; text-align: left; max-width: 40em; margin: 0 auto; }\n" +
	".cloze { font-weight: bold; color: #0969da; }\npre { text-align: left; overflow-x: auto; }\n"

// basic is the type of notes with a front and a back.
func basic() map[string]any {
	t := noteType(basicType, "quest Basic", "Front", "Back")
	t["type"] = 0
	t["req"] = []any{[]any{0, "any", []int{0}}}
	t["tmpls"] = []any{template("Card 1", "{{Front}}", "{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}")}
	return t
}

// cloze is the type of notes with gaps.
func cloze() map[string]any {
	t := noteType(clozeType, "quest Cloze", "Text", "Back Extra")
	t["type"] = 1
	t["req"] = []any{[]any{0, "any", []int{0}}}
	t["tmpls"] = []any{template("Cloze", "{{cloze:Text}}", "{{cloze:Text}}<br>\n{{Back Extra}}")}
	return t
}

func noteType(id int64, name string, fields ...string) map[string]any {
	list := make([]any, len(fields))
	for i, f := range fields {
		list[i] = map[string]any{"name": f, "ord": i, "font": "Arial", "size": 20, "rtl": false, "sticky": false, "media": []any{}}
	}
	return map[string]any{
		"id": id, "name": name, "mod": changedTypes, "usn": -1, "did": defaultDeck, "sortf": 0, "flds": list, "css": style, "tags": []any{}, "vers": []any{},
		"latexPre": "\\documentclass[12pt]{article}\n\\usepackage{amssymb,amsmath}\n\\pagestyle{empty}\n\\begin{document}\n", "latexPost": "\\end{document}", "latexsvg": false,
	}
}

func template(name, front, back string) map[string]any {
	return map[string]any{"name": name, "ord": 0, "qfmt": front, "afmt": back, "bqfmt": "", "bafmt": "", "bfont": "", "bsize": 0, "did": nil}
}

// deckOptions are the options that every deck of the file has. Whoever imports it keeps their own.
func deckOptions() map[string]any {
	return map[string]any{
		"id": 1, "name": "Default", "mod": 0, "usn": 0, "maxTaken": 60, "autoplay": true, "timer": 0, "replayq": true, "dyn": false,
		"new":   map[string]any{"bury": false, "delays": []int{1, 10}, "initialFactor": 2500, "ints": []int{1, 4, 0}, "order": 1, "perDay": 20, "separate": true},
		"rev":   map[string]any{"bury": false, "ease4": 1.3, "fuzz": 0.05, "minSpace": 1, "ivlFct": 1, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
		"lapse": map[string]any{"delays": []int{10}, "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0},
	}
}
