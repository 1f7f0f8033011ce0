package temporal

import (
	"entente/graph/embedded/value"
)

// Zone is where a time without one is: an offset or a named zone. The zero value
// is UTC.
type Zone struct {
	Offset int32  // seconds east of UTC
	Name   string // empty: the offset counts
}

// ZoneOf reads a zone: an offset ("+01:00", "Z") or a name. It fails if there is no
// zone of the name.
func ZoneOf(text string) (Zone, error) {
	s := scan(text)
	if offset, ok := s.offset(); ok && s.end() {
		return Zone{Offset: offset}, nil
	}
	name, err := value.ZoneName(text)
	return Zone{Name: name}, err
}

// zoneOfInstant is the zone in which a date-time is shown.
func zoneOfInstant(t value.DateTime) Zone { return Zone{t.Offset, t.Zone} }

// place is the instant at which clocks in the zone show t; of two such, the one
// with the offset preferred.
func (z Zone) place(t value.LocalDateTime, preferred int32) (value.DateTime, error) {
	if z.Name == "" {
		return checked(t.AtOffset(z.Offset), nil)
	}
	return checked(t.InZone(z.Name, preferred))
}

// show is the same instant on the clocks of the zone.
func (z Zone) show(t value.DateTime) (value.DateTime, error) {
	if z.Name == "" {
		return checked(t.InOffset(z.Offset), nil)
	}
	return checked(t.InZone(z.Name))
}

// offsetAt is the offset of the zone at an instant.
func (z Zone) offsetAt(t value.DateTime) (int32, error) {
	shown, err := z.show(t)
	return shown.Offset, err
}

// checked fails for a date-time that clocks show outside the bounds of a date.
func checked(t value.DateTime, err error) (value.DateTime, error) {
	if err == nil {
		_, err = value.DateOfDays(t.Local().Date().Days)
	}
	return t, err
}
