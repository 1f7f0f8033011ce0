package exec

import (
	"math"
	"strings"

	"entente/graph/embedded/value"
)

// spatialFunction finds the functions of points.
func spatialFunction(name string) (function, bool) {
	switch name {
	case "point":
		return strict(1, 1, func(rt *run, args []any) (any, error) {
			m, err := propertyMap(rt, args[0])
			if err != nil {
				return nil, err
			}
			if m == nil {
				return nil, wrongArgument(name, args[0], "a Map, Node or Relationship")
			}
			return makePoint(m)
		})
	case "point.distance":
		return strict(2, 2, func(_ *run, args []any) (any, error) {
			a, ok := args[0].(value.Point)
			b, ok2 := args[1].(value.Point)
			if d, same := value.Distance(a, b); ok && ok2 && same {
				return d, nil
			}
			return nil, nil
		})
	case "point.withinbbox":
		return strict(3, 3, func(_ *run, args []any) (any, error) {
			var p [3]value.Point
			for i, a := range args {
				var ok bool
				if p[i], ok = a.(value.Point); !ok {
					return nil, nil
				}
			}
			return value.WithinBox(p[0], p[1], p[2]).Value(), nil
		})
	}
	return function{}, false
}

// makePoint makes a point of x, y and z, or of longitude, latitude and height; null
// if one of the first two is.
func makePoint(m map[string]any) (any, error) {
	x, y, third, geographic := "x", "y", "z", false
	_, hasX := m[x]
	_, hasY := m[y]
	if !hasX || !hasY {
		_, hasX = m["longitude"]
		_, hasY = m["latitude"]
		x, y, geographic = "longitude", "latitude", true
		if _, ok := m["height"]; ok {
			third = "height"
		}
	}
	if !hasX || !hasY {
		return nil, value.ArgumentErrorf("A map with keys '%s' is not describing a valid point, a point is described either by using cartesian coordinates e.g. {x: 2.3, y: 4.5, crs: 'cartesian'} or using geographic coordinates e.g. {latitude: 12.78, longitude: 56.7, crs: 'WGS-84'}", strings.Join(value.SortedKeys(m), "', '"))
	}
	names := []string{x, y}
	if _, has3 := m[third]; has3 {
		names = append(names, third)
	}
	var c [3]float64
	for i, name := range names {
		if m[name] == nil {
			return nil, nil
		}
		n, ok := value.Float(m[name])
		if !ok {
			return nil, value.ArgumentErrorf("Cannot assign %s to field %s", value.Describe(m[name]), name)
		}
		c[i] = n
	}
	srid, err := coordinateSystem(m, geographic, len(names))
	if err != nil || srid == 0 {
		return nil, err
	}
	return result(value.PointOf(srid, c[0], c[1], c[2]))
}

// coordinateSystem is the one that the map names, or else the one that goes with
// its coordinates; 0 if its name is null.
func coordinateSystem(m map[string]any, geographic bool, dimensions int) (int32, error) {
	srid := value.Cartesian
	if geographic {
		srid = value.WGS84
	}
	crs, named := m["crs"]
	code, numbered := m["srid"]
	switch {
	case named && numbered:
		return 0, value.ArgumentErrorf("Cannot specify both CRS and SRID")
	case named && crs == nil, numbered && code == nil:
		return 0, nil
	case named:
		name, _ := crs.(string)
		if srid = 0; name != "" {
			srid = systemNamed(name)
		}
		if srid == 0 {
			return 0, value.ArgumentErrorf("Unknown coordinate reference system: %s", value.Describe(crs))
		}
	case numbered:
		n, _ := code.(int64)
		if n < 0 || n > math.MaxInt32 {
			n = 0
		}
		srid = int32(n)
		if _, ok := value.CRSName(srid); !ok {
			return 0, value.ArgumentErrorf("Unknown coordinate reference system: %s", value.Describe(code))
		}
	case dimensions == 3 && geographic:
		srid = value.WGS84in3D
	case dimensions == 3:
		srid = value.Cartesian3D
	}
	system := value.Point{SRID: srid}
	want := 2
	if system.Is3D() {
		want = 3
	}
	switch {
	case want != dimensions:
		return 0, value.ArgumentErrorf("Cannot create point with %dD coordinate reference system and %d coordinates. Please consider using equivalent %dD coordinate reference system", want, dimensions, dimensions)
	case geographic && !system.Geographic():
		name, _ := value.CRSName(srid)
		return 0, value.ArgumentErrorf("Geographic points does not support coordinate reference system: %s", name)
	}
	return srid, nil
}

func systemNamed(name string) int32 {
	for _, srid := range [...]int32{value.WGS84, value.WGS84in3D, value.Cartesian, value.Cartesian3D} {
		if known, _ := value.CRSName(srid); strings.EqualFold(known, name) {
			return srid
		}
	}
	return 0
}
