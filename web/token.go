package web

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"

	"github.com/gin-gonic/gin"

	"entente/graph"
)

const sessionCookie = "entente_session"

// tokenChecked asks for the token, where there is one. Opening an address of the page with ?token=…
// sets a cookie that stands for it and redirects to the address without it, so that it does not stay in the
// history or in a link that is copied.
func (s *server) tokenChecked(c *gin.Context) {
	if s.Token == "" || c.FullPath() == "/healthz" || c.FullPath() == "/readyz" {
		c.Next()
		return
	}
	if s.hasToken(c.Request) {
		c.Next()
		return
	}
	if given := c.Query("token"); c.Request.Method == http.MethodGet && c.FullPath() == "" && s.isToken(given) {
		http.SetCookie(c.Writer, &http.Cookie{
			Name: sessionCookie, Value: s.session(), Path: "/",
			HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: c.Request.TLS != nil,
		})
		c.Redirect(http.StatusSeeOther, withoutToken(c.Request.URL))
		c.Abort()
		return
	}
	c.Header("WWW-Authenticate", `Bearer realm="entente"`)
	refuse(c, http.StatusUnauthorized, graph.Unauthorized,
		"A token is needed: open the address that the program printed when it started, or send the token as a bearer token.")
}

// hasToken reports whether the request carries the token or the cookie that stands for it.
func (s *server) hasToken(r *http.Request) bool {
	if scheme, rest, _ := strings.Cut(r.Header.Get("Authorization"), " "); strings.EqualFold(scheme, "Bearer") {
		return s.isToken(strings.TrimSpace(rest))
	}
	if _, password, ok := r.BasicAuth(); ok { // what clients of Neo4j send
		return s.isToken(password)
	}
	cookie, err := r.Cookie(sessionCookie)
	return err == nil && subtle.ConstantTimeCompare([]byte(cookie.Value), []byte(s.session())) == 1
}

// isToken compares digests, so that the time taken says nothing of the token, its length included.
func (s *server) isToken(given string) bool {
	a, b := sha256.Sum256([]byte(given)), sha256.Sum256([]byte(s.Token))
	return subtle.ConstantTimeCompare(a[:], b[:]) == 1
}

// session is the cookie's value: derived from the token, so that it survives a
// restart and is worth nothing after the token was changed, and does not give the token away.
func (s *server) session() string {
	mac := hmac.New(sha256.New, []byte(s.Token))
	mac.Write([]byte("entente session"))
	return hex.EncodeToString(mac.Sum(nil))
}

// withoutToken returns the path and query of u without the token, and never another host's address.
func withoutToken(u *url.URL) string {
	query := u.Query()
	query.Del("token")
	target := url.URL{Path: "/" + strings.TrimLeft(u.Path, `/\`), RawQuery: query.Encode()}
	return target.String()
}
