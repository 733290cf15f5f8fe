package content

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
)

// The codec writes the values of compiled packs: the fields of a struct one after the
// other, without their names. Numbers are varints; strings, slices and maps begin with
// their length, and maps are in the order of their keys, so that the same value always
// gives the same bytes. Nil and empty slices are the same, and so are maps.

// errNoValue is the error of bytes that are no value of the wanted type.
var errNoValue = errors.New("the bytes are no such value")

// maxDepth is how deep values may be nested, each list and each struct being one more.
// The deepest of a pack are the conditions of labs.
const maxDepth = 1000

// encodeValue writes a value, or the one that v points to. It fails on types of which packs do not consist, and on
// floats that are not finite.
func encodeValue(v any) ([]byte, error) { return new(encoder).append(nil, v) }

// append is encodeValue behind other bytes. The encoder can be used again.
func (e *encoder) append(to []byte, v any) ([]byte, error) {
	*e = encoder{b: e.b[:0]}
	if err := e.value(reflect.Indirect(reflect.ValueOf(v))); err != nil {
		return nil, err
	}
	// What the texts take stands first, so that the decoder makes room once.
	to = binary.AppendUvarint(to, uint64(e.lines))
	to = binary.AppendUvarint(to, uint64(e.spoken))
	return append(to, e.b...), nil
}

// encoder collects the bytes of a value.
type encoder struct {
	b      []byte
	lines  int // of all texts
	spoken int // languages of all texts
	depth  int
}

func (e *encoder) length(n int)    { e.b = binary.AppendUvarint(e.b, uint64(n)) }
func (e *encoder) string(s string) { e.length(len(s)); e.b = append(e.b, s...) }

func (e *encoder) value(v reflect.Value) error {
	if e.depth++; e.depth > maxDepth {
		return errors.New("nested too deep")
	}
	defer func() { e.depth-- }()
	switch v.Kind() {
	case reflect.Bool:
		bit := byte(0)
		if v.Bool() {
			bit = 1
		}
		e.b = append(e.b, bit)
	case reflect.Int:
		e.b = binary.AppendVarint(e.b, v.Int())
	case reflect.Uint32:
		e.b = binary.AppendUvarint(e.b, v.Uint())
	case reflect.Float64:
		f := v.Float()
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return fmt.Errorf("%v is no finite number", f)
		}
		e.b = binary.LittleEndian.AppendUint64(e.b, math.Float64bits(f))
	case reflect.String:
		e.string(v.String())
	case reflect.Pointer:
		if v.IsNil() {
			e.b = append(e.b, 0)
			return nil
		}
		e.b = append(e.b, 1)
		return e.value(v.Elem())
	case reflect.Slice:
		return e.list(v)
	case reflect.Map:
		return e.mapping(v)
	case reflect.Struct:
		return e.record(v)
	default:
		return fmt.Errorf("%v is no type of a pack", v.Type())
	}
	return nil
}

func (e *encoder) list(v reflect.Value) error {
	e.length(v.Len())
	for i := range v.Len() {
		if err := e.value(v.Index(i)); err != nil {
			return err
		}
	}
	return nil
}

func (e *encoder) mapping(v reflect.Value) error {
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return cmp.Compare(a.String(), b.String()) })
	e.length(len(keys))
	for _, k := range keys {
		e.string(k.String())
		if err := e.value(v.MapIndex(k)); err != nil {
			return err
		}
	}
	return nil
}

func (e *encoder) record(v reflect.Value) error {
	switch v.Type() {
	case reflect.TypeFor[Safe]():
		e.string(v.Field(0).String())
		return nil
	case reflect.TypeFor[Text]():
		e.text(v.Interface().(Text))
		return nil
	}
	for i := range v.NumField() {
		if err := e.value(v.Field(i)); err != nil {
			return fmt.Errorf("%s: %w", v.Type().Field(i).Name, err)
		}
	}
	return nil
}

func (e *encoder) text(t Text) {
	e.length(len(t.spoken))
	e.spoken += len(t.spoken)
	for _, in := range t.spoken {
		e.string(string(in.lang))
		e.length(len(in.lines))
		e.lines += len(in.lines)
		for _, l := range in.lines {
			e.string(l.s)
		}
	}
}

// decodeValue fills the value that v points to with what encodeValue wrote. Strings
// become parts of the input, which is cheap and keeps all of it in memory. It fails
// with errNoValue, or with the error of text that is not clean.
func decodeValue(input string, v any) error {
	d := decoder{rest: input}
	lines, spoken := d.length(), d.length()
	if d.err == nil {
		d.lines.room, d.spoken.room = lines, spoken
		d.value(reflect.ValueOf(v).Elem(), 0)
	}
	if d.err == nil && d.rest != "" {
		d.err = errNoValue
	}
	return d.err
}

// decoder reads values from the rest of an input. After its first error it reads
// nothing more.
type decoder struct {
	rest   string
	err    error
	lines  slab[Safe]
	spoken slab[spoken]
	cites  slab[Cite]
	shown  slab[MisconceptionID]
}

