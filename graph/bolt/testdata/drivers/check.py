"""Speaks to a server of Bolt with Neo4j's driver for Python, and exits with 1 if
anything is not as it would be with Neo4j. Usage: check.py HOST:PORT PASSWORD (of a server
whose graph may be changed)."""

import sys
import threading
from datetime import timedelta

import neo4j
from neo4j import GraphDatabase, Query
from neo4j.exceptions import (ClientError, ConstraintError, CypherSyntaxError, CypherTypeError, Neo4jError)
from neo4j.spatial import CartesianPoint, WGS84Point
from neo4j.time import Date, DateTime, Duration, Time
import pytz

address, password = sys.argv[1], sys.argv[2]
differences = 0


def same(what, got, want):
    global differences
    if got != want or type(got) is not type(want):
        differences += 1
        print(f"{what}: {got!r}, want {want!r}")


def fails(what, kind, code, work):
    try:
        work()
    except Neo4jError as e:
        if not isinstance(e, kind) or e.code != code:
            same(what, (type(e).__name__, e.code, e.message), (kind.__name__, code, ""))
        return e
    same(what, "no error", code)


stockholm = pytz.timezone("Europe/Stockholm")
VALUES = [
    None, True, False, 0, -1, 127, 128, -17, -129, 2**31, -2**63, 2**63 - 1, 1.5, float("inf"), "", "Tiranë 😀", "x" * 70000,
    [], [1, "a", None, [True]], list(range(300)), {}, {"a": {"b": [1.5, {}]}, "": None}, b"", bytes(range(256)) * 300,
    Date(2022, 9, 7), Date(1, 1, 1), Date(9999, 12, 31), Time(10, 0, 0, 120), Time(23, 59, 59, 999999999),
    Time(10, 0, 0, 0, tzinfo=pytz.FixedOffset(90)), DateTime(2020, 1, 1, 10, 0, 0, 5), DateTime(2020, 6, 1, 10, 0, 0, 0, tzinfo=pytz.FixedOffset(-330)),
    stockholm.localize(DateTime(2020, 6, 1, 10, 0, 0, 7)), stockholm.localize(DateTime(1969, 1, 1, 10, 0, 0, 999999999)),
    Duration(), Duration(months=14, days=3, seconds=3661, nanoseconds=5), Duration(months=-1, days=-2, seconds=-3, nanoseconds=-5),
    Duration(seconds=-1, nanoseconds=500000000), CartesianPoint((1.0, 2.0)), CartesianPoint((1.0, 2.0, 3.0)), WGS84Point((12.5, 41.9)), WGS84Point((12.5, 41.9, 8.0)),
]


def values(session):
    def back(v):
        try:
            return session.run("RETURN $v AS v", v=v).single()["v"]
        except Neo4jError as e:
            return e

    for v in VALUES:
        same(f"parameter {v!r:.60}", back(v), v)
    same("all values", back(VALUES), VALUES)  # in more than one chunk


def elements(session):
    session.run("MATCH (n) DETACH DELETE n").consume()
    row = session.run(
        "CREATE p = (a:City:Place {name: 'Tirana', tags: ['x', 'y']})-[r:IN {since: 1920}]->(b:Country {name: 'Albania'}) RETURN a, r, b, p").single()
    a, r, b, p = row["a"], row["r"], row["b"], row["p"]
    same("labels", set(a.labels), {"City", "Place"})
    same("properties", dict(a), {"name": "Tirana", "tags": ["x", "y"]})
    same("type", r.type, "IN")
    same("properties of a relationship", dict(r), {"since": 1920})
    same("ends", (r.start_node.element_id, r.end_node.element_id), (a.element_id, b.element_id))
    same("path", ([n.element_id for n in p.nodes], [x.element_id for x in p.relationships]), ([a.element_id, b.element_id], [r.element_id]))
    same("element id", session.run("MATCH (n) WHERE elementId(n) = $id RETURN n.name", id=a.element_id).single()[0], "Tirana")
    session.run("MATCH (a:City), (b:Country) CREATE (b)-[:CAPITAL]->(a)").consume()
    # backwards, and through a node twice
    p = session.run("MATCH p = (a:City)-[:IN]->(b)-[:CAPITAL]->(a) RETURN p").single()["p"]
    same("path that comes back", [n.get("name") for n in p.nodes], ["Tirana", "Albania", "Tirana"])
    p = session.run("MATCH p = (b:Country)<-[:IN]-(a)<-[:CAPITAL]-(b) RETURN p").single()["p"]
    same("path backwards", [(x.type, x.start_node["name"]) for x in p.relationships], [("IN", "Tirana"), ("CAPITAL", "Albania")])
    same("path of one node", len(session.run("MATCH p = (:City) RETURN p").single()["p"].nodes), 1)
    g = session.run("MATCH (a)-[r]->(b) RETURN a, r, b").graph()
    same("graph", (len(g.nodes), len(g.relationships)), (2, 2))


