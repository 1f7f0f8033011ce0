package gazetteer_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entente/extractor/gazetteer"
)

func TestTown(t *testing.T) {
	for name, want := range map[string]gazetteer.Homes{
		"Mumbai":        {Codes: []string{"IN"}, Clear: true},
		"São Paulo":     {Codes: []string{"BR"}, Clear: true},
		"sao paulo":     {Codes: []string{"BR"}, Clear: true},
		"New York City": {Codes: []string{"US"}, Clear: true},
		"Crimea":        {},
		"Ana Lima":      {},
		"":              {},
	} {
		if diff := cmp.Diff(want, gazetteer.Town(name)); diff != "" {
			t.Errorf("%s: -want +got\n%s", name, diff)
		}
	}
	for _, name := range []string{"Georgetown", "San Jose", "Cordoba"} {
		if h := gazetteer.Town(name); h.Clear && len(h.Codes) > 1 {
			t.Errorf("%s is clearly in %s", name, h.Codes[0])
		}
	}
}

func TestTownPack(t *testing.T) {
	pack := func() []byte {
		var b gazetteer.TownBuilder
		b.Add("Lyon", "FR", 500_000)
		b.Add("Lyon", "US", 1_000)
		b.Add("Cordoba", "AR", 1_400_000)
		b.Add("Cordoba", "ES", 320_000)
		b.Add("Gone", "ES", 320_000)
		b.Remove("Gone")
		data, err := b.Pack(90_000)
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if !bytes.Equal(pack(), pack()) {
		t.Error("not the same bytes each time")
	}
}
