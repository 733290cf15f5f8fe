package content

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/fnv"
	"reflect"
	"strconv"
	"testing"
	"testing/fstest"
)

func compiledHarbour(t testing.TB) *Pack {
	t.Helper()
	p, findings := Load(harbour(t), today)
	if p == nil {
		t.Fatalf("findings:\n%s", said(findings))
	}
	return p
}

func TestCompiledPackIsThePack(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{"harbour": harbour(t), "canal": canal(t)} {
		t.Run(name, func(t *testing.T) { checkCompiled(t, files) })
	}
}

func checkCompiled(t *testing.T, files fstest.MapFS) {
	t.Helper()
	p, _ := Load(files, today)
	again, err := Decode(bytes.Clone(p.Compile()))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.index, again.index) {
		t.Error("the index differs")
	}
	for id := range p.index.Items {
		a, okA := p.Item(id)
		b, okB := again.Item(id)
		if !okA || !okB || !reflect.DeepEqual(a, b) {
			t.Errorf("item %s differs", id)
		}
	}
	for id := range p.index.Bodies {
		a, okA := p.Lesson(id)
		b, okB := again.Lesson(id)
		if !okA || !okB || !reflect.DeepEqual(a, b) {
			t.Errorf("lesson %s differs", id)
		}
	}
	for id := range p.index.Machines {
		a, okA := p.Lab(id)
		b, okB := again.Lab(id)
		if !okA || !okB || !reflect.DeepEqual(a, b) {
			t.Errorf("lab %s differs", id)
		}
	}
	if twice, _ := Load(files, today); !bytes.Equal(twice.Compile(), p.Compile()) {
		t.Error("the same source gives another compiled form")
	}
}

func TestEveryDamagedByteIsNoticed(t *testing.T) {
	whole := compiledHarbour(t).Compile()
	for i := range whole {
		b := bytes.Clone(whole)
		b[i] ^= 0x10
		if _, err := Decode(b); err == nil {
			t.Fatalf("a flipped bit in byte %d was not noticed", i)
		}
	}
	for _, n := range []int{0, 1, len(magic), headerSize - 1, headerSize, len(whole) / 2, len(whole) - 1} {
		if _, err := Decode(whole[:n]); err == nil {
			t.Errorf("a pack cut to %d bytes was not noticed", n)
		}
	}
}

func TestForeignBytesAreNamed(t *testing.T) {
	whole := compiledHarbour(t).Compile()
	other := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(other[len(magic)+4:], Schema+1)
	outside := frame([]byte(`{"items":{"a-b":[0,99]}}`), []byte("{}"))
	negative := frame([]byte(`{"bodies":{"a-b":[-1,2]}}`), []byte("{}"))
	huge := frame([]byte(`{"items":{"a-b":[1,9223372036854775807]}}`), []byte("{}"))
	for _, tt := range []struct {
		name string
		b    []byte
		want error
	}{
		{"nothing", nil, ErrNotCompiled},
		{"text", []byte("format: quest.pack/v1\n# long enough for a header"), ErrNotCompiled},
		{"another schema", other, ErrOtherVersion},
		{"a span outside", outside, ErrDamaged},
		{"a negative span", negative, ErrDamaged},
		{"a huge span", huge, ErrDamaged},
		{"no JSON", frame([]byte("x"), nil), ErrDamaged},
		{"text that is not clean", frame([]byte(`{"meta":{"license":"\u001b[2J"}}`), nil), ErrDamaged},
	} {
		if _, err := Decode(tt.b); !errors.Is(err, tt.want) {
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
	if _, ok := p.Reward("x"); ok {
		t.Error("reward")
	}
}

// TestSchemaNumberFollowsTheTypes fails when a type inside compiled packs has
// changed. Then raise Schema, and put the new pair here.
func TestSchemaNumberFollowsTheTypes(t *testing.T) {
	h := fnv.New64a()
	seen := map[reflect.Type]bool{}
	var walk func(reflect.Type)
	walk = func(x reflect.Type) {
		h.Write([]byte(x.String() + ";"))
		if seen[x] {
			return
		}
		seen[x] = true
		switch x.Kind() {
		case reflect.Struct:
			for i := range x.NumField() {
				f := x.Field(i)
				h.Write([]byte(f.Name + " " + string(f.Tag) + ":"))
				walk(f.Type)
			}
		case reflect.Pointer, reflect.Slice, reflect.Array:
			walk(x.Elem())
		case reflect.Map:
			walk(x.Key())
			walk(x.Elem())
		default:
		}
	}
	for _, v := range []any{index{}, Lesson{}, Item{}, Lab{}} {
		walk(reflect.TypeOf(v))
	}
	got := strconv.Itoa(Schema) + " " + strconv.FormatUint(h.Sum64(), 16)
	if want := schemaOfTypes; got != want {
		t.Errorf("the types give %q, recorded is %q: raise Schema when they have changed since", got, want)
	}
}

func FuzzDecode(f *testing.F) {
	whole := compiledHarbour(f).Compile()
	f.Add(whole[headerSize:], false)
	f.Add(whole, true)
	f.Add([]byte(`{"items":{"a-b":[0,2]},"bodies":{"c-d":[0,2]}}{}`), false)
	f.Fuzz(func(t *testing.T, b []byte, raw bool) {
		if !raw {
			// Bytes behind a header that is right get past the checksum.
			cut := bytes.LastIndexByte(b, '}') + 1
			b = frame(b[:cut], b[cut:])
		}
		p, err := Decode(b)
		if err != nil {
			return
		}
		for id := range p.index.Items {
			p.Item(id)
		}
		for id := range p.index.Bodies {
			p.Lesson(id)
		}
		for id := range p.index.Machines {
			p.Lab(id)
		}
		if _, err := json.Marshal(p.index); err != nil {
			t.Errorf("what was decoded cannot be encoded: %v", err)
		}
	})
}
