import type { Step } from '../matching/rearrange.ts'
import type { Plan, Plans } from './plan.ts'
import { release } from './release.ts'
import { leadsBesides, type Sitter, type Situation } from './situation.ts'
import { asMentee, asMentor, hasLeft, reachedWords } from './words.ts'

/** Who is put back among those who wait: everybody, or one mentee whom the others go on without. */
const everybody = 'everybody'

/** Back to whoever waits, for the next run, which does not put the same mentor and mentee together again. */
export function planRematch(situation: Situation, personId: string | null): Plans {
  const one = situation.mentees.find((mentee) => mentee.personId === personId)
  const alone = one && situation.mentees.length > 1 ? [rematchOne(situation, one)] : []
  return { plans: [...alone, rematchAll(situation)], whyNot: '' }
}

function rematchAll(situation: Situation): Plan {
  const { circle, mentor, mentees } = situation
  const released = [...(mentor ? [mentor] : []), ...mentees].map((sitter) => ({ sitter, ...release(situation, sitter) }))
  const waitsText = 'You keep your place and your answers, and take part in the next match run. You can leave at any time.'
  return {
    kind: 'rematch',
    target: everybody,
    title: 'Look for another circle for everybody',
    line: 'The circle ends, and whoever is in it is part of the next match run. It does not put the same people together again.',
    keeps: 'Goals stay with their owners and go along to their next circle. What this one agreed stays on record, and its meetings are called off.',
    moves: released.map(({ move }) => move),
    tells: released.flatMap(({ sitter, isThere, waits }) =>
      isThere ? [{ personId: sitter.personId, text: `Your circle ends, through nothing you did, and its meetings are called off. ${waits ? waitsText : 'Your other circle goes on as it is.'}${sitter.role === 'mentee' ? ' Your goals come along to your next circle.' : ''}`, circleId: null }] : [],
    ),
    steps: [...released.flatMap(({ steps }) => steps), ...(mentor?.enabled ? mentees.map((mentee) => part(mentor, mentee)) : []), { do: 'finish', circleId: circle.id, as: 'ended' }],
    circleIds: [circle.id],
    rests: null,
  }
}

function rematchOne(situation: Situation, mentee: Sitter): Plan {
  const { circle, mentor, mentees } = situation
  const { steps, move, isThere } = release(situation, mentee)
  const stay = [...(mentor ? [mentor] : []), ...mentees].filter((sitter) => sitter !== mentee && sitter.enabled)
  return {
    kind: 'rematch',
    target: mentee.personId,
    title: `Look for another circle for ${mentee.name}`,
    line: `${mentee.name} is part of the next match run, and the others go on.`,
    keeps: `The circle keeps its sessions and what it reached: ${reachedWords(situation)}. The goals of ${mentee.name} go along to the next circle.`,
    moves: [move],
    tells: [
      ...(isThere ? [{ personId: mentee.personId, text: 'Another circle is looked for that suits you better, and the meetings of this one leave your calendar. You keep your place and your answers, and take part in the next match run. Your goals come along to your next circle.', circleId: null }] : []),
      ...stay.map(({ personId }) => ({ personId, text: `${mentee.name} goes on in another circle. Your sessions stay as they are, with an invitation for those who are in them.`, circleId: circle.id })),
    ],
    steps: [...steps, ...(mentor?.enabled ? [part(mentor, mentee)] : [])],
    circleIds: [circle.id],
    rests: null,
  }
}

/** The circle completes with what it reached; its members may go on reading it. */
export function planEnd(situation: Situation): Plans {
  const { circle, mentor, mentees } = situation
  const sitters = [...(mentor ? [mentor] : []), ...mentees]
  const ended = sitters.map((sitter) => ({ sitter, other: leadsBesides(situation, sitter.enrolmentId)[0] }))
  const plan: Plan = {
    kind: 'end',
    target: everybody,
    title: 'End well',
    line: `The circle completes with what it has reached: ${reachedWords(situation)}.`,
    keeps: 'Everybody can go on reading goals, sessions and what was agreed. The meetings that are left are called off.',
    moves: ended.map(({ sitter, other }) => ({ personId: sitter.personId, from: sitter.role === 'mentor' ? asMentor(circle.name) : asMentee(circle.name), to: !sitter.enabled ? hasLeft : other ? asMentor(other.name) : 'Has completed the season' })),
    tells: sitters.filter(({ enabled }) => enabled).map(({ personId }) => ({ personId, text: `Your circle ends here, with what it has reached: ${reachedWords(situation)}. The meetings that are left are called off. Thank you for the time you gave each other; your goals and what you agreed stay to be read.`, circleId: circle.id })),
    steps: [
      ...ended.flatMap(({ sitter, other }): Step[] => (other ? [] : [{ do: 'mark', enrolmentId: sitter.enrolmentId, as: sitter.enabled ? 'completed' : 'gone' }])),
      { do: 'finish', circleId: circle.id, as: 'completed' },
    ],
    circleIds: [circle.id],
    rests: null,
  }
  return { plans: [plan], whyNot: '' }
}

function part(mentor: Sitter, mentee: Sitter): Step {
  return { do: 'part', mentorEnrolmentId: mentor.enrolmentId, menteeEnrolmentId: mentee.enrolmentId }
}
