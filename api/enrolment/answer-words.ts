import type { CardMessage } from '../bot/bot.ts'
import { card, heading, line, openTab, plain } from '../bot/card-parts.ts'
import { askFor } from '../bot/help-card.ts'
import type { Context } from '../context.ts'
import { getSignedIn } from '../people/get-person.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import { listMine } from './list-enrolments.ts'
import { presentApprovals } from './present.ts'
import { mayMove } from './state.ts'
import { listByApprover } from './store.ts'

const namesShown = 5

/** What the bot answers about approvals and breaks. */
export function answerEnrolmentWords(context: Context): void {
  context.bot.onWord('approvals', (personId) => approvalsCard(context, personId))
  context.bot.onWord('pause', (personId) => pauseCard(context, personId))
}

async function approvalsCard(context: Context, personId: string): Promise<CardMessage> {
  const me = await getSignedIn(context, personId)
  const approvals = await presentApprovals(context, await listByApprover(context.db, me.id), me.id)
  const waiting = approvals.filter((approval) => approval.state === 'submitted' && approval.askedOf.some((person) => person.id === me.id))
  if (waiting.length === 0) {
    const title = 'Nobody is waiting for your answer'
    return { summary: title, card: card({ spoken: `${title}.`, body: [heading(title), line('When somebody asks, their card comes here.')], actions: [askFor('help'), openTab(context.config, 'Open Crosspath', '/team')] }) }
  }
  const title = waiting.length === 1 ? 'One person is waiting for your answer' : `${waiting.length} people are waiting for your answer`
  const more = waiting.length - namesShown
  return {
    summary: title,
    card: card({
      spoken: `${title}: ${waiting.map((approval) => approval.person.displayName).join(', ')}.`,
      body: [
        heading(title),
        ...waiting.slice(0, namesShown).map((approval) => line(`${plain(approval.person.displayName)} · ${plain(approval.cohort.program.name)}`)),
        ...(more > 0 ? [line(`and ${more} more`)] : []),
        line('Their cards stand further up in this chat; you can also answer in Crosspath.', { subtle: true }),
      ],
      actions: [openTab(context.config, 'Answer', '/team'), askFor('help')],
    }),
  }
}

async function pauseCard(context: Context, personId: string): Promise<CardMessage> {
  const me = await getSignedIn(context, personId)
  const enrolments = (await listMine(context, me.id)).filter(({ state }) => state === 'paused' || mayMove(state, 'paused', 'owner'))
  if (enrolments.length === 0) {
    const title = 'There is nothing to pause'
    return { summary: title, card: card({ spoken: `${title}.`, body: [heading(title), line('You take part in no program right now that could rest. What you have sent can be taken back at any time.')], actions: [askFor('help'), openTab(context.config, 'Open Crosspath', '/')] }) }
  }
  const cohorts = new Map((await getCohorts(context, enrolments.map(({ cohortId }) => cohortId))).map((cohort) => [cohort.id, cohort]))
  const resting = enrolments.filter(({ state }) => state === 'paused')
  const active = enrolments.filter(({ state }) => state !== 'paused')
  const title = active.length === 0 ? 'You are taking a break' : 'Take a break'
  const programOf = (cohortId: string) => plain(cohorts.get(cohortId)?.program.name ?? '')
  const what = 'You choose a day. Until then you are asked for nothing; others read that you are away, never why. It ends by itself, and you can come back at any time.'
  return {
    summary: title,
    card: card({
      spoken: active.length === 0 ? resting.map(({ sentence }) => sentence).join(' ') : `${title}. ${what}`,
      body: [
        heading(title),
        ...resting.map(({ cohortId, sentence }) => line(`${programOf(cohortId)}: ${plain(sentence)}`)),
        ...(active.length > 0 ? [line(what), line(`You take part in ${active.map(({ cohortId }) => programOf(cohortId)).join(', ')}.`, { subtle: true })] : []),
      ],
      actions: [openTab(context.config, active.length > 0 ? 'Choose a day' : 'Come back', '/'), askFor('help')],
    }),
  }
}
