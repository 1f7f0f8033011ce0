package lookup

// bitWriter writes bits, low ones first.
type bitWriter struct {
	out []byte
	acc uint64
	n   uint
}

// bits writes the lowest count bits of v, at most 32.
func (w *bitWriter) bits(v uint64, count uint) {
	w.acc |= (v & (1<<count - 1)) << w.n
	for w.n += count; w.n >= 8; w.n -= 8 {
		w.out = append(w.out, byte(w.acc))
		w.acc >>= 8
	}
}

// rice writes v: its part above the low bits as so many ones and a zero, then
// the low bits.
func (w *bitWriter) rice(v uint64, low uint) {
	for range v >> low {
		w.bits(1, 1)
	}
	w.bits(0, 1)
	w.bits(v, low)
}

func (w *bitWriter) flush() {
	if w.n > 0 {
		w.bits(0, 8-w.n)
	}
}

// bitReader reads what bitWriter wrote.
type bitReader struct {
	data []byte
	acc  uint64
	n    uint
}

// fill makes at least count bits ready, at most 32, and says if there are.
func (r *bitReader) fill(count uint) bool {
	for r.n < count {
		if len(r.data) == 0 {
			return false
		}
		r.acc |= uint64(r.data[0]) << r.n
		r.data = r.data[1:]
		r.n += 8
	}
	return true
}

func (r *bitReader) rice(low uint) (uint64, bool) {
	var high uint64
	for {
		if !r.fill(1) {
			return 0, false
		}
		bit := r.acc & 1
		r.acc >>= 1
		r.n--
		if bit == 0 {
			break
		}
		high++
	}
	if !r.fill(low) {
		return 0, false
	}
	v := high<<low | r.acc&(1<<low-1)
	r.acc >>= low
	r.n -= low
	return v, true
}
