import type { AgendaLine, Form, Pack, SessionContent } from '../../roadmap/plan/content.ts'
import { goalExercises, knownForms } from '../../roadmap/plan/known-forms.ts'
import { checkForm } from './form-rules.ts'
import type { Path } from './pack-lines.ts'

export type Breach = { path: Path; message: string }

/** How much of a circle's time belongs to one person at a time. */
const personalShare = 0.4
/** From so many sessions on, a circle looks back halfway. */
const longFrom = 8
const alwaysThere: readonly string[] = goalExercises

/** What the parts of a pack must be to each other, beyond their shapes. */
export function checkPack(pack: Pack): Breach[] {
  return [
    ...checkPhases(pack.sessions),
    ...checkEnds(pack.sessions),
    ...checkMidway(pack.sessions),
    ...pack.sessions.flatMap((session, at) => checkSession(session, pack, ['sessions', at])),
    ...checkUse(pack),
    ...checkOrder(pack.sessions),
    ...pack.forms.flatMap((form, at) => checkForm(form).map((breach) => ({ ...breach, path: ['forms', at, ...breach.path] }))),
  ]
}

function checkPhases(sessions: SessionContent[]): Breach[] {
  const breaches: Breach[] = []
  sessions.forEach((session, at) => {
    const before = sessions[at - 1]
    if (before && session.phase < (before.through ?? before.phase)) breaches.push({ path: ['sessions', at, 'phase'], message: `Phase ${session.phase} comes after phase ${before.through ?? before.phase}. Phases never step back.` })
    if (session.through !== undefined && (session.phase !== 2 || sessions.length > 3)) breaches.push({ path: ['sessions', at, 'through'], message: 'Only in a pack of three sessions may one session be of phase 2 and 3.' })
  })
  for (const phase of [1, 2, 3, 4] as const) {
    if (!sessions.some((session) => session.phase === phase || session.through === phase)) breaches.push({ path: ['sessions'], message: `No session is of phase ${phase}. Give each of the four phases a session.` })
  }
  return breaches
}

function checkEnds(sessions: SessionContent[]): Breach[] {
  const last = sessions.length - 1
  const missing = (at: number, id: string, message: string) => (sessions[at]?.exercises.includes(id) ? [] : [{ path: ['sessions', at, 'exercises'], message }])
  return [
    ...missing(0, 'agreement', 'The first session names the exercise “agreement”: nobody talks openly without one.'),
    ...missing(0, 'goals', 'The first session names the exercise “goals”: all others build on them.'),
    ...missing(last, 'goal-review', 'The last session names the exercise “goal-review”.'),
    ...missing(last, 'closing', 'The last session names the exercise “closing”: everything gets an ending.'),
  ]
}

function checkMidway(sessions: SessionContent[]): Breach[] {
  if (sessions.length < longFrom) return []
  const [from, to] = [Math.floor(sessions.length / 3), Math.ceil((sessions.length * 2) / 3)]
  if (sessions.slice(from - 1, to).some((session) => session.exercises.includes('midway-review'))) return []
  return [{ path: ['sessions'], message: `With ${sessions.length} sessions, one of session ${from} to ${to} names the exercise “midway-review”.` }]
}

function checkSession(session: SessionContent, pack: Pack, path: Path): Breach[] {
  const breaches: Breach[] = []
  for (const kind of ['pair', 'circle'] as const) {
    const sum = sumOf(session.agenda[kind])
    if (sum !== pack.minutes) breaches.push({ path: [...path, 'agenda', kind], message: `The lines add up to ${sum} minutes instead of ${pack.minutes}.` })
  }
  const turns = sumOf(session.agenda.circle.filter((line) => line.turns !== undefined))
  if (turns < personalShare * pack.minutes) breaches.push({ path: [...path, 'agenda', 'circle'], message: `Turns take ${turns} of ${pack.minutes} minutes. Give people turns for at least ${Math.ceil(personalShare * pack.minutes)}: mark a line with “turns”.` })
  for (const role of ['mentee', 'mentor'] as const) {
    session.preparation[role].forEach((line, at) => {
      if (line.exercise !== undefined && !session.exercises.includes(line.exercise)) breaches.push({ path: [...path, 'preparation', role, at, 'exercise'], message: `This session does not name the exercise “${line.exercise}”.` })
      const form = pack.forms.find(({ id }) => id === line.exercise)
      if (form && form.by !== 'everyone' && form.by !== role) breaches.push({ path: [...path, 'preparation', role, at, 'exercise'], message: `“${form.id}” is filled in by the ${form.by}, so a ${role} cannot prepare it.` })
    })
    breaches.push(...repeated(session.preparation[role].map(({ id }) => id), (at) => [...path, 'preparation', role, at, 'id']))
  }
  breaches.push(...repeated(session.exercises, (at) => [...path, 'exercises', at]))
  session.exercises.forEach((id, at) => {
    if (!alwaysThere.includes(id) && !pack.forms.some((form) => form.id === id)) breaches.push({ path: [...path, 'exercises', at], message: `There is no form “${id}”. Add it to the forms, or check its spelling.` })
  })
  return breaches
}

function checkUse({ forms, sessions }: Pack): Breach[] {
  const used = new Set(sessions.flatMap((session) => session.exercises))
  return [
    ...repeated(forms.map(({ id }) => id), (at) => ['forms', at, 'id']),
    ...forms.flatMap(({ id }: Form, at): Breach[] => {
      if (alwaysThere.includes(id)) return [{ path: ['forms', at, 'id'], message: `“${id}” is always there and has no form of its own. Leave it out, or choose another id.` }]
      return used.has(id) ? [] : [{ path: ['forms', at, 'id'], message: `No session uses the form “${id}”. Name it in a session, or leave it out.` }]
    }),
  ]
}

/** What an exercise takes from another one must be there by then. */
function checkOrder(sessions: SessionContent[]): Breach[] {
  const met = sessions.flatMap((session, at) => session.exercises.map((id, index) => ({ id, path: ['sessions', at, 'exercises', index] })))
  const first = (id: string) => met.findIndex((exercise) => exercise.id === id)
  return met.flatMap(({ id, path }, at) => {
    if (first(id) !== at) return []
    const { reads = [], needs = [] } = knownForms[id] ?? {}
    return [
      ...reads.filter((source) => first(source) > at).map((source) => ({ path, message: `“${id}” is made of what “${source}” found. Put “${source}” before it.` })),
      ...needs.filter((source) => first(source) < 0).map((source) => ({ path, message: `“${id}” makes no sense without “${source}”. Name that in an earlier session, or leave this out.` })),
    ]
  })
}

export function repeated(ids: string[], path: (at: number) => Path): Breach[] {
  return ids.flatMap((id, at) => (ids.indexOf(id) < at ? [{ path: path(at), message: `“${id}” is there twice. Every id is there once.` }] : []))
}

function sumOf(lines: AgendaLine[]): number {
  return lines.reduce((sum, line) => sum + line.minutes, 0)
}
