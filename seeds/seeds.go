// Package seeds holds the sample articles that the first start reads: short
// news articles, written for this project, about real events from 1956 to
// 2024. What flows out is a file system with one article a file; the front
// matter at the top of a file gives title, date and source, and what follows
// it is the article's text.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed *.txt
var articles embed.FS

// Files returns the sample articles, one ".txt" file each at the root, named
// by the date of publication and a few words: "1956-11-08-suez-rupture.txt".
func Files() fs.FS { return articles }
