package contenttest

import (
	"iter"
	"math"
	"reflect"
	"strings"

	"quest/content"
)

// Forged gives packs of which one value is another than the loader would ever let
// through, each with the path of that value, as a forged cache could hold them. Of values
// that only their place in a list tells apart there is one. made makes the parts anew
// whenever it is called. A pack that cannot even be opened is left out.
func Forged(made func() content.Parts) iter.Seq2[string, *content.Pack] {
	return func(yield func(string, *content.Pack) bool) {
		for _, f := range forgeries(made()) {
			parts := made()
			w := &forger{wanted: f.at, with: f.with}
			w.walk("", reflect.ValueOf(&parts).Elem())
			if p, err := content.NewPack(parts); err == nil && !yield(f.path, p) {
				return
			}
		}
	}
}

// forgery is one change: which value, counted as the forger meets them, and which of its
// changes.
type forgery struct {
	path     string
	at, with int
}

func forgeries(parts content.Parts) []forgery {
	w := &forger{wanted: -1, seen: map[string]bool{}}
	w.walk("", reflect.ValueOf(&parts).Elem())
	return w.all
}

// forger goes through the values of a pack.
type forger struct {
	wanted, with int
	met          int
	seen         map[string]bool
	all          []forgery
}

func (w *forger) walk(path string, v reflect.Value) {
	w.meet(path, v)
	own(v)
	switch v.Kind() {
	case reflect.Struct:
		if v.Type().PkgPath() != "" && v.NumField() > 0 && !v.Type().Field(0).IsExported() {
			return // a text: it can only be made by cleaning
		}
		if it, ok := v.Interface().(content.Item); ok {
			path += "(" + string(it.Type) + ")"
		}
		for i := range v.NumField() {
			w.walk(path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Slice:
		for i := range v.Len() {
			w.walk(path+"[]", v.Index(i))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			w.walk(path, v.Elem())
		}
	default:
	}
}

// own gives a list and what a pointer leads to a copy, for the parts of tests share them.
func own(v reflect.Value) {
	switch {
	case v.Kind() == reflect.Slice && v.Len() > 0:
		list := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(list, v)
		v.Set(list)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		to := reflect.New(v.Type().Elem())
		to.Elem().Set(v.Elem())
		v.Set(to)
	}
}

// meet notes the changes of a value, or makes the one that is wanted.
func (w *forger) meet(path string, v reflect.Value) {
	w.met++
	n := changes(v)
	if w.seen == nil {
		if w.met == w.wanted {
			change(v, w.with)
		}
		return
	}
	if w.seen[path] {
		return
	}
	w.seen[path] = true
	for i := range n {
		w.all = append(w.all, forgery{strings.TrimPrefix(path, "."), w.met, i})
	}
}

// changes is how many changes a value has.
func changes(v reflect.Value) int {
	switch v.Kind() {
	case reflect.String, reflect.Int:
		return 4
	case reflect.Slice:
		return 2
	case reflect.Bool, reflect.Struct, reflect.Pointer, reflect.Map:
		return 1
	default:
		return 0
	}
}

func change(v reflect.Value, with int) {
	switch v.Kind() {
	case reflect.String:
		v.SetString([]string{"", "zz9", "\x1b[2J", "\u202e\u009b31m"}[with])
	case reflect.Int:
		v.SetInt([]int64{-1, 0, 1 << 40, math.MaxInt64}[with])
	case reflect.Bool:
		v.SetBool(!v.Bool())
	case reflect.Slice:
		if with == 1 && v.Len() > 1 {
			v.Set(v.Slice(0, 1))
			return
		}
		v.SetZero()
	default:
		v.SetZero()
	}
}
