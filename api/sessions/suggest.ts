import type { Context } from '../context.ts'
import { listMine } from '../enrolment/list-enrolments.ts'
import { checkAnswers } from '../roadmap/plan/check-answers.ts'
import type { AnswerRow, Answers, Form } from '../roadmap/plan/content.ts'
import { rankGrowthAreas } from '../roadmap/plan/growth-areas.ts'
import { rankOptions } from '../roadmap/plan/rank-options.ts'
import { numberOf, rowsOf, wordsOf } from '../roadmap/plan/read-answers.ts'
import { latest, ownAnswers, type Table } from './read-table.ts'

export type Suggestion = { suggested: Answers; notes: string[] }

/** How many of the ranking are offered; one or two are to be chosen. */
const offered = 3
/** A strength that gives energy and is hardly used. */
const energizing = 4
const hardlyUsed = 2

const nothing: Suggestion = { suggested: {}, notes: [] }

/** What earlier exercises of the same person say about this one. */
const suggestions: Record<string, (table: Table, form: Form) => Suggestion> = {
  'growth-areas': (table): Suggestion => {
    const ranking = rankGrowthAreas(ownAnswers(table, 'skills'), ownAnswers(table, 'challenges'), ownGoals(table))
    if (ranking.length === 0) return { suggested: {}, notes: ['Place your skills and challenges first: then we can suggest areas, and show why.'] }
    return { suggested: { areas: ranking.slice(0, offered).map(({ area }) => ({ area })) }, notes: ranking.slice(0, offered).map(({ words }) => words) }
  },
  challenge: (table): Suggestion => {
    const areas = areasOf(table)
    return areas[0] ? { suggested: { howMightI: `How might I grow in this: ${areas[0]}?` }, notes: [`It begins with the area that you chose: ${areas[0]}.`] } : nothing
  },
  options: (table, form): Suggestion => {
    const here = table.seen.find((exercise) => exercise.mine && exercise.formId === form.id && exercise.number === table.number)
    const ranked = rankOptions(here?.answers ?? {})
    const unused = unusedStrengths(table)
    const rest = unused.filter((strength) => !ranked.some(({ text }) => text.includes(strength)))
    const kinds = form.fields.find(({ id }) => id === 'options')
    const tries = kinds?.kind === 'list' && kinds.of.some((field) => field.kind === 'choice' && field.id === 'kind' && field.options.some(({ id }) => id === 'try'))
    return {
      suggested: ranked.length > 0 ? {} : { options: rest.map((strength) => ({ text: `Use a strength of mine: ${strength}`, ...(tries && { kind: 'try' }) })) },
      notes: [...(rest.length > 0 ? [`${rest.join(', ')}: gives you energy and is hardly used. Could it help here?`] : []), ...ranked.filter(({ score }) => score !== null).map(({ text, words }, at) => `${at + 1}. ${text}. ${words}`)],
    }
  },
  plan: (table) => {
    const pick = wordsOf(ownAnswers(table, 'options'), 'pick')
    return pick ? { suggested: { wish: pick }, notes: [`You chose: ${pick}.`] } : nothing
  },
  'skills-again': (table) => {
    const before = rowsOf(ownAnswers(table, 'skills'), 'skills')
    const now = rowsOf(ownAnswers(table, 'skills-again'), 'skills')
    const names = before.map((row) => wordsOf(row, 'skill')).filter(Boolean)
    // Blind: what they said then is shown when they have said how it is today.
    return { suggested: { skills: names.map((skill) => ({ skill })) }, notes: now.flatMap((row) => compare(row, before)) }
  },
  'growth-plan': (table) => {
    const open = table.actions.filter(({ ownerId, doneAt }) => ownerId === table.personId && doneAt === null).map(({ what }) => what)
    const next = [...open, ...areasOf(table)]
    return next.length === 0 ? nothing : { suggested: { next: next.map((what) => ({ what })) }, notes: open.length > 0 ? ['What you have agreed and not done yet comes first; leave out what has lost its point.'] : [] }
  },
  thanks: (table) => ({ suggested: { thanks: table.members.filter(({ personId }) => personId !== table.personId).map(({ personId }) => ({ to: personId })) }, notes: [] }),
}

