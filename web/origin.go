package web

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// originChecked refuses requests that would change something and come from a page of another site,
// by Sec-Fetch-Site and, where a browser does not send it, by Origin. Programs send neither and pass.
func (s *server) originChecked(c *gin.Context) {
	if err := new(http.CrossOriginProtection).Check(c.Request); err != nil {
		refuse(c, http.StatusForbidden, forbidden, "This request comes from a page of another site.")
		return
	}
	c.Next()
}
