// Speaks to a server of Bolt with Neo4j's driver for JavaScript, and exits with 1
// if anything is not as it would be with Neo4j. Usage: node check.mjs HOST:PORT
// PASSWORD (of a server whose graph may be changed), where neo4j-driver can be imported.

import assert from 'node:assert/strict'
import { createRequire } from 'node:module'

// The driver is looked for from the folder that the script is started in.
const neo4j = createRequire(process.cwd() + '/')('neo4j-driver')

const [address, password] = process.argv.slice(2)
let differences = 0

const same = (what, got, want) => {
  try {
    assert.deepStrictEqual(got, want)
  } catch {
    differences++
    console.log(`${what}: ${String(got)} ${JSON.stringify(got, (_, v) => (typeof v === 'bigint' ? `${v}` : v))?.slice(0, 200)}, want ${String(want).slice(0, 200)}`)
  }
}

const fails = async (what, code, work) => {
  try {
    await work()
    same(what, 'no error', code)
  } catch (e) {
    same(what, e.code, code)
    return e
  }
}

const t = neo4j.types
const VALUES = [
  null, true, false, 0n, -1n, 127n, 128n, -17n, -129n, 2n ** 31n, -(2n ** 63n), 2n ** 63n - 1n, 1.5, -Infinity, '', 'Tiranë 😀', 'x'.repeat(70000),
  [], [1n, 'a', null, [true]], Array.from({ length: 300 }, (_, i) => BigInt(i)), {}, { a: { b: [1.5, {}] }, '': null },
  new Int8Array([]), new Int8Array(256).map((_, i) => i),
  new t.Date(2022n, 9n, 7n), new t.Date(1n, 1n, 1n), new t.LocalTime(10n, 0n, 0n, 120n), new t.Time(10n, 0n, 0n, 999999999n, 5400n),
  new t.LocalDateTime(2020n, 1n, 1n, 10n, 0n, 0n, 5n), new t.DateTime(2020n, 6n, 1n, 10n, 0n, 0n, 0n, -19800n),
  new t.Duration(14n, 3n, 3661n, 5n), new t.Duration(-1n, -2n, -3n, 0n), new t.Duration(0n, 0n, 0n, 0n),
  new t.Point(7203n, 1.5, 2), new t.Point(9157n, 1.5, 2, 3), new t.Point(4326n, 12.5, 41.9), new t.Point(4979n, 12.5, 41.9, 8)
]

async function values (session) {
  const back = async v => {
    try {
      return (await session.run('RETURN $v AS v', { v })).records[0].get('v')
    } catch (e) {
      return e
    }
  }
  for (const v of VALUES) same(`parameter ${String(v).slice(0, 60)}`, await back(v), v)
  same('all values', await back(VALUES), VALUES)
  // The driver fills in the offset of a zone: what is compared is the text.
  const zoned = new t.DateTime(2020n, 6n, 1n, 10n, 0n, 0n, 7n, 7200n, 'Europe/Stockholm')
  same('zoned', String(await back(zoned)), String(zoned))
}

async function elements (session) {
  await session.run('MATCH (n) DETACH DELETE n')
  const row = (await session.run(
    "CREATE p = (a:City:Place {name: 'Tirana', tags: ['x', 'y']})-[r:IN {since: 1920}]->(b:Country {name: 'Albania'}) RETURN a, r, b, p")).records[0]
  const [a, r, b, p] = ['a', 'r', 'b', 'p'].map(k => row.get(k))
  same('labels', [...a.labels].sort(), ['City', 'Place'])
  same('properties', a.properties, { name: 'Tirana', tags: ['x', 'y'] })
  same('relationship', [r.type, r.properties, r.startNodeElementId, r.endNodeElementId], ['IN', { since: 1920n }, a.elementId, b.elementId])
  same('path', [p.length, p.start.elementId, p.end.elementId], [1, a.elementId, b.elementId])
  await session.run('MATCH (a:City), (b:Country) CREATE (b)-[:CAPITAL]->(a)')
  const round = (await session.run('MATCH p = (a:City)-[:IN]->(b)-[:CAPITAL]->(a) RETURN p')).records[0].get('p')
  same('path that comes back', round.segments.map(s => s.start.properties.name + ' ' + s.relationship.type), ['Tirana IN', 'Albania CAPITAL'])
  same('its end', round.segments[1].end.elementId, a.elementId)
  const backwards = (await session.run('MATCH p = (b:Country)<-[:IN]-(a) RETURN p')).records[0].get('p').segments[0]
  same('path backwards', [backwards.start.properties.name, backwards.relationship.startNodeElementId], ['Albania', a.elementId])
}

