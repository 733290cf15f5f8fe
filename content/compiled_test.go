package content_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"reflect"
	"strconv"
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
	again, err := content.Decode(bytes.Clone(compiled(t, p)))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(p.Index(), again.Index()) {
		t.Error("the index differs")
	}
	if p.PathLength() != len(p.Path()) || p.Items() != len(p.Index().Items) || p.Hash() != p.Meta().Hash || p.ID() != p.Meta().ID {
		t.Errorf("the header or the overview says another thing than the index: %d lessons, %d items, %s, %s", p.PathLength(), p.Items(), p.Hash(), p.ID())
	}
	for _, q := range p.Quizzes() {
		if p.QuizSize(q.ID) != len(q.Items) {
			t.Errorf("quiz %s has %d items and %d in the overview", q.ID, len(q.Items), p.QuizSize(q.ID))
		}
		var need float64
		for _, r := range p.Rewards() {
			if r.When.Quiz == q.ID {
				need = max(need, r.When.Score)
			}
		}
		if p.QuizNeed(q.ID) != need {
			t.Errorf("the rewards want %v of quiz %s, the overview says %v", need, q.ID, p.QuizNeed(q.ID))
		}
	}
	if changed := contenttest.Differing(p, again); len(changed) > 0 {
		t.Errorf("differing: %v", changed)
	}
	if twice, _ := source.Load(files, today); !bytes.Equal(compiled(t, twice), compiled(t, p)) {
		t.Error("the same source gives another compiled form")
	}
}

// compiled gives the compiled form of a pack that is in memory.
func compiled(t testing.TB, p *content.Pack) []byte {
	t.Helper()
	b, err := p.Compile()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// intact reports whether everything of a compiled pack can be read.
func intact(b []byte, like *content.Pack) bool {
	p, err := content.Open(bytes.NewReader(b))
	return err == nil && len(contenttest.Differing(p, like)) == 0
}

func TestEveryDamagedByteIsNoticedWhenItIsRead(t *testing.T) {
	pack := compiledHarbour(t)
	whole := compiled(t, pack)
	if !intact(whole, pack) {
		t.Fatal("the pack is not what it is")
	}
	for i := range whole {
		b := bytes.Clone(whole)
		b[i] ^= 0x10
		if intact(b, pack) {
			t.Fatalf("a flipped bit in byte %d was not noticed", i)
		}
	}
	for _, n := range []int{0, 1, len(content.Magic), content.PrefixSize - 1, content.PrefixSize, len(whole) / 2, len(whole) - 1} {
		if _, err := content.Open(bytes.NewReader(whole[:n])); err == nil {
			t.Errorf("a pack cut to %d bytes was not noticed", n)
		}
	}
}

// TestDamageIsNeverTrusted reads packs with one flipped bit: what can still be read of
// them is what was written.
func TestDamageIsNeverTrusted(t *testing.T) {
	pack := compiledHarbour(t)
	whole := compiled(t, pack)
	for i := 0; i < len(whole); i += 7 {
		b := bytes.Clone(whole)
		b[i] ^= 0x01
		p, err := content.Open(bytes.NewReader(b))
		if err != nil {
			continue
		}
		for _, h := range p.Lessons() {
			if l, ok := p.Lesson(h.ID); ok {
				if want, _ := pack.Lesson(h.ID); !reflect.DeepEqual(l, want) {
					t.Fatalf("byte %d: lesson %s came out differently", i, h.ID)
				}
			}
		}
		for _, q := range p.Quizzes() {
			for _, id := range q.Items {
				if it, ok := p.Item(id); ok {
					if want, _ := pack.Item(id); !reflect.DeepEqual(it, want) {
						t.Fatalf("byte %d: item %s came out differently", i, id)
					}
				}
			}
		}
	}
}

// tracked counts what is read of a compiled pack.
type tracked struct {
	content.Compiled
	bytes int
}

func (r *tracked) ReadAt(b []byte, at int64) (int, error) {
	n, err := r.Compiled.ReadAt(b, at)
	r.bytes += n
	return n, err
}

func TestOpeningReadsTheHeaderAndTheMapReadsTheOverview(t *testing.T) {
	parts := contenttest.DeepParts()
	for i := range 400 { // so that the parts differ in size
		item := parts.Items[0]
		item.ID = content.ItemID("item-" + strconv.Itoa(i))
		parts.Items = append(parts.Items, item)
	}
	pack, err := content.NewPack(parts)
	if err != nil {
		t.Fatal(err)
	}
	whole := compiled(t, pack)
	file := &tracked{Compiled: bytes.NewReader(whole)}
	p, err := content.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	if p.ID() != pack.ID() || p.PathLength() != 3 || file.bytes > 512 {
		t.Errorf("to open the pack, %d bytes were read", file.bytes)
	}
	over := len(pack.OverviewBytes())
	if len(p.Lessons()) != 3 || p.Items() != len(parts.Items) || p.Meta().Title.Empty() || len(p.Labs()) != 1 || file.bytes > 512+over {
		t.Errorf("for the map, %d bytes were read; the overview has %d", file.bytes, over)
	}
	index := len(pack.IndexBytes())
	if _, ok := p.ItemHead("item-399"); !ok || file.bytes > 512+over+index {
		t.Errorf("for the order of items, %d bytes were read; the index has %d", file.bytes, index)
	}
	before := file.bytes
	if _, ok := p.Item("item-399"); !ok || file.bytes-before > len(whole)/100 {
		t.Errorf("for an item, %d of %d bytes were read", file.bytes-before, len(whole))
	}
	before = file.bytes
	if _, ok := p.Item("item-399"); !ok || file.bytes != before {
		t.Error("an item is read twice")
	}
}

// mendable is a damaged pack that can be made anew.
type mendable struct {
	*bytes.Reader
	fresh []byte
}

func (m mendable) Restore() (content.Compiled, error) {
	if m.fresh == nil {
		return nil, errors.New("the source is gone")
	}
	return bytes.NewReader(m.fresh), nil
}

func TestWhatIsDamagedIsMadeAnewButNotFromAnotherPack(t *testing.T) {
	pack := compiledHarbour(t)
	whole := compiled(t, pack)
	for _, tt := range []struct {
		name  string
		fresh []byte
		whole bool
	}{
		{"the same source", whole, true},
		{"another source", compiled(t, contenttest.Pack()), false},
		{"no source", nil, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for i := content.PrefixSize + 200; i < len(whole); i += 11 {
				b := bytes.Clone(whole)
				b[i] ^= 0x10
				p, err := content.Open(mendable{bytes.NewReader(b), tt.fresh})
				if err != nil {
					t.Fatal(err)
				}
				if mended := len(contenttest.Differing(p, pack)) == 0; mended != tt.whole {
					t.Fatalf("byte %d: all of the pack is there: %v", i, mended)
				}
			}
		})
	}
}

