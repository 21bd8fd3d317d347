import type { Exercise } from '#api/sessions/contract.ts'
import type { Random } from '../../tenant/cast/random.ts'
import { within } from './topics.ts'

type Answers = Exercise['answers']

/** Who fills in an exercise, and what they have to go by. `others`: the other members of the circle, by id. */
export type Writer = { random: Random; jobTitle: string; department: string; topics: [string, string]; others: string[]; today: Temporal.PlainDate }

/** What colleagues write into the exercises that every pack may name; a pack's own ones they leave empty. */
const written: Record<string, (writer: Writer) => Answers> = {
  'meet-me': ({ random, jobTitle, department, topics }) => ({
    role: `${jobTitle}: ${random.pick(['I see to it that others can decide in time', 'I find out what goes wrong before it does', 'I turn questions into plans', 'I keep what we promised'])}.`,
    askMeAbout: random.pick(['Moving to another country, and bread', 'Saying no kindly', 'Cycling to work in winter', 'Long projects with short meetings', 'Choirs, and quiet mornings']),
    planTry: random.integer(1, 5), aloneAloud: random.integer(1, 5), pictureDetail: random.integer(1, 5), directCareful: random.integer(1, 5),
    learn: random.pick([`How others do ${within(topics[0])}`, `What happens outside ${department}`, 'How decisions are really made elsewhere']),
  }),
  expectations: ({ random }) => ({
    agenda: random.pick(['mine', 'shared', 'shared']), actions: random.pick(['mine', 'shared', 'yours']), moves: random.pick(['shared', 'mine']),
    contact: random.pick(['chat', 'chat', 'check-in', 'none']), reply: random.pick(['day', 'days', 'days']), feedback: random.pick(['straight', 'example', 'writing']),
    goodInFourMonths: random.pick(['One of us has done something that we would not have dared alone.', 'I can explain to my team how the other side sees it.', 'We both know whom to call, and do.', 'My goal is reached, or we know why it was the wrong one.']),
  }),
  agreement: ({ random }) => ({ keepsDates: true, notice: random.pick([24, 24, 48]), confidential: true, noRating: true, endsFreely: true, endsOnTime: true }),
  strengths: ({ random }) => ({
    stories: [random.pick([
      { situation: 'Two teams had promised the same week to different customers.', did: 'I put both promises on one page and asked each team for its real date.', result: 'One date, and nobody called twice.' },
      { situation: 'A report was late every month.', did: 'I sat beside the person who makes it for one day.', result: 'It has been on time since March.' },
      { situation: 'A meeting of twelve ended without a decision again.', did: 'I asked each for one sentence, then read the sentences back.', result: 'We decided in ten minutes.' },
    ])],
    strengths: random.sample(['asks', 'orders', 'explains', 'simplifies', 'persists', 'hosts', 'risks'], 2).map((name) => ({ name, seenBy: random.pick(['me', 'peer', 'manager', 'mentor']), energy: random.integer(3, 5), usedNow: random.integer(1, 4) })),
  }),
  skills: ({ random, topics }) => ({ skills: topics.map((skill, at) => ({ skill, now: random.integer(0, 2), needed: 3, importance: at === 0 ? 3 : 2 })) }),
  challenges: ({ random }) => ({
    challenges: random.sample([
      { text: 'The figures reach me after the decision', area: 'information', inMyHands: 3, weight: 4 },
      { text: 'My calendar is full before Monday', area: 'time', inMyHands: 4, weight: 3 },
      { text: 'I say nothing in large meetings', area: 'confidence', inMyHands: 5, weight: 4 },
      { text: 'I do not know whom to ask in other departments', area: 'people', inMyHands: 4, weight: 4 },
      { text: 'The rules were made for another kind of work', area: 'rules', inMyHands: 1, weight: 3 },
    ], 2),
  }),
  'growth-areas': ({ topics }) => ({ areas: [{ area: topics[0], why: 'My goal stands and falls with it', firstSign: `Somebody asks me about ${within(topics[0])} without being sent` }] }),
  'feedback-asked': ({ random, topics }) => ({ asks: [{ topic: `How I used ${within(topics[0])} last week`, from: random.pick(['Somebody who was in the room', 'A colleague in another team', 'My manager']), question: random.pick(['keep', 'start', 'change']) }] }),
  challenge: ({ random, topics }) => ({
    howMightI: `How might I ${random.pick(['begin with', 'find an hour a week for', 'win my team for'])} ${within(topics[0])}?`,
    ownerPart: random.pick(['I wait for a better moment.', 'I ask for too much at once.', 'I do it myself because explaining takes longer.']), tried: random.pick(['A course, a year ago', 'A list that nobody read', 'Asking once, in a hurry']),
  }),
  options: ({ random, topics }) => {
    const [pick, ...more] = random.sample([
      { text: `One morning beside somebody who is good at ${within(topics[0])}`, kind: 'learn' }, { text: 'One small attempt on work that is due anyway', kind: 'try' },
      { text: 'Ask two colleagues how they began', kind: 'ask' }, { text: 'Stop the report that nobody misses', kind: 'stop' },
    ], 3).map((option) => ({ ...option, impact: random.integer(2, 4), effort: random.integer(2, 4), sure: random.integer(2, 5) }))
    return { options: [...(pick ? [{ ...pick, impact: 5, effort: 2 }] : []), ...more], pick: pick?.text ?? '', why: 'Much for little, and it can begin this week' }
  },
  plan: ({ random, topics, today }) => ({
    wish: `Use ${within(topics[0])} where it counts`, outcome: 'Others build on what I made', obstacle: random.pick(['I put it off when the day gets full', 'I want it perfect before I show it', 'I would rather not ask']),
    ifThen: random.pick(['it is Friday noon and nothing has happened', 'somebody asks for something else first', 'I catch myself polishing']), thenI: random.pick(['I take half an hour for the smallest part of it', 'I show it as it is', 'I call my mentor for five minutes']),
    firstStep: random.pick(['Ask for one hour with somebody who knows', 'Write the first page', 'Choose the case to try it on']), firstStepOn: today.add({ days: random.integer(2, 9) }).toString(), confidence: random.integer(6, 9),
  }),
  'mentor-feedback': ({ random }) => ({ more: random.pick(['questions', 'examples', 'examples', 'contacts', 'straight-talk']), less: random.pick(['nothing', 'nothing', 'advice']), helpedMost: random.pick(['Your questions before your answers', 'The story of how you got it wrong once', 'That you remembered what I had said', 'The people you introduced me to']) }),
  'midway-review': ({ random }) => ({ keep: random.pick(['One topic each hour', 'Beginning with what went well']), goOn: 'as-now' }),
  'skills-again': ({ random, topics }) => ({ skills: topics.map((skill) => ({ skill, now: random.integer(2, 3), then: random.integer(0, 1) })) }),
  lessons: ({ random, department }) => ({
    keep: random.pick(['Asking before proposing', 'One hour a month that is for thinking', 'Showing it at half time', 'Calling instead of writing']), drop: random.pick(['Slides for everything', 'Guessing what other departments want', 'Waiting to be asked']),
    surprised: random.pick(['How alike our problems are', 'That nobody had asked before', 'How much one question can do']), otherFunction: `What others need from ${department}, and when`,
  }),
  'growth-plan': ({ random, topics, today }) => ({ next: [{ what: `Do the next piece of ${within(topics[1])} on my own`, by: today.add({ days: random.integer(30, 80) }).toString() }], practice: random.pick(['week', 'fortnight', 'month']), nextStep: random.pick(['mentee', 'mentor', 'mentor', 'project', 'shadow']) }),
  thanks: ({ random, others }) => ({ thanks: others.slice(0, 4).map((to) => ({ to, words: random.pick(['Your question in the second hour changed my plan. Thank you.', 'Thank you for your time, and for the honest words.', 'I have told your story three times already. Thank you.', 'You made it easy to say what I did not know.']) })) }),
  reflection: ({ random }) => ({ learned: random.pick(['That waiting is a way of helping', 'How my own department looks from outside']), differently: 'Ask about the goal once more in the second session' }),
  closing: ({ random }) => ({ contact: random.pick(['now-and-then', 'now-and-then', 'agreed', 'none']) }),
}

