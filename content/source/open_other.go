//go:build !unix

package source

// atOnce is no flag: there are no pipes in folders here.
const atOnce = 0
