import type { Context } from '../context.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import { chooseMailbox } from './choose-mailbox.ts'
import { formerOf, newGeneration } from './new-generation.ts'
import { lockSeries, saveSeries, type SeriesRecord } from './store.ts'

const nobody = 'The mailbox in which these meetings stood is no longer one of the circle, and nobody in it has another. Press Try again once somebody has.'

/**
 * Hands what is left of a series to another mailbox: decided here and kept with the order to book it, and with what is to be ended once it
 * stands. Its sessions keep their times and numbers. The caller holds the circle.
 * @param from the mailbox it stands in and is to leave; where it has left it already, nothing is done.
 */
export async function handOverSeries(context: Context, circle: CircleRecord, from: string): Promise<void> {
  const mailboxId = await chooseMailbox(context, circle, from)
  await context.db.transaction().execute(async (trx) => {
    const series = await lockSeries(trx, circle.id)
    // Without a transaction's id it was deleted in Outlook, and is the organizer's to begin anew.
    if (series?.mailboxId !== from || series.transactionId === null || !['booked', 'intended', 'failed'].includes(series.state)) return
    if (mailboxId === null) {
      await saveSeries(trx, circle.id, { problem: nobody, changedAt: context.now() })
      return
    }
    const rest = newGeneration(series, mailboxId, context.newId(), context.now())
    if (rest === null) return
    context.log.info({ event: 'scheduling.handed-over', circleId: circle.id, generation: rest.generation })
    await saveSeries(trx, circle.id, { ...rest, former: withFormer(series, context.now()), changedAt: context.now() })
    await context.jobs.publish(trx, 'series.intended', { circleIds: [circle.id] })
  })
}

/** What is to be ended, this one included. */
export function withFormer(series: SeriesRecord, now: number): SeriesRecord['former'] {
  const former = formerOf(series, now)
  return former ? [...series.former, former] : series.former
}
