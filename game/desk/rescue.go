package desk

import (
	"bytes"
	"cmp"
	"errors"

	"quest/game"
)

// errNothing says that nothing has been played.
var errNothing = errors.New("nothing was played")

// Rescue writes everything played, saved or not, to a file outside of the store and
// gives its path. It fails with a *game.NotSavedError.
func (d *Desk) Rescue() (string, error) {
	var all bytes.Buffer
	n, err := d.store.Export(&all)
	if n == 0 {
		err = cmp.Or(err, errNothing)
		return "", &game.NotSavedError{Why: notRescued(err), Err: err}
	}
	path, err := d.options.Rescue(all.Bytes())
	if err != nil {
		return "", &game.NotSavedError{Why: notRescued(err), Err: err}
	}
	return path, nil
}
