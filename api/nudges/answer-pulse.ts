import type { Context } from '../context.ts'
import type { EnrolmentRole } from '../enrolment/contract.ts'
import { AppError } from '../errors.ts'
import { type CircleRecord, getMyCircle, listMyCircles } from '../matching/list-circles.ts'
import { getPerson } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import { roleOf } from '../roadmap/get-roadmap.ts'
import type { Series } from '../scheduling/contract.ts'
import { getSeriesOf } from '../scheduling/list-series.ts'
import type { Trx } from '../store/open.ts'
import type { Pulse, PulseInput } from './contract.ts'
import { listPulsesOf, lockPulse, type PulseRecord, savePulse } from './pulse-store.ts'
import { helpChoices, helpSentence, nextStepChoices, questionText, whoSees, worthChoices } from './pulse-words.ts'
import { changeable, pulseOpen } from './timing.ts'
import { passHelp, raiseWarning } from './warning-store.ts'

/** A session of one of somebody's circles, as a pulse is about it. */
type About = { circle: CircleRecord; program: string; number: number; endAt: number; role: EnrolmentRole }

/**
 * Keeps what somebody says about a session: what is left out stays as it was. One row a person and session, however many presses come at once.
 * Asking for help tells the organizer by name, and taking it back closes that again.
 * @throws AppError not_found | session_wrong_state where it has not ended, or where it is too late.
 */
export async function answerPulse(context: Context, personId: string, session: { circleId: string; number: number }, input: PulseInput): Promise<Pulse> {
  const about = await findAbout(context, personId, session)
  const now = context.now()
  if (about.endAt > now) throw new AppError('session_wrong_state', 'This session has not ended yet. You can say how it was afterwards.')
  const key = { circleId: about.circle.id, number: about.number, personId }
  const saved = await context.db.transaction().execute(async (trx) => {
    const before = await lockPulse(trx, key, now)
    const onlyHelp = input.help !== undefined && input.worth === undefined && input.nextStep === undefined && input.skip === undefined
    if (!mayAnswer(about, before, now) && !(onlyHelp && mayAskForHelp(about, before, now))) throw new AppError('session_wrong_state', 'This is closed: answers can be given for seven days, and changed for a day.')
    const { worth, nextStep, help, skip } = input
    const said = { ...(worth !== undefined && { worth }), ...(nextStep !== undefined && { nextStep }), ...(help !== undefined && { help }) }
    const first = !begun(before) && (worth !== undefined || nextStep !== undefined)
    const after = await savePulse(trx, key, { ...said, ...(first && { answeredAt: now }), skipped: skip ?? (Object.keys(said).length > 0 ? false : before.skipped) }, now)
    if (help !== undefined && help !== before.help) await tellOrganizer(context, trx, { ...key, help }, now)
    return after
  })
  return presentPulse(about, saved, context.now())
}

async function tellOrganizer(context: Context, trx: Trx, { help, ...key }: { circleId: string; number: number; personId: string; help: 'no' | 'time' | 'other' }, now: number): Promise<void> {
  if (help === 'no') return passHelp(trx, key, now)
  const { displayName } = await getPerson(context, key.personId)
  await raiseWarning(trx, { ...key, id: context.newId(), rule: 'help-asked', sentence: helpSentence(displayName, key.number, help), raisedAt: now }, { again: true })
}

/** The pulse of one session, open or not, for a member of the circle. @throws AppError not_found */
export async function getPulse(context: Context, personId: string, session: { circleId: string; number: number }): Promise<Pulse> {
  const about = await findAbout(context, personId, session)
  const records = await listPulsesOf(context.db, [personId], [about.circle.id])
  return presentPulse(about, records.find((record) => record.number === about.number), context.now())
}

