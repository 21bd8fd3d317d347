import type { MyCircle, SessionAt } from '../../api/roadmap/contract.ts'
import { circleNameOf } from '../parts/circle-name.ts'
import { membersOf } from '../parts/circle-people.ts'
import { dayOf, type Reader, spanOf } from '../parts/moments.ts'
import { listNames } from '../parts/person-words.ts'

/** "Session 2 of 4". */
export function placeOf(session: SessionAt): string {
  return `Session ${session.occurrence.number} of ${session.sessions}`
}

/** "Tuesday, 3 March, 14:00 to 15:00, your time". */
export function whenOf(session: SessionAt, reader: Reader): string {
  const { startAt, endAt } = session.occurrence
  return `${dayOf(startAt, reader)}, ${spanOf(startAt, endAt, reader)}, your time`
}

/** "You, Mei, Ana and Tariq": the mentor first, oneself before all. */
export function whoOf(session: SessionAt, myId: string): string {
  const others = membersOf(session.circle).filter((person) => person.id !== myId)
  return listNames(['You', ...others.map((person) => person.displayName)])
}

/** "1 of 3 prepared", for oneself alone. */
export function preparedOf(session: SessionAt): string {
  const { preparation } = session.stage
  return `${preparation.filter((item) => item.done).length} of ${preparation.length} prepared`
}

/** A circle to choose: its name, and the program where there are several. */
export function choiceOf({ circle, program }: MyCircle, myId: string): string {
  return `${circleNameOf(circle, myId)} · ${program}`
}

/** "Mentoring check-in: Ana Ruiz and Tom Lee". */
export function subjectOf(myName: string, names: string[]): string {
  return `Mentoring check-in: ${listNames([myName, ...names])}`
}

/** What the invite says: what it is, and where the circle's goals are. */
export function bodyOf(subject: string, { program, tabUrl }: MyCircle): string {
  return [
    `<p><b>${html(subject)}</b></p>`,
    `<p>An extra conversation between the sessions of ${html(program)}. What is on your mind, what did you try, what would help next?</p>`,
    `<p><a href="${html(tabUrl)}">Your circle in Crosspath</a></p>`,
  ].join('')
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
