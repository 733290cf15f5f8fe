package main

// growStack makes the stack of a goroutine large at its beginning, while there is one frame on
// it. A stack that grows later is copied frame by frame, and for each of them the runtime reads
// parts of its tables that nothing else needs: about 20 blocks of 64 KiB of the program in memory
// until the first frame is drawn.
//
//go:noinline
func growStack(at int) byte {
	var room [stackRoom]byte
	room[at] = 1
	return room[at+1]
}

// stackRoom is what a goroutine takes that opens saves and packs, and draws, in bytes.
const stackRoom = 40 << 10
