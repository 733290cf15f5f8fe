package apkg

import "encoding/binary"

// eachField hands over the fields of a message of Protocol Buffers: their numbers, and the value
// of a number or the bytes of anything longer. It ends at what is none.
func eachField(message []byte, yield func(number int, value uint64, data []byte)) {
	const varint, eight, long, four = 0, 1, 2, 5
	for len(message) > 0 {
		key, n := binary.Uvarint(message)
		if n <= 0 || key>>3 > 1<<29 {
			return
		}
		message = message[n:]
		size := uint64(0)
		switch key & 7 {
		case varint:
			value, n := binary.Uvarint(message)
			if n <= 0 {
				return
			}
			message = message[n:]
			yield(int(key>>3), value, nil)
			continue
		case eight:
			size = 8
		case four:
			size = 4
		case long:
			if size, n = binary.Uvarint(message); n <= 0 {
				return
			}
			message = message[n:]
		default:
			return
		}
		if size > uint64(len(message)) {
			return
		}
		yield(int(key>>3), 0, message[:size])
		message = message[size:]
	}
}
