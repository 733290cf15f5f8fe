package phrase

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"quest/content"
)

// raw reads a section with the standard library: a text, lines, or texts by plural
// form for each name.
func raw(t *testing.T, file string) map[string]any {
	t.Helper()
	data, err := fs.ReadFile(shipped, file)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]any{}
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return all
}

func sections(t *testing.T, lang content.Lang) []string {
	t.Helper()
	files, err := fs.Glob(shipped, path.Join(string(lang), "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range files {
		if name := path.Base(f); name != languageFile {
			names = append(names, strings.TrimSuffix(name, ".json"))
		}
	}
	return names
}

func shippedLangs(t *testing.T) []content.Lang {
	t.Helper()
	entries, err := fs.ReadDir(shipped, ".")
	if err != nil {
		t.Fatal(err)
	}
	var langs []content.Lang
	for _, e := range entries {
		if e.IsDir() {
			langs = append(langs, content.Lang(e.Name()))
		}
	}
	return langs
}

// differences says what a section lacks, has too much, or fills otherwise than the
// English one.
func differences(english, other map[string]any) []string {
	var wrong []string
	for _, name := range slices.Sorted(maps.Keys(english)) {
		theirs, ok := other[name]
		if !ok || fmt.Sprint(theirs) == "" {
			wrong = append(wrong, name+" is missing")
			continue
		}
		if a, b := placeholders(english[name]), placeholders(theirs); !slices.Equal(a, b) {
			wrong = append(wrong, fmt.Sprintf("%s fills %v, the English one %v", name, b, a))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(other)) {
		if _, ok := english[name]; !ok {
			wrong = append(wrong, name+" is no key")
		}
	}
	return wrong
}

// placeholders gives what the fullest form of a sentence fills, sorted.
func placeholders(sentence any) []string {
	text := fmt.Sprint(sentence)
	if forms, ok := sentence.(map[string]any); ok {
		text = fmt.Sprint(forms["other"])
	}
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

func TestEveryLanguageHasEveryKeyWithTheSamePlaceholders(t *testing.T) {
	want := sections(t, content.English)
	for _, lang := range shippedLangs(t) {
		if got := sections(t, lang); !slices.Equal(got, want) {
			t.Errorf("%s has the sections %v, English has %v", lang, got, want)
			continue
		}
		for _, name := range want {
			for _, wrong := range differences(raw(t, sectionFile(content.English, name)), raw(t, sectionFile(lang, name))) {
				t.Errorf("%s: %s", sectionFile(lang, name), wrong)
			}
		}
	}
}

func TestDifferencesAreNamed(t *testing.T) {
	english := map[string]any{"A": "{n} of {of}", "B": "b", "C": map[string]any{"one": "one", "other": "{n}"}}
	other := map[string]any{"A": "{of}", "C": "{n}", "D": "d"}
	want := []string{"A fills [{of}], the English one [{n} {of}]", "B is missing", "D is no key"}
	if got := differences(english, other); !slices.Equal(got, want) {
		t.Errorf("found %q", got)
	}
}

// The fields of Book are the keys that code can name; the files hold just these.
func TestEverySectionOfABookIsAFileWithItsFields(t *testing.T) {
	eachSection(new(Book), func(name string, section reflect.Value) {
		file := raw(t, sectionFile(content.English, name))
		for i := range section.NumField() {
			field := section.Type().Field(i).Name
			if _, ok := file[field].(map[string]any); ok || file[field] == nil {
				t.Errorf("%s.%s is no text in English", name, field)
			}
			delete(file, field)
		}
		for _, left := range slices.Sorted(maps.Keys(file)) {
			t.Errorf("%s.%s is no field of the section", name, left)
		}
	})
}

// The reader of sections is the game's own; what it reads is what any reader of JSON
// would read.
func TestSectionsAreReadAsJSON(t *testing.T) {
	for _, lang := range shippedLangs(t) {
		for _, name := range sections(t, lang) {
			file := sectionFile(lang, name)
			data, err := fs.ReadFile(shipped, file)
			if err != nil {
				t.Fatal(err)
			}
			got := map[string]any{}
			if err := readSection(string(data), func(name string, s sentence) { got[name] = s.asJSON() }); err != nil {
				t.Errorf("%s: %v", file, err)
			}
			want := raw(t, file)
			for name, v := range want {
				if lines, ok := v.([]any); ok {
					want[name] = joined(lines)
				}
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("%s: read %v, want %v", file, got, want)
			}
		}
	}
}

func (s sentence) asJSON() any {
	if s.forms == nil {
		return s.text
	}
	forms := map[string]any{}
	for _, f := range s.forms {
		forms[f.name] = f.text
	}
	return forms
}

func joined(lines []any) string {
	var all []string
	for _, l := range lines {
		all = append(all, fmt.Sprint(l))
	}
	return strings.Join(all, "\n")
}

func TestReadSection(t *testing.T) {
	for _, tt := range []struct{ data, want string }{
		{`{}`, "map[]"},
		{` { "A" : "a" , "B":["x","y"],"C":{"one":"1","other":"{n}"} } `, "map[A:a B:x\ny C:map[one:1 other:{n}]]"},
		{`{"A":"say \"é\" \\ \n가"}`, "map[A:say \"é\" \\ \n가]"},
		{`{"A":[]}`, "map[A:]"},
		{``, "error"},
		{`{"A":"a"`, "error"},
		{`{"A":"a}`, "error"},
		{`{"A":"a\"}`, "error"},
		{`{"A":"a\q"}`, "error"},
		{`{"A":"a",}`, "error"},
		{`{"A" "a"}`, "error"},
		{`{"A":12,"B":"b"}`, "map[A:12 B:b]"},
		{`{"A":-1}`, "error"},
		{`{"A":1x}`, "error"},
		{`{"A":["a"}`, "error"},
		{`{"A":"a"} x`, "error"},
	} {
		got := map[string]any{}
		err := readSection(tt.data, func(name string, s sentence) { got[name] = s.asJSON() })
		if said := fmt.Sprint(got); err == nil && said != tt.want || (err != nil) != (tt.want == "error") {
			t.Errorf("%s: read %s, %v; want %s", tt.data, said, err, tt.want)
		}
	}
}

// withLanguage gives the shipped files and those of another language.
func withLanguage(t *testing.T, lang content.Lang, files map[string]string) fstest.MapFS {
	t.Helper()
	all := fstest.MapFS{}
	if err := fs.WalkDir(shipped, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			var data []byte
			data, err = fs.ReadFile(shipped, name)
			all[name] = &fstest.MapFile{Data: data}
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		all[sectionFile(lang, name)] = &fstest.MapFile{Data: []byte(data)}
	}
	return all
}

func TestWhatALanguageLacksIsSaidInEnglish(t *testing.T) {
	books, err := Open(withLanguage(t, "qya", map[string]string{
		"chest": `{"Gold": "金貨 +{n}", "Title": "宝箱", "Strange": "x"}`, "home": `{"New": "broken`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	ja, en := books.In("qya"), books.In(content.English)
	for _, c := range [][2]string{
		{ja.Chest.Title, "宝箱"},
		{ja.Chest.Gold, "金貨 +{n}"},
		{ja.Chest.Kept, en.Chest.Kept},
		{ja.Home.New, en.Home.New},
		{ja.Plain.Help, en.Plain.Help},
		{string(ja.Lang), "qya"},
		{string(books.In("fr").Lang), "en"},
	} {
		if c[0] != c[1] || c[0] == "" {
			t.Errorf("said %q, want %q", c[0], c[1])
		}
	}
}

func TestABookIsReadOnceForAllWhoWantIt(t *testing.T) {
	books, err := Open(shipped)
	if err != nil {
		t.Fatal(err)
	}
	got := make([]*Book, 8)
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() { got[i] = books.In(content.Korean) })
	}
	all.Wait()
	for _, b := range got {
		if b != got[0] || b.Home.New == "" {
			t.Fatal("two readings of one book")
		}
	}
}

func TestBooksWithoutEnglishAreRefused(t *testing.T) {
	if _, err := Open(fstest.MapFS{"ko/home.json": {Data: []byte("{}")}}); err == nil {
		t.Error("opened")
	}
}
