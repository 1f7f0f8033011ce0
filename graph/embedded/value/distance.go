package value

import "math"

// earthRadius is the equatorial radius that Neo4j takes for the globe, in metres.
const earthRadius = 6378140.0

// Distance is how far apart two points are: in metres on the globe, else in the
// unit of the coordinates. It is false for points of different systems.
func Distance(a, b Point) (float64, bool) {
	if a.SRID != b.SRID {
		return 0, false
	}
	if !a.Geographic() {
		return math.Hypot(math.Hypot(a.X-b.X, a.Y-b.Y), a.Z-b.Z), true
	}
	// On a sphere at the height half way between the two, by the haversine
	// formula; the difference in height is the other side of a right triangle.
	ground := (earthRadius + (a.Z+b.Z)/2) * angle(a, b)
	return math.Hypot(ground, a.Z-b.Z), true
}

// angle is the one between two places as seen from the centre of the globe.
func angle(a, b Point) float64 {
	const radians = math.Pi / 180
	lat1, lat2 := a.Y*radians, b.Y*radians
	dLat, dLon := lat2-lat1, b.X*radians-a.X*radians
	sinLat, sinLon := math.Sin(dLat/2), math.Sin(dLon/2)
	h := min(sinLat*sinLat+sinLon*sinLon*math.Cos(lat1)*math.Cos(lat2), 1)
	return 2 * math.Atan2(math.Sqrt(h), math.Sqrt(1-h))
}

// WithinBox reports whether a point lies in the box between two corners, edges
// included; null for points of different systems. A box on the globe whose lower
// left corner is east of the other one goes round over the 180th meridian.
func WithinBox(p, lowerLeft, upperRight Point) Ternary {
	if p.SRID != lowerLeft.SRID || p.SRID != upperRight.SRID {
		return Null
	}
	between := func(x, low, high float64) bool { return low <= x && x <= high }
	inX := between(p.X, lowerLeft.X, upperRight.X)
	if p.Geographic() && lowerLeft.X > upperRight.X {
		inX = p.X >= lowerLeft.X || p.X <= upperRight.X
	}
	return Of(inX && between(p.Y, lowerLeft.Y, upperRight.Y) && between(p.Z, lowerLeft.Z, upperRight.Z))
}
