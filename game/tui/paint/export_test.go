package paint

// Foreign gives the first control in what was written that is none of a painter's own, to the
// tests outside of this package.
var Foreign = foreign
