import { askAboutEnrolment, saveMyEnrolment, submitMyEnrolment } from '#api/enrolment/contract.ts'
import { leaveCircle, publishMatchRun } from '#api/matching/contract.ts'
import { listWarnings } from '#api/nudges/contract.ts'
import { addGoal } from '#api/roadmap/contract.ts'
import { type CircleSeries, listSeries } from '#api/scheduling/contract.ts'
import { answerStory, askCircle, publishStory, writeStory } from '#api/stories/contract.ts'
import { addAction, addIdea, pressRun, saveNote } from '#api/sessions/contract.ts'
import type { z } from 'zod'
import { letColleaguesEnrol, letManagersAnswer, organizerOf, waitForPeople } from '#scripts/rehearsal/crowd.ts'
import { castWishes } from '#scripts/tenant/cast/wishes.ts'
import { enrolApproved, overDatabase } from './enrol-approved.ts'
import { everythingQuiet } from './everything-quiet.ts'
import { membersOf, type Party } from './parties.ts'
import { ablePeople, mentorOf, openSeason, runMatch } from './season.ts'
import { eventually, type World } from './start-world.ts'

type Found = z.infer<typeof CircleSeries>

export type MidSeason = {
  organizer: string
  /** Not yet enrolled anywhere. */
  newcomer: string
  /** Waits for the answer of their manager, who asked something back. */
  waits: { mentee: string; manager: string; enrolmentId: string }
  /** One mentor and three mentees an hour before their third session, which is being held. */
  circle: Party & { joinUrl: string }
  /** Circles run: the one above, one whose mentor left, one without a time, one where nothing happens. */
  running: string
  /** People enrol; two match runs lie beside each other. */
  enrolling: { cohortId: string; runs: [string, string] }
  /** Nobody has come yet. */
  empty: string
}

/** A company in the middle of a season, with people in every part of it, made through the API as they would. */
export async function midSeason(world: World): Promise<MidSeason> {
  const { callAs, running, databaseUrl } = world
  const { tenant } = running
  const organizer = organizerOf(tenant.cast)
  await waitForPeople(callAs, organizer)
  const people = ablePeople(world)
  const [lead, ann, ben, cleo, ...others] = people.splice(0, 10)
  const [newcomer] = people.splice(0, 1)
  if (!lead || !ann || !ben || !cleo || !newcomer) throw new Error('The company has enough people who can take part.')
  const day = (ahead: number) => tenant.clock.now().toZonedDateTimeISO('UTC').toPlainDate().add({ days: ahead }).toString()

  const season = await openSeason(world, { name: 'Spring' })
  const away = others[0]
  if (away) running.calendars.book(away.id, { subject: 'Field season', localStart: `${day(0)}T00:00:00`, localEnd: `${day(300)}T00:00:00`, isAllDay: true, showAs: 'busy' })
  await enrolApproved(databaseUrl, season, [
    { personId: lead.id, role: 'mentor', capacity: 3, skills: ['Negotiation', 'Data storytelling', 'Product discovery'] },
    { personId: ann.id, role: 'mentee', explores: [lead.department], skills: ['Data storytelling', 'Negotiation'], goals: 'I want to tell the story behind our numbers, so that product teams act on them.' },
    { personId: ben.id, role: 'mentee', explores: [lead.department], skills: ['Product discovery'], goals: 'I want to know what customers try before they call us.' },
    { personId: cleo.id, role: 'mentee', explores: [lead.department], skills: ['Negotiation'], goals: 'I want to hold my own when prices are agreed.' },
    ...others.flatMap(({ id, department }, at) => (at % 2 === 0 ? [{ personId: id, role: 'mentor' as const, skills: ['Coaching'] }, { personId: others[at + 1]?.id ?? '', role: 'mentee' as const, skills: ['Coaching'], explores: [department] }] : [])),
  ])
  const run = await runMatch(world, season)
  await callAs(organizer, publishMatchRun, { params: { runId: run.id } })
  const { circles } = await eventually(() => callAs(organizer, listSeries, { params: { cohortId: season } }), (found) => found.circles.length === 4 && found.circles.every(({ series }) => series.state === 'booked' || series.state === 'no-time'))
  await everythingQuiet(world)
  const circle = partyOf(circles.find((found) => found.circle.mentees.length === 3))
  const third = circle.found.series.occurrences[2]
  if (!third) throw new Error('The circle’s series has four sessions.')
  tenant.clock.advance({ seconds: Math.round((third.startAt - 3_600_000 - tenant.clock.now().epochMilliseconds) / 1000) })
  const left = circles.find(({ circle: other, series }) => other.mentees.length === 1 && series.state === 'booked')
  if (left) await callAs(mentorOf(left.circle).id, leaveCircle, { params: { circleId: left.circle.id } })
  await liveTwoSessions(world, circle, day)
  await tellStories(world, circle)

  const enrolling = await enrolMany(world, organizer)
  const waits = await askAround(world, enrolling.cohortId)
  const empty = await openSeason(world, { name: 'Autumn' })
  await eventually(() => callAs(organizer, listWarnings, { params: { cohortId: season } }), ({ warnings }) => warnings.length > 1)
  await everythingQuiet(world)
  await leaveTrouble(world, circle)
  return { organizer, newcomer: newcomer.id, waits, circle: { ...circle, joinUrl: circle.found.series.joinUrl ?? '' }, running: season, enrolling, empty }
}

