// Package ui holds the page: TypeScript source under src, and the bundle that
// Vite builds from it under dist, which the program embeds so that its users
// need neither Node nor a network. `npm run build` in this folder rebuilds
// dist; continuous integration fails when the committed bundle differs.
package ui

import (
	"embed"
	"io/fs"
)

//go:embed all:dist
var bundle embed.FS

// Dist returns the built bundle: index.html, which answers every address of the
// page, favicon.svg, theme.js, and assets/ whose names carry a hash of their content.
func Dist() fs.FS {
	dist, err := fs.Sub(bundle, "dist")
	if err != nil {
		return bundle // cannot happen: the name is valid and embedded
	}
	return dist
}
