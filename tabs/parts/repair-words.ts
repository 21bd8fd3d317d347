import type { Circle } from '../../api/matching/contract.ts'
import type { Warning, WarningRule } from '../../api/nudges/contract.ts'
import type { Person } from '../../api/people/contract.ts'
import type { CircleToRepair, RepairKind, RepairOption, RepairReason } from '../../api/repairs/contract.ts'
import { say } from '../texts/concerns.ts'
import { listOf, locale } from '../texts/language.ts'
import { membersOf } from './circle-people.ts'

/** What makes somebody look at a circle: what was noticed in its sessions, or what has become of its people. */
export type ConcernKind = WarningRule | RepairReason['kind']

/** What is looked at first: a person who asked, then what cannot go on by itself, then what may. */
export const concernKinds = ['help-asked', 'no-mentor', 'left-company', 'no-time', 'not-begun', 'quiet', 'moved-twice', 'long-break', 'in-line', 'same-department', 'not-closed'] as const satisfies readonly ConcernKind[]

/** One reason to look at a circle. `warningId` and `raisedAt` are null for what stands until it is repaired. */
export type Concern = { kind: ConcernKind; sentence: string; person: Person | null; warningId: string | null; raisedAt: number | null; snoozedUntilAt: number | null }

/** A circle with every reason to look at it, the most pressing first. */
export type RepairRow = { circle: Circle; concerns: [Concern, ...Concern[]] }

/** One row for each circle, whoever noticed it; the most pressing first, then the one that waits longest. */
export function repairRows(warnings: readonly Warning[], circles: readonly CircleToRepair[]): RepairRow[] {
  const found = [
    ...warnings.map(({ circle, id, rule, sentence, person, raisedAt, snoozedUntilAt }) => ({ circle, concern: { kind: rule, sentence, person, warningId: id, raisedAt, snoozedUntilAt } })),
    ...circles.flatMap(({ circle, reasons }) => reasons.map(({ kind, line, person }) => ({ circle, concern: { kind, sentence: line, person, warningId: null, raisedAt: null, snoozedUntilAt: null } }))),
  ]
  const byCircle = new Map<string, { circle: Circle; concerns: Concern[] }>()
  for (const { circle, concern } of found) {
    const row = byCircle.get(circle.id)
    if (row) row.concerns.push(concern)
    else byCircle.set(circle.id, { circle, concerns: [concern] })
  }
  const rows = [...byCircle.values()].flatMap(({ circle, concerns }) => {
    const [first, ...others] = concerns.sort((a, b) => pressing(a) - pressing(b) || since(a) - since(b))
    return first ? [{ circle, concerns: [first, ...others] as RepairRow['concerns'] }] : []
  })
  return rows.sort((a, b) => pressing(a.concerns[0]) - pressing(b.concerns[0]) || since(a.concerns[0]) - since(b.concerns[0]) || a.circle.name.localeCompare(b.circle.name, locale()))
}

/** What is snoozed waits behind everything else. */
function pressing({ kind, snoozedUntilAt }: Concern): number {
  return concernKinds.indexOf(kind) + (snoozedUntilAt === null ? 0 : concernKinds.length)
}

function since({ raisedAt }: Concern): number {
  return raisedAt ?? 0
}

/** Until when a circle is snoozed; null where anything about it is open. */
export function restsUntil({ concerns }: RepairRow): number | null {
  const ends = concerns.map(({ snoozedUntilAt }) => snoozedUntilAt)
  return ends.some((end) => end === null) ? null : Math.min(...ends.map((end) => end ?? Infinity))
}

/** How many need the organizer now, as a sentence: "1 person asked for help. 3 circles to look at." */
export function repairSentence(open: readonly RepairRow[]): string {
  const asked = new Set(open.flatMap(({ concerns }) => concerns.flatMap(({ kind, person }) => (kind === 'help-asked' && person ? [person.id] : [])))).size
  const circles = open.length
  return asked === 0 ? say('toLookAt', { circles }) : say('askedAndToLookAt', { people: asked, circles })
}

const keys = {
  swap: { press: 'applySwap', busy: 'applying', told: 'toldSwap', kind: 'kindSwap', done: 'doneSwap' },
  merge: { press: 'applyMerge', busy: 'applying', told: 'toldMerge', kind: 'kindMerge', done: 'doneMerge' },
  split: { press: 'applySplit', busy: 'applying', told: 'toldSplit', kind: 'kindSplit', done: 'doneSplit' },
  rematch: { press: 'applyRematch', busy: 'applying', told: 'toldRematch', kind: 'kindRematch', done: 'doneRematch' },
  end: { press: 'end', busy: 'ending', told: 'toldEnd', kind: 'kindEnd', done: 'doneEnd' },
} as const satisfies Record<RepairKind, object>

/**
 * A repair of this kind in words. `press`: what the button is called, `busy`: while it works, `told`: afterwards; `kind`:
 * in a list of what cannot be done, `done`: in a list of what was done.
 */
export function repairWord(kind: RepairKind, use: 'press' | 'busy' | 'told' | 'kind' | 'done'): string {
  return say(keys[kind][use])
}

/** What can be done, in the order it came: what is best stands first. */
export function possibleOnes(options: readonly RepairOption[]): RepairOption[] {
  return options.filter(({ possible }) => possible)
}

/** Those who read the same words stand together: "Mei Ono and Ana Ruiz". */
export function whoReadsWhat(tells: RepairOption['tells']): { names: string; text: string }[] {
  const byText = new Map<string, string[]>()
  for (const { person, text } of tells) byText.set(text, [...(byText.get(text) ?? []), person.displayName])
  return [...byText].map(([text, names]) => ({ names: listOf(names), text }))
}

/** Members who read nothing are named, so that silence is seen too; null when everybody is told. */
export function whoHearsNothing(circle: Circle, tells: RepairOption['tells']): string | null {
  const told = new Set(tells.map(({ person }) => person.id))
  const others = membersOf(circle).filter(({ id }) => !told.has(id))
  return others.length === 0 ? null : say('hearNothing', { people: others.length, names: listOf(others.map(({ displayName }) => displayName)) })
}

/** The warnings that a repair answers: of one person's, those about them or about the circle; nobody else's call for help is closed with it. */
export function answeredBy({ concerns }: RepairRow, personId: string | null): string[] {
  return concerns.flatMap(({ warningId, person }) => (warningId !== null && (personId === null || person === null || person.id === personId) ? [warningId] : []))
}

/** Whom the ways can be asked about: a mentee whom the most pressing reason is about; null for the whole circle. */
export function aboutWhom({ circle, concerns }: RepairRow): string | null {
  const person = concerns[0].person
  return person && circle.mentees.length > 1 && circle.mentees.some(({ id }) => id === person.id) ? person.id : null
}
