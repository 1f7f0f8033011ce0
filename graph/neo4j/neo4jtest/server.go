// Package neo4jtest gives tests a real Neo4j server. It takes the one that
// NEO4J_TEST_URI names, or starts one from its Maven artifacts with the settings
// of neo4j.conf, and skips the test with the reason where neither can be had.
// ENTENTE_NEO4J_JAVA adds options for Java, such as a larger heap.
package neo4jtest

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"entente/graph/neo4j"
)

// Config says how to reach the server.
type Config = neo4j.Config

// version is the Neo4j version in server/pom.xml, and names the folder of its jars.
const version = "5.26.12"

// startTimeout is how long the server may take until it answers. It takes some
// nine seconds on a machine that does nothing else.
const startTimeout = 90 * time.Second

// errMissing is wrapped by errors that say what this machine lacks.
var errMissing = errors.New("no Neo4j for this test")

// server is the one server of a test process: started once, and ended by the end
// of the process, which closes its standard input.
var server = sync.OnceValues(start)

// running is a server that was started here.
type running struct {
	config Config
	stdin  io.Closer // kept, because a pipe that nobody keeps is closed, and that stops the server
}

// Start returns a server whose data a test may delete. It skips the test where
// there is none and none can be started, unless ENTENTE_REQUIRE demands one.
func Start(t testing.TB) Config {
	t.Helper()
	if uri := os.Getenv("NEO4J_TEST_URI"); uri != "" {
		return Config{URI: uri, Username: os.Getenv("NEO4J_TEST_USERNAME"), Password: os.Getenv("NEO4J_TEST_PASSWORD"),
			Database: os.Getenv("NEO4J_TEST_DATABASE")}
	}
	if testing.Short() {
		t.Skip("-short leaves out the tests on a real Neo4j")
	}
	started, err := server()
	switch {
	case errors.Is(err, errMissing) && !strings.Contains(os.Getenv("ENTENTE_REQUIRE"), "neo4j"):
		t.Skip(err)
	case err != nil:
		t.Fatal(err)
	}
	return started.config
}

// missing explains why there is no server and how to get one.
func missing(what string) error {
	hint := "set NEO4J_TEST_URI, NEO4J_TEST_USERNAME and NEO4J_TEST_PASSWORD to a server whose data may be deleted"
	if os.Getenv("NEO4J_URI") != "" {
		hint += " (NEO4J_URI is not used for tests, because they delete all data)"
	}
	return fmt.Errorf("%w: %s; install it, or %s", errMissing, what, hint)
}

// start runs server/Neo4jServer.java and waits until it is ready.
func start() (running, error) {
	if err := checkJava(); err != nil {
		return running{}, err
	}
	folder, err := sources()
	if err != nil {
		return running{}, err
	}
	jars, err := fetchJars(folder)
	if err != nil {
		return running{}, err
	}
	const password = "test-password-1"
	options := []string{"-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"}
	options = append(options, strings.Fields(os.Getenv("ENTENTE_NEO4J_JAVA"))...) // of two options Java takes the last
	java := exec.Command("java", append(options,
		"-cp", filepath.Join(jars, "*"), filepath.Join(folder, "server", "Neo4jServer.java"),
		filepath.Join(folder, "neo4j.conf"), "127.0.0.1:0")...)
	var stderr lockedBuffer
	java.Stderr = &stderr
	stdin, err := java.StdinPipe()
	if err != nil {
		return running{}, err
	}
	stdout, err := java.StdoutPipe()
	if err != nil {
		return running{}, err
	}
	if err := java.Start(); err != nil {
		return running{}, fmt.Errorf("start the server: %w", err)
	}
	if _, err := io.WriteString(stdin, password+"\n"); err != nil {
		return running{}, fmt.Errorf("start the server: %w: %s", err, stderr.String())
	}
	address := make(chan string, 1)
	go func() {
		defer close(address)
		for lines := bufio.NewScanner(stdout); lines.Scan(); {
			if at, ok := strings.CutPrefix(lines.Text(), "ready "); ok {
				address <- at
			}
		}
	}()
	select {
	case at, ok := <-address:
		if !ok {
			return running{}, fmt.Errorf("the server ended before it was ready: %s", stderr.String())
		}
		return running{Config{URI: "bolt://" + at, Username: "neo4j", Password: password}, stdin}, nil
	case <-time.After(startTimeout):
		_ = java.Process.Kill()
		return running{}, fmt.Errorf("the server was not ready after %s: %s", startTimeout, stderr.String())
	}
}

var compiler = regexp.MustCompile(`(?m)^jdk\.compiler@(\d+)`)

// checkJava looks for a JDK of at least 17 with the compiler, which runs the one
// source file of the server.
func checkJava() error {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	modules, err := exec.CommandContext(ctx, "java", "--list-modules").Output()
	if err != nil {
		return missing("there is no JDK (java)")
	}
	found := compiler.FindSubmatch(modules)
	if found == nil {
		return missing("there is a Java without a compiler, and a JDK of at least 17 is needed")
	}
	if major, _ := strconv.Atoi(string(found[1])); major < 17 {
		return missing(fmt.Sprintf("there is a JDK %d, and at least 17 is needed", major))
	}
	return nil
}

// sources is the folder of package neo4j, where the server's files are.
func sources() (string, error) {
	_, file, _, ok := runtime.Caller(0)
	folder := filepath.Dir(filepath.Dir(file))
	if _, err := os.Stat(filepath.Join(folder, "server", "pom.xml")); !ok || err != nil {
		return "", missing("the source of this package is not there")
	}
	return folder, nil
}

// fetchJars returns the folder of Neo4j's jars: the one that ENTENTE_NEO4J_JARS
// names, or one in the user's cache, which Maven fills the first time.
func fetchJars(folder string) (string, error) {
	if jars := os.Getenv("ENTENTE_NEO4J_JARS"); jars != "" {
		if found, _ := filepath.Glob(filepath.Join(jars, "neo4j-kernel-*.jar")); len(found) == 0 {
			return "", missing("ENTENTE_NEO4J_JARS names " + jars + ", where no Neo4j is")
		}
		return jars, nil
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", missing("there is no cache folder for its jars (" + err.Error() + ")")
	}
	jars := filepath.Join(cache, "entente-neo4j", version)
	if _, err := os.Stat(filepath.Join(jars, "neo4j-"+version+".jar")); err == nil {
		return jars, nil
	}
	if _, err := exec.LookPath("mvn"); err != nil {
		return "", missing("its jars are not in " + jars + " and Maven (mvn), which would fetch them, is not there")
	}
	if err := os.MkdirAll(filepath.Dir(jars), 0o755); err != nil {
		return "", missing(err.Error())
	}
	fresh, err := os.MkdirTemp(filepath.Dir(jars), "fetch-")
	if err != nil {
		return "", missing(err.Error())
	}
	defer os.RemoveAll(fresh)
	ctx, cancel := context.WithTimeout(context.Background(), 8*time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, "mvn", "-q", "-B", "-f", filepath.Join(folder, "server", "pom.xml"),
		"dependency:copy-dependencies", "-DoutputDirectory="+fresh).CombinedOutput()
	if err != nil {
		return "", missing(fmt.Sprintf("Maven could not fetch it (%v: %s)", err, bytes.TrimSpace(out)))
	}
	// Another test process may have been faster; its folder is as good.
	if err := os.Rename(fresh, jars); err != nil {
		if _, there := os.Stat(filepath.Join(jars, "neo4j-"+version+".jar")); there != nil {
			return "", err
		}
	}
	return jars, nil
}

// lockedBuffer keeps what a program writes while another goroutine reads it.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}
