package procedure

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"entente/graph/embedded/storage"
	"entente/graph/embedded/value"
)

// schemaProcedures derive a schema from what is in the graph. All of them read
// the whole graph.
func schemaProcedures() []Procedure {
	properties := []Column{
		{"propertyName", String, "A property key; null if there is none."},
		{"propertyTypes", ListOf(String), "The types of its values."},
		{"mandatory", Boolean, "Whether all of them have the property."},
	}
	return []Procedure{
		{
			Signature{
				Name: "db.schema.visualization", Mode: Read,
				Columns: []Column{
					{"nodes", ListOf(Node), "One for each label, with its name, indexes and constraints."},
					{"relationships", ListOf(Relationship), "One for each type and the labels at its ends."},
				},
				Description: "Visualizes the schema of the data: a node for each label, a relationship for each type between two labels.",
			},
			visualization,
		},
		{
			Signature{
				Name: "db.schema.nodeTypeProperties", Mode: Read, Description: "Show the derived property schema of the nodes in tabular form.",
				Columns: append([]Column{{"nodeType", String, "The labels, as a name."}, {"nodeLabels", ListOf(String), "The labels."}}, properties...),
			},
			nodeTypeProperties,
		},
		{
			Signature{
				Name: "db.schema.relTypeProperties", Mode: Read, Description: "Show the derived property schema of the relationships in tabular form.",
				Columns: append([]Column{{"relType", String, "The type, as a name."}}, properties...),
			},
			relTypeProperties,
		},
	}
}

// ends is a relationship type between two labels.
type ends struct{ t, start, end string }

func visualization(call *Call, _ []any) (Rows, error) {
	tx := call.Tx
	labels, found, err := connections(call)
	if err != nil {
		return nil, err
	}
	nodes := map[string]value.Node{}
	var nodeList, relationshipList []any
	for _, label := range labels {
		nodes[label] = call.Make.VirtualNode([]string{label}, map[string]any{"name": label, "indexes": indexedOn(tx, label), "constraints": constrainedOn(tx, label)})
		nodeList = append(nodeList, nodes[label])
	}
	for _, e := range found {
		relationshipList = append(relationshipList, call.Make.VirtualRelationship(e.t, nodes[e.start], nodes[e.end], map[string]any{"name": e.t}))
	}
	return RowsOf([]any{orEmpty(nodeList), orEmpty(relationshipList)}), nil
}

func orEmpty(list []any) []any {
	if list == nil {
		return []any{}
	}
	return list
}

// connections lists the labels in use, and which types lead from which to which;
// both sorted.
func connections(call *Call) ([]string, []ends, error) {
	tx := call.Tx
	found := map[ends]struct{}{}
	for nodes := tx.AllNodes(); ; {
		n, ok := nodes.Next()
		if !ok {
			break
		}
		if err := call.Tick(); err != nil {
			return nil, nil, err
		}
		from, err := tx.NodeLabels(n.ID)
		if err != nil {
			return nil, nil, err
		}
		for rels := tx.RelationshipsOf(n.ID, storage.Outgoing, nil); len(from) > 0; {
			r, ok := rels.Next()
			if !ok {
				break
			}
			if err := call.Tick(); err != nil {
				return nil, nil, err
			}
			to, err := tx.NodeLabels(r.End)
			if err != nil {
				return nil, nil, err
			}
			for _, a := range from {
				for _, b := range to {
					found[ends{r.Type, tx.Name(storage.Label, a), tx.Name(storage.Label, b)}] = struct{}{}
				}
			}
		}
	}
	list := slices.SortedFunc(maps.Keys(found), func(a, b ends) int {
		return cmp.Or(strings.Compare(a.t, b.t), strings.Compare(a.start, b.start), strings.Compare(a.end, b.end))
	})
	return tx.UsedNames(storage.Label), list, nil
}

// usage counts, of the nodes with the same labels or the relationships of one
// type, how many there are, and which types each property has.
type usage struct {
	names []string // of the labels, sorted; or the type
	count int
	keys  map[storage.Token]*keyUsage
}

type keyUsage struct {
	count int
	types map[string]struct{}
}

func (u *usage) add(properties []storage.Property) {
	u.count++
	for _, p := range properties {
		k := u.keys[p.Key]
		if k == nil {
			k = &keyUsage{types: map[string]struct{}{}}
			u.keys[p.Key] = k
		}
		k.count++
		k.types[javaType(p.Value)] = struct{}{}
	}
}

