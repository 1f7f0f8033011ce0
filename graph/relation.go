package graph

// RelationType names what one entity did to another, or how they stand to
// each other. The values are the relationship types of the graph.
type RelationType string

// The relation types, after the event types of CAMEO and PLOVER.
const (
	CutTiesWith         RelationType = "CUT_TIES_WITH"
	Condemned           RelationType = "CONDEMNED"
	Hosts               RelationType = "HOSTS"
	Accused             RelationType = "ACCUSED"
	Attacked            RelationType = "ATTACKED"
	Expelled            RelationType = "EXPELLED"
	Supported           RelationType = "SUPPORTED"
	Threatened          RelationType = "THREATENED"
	Sanctioned          RelationType = "SANCTIONED"
	MetWith             RelationType = "MET_WITH"
	Visited             RelationType = "VISITED"
	AgreedWith          RelationType = "AGREED_WITH"
	CooperatedWith      RelationType = "COOPERATED_WITH"
	RestoredTiesWith    RelationType = "RESTORED_TIES_WITH"
	Aided               RelationType = "AIDED"
	Demanded            RelationType = "DEMANDED"
	Rejected            RelationType = "REJECTED"
	Investigated        RelationType = "INVESTIGATED"
	ProtestedAgainst    RelationType = "PROTESTED_AGAINST"
	Arrested            RelationType = "ARRESTED"
	WithdrewFrom        RelationType = "WITHDREW_FROM"
	Leads               RelationType = "LEADS"
	HoldsOfficeIn       RelationType = "HOLDS_OFFICE_IN"
	SpokeFor            RelationType = "SPOKE_FOR"
	SpokeTo             RelationType = "SPOKE_TO"
	MemberOf            RelationType = "MEMBER_OF"
	PartOf              RelationType = "PART_OF"
	BasedIn             RelationType = "BASED_IN"
	LocatedIn           RelationType = "LOCATED_IN"
	AllyOf              RelationType = "ALLY_OF"
	Founded             RelationType = "FOUNDED"
	Opposes             RelationType = "OPPOSES"
	DesignatedTerrorist RelationType = "DESIGNATED_TERRORIST"
	NationalOf          RelationType = "NATIONAL_OF"
	EasedSanctionsOn    RelationType = "EASED_SANCTIONS_ON"
	ApologizedTo        RelationType = "APOLOGIZED_TO"
	Contacted           RelationType = "CONTACTED"
)

// Family groups relation types for the legend and the hue of an edge.
type Family string

// The families.
const (
	Hostile    Family = "hostile"
	Friendly   Family = "friendly"
	Contact    Family = "contact"
	Structural Family = "structural"
)

// RelationKind describes a relation type to people and to the store.
type RelationKind struct {
	Type      RelationType
	Words     string // as it reads between subject and object: "cut ties with"
	Family    Family
	Symmetric bool   // A-TYPE-B says the same as B-TYPE-A; stored from the smaller entity id to the larger
	CAMEO     string // event code of CAMEO 1.1b3, three digits: "161"; empty for what is no event
	PLOVER    string // event type of PLOVER: "SANCTION"; empty where it has none
}

// Event reports whether the relation is an event that happens and not a state that holds.
func (k RelationKind) Event() bool { return k.CAMEO != "" }

// RelationKinds lists every relation type there is, the three core ones first. PLOVER's types
// follow the CAMEO codes as its authors' conversion table of 2021 has them, with REQUEST for what was DEMAND then.
// Callers must not change it.
var RelationKinds = []RelationKind{
	{CutTiesWith, "cut ties with", Hostile, false, "161", "SANCTION"},
	{Condemned, "condemned", Hostile, false, "111", "ACCUSE"},
	{Hosts, "hosts", Friendly, false, "043", "CONSULT"},
	{Accused, "accused", Hostile, false, "112", "ACCUSE"},
	{Attacked, "attacked", Hostile, false, "190", "ASSAULT"},
	{Expelled, "expelled", Hostile, false, "174", "COERCE"},
	{Supported, "supported", Friendly, false, "051", "SUPPORT"},
	{Threatened, "threatened", Hostile, false, "130", "THREATEN"},
	{Sanctioned, "sanctioned", Hostile, false, "163", "COERCE"},
	{MetWith, "met with", Contact, true, "040", "CONSULT"},
	{Visited, "visited", Contact, false, "042", "CONSULT"},
	{AgreedWith, "agreed with", Friendly, true, "057", "SUPPORT"},
	{CooperatedWith, "cooperated with", Friendly, true, "060", "COOPERATE"},
	{RestoredTiesWith, "restored ties with", Friendly, true, "050", "SUPPORT"},
	{Aided, "aided", Friendly, false, "070", "AID"},
	{Demanded, "made demands of", Hostile, false, "100", "REQUEST"},
	{Rejected, "rejected", Hostile, false, "120", "REJECT"},
	{Investigated, "investigated", Hostile, false, "090", "ACCUSE"},
	{ProtestedAgainst, "protested against", Hostile, false, "140", "PROTEST"},
	{Arrested, "arrested", Hostile, false, "173", "COERCE"},
	{WithdrewFrom, "withdrew from", Hostile, false, "166", "SANCTION"},
	{Leads, "leads", Structural, false, "", ""},
	{HoldsOfficeIn, "holds office in", Structural, false, "", ""},
	{SpokeFor, "spoke for", Structural, false, "", ""},
	{SpokeTo, "spoke to", Contact, false, "010", ""},
	{MemberOf, "is a member of", Structural, false, "", ""},
	{PartOf, "is part of", Structural, false, "", ""},
	{BasedIn, "is based in", Structural, false, "", ""},
	{LocatedIn, "is located in", Structural, false, "", ""},
	{AllyOf, "is an ally of", Friendly, true, "", ""},
	{Founded, "founded", Structural, false, "", ""},
	{Opposes, "opposes", Hostile, false, "", ""},
	{DesignatedTerrorist, "listed as terrorist", Hostile, false, "172", "COERCE"},
	{NationalOf, "is a national of", Structural, false, "", ""},
	{EasedSanctionsOn, "eased sanctions on", Friendly, false, "085", "RETREAT"},
	{ApologizedTo, "apologized to", Friendly, false, "055", "SUPPORT"},
	{Contacted, "contacted", Contact, false, "041", "CONSULT"},
}

// Kind returns the description of a relation type, and false for an unknown one.
func (t RelationType) Kind() (RelationKind, bool) {
	for _, k := range RelationKinds {
		if k.Type == t {
			return k, true
		}
	}
	return RelationKind{}, false
}

// Relation is an edge of the graph: what the asserted, actual claims with one
// subject, type and object add up to. It never exists without a claim.
type Relation struct {
	SubjectID   string
	Type        RelationType
	ObjectID    string
	Claims      int     // how many claims assert it
	Articles    int     // in how many articles
	Independent int     // how many of these articles are no copies of one text
	First       string  // earliest date of a claim, ISO 8601; empty if none has one
	Last        string  // latest
	Confidence  float64 // 0..1, of all claims together, copies counted once
}
