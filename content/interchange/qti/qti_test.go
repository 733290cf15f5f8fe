package qti_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"quest/content"
	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/interchange/qti"
	"quest/content/interchange/zipfile"
	"quest/content/lazy"
	"quest/content/racetest"
)

func TestItemsOfQTIComeInAsTheyAreMeant(t *testing.T) {
	if n := banktest.Cases(t, qti.Format()); n < 20 {
		t.Errorf("only %d inputs", n)
	}
}

const held = interchange.HoldsExplain | interchange.HoldsOptionWhy | interchange.HoldsTruthWhy | interchange.HoldsCode | interchange.HoldsKeep

func TestAPackComesBackFromQTI(t *testing.T) {
	racetest.OneGoroutine(t)
	banktest.RoundTrip(t, qti.Format(), banktest.Way{Langs: []content.Lang{content.English}, Holds: held})
	banktest.RoundTrip(t, qti.Format(), banktest.Way{Langs: []content.Lang{content.English, content.Korean}, Multi: true, Holds: held})
}

// Version 2.1 has the same items in another namespace.
func TestBothVersionsHoldTheSame(t *testing.T) {
	racetest.OneGoroutine(t)
	format := qti.Format()
	format.Write = qti.Format21().Write
	banktest.RoundTrip(t, format, banktest.Way{Langs: []content.Lang{content.Korean}, Holds: held})
}

// identifier is the form of names in QTI.
var identifier = lazy.Regexp(`^[A-Za-z_][A-Za-z0-9_.-]*$`)

// order is the order in which the schema wants the children of an item.
var order = []string{"responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing", "modalFeedback"}

func TestWhatIsWrittenIsWhatTheSchemaWants(t *testing.T) {
	racetest.OneGoroutine(t)
	for name, p := range banktest.Packs(t) {
		data, _, err := qti.Format().Write(interchange.FromPack(p), interchange.WriteOptions{Langs: p.Meta().Languages, Multi: true})
		if err != nil {
			t.Fatal(err)
		}
		a, err := zipfile.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range a.Names() {
			raw, err := a.Read(file)
			if err != nil {
				t.Fatal(err)
			}
			checkItem(t, name+" "+file, string(raw))
		}
	}
}

// checkItem checks the order of the children of the root, that names have their form, and
// that each response is declared once and used.
func checkItem(t *testing.T, name, raw string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(raw))
	depth, at := 0, 0
	declared, used := map[string]bool{}, map[string]bool{}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth == 2 && strings.HasPrefix(name, "items/") {
				for at < len(order) && order[at] != e.Name.Local {
					at++
				}
				if at == len(order) {
					t.Errorf("%s: <%s> is out of order", name, e.Name.Local)
				}
			}
			for _, attr := range e.Attr {
				if attr.Name.Local == "identifier" && !identifier.Get().MatchString(attr.Value) {
					t.Errorf("%s: the identifier %q", name, attr.Value)
				}
				if attr.Name.Local == "identifier" && e.Name.Local == "responseDeclaration" {
					declared[attr.Value] = true
				}
				if attr.Name.Local == "responseIdentifier" {
					used[attr.Value] = true
				}
			}
		case xml.EndElement:
			depth--
		}
	}
	if len(declared) != len(used) {
		t.Errorf("%s: %d responses are declared and %d used", name, len(declared), len(used))
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		`<assessmentItem identifier="a"><responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>A</value></correctResponse></responseDeclaration><itemBody><choiceInteraction responseIdentifier="R" maxChoices="1"><prompt>a</prompt><simpleChoice identifier="A">x</simpleChoice><simpleChoice identifier="B">y</simpleChoice></choiceInteraction></itemBody></assessmentItem>`,
		`<assessmentItem identifier="a"><responseDeclaration identifier="R" cardinality="multiple" baseType="directedPair"><correctResponse><value>A B</value></correctResponse></responseDeclaration><itemBody><matchInteraction responseIdentifier="R"><simpleMatchSet/><simpleMatchSet/></matchInteraction></itemBody></assessmentItem>`,
		`<assessmentItem identifier="a"><responseDeclaration identifier="R" baseType="float"><correctResponse><value>1e3</value></correctResponse></responseDeclaration><itemBody><p>x <textEntryInteraction responseIdentifier="R"/></p></itemBody><responseProcessing><equal toleranceMode="relative" tolerance="1"><variable identifier="R"/></equal></responseProcessing></assessmentItem>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		banktest.Report(t, qti.Format(), "fuzz.xml", []byte(s))
	})
}
