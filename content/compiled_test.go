package content_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"reflect"
	"sync"
	"testing"
	"testing/fstest"

	"quest/content"
	"quest/content/contenttest"
	"quest/content/source"
)

var today = source.Options{Today: "2026-11-23", Version: "0.1.0"}

func compiledHarbour(t testing.TB) *content.Pack {
	t.Helper()
	p, findings := source.Load(contenttest.HarbourFiles(t), today)
	if p == nil {
		t.Fatalf("findings: %v", findings)
	}
	return p
}

func TestCompiledPackIsThePack(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{"harbour": contenttest.HarbourFiles(t), "canal": contenttest.CanalFiles(t)} {
		t.Run(name, func(t *testing.T) { checkCompiled(t, files) })
	}
}

func checkCompiled(t *testing.T, files fstest.MapFS) {
	t.Helper()
	p, _ := source.Load(files, today)
	again, err := content.Decode(bytes.Clone(p.Compile()))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Index(), again.Index()) {
		t.Error("the index differs")
	}
	for id := range p.Index().Items {
		a, okA := p.Item(id)
		b, okB := again.Item(id)
		if !okA || !okB || !reflect.DeepEqual(a, b) {
			t.Errorf("item %s differs", id)
		}
	}
	for id := range p.Index().Bodies {
		a, okA := p.Lesson(id)
		b, okB := again.Lesson(id)
		if !okA || !okB || !reflect.DeepEqual(a, b) {
			t.Errorf("lesson %s differs", id)
		}
	}
	for id := range p.Index().Machines {
		a, okA := p.Lab(id)
		b, okB := again.Lab(id)
		if !okA || !okB || !reflect.DeepEqual(a, b) {
			t.Errorf("lab %s differs", id)
		}
	}
	if twice, _ := source.Load(files, today); !bytes.Equal(twice.Compile(), p.Compile()) {
		t.Error("the same source gives another compiled form")
	}
}

func TestEveryDamagedByteIsNoticed(t *testing.T) {
	whole := compiledHarbour(t).Compile()
	for i := range whole {
		b := bytes.Clone(whole)
		b[i] ^= 0x10
		if _, err := content.Decode(b); err == nil {
			t.Fatalf("a flipped bit in byte %d was not noticed", i)
		}
	}
	for _, n := range []int{0, 1, len(content.Magic), content.HeaderSize - 1, content.HeaderSize, len(whole) / 2, len(whole) - 1} {
		if _, err := content.Decode(whole[:n]); err == nil {
			t.Errorf("a pack cut to %d bytes was not noticed", n)
		}
	}
}

func TestForeignBytesAreNamed(t *testing.T) {
	whole := compiledHarbour(t).Compile()
	other := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(other[len(content.Magic)+4:], content.Schema+1)
	outside := content.Frame([]byte(`{"items":{"a-b":[0,99]}}`), []byte("{}"))
	negative := content.Frame([]byte(`{"bodies":{"a-b":[-1,2]}}`), []byte("{}"))
	huge := content.Frame([]byte(`{"items":{"a-b":[1,9223372036854775807]}}`), []byte("{}"))
	for _, tt := range []struct {
		name string
		b    []byte
		want error
	}{
		{"nothing", nil, content.ErrNotCompiled},
		{"text", []byte("format: quest.pack/v1\n# long enough for a header"), content.ErrNotCompiled},
		{"another schema", other, content.ErrOtherVersion},
		{"a span outside", outside, content.ErrDamaged},
		{"a negative span", negative, content.ErrDamaged},
		{"a huge span", huge, content.ErrDamaged},
		{"no JSON", content.Frame([]byte("x"), nil), content.ErrDamaged},
		{"text that is not clean", content.Frame([]byte(`{"meta":{"license":"\u001b[2J"}}`), nil), content.ErrDamaged},
	} {
		if _, err := content.Decode(tt.b); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}

func TestUnknownIDsAreNotFound(t *testing.T) {
	p := compiledHarbour(t)
	if _, ok := p.Lesson("x"); ok {
		t.Error("lesson")
	}
	if _, ok := p.Item("x"); ok {
		t.Error("item")
	}
	if _, ok := p.Quiz("x"); ok {
		t.Error("quiz")
	}
	if _, ok := p.Head("x"); ok {
		t.Error("head")
	}
	if _, ok := p.Misconception("x"); ok {
		t.Error("misconception")
	}
	if _, ok := p.Concept("x"); ok {
		t.Error("concept")
	}
	if _, ok := p.Lab("x"); ok {
		t.Error("lab")
	}
}

func TestEverythingIsDecodedOnceForAllWhoAsk(t *testing.T) {
	p := compiledHarbour(t)
	type answers struct {
		lesson *content.Lesson
		item   *content.Item
	}
	all := make([]answers, 8)
	var asking sync.WaitGroup
	for i := range all {
		asking.Go(func() {
			for _, h := range p.Lessons() {
				all[i].lesson, _ = p.Lesson(h.ID)
			}
			for _, q := range p.Quizzes() {
				for _, id := range q.Items {
					all[i].item, _ = p.Item(id)
					p.ItemHead(id)
				}
			}
			for _, m := range p.Misconceptions() {
				p.ItemsShowing(m.ID)
			}
		})
	}
	asking.Wait()
	for _, a := range all {
		if a != all[0] || a.lesson == nil || a.item == nil {
			t.Fatalf("one gets %v, another %v", a, all[0])
		}
	}
}

func FuzzDecode(f *testing.F) {
	whole := compiledHarbour(f).Compile()
	f.Add(whole[content.HeaderSize:], false)
	f.Add(whole, true)
	f.Add([]byte(`{"items":{"a-b":[0,2]},"bodies":{"c-d":[0,2]}}{}`), false)
	f.Fuzz(func(t *testing.T, b []byte, raw bool) {
		if !raw {
			// Bytes behind a header that is right get past the checksum.
			cut := bytes.LastIndexByte(b, '}') + 1
			b = content.Frame(b[:cut], b[cut:])
		}
		p, err := content.Decode(b)
		if err != nil {
			return
		}
		for id := range p.Index().Items {
			p.Item(id)
		}
		for id := range p.Index().Bodies {
			p.Lesson(id)
		}
		for id := range p.Index().Machines {
			p.Lab(id)
		}
		if _, err := json.Marshal(p.Index()); err != nil {
			t.Errorf("what was decoded cannot be encoded: %v", err)
		}
	})
}