func TestForeignBytesAreNamed(t *testing.T) {
	whole := compiled(t, compiledHarbour(t))
	other := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(other[len(content.Magic)+4:], content.Schema+1)
	empty, err := content.NewPack(content.Parts{})
	if err != nil {
		t.Fatal(err)
	}
	over, index := []byte(contenttest.Pack().OverviewBytes()), []byte(empty.IndexBytes())
	unclean := bytes.Replace(over, []byte("The harbour"), []byte("The har\x1bour"), 1)
	for _, tt := range []struct {
		name string
		b    []byte
		want error
	}{
		{"nothing", nil, content.ErrNotCompiled},
		{"text", []byte("format: quest.pack/v1\n# long enough for a header"), content.ErrNotCompiled},
		{"another schema", other, content.ErrOtherVersion},
		{"a span outside", content.Forge("a-b", 0, 99999), content.ErrDamaged},
		{"a negative span", content.Forge("a-b", -1, 2), content.ErrDamaged},
		{"a negative length", content.Forge("a-b", 1, -2), content.ErrDamaged},
		{"a huge span", content.Forge("a-b", 1, math.MaxInt64), content.ErrDamaged},
		{"no header", content.Frame([]byte("x"), nil), content.ErrDamaged},
		{"no overview", content.ForgeParts([]byte("x"), nil), content.ErrDamaged},
		{"a byte too many", append(bytes.Clone(whole), 0), content.ErrDamaged},
		{"text that is clean", content.ForgeParts(over, index), nil},
		{"text that is not clean", content.ForgeParts(unclean, index), content.ErrDamaged},
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
	pack := compiledHarbour(f)
	whole := compiled(f, pack)
	f.Add(whole, []byte(nil), false)
	f.Add([]byte(pack.OverviewBytes()), []byte(pack.IndexBytes()), true)
	f.Fuzz(func(t *testing.T, b, more []byte, forge bool) {
		if forge { // parts behind checksums that are right get past these
			b = content.ForgeParts(b, more)
		}
		p, err := content.Open(bytes.NewReader(b))
		if err != nil {
			return
		}
		p.Meta()
		p.Labs()
		for _, it := range p.Index().Items {
			p.Item(it.ID)
		}
		for _, l := range p.Index().Lessons {
			p.Lesson(l.ID)
		}
		for _, l := range p.Index().Labs {
			p.Lab(l.ID)
		}
		for _, m := range p.Misconceptions() {
			p.ItemsShowing(m.ID)
		}
	})
}