// rows gives a row for each property, or one without if there is none.
func (u *usage) rows(tx *storage.Tx, prefix []any) [][]any {
	if len(u.keys) == 0 {
		return [][]any{append(slices.Clone(prefix), nil, nil, false)}
	}
	names := map[string]*keyUsage{}
	for key, k := range u.keys {
		names[tx.Name(storage.Key, key)] = k
	}
	var rows [][]any
	for _, name := range slices.Sorted(maps.Keys(names)) {
		k := names[name]
		rows = append(rows, append(slices.Clone(prefix), name, texts(slices.Sorted(maps.Keys(k.types))), k.count == u.count))
	}
	return rows
}

func nodeTypeProperties(call *Call, _ []any) (Rows, error) {
	tx := call.Tx
	all := map[string]*usage{}
	for nodes := tx.AllNodes(); ; {
		n, ok := nodes.Next()
		if !ok {
			break
		}
		if err := call.Tick(); err != nil {
			return nil, err
		}
		labels, err := tx.NodeLabels(n.ID)
		if err != nil {
			return nil, err
		}
		properties, err := tx.NodeProperties(n.ID)
		if err != nil {
			return nil, err
		}
		var names []string
		for _, l := range labels {
			names = append(names, tx.Name(storage.Label, l))
		}
		slices.Sort(names)
		key := typeName(names)
		if all[key] == nil {
			all[key] = &usage{names: names, keys: map[storage.Token]*keyUsage{}}
			if err := call.Hold(int64(len(key)) + 200); err != nil {
				return nil, err
			}
		}
		all[key].add(properties)
	}
	var rows [][]any
	for _, key := range slices.Sorted(maps.Keys(all)) {
		rows = append(rows, all[key].rows(tx, []any{key, texts(all[key].names)})...)
	}
	return RowsOf(rows...), nil
}

func relTypeProperties(call *Call, _ []any) (Rows, error) {
	tx := call.Tx
	all := map[string]*usage{}
	for nodes := tx.AllNodes(); ; {
		n, ok := nodes.Next()
		if !ok {
			break
		}
		if err := call.Tick(); err != nil {
			return nil, err
		}
		for rels := tx.RelationshipsOf(n.ID, storage.Outgoing, nil); ; {
			r, ok := rels.Next()
			if !ok {
				break
			}
			if err := call.Tick(); err != nil {
				return nil, err
			}
			properties, err := tx.RelationshipProperties(r.ID)
			if err != nil {
				return nil, err
			}
			if all[r.Type] == nil {
				all[r.Type] = &usage{keys: map[storage.Token]*keyUsage{}}
			}
			all[r.Type].add(properties)
		}
	}
	var rows [][]any
	for _, name := range slices.Sorted(maps.Keys(all)) {
		rows = append(rows, all[name].rows(tx, []any{typeName([]string{name})})...)
	}
	return RowsOf(rows...), nil
}

// typeName is ":`A`:`B`".
func typeName(names []string) string {
	var b strings.Builder
	for _, n := range names {
		b.WriteString(":`" + n + "`")
	}
	return b.String()
}

func texts(names []string) []any {
	list := make([]any, len(names))
	for i, n := range names {
		list[i] = n
	}
	return list
}

// javaType names the type of a property as these procedures of Neo4j do, which
// tools expect.
func javaType(v any) string {
	switch v := v.(type) {
	case bool:
		return "Boolean"
	case int64:
		return "Long"
	case float64:
		return "Double"
	case string:
		return "String"
	case []byte:
		return "ByteArray"
	case []any:
		if len(v) == 0 {
			return "StringArray"
		}
		for _, e := range v {
			if javaType(e) == "Double" { // an integer stands for a float beside one
				return "DoubleArray"
			}
		}
		return javaType(v[0]) + "Array"
	}
	return value.TypeName(v)
}

// indexedOn lists the properties that the indexes on a label are on, but for
// those that belong to a constraint.
func indexedOn(tx *storage.Tx, label string) []any {
	list := []any{}
	for _, r := range tx.Rules() {
		if !r.Kind.Constraint() && !r.Relationships && slices.Contains(tx.TokenNames(r), label) {
			list = append(list, strings.Join(tx.KeyNames(r), ","))
		}
	}
	return list
}

// constrainedOn lists the constraints on a label.
func constrainedOn(tx *storage.Tx, label string) []any {
	list := []any{}
	for _, r := range tx.Rules() {
		if r.Kind.Constraint() && !r.Relationships && slices.Contains(tx.TokenNames(r), label) {
			list = append(list, tx.Describe(r))
		}
	}
	return list
}
