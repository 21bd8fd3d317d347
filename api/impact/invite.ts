import { card, heading, line, openTab, plain, shortened, spoken } from '../bot/card-parts.ts'
import { type News, NotYetReached, reachPerson } from '../bot/reach.ts'
import type { Context } from '../context.ts'
import { createAbsenceReader, weekOf } from '../enrolment/read-absence.ts'
import { takePlaceOfWeek } from '../nudges/count-message.ts'
import { findRecord, type PersonRecord } from '../people/get-person.ts'
import type { Cohort } from '../programs/contract.ts'
import { getCohort, isEnrolling } from '../programs/get-cohort.ts'
import { afterWorkingDays } from '../time/working-days.ts'
import { claimInvitation, listInviting, listToInvite, releaseInvitation, saveInvited } from './encouragement-store.ts'

const lookEvery = 15 * 60_000
const mostAtOnce = 300
/** Messages that are under way together. */
const atOnce = 4

/** The process's own clock for invitations that wait for their receiver's working hours. */
export function createInvitationClock(context: Context): { look(): Promise<void> } {
  let last = -Infinity
  return {
    async look() {
      const now = context.now()
      if (now < last + lookEvery && now >= last) return
      last = now
      const cohortIds = await listInviting(context.db)
      if (cohortIds.length === 0) return
      await context.db.transaction().execute(async (trx) => {
        for (const cohortId of cohortIds) await context.jobs.publish(trx, 'invitations.due', { cohortId })
      })
    },
  }
}

/**
 * Invites whoever was drawn, has not asked to take part meanwhile, works at this hour and has room for a message this week; everybody once.
 * Nobody is invited when enrolment has closed. What could not be brought for now is tried again at the next look.
 */
export async function sendInvitations(context: Context, cohortId: string): Promise<void> {
  const cohort = await getCohort(context, cohortId)
  if (!isEnrolling(context, cohort)) return
  const absences = createAbsenceReader(context, context.now())
  const waiting = await listToInvite(context.db, cohortId, mostAtOnce)
  const bring = async ({ personId, attempts }: (typeof waiting)[number]): Promise<void> => {
    const person = await findRecord(context, personId)
    if (!person?.enabled) return
    if (afterWorkingDays(context.now(), 0, weekOf(person)) > context.now()) return
    const { week, absences: away } = await absences(person)
    if (afterWorkingDays(context.now(), 0, week, away) > context.now()) return
    if (await claim(context, cohortId, personId)) await invite(context, cohort, person, attempts)
  }
  for (let first = 0; first < waiting.length; first += atOnce) await Promise.all(waiting.slice(first, first + atOnce).map(bring))
}

/** Takes an invitation to send it, and with it a place of its receiver's week; neither without the other. */
async function claim(context: Context, cohortId: string, personId: string): Promise<boolean> {
  return context.db.transaction().execute(async (trx) => {
    if (!(await claimInvitation(trx, cohortId, personId, context.now()))) return false
    if (await takePlaceOfWeek(context, trx, personId)) return true
    await releaseInvitation(trx, cohortId, personId)
    return false
  })
}

async function invite(context: Context, cohort: Cohort, person: PersonRecord, tried: readonly { way: string; problem: string }[]): Promise<void> {
  try {
    const { way, attempts } = await reachPerson(context, person.id, invitation(context, cohort), tried)
    await saveInvited(context.db, cohort.id, person.id, { toldAt: context.now(), way, attempts })
  } catch (error) {
    if (!(error instanceof NotYetReached)) throw error
    await saveInvited(context.db, cohort.id, person.id, { claimedAt: null, toldAt: null, way: null, attempts: error.attempts })
  }
}

function invitation(context: Pick<Context, 'config'>, cohort: Cohort): News {
  const program = shortened(cohort.program.name, 60)
  const until = Temporal.PlainDate.from(cohort.enrolUntilOn).toLocaleString('en-GB', { day: 'numeric', month: 'long' })
  const title = `You are invited: ${program}`
  const text = `Meet a few colleagues of other departments once a month, with a mentor. You can join until ${until}.`
  const next = 'It is up to you: nobody is told whether you look at it, and this comes once.'
  const path = `/enrol/${cohort.id}`
  return {
    card: {
      summary: shortened(title, 80),
      card: card({ spoken: spoken(`${title}. ${text} ${next}`), body: [heading(plain(title)), line(plain(text)), line(plain(shortened(cohort.program.purpose, 200))), line(next, { subtle: true })], actions: [openTab(context.config, 'Have a look', path)] }),
    },
    feed: { activityType: 'circleNews', text: shortened(title, 140), path },
    mail: { subject: shortened(title, 120), lines: [text, next], path, button: 'Have a look' },
  }
}