func (d *decoder) fail() {
	if d.err == nil {
		d.err = errNoValue
	}
	d.rest = ""
}

func (d *decoder) uvarint() uint64 {
	var n uint64
	for i := 0; i < len(d.rest) && i < binary.MaxVarintLen64; i++ {
		c := d.rest[i]
		n |= uint64(c&0x7f) << (7 * i)
		if c < 0x80 {
			d.rest = d.rest[i+1:]
			return n
		}
	}
	d.fail()
	return 0
}

// length reads how many bytes or values follow: never more than bytes are left, so
// that damaged input cannot ask for more memory than there could be use for.
func (d *decoder) length() int {
	n := d.uvarint()
	if n > uint64(len(d.rest)) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) string() string {
	n := d.length()
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

// name reads a string that is no text, and holds it against the form of its type.
func (d *decoder) name(t reflect.Type) string {
	s := d.string()
	if d.err == nil && !soundName(t, s) {
		d.fail()
	}
	return s
}

func (d *decoder) byte() byte {
	if d.rest == "" {
		d.fail()
		return 0
	}
	c := d.rest[0]
	d.rest = d.rest[1:]
	return c
}

func (d *decoder) safe() Safe {
	s, err := Clean(d.string())
	if err != nil && d.err == nil {
		d.fail()
		d.err = err
	}
	return s
}

func (d *decoder) value(v reflect.Value, depth int) {
	if depth > maxDepth {
		d.fail()
	}
	if d.err != nil {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(d.byte() != 0)
	case reflect.Int:
		v.SetInt(int64(d.int()))
	case reflect.Uint32:
		v.SetUint(uint64(d.uint32()))
	case reflect.Float64:
		d.float(v)
	case reflect.String:
		v.SetString(d.name(v.Type()))
	case reflect.Pointer:
		if d.byte() != 0 {
			v.Set(reflect.New(v.Type().Elem()))
			d.value(v.Elem(), depth+1)
		}
	case reflect.Slice:
		d.list(v, depth)
	case reflect.Map:
		d.mapping(v, depth)
	case reflect.Struct:
		d.record(v, depth)
	default:
		d.fail()
	}
}

func (d *decoder) float(v reflect.Value) {
	if len(d.rest) < 8 {
		d.fail()
		return
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64([]byte(d.rest[:8])))
	if math.IsNaN(f) || math.IsInf(f, 0) {
		d.fail()
		return
	}
	d.rest = d.rest[8:]
	v.SetFloat(f)
}

// firstRoom is for how many values of a list room is made at once: whether the rest of
// a long one is there shows only on the way.
const firstRoom = 64

func (d *decoder) list(v reflect.Value, depth int) {
	n := d.length()
	if n == 0 {
		return
	}
	switch list := v.Addr().Interface().(type) {
	case *[]Safe:
		*list = d.safes(n)
		return
	case *[]Cite:
		*list = d.cites.take(n)
	case *[]MisconceptionID:
		*list = d.shown.take(n)
	case *[]indexed:
		*list = d.index(n)
		return
	}
	for i := 0; i < n && d.err == nil; i++ {
		if i >= v.Len() {
			v.Grow(min(n-i, max(i, firstRoom)))
			v.SetLen(min(n, v.Cap()))
		}
		d.value(v.Index(i), depth+1)
	}
}

func (d *decoder) mapping(v reflect.Value, depth int) {
	n := d.length()
	if n == 0 {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), min(n, firstRoom)))
	key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
	for i := 0; i < n && d.err == nil; i++ {
		key.SetString(d.name(key.Type()))
		value.SetZero()
		d.value(value, depth+1)
		v.SetMapIndex(key, value)
	}
}

func (d *decoder) record(v reflect.Value, depth int) {
	switch special := v.Addr().Interface().(type) {
	case *Safe:
		*special = d.safe()
		return
	case *Text:
		*special = d.text()
		return
	}
	for i := range v.NumField() {
		d.value(v.Field(i), depth+1)
	}
}

func (d *decoder) text() Text {
	t := Text{d.spoken.take(d.length())}
	for i := range t.spoken {
		t.spoken[i] = spoken{Lang(d.name(reflect.TypeFor[Lang]())), d.safes(d.length())}
	}
	return t
}

func (d *decoder) safes(n int) []Safe {
	list := d.lines.take(n)
	for i := range list {
		list[i] = d.safe()
	}
	return list
}

// slab hands out parts of larger slices, so that many short slices cost few
// allocations.
type slab[T any] struct {
	free []T
	room int // of the next slice
}

// take returns a slice of n values that nobody else has; nil for none.
func (s *slab[T]) take(n int) []T {
	if n == 0 {
		return nil
	}
	if n > len(s.free) {
		s.room = max(s.room, n, 8)
		s.free = make([]T, s.room)
		s.room = min(2*s.room, 512)
	}
	part := s.free[:n:n]
	s.free = s.free[n:]
	return part
}
