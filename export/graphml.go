package export

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"math"
	"strconv"

	"entente/graph"
)

// The elements of GraphML, http://graphml.graphdrawing.org/specification.html.
type (
	graphmlRoot struct {
		XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []graphmlKey
		Graph   graphmlGraph
	}
	graphmlKey struct {
		XMLName xml.Name `xml:"key"`
		ID      string   `xml:"id,attr"`
		For     string   `xml:"for,attr"`
		Name    string   `xml:"attr.name,attr"`
		Type    string   `xml:"attr.type,attr"`
	}
	graphmlGraph struct {
		XMLName xml.Name `xml:"graph"`
		Default string   `xml:"edgedefault,attr"`
		Nodes   []graphmlNode
		Edges   []graphmlEdge
	}
	graphmlNode struct {
		XMLName xml.Name `xml:"node"`
		ID      string   `xml:"id,attr"`
		Data    []graphmlData
	}
	graphmlEdge struct {
		XMLName xml.Name `xml:"edge"`
		ID      string   `xml:"id,attr"`
		Source  string   `xml:"source,attr"`
		Target  string   `xml:"target,attr"`
		Data    []graphmlData
	}
	graphmlData struct {
		XMLName xml.Name `xml:"data"`
		Key     string   `xml:"key,attr"`
		Value   string   `xml:",chardata"`
	}
)

var graphmlKeys = []graphmlKey{
	{ID: "label", For: "node", Name: "label", Type: "string"},
	{ID: "type", For: "node", Name: "type", Type: "string"},
	{ID: "claims", For: "node", Name: "claims", Type: "int"},
	{ID: "relation", For: "edge", Name: "label", Type: "string"},
	{ID: "weight", For: "edge", Name: "weight", Type: "double"},
	{ID: "articles", For: "edge", Name: "articles", Type: "int"},
	{ID: "independent", For: "edge", Name: "independent", Type: "int"},
	{ID: "first", For: "edge", Name: "first", Type: "string"},
	{ID: "last", For: "edge", Name: "last", Type: "string"},
	{ID: "confidence", For: "edge", Name: "confidence", Type: "double"},
}

func relationsGraphML(ctx context.Context, w io.Writer, g Graph) error {
	picture, err := g.Picture(ctx, math.MaxInt32)
	if err != nil {
		return err
	}
	root := graphmlRoot{Keys: graphmlKeys, Graph: graphmlGraph{Default: "directed"}}
	for _, e := range picture.Entities {
		root.Graph.Nodes = append(root.Graph.Nodes, graphmlNode{ID: e.ID, Data: []graphmlData{
			{Key: "label", Value: e.Name}, {Key: "type", Value: string(e.Type)}, {Key: "claims", Value: strconv.Itoa(e.Claims)},
		}})
	}
	for i, r := range picture.Relations {
		root.Graph.Edges = append(root.Graph.Edges, relationElement(i, r))
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", " ")
	if err := encoder.Encode(root); err != nil {
		return fmt.Errorf("cannot write: %w", err)
	}
	_, err = io.WriteString(w, "\n")
	return err
}

func relationElement(number int, r graph.Relation) graphmlEdge {
	edge := graphmlEdge{ID: "r" + strconv.Itoa(number), Source: r.SubjectID, Target: r.ObjectID, Data: []graphmlData{
		{Key: "relation", Value: string(r.Type)}, {Key: "weight", Value: strconv.Itoa(r.Claims)}, {Key: "articles", Value: strconv.Itoa(r.Articles)},
		{Key: "independent", Value: strconv.Itoa(r.Independent)},
		{Key: "confidence", Value: strconv.FormatFloat(r.Confidence, 'f', -1, 64)},
	}}
	for _, date := range []graphmlData{{Key: "first", Value: r.First}, {Key: "last", Value: r.Last}} {
		if date.Value != "" {
			edge.Data = append(edge.Data, date)
		}
	}
	return edge
}