function partyOf(found: Found | undefined): Party & { found: Found } {
  if (!found) throw new Error('There is a circle of three mentees.')
  return { circleId: found.circle.id, mentor: mentorOf(found.circle).id, mentees: found.circle.mentees.map(({ id }) => id), found }
}

/** Sessions 1 and 2 as they leave something for the third, which has begun. */
async function liveTwoSessions(world: World, party: Party, day: (ahead: number) => string): Promise<void> {
  const { callAs } = world
  const { fill, close } = membersOf(world)
  const { circleId, mentor, mentees } = party
  const [ann = '', ben = ''] = mentees
  const params = { circleId }
  await fill(mentor, party, 1, 'meet-me', { role: 'I decide what we build next.', askMeAbout: 'Saying no to a good idea', planTry: 4, aloneAloud: 4, learn: 'How a month is closed' })
  await fill(ann, party, 1, 'meet-me', { role: 'I decide which suppliers we pay first.', askMeAbout: 'Closing a month in three days', planTry: 2, aloneAloud: 1, learn: 'How a roadmap is made' })
  await fill(ben, party, 1, 'meet-me', { role: 'I answer what customers ask.', planTry: 5, learn: 'What happens to what they tell me' })
  for (const member of [mentor, ann]) await fill(member, party, 1, 'expectations', { agenda: 'yours', moves: 'shared', reply: 'day', goodInFourMonths: member === ann ? 'I present a quarter without help.' : 'You have decided something with it.' })
  const goal = { title: 'Present the quarter to two product teams', measure: 'Presentations given', baseline: 0, target: 4, evidence: 'A team lead asks for the next one', dueOn: day(60), levels: ['Not begun', 'Have the data', 'One given', 'Two given', 'Asked for a third'] }
  await callAs(ann, addGoal, { params, input: { ...goal, current: 1 } })
  await callAs(ben, addGoal, { params, input: { ...goal, title: 'Bring fewer tickets to a second reply', measure: 'Tickets with a second reply, in %', baseline: 38, target: 25, current: 31, levels: null } })
  await close(ann, party, 1)
  await fill(ann, party, 2, 'strengths', { stories: [{ situation: 'A late launch', did: 'I asked each team for one date', result: 'We shipped two weeks earlier' }], strengths: [{ name: 'asks', seenBy: 'peer', energy: 5, usedNow: 2 }] }, { shared: true })
  await fill(ann, party, 2, 'skills', { skills: [{ skill: 'Data storytelling', now: 1, needed: 3, importance: 3, evidence: 'My slides are tables' }, { skill: 'Negotiation', now: 2, needed: 3, importance: 1 }] })
  await fill(ann, party, 2, 'challenges', { challenges: [{ text: 'No quiet hour before the close', area: 'time', inMyHands: 4, weight: 5 }, { text: 'The budget is decided elsewhere', area: 'rules', inMyHands: 1, weight: 4 }] }, { shared: true })
  await fill(ann, party, 2, 'growth-areas', { areas: [{ area: 'Data storytelling', why: 'Numbers that nobody acts on cost us a quarter', firstSign: 'A team lead repeats my sentence' }] })
  await callAs(ann, addAction, { params: { ...params, number: 2 }, input: { what: 'Send the deck of last quarter', doneWhen: 'One slide is marked as the one to keep', ownerId: ann, dueOn: day(3) } })
  await callAs(mentor, addAction, { params: { ...params, number: 2 }, input: { what: 'Introduce you to the pricing team', ownerId: mentor, dueOn: day(-2) } })
  await close(mentor, party, 2)
  await fill(ann, party, 3, 'challenge', { howMightI: 'How might I make one number the start of a decision?', tried: 'A longer appendix', notWanted: 'More dashboards' })
  await fill(ann, party, 3, 'options', { options: [{ text: 'Open with the decision, then the number', kind: 'try', impact: 4, effort: 1, sure: 4 }, { text: 'Sit in on a product review', impact: 4, effort: 4, sure: 3 }, { text: 'Read a book on charts', impact: 1, effort: 2, sure: 2 }], pick: 'Open with the decision, then the number' }, { shared: true })
  await callAs(ann, saveNote, { params: { ...params, number: 3 }, input: { text: 'Ask which two numbers they look at on a Monday.', shared: false, version: 0 } })
  await callAs(ann, addIdea, { params, input: { problem: 'Forecasts come a week after the decision', forWhom: 'Product and Finance', smallestTest: 'One page on the Monday of the close', testBy: day(20), ownerId: ben, state: 'testing' } })
  for (const [press, version] of [['start', 0], ['next', 1]] as const) await callAs(mentor, pressRun, { params: { ...params, number: 3 }, input: { press, version } })
}

