import type { MyCircle, SessionAt } from '../../api/roadmap/contract.ts'
import { circleNameOf } from '../parts/circle-name.ts'
import { membersOf } from '../parts/circle-people.ts'
import { dayOf, type Reader, spanOf } from '../parts/moments.ts'
import { listOf } from '../texts/language.ts'
import { say } from '../texts/outlook.ts'

/** "Session 2 of 4". */
export function placeOf(session: SessionAt): string {
  return say('place', { number: session.occurrence.number, sessions: session.sessions })
}

/** "Tuesday, 3 March, 14:00 to 15:00, your time". */
export function whenOf(session: SessionAt, reader: Reader): string {
  const { startAt, endAt } = session.occurrence
  return say('whenYours', { day: dayOf(startAt, reader), span: spanOf(startAt, endAt, reader) })
}

/** "You, Mei, Ana and Tariq": the mentor first, oneself before all. */
export function whoOf(session: SessionAt, myId: string): string {
  const others = membersOf(session.circle).filter((person) => person.id !== myId)
  return listOf([say('you'), ...others.map((person) => person.displayName)])
}

/** "1 of 3 prepared", for oneself alone. */
export function preparedOf(session: SessionAt): string {
  const { preparation } = session.stage
  return say('prepared', { done: preparation.filter((item) => item.done).length, all: preparation.length })
}

/** A circle to choose: its name, and the program where there are several. */
export function choiceOf({ circle, program }: MyCircle, myId: string): string {
  return say('circleOf', { circle: circleNameOf(circle, myId), program })
}

/** "Mentoring check-in: Ana Ruiz and Tom Lee". */
export function subjectOf(myName: string, names: string[]): string {
  return say('inviteSubject', { names: listOf([myName, ...names]) })
}

/** What the invite says: what it is, and where the circle's goals are. */
export function bodyOf(subject: string, { program, tabUrl }: MyCircle): string {
  return [
    `<p><b>${html(subject)}</b></p>`,
    `<p>${html(say('inviteText', { program }))}</p>`,
    `<p><a href="${html(tabUrl)}">${html(say('inviteLink'))}</a></p>`,
  ].join('')
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