/** What somebody writes into one exercise; null for one they leave to others. */
export function answersFor(formId: string, writer: Writer): Answers | null {
  return written[formId]?.(writer) ?? null
}

const agreements = [
  'We keep to one topic an hour. Each brings one question.',
  'Notes stay with whoever wrote them; what we agreed stands in the actions.',
  'We try it on one real case before we talk about it again.',
  'We meet with cameras on and end five minutes early.',
  'Each of us asks one person outside this circle before the next time.',
]
export function agreedWords(random: Random): string {
  return random.pick(agreements)
}

export function actionOf(random: Random, [topic]: [string, string]): { what: string; doneWhen: string } {
  return random.pick([
    { what: `Try ${within(topic)} on one piece of work`, doneWhen: 'Somebody has seen it' },
    { what: 'Ask two colleagues how they began', doneWhen: 'I have written down one sentence of each' },
    { what: 'Sit in on a meeting of the other department', doneWhen: 'I know three of the people in it' },
    { what: 'Show the half-finished version', doneWhen: 'I have heard one thing to change' },
  ])
}

export function ideaOf(random: Random): { problem: string; forWhom: string; smallestTest: string } {
  return random.pick([
    { problem: 'Two departments ask the same customers the same questions', forWhom: 'Customers, and both teams', smallestTest: 'One shared page of questions for two weeks' },
    { problem: 'New colleagues learn who does what by asking around', forWhom: 'Whoever starts next month', smallestTest: 'A page with ten names, tried by two newcomers' },
    { problem: 'Figures arrive after the decision they are for', forWhom: 'Everybody in the monthly review', smallestTest: 'One figure a day earlier, for one month' },
    { problem: 'Handovers lose what was promised on the phone', forWhom: 'Sales and Operations', smallestTest: 'Three lines that go along with each handover' },
  ])
}