/** One story that everybody reads, one that the organizer may publish, and one that waits for the circle. */
async function tellStories({ callAs, running }: World, { circleId, mentor, mentees }: Party): Promise<void> {
  const [ann = '', ben = ''] = mentees
  const titles = ['One page on the Monday of the close', 'Fewer tickets with a second reply', 'Suppliers know when they are paid']
  for (const [at, title] of titles.entries()) {
    const input = { title, before: 'Forecasts came a week after the decision.', did: 'Finance and Product wrote one page together, and tried it for a month.', after: 'The decision is made with the number of the week.', figures: '7 days down to 2' }
    const { id } = await callAs(ann, writeStory, { params: { circleId }, input })
    const { version } = await callAs(ann, askCircle, { params: { storyId: id } })
    if (at === 2) continue
    for (const personId of [mentor, ...mentees]) await callAs(personId, answerStory, { params: { storyId: id }, input: { version, consent: { program: personId === ben ? 'function' : 'name', intranet: 'function', outside: at === 0 ? 'no' : 'name' } } })
    if (at === 0) await callAs(organizerOf(running.tenant.cast), publishStory, { params: { storyId: id }, input: { channel: 'program', version } })
  }
}

/** Another cohort in which colleagues enrol; nearly all have their answer, and two runs can be compared. */
async function enrolMany(world: World, organizer: string): Promise<MidSeason['enrolling']> {
  const { callAs, running } = world
  const { cast } = running.tenant
  const cohortId = await openSeason(world, { name: 'Summer', packId: 'build-together' })
  await letColleaguesEnrol(callAs, cohortId, castWishes(cast).slice(0, 30))
  const managers = new Set(cast.people.flatMap((person) => person.managerId ?? []))
  await letManagersAnswer(callAs, [...managers, organizer].filter((id) => running.tenant.people.get(id)?.accountEnabled).slice(4))
  const first = await runMatch(world, cohortId)
  const second = await runMatch(world, cohortId, { name: 'At most two', rules: { circleSize: 2 } })
  return { cohortId, runs: [first.id, second.id] }
}

/** Somebody whose manager asks back before answering. */
async function askAround({ callAs, running }: World, cohortId: string): Promise<MidSeason['waits']> {
  const mentee = running.tenant.featured.find(({ part }) => part === 'mentee')?.id ?? ''
  const manager = running.tenant.people.get(mentee)?.managerId ?? ''
  await callAs(mentee, saveMyEnrolment, { params: { cohortId }, input: { role: 'mentee', goals: 'I want to tell the story behind our numbers, so that product teams act on them.', skillsWanted: ['Data storytelling', 'Product discovery'], functionsToExplore: ['Product', 'Engineering'] } })
  const { id } = await callAs(mentee, submitMyEnrolment, { params: { cohortId } })
  await callAs(manager, askAboutEnrolment, { params: { enrolmentId: id }, input: { question: 'Which weekday would suit you?' } })
  return { mentee, manager, enrolmentId: id }
}

/** What a busy month would bring about, written down: a question to a mentee about the last session, and a hint at it. */
async function leaveTrouble(world: World, { circleId, mentees, found }: Party & { found: Found }): Promise<void> {
  const [, , , last] = found.series.occurrences
  if (!last) throw new Error('The circle’s series has four sessions.')
  // A look at the series would take it back.
  world.running.trouble.order({ path: /./, kind: 'notificationLost', times: 1_000 })
  await overDatabase(world.databaseUrl, async (client) => {
    await client.query(`insert into move_questions (circle_id, number, person_id, start_at, state, asked_at) values ($1, 4, $2, $3, 'asked', 0)`, [circleId, mentees[0], last.startAt + 86_400_000])
    await client.query(`update series set occurrences = jsonb_set(occurrences, '{3,note}', $2) where circle_id = $1`, [circleId, JSON.stringify('This time does not suit everybody. No other hour of its month is free for everybody.')])
  })
}

/** The last two sessions are held, and what came of it is said. */
export async function endSeason(world: World, { circle }: MidSeason): Promise<void> {
  const { fill, close } = membersOf(world)
  const [ann = '', ...peers] = circle.mentees
  for (const mentee of circle.mentees) await fill(mentee, circle, 3, 'mentor-feedback', { more: 'questions', less: 'advice', helpedMost: mentee === ann ? 'You asked what I had tried.' : 'You waited.' })
  await close(ann, circle, 3)
  world.running.tenant.clock.advance({ months: 2 })
  for (const peer of peers) await fill(peer, circle, 4, 'lessons', { keep: 'One number, then the decision' })
  await close(circle.mentor, circle, 4)
}
