// Package stores joins the journals of saves to the desk of the game: a place for the records
// of one player in files or on a database, and the errors of journals as failures that the game has words for.
package stores
