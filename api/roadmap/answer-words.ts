import type { CardMessage } from '../bot/bot.ts'
import { card, facts, heading, line, openTab, plain } from '../bot/card-parts.ts'
import { askFor } from '../bot/help-card.ts'
import type { Context } from '../context.ts'
import { listMine } from '../enrolment/list-enrolments.ts'
import { listMyCircles, presentCircles } from '../matching/list-circles.ts'
import { getSignedIn } from '../people/get-person.ts'
import { getCohorts } from '../programs/get-cohort.ts'
import { getSeriesOf } from '../scheduling/list-series.ts'
import { momentWords } from '../scheduling/notice-cards.ts'
import { getRoadmap } from './get-roadmap.ts'

/** A card holds so many circles; whoever mentors more finds them in the tab. */
const circlesShown = 3

/** What the bot answers about circles and sessions. */
export function answerRoadmapWords(context: Context): void {
  context.bot.onWord('my circle', (personId) => circleCard(context, personId))
  context.bot.onWord('next session', (personId) => sessionCard(context, personId))
}

async function circleCard(context: Context, personId: string): Promise<CardMessage> {
  const me = await getSignedIn(context, personId)
  const circles = await presentCircles(context, await listMyCircles(context, me.id))
  if (circles.length === 0) return noCircleCard(context, me.id)
  const programs = new Map((await getCohorts(context, circles.map((circle) => circle.cohortId))).map((cohort) => [cohort.id, cohort.program.name]))
  const name = (person: { id: string; displayName: string }) => (person.id === me.id ? 'You' : plain(person.displayName))
  const title = circles.length === 1 ? 'Your circle' : `Your ${circles.length} circles`
  return {
    summary: title,
    card: card({
      spoken: `${title}: ${circles.map((circle) => circle.name).join(', ')}.`,
      body: [
        heading(title),
        ...circles.slice(0, circlesShown).flatMap((circle) => [
          line(`**${plain(circle.name)}**`),
          facts([
            ['Program', plain(programs.get(circle.cohortId) ?? '')],
            ['Mentor', circle.mentor ? name(circle.mentor) : 'Being looked for'],
            [circle.mentees.length === 1 ? 'Mentee' : 'Mentees', circle.mentees.map(name).join(', ')],
          ]),
        ]),
        ...(circles.length > circlesShown ? [line(`and ${circles.length - circlesShown} more`)] : []),
      ],
      actions: [...circles.slice(0, circlesShown).map((circle) => openTab(context.config, circles.length === 1 ? 'Open my circle' : `Open ${circle.name}`, `/circle/${circle.id}`)), askFor('next session'), askFor('help')],
    }),
  }
}

/** Where somebody without a circle stands, in the words that their start page has. */
async function noCircleCard(context: Context, personId: string): Promise<CardMessage> {
  const enrolment = (await listMine(context, personId)).at(-1)
  const title = 'You have no circle yet'
  const text = enrolment ? enrolment.sentence : 'When a program is open to you, you can join it in Crosspath.'
  return { summary: title, card: card({ spoken: `${title}. ${text}`, body: [heading(title), line(plain(text))], actions: [openTab(context.config, 'Open Crosspath', '/'), askFor('help')] }) }
}

async function sessionCard(context: Context, personId: string): Promise<CardMessage> {
  const me = await getSignedIn(context, personId)
  const circles = await listMyCircles(context, me.id)
  if (circles.length === 0) return noCircleCard(context, me.id)
  const seriesOf = await getSeriesOf(context, circles.map((circle) => circle.id))
  const coming = circles.flatMap((circle) => {
    const series = seriesOf(circle.id)
    return series.occurrences.filter((occurrence) => occurrence.endAt > context.now()).map((occurrence) => ({ circle, occurrence, joinUrl: series.joinUrl }))
  })
  const [next] = coming.sort((one, other) => one.occurrence.startAt - other.occurrence.startAt)
  if (!next) {
    const planning = circles.some((circle) => ['planning', 'intended', 'no-time'].includes(seriesOf(circle.id).state))
    const title = planning ? 'Your sessions have no time yet' : 'No session lies ahead'
    const text = planning ? 'We are looking for one that everybody can keep. You hear from Outlook as soon as it is booked.' : 'You can look back at your sessions in Crosspath.'
    return { summary: title, card: card({ spoken: `${title}. ${text}`, body: [heading(title), line(text)], actions: [openTab(context.config, 'Open Crosspath', '/'), askFor('help')] }) }
  }
  const { circle, occurrence, joinUrl } = next
  const { stages } = await getRoadmap(context, me.id, circle.id)
  const stage = stages.find((candidate) => candidate.session.number === occurrence.number)
  const preparation = stage?.preparation ?? []
  const when = momentWords(occurrence.startAt, me)
  const begun = occurrence.startAt <= context.now()
  const title = begun ? 'Your session is on now' : `Your next session: ${when}`
  const roadmap = `/circle/${circle.id}/roadmap${stage ? `?stage=${stage.number}` : ''}`
  return {
    summary: title,
    card: card({
      spoken: `${title}. ${stage?.title ?? circle.name}.`,
      body: [
        heading(title),
        facts([
          ['Session', plain(`${occurrence.number}${stage ? `: ${stage.title}` : ''}`)],
          ['When', `${when}, ${me.timeZone ? `your time (${placeOf(me.timeZone)})` : 'London time'}`],
          ['Circle', plain(circle.name)],
          ['Prepared', preparation.length === 0 ? '' : `${preparation.filter((item) => item.done).length} of ${preparation.length}`],
        ]),
      ],
      actions: [...(joinUrl ? [{ type: 'Action.OpenUrl' as const, title: 'Join', url: joinUrl }] : []), openTab(context.config, 'Prepare', roadmap), askFor('help')],
    }),
  }
}

/** "Berlin", of "Europe/Berlin". */
function placeOf(timeZone: string): string {
  return timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone
}