async function summaries (session) {
  let { summary } = await session.run('CREATE (a:A {x: 1, y: 2})-[:R]->(b:B) SET a.z = 3')
  const u = summary.counters.updates()
  same('counters', [summary.counters.containsUpdates(), u.nodesCreated, u.relationshipsCreated, u.labelsAdded, u.propertiesSet], [true, 2, 1, 2, 3])
  same('query type', summary.queryType, 'w')
  same('database', summary.database.name, 'neo4j')
  summary = (await session.run('EXPLAIN MATCH (n:A) RETURN n')).summary
  same('plan', summary.plan.operatorType, 'ProduceResults@neo4j')
  summary = (await session.run('PROFILE MATCH (n:A) RETURN n')).summary
  same('profile', summary.profile.rows, 1)
  summary = (await session.run('MATCH (n:A) RETURN n')).summary
  same('status', summary.gqlStatusObjects.map(o => o.gqlStatus), ['00000'])
  await session.run('MATCH (n) DETACH DELETE n')
}

async function streaming (driver) {
  const session = driver.session({ fetchSize: 100 })
  const { records } = await session.run('UNWIND range(1, 1000) AS x RETURN x')
  same('1000 rows by 100', records.map(r => Number(r.get('x'))), Array.from({ length: 1000 }, (_, i) => i + 1))
  const tx = await session.beginTransaction()
  const [a, b] = await Promise.all([tx.run('UNWIND range(1, 500) AS x RETURN x'), tx.run('UNWIND range(1, 500) AS x RETURN -x')])
  same('two results', a.records.reduce((sum, r, i) => sum + r.get(0) + b.records[i].get(0), 0n), 0n)
  await tx.commit()
  await session.close()
}

async function transactions (driver) {
  const session = driver.session()
  const count = async label => (await session.executeRead(tx => tx.run('MATCH (n) WHERE $label IN labels(n) RETURN count(n)', { label }))).records[0].get(0)
  const tx = await session.beginTransaction()
  await tx.run('CREATE (:Gone)')
  await tx.rollback()
  same('rolled back', await count('Gone'), 0n)
  await session.executeWrite(tx => tx.run('CREATE (:Kept)'))
  same('committed', await count('Kept'), 1n)
  same('bookmark', session.lastBookmarks().length, 1)
  await session.executeWrite(tx => tx.run('MATCH (n:Kept) DELETE n'))
  await fails('read-only transaction', 'Neo.ClientError.Statement.AccessMode', () => session.executeRead(tx => tx.run('CREATE (:Gone)')))
  await session.close()
  await driver.executeQuery('MERGE (n:Counter) SET n.value = 0')
  await Promise.all(Array.from({ length: 40 }, () => driver.executeQuery('MATCH (n:Counter) SET n.value = n.value + 1')))
  same('counted by forty', (await driver.executeQuery('MATCH (n:Counter) RETURN n.value')).records[0].get(0), 40n)
  await driver.executeQuery('MATCH (n:Counter) DELETE n')
}

async function errors (driver) {
  const session = driver.session()
  const e = await fails('syntax error', 'Neo.ClientError.Statement.SyntaxError', () => session.run('MATCH (n)\nRETRUN n'))
  same('its GQL status', e?.gqlStatus, '42001')
  await fails('missing parameter', 'Neo.ClientError.Statement.ParameterMissing', () => session.run('RETURN $p'))
  await fails('division by zero', 'Neo.ClientError.Statement.ArithmeticError', () => session.run('RETURN 1 / $zero', { zero: 0n }))
  await fails('timeout', 'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration', () => session.run(
    'UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x, y WHERE x < 0 RETURN count(*)', {}, { timeout: 200 }))
  same('after errors', (await session.run('RETURN 1')).records[0].get(0), 1n)
  await session.close()
  const other = driver.session({ database: 'other' })
  await fails('another database', 'Neo.ClientError.Database.DatabaseNotFound', () => other.run('RETURN 1'))
  await other.close()
}

for (const scheme of ['bolt', 'neo4j']) {
  const driver = neo4j.driver(`${scheme}://${address}`, neo4j.auth.basic('neo4j', password), { useBigInt: true })
  const info = await driver.getServerInfo()
  same('agent', info.agent.split('/')[0], 'Neo4j')
  const session = driver.session()
  await values(session)
  await elements(session)
  await summaries(session)
  await session.close()
  await streaming(driver)
  await transactions(driver)
  await errors(driver)
  await driver.close()
}

console.log(`neo4j-driver for JavaScript: ${differences} differences`)
process.exit(differences ? 1 : 0)
