import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { listDepartments, listRecords, type PersonRecord, shownOf } from '../people/get-person.ts'
import { type Candidate, type CriticalRole, type KnowledgeItem, knowledgeSteps, type RoleDetail, type SuccessionMap, successionChanges } from './contract.ts'
import { coverBench } from './coverage.ts'
import { type CandidateRecord, type ChangeRecord, findRole, type ItemRecord, listBench, listChanges, listEarlierPosts, listItems, listMet, listRoles, type RoleRecord } from './store.ts'

type Doors = Pick<Context, 'db' | 'taxonomy'>

/** What is read together of several roles. */
type Read = { people: Map<string, PersonRecord>; candidatesOf: Map<string, Candidate[]>; shrinksOf: Map<string, ChangeRecord[]> }

/** All critical roles with what their benches have seen, and the figures above them. */
export async function getSuccession(context: Doors): Promise<SuccessionMap> {
  const [roles, departments] = await Promise.all([listRoles(context.db), listDepartments(context)])
  const read = await readBenches(context, roles)
  const shown = roles.map((role) => toRole(role, read))
  const count = (state: CriticalRole['state']) => shown.filter((role) => role.state === state).length
  return {
    roles: shown,
    figures: { roles: shown.length, covered: count('covered'), thin: count('thin'), empty: count('empty') },
    functions: mostAsked(shown.flatMap((role) => role.functions)),
    known: knownFunctions(context, departments),
  }
}

/** @throws AppError not_found */
export async function getRole(context: Doors, roleId: string): Promise<RoleDetail> {
  const role = await findRole(context.db, roleId)
  if (!role) throw new AppError('not_found', 'This role is not on the list any more. Go back to the list.')
  const [read, items, changes] = await Promise.all([readBenches(context, [role]), listItems(context.db, roleId), listChanges(context.db, [roleId])])
  const person = shownOf(await listRecords(context, [...items.flatMap((item) => [item.heldBy, item.learnerId]), ...changes.flatMap((change) => [change.byPersonId, change.personId])].filter((id) => id !== null)))
  return {
    role: toRole(role, read),
    candidates: read.candidatesOf.get(roleId) ?? [],
    items: items.map((item) => toItem(item, person)),
    changes: changes.flatMap(({ id, at, byPersonId, kind, personId, fromWords: from, toWords: to }) => {
      const known = successionChanges.find((name) => name === kind)
      return known ? [{ id, at, by: byPersonId === null ? null : person(byPersonId), kind: known, person: personId === null ? null : person(personId), from, to }] : []
    }),
  }
}

async function readBenches(context: Doors, roles: RoleRecord[]): Promise<Read> {
  const ids = roles.map(({ id }) => id)
  const [bench, shrinks] = await Promise.all([listBench(context.db, ids), listChanges(context.db, ids, 'candidate-left')])
  const personIds = [...new Set(bench.map(({ personId }) => personId))]
  const [people, posts, met] = await Promise.all([listRecords(context, [...personIds, ...roles.flatMap(({ holderId }) => holderId ?? [])]), listEarlierPosts(context.db, personIds), listMet(context.db, personIds)])
  const worked = new Map([...Map.groupBy(posts, ({ personId }) => personId)].map(([id, of]) => [id, new Set(of.map(({ functionKey }) => functionKey))]))
  const functionsOf = new Map(roles.map(({ id, functions }) => [id, functions]))
  const person = shownOf(people)
  const toCandidate = ({ roleId, personId, readiness, note, addedAt, leftAt }: CandidateRecord): Candidate => ({
    person: person(personId),
    readiness,
    note,
    addedAt,
    leftAt,
    exposures: (functionsOf.get(roleId) ?? []).map((name) => {
      const key = context.taxonomy.canonical('function', name)
      const department = people.get(personId)?.department
      const here = department !== null && department !== undefined && context.taxonomy.canonical('function', department) === key
      const before = worked.get(personId)?.has(key) === true
      return { function: name, seen: here || before ? 'worked' : met.get(personId)?.has(key) ? 'mentored' : 'not-yet', byHand: before && !here }
    }),
  })
  return { people, candidatesOf: new Map([...Map.groupBy(bench, ({ roleId }) => roleId)].map(([id, of]) => [id, of.map(toCandidate)])), shrinksOf: Map.groupBy(shrinks, ({ roleId }) => roleId) }
}

function toRole(role: RoleRecord, { people, candidatesOf, shrinksOf }: Read): CriticalRole {
  const { id, title, department, holderId, holderLeftAt, functions, note } = role
  const shrink = shrinksOf.get(id)?.[0]
  return {
    id,
    title,
    department,
    holder: holderId === null ? null : shownOf(people)(holderId),
    holderLeftAt,
    functions,
    note,
    ...coverBench(functions, candidatesOf.get(id) ?? []),
    shrank: shrink ? { from: Number(shrink.fromWords), to: Number(shrink.toWords), at: shrink.at } : null,
  }
}

function toItem({ id, what, kind, heldBy, learnerId, riskIfLost, hardToWrite, steps, checkedBy, writtenAt, confirmed }: ItemRecord, person: ReturnType<typeof shownOf>): KnowledgeItem {
  return {
    id,
    what,
    kind,
    heldBy: heldBy === null ? null : person(heldBy),
    learner: learnerId === null ? null : person(learnerId),
    riskIfLost,
    hardToWrite,
    steps,
    check: checkedBy,
    writtenAt,
    confirmed,
    transferred: confirmed && steps[knowledgeSteps.indexOf('done-alone')] !== null,
  }
}

function mostAsked(functions: string[]): string[] {
  const times = new Map<string, number>()
  for (const name of functions) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].sort(([one, often], [other, oftener]) => oftener - often || (one < other ? -1 : 1)).map(([name]) => name)
}

/** The company's departments first, then what the taxonomy knows beside them. */
function knownFunctions({ taxonomy }: Doors, departments: string[]): string[] {
  const keys = new Set(departments.map((name) => taxonomy.canonical('function', name)))
  const others = [...taxonomy.terms.function.values()].filter(({ name }) => !keys.has(name)).map(({ spelling }) => spelling)
  return [...departments, ...others.sort()]
}
