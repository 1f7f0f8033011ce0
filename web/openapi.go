package web

import (
	"encoding/json"
	"net/http"
	"reflect"
	"sync"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"entente/graph"
)

// apiConfig configures huma: no documentation page, which would load scripts
// from another host, no schema links in answers, JSON alone.
func apiConfig(version string) huma.Config {
	config := huma.DefaultConfig("Entente", version)
	config.Info.Description = "News articles read into a graph of people, countries and organizations. " +
		"Offsets are UTF-8 byte offsets, half open; dates are ISO 8601, possibly of reduced precision."
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", ""
	config.CreateHooks = nil
	config.Transformers = []huma.Transformer{asProblem}
	return config
}

// serveDocument serves the OpenAPI document, which is written when it is first asked for.
func (s *server) serveDocument(engine *gin.Engine, api *huma.OpenAPI) {
	delete(api.Components.Schemas.Map(), "ErrorModel") // huma's own errors, which asProblem replaces
	asJSON := sync.OnceValues(func() ([]byte, error) { return json.Marshal(api) })
	asYAML := sync.OnceValues(func() ([]byte, error) {
		// YAML starts from the same JSON; the two never run at once on one document.
		if _, err := asJSON(); err != nil {
			return nil, err
		}
		return api.YAML()
	})
	serve := func(mediaType string, document func() ([]byte, error)) gin.HandlerFunc {
		return func(c *gin.Context) {
			data, err := document()
			if err != nil {
				s.logInternal(c.Request.Context(), err)
				refuse(c, http.StatusInternalServerError, graph.Internal, internalDetail)
				return
			}
			c.Data(http.StatusOK, mediaType, data)
		}
	}
	engine.GET("/openapi.json", serve("application/openapi+json", asJSON))
	engine.GET("/openapi.yaml", serve("application/openapi+yaml", asYAML))
}

// schemaOf adds the schema of T to the document and returns a reference to it.
func schemaOf[T any](api huma.API) *huma.Schema {
	t := reflect.TypeFor[T]()
	return api.OpenAPI().Components.Schemas.Schema(t, true, t.Name())
}
