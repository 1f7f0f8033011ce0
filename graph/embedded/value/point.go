package value

import (
	"math"
)

// Point is a place in a coordinate system. Z is 0 in a system of two dimensions.
type Point struct {
	SRID    int32
	X, Y, Z float64
}

// The coordinate systems, by their identifiers in the spatial reference system.
const (
	WGS84       int32 = 4326 // longitude, latitude in degrees
	WGS84in3D   int32 = 4979 // and height in metres
	Cartesian   int32 = 7203
	Cartesian3D int32 = 9157
)

// CRSName names a coordinate system ("wgs-84"); false if there is none with the
// identifier.
func CRSName(srid int32) (string, bool) {
	switch srid {
	case WGS84:
		return "wgs-84", true
	case WGS84in3D:
		return "wgs-84-3d", true
	case Cartesian:
		return "cartesian", true
	case Cartesian3D:
		return "cartesian-3d", true
	}
	return "", false
}

// Is3D reports whether the point has a Z.
func (p Point) Is3D() bool { return p.SRID == WGS84in3D || p.SRID == Cartesian3D }

// Geographic reports whether X and Y are longitude and latitude.
func (p Point) Geographic() bool { return p.SRID == WGS84 || p.SRID == WGS84in3D }

// coordinates returns two or three numbers.
func (p Point) coordinates() []float64 {
	if p.Is3D() {
		return []float64{p.X, p.Y, p.Z}
	}
	return []float64{p.X, p.Y}
}

// PointOf makes a point. Coordinates must be finite, and a latitude within 90
// degrees; a longitude is brought between -180 and 180.
func PointOf(srid int32, x, y, z float64) (Point, error) {
	p := Point{SRID: srid, X: x, Y: y, Z: z}
	if _, ok := CRSName(srid); !ok {
		return p, ArgumentErrorf("Unknown coordinate reference system: code=%d", srid)
	}
	for _, c := range p.coordinates() {
		if math.IsNaN(c) || math.IsInf(c, 0) {
			return p, ArgumentErrorf("Cannot create a point with non-finite coordinate values: %s", FloatText(c))
		}
	}
	if p.Geographic() {
		if y < -90 || y > 90 {
			return p, ArgumentErrorf("Cannot create WGS84 point with invalid coordinate: %s. Valid range for Y coordinate is [-90, 90].", FloatText(y))
		}
		if x < -180 || x > 180 {
			if p.X = math.Mod(x, 360); p.X > 180 {
				p.X -= 360
			} else if p.X < -180 {
				p.X += 360
			}
		}
	}
	return p, nil
}

// String writes the point as Cypher does: "point({x: 1.0, y: 2.0, crs: 'cartesian'})".
func (p Point) String() string {
	name, _ := CRSName(p.SRID)
	keys := []string{"x: ", ", y: ", ", z: "}
	text := "point({"
	for i, c := range p.coordinates() {
		text += keys[i] + FloatText(c)
	}
	return text + ", crs: '" + name + "'})"
}
