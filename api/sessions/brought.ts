import type { Person } from '../people/contract.ts'
import { answerLines, dayWords, type Line } from '../roadmap/plan/answer-lines.ts'
import type { Form } from '../roadmap/plan/content.ts'
import { findDifferences } from '../roadmap/plan/differences.ts'
import { goalMovement } from '../roadmap/plan/goal-movement.ts'
import { rankGrowthAreas } from '../roadmap/plan/growth-areas.ts'
import { needsBrief } from '../roadmap/plan/needs-brief.ts'
import { isFilled } from '../roadmap/plan/read-answers.ts'
import type { Brought } from './contract.ts'
import { latest, nameOn, ownAnswers, type Table } from './read-table.ts'

/** Exercises of mentees that later sessions build on, and the last phase in which they are still on the table. */
const carried: Record<string, 2 | 3 | 4> = { 'feedback-asked': 3, 'growth-areas': 4, challenge: 3, plan: 4 }

/** What a session finds on the table, for one member: what earlier sessions left, and what this one was prepared with. Nothing of it is a condition. */
export function whatWasBrought(table: Table): Brought[] {
  const reviews = table.content.exercises.includes('goal-review')
  return [...differences(table), ...briefs(table), ...(reviews ? movements(table) : goals(table)), ...Object.entries(carried).flatMap(([formId, until]) => (table.content.phase <= until ? carry(table, formId) : [])), ...openActions(table)]
}

/** In the session whose preparation asks what members expect of each other. */
function differences(table: Table): Brought[] {
  const form = formOf(table, 'expectations')
  if (!form || !table.content.exercises.includes('expectations')) return []
  const said = table.seen.filter((exercise) => exercise.formId === form.id && exercise.number === table.number && exercise.sight === 'named' && exercise.readyAt !== null)
  const voices = table.members.flatMap(({ personId, role }) => said.filter((exercise) => exercise.personId === personId).map(({ answers }) => ({ personId, role, answers })))
  const lines = findDifferences(form, voices, nameOn(table))
  const ready = table.countReady(form.id)
  const missing = !said.some(({ mine }) => mine) ? 'Mark yours as ready: then you see where you differ.' : ready < table.members.length ? `${ready} of ${table.members.length} are there. Whoever is still writing brings theirs along.` : null
  const same = lines.length === 0 && voices.length > 1 ? [{ label: form.title, text: 'So far you expect the same.' }] : []
  return [{ id: 'differences', title: 'Where you expect different things', from: table.number, owner: null, lines: lines.length > 0 ? lines : same, missing }]
}

/** For the mentor, one of each mentee, from the session after the first on. */
function briefs(table: Table): Brought[] {
  const from = sourceOf(table, 'meet-me') ?? sourceOf(table, 'expectations') ?? sourceOf(table, 'goals')
  if (table.role !== 'mentor' || from === null) return []
  const [meetMe, expectations] = [formOf(table, 'meet-me'), formOf(table, 'expectations')]
  return mentees(table).map((personId) => {
    const { lines, missing } = needsBrief({
      goals: table.goals.filter(({ owner }) => owner.id === personId).map(({ title }) => title),
      meetMe: meetMe && { form: meetMe, mentee: latest(table, personId, 'meet-me')?.answers ?? null, mentor: latest(table, table.personId, 'meet-me')?.answers ?? null },
      expectations: expectations && { form: expectations, mentee: latest(table, personId, 'expectations')?.answers ?? null },
    })
    return { id: `brief:${personId}`, title: 'What is needed of you', from, owner: table.person(personId), lines, missing }
  })
}

function goals(table: Table): Brought[] {
  const from = sourceOf(table, 'goals')
  if (from === null) return []
  return perMentee(table, { id: 'goals', title: 'Goals', from, missing: 'You have no goal yet. Bring one along: one is enough.', some: 'a goal' }, (personId) =>
    table.goals.filter(({ owner }) => owner.id === personId).map((goal) => ({ label: goal.title, text: `${goal.measure}: from ${goal.baseline} to ${goal.target} by ${dayWords(goal.dueOn)}${goal.evidence ? `, shown by ${goal.evidence}` : ''}` })),
  )
}

