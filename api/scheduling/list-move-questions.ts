import type { Context } from '../context.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import type { MoveQuestion } from './contract.ts'
import { listOpenQuestions } from './healing-store.ts'
import { findSeries } from './store.ts'

/** What one member of a circle is asked about its sessions and has not answered, in their order. @throws AppError not_found */
export async function listMoveQuestions(context: Pick<Context, 'db' | 'now'>, personId: string, circleId: string): Promise<MoveQuestion[]> {
  const circle = await getMyCircle(context, personId, circleId)
  const [series, questions] = await Promise.all([findSeries(context.db, circle.id), listOpenQuestions(context.db, personId)])
  return questions
    .filter((question) => question.circleId === circle.id && question.startAt > context.now())
    .flatMap(({ number, startAt }) => {
      const planned = series?.occurrences.find((occurrence) => occurrence.number === number)
      return planned && planned.endAt > context.now() ? [{ number, plannedAt: planned.startAt, startAt, endAt: startAt + planned.endAt - planned.startAt }] : []
    })
    .sort((a, b) => a.number - b.number)
}
