package queryapi

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"entente/graph"
)

// text writes a JSON string.
func (w *writer) text(s string) {
	if plainText(s) {
		w.out = append(w.out, '"')
		w.out = append(w.out, s...)
		w.out = append(w.out, '"')
		return
	}
	var quoted bytes.Buffer
	enc := json.NewEncoder(&quoted)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil && w.err == nil {
		w.err = err
	}
	w.out = append(w.out, bytes.TrimSuffix(quoted.Bytes(), []byte("\n"))...)
}

// plainText reports whether s stands in JSON as it is.
func plainText(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == '"' || c == '\\' {
			return false
		}
	}
	return utf8.ValidString(s)
}

func (w *writer) base64(data []byte) {
	w.out = append(w.out, '"')
	w.out = base64.StdEncoding.AppendEncode(w.out, data)
	w.out = append(w.out, '"')
}

// floatText writes a float as the Query API does: decimal notation where the
// magnitude is at least 0.001 and below 10 000 000, scientific notation elsewhere, the shortest
// digits that read back as the same float, and always at least one digit after the point.
func floatText(f float64) string {
	switch abs := math.Abs(f); {
	case math.IsNaN(f):
		return "NaN"
	case math.IsInf(f, 1):
		return "Infinity"
	case math.IsInf(f, -1):
		return "-Infinity"
	case abs == 0 || 1e-3 <= abs && abs < 1e7:
		return withFraction(strconv.FormatFloat(f, 'f', -1, 64))
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(f, 'E', -1, 64), "E")
	sign := ""
	if exponent[0] == '-' {
		sign = "-"
	}
	return withFraction(mantissa) + "E" + sign + strings.TrimLeft(exponent[1:], "0")
}

func withFraction(digits string) string {
	if strings.Contains(digits, ".") {
		return digits
	}
	return digits + ".0"
}

// pointOf writes a point in extended well-known text.
func pointOf(p graph.Point) string {
	text := "SRID=" + strconv.Itoa(p.SRID) + ";POINT "
	if p.Is3D {
		return text + "Z (" + floatText(p.X) + " " + floatText(p.Y) + " " + floatText(p.Z) + ")"
	}
	return text + "(" + floatText(p.X) + " " + floatText(p.Y) + ")"
}
