import { capShare } from '../small-cells/hide-small.ts'
import type { Made, MadeTie } from './build-ties.ts'
import type { LayerFigures, Network, TieLayer, TieMatrix, TiesReport } from './contract.ts'
import { measureTies } from './measures/measure-ties.ts'
import { pairAt, type Tally, tally, tellList, tellParts, tellWhole, type Told } from './tell-cuts.ts'

/** The departments of a picture: more than this are shown by the part of the company they belong to. */
export const mostDepartments = 16

export type Grouping = { names: string[]; /** Of each department, the place of its group. */ groupOf: number[]; /** Whether it holds several departments. */ opens: boolean[] }
export type Chance = { asLow: number; asHigh: number }
const layers: readonly TieLayer[] = ['scheduled', 'held', 'kept']

/**
 * What may be told of every cut: the company (`all`), its programs (`program:ID`), their cohorts (`cohort:ID`), and parts of the company (`group:NAME`).
 * All are decided together, so that no cut tells what another hides.
 */
export function writeReports(made: Made, cohorts: readonly { id: string; programId: string }[], grouping: Grouping, chance: Partial<Record<TieLayer, Chance>>): Map<string, TiesReport> {
  const count = grouping.names.length
  const groupOfPerson = made.departmentOf.map((department) => grouping.groupOf[department] ?? -1)
  const programs = [...new Set(cohorts.map(({ programId }) => programId))]
  const cohortsOf = new Map(programs.map((id) => [id, cohorts.flatMap(({ programId }, at) => (programId === id ? [at] : []))]))
  const told = Object.fromEntries(layers.map((layer) => {
    const of = (some: readonly number[]) => tally(made[layer].filter(({ cohort }) => some.includes(cohort)), groupOfPerson, count)
    const whole = tellWhole(tally(made[layer], groupOfPerson, count), count)
    const perProgram = tellParts(whole, programs.map((id) => of(cohortsOf.get(id) ?? [])))
    const perCohort = new Map(programs.map((id, at) => [id, tellParts(perProgram[at] ?? whole, (cohortsOf.get(id) ?? []).map((cohort) => of([cohort])))]))
    return [layer, { whole, perProgram, perCohort }]
  })) as Record<TieLayer, { whole: Told; perProgram: Told[]; perCohort: Map<string, Told[]> }>

  const askedTotal = sum(made.asked)
  const askedOf = (some: readonly number[]) => sum(some.map((at) => made.asked[at] ?? 0))
  const answeredOf = (some: readonly number[]) => sum(some.map((at) => made.answered[at] ?? 0))
  const perProgramAsked = tellList(programs.map((id) => askedOf(cohortsOf.get(id) ?? [])), programs.map((id) => askedOf(cohortsOf.get(id) ?? [])))
  const reports = new Map<string, TiesReport>()
  const every = cohorts.map((_, at) => at)
  reports.set('all', {
    layers: layers.map((layer) => companyFigures(layer, made, told[layer].whole, chance[layer])),
    ...answers(askedTotal < 5 ? null : askedTotal, answeredOf(every)),
    matrices: (['kept', 'scheduled'] as const).map((layer) => toMatrix(layer, told[layer].whole, grouping)),
  })
  for (const [at, id] of programs.entries()) {
    const own = cohortsOf.get(id) ?? []
    const part = (read: (layer: TieLayer) => Told | undefined, asked: number | null, some: readonly number[]): TiesReport => ({
      layers: hideHeld(layers.map((layer) => partFigures(layer, read(layer)))),
      ...answers(asked, answeredOf(some)),
      matrices: (['kept', 'scheduled'] as const).flatMap((layer) => { const one = read(layer); return one ? [toMatrix(layer, one, grouping)] : [] }),
    })
    const asked = perProgramAsked[at] ?? null
    reports.set(`program:${id}`, part((layer) => told[layer].perProgram[at], asked, own))
    const perCohortAsked = asked === null ? own.map(() => null) : tellList(own.map((cohort) => made.asked[cohort] ?? 0), own.map((cohort) => made.asked[cohort] ?? 0))
    for (const [place, cohort] of own.entries()) reports.set(`cohort:${cohorts[cohort]?.id ?? ''}`, part((layer) => told[layer].perCohort.get(id)?.[place], perCohortAsked[place] ?? null, [cohort]))
  }
  for (const [group, name] of grouping.names.entries()) if (grouping.opens[group]) reports.set(`group:${name}`, lookInto(made, grouping, group, told))
  return reports
}

