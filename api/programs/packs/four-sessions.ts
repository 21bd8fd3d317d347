/** One stage of a roadmap as content: what it is for, how the hour goes, what each role brings. Minutes are for 60-minute sessions. */
export type StageContent = {
  title: string
  shortTitle: string
  aim: string
  outcome: string
  /** Worth a thought before the session. */
  questions: string[]
  /** With one mentee, and in a circle of several; each adds up to 60. */
  agenda: { pair: AgendaLine[]; circle: AgendaLine[] }
  preparation: { mentee: PreparationLine[]; mentor: PreparationLine[] }
}
export type AgendaLine = { minutes: number; text: string }
/** The id is stable: ticks are kept by it. */
export type PreparationLine = { id: string; minutes: number; text: string }

/** The roadmap of four monthly sessions: trust and goals, strengths and growth areas, solutions, review and plan forward. */
export const fourSessions: StageContent[] = [
  {
    title: 'Establish trust and define goals',
    shortTitle: 'Trust and goals',
    aim: 'Get to know each other, settle how you work together, and leave with one good goal each.',
    outcome: 'A goal with a starting point, a target and a date for every mentee; the mentor knows what each one needs.',
    questions: ['What made you want to take part now?', 'What would a good day in four months look like?'],
    agenda: {
      pair: [
        { minutes: 5, text: 'Arrive. The mentor says why they volunteered, and what they will not do: rate or report' },
        { minutes: 12, text: 'Tell each other your path, and find two things you have in common' },
        { minutes: 10, text: 'Compare what you expect of each other, and clear up the differences' },
        { minutes: 5, text: 'Agree how you work together: what is said here stays here' },
        { minutes: 18, text: 'Read the draft goal, ask three questions about it, rewrite it together' },
        { minutes: 6, text: 'Look at the road ahead, and check the dates' },
        { minutes: 4, text: 'One word each, and the next step' },
      ],
      circle: [
        { minutes: 5, text: 'Arrive. The mentor says why they volunteered. Stories stay here, lessons may leave' },
        { minutes: 16, text: 'Introduce yourselves, four minutes each, with one question from a neighbour' },
        { minutes: 8, text: 'Talk through where your expectations differ' },
        { minutes: 5, text: 'Agree how you work together' },
        { minutes: 18, text: 'Goals, the same time for each: read it, two questions by peers, one by the mentor, rewrite' },
        { minutes: 4, text: 'Look at the road ahead, and check the dates' },
        { minutes: 4, text: 'One word each, and the next step' },
      ],
    },
    preparation: {
      mentee: [
        { id: 'introduce', minutes: 3, text: 'Find one sentence that says what you do, without jargon' },
        { id: 'expect', minutes: 2, text: 'Note what you hope for, and what would make this a waste of time' },
        { id: 'goal', minutes: 5, text: 'Draft one goal: where you are now, where you want to be, by when' },
      ],
      mentor: [
        { id: 'read', minutes: 3, text: 'Read what your mentees want to learn' },
        { id: 'introduce', minutes: 2, text: 'Pick one detour of your own path to tell' },
      ],
    },
  },
  {
    title: 'Identify strengths and growth areas',
    shortTitle: 'Strengths and growth',
    aim: 'See yourself more clearly, and choose one or two areas to grow in.',
    outcome: 'One or two growth areas each, with the first sign by which others would notice.',
    questions: ['When did time fly at work lately?', 'What do people thank you for?'],
    agenda: {
      pair: [
        { minutes: 6, text: 'What happened since; tick off what you agreed' },
        { minutes: 12, text: 'Two stories of things that went well; the mentor names the strengths in them' },
        { minutes: 16, text: 'Look at the largest gaps between the skills you have and the ones you want' },
        { minutes: 10, text: 'Sort your challenges: what is in your hands, and what weighs most' },
        { minutes: 10, text: 'Feedback on what was seen and heard, not on who you are' },
        { minutes: 6, text: 'Choose the growth area, and the next step' },
      ],
      circle: [
        { minutes: 6, text: 'One sentence each: what happened since' },
        { minutes: 15, text: 'One story each, the same time for all; peers name the strength they heard' },
        { minutes: 6, text: 'The mentor shows something real from their own function' },
        { minutes: 24, text: 'Gaps and challenges, the same time for each: one open question from everyone, then choose' },
        { minutes: 5, text: 'Whom will you ask for feedback, and by when' },
        { minutes: 4, text: 'Read your growth areas aloud' },
      ],
    },
    preparation: {
      mentee: [
        { id: 'story', minutes: 4, text: 'Write down one story of something you did well: the situation, what you did, what came of it' },
        { id: 'skills', minutes: 4, text: 'Rate the skills of your goal: where are you now, where do you need to be' },
        { id: 'challenge', minutes: 3, text: 'Name one challenge that is partly in your own hands' },
      ],
      mentor: [
        { id: 'object', minutes: 3, text: 'Bring one real thing from your function: a forecast, a ticket, a clause' },
        { id: 'observe', minutes: 2, text: 'Note one thing you saw your mentee do, and what it changed' },
      ],
    },
  },
  {
    title: 'Co-create actionable solutions',
    shortTitle: 'Solutions',
    aim: 'Go from a growth area to a plan with first steps that are in the calendar.',
    outcome: 'One to five actions each, with an owner and a date; the mentor has heard what helps.',
    questions: ['What have you tried so far, and what came of it?', 'What would you try if you had half the time?'],
    agenda: {
      pair: [
        { minutes: 6, text: 'What you agreed, and the feedback you received' },
        { minutes: 8, text: 'Sharpen the challenge: “How might I …?”' },
        { minutes: 12, text: 'Both write options in silence for four minutes, then put them together' },
        { minutes: 10, text: 'Rank them by effect and effort; choose one or two' },
        { minutes: 14, text: 'Plan: actions, the obstacle within you, “if … then I …”' },
        { minutes: 6, text: 'Tell the mentor what helped most, and what to do less of' },
        { minutes: 4, text: 'Put the first step into your calendar' },
      ],
      circle: [
        { minutes: 5, text: 'What you agreed' },
        { minutes: 45, text: 'One challenge each, the same time for all: tell, clarify, write options in silence, read them out, choose' },
        { minutes: 6, text: 'Everybody writes one “if … then I …” and reads it' },
        { minutes: 2, text: 'Tell the mentor what helped most' },
        { minutes: 2, text: 'Put the first step into your calendar' },
      ],
    },
    preparation: {
      mentee: [
        { id: 'challenge', minutes: 3, text: 'Write your challenge as a question that begins with “How might I”' },
        { id: 'options', minutes: 3, text: 'Think of two options of your own' },
        { id: 'feedback', minutes: 2, text: 'Read the feedback you were given' },
      ],
      mentor: [
        { id: 'read', minutes: 2, text: 'Read the growth areas of your mentees' },
        { id: 'case', minutes: 3, text: 'Recall a case of yours that went wrong, and one person worth an introduction' },
      ],
    },
  },
  {
    title: 'Review progress and plan forward',
    shortTitle: 'Review and plan',
    aim: 'See what moved, keep the lessons, plan the next ninety days, and end well.',
    outcome: 'Each goal reviewed against its starting point, a plan for the next ninety days, and a proper ending.',
    questions: ['What do you do differently today than at the start?', 'What will you carry on, and who helps you with it?'],
    agenda: {
      pair: [
        { minutes: 5, text: 'Celebrate: one thing each is proud of' },
        { minutes: 17, text: 'Goals: where you began, where you are, how one can tell' },
        { minutes: 12, text: 'Lessons: what to keep, what to drop, what surprised you' },
        { minutes: 12, text: 'The next ninety days, and who supports you' },
        { minutes: 7, text: 'Feedback both ways, and thanks' },
        { minutes: 7, text: 'End: what stays between you, and whether you stay in touch' },
      ],
      circle: [
        { minutes: 8, text: 'Celebrate: one thing each is proud of' },
        { minutes: 18, text: 'Goals, the same time for each: where you began, where you are; peers add what they saw' },
        { minutes: 10, text: 'Lessons of the whole circle' },
        { minutes: 15, text: 'The next ninety days; everyone offers one concrete help' },
        { minutes: 6, text: 'A sentence of thanks to each' },
        { minutes: 3, text: 'End: what stays between you' },
      ],
    },
    preparation: {
      mentee: [
        { id: 'goals', minutes: 6, text: 'Update your goals: where are you now, and what shows it' },
        { id: 'lesson', minutes: 3, text: 'Note one lesson about the other function' },
        { id: 'next', minutes: 3, text: 'Think about what comes next' },
      ],
      mentor: [
        { id: 'observe', minutes: 4, text: 'Note one change that you saw in each mentee' },
        { id: 'thanks', minutes: 2, text: 'Decide what you want to thank them for' },
      ],
    },
  },
]
