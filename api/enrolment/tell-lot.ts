import { card, heading, line, openTab, plain, shortened, spoken } from '../bot/card-parts.ts'
import { NotYetReached, reachPerson } from '../bot/reach.ts'
import type { Context } from '../context.ts'
import { getCohort } from '../programs/get-cohort.ts'
import { findDraw, listUntold, saveLotTold } from './draw-store.ts'
import { isWaitedOut } from './patience.ts'

/**
 * Tells everybody who was drawn behind the last place, each once; who got one hears of it as of every decision.
 * @throws NotYetReached when somebody cannot be reached for now; a repetition tells the rest.
 */
export async function tellLot(context: Context, cohortId: string): Promise<void> {
  const [cohort, draw] = await Promise.all([getCohort(context, cohortId), findDraw(context.db, cohortId)])
  if (draw?.drawnAt == null) return
  const since = draw.drawnAt
  const title = `The lot is drawn: ${shortened(cohort.program.name, 60)}`
  const text = 'There were more people than places, and this time the lot did not fall on you. That says nothing about you.'
  const next = 'You stay in line in the order that was drawn: as soon as a place is free, it is yours, and we tell you. You can leave at any time.'
  const message = {
    summary: shortened(title, 80),
    card: card({ spoken: spoken(`${title}. ${text} ${next}`), body: [heading(plain(title)), line(text), line(next, { subtle: true })], actions: [openTab(context.config, 'Open in Crosspath', '/')] }),
  }
  const news = { card: message, feed: { activityType: 'decision', text: shortened(title, 140), path: '/' }, mail: { subject: shortened(title, 120), lines: [text, next], path: '/', button: 'Open Crosspath' } }
  let late: unknown = null
  for (const { enrolmentId, personId, attempts } of await listUntold(context.db, cohortId)) {
    try {
      const reached = await reachPerson(context, personId, news, attempts, { givenUp: isWaitedOut(since, context.now()) })
      await saveLotTold(context.db, enrolmentId, { toldAt: context.now(), attempts: reached.attempts })
    } catch (error) {
      if (!(error instanceof NotYetReached)) throw error
      await saveLotTold(context.db, enrolmentId, { toldAt: null, attempts: error.attempts })
      late = error
    }
  }
  if (late instanceof NotYetReached) throw late
}
