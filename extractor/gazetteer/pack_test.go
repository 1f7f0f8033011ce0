package gazetteer

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func table(t testing.TB) []byte {
	var b Builder
	b.Add("Bank of Albania", Bank)
	b.Add("Albania", Region)
	b.Add("BANK", HeadWord)
	b.Add("Lloyd's of London", Company)
	b.Add("São  Paulo,", City)
	b.Add("a name of more words than six", Organization)
	b.Add("", City)
	data, err := b.Pack()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestPackRead(t *testing.T) {
	data := table(t)
	if !bytes.Equal(data, table(t)) {
		t.Error("not the same bytes each time")
	}
	n, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]Flags{}
	for _, w := range []string{"bank", "albania", "lloyd", "são", "sao", "a"} {
		h, _ := hash(w)
		got[w] = n.at(h)
	}
	want := map[string]Flags{"bank": HeadWord | Common | starts, "albania": Region, "lloyd": starts, "são": starts, "sao": starts, "a": 0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for cut := range len(data) {
		if _, err := read(data[:cut]); err == nil {
			t.Fatalf("a table cut at %d of %d bytes is read", cut, len(data))
		}
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Erdoğan": "erdogan", "O’Brien": "o'brien", "ŁÓDŹ": "lodz", "Nguyễn": "nguyen", "Straße": "strase", "Ισραήλ": "ισραήλ", "\xff": "\uFFFD", "×": "×",
	} {
		if got := string(fold(nil, in)); got != want {
			t.Errorf("%q becomes %q, not %q", in, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	if diff := cmp.Diff([]string{"people", "'s", "bank", "of", "china"}, Words("People's Bank of China, ")); diff != "" {
		t.Error(diff)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(table(f))
	f.Fuzz(func(t *testing.T, data []byte) {
		n, err := read(data)
		if err != nil {
			return
		}
		h, _ := hash("bank")
		n.at(h)
	})
}

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := read(packed); err != nil {
			b.Fatal(err)
		}
	}
}
