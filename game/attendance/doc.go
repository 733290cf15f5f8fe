// Package attendance is what a class is to one of its members while they play: the question of a
// round, their vote as an answer to it, what of it is entered into their save, how the round came
// out for them, and how far they are with what is assigned. It changes nothing but the player whom
// it is handed, and every front end does with a class what stands here.
package attendance
