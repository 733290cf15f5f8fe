package qti

import (
	"path"
	"slices"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/xmltree"
	"quest/content/interchange/zipfile"
)

// Read makes a bank of an item, or of a package of items. What is no QTI 2 gives an
// *interchange.SyntaxError.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	r := &reader{lang: o.Lang, bank: &interchange.Bank{Format: "qti"}, losses: f.Losses}
	f.Losses = nil // the encoding that the file declares counts
	if !f.Binary {
		node, err := open(f.Raw)
		if err != nil {
			return nil, refused(err)
		}
		if err := checkRoot(node); err != nil {
			return nil, err
		}
		r.item(node, "")
		r.finish(nil)
		return r.bank, nil
	}
	a, err := zipfile.Open(f.Raw)
	if err != nil {
		return nil, err
	}
	if err := r.archive(a, o); err != nil {
		return nil, err
	}
	return r.bank, nil
}

// open reads a file whole.
func open(raw []byte) (*xmltree.Node, error) {
	x, err := xmltree.Open(raw)
	if err != nil {
		return nil, err
	}
	return x.Whole()
}

// checkRoot says what a file is that is no item.
func checkRoot(n *xmltree.Node) error {
	bad := &interchange.SyntaxError{Line: n.Line, Col: n.Col, Args: []string{"name", n.Name}}
	switch n.Name {
	case "assessmentItem":
		return nil
	case "assessmentTest", "assessmentSection":
		bad.Key = TestAlone
	case "questestinterop":
		bad.Key = OldVersion
	case "qti-assessment-item", "qti-assessment-test":
		bad.Key = NewVersion
	default:
		bad.Key = OtherRoot
	}
	return bad
}

// reader collects the items of one file or package.
type reader struct {
	lang   content.Lang
	bank   *interchange.Bank
	items  []*item
	losses []interchange.Loss // of the file
}

// archive reads the items of a package: those that its manifest names, or every item that
// is in it.
func (r *reader) archive(a *zipfile.Archive, o interchange.ReadOptions) error {
	var tests []string
	var old *interchange.SyntaxError
	names := a.Names()
	if manifest := manifestOf(names); manifest != "" {
		if err := r.manifest(a, manifest, &old); err != nil {
			return err
		}
	}
	for i, name := range names {
		if err := o.At(i, len(names)); err != nil {
			return err
		}
		if !strings.HasSuffix(strings.ToLower(name), ".xml") || strings.HasSuffix(name, "imsmanifest.xml") {
			continue
		}
		raw, err := a.Read(name)
		if err != nil {
			return err
		}
		switch kind := rootOf(string(raw)); kind {
		case "assessmentItem":
			node, err := open(raw)
			if err != nil {
				bad := refused(err)
				r.bank.Losses = append(r.bank.Losses, interchange.Loss{File: name, Line: bad.Line, Col: bad.Col, Kind: interchange.Skipped, Key: bad.Key, Args: bad.Args})
				continue
			}
			r.item(node, name)
		case "assessmentTest":
			tests = append(tests, name)
		case "questestinterop":
			if old != nil {
				continue // the manifest says more
			}
			old = &interchange.SyntaxError{Line: 1, Key: OldVersion, Args: []string{"name", kind}}
		case "qti-assessment-item", "qti-assessment-test":
			old = &interchange.SyntaxError{Line: 1, Key: NewVersion, Args: []string{"name", kind}}
		}
	}
	if len(r.items) == 0 && len(r.bank.Losses) == 0 {
		if old != nil {
			return old
		}
		return &interchange.SyntaxError{Key: NoItems}
	}
	var order []section
	for _, name := range tests {
		order = append(order, r.test(a, name)...)
	}
	r.finish(order)
	return nil
}

func manifestOf(names []string) string {
	for _, n := range names {
		if path.Base(n) == "imsmanifest.xml" {
			return n
		}
	}
	return ""
}

