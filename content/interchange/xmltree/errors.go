package xmltree

import (
	"encoding/xml"
	"errors"
	"strconv"
	"strings"

	"quest/content"
	"quest/content/interchange"
	"quest/content/lazy"
)

// Error says where and why a file cannot be read as XML.
type Error struct {
	Line, Col int             // from 1
	Key       interchange.Key // what is wrong
	Args      []string        // of the key: name, value, name, value, ...
}

// What is wrong with a file.
const (
	UnknownEncoding interchange.Key = "XMLUnknownEncoding"
	NotThatEncoding interchange.Key = "XMLNotThatEncoding"
	NotUTF8         interchange.Key = "XMLNotUTF8"
	NoRoot          interchange.Key = "XMLNoRoot"
	NotClosed       interchange.Key = "XMLNotClosed"
	CutOff          interchange.Key = "XMLCutOff"
	AfterRoot       interchange.Key = "XMLAfterRoot"
	Entities        interchange.Key = "XMLEntities"
	UnknownEntity   interchange.Key = "XMLUnknownEntity"
	Unquoted        interchange.Key = "XMLUnquoted"
	LessThan        interchange.Key = "XMLLessThan"
	ControlSign     interchange.Key = "XMLControl"
	Broken          interchange.Key = "XMLBroken"
	TooDeep         interchange.Key = "XMLTooDeep"
	TooMany         interchange.Key = "XMLTooMany"
)

func (e *Error) Error() string {
	return strconv.Itoa(e.Line) + ":" + strconv.Itoa(e.Col) + ": " + string(e.Key) + " " + strings.Join(e.Args, " ")
}

// faults are the errors of the decoder that have words of their own, by how they begin.
var faults = []struct {
	text string
	key  interchange.Key
}{
	{"unquoted or missing attribute value", Unquoted},
	{"attribute name without = in element", Unquoted},
	{"invalid character entity", UnknownEntity},
	{"illegal character code", ControlSign},
	{"expected element name after <", LessThan},
	{"unescaped < inside quoted string", LessThan},
	{"expected attribute name in element", LessThan},
	{"invalid sequence", LessThan},
}

// entityName finds the entity that an error of the decoder names.
var entityName = lazy.Regexp(`&[^ ;]*;?`)

// syntax gives an error of the decoder a place and words. What is wrong stands where the
// decoder stopped, or in the tag that began at line and col.
func syntax(err error, line, col, atLine, atCol int) error {
	var bad *xml.SyntaxError
	if !errors.As(err, &bad) {
		return &Error{Line: atLine, Col: atCol, Key: Broken, Args: []string{"why", content.OneLine(err.Error())}}
	}
	for _, f := range faults {
		if !strings.HasPrefix(bad.Msg, f.text) {
			continue
		}
		e := &Error{Line: atLine, Col: atCol, Key: f.key}
		if f.key == UnknownEntity {
			e.Args = []string{"name", content.OneLine(entityName.Get().FindString(bad.Msg))}
		}
		return e
	}
	if strings.HasPrefix(bad.Msg, "unexpected EOF") {
		return &Error{Line: line, Col: col, Key: CutOff, Args: []string{"open", "!", "line", strconv.Itoa(line)}}
	}
	return &Error{Line: atLine, Col: atCol, Key: Broken, Args: []string{"why", content.OneLine(bad.Msg)}}
}
