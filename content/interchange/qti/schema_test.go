package qti_test

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/interchange/qti"
	"quest/content/interchange/zipfile"
	"quest/content/racetest"
)

// rule is what the schema of QTI 2.1 and 2.2, or that of the manifest, wants of an element.
type rule struct {
	needs    string // attributes that have to be there, parted by spaces
	may      string // further ones
	children string // the names of its elements in order, each with a blank behind it, as a regular expression
	text     bool   // it may have text
}

// Elements that stand in lines, and those that stand alone: all that the markup of packs becomes.
const (
	inline = `(?:(?:strong|em|code|b|i|a|br|span|sub|sup|textEntryInteraction) )*`
	blocks = `(?:(?:p|pre|div|ul|ol|blockquote|choiceInteraction|orderInteraction|matchInteraction) )*`
	values = `(?:variable|correct|baseValue|mapResponse|sum|match|equal|and|or|not|isNull|stringMatch|null) `
	steps  = `(?:(?:responseCondition|setOutcomeValue) )*`
)

var rules = map[string]rule{
	"assessmentItem": {
		needs: "identifier title adaptive timeDependent", may: "lang schemaLocation label",
		children: `(?:responseDeclaration )*(?:outcomeDeclaration )*(?:itemBody )?(?:responseProcessing )?(?:modalFeedback )*`,
	},
	"responseDeclaration":    {needs: "identifier cardinality baseType", children: `(?:defaultValue )?(?:correctResponse )?(?:mapping )?`},
	"outcomeDeclaration":     {needs: "identifier cardinality", may: "baseType", children: `(?:defaultValue )?`},
	"correctResponse":        {children: `(?:value )+`},
	"defaultValue":           {children: `(?:value )+`},
	"value":                  {text: true},
	"mapping":                {may: "defaultValue lowerBound upperBound", children: `(?:mapEntry )+`},
	"mapEntry":               {needs: "mapKey mappedValue", may: "caseSensitive"},
	"itemBody":               {children: blocks},
	"p":                      {children: inline, text: true},
	"pre":                    {children: inline, text: true},
	"strong":                 {children: inline, text: true},
	"em":                     {children: inline, text: true},
	"code":                   {children: inline, text: true},
	"a":                      {needs: "href", children: inline, text: true},
	"br":                     {},
	"choiceInteraction":      {needs: "responseIdentifier shuffle maxChoices", children: `(?:prompt )?(?:simpleChoice )+`},
	"orderInteraction":       {needs: "responseIdentifier shuffle", children: `(?:prompt )?(?:simpleChoice )+`},
	"matchInteraction":       {needs: "responseIdentifier shuffle maxAssociations", children: `(?:prompt )?simpleMatchSet simpleMatchSet `},
	"simpleMatchSet":         {children: `(?:simpleAssociableChoice )*`},
	"simpleChoice":           {needs: "identifier", children: inline, text: true},
	"simpleAssociableChoice": {needs: "identifier matchMax", children: inline, text: true},
	"textEntryInteraction":   {needs: "responseIdentifier", may: "expectedLength"},
	"responseProcessing":     {children: steps},
	"responseCondition":      {children: `responseIf (?:responseElseIf )*(?:responseElse )?`},
	"responseIf":             {children: values + steps},
	"responseElseIf":         {children: values + steps},
	"responseElse":           {children: steps},
	"setOutcomeValue":        {needs: "identifier", children: values},
	"match":                  {children: values + values},
	"equal":                  {needs: "toleranceMode", may: "tolerance includeLowerBound includeUpperBound", children: values + values},
	"and":                    {children: `(?:` + values + `)+`},
	"or":                     {children: `(?:` + values + `)+`},
	"sum":                    {children: `(?:` + values + `)+`},
	"variable":               {needs: "identifier"},
	"correct":                {needs: "identifier"},
	"mapResponse":            {needs: "identifier"},
	"baseValue":              {needs: "baseType", text: true},
	"modalFeedback":          {needs: "outcomeIdentifier identifier showHide", children: `(?:(?:p|pre|div|ul|ol|strong|em|code|a|br) )*`, text: true},
	"assessmentTest":         {needs: "identifier title", may: "schemaLocation", children: `(?:outcomeDeclaration )*(?:testPart )+`},
	"testPart":               {needs: "identifier navigationMode submissionMode", children: `(?:assessmentSection )+`},
	"assessmentSection":      {needs: "identifier title visible", children: `(?:assessmentItemRef )*`},
	"assessmentItemRef":      {needs: "identifier href"},
	"manifest":               {needs: "identifier", may: "schemaLocation", children: `(?:metadata )?organizations resources `},
	"metadata":               {children: `schema schemaversion `},
	"schema":                 {text: true},
	"schemaversion":          {text: true},
	"organizations":          {},
	"resources":              {children: `(?:resource )*`},
	"resource":               {needs: "identifier type href", children: `(?:file )*(?:dependency )*`},
	"file":                   {needs: "href"},
	"dependency":             {needs: "identifierref"},
}

// known are the values that some attributes are limited to.
var known = map[string][]string{
	"cardinality": {"single", "multiple", "ordered", "record"}, "baseType": {"identifier", "string", "float", "integer", "directedPair", "pair", "boolean"},
	"adaptive": {"true", "false"}, "timeDependent": {"true", "false"}, "shuffle": {"true", "false"}, "visible": {"true", "false"}, "caseSensitive": {"true", "false"},
	"showHide": {"show", "hide"}, "navigationMode": {"linear", "nonlinear"}, "submissionMode": {"individual", "simultaneous"}, "toleranceMode": {"exact", "absolute", "relative"},
}