// manifest notes what a manifest names and the package lacks, and whether the package is one
// of another version.
func (r *reader) manifest(a *zipfile.Archive, name string, old **interchange.SyntaxError) error {
	raw, err := a.Read(name)
	if err != nil {
		return err
	}
	node, err := open(raw)
	if err != nil {
		bad := refused(err)
		r.bank.Losses = append(r.bank.Losses, interchange.Loss{File: name, Line: bad.Line, Col: bad.Col, Kind: interchange.Simplified, Key: bad.Key, Args: bad.Args})
		return nil
	}
	for _, res := range node.Child("resources").All("resource") {
		kind := res.Attr("type")
		switch {
		case strings.HasPrefix(kind, "imsqti_xmlv1p"), strings.Contains(kind, "imsccv1"), strings.Contains(kind, "learning-application-resource"):
			*old = &interchange.SyntaxError{Line: res.Line, Key: CanvasFile, Args: []string{"name", content.OneLine(kind)}}
		case strings.HasPrefix(kind, "imsqti_item_xmlv2"):
			href := path.Join(path.Dir(name), res.Attr("href"))
			if !a.Has(href) {
				r.bank.Losses = append(r.bank.Losses, interchange.Loss{File: name, Line: res.Line, Kind: interchange.Skipped, Key: MissingFile, Args: []string{"name", content.OneLine(res.Attr("href"))}})
			}
		}
	}
	return nil
}

// section is a group of items of a test.
type section struct {
	title string
	id    string
	files []string
}

// test reads the sections of a test: which items are asked together.
func (r *reader) test(a *zipfile.Archive, name string) []section {
	raw, err := a.Read(name)
	if err != nil {
		return nil
	}
	node, err := open(raw)
	if err != nil {
		bad := refused(err)
		r.bank.Losses = append(r.bank.Losses, interchange.Loss{File: name, Line: bad.Line, Col: bad.Col, Kind: interchange.Simplified, Key: bad.Key, Args: bad.Args})
		return nil
	}
	var all []section
	var walk func(n *xmltree.Node, depth int)
	walk = func(n *xmltree.Node, depth int) {
		for _, s := range n.All("assessmentSection") {
			one := section{title: s.Attr("title"), id: s.Attr("identifier")}
			for _, ref := range s.All("assessmentItemRef") {
				one.files = append(one.files, path.Join(path.Dir(name), ref.Attr("href")))
			}
			if len(one.files) > 0 {
				all = append(all, one)
			}
			if depth < 8 {
				walk(s, depth+1)
			}
		}
	}
	for _, part := range node.All("testPart") {
		walk(part, 0)
	}
	return all
}

// finish puts the items into quizzes: those of a section together, the rest in one.
func (r *reader) finish(order []section) {
	taken := map[string]bool{}
	add := func(quiz interchange.Quiz, items []*item) {
		if quiz.Questions = united(items); len(quiz.Questions) > 0 {
			r.bank.Quizzes = append(r.bank.Quizzes, quiz)
		}
	}
	for _, s := range order {
		quiz := interchange.Quiz{}
		if content.Identifier(s.id) {
			quiz.ID = s.id
		}
		if title, _ := interchange.Cleaned(strings.Join(strings.Fields(s.title), " "), false); title != "" {
			quiz.Path, quiz.Title = []string{title}, interchange.Say(r.lang, interchange.Plain(title))
		}
		var items []*item
		for _, file := range s.files {
			if i := slices.IndexFunc(r.items, func(it *item) bool { return it.File == file }); i >= 0 && !taken[file] {
				taken[file] = true
				items = append(items, r.items[i])
			}
		}
		add(quiz, items)
	}
	var rest []*item
	for _, it := range r.items {
		if it.File == "" || !taken[it.File] {
			rest = append(rest, it)
		}
	}
	add(interchange.Quiz{}, rest)
	r.bank.Losses = interchange.Ordered(r.bank.Losses)
}