/** What can be suggested for an exercise of this member, cut to what its form holds. `today`: `YYYY-MM-DD`. */
export async function suggestFor(context: Pick<Context, 'db'>, table: Table, form: Form, today: string): Promise<Suggestion> {
  const { suggested, notes } = form.id === 'skills' ? await suggestSkills(context, table) : ((Object.hasOwn(suggestions, form.id) ? suggestions[form.id]?.(table, form) : null) ?? nothing)
  return { suggested: fit(form, suggested, { members: new Set(table.members.map(({ personId }) => personId)), today }), notes }
}

/** The skills that somebody wrote into their enrolment. */
async function suggestSkills(context: Pick<Context, 'db'>, { circle, personId, ...table }: Table): Promise<Suggestion> {
  const seat = circle.members.find((member) => member.personId === personId)
  const enrolment = (await listMine(context, personId)).find(({ id }) => id === seat?.enrolmentId)
  const wanted = enrolment?.answers.skillsWanted ?? []
  const growing = ownGoals({ ...table, circle, personId })
  if (wanted.length === 0 && growing.length === 0) return nothing
  const notes = [...(wanted.length > 0 ? ['These are what you wished to learn when you joined.'] : []), ...(growing.length > 0 ? [`Think of what your goal needs: ${growing.join('; ')}.`] : [])]
  return { suggested: { skills: wanted.map((skill) => ({ skill })) }, notes }
}

function ownGoals({ goals, personId }: Table): string[] {
  return goals.filter(({ owner }) => owner.id === personId).map(({ title }) => title)
}

function areasOf(table: Table): string[] {
  return rowsOf(ownAnswers(table, 'growth-areas'), 'areas').map((row) => wordsOf(row, 'area')).filter(Boolean)
}

/** Labels of strengths that give energy and are hardly used at work. */
function unusedStrengths(table: Table): string[] {
  const exercise = latest(table, table.personId, 'strengths')
  const field = exercise?.form.fields.find(({ id }) => id === 'strengths')
  const name = field?.kind === 'list' ? field.of.find(({ id }) => id === 'name') : undefined
  return rowsOf(exercise?.answers ?? {}, 'strengths')
    .filter((row) => (numberOf(row, 'energy') ?? 0) >= energizing && (numberOf(row, 'usedNow') ?? 5) <= hardlyUsed)
    .flatMap((row) => (name?.kind === 'choice' ? (name.options.find(({ id }) => id === row['name'])?.label ?? []) : wordsOf(row, 'name') || []))
}

/** People often see their start differently in the end; both differences are told, and neither is the true one. */
function compare(row: AnswerRow, before: AnswerRow[]): string[] {
  const [skill, now, then] = [wordsOf(row, 'skill'), numberOf(row, 'now'), numberOf(row, 'then')]
  const old = before.find((candidate) => wordsOf(candidate, 'skill').toLowerCase() === skill.toLowerCase())
  const was = old ? numberOf(old, 'now') : null
  if (now === null || was === null) return []
  const signed = (change: number) => (change > 0 ? `+${change}` : String(change))
  return [`${skill}: you said ${was} then and ${now} today (${signed(now - was)})${then === null ? '' : `; looking back you see ${then} (${signed(now - then)})`}.`]
}

/** Leaves out what the form has no place for, and cuts words and rows to its limits. */
function fit(form: Form, suggested: Answers, around: Parameters<typeof checkAnswers>[2]): Answers {
  const kept = form.fields.flatMap((field): [string, Answers[string]][] => {
    const answer = suggested[field.id]
    if (answer === undefined) return []
    if (field.kind === 'text' && typeof answer === 'string') return [[field.id, answer.slice(0, field.max)]]
    if (field.kind !== 'list' || !Array.isArray(answer)) return [[field.id, answer]]
    const rows = answer.filter((row) => typeof row !== 'string').map((row) => Object.fromEntries(field.of.flatMap((part): [string, AnswerRow[string]][] => {
      const value = row[part.id]
      return value === undefined ? [] : [[part.id, part.kind === 'text' && typeof value === 'string' ? value.slice(0, part.max) : value]]
    })))
    return rows.length === 0 ? [] : [[field.id, rows.slice(0, field.max)]]
  })
  return Object.fromEntries(kept.filter(([id, answer]) => checkAnswers(form, { [id]: answer }, around).length === 0))
}