def summaries(session):
    s = session.run("CREATE (a:A {x: 1, y: 2})-[:R]->(b:B) SET a.z = 3").consume()
    c = s.counters
    same("counters", (c.contains_updates, c.nodes_created, c.relationships_created, c.labels_added, c.properties_set), (True, 2, 1, 2, 3))
    same("query type", s.query_type, "w")
    same("database", s.database, "neo4j")
    s = session.run("MATCH (n:A) RETURN n.x AS x, n.y").consume()
    same("query type of a read", (s.query_type, s.counters.contains_updates), ("r", False))
    same("keys", session.run("MATCH (n:A) RETURN n.x AS x, n.y").keys(), ["x", "n.y"])
    same("status", [o.gql_status for o in session.run("RETURN 1").consume().gql_status_objects], ["00000"])
    plan = session.run("EXPLAIN MATCH (n:A) RETURN n").consume().plan
    same("plan", plan["operatorType"], "ProduceResults@neo4j")
    profile = session.run("PROFILE MATCH (n:A) RETURN n").consume().profile
    same("profile", (profile["rows"], profile["children"][0]["rows"]), (1, 1))
    s = session.run("MATCH (n) DETACH DELETE n").consume()
    same("deleted", (s.counters.nodes_deleted, s.counters.relationships_deleted), (4, 3))


def streaming(driver):
    with driver.session(fetch_size=100) as session:
        same("1000 rows by 100", [r[0] for r in session.run("UNWIND range(1, 1000) AS x RETURN x")], list(range(1, 1001)))
        result = session.run("UNWIND range(1, 1000000) AS x RETURN x")
        same("first of many", next(iter(result))[0], 1)
        result.consume()
        with session.begin_transaction() as tx:
            a, b = tx.run("UNWIND range(1, 500) AS x RETURN x"), tx.run("UNWIND range(1, 500) AS x RETURN -x")
            same("two results", sum(x[0] + y[0] for x, y in zip(a, b)), 0)
            tx.commit()


def transactions(driver):
    def count(tx, label):
        return tx.run("MATCH (n) WHERE $label IN labels(n) RETURN count(n)", label=label).single()[0]

    with driver.session() as session:
        with session.begin_transaction() as tx:
            tx.run("CREATE (:Gone)")
            same("seen by its own transaction", count(tx, "Gone"), 1)
            tx.rollback()
        same("rolled back", session.execute_read(count, "Gone"), 0)
        session.execute_write(lambda tx: tx.run("CREATE (:Kept)").consume())
        same("committed", session.execute_read(count, "Kept"), 1)
        same("bookmark", len(session.last_bookmarks().raw_values), 1)
        tx = session.begin_transaction()
        fails("error in a transaction", CypherSyntaxError, "Neo.ClientError.Statement.SyntaxError", lambda: tx.run("CREATE (:Gone) RETRUN 1"))
        tx.close()
        same("after an error", session.execute_read(count, "Gone"), 0)
        session.execute_write(lambda tx: tx.run("MATCH (n:Kept) DELETE n").consume())
        fails("read-only transaction", ClientError, "Neo.ClientError.Statement.AccessMode", lambda: session.execute_read(lambda tx: tx.run("CREATE (:Gone)").consume()))
    # eight threads that count one number up
    driver.execute_query("MERGE (n:Counter) SET n.value = 0")

    def add():
        for _ in range(10):
            driver.execute_query("MATCH (n:Counter) SET n.value = n.value + 1")

    threads = [threading.Thread(target=add) for _ in range(8)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    same("counted by eight", driver.execute_query("MATCH (n:Counter) RETURN n.value").records[0][0], 80)
    driver.execute_query("MATCH (n:Counter) DELETE n")


def errors(driver):
    with driver.session() as session:
        def run(query, **parameters):
            return lambda: session.run(query, parameters).consume()

        e = fails("syntax error", CypherSyntaxError, "Neo.ClientError.Statement.SyntaxError", run("MATCH (n)\nRETRUN n"))
        same("place of a syntax error", "(line 2, column 1 (offset: 10))" in e.message, True)
        same("GQL status of a syntax error", e.gql_status, "42001")
        fails("type error", CypherTypeError, "Neo.ClientError.Statement.TypeError", run("UNWIND [1, 'a'] AS x RETURN x.y.z"))
        fails("missing parameter", ClientError, "Neo.ClientError.Statement.ParameterMissing", run("RETURN $p"))
        fails("division by zero", ClientError, "Neo.ClientError.Statement.ArithmeticError", run("RETURN 1 / $zero", zero=0))
        fails("timeout", ClientError, "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
              lambda: session.run(Query("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x < 0 RETURN count(*)", timeout=0.2)).consume())
        same("after errors", session.run("RETURN 1").single()[0], 1)
    with driver.session(database="other") as session:
        fails("another database", ClientError, "Neo.ClientError.Database.DatabaseNotFound", lambda: session.run("RETURN 1").consume())


for scheme in ("bolt", "neo4j"):
    with GraphDatabase.driver(f"{scheme}://{address}", auth=("neo4j", password)) as driver:
        driver.verify_connectivity()
        same("agent", driver.get_server_info().agent.split("/")[0], "Neo4j")
        with driver.session() as session:
            values(session)
            elements(session)
            summaries(session)
        streaming(driver)
        transactions(driver)
        errors(driver)

print(f"neo4j for Python {neo4j.__version__}: {differences} differences")
sys.exit(1 if differences else 0)
