import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getMyCircle } from '../matching/list-circles.ts'
import { findQuestion, settleQuestions } from './healing-store.ts'
import { requestCheck } from './request-checks.ts'

/**
 * A member says whether a session may take the place of something tentative of theirs. The first answer counts; what follows from it
 * is decided by looking at the series again, since calendars may have changed meanwhile.
 * @throws AppError not_found for somebody who was not asked, or is no member any more
 */
export async function answerMove(context: Context, personId: string, { circleId, number, agrees }: { circleId: string; number: number; agrees: boolean }): Promise<void> {
  await getMyCircle(context, personId, circleId)
  if (!(await findQuestion(context.db, circleId, number, personId))) throw new AppError('not_found', 'You were not asked about this session.')
  await context.db.transaction().execute(async (trx) => {
    const settled = await settleQuestions(trx, { circleId, number, personId }, agrees ? 'agreed' : 'refused', context.now())
    if (settled > 0) await requestCheck(context, trx, circleId)
  })
}
