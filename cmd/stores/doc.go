// Package stores joins the journals of saves in files to the desk of the game: a place for the
// records of one player, the errors of journals as failures that the game has words for, and
// what a desk needs of the computer. It knows no database.
package stores
