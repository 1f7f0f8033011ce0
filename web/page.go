package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"entente/graph"
)

// page serves the built page from memory. Only names that the bundle lists can
// be asked for, so no address leads out of it.
type page struct {
	assets map[string]*asset // by address: "/assets/index-5d41.js"
}

const indexAddress = "/index.html"

// newPage lists the files of the bundle; a nil one gives a page without files.
func newPage(bundle fs.FS) (*page, error) {
	p := &page{assets: map[string]*asset{}}
	if bundle == nil {
		return p, nil
	}
	err := fs.WalkDir(bundle, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		p.assets["/"+name] = newAsset(bundle, name)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("web: the page's files: %w", err)
	}
	if p.assets[indexAddress] == nil {
		return nil, errors.New("web: the page's files lack index.html")
	}
	return p, nil
}

// asset is one file; it is read, hashed and compressed when it is first asked for.
type asset struct {
	mediaType string
	cache     string
	content   func() (content, error)
}

type content struct {
	plain, zipped []byte // zipped is nil where compressing does not pay
	tag           string // entity tag of plain, without quotes
}

func newAsset(bundle fs.FS, name string) *asset {
	a := &asset{mediaType: mediaTypeOf(name), cache: "no-cache"}
	if strings.HasPrefix(name, "assets/") { // named after their content by the build
		a.cache = "public, max-age=31536000, immutable"
	}
	a.content = sync.OnceValues(func() (content, error) {
		data, err := fs.ReadFile(bundle, name)
		if err != nil {
			return content{}, err
		}
		sum := sha256.Sum256(data)
		c := content{plain: data, tag: hex.EncodeToString(sum[:8])}
		if compressible(a.mediaType) && len(data) > 1024 {
			c.zipped, err = zip(data)
		}
		return c, err
	})
	return a
}

func zip(data []byte) ([]byte, error) {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return out.Bytes(), err
}

func (a *asset) serve(c *gin.Context) error {
	file, err := a.content()
	if err != nil {
		return err
	}
	data, tag := file.plain, file.tag
	if file.zipped != nil {
		c.Header("Vary", "Accept-Encoding")
		if acceptsGzip(c.GetHeader("Accept-Encoding")) {
			c.Header("Content-Encoding", "gzip")
			data, tag = file.zipped, file.tag+"-gzip"
		}
	}
	c.Header("Cache-Control", a.cache)
	c.Header("Content-Type", a.mediaType)
	c.Header("ETag", `"`+tag+`"`)
	c.Status(http.StatusOK)
	http.ServeContent(c.Writer, c.Request, "", time.Time{}, bytes.NewReader(data))
	return nil
}

func acceptsGzip(header string) bool {
	for part := range strings.SplitSeq(header, ",") {
		coding, params, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		if strings.EqualFold(coding, "gzip") {
			return strings.Trim(strings.TrimPrefix(params, "q="), "0.") != "" || params == ""
		}
	}
	return false
}

// unrouted answers what is no route of the API: files of the page, and the
// page itself for its own addresses, such as /articles/1, which its script reads.
func (s *server) unrouted(p *page) gin.HandlerFunc {
	return func(c *gin.Context) {
		address := c.Request.URL.Path
		if c.Request.Method != http.MethodGet && c.Request.Method != http.MethodHead || isAPI(address) {
			refuse(c, http.StatusNotFound, graph.NotFound, "There is nothing at this address.")
			return
		}
		a := p.assets[address]
		if a == nil && !isFile(address) {
			a = p.assets[indexAddress]
		}
		if a == nil {
			refuse(c, http.StatusNotFound, graph.NotFound, "There is no such page.")
			return
		}
		if err := a.serve(c); err != nil {
			s.logInternal(c.Request.Context(), err)
			refuse(c, http.StatusInternalServerError, graph.Internal, internalDetail)
		}
	}
}

// wrongMethod answers a route that exists with another method.
func (s *server) wrongMethod(c *gin.Context) {
	refuse(c, http.StatusMethodNotAllowed, graph.Invalid, "This address takes other methods: "+c.Writer.Header().Get("Allow")+".")
}

func isAPI(address string) bool {
	return address == "/api" || address == "/db" || strings.HasPrefix(address, "/api/") || strings.HasPrefix(address, "/db/")
}

// isFile reports whether an address can only be a file: the page's own
// addresses are never below /assets, nor a name with an extension at the root.
func isFile(address string) bool {
	return strings.HasPrefix(address, "/assets/") || strings.LastIndexByte(address, '/') == 0 && path.Ext(address) != ""
}