function companyFigures(layer: TieLayer, made: Made, whole: Told, chance: Chance | undefined): LayerFigures {
  const part = partFigures(layer, whole)
  if (part.between === null || part.within === null) return part
  const newest = Math.max(-1, ...made.scheduled.map(({ cohort }) => cohort))
  const [before, since] = [made[layer].filter(({ cohort }) => cohort < newest), made[layer].filter(({ cohort }) => cohort >= newest)]
  const network = networkOf(made, made[layer])
  // Who knows both states knows what lies between them.
  const tellBefore = before.length > 0 && [before, since].every((some) => [true, false].every((outward) => !isFew(peopleOf(some.filter((tie) => isBetween(made, tie) === outward)))))
  const then = before.filter((tie) => isBetween(made, tie)).length
  return {
    ...part,
    network,
    ...(layer === 'kept' ? {} : { asLow: chance?.asLow ?? null, asHigh: chance?.asHigh ?? null }),
    before: tellBefore ? { between: then, ei: layer === 'kept' ? null : rounded((2 * then - before.length) / before.length), network: networkOf(made, before) } : null,
  }
}

function partFigures(layer: TieLayer, told: Told | undefined): LayerFigures {
  const [between, within] = [told?.between ?? null, told?.within ?? null]
  const all = (between ?? 0) + (within ?? 0)
  const ei = layer === 'kept' || between === null || within === null || all === 0 ? null : rounded((between - within) / all)
  return { layer, between, within: layer === 'kept' ? null : within, ei, network: null, asLow: null, asHigh: null, before: null }
}

/** What was held is a part of what was scheduled: of a program or cohort nothing is told of it where few ties lie between the two. */
function hideHeld(figures: LayerFigures[]): LayerFigures[] {
  const scheduled = figures.find(({ layer }) => layer === 'scheduled')
  return figures.map((one) => {
    const differs = (name: 'between' | 'within') => isFew(Math.abs((scheduled?.[name] ?? 0) - (one[name] ?? 0)))
    return one.layer === 'held' && (scheduled?.between === null || differs('between') || differs('within')) ? { ...one, between: null, within: null, ei: null } : one
  })
}

function answers(asked: number | null, answered: number): Pick<TiesReport, 'asked' | 'answered'> {
  return { asked, answered: asked === null || asked === 0 ? null : capShare(Math.min(1, answered / asked), asked) }
}

function toMatrix(layer: 'scheduled' | 'kept', told: Told, { names, opens }: Grouping): TieMatrix {
  const departments = names.map((name, at) => {
    const [between, own] = [told.totals[at] ?? null, told.own[at] ?? null]
    const ei = layer === 'kept' || between === null || own === null || between + own === 0 ? null : rounded((between - own) / (between + own))
    return { name, between, ei, opens: opens[at] ?? false }
  })
  const cells = names.map((_, a) => names.map((__, b) => (a === b ? (layer === 'kept' ? null : (told.own[a] ?? null)) : (told.pairs[pairAt(a, b, names.length)] ?? null))))
  return { layer, departments, cells }
}

/** One part of the company by its departments; of nothing else than what is told of the part as a whole. */
function lookInto(made: Made, grouping: Grouping, group: number, told: Record<TieLayer, { whole: Told }>): TiesReport {
  const inside = grouping.groupOf.flatMap((of, department) => (of === group ? [department] : [])).slice(0, mostDepartments)
  const own: Grouping = { names: inside.map((department) => made.departments[department] ?? ''), groupOf: made.departments.map((_, department) => inside.indexOf(department)), opens: inside.map(() => false) }
  const departmentOf = made.departmentOf.map((department) => own.groupOf[department] ?? -1)
  const tallyOf = (layer: TieLayer): Tally => tally(made[layer].filter(({ people }) => people.every((person) => (departmentOf[person] ?? -1) >= 0)), departmentOf, inside.length)
  const hidden = (layer: TieLayer) => told[layer].whole.own[group] === null
  const one = (layer: TieLayer) => (hidden(layer) ? undefined : tellWhole(tallyOf(layer), inside.length))
  return {
    layers: layers.map((layer) => partFigures(layer, layer === 'held' ? undefined : one(layer))),
    asked: null,
    answered: null,
    matrices: (['kept', 'scheduled'] as const).flatMap((layer) => { const found = one(layer); return found ? [toMatrix(layer, found, own)] : [] }),
  }
}

function networkOf(made: Made, ties: readonly MadeTie[]): Network {
  const inIt = [...new Set(ties.flatMap(({ people }) => people))]
  const place = new Map(inIt.map((person, at) => [person, at]))
  const { modularity, connectedness, expected } = measureTies(inIt.map((person) => made.departmentOf[person] ?? -1), ties.map(({ people: [a, b] }) => [place.get(a) ?? 0, place.get(b) ?? 0]))
  return { modularity: rounded(modularity), connectedness: rounded(connectedness), expected: rounded(expected) }
}

function isBetween({ departmentOf }: Made, { people: [a, b] }: MadeTie): boolean {
  return departmentOf[a] !== departmentOf[b]
}

function peopleOf(ties: readonly MadeTie[]): number {
  return new Set(ties.flatMap(({ people }) => people)).size
}

function isFew(count: number): boolean {
  return count > 0 && count < 5
}

function rounded<Value extends number | null>(value: Value): Value {
  return (value === null ? null : Math.round(value * 1000) / 1000) as Value
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
