import type { Context } from '../context.ts'
import { AppError } from '../errors.ts'
import { getPeople, listRecords } from '../people/get-person.ts'
import type { TieQuestion } from './contract.ts'
import { finalAfter } from './count-ties.ts'
import { type Asked, askAfter, askFor, listAsked, saveAnswer } from './store.ts'

/** What somebody is asked about whom they talk to, and what they said; nobody else reads it. */
export async function listMyTies(context: Context, personId: string): Promise<TieQuestion[]> {
  return present(context, await listAsked(context.db, personId, context.now()))
}

/**
 * Keeps with whom somebody said they talked about work. The last word within a day of the first counts.
 * @throws AppError not_found where they are not asked · invalid_input where somebody named is not a colleague of another department.
 */
export async function answerMyTies(context: Context, personId: string, cohortId: string, { named, skip = false }: { named: string[]; skip?: boolean | undefined }): Promise<TieQuestion> {
  const now = context.now()
  const asked = (await listAsked(context.db, personId, now)).find((one) => one.cohortId === cohortId)
  if (!asked) throw new AppError('not_found', 'You are not asked about this season now.')
  const others = [...new Set(named)]
  const records = await listRecords(context, [personId, ...others])
  const mine = records.get(personId)?.department ?? null
  if (others.some((id) => id === personId || !records.get(id)?.enabled || records.get(id)?.department === mine)) throw new AppError('invalid_input', 'Name colleagues of other departments. Take out whoever is of yours, or has left.')
  await context.db.transaction().execute(async (trx) => {
    const { answeredAt } = await saveAnswer(trx, { cohortId, personId, named: skip ? [] : others, skipped: skip, now })
    if (answeredAt < now - finalAfter) throw new AppError('session_wrong_state', 'Your answer is final: it can be changed for a day.')
  })
  const [question] = await present(context, [{ ...asked, answered: true, skipped: skip, named: skip ? [] : others }])
  if (!question) throw new Error('One answer gives one question.')
  return question
}

async function present(context: Context, asked: readonly Asked[]): Promise<TieQuestion[]> {
  const person = await getPeople(context, asked.flatMap(({ colleagueIds, named }) => [...colleagueIds, ...named]))
  return asked.map(({ cohortId, cohort, program, firstAt, colleagueIds, named, answered, skipped }) => ({
    cohortId, cohort, program,
    colleagues: colleagueIds.map(person),
    named: named.map(person),
    state: !answered ? 'open' : skipped ? 'skipped' : 'answered',
    untilAt: firstAt + askAfter + askFor,
  }))
}