/** What somebody may still say about their sessions, be it only that they want help; the newest session first. */
export async function listMyPulses(context: Context, personId: string): Promise<Pulse[]> {
  const now = context.now()
  const circles = await listMyCircles(context, personId)
  const ids = circles.map((circle) => circle.id)
  const [seriesOf, cohorts, records] = await Promise.all([getSeriesOf(context, ids), getCohorts(context, [...new Set(circles.map((circle) => circle.cohortId))]), listPulsesOf(context.db, [personId], ids)])
  const found = circles.flatMap((circle) => {
    const program = cohorts.find((cohort) => cohort.id === circle.cohortId)?.program.name ?? ''
    return seriesOf(circle.id).occurrences.flatMap(({ number, endAt }) => {
      const about = { circle, program, number, endAt, role: roleOf(circle, personId) }
      const record = records.find((candidate) => candidate.circleId === circle.id && candidate.number === number)
      return endAt <= now && mayAskForHelp(about, record, now) ? [presentPulse(about, record, now)] : []
    })
  })
  return found.sort((a, b) => b.endAt - a.endAt)
}

async function findAbout(context: Context, personId: string, { circleId, number }: { circleId: string; number: number }): Promise<About> {
  const circle = await getMyCircle(context, personId, circleId)
  const [seriesOf, [cohort]] = await Promise.all([getSeriesOf(context, [circle.id]), getCohorts(context, [circle.cohortId])])
  return aboutOf({ circle, series: seriesOf(circle.id), cohort, personId, number })
}

/** What a pulse is about. @throws AppError not_found */
export function aboutOf({ circle, series, cohort, personId, number }: { circle: CircleRecord; series: Series; cohort: Cohort | undefined; personId: string; number: number }): About {
  const session = series.occurrences.find((occurrence) => occurrence.number === number)
  if (!session) throw new AppError('not_found', 'There is no such session.')
  return { circle, program: cohort?.program.name ?? '', number, endAt: session.endAt, role: roleOf(circle, personId) }
}

/** The first answer within some days, changes within a day of it. Whoever has said nothing yet, or only left it out, has all the days. */
function mayAnswer({ endAt }: Pick<About, 'endAt'>, record: PulseRecord | undefined, now: number): boolean {
  return now < closesAt(endAt, record)
}

function closesAt(endAt: number, record: PulseRecord | undefined): number {
  return begun(record) ? record.answeredAt + changeable : endAt + pulseOpen
}

/** Whether something was said that enters the totals: from then on the day runs in which it can be changed. */
function begun(record: PulseRecord | undefined): record is PulseRecord {
  return record !== undefined && (record.worth !== null || record.nextStep !== null)
}

/** Help is in no total. It can be asked for, and taken back, for as long as anybody may answer. */
function mayAskForHelp({ endAt }: Pick<About, 'endAt'>, record: PulseRecord | undefined, now: number): boolean {
  return now < helpClosesAt(endAt, record)
}

function helpClosesAt(endAt: number, record: PulseRecord | undefined): number {
  return Math.max(endAt + pulseOpen, closesAt(endAt, record))
}

/** A pulse as it can be answered now. */
export function presentPulse({ circle, program, number, endAt, role }: About, record: PulseRecord | undefined, now: number): Pulse {
  const answers = { worth: record?.worth ?? null, nextStep: record?.nextStep ?? null, help: record?.help ?? null }
  const done = Object.values(answers).every((answer) => answer !== null)
  const closes = closesAt(endAt, record)
  return {
    circleId: circle.id,
    circle: circle.name,
    program,
    number,
    endAt,
    role,
    state: done ? 'done' : record?.skipped || closes <= now ? 'skipped' : 'open',
    changeableUntilAt: closes > now ? closes : null,
    helpUntilAt: helpClosesAt(endAt, record) > now ? helpClosesAt(endAt, record) : null,
    worth: { text: questionText('worth', role), choices: worthChoices, answer: answers.worth, whoSees: whoSees('worth') },
    nextStep: { text: questionText('nextStep', role), choices: nextStepChoices, answer: answers.nextStep, whoSees: whoSees('nextStep') },
    help: { text: questionText('help', role), choices: helpChoices, answer: answers.help, whoSees: whoSees('help') },
  }
}
