package neo4j_test

import (
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"entente/graph"
	"entente/graph/neo4j/neo4jtest"
)

// service is what the tests read of a service in docker-compose.yml.
type service struct {
	Image       string
	Build       string
	User        string
	Environment map[string]string
	Volumes     []string
	Ports       []string
	ReadOnly    bool                                  `yaml:"read_only"`
	CapDrop     []string                              `yaml:"cap_drop"`
	Security    []string                              `yaml:"security_opt"`
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	Healthcheck struct{ Test []string }
}

func compose(t *testing.T) map[string]service {
	t.Helper()
	text, err := os.ReadFile("../../docker-compose.yml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Services map[string]service }
	if err := yaml.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Services) != 2 {
		t.Fatalf("%d services, want neo4j and entente", len(file.Services))
	}
	return file.Services
}

// TestCompose holds docker-compose.yml to its promises.
func TestCompose(t *testing.T) {
	services := compose(t)
	for name, s := range services {
		for _, p := range s.Ports {
			if !strings.HasPrefix(p, "127.0.0.1:") {
				t.Errorf("%s publishes %q beyond this machine", name, p)
			}
		}
		if user, _, _ := strings.Cut(s.User, ":"); user == "" || user == "0" || user == "root" {
			t.Errorf("%s runs as the user %q", name, s.User)
		}
		if len(s.Healthcheck.Test) == 0 {
			t.Errorf("%s has no health check", name)
		}
		if !slices.Contains(s.CapDrop, "ALL") || !slices.Contains(s.Security, "no-new-privileges:true") {
			t.Errorf("%s keeps privileges that it does not need", name)
		}
		for key, value := range s.Environment {
			secret := strings.Contains(key, "PASSWORD") || strings.Contains(key, "AUTH")
			if secret && !strings.Contains(value, "${NEO4J_PASSWORD:?") {
				t.Errorf("%s: %s is %q, want it from the environment and nothing without it", name, key, value)
			}
		}
	}
	neo4j, entente := services["neo4j"], services["entente"]
	if !slices.Contains(neo4j.Volumes, "./graph/neo4j/neo4j.conf:/conf/neo4j.conf:ro") {
		t.Error("neo4j does not run with the tests' neo4j.conf")
	}
	if !slices.ContainsFunc(neo4j.Volumes, func(v string) bool { return strings.HasSuffix(v, ":/data") }) {
		t.Error("neo4j keeps its data in no volume")
	}
	if entente.DependsOn["neo4j"].Condition != "service_healthy" {
		t.Error("entente does not wait for neo4j")
	}
	if !entente.ReadOnly {
		t.Error("entente can write to its own files")
	}
	if entente.Environment["ENTENTE_PUBLISHED_ON_LOOPBACK"] != "true" || entente.Environment["NEO4J_URI"] != "bolt://neo4j:7687" {
		t.Errorf("entente's environment is %v", entente.Environment)
	}
	pom, err := os.ReadFile("server/pom.xml")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`<neo4j.version>(.*)</neo4j.version>`).FindSubmatch(pom)
	if version == nil || neo4j.Image != "neo4j:"+string(version[1])+"-community" {
		t.Errorf("the image is %q and pom.xml has version %q", neo4j.Image, version)
	}
}

// TestDockerfile holds the image to its promises.
func TestDockerfile(t *testing.T) {
	text, err := os.ReadFile("../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	last := string(text)[strings.LastIndex(string(text), "\nFROM ")+1:]
	for _, line := range []string{"FROM scratch", "USER 65532:65532", "VOLUME /data", `ENTRYPOINT ["/entente"]`} {
		if !strings.Contains(last, line+"\n") {
			t.Errorf("the image lacks %q", line)
		}
	}
	if !strings.Contains(last, "HEALTHCHECK ") {
		t.Error("the image has no health check")
	}
}

// settings reads neo4j.conf.
func settings(t *testing.T) map[string]string {
	t.Helper()
	text, err := os.ReadFile("neo4j.conf")
	if err != nil {
		t.Fatal(err)
	}
	out := make(map[string]string)
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		key, value, ok := strings.Cut(line, "=")
		if !ok || out[key] != "" {
			t.Errorf("neo4j.conf: %q is no setting, or stands there twice", line)
		}
		out[key] = value
	}
	return out
}

// TestSettings checks that what people who query could abuse is closed, and that
// a server that reads the file really has its settings.
func TestSettings(t *testing.T) {
	file := settings(t)
	for key, want := range map[string]string{
		"internal.dbms.cypher_ip_blocklist":             "0.0.0.0/0,::/0",
		"dbms.security.allow_csv_import_from_file_urls": "false",
		"dbms.security.auth_enabled":                    "true",
	} {
		if file[key] != want {
			t.Errorf("%s is %q, want %q", key, file[key], want)
		}
	}
	for _, key := range []string{"db.memory.transaction.max", "db.transaction.timeout"} {
		if v := file[key]; v == "" || v == "0" || v == "0s" {
			t.Errorf("%s has no bound", key)
		}
	}
	e := neo4jtest.Open(t)
	var got *graph.Result
	err := e.Transact(t.Context(), graph.Read, func(tx graph.Tx) (err error) {
		got, err = tx.Run(t.Context(), `SHOW SETTINGS YIELD name, isExplicitlySet WHERE isExplicitlySet RETURN name`, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	set := make(map[string]bool)
	for _, row := range got.Rows {
		set[row[0].(string)] = true
	}
	for key := range file {
		if !set[key] && !strings.HasPrefix(key, "internal.") { // internal ones are not shown
			t.Errorf("the server does not know of %s", key)
		}
	}
}

// TestServerClosesFiles goes past the guard: even a statement that is not
// judged opens no file and no address.
func TestServerClosesFiles(t *testing.T) {
	e := neo4jtest.Open(t)
	for _, url := range []string{"file:///etc/passwd", "http://127.0.0.1:1/", "http://169.254.169.254/latest/"} {
		err := e.Transact(t.Context(), graph.Read, func(tx graph.Tx) error {
			_, err := tx.Run(t.Context(), `LOAD CSV FROM $url AS line RETURN line`, map[string]any{"url": url})
			return err
		})
		if err == nil {
			t.Errorf("the server opened %s", url)
		} else {
			t.Logf("%s: %v", url, err)
		}
	}
}

// TestDockerignore checks that the builder gets every package that the program
// is made of.
func TestDockerignore(t *testing.T) {
	text, err := os.ReadFile("../../.dockerignore")
	if err != nil {
		t.Fatal(err)
	}
	kept := strings.Split(string(text), "\n")
	list := exec.CommandContext(t.Context(), "go", "list", "-deps", "entente/cmd/entente")
	out, err := list.Output()
	if err != nil {
		t.Skipf("go list: %v", err)
	}
	for line := range strings.Lines(string(out)) {
		path, ours := strings.CutPrefix(strings.TrimSpace(line), "entente/")
		folder, _, _ := strings.Cut(path, "/")
		if ours && !slices.Contains(kept, "!"+folder) {
			t.Errorf("%s is kept from the builder", path)
		}
	}
}
