package moodle

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/xmltree"
	"quest/content/lazy"
)

// Read makes a bank of a file of questions. A file that is not well-formed, or is something
// else, gives an *interchange.SyntaxError.
func Read(f *interchange.File, o interchange.ReadOptions) (*interchange.Bank, error) {
	x, err := xmltree.Open(f.Raw)
	if err != nil {
		return nil, refused(err)
	}
	r := &reader{lang: o.Lang, bank: &interchange.Bank{Format: "moodle"}}
	if parted.Get().MatchString(f.Text) {
		r.lang = "" // what is not parted by languages is for all of them
	}
	f.Losses = nil // the encoding that the file declares counts
	if err := r.checkRoot(x.Root); err != nil {
		return nil, err
	}
	if x.Encoding != "" {
		r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: 1, Kind: interchange.Noted, Key: DeclaredEncoding, Args: []string{"name", x.Encoding}})
	}
	for _, c := range x.Replaced {
		r.bank.Losses = append(r.bank.Losses, interchange.Loss{Line: c.Line, Col: c.Col, Kind: interchange.Noted, Key: Replaced, Args: []string{"name", c.Name, "n", strconv.Itoa(c.Count)}})
	}
	lines := 1 + strings.Count(f.Text, "\n")
	for n := 0; ; n++ {
		node, err := x.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, refused(err)
		}
		if n%64 == 0 {
			if err := o.At(min(node.Line, lines), lines); err != nil {
				return nil, err
			}
		}
		r.child(node, x.Comment)
	}
	if n := len(r.bank.Losses); n == 0 && len(r.bank.Quizzes) == 0 {
		return nil, &interchange.SyntaxError{Line: x.Root.Line, Col: x.Root.Col, Key: NotAQuestion, Args: []string{"name", x.Root.Name}}
	}
	r.bank.Losses = interchange.Ordered(r.bank.Losses)
	return r.bank, nil
}

// parted finds text with parts by language.
var parted = lazy.Regexp(`\{mlang |class=(?:"|&quot;|')multilang(?:"|&quot;|')`)

// refused makes the error of a format of an error of the XML.
func refused(err error) error {
	var bad *xmltree.Error
	if errors.As(err, &bad) {
		return &interchange.SyntaxError{Line: bad.Line, Col: bad.Col, Key: bad.Key, Args: bad.Args}
	}
	return err
}

// reader collects the questions of one file.
type reader struct {
	lang content.Lang
	bank *interchange.Bank
	quiz int // place of the quiz of the category that is read, plus one; 0 for none yet
	path []string
	id   string // idnumber of that category
}

// checkRoot says what a file is that is no bank of questions.
func (r *reader) checkRoot(root *xmltree.Node) error {
	bad := &interchange.SyntaxError{Line: root.Line, Col: root.Col, Args: []string{"name", root.Name}}
	switch root.Name {
	case "quiz":
		return nil
	case "quizz", "questions", "Quiz", "QUIZ":
		bad.Key = NoQuizRoot
	case "moodle_backup", "question_categories", "activity", "course":
		bad.Key = CourseBackup
	default:
		bad.Key = OtherRoot
	}
	return bad
}

// child reads one child of the root.
func (r *reader) child(n *xmltree.Node, comment string) {
	if n.Name != "question" {
		r.lose(n, nil, interchange.Skipped, NotAQuestion, "name", n.Name)
		return
	}
	kind := strings.ToLower(strings.TrimSpace(n.Attr("type")))
	if kind == "category" {
		r.category(n)
		return
	}
	q := &question{reader: r, node: n, kind: kind}
	q.Line = n.Line
	q.head(comment)
	if q.read() {
		r.add(q.Question)
	}
}

// category begins the quiz of a category.
func (r *reader) category(n *xmltree.Node) {
	r.path, r.quiz = categoryPath(n.Child("category").Child("text").Content()), 0
	r.id = strings.TrimSpace(n.Child("idnumber").Content())
	for i, q := range r.bank.Quizzes {
		if slices.Equal(q.Path, r.path) {
			r.quiz = i + 1
		}
	}
}

// context is the place of a category in a site, such as $course$ or $cat1$.
var context = lazy.Regexp(`^\$[a-z0-9_:]+\$$`)

// categoryPath takes the path of a category apart. Its places in the site and the word top
// say nothing; "//" is a slash.
func categoryPath(s string) []string {
	const slash = "\x00"
	var path []string
	for i, part := range strings.Split(strings.ReplaceAll(s, "//", slash), "/") {
		part, _ = interchange.Cleaned(strings.TrimSpace(strings.ReplaceAll(part, slash, "/")), false)
		if part == "" || context.Get().MatchString(part) || part == "top" && i < 2 {
			continue
		}
		path = append(path, strings.Join(strings.Fields(part), " "))
	}
	return path
}

// add puts a question into the quiz of its category.
func (r *reader) add(q interchange.Question) {
	if r.quiz == 0 {
		quiz := interchange.Quiz{Path: r.path}
		if content.Identifier(r.id) {
			quiz.ID = r.id
		}
		if n := len(r.path); n > 0 {
			quiz.Title = interchange.Text{r.lang: interchange.Plain(r.path[n-1])}
		}
		r.bank.Quizzes = append(r.bank.Quizzes, quiz)
		r.quiz = len(r.bank.Quizzes)
	}
	quiz := &r.bank.Quizzes[r.quiz-1]
	quiz.Questions = append(quiz.Questions, q)
}

func (r *reader) lose(at *xmltree.Node, q *interchange.Question, kind interchange.LossKind, key interchange.Key, args ...string) {
	l := interchange.Loss{Line: at.Line, Col: at.Col, Kind: kind, Key: key, Args: args}
	if q != nil {
		l.ID = firstOf(q.ID, q.Origin, q.Name)
	}
	r.bank.Losses = append(r.bank.Losses, l)
}

func firstOf(names ...string) string {
	for _, n := range names {
		if n != "" {
			return n
		}
	}
	return ""
}

// question is one question while it is read.
type question struct {
	interchange.Question
	*reader
	node *xmltree.Node
	kind string // as the file calls it
}

// lose names something that this question lost, where it stands.
func (q *question) lose(at *xmltree.Node, kind interchange.LossKind, key interchange.Key, args ...string) {
	if at == nil {
		at = q.node
	}
	q.reader.lose(at, &q.Question, kind, key, args...)
}

// leave names the reason why the question is left out. It is false, for reading functions.
func (q *question) leave(key interchange.Key, args ...string) bool {
	q.lose(q.node, interchange.Skipped, key, args...)
	return false
}

// number finds the number that Moodle writes in a comment before each question.
var number = lazy.Regexp(`^\s*question:\s*(\d+)\s*$`)

// head reads what every type of question has.
func (q *question) head(comment string) {
	q.Name, _ = interchange.Cleaned(strings.TrimSpace(oneLine(q.node.Child("name").Child("text").Content())), false)
	q.Origin, _ = interchange.Cleaned(strings.TrimSpace(q.node.Child("idnumber").Content()), false)
	if content.Identifier(q.Origin) {
		q.ID = q.Origin
	}
	if m := number.Get().FindStringSubmatch(comment); m != nil && q.Origin == "" && m[1] != "0" {
		q.Origin = m[1]
	}
	for _, tag := range q.node.Child("tags").All("tag") {
		if t, _ := interchange.Cleaned(oneLine(tag.Child("text").Content()), false); t != "" {
			q.Tags = append(q.Tags, t)
		}
	}
}
