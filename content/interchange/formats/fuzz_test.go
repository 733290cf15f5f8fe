package formats_test

import (
	"errors"
	"strings"
	"testing"

	"quest/content/interchange"
	"quest/content/interchange/banktest"
	"quest/content/interchange/formats"
)

// fuzz hands bytes to the reader of a format. Whatever they are, it ends, and what is built of
// them loads without an error.
func fuzz(f *testing.F, name string, seeds ...string) {
	f.Helper()
	format, ok := interchange.ByName(formats.All(), name)
	if !ok {
		f.Fatalf("no format %s", name)
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 4<<10 {
			return
		}
		file, err := interchange.NewFile("fuzz", raw)
		if err != nil {
			return
		}
		format.Sniff(file)
		bank, err := format.Read(file, interchange.ReadOptions{Lang: "en"})
		if err != nil {
			return
		}
		built, err := interchange.Build(bank, interchange.BuildOptions{File: "fuzz", Name: "fuzz", Owner: "my", Lang: "en", In: "en"})
		if errors.Is(err, interchange.ErrLanguage) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range built.Packs {
			banktest.Load(t, p.Files)
		}
		for _, l := range built.Losses {
			if l.Key == "" {
				t.Errorf("a loss without a key: %+v", l)
			}
		}
	})
}

func FuzzGIFT(f *testing.F) {
	fuzz(f, "gift", "::a::Which?{=x#y ~%-50%z####w}", "$CATEGORY: a/b\n\n{#1..5}", "{=a->b =->c =d->e =f->g}", "// [id:x] [type:order]\nx{=a -> 1 =b -> 2 =c -> 3}",
		"a {=b} c {=d} e", "x{T#a#b}", strings.Repeat("{", 50)+"=a ~b", `x\{{=a\~b ~c\n}`, "[html]<p>x</p>{=<b>y</b> ~z ~w}")
}

func FuzzAiken(f *testing.F) {
	fuzz(f, "aiken", "Which?\nA. x1\nB) y1\nANSWER: A, B\n", "a\nA. \nB. .\nANSWER: C", "x\n\n```\ncode\n```\nA. a1\nB. b1\n\nANSWER: B")
}

func FuzzCSV(f *testing.F) {
	fuzz(f, "csv", "question,option 1,option 2,answer\nx,a1,b1,1\n", "문제;보기1;보기2;정답\n\"x;y\";가;나;②\n", "item_id,type,part,part_id,value,any,en,meta\na1,cloze,text,,,,x {{g1}},tags=b1\na1,,accept,g1,auto;loose,y | z,,\n",
		"a,b\n\"c,d\ne", "q\tanswer\nx\tTRUE\n")
}

func FuzzJSON(f *testing.F) {
	fuzz(f, "json", `{"format":"quest.bank/v1","quizzes":[{"questions":[{"type":"truefalse","stem":{"en":"x"},"answer":true}]}]}`,
		`{"format":"quest.bank/v1","quizzes":[{"questions":[{"type":"match","stem":"x","pairs":[{"left":"a","right":"b"},{"left":"c","right":"b"}]}]}]}`,
		`{"format":"quest.bank/v1","quizzes":[{"questions":[{"type":"cloze","text":{"en":"{{a}}"},"gaps":[{"id":"a","accept":{"any":["x"]},"reject":[{"answers":{"any":["x"]},"why":"y"}]}]}]}]}`)
}
