package graph

import (
	"fmt"
	"testing"
)

// BenchmarkResolve resolves one family: of a few names, of as many as are
// compared, and of one name in many contexts.
func BenchmarkResolve(b *testing.B) {
	var many, contexts []appearance
	for i := range maxBeings {
		context := readFacets("", fmt.Sprintf("in:C%d field:politics about:C%d", i%40, i%7))
		many = append(many, appearance{fmt.Sprintf("person:given%c%c-smith", 'a'+i/26, 'a'+i%26), context})
		contexts = append(contexts, appearance{"person:john-smith", readFacets("", fmt.Sprintf("in:C%d field:f%d about:C%d of:organization:o%d", i%40, i%9, i%7, i))})
	}
	for name, appearances := range map[string][]appearance{"few": many[:5], "many": many, "contexts": contexts} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				resolve(appearances, nil)
			}
		})
	}
}
