package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"

	"github.com/gin-gonic/gin"
)

// hostChecked refuses requests that are addressed to a name that is not ours:
// a page elsewhere whose name was pointed at this machine (DNS rebinding) sends its own name.
func (s *server) hostChecked(c *gin.Context) {
	if !s.hostAllowed(c.Request) {
		refuse(c, http.StatusForbidden, forbidden,
			"This host name is not on the list of names that the program answers to; open it as localhost, or add the name to the allowed hosts.")
		return
	}
	c.Next()
}

func (s *server) hostAllowed(r *http.Request) bool {
	host, ok := hostName(r.Host)
	if !ok {
		return false
	}
	if strings.EqualFold(host, "localhost") ||
		slices.ContainsFunc(s.Hosts, func(h string) bool { return strings.EqualFold(h, host) }) {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil || ip.Zone() != "" {
		return false
	}
	if ip.Unmap().IsLoopback() {
		return true
	}
	// An address cannot be rebound; the one that the request came in on is ours.
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	tcp, ok := local.(*net.TCPAddr)
	return ok && tcp.AddrPort().Addr().Unmap().WithZone("") == ip.Unmap()
}

// hostName splits the port off a Host header. An address in brackets is
// returned without them; a name without them holds no colon.
func hostName(header string) (string, bool) {
	host, port := header, ""
	if strings.HasPrefix(header, "[") {
		end := strings.IndexByte(header, ']')
		if end < 0 {
			return "", false
		}
		host, port = header[1:end], header[end+1:]
		if !strings.Contains(host, ":") {
			return "", false
		}
	} else if i := strings.IndexByte(header, ':'); i >= 0 {
		host, port = header[:i], header[i:]
	}
	if port != "" && (len(port) > 6 || strings.Trim(port[1:], "0123456789") != "" || port[0] != ':') {
		return "", false
	}
	return host, host != ""
}
