// Package lazy makes values when they are first used. A variable of a package that is made by a
// function, sync.OnceValue included, costs each start of the program: its code is read into memory
// and run. The values here are laid out by the compiler, and cost nothing until they are used.
package lazy

import (
	"regexp"
	"sync"
)

// Value is a value that Make makes when it is first used. It is declared as a literal of the
// struct, or the compiler cannot lay it out.
type Value[T any] struct {
	Make  func() T
	once  sync.Once
	value T
}

// Get gives the value. It may be called from several goroutines.
func (v *Value[T]) Get() T {
	v.once.Do(func() { v.value = v.Make() })
	return v.value
}

// Attempt is a value that Make makes when it is first used, unless it fails. It is declared as a
// literal of the struct, or the compiler cannot lay it out.
type Attempt[T any] struct {
	Make  func() (T, error)
	once  sync.Once
	value T
	err   error
}

// Get gives what Make gave. It may be called from several goroutines.
func (a *Attempt[T]) Get() (T, error) {
	a.once.Do(func() { a.value, a.err = a.Make() })
	return a.value, a.err
}

// Pattern is a regular expression that is compiled when it is first used.
type Pattern struct {
	expr  string
	once  sync.Once
	value *regexp.Regexp
}

// Regexp gives the pattern of an expression. It has to be one that compiles, as it is written in
// the program.
func Regexp(expr string) *Pattern { return &Pattern{expr: expr} }

// Get gives the regular expression, and panics if it does not compile. It may be called from
// several goroutines.
func (p *Pattern) Get() *regexp.Regexp {
	p.once.Do(func() { p.value = regexp.MustCompile(p.expr) })
	return p.value
}