function movements(table: Table): Brought[] {
  const from = sourceOf(table, 'goals') ?? table.number
  return perMentee(table, { id: 'movement', title: 'What moved', from, missing: 'You have no goal to look back at. Say what you would have written down at the start.', some: 'a goal' }, (personId) =>
    table.goals.filter(({ owner }) => owner.id === personId).map((goal) => ({ label: goal.title, text: goalMovement(goal).words })),
  )
}

/** What mentees wrote in an earlier session, as far as the viewer may see it. */
function carry(table: Table, formId: string): Brought[] {
  const [from, form] = [sourceOf(table, formId), formOf(table, formId)]
  if (from === null || !form) return []
  const ranked = formId === 'growth-areas' ? ranking(table) : []
  const about = { id: formId, title: form.title, from, missing: `You have not filled in “${form.title}” yet.${ranked.length > 0 ? ' This is what your skills, challenges and goals suggest.' : ''} Bring it along.`, some: `“${form.title}”`, instead: ranked }
  return perMentee(table, about, (personId) => {
    const exercise = latest(table, personId, formId, table.number)
    return exercise && Object.values(exercise.answers).some(isFilled) ? answerLines(form, exercise.answers, nameOn(table)) : []
  })
}

function ranking(table: Table): Line[] {
  const own = table.goals.filter(({ owner }) => owner.id === table.personId).map(({ title }) => title)
  return rankGrowthAreas(ownAnswers(table, 'skills'), ownAnswers(table, 'challenges'), own).slice(0, 3).map(({ area, points, words }) => ({ label: `${area} (${points})`, text: words }))
}

function openActions(table: Table): Brought[] {
  const open = table.actions.filter(({ number, doneAt }) => number < table.number && doneAt === null)
  if (open.length === 0) return []
  const name = nameOn(table)
  return [{ id: 'actions', title: 'Agreed and still open', from: Math.min(...open.map(({ number }) => number)), owner: null, lines: open.map(({ what, ownerId, dueOn }) => ({ label: what, text: `${name(ownerId)}, by ${dayWords(dueOn)}` })), missing: null }]
}

type About = { id: string; title: string; from: number; missing: string; some: string; instead?: Line[] }

/** One part for each mentee who has something to show; what others have not is counted and never told by name. */
function perMentee(table: Table, { id, title, from, missing, some, instead = [] }: About, linesOf: (personId: string) => Line[]): Brought[] {
  const parts = mentees(table).map((personId) => ({ personId, lines: linesOf(personId) }))
  const without = parts.filter(({ personId, lines }) => lines.length === 0 && personId !== table.personId).length
  return [
    ...parts.flatMap(({ personId, lines }): Brought[] => {
      const owner: Person = table.person(personId)
      if (lines.length > 0) return [{ id: `${id}:${personId}`, title, from, owner, lines, missing: null }]
      return personId === table.personId ? [{ id: `${id}:${personId}`, title, from, owner, lines: instead, missing }] : []
    }),
    ...(without > 0 ? [{ id, title, from, owner: null, lines: [], missing: `${without === 1 ? 'One of you brings' : `${without} of you bring`} ${some} along.` }] : []),
  ]
}

function mentees({ members, personId }: Table): string[] {
  // Their own first.
  const all = members.filter(({ role }) => role === 'mentee').map((member) => member.personId)
  return all.toSorted((one, other) => Number(other === personId) - Number(one === personId))
}

/** The last session before this one that has an exercise; null when none has. */
function sourceOf({ pack, number }: Table, exercise: string): number | null {
  const at = pack.sessions.slice(0, number - 1).findLastIndex(({ exercises }) => exercises.includes(exercise))
  return at < 0 ? null : at + 1
}

function formOf({ pack }: Table, formId: string): Form | null {
  return pack.forms.find(({ id }) => id === formId) ?? null
}
