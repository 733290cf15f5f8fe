package content_test

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"quest/content"
	"quest/content/contenttest"
)

func TestValuesComeBackAsTheyWere(t *testing.T) {
	parts := contenttest.DeepParts()
	for _, v := range []any{&parts.Items, &parts.Lessons, &parts.Labs, &parts.Rewards, &parts.Meta} {
		b, err := content.EncodeValue(v)
		if err != nil {
			t.Fatal(err)
		}
		got := reflect.New(reflect.TypeOf(v).Elem())
		if err := content.DecodeValue(string(b), got.Interface()); err != nil || !reflect.DeepEqual(got.Interface(), v) {
			t.Errorf("%T: %v; got\n%+v\nwant\n%+v", v, err, got.Elem(), reflect.ValueOf(v).Elem())
		}
		for cut := range len(b) {
			if content.DecodeValue(string(b[:cut]), got.Interface()) == nil {
				t.Fatalf("%T: %d of %d bytes are enough", v, cut, len(b))
			}
		}
		if content.DecodeValue(string(b)+"x", got.Interface()) == nil {
			t.Errorf("%T: a byte too many is not noticed", v)
		}
	}
}

func TestOnlyValuesOfPacksAreEncoded(t *testing.T) {
	for _, v := range []any{math.NaN(), math.Inf(1), int8(1), make(chan int), []content.Reward{{When: content.When{Score: math.NaN()}}}} {
		if _, err := content.EncodeValue(v); err == nil {
			t.Errorf("%v was encoded", v)
		}
	}
}

func TestDecodedTextIsClean(t *testing.T) {
	b, err := content.EncodeValue([]string{"plain", "text"})
	if err != nil {
		t.Fatal(err)
	}
	var safe []content.Safe
	if err := content.DecodeValue(string(b), &safe); err != nil || len(safe) != 2 || safe[1].String() != "text" {
		t.Fatalf("%v, %v", safe, err)
	}
	unclean := strings.Replace(string(b), "text", "te\x1bt", 1)
	if err := content.DecodeValue(unclean, &safe); err == nil {
		t.Errorf("an escape became %q", safe)
	}
}

func TestNestingHasAnEnd(t *testing.T) {
	nested := func(levels int) content.Condition {
		var c content.Condition
		for range levels {
			c = content.Condition{Kind: content.CondNot, Of: []content.Condition{c}}
		}
		return c
	}
	b, err := content.EncodeValue(nested(300))
	if err == nil {
		err = content.DecodeValue(string(b), new(content.Condition))
	}
	if err != nil {
		t.Errorf("300 conditions inside each other: %v", err)
	}
	if _, err := content.EncodeValue(nested(2000)); err == nil {
		t.Error("2000 conditions inside each other were encoded")
	}
	// One more not around what it holds is the kind, no control, no values and one part.
	around := "\x03not\x00\x00\x01"
	if err := content.DecodeValue("\x00\x00"+strings.Repeat(around, 2000)+"\x00\x00\x00\x00", new(content.Condition)); err == nil {
		t.Error("2000 conditions inside each other were decoded")
	}
	if err := content.DecodeValue("\x00\x00"+strings.Repeat(around, 300)+"\x00\x00\x00\x00", new(content.Condition)); err != nil {
		t.Errorf("300 conditions inside each other, by hand: %v", err)
	}
}

// FuzzCodec decodes any bytes as the values of which packs consist. What is decoded is
// the same after it was encoded and decoded again.
func FuzzCodec(f *testing.F) {
	parts := contenttest.DeepParts()
	for i, v := range []any{parts.Items[0], parts.Lessons[0], parts.Labs[0]} {
		b, err := content.EncodeValue(v)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), b)
	}
	f.Fuzz(func(t *testing.T, kind uint8, b []byte) {
		values := []func() any{
			func() any { return new(content.Item) },
			func() any { return new(content.Lesson) },
			func() any { return new(content.Lab) },
		}
		v, again := values[int(kind)%len(values)](), values[int(kind)%len(values)]()
		if content.DecodeValue(string(b), v) != nil {
			return
		}
		encoded, err := content.EncodeValue(v)
		if err != nil {
			t.Fatalf("what was decoded cannot be encoded: %v", err)
		}
		if err := content.DecodeValue(string(encoded), again); err != nil || !reflect.DeepEqual(v, again) {
			t.Fatalf("%v; decoded\n%+v\nand then\n%+v", err, v, again)
		}
	})
}
