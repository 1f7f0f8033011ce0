package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
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

// serveDocument serves the OpenAPI document, written once.
func serveDocument(engine *gin.Engine, api *huma.OpenAPI) error {
	delete(api.Components.Schemas.Map(), "ErrorModel") // huma's own errors, which asProblem replaces
	asJSON, err := json.Marshal(api)
	if err != nil {
		return fmt.Errorf("web: the OpenAPI document: %w", err)
	}
	asYAML, err := api.YAML()
	if err != nil {
		return fmt.Errorf("web: the OpenAPI document: %w", err)
	}
	engine.GET("/openapi.json", func(c *gin.Context) { c.Data(http.StatusOK, "application/openapi+json", asJSON) })
	engine.GET("/openapi.yaml", func(c *gin.Context) { c.Data(http.StatusOK, "application/openapi+yaml", asYAML) })
	return nil
}

// schemaOf adds the schema of T to the document and returns a reference to it.
func schemaOf[T any](api huma.API) *huma.Schema {
	t := reflect.TypeFor[T]()
	return api.OpenAPI().Components.Schemas.Schema(t, true, t.Name())
}
