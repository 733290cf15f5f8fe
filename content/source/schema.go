package source

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

	"quest/content"
)

// fieldsInKorean has what each field is for in Korean, by the English words of the tables.
//
//go:embed fields.ko.json
var fieldsInKorean []byte

var koreanAbout = sync.OnceValue(func() map[string]string {
	var words map[string]string
	if err := json.Unmarshal(fieldsInKorean, &words); err != nil {
		panic(err) // the file is part of the program, and a test reads it
	}
	return words
})

// SchemaKinds are the kinds of files that have a schema, in the order of docs/pack-format.md.
func SchemaKinds() []string {
	return []string{"pack", "concepts", "lesson", "quiz", "lab", "rewards", "blueprint", "i18n"}
}

// SchemaFile is the name of the file of a schema, to which the comments for editors point.
func SchemaFile(kind string) string { return kind + ".v1.json" }

// Schema gives the JSON Schema (draft-07) of a kind of file, for editors: of a lesson, that of its
// front matter. It knows the fields, the required ones and the limits that the loader has,
// from the same tables, but not what the loader alone can see, such as references and
// texts in several languages; the loader decides. ok is false for a kind that there is not.
func Schema(kind string) (schema []byte, ok bool) {
	rec := map[string]*record{
		"pack": &manifestRecord, "concepts": &glossaryRecord, "lesson": &lessonRecord, "quiz": &quizRecord,
		"lab": &labRecord, "rewards": &rewardsRecord, "blueprint": &blueprintRecord, "i18n": &overlayRecord,
	}[kind]
	if rec == nil {
		return nil, false
	}
	s := &schemaWriter{format: "quest." + kind + "/v1", definitions: jsonObject{}}
	top := s.record(rec.fields)
	top["$schema"] = "http://json-schema.org/draft-07/schema#"
	top["title"] = s.format
	if len(s.definitions) > 0 {
		top["definitions"] = s.definitions
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(top); err != nil {
		panic(err) // maps, lists and words have a JSON form
	}
	return b.Bytes(), true
}

// jsonObject is a part of a schema.
type jsonObject = map[string]any

// Forms of values in a schema. YAML gives numbers and booleans where a text looks like one; the
// loader takes their literal text.
var (
	anyScalar = []string{"string", "number", "boolean"}
	idForm    = jsonObject{"type": "string", "minLength": 2, "maxLength": 48, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}
	langForm  = "^[a-z]{2,3}(-[a-z0-9]{2,8})*$"
)

// schemaWriter writes the schema of one kind of file.
type schemaWriter struct {
	format      string
	definitions jsonObject
}

// record writes a map of fields.
func (s *schemaWriter) record(fields []field) jsonObject {
	properties := jsonObject{}
	var required []string
	for i := range fields {
		f := &fields[i]
		properties[f.name] = described(s.value(f), f.about)
		if f.required {
			required = append(required, f.name)
		}
	}
	o := jsonObject{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		o["required"] = required
	}
	return o
}

// described adds what a field is for, in English and Korean: the text that an editor shows.
func described(value jsonObject, about string) jsonObject {
	if about == "" {
		return value
	}
	said := about
	if ko := koreanAbout()[about]; ko != "" {
		said += "\n\n" + ko
	}
	if ref, ok := value["$ref"]; ok { // what stands beside a $ref is not read in draft-07
		return jsonObject{"allOf": []jsonObject{{"$ref": ref}}, "description": said}
	}
	value["description"] = said
	return value
}

// define gives a reference to a definition, which is written when it is first wanted.
func (s *schemaWriter) define(name string, write func() jsonObject) jsonObject {
	if s.definitions[name] == nil {
		s.definitions[name] = jsonObject{} // it may stand inside itself
		s.definitions[name] = write()
	}
	return jsonObject{"$ref": "#/definitions/" + name}
}

// text is a text in one line, a block, or a map of languages.
func (s *schemaWriter) text() jsonObject {
	return s.define("text", func() jsonObject {
		return jsonObject{"anyOf": []jsonObject{{"type": anyScalar}, mapOf(langForm, jsonObject{"type": anyScalar})}}
	})
}

// mapOf is a map of names of a form to values.
func mapOf(names string, value jsonObject) jsonObject {
	return jsonObject{"type": "object", "propertyNames": jsonObject{"pattern": names}, "additionalProperties": value, "minProperties": 1}
}

// listOfForm is a list with the limits of a field.
func (f *field) listOfForm(element jsonObject) jsonObject {
	o := jsonObject{"type": "array", "items": element, "maxItems": f.high}
	if f.low > 0 {
		o["minItems"] = f.low
	}
	return o
}

// value writes what a field takes.
func (s *schemaWriter) value(f *field) jsonObject {
	switch f.kind {
	case wordField:
		return s.word(f.name, f.takes)
	case wordsField:
		return f.listOfForm(s.word("", f.takes))
	case idField:
		return cloned(idForm)
	case refField:
		return jsonObject{"type": "string"}
	case refsField:
		return f.listOfForm(jsonObject{"type": "string"})
	case lineField, labelField, proseField:
		return s.text()
	case plainField:
		return jsonObject{"type": anyScalar}
	case integerField:
		return jsonObject{"type": "integer", "minimum": f.low, "maximum": f.high}
	case shareField:
		return jsonObject{"type": "number", "minimum": 0, "maximum": 1}
	case boolField:
		if f.takes != "" {
			return jsonObject{"const": f.takes == "true"}
		}
		return jsonObject{"type": "boolean"}
	case choiceField:
		return choices(f.words)
	case dateField:
		return dateForm()
	case mapField:
		return s.special(f, s.record(f.of.fields))
	case mapsField:
		if f.of == nil {
			return f.listOfForm(s.items(f))
		}
		return f.listOfForm(s.special(f, s.record(f.of.fields)))
	case ownField:
	}
	return s.own(f.takes)
}

func cloned(o jsonObject) jsonObject {
	all := jsonObject{}
	for k, v := range o {
		all[k] = v
	}
	return all
}

func dateForm() jsonObject {
	return jsonObject{"type": "string", "pattern": `^\d{4}-\d{2}-\d{2}$`}
}

// choices takes one of a few words. A digit may be written as a number.
func choices(words []string) jsonObject {
	var all []any
	for _, w := range words {
		all = append(all, w)
		if n, ok := decimal(w); ok {
			all = append(all, n)
		}
	}
	return jsonObject{"enum": all}
}

// word is a value with a form of its own, by what it takes.
func (s *schemaWriter) word(name, takes string) jsonObject {
	switch {
	case name == formatField.name:
		return jsonObject{"const": s.format}
	case takes == "name of an item type":
		return choices(names(itemTypes()))
	case takes == "owner/name":
		return jsonObject{"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*$"}
	case strings.HasPrefix(takes, "version"):
		return jsonObject{"type": "string", "pattern": `^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$`}
	case strings.HasPrefix(takes, "https://"):
		return jsonObject{"type": "string", "pattern": "^https://"}
	case takes == "language codes":
		return jsonObject{"type": "string", "pattern": langForm}
	case takes == "lesson#anchor":
		return jsonObject{"type": "string", "pattern": "^[^#]+#[^#]+$"}
	case strings.HasPrefix(takes, "blueprint:"):
		return jsonObject{"type": "string", "pattern": "^[^:]+/[^:]+:[^:]+$"}
	case strings.HasPrefix(takes, decimalNumber):
		o := jsonObject{"type": []string{"number", "string"}}
		if strings.HasSuffix(takes, "0 or more") {
			o["minimum"] = 0
		}
		return o
	case strings.HasPrefix(takes, "numbers"):
		return jsonObject{"type": "integer", "minimum": 0, "maximum": 100_000}
	}
	return jsonObject{"type": anyScalar}
}

// own is a value that is read by code of its own, by what it takes.
func (s *schemaWriter) own(takes string) jsonObject {
	word := jsonObject{"type": anyScalar}
	switch {
	case takes == "condition":
		return s.condition()
	case strings.HasSuffix(takes, "names to conditions"):
		o := mapOf(".", s.condition())
		o["maxProperties"] = 20
		delete(o, "minProperties")
		return o
	case strings.HasPrefix(takes, "map of any or a language"):
		return mapOf("^any$|"+langForm, jsonObject{"type": "array", "items": word, "minItems": 1, "maxItems": 12})
	case strings.HasPrefix(takes, "map of a language"):
		o := mapOf(langForm, jsonObject{"type": "array", "items": word, "maxItems": 20})
		delete(o, "minProperties")
		return o
	case strings.HasPrefix(takes, "map of keys of gaps"):
		return jsonObject{"type": "object", "additionalProperties": jsonObject{"type": "array", "items": word, "maxItems": 12}}
	case strings.HasPrefix(takes, "map of routes"):
		return mapOf(".", word)
	}
	return jsonObject{"type": "object", "additionalProperties": word} // controls and their values, keys and their texts
}

// condition is a condition of a lab (docs/pack-format.md 11.2).
func (s *schemaWriter) condition() jsonObject {
	return s.define("condition", func() jsonObject {
		self := jsonObject{"$ref": "#/definitions/condition"}
		several := jsonObject{"type": "array", "items": self, "minItems": 1}
		word := jsonObject{"type": anyScalar}
		return jsonObject{"anyOf": []jsonObject{
			{"enum": []string{"always", "never"}},
			{
				"type": "object", "minProperties": 1,
				"properties":           jsonObject{"set": word, "not": self, "any": several, "all": several},
				"additionalProperties": jsonObject{"anyOf": []jsonObject{word, {"type": "array", "items": word, "minItems": 1, "maxItems": 8}}},
			},
		}}
	})
}

// special adds to a map what its fields say about each other.
func (s *schemaWriter) special(f *field, o jsonObject) jsonObject {
	switch {
	case f.of == &gapRecord:
		o["oneOf"] = []jsonObject{{"required": []string{"accept"}}, {"required": []string{"number"}}}
	case f.of == rewardRecord.field("when").of:
		o["anyOf"] = oneRequired("lesson", "quiz", "lab", "mission", "pack")
		o["dependencies"] = jsonObject{"score": []string{"quiz"}}
	case f.name == "table":
		o["oneOf"] = oneRequired("gold", "xp", "nothing")
	}
	return o
}

func oneRequired(names ...string) []jsonObject {
	var all []jsonObject
	for _, name := range names {
		all = append(all, jsonObject{"required": []string{name}})
	}
	return all
}

// items is an element of a list of items. Those of a case are of any type but case.
func (s *schemaWriter) items(f *field) jsonObject {
	item := s.define("item", s.item)
	if f.high == maxQuizItems {
		return item
	}
	other := jsonObject{"properties": jsonObject{"type": jsonObject{"not": jsonObject{"const": string(content.Case)}}}}
	return jsonObject{"allOf": []jsonObject{item, other}}
}

// item is an item of any type. All fields stand in one flat list, as editors want them; for each
// type it says which of them are required and which belong to it.
func (s *schemaWriter) item() jsonObject {
	types := itemTypes()
	properties := jsonObject{}
	var rules []jsonObject
	for i := range types {
		t := &types[i]
		required := []string{}
		for j := range t.all.fields {
			f := &t.all.fields[j]
			value := described(s.value(f), f.about)
			if before, taken := properties[f.name]; taken && !sameJSON(before, value) {
				panic(fmt.Sprintf("%s of %s is another field in other types", f.name, t.name))
			}
			properties[f.name] = value
			if f.required {
				required = append(required, f.name)
			}
		}
		all := t.all.names()
		slices.Sort(all)
		rules = append(rules, jsonObject{
			"if":   jsonObject{"properties": jsonObject{"type": jsonObject{"const": string(t.name)}}, "required": []string{"type"}},
			"then": jsonObject{"required": required, "propertyNames": jsonObject{"enum": all}},
		})
	}
	return jsonObject{"type": "object", "required": []string{"id", "type"}, "properties": properties, "additionalProperties": false, "allOf": rules}
}

// sameJSON reports whether two parts of a schema are the same.
func sameJSON(a, b any) bool {
	one, err := json.Marshal(a)
	two, err2 := json.Marshal(b)
	return err == nil && err2 == nil && bytes.Equal(one, two)
}
