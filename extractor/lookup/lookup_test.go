package lookup_test

import (
	"bytes"
	"fmt"
	"testing"

	"entente/extractor/lookup"
)

func packed(t testing.TB, n int) []byte {
	var b lookup.Builder
	for i := range n {
		b.Set(fmt.Sprint("word", i), uint16(i%5000+1))
	}
	data, err := b.Pack()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPackRead(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000, 20000} {
		data := packed(t, n)
		if !bytes.Equal(data, packed(t, n)) {
			t.Errorf("%d words: not the same bytes each time", n)
		}
		table, err := lookup.Read(data)
		if err != nil {
			t.Fatalf("%d words: %v", n, err)
		}
		if table.Len() != n {
			t.Errorf("%d words became %d", n, table.Len())
		}
		for i := range n {
			if got := table.Get(fmt.Sprint("word", i)); got != uint16(i%5000+1) {
				t.Fatalf("%d words: word %d has %d", n, i, got)
			}
		}
		for i := range 1000 {
			if got := table.Get(fmt.Sprint("other", i)); got != 0 {
				t.Errorf("%d words: an unlisted word has %d", n, got)
			}
		}
	}
}

func TestReadDamaged(t *testing.T) {
	data := packed(t, 300)
	for cut := range len(data) {
		if _, err := lookup.Read(data[:cut]); err == nil {
			t.Fatalf("a table cut at %d of %d bytes is read", cut, len(data))
		}
	}
}

func TestZeroTable(t *testing.T) {
	var table lookup.Table
	if got := table.Get("word"); got != 0 {
		t.Errorf("got %d", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(packed(f, 50))
	f.Fuzz(func(t *testing.T, data []byte) {
		table, err := lookup.Read(data)
		if err != nil {
			return
		}
		for i := range uint32(1000) {
			table.At(i * 4294967)
		}
	})
}