var (
	identifierForm = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_.-]*$`)
	numberForm     = regexp.MustCompile(`^\d+$`)
)

// node is an element on its way through the check.
type node struct {
	name     string
	children strings.Builder
	ids      map[string]bool // of choices in it
	text     bool
}

// holdsToSchema reports what in a document the schema refuses.
func holdsToSchema(t *testing.T, file string, data []byte, namespace string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(string(data)))
	var open []*node
	declared := map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Space != namespace {
				t.Errorf("%s: %s is of the namespace %q", file, token.Name.Local, token.Name.Space)
			}
			if len(open) > 0 {
				open[len(open)-1].children.WriteString(token.Name.Local + " ")
			}
			checkAttributes(t, file, token, open, declared)
			open = append(open, &node{name: token.Name.Local, ids: map[string]bool{}})
		case xml.CharData:
			if len(open) > 0 && strings.TrimSpace(string(token)) != "" {
				open[len(open)-1].text = true
			}
		case xml.EndElement:
			n := open[len(open)-1]
			open = open[:len(open)-1]
			r := rules[n.name]
			if got := n.children.String(); !regexp.MustCompile("^" + r.children + "$").MatchString(got) {
				t.Errorf("%s: in %s stand %s", file, n.name, got)
			}
			if n.text && !r.text {
				t.Errorf("%s: %s has text", file, n.name)
			}
		}
	}
}

func checkAttributes(t *testing.T, file string, e xml.StartElement, open []*node, declared map[string]bool) {
	t.Helper()
	r, ok := rules[e.Name.Local]
	if !ok {
		t.Errorf("%s: an element %s that no rule is written for", file, e.Name.Local)
		return
	}
	has := map[string]string{}
	for _, a := range e.Attr {
		if a.Name.Local == "xmlns" || a.Name.Space == "xmlns" {
			continue
		}
		has[a.Name.Local] = a.Value
		if !slices.Contains(strings.Fields(r.needs+" "+r.may), a.Name.Local) {
			t.Errorf("%s: %s has an attribute %s", file, e.Name.Local, a.Name.Local)
		}
		if values, limited := known[a.Name.Local]; limited && !slices.Contains(values, a.Value) {
			t.Errorf("%s: %s=%q in %s", file, a.Name.Local, a.Value, e.Name.Local)
		}
		switch a.Name.Local {
		case "identifier", "responseIdentifier", "outcomeIdentifier", "identifierref":
			if !identifierForm.MatchString(a.Value) {
				t.Errorf("%s: %s=%q in %s", file, a.Name.Local, a.Value, e.Name.Local)
			}
		case "maxChoices", "maxAssociations", "matchMax":
			if !numberForm.MatchString(a.Value) {
				t.Errorf("%s: %s=%q in %s", file, a.Name.Local, a.Value, e.Name.Local)
			}
		}
	}
	for _, name := range strings.Fields(r.needs) {
		if _, ok := has[name]; !ok {
			t.Errorf("%s: %s lacks %s", file, e.Name.Local, name)
		}
	}
	switch e.Name.Local {
	case "responseDeclaration", "outcomeDeclaration":
		declared[has["identifier"]] = true
	case "variable", "correct", "mapResponse", "setOutcomeValue":
		if !declared[has["identifier"]] {
			t.Errorf("%s: %s of %s, which nothing declares", file, e.Name.Local, has["identifier"])
		}
	case "simpleChoice", "simpleAssociableChoice":
		parent := open[len(open)-1]
		if parent.ids[has["identifier"]] {
			t.Errorf("%s: two choices %s", file, has["identifier"])
		}
		parent.ids[has["identifier"]] = true
	case "modalFeedback":
		if !declared[has["outcomeIdentifier"]] {
			t.Errorf("%s: feedback of %s, which nothing declares", file, has["outcomeIdentifier"])
		}
	}
	if ref := has["responseIdentifier"]; ref != "" && !declared[ref] {
		t.Errorf("%s: %s of %s, which nothing declares", file, e.Name.Local, ref)
	}
}

// What is written of every pack holds to the order of elements, the attributes and the references
// that the schemas of QTI 2.1 and 2.2 want, and its manifest names every file.
func TestWhatIsWrittenHoldsToTheSchema(t *testing.T) {
	racetest.OneGoroutine(t)
	for _, format := range []interchange.Format{qti.Format(), qti.Format21()} {
		namespace := "http://www.imsglobal.org/xsd/imsqti_v2p2"
		if strings.HasSuffix(format.Name, "21") || strings.Contains(format.Name, "2.1") {
			namespace = "http://www.imsglobal.org/xsd/imsqti_v2p1"
		}
		for name, p := range banktest.Packs(t) {
			for _, multi := range []bool{false, true} {
				data, _, err := format.Write(interchange.FromPack(p), interchange.WriteOptions{Langs: p.Meta().Languages, Multi: multi})
				if err != nil {
					t.Fatal(err)
				}
				a, err := zipfile.Open(data)
				if err != nil {
					t.Fatal(err)
				}
				var manifest string
				for _, file := range a.Names() {
					b, err := a.Read(file)
					if err != nil {
						t.Fatal(err)
					}
					own := namespace
					if file == "imsmanifest.xml" {
						manifest, own = string(b), "http://www.imsglobal.org/xsd/imscp_v1p1"
					}
					holdsToSchema(t, format.Name+" "+name+" "+file, b, own)
				}
				for _, file := range a.Names() {
					if file != "imsmanifest.xml" && strings.Count(manifest, `<file href="`+file+`"/>`) != 1 {
						t.Errorf("%s: the manifest does not name %s once", name, file)
					}
				}
			}
		}
	}
}
