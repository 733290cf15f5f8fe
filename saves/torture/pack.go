package main

import "embed"

// packs holds the pack that the real program plays: two lessons, eight
// questions of every type that line mode asks, and one reward.
//
//go:embed testdata
var packs embed.FS
