import type { Figure, FigureId, RecordList } from './contract.ts'

type Words = Pick<Figure, 'title' | 'group' | 'unit' | 'formula' | 'source'> & { rows: RecordList | null; /** What is counted, in the plural. */ things: string; /** Read of nobody, so that all of few people is not told. */ personal?: true }

/** What every figure is called, how it is counted and of what, in the order in which they are read. */
export const figureWords: Record<FigureId, Words> = {
  enrolled: { title: 'Enrolled', group: 'taking-part', unit: 'percent', things: 'people', formula: 'People who sent an enrolment, of all people in the directory whose account is enabled, guests left out.', source: 'Enrolments; the company’s directory', rows: 'enrolments' },
  'approval-days': { title: 'Time to an answer', group: 'taking-part', unit: 'days', things: 'answers', formula: 'Median of whole working days from the request to the first answer that somebody gave, in the working week of whoever answered. Absences are not taken off.', source: 'History of enrolments', rows: 'enrolments' },
  'days-to-first': { title: 'From approval to the first session', group: 'taking-part', unit: 'days', things: 'people', formula: 'Median of whole days from a person’s approval to the first session that their circle held.', source: 'History of enrolments; sessions that members closed', rows: 'enrolments' },
  repeat: { title: 'Took part before', group: 'taking-part', unit: 'percent', things: 'people', formula: 'People in a circle who were in a circle of an earlier cohort, of all people in a circle.', source: 'Circles', rows: 'enrolments' },
  held: { title: 'Sessions held', group: 'sessions', unit: 'percent', things: 'sessions', formula: 'Sessions that a member closed, of all sessions that have been due. A circle that ended early counts up to its last session. By function or site: sessions of circles with somebody of it.', source: 'Sessions that members closed; booked series', rows: 'sessions' },
  moved: { title: 'Sessions moved', group: 'sessions', unit: 'percent', things: 'sessions', formula: 'Sessions that stood on another date when they were booked first, of all sessions that have been due.', source: 'Booked series', rows: 'sessions' },
  completed: { title: 'Completed', group: 'sessions', unit: 'percent', things: 'people', formula: 'People who completed the season, of all who were ever in a circle, those who left included.', source: 'Enrolments', rows: 'enrolments' },
  'actions-done': { title: 'Actions done', group: 'progress', unit: 'percent', things: 'actions', formula: 'Actions that are done, of all that were due or are done.', source: 'Actions of sessions', rows: null, personal: true },
  'goals-moved': { title: 'Goals moved', group: 'progress', unit: 'percent', things: 'goals', formula: 'Goals that were reached or moved: what their owners said at the review, before that whether the number is nearer to its target than at the beginning. Goals that were dropped are left out.', source: 'Goals of mentees', rows: null, personal: true },
  'goal-movement': { title: 'Way to the goal', group: 'progress', unit: 'percent', things: 'people', formula: 'Mean over people of (now − beginning) ÷ (target − beginning), each goal from −100 to 100 %. There is no comparison group in it: it may also be practice, the season or chance.', source: 'Goals of mentees', rows: null, personal: true },
  'goal-attainment': { title: 'Goal attainment (T)', group: 'progress', unit: 'points', things: 'people', formula: 'T = 50 + 10·Σwx ÷ √(0.7·Σw² + 0.3·(Σw)²) of each person, w = 1, x from −2 to +2, then the mean. 50 is what was expected. Only goals whose levels were written by the end of the second session. Far above 50, the goals were easy.', source: 'Goals with levels (Kiresuk and Sherman, 1968)', rows: null, personal: true },
  'skills-since': { title: 'Skills since the beginning', group: 'progress', unit: 'points', things: 'people', formula: 'Mean over people of (rating now − rating at the beginning), on levels 0 to 4, of the skills that were rated both times.', source: 'Exercises of mentees: skills, and skills again', rows: null, personal: true },
  'skills-then': { title: 'Skills, seen from today', group: 'progress', unit: 'points', things: 'people', formula: 'Mean over people of (rating now − how they see the beginning today), on levels 0 to 4: who learns often sees the beginning lower than they did.', source: 'Exercise of mentees: skills again', rows: null, personal: true },
  pulse: { title: 'Worth the time', group: 'voices', unit: 'points', things: 'answers', formula: 'Mean of “Was this hour worth your time?”, 1 not at all to 5 very much. Answers enter in whole fives, of people of two circles or more, once they cannot change.', source: 'Pulses after sessions', rows: null },
}

export const figureIds = Object.keys(figureWords) as FigureId[]

/** Why a figure is not shown. */
export const refusals = {
  few: 'Too few answers to show (under 5)',
  partner: 'Not shown, so that no group of under 5 can be told',
  'not-split': 'Only shown of everybody together',
  later: 'By function and site when the season is over',
  none: 'Nothing to count yet',
} as const
