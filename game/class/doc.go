// Package class has the rules of a class: who is in it, what is assigned, the live round by
// peer instruction (vote alone, talk, vote again, then the reasons), and the raid. A school is
// a value that events fold to, in the order in which a log gives them; a command of a member
// is decided to events, or refused. Time and chance are arguments; nothing here knows a
// network, a database or a screen.
package class
