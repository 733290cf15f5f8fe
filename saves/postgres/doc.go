// Package postgres keeps journals on PostgreSQL: the same promises as package saves, for a
// server of any number of nodes that hold no truth themselves.
package postgres
