import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j server for tests: {@code java -cp 'lib/*' Neo4jServer.java CONF HOST:PORT}.
 *
 * <p>Keeps its data in a temporary folder, reads the settings of CONF and answers Bolt on HOST:PORT; port 0 takes a
 * free one. The first line of standard input is the password of the user neo4j. Prints "ready HOST:PORT", and ends when
 * standard input ends, so that it never outlives the test that started it.
 */
public class Neo4jServer {
    public static void main(String[] args) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var password = input.readLine();
        var address = args[1].split(":");
        var home = Files.createTempDirectory("entente-neo4j-");
        var listen = new SocketAddress(address[0], Integer.parseInt(address[1]));
        var server = new DatabaseManagementServiceBuilder(home)
                .loadPropertiesFromFile(Path.of(args[0]))
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, listen)
                .build();
        var system = (GraphDatabaseAPI) server.database("system");
        system.executeTransactionally(
                "ALTER USER neo4j SET PASSWORD $password CHANGE NOT REQUIRED", Map.of("password", password));
        var bound = system.getDependencyResolver().resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT);
        System.out.println("ready " + address[0] + ":" + bound.getPort());
        while (input.readLine() != null) {
            // Nothing more is expected; the end of the input is the order to stop.
        }
        // The data is thrown away: an orderly shutdown would only cost seconds.
        try (var files = Files.walk(home)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }
}
