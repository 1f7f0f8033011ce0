package queryapi

import (
	"mime"
	"strconv"
	"strings"
)

// Format is one of the two ways in which the Query API writes values.
type Format int

// The formats.
const (
	Plain Format = iota // the closest JSON value; the default
	Typed               // {"$type": …, "_value": …}
)

// MediaTypes are the media types of typed JSON that are understood. Version 1.1 told
// OffsetDateTime and ZonedDateTime apart; this package always does.
var MediaTypes = [...]string{
	"application/vnd.neo4j.query",
	"application/vnd.neo4j.query.v1.0",
	"application/vnd.neo4j.query.v1.1",
}

const plainType = "application/json"

// FormatOf returns the format of a request's body by its Content-Type, and
// false if it is neither.
func FormatOf(contentType string) (Format, bool) {
	media, _, err := mime.ParseMediaType(contentType)
	if err != nil {
		return Plain, false
	}
	return formatOf(media)
}

func formatOf(media string) (Format, bool) {
	if media == plainType {
		return Plain, true
	}
	for _, m := range MediaTypes {
		if media == m {
			return Typed, true
		}
	}
	return Plain, false
}

// Negotiate chooses the format of the answer by the Accept header, and returns
// the media type to answer with. It returns false if the client takes neither.
// Of equally liked types the first one wins.
func Negotiate(accept string) (format Format, mediaType string, ok bool) {
	if strings.TrimSpace(accept) == "" {
		return Plain, plainType, true
	}
	best := 0.0
	for part := range strings.SplitSeq(accept, ",") {
		media, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if text, has := params["q"]; has {
			if q, err = strconv.ParseFloat(text, 64); err != nil || q > 1 {
				continue
			}
		}
		if media == "*/*" || media == "application/*" {
			media = plainType
		}
		if f, known := formatOf(media); known && q > best {
			format, mediaType, ok, best = f, media, true, q
		}
	}
	return format, mediaType, ok
}
