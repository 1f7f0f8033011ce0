package web

import (
	"path"
	"strings"
)

// mediaTypeOf returns the media type of a file of the page. The system's own table is not
// asked, because it differs between machines.
func mediaTypeOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html":
		return "text/html; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	case ".wasm":
		return "application/wasm"
	case ".txt":
		return "text/plain; charset=utf-8"
	default:
		return "application/octet-stream"
	}
}

func compressible(mediaType string) bool {
	switch mediaType {
	case "application/json", "application/manifest+json", "image/svg+xml", "application/wasm":
		return true
	}
	return strings.HasPrefix(mediaType, "text/")
}
