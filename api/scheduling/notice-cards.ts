import type { CardMessage } from '../bot/bot.ts'
import { card, facts, heading, line, openTab, plain } from '../bot/card-parts.ts'
import type { Context } from '../context.ts'
import type { CircleRecord } from '../matching/list-circles.ts'
import type { PersonRecord } from '../people/get-person.ts'
import type { StoredNotice } from '../store/stored.ts'

export type Reader = Pick<PersonRecord, 'id' | 'timeZone' | 'language'>

/** By time zone: making one takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>()

/** A moment as its reader's own clock shows it: "Tue, 3 Mar, 14:00". */
export function momentWords(at: number, reader: Pick<Reader, 'timeZone'>): string {
  const timeZone = reader.timeZone ?? 'Europe/London'
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', timeZone })
  formats.set(timeZone, format)
  return format.format(at)
}

/** News of a circle and its calendar, for one member or for the organizer. @param circle null where it is no more. @param people whom it names. */
export function noticeCard(context: Pick<Context, 'config'>, circle: CircleRecord | null, notice: StoredNotice, reader: Reader, people: Named[] = []): CardMessage {
  const { title, text, entries = [] } = words(notice, reader, people)
  const name = notice.what === 'repaired' || notice.what === 'story-withdrawn' ? notice.circleName : (circle?.name ?? '')
  return {
    summary: title,
    card: card({
      spoken: `${title}. ${text}`,
      body: [heading(plain(title)), ...(entries.length > 0 ? [facts(entries)] : []), line(plain(text)), line(plain(name), { subtle: true })],
      actions: [actionOf(context, circle, notice)],
    }),
  }
}

function actionOf({ config }: Pick<Context, 'config'>, circle: CircleRecord | null, notice: StoredNotice) {
  if (notice.what === 'story-withdrawn') return openTab(config, 'Open stories', `/manage/${notice.cohortId}/stories`)
  const circleId = notice.what === 'repaired' ? notice.circleId : circle?.id
  if (notice.what === 'mentor-wanted' && circle) return openTab(config, 'Name a mentor', `/manage/${circle.cohortId}/circles`)
  return circleId ? openTab(config, 'Open your roadmap', `/circle/${circleId}/roadmap`) : openTab(config, 'Open Crosspath', '/')
}

type Named = Pick<PersonRecord, 'id' | 'displayName'>
type Words = { title: string; text: string; entries?: [string, string][] }

function words(notice: StoredNotice, reader: Reader, people: Named[]): Words {
  switch (notice.what) {
    case 'moved':
      return {
        title: `Session ${notice.number} has moved`,
        text: `${notice.because} Outlook is up to date; you need to do nothing.`,
        entries: [['New time', momentWords(notice.startAt, reader)], ['Before', momentWords(notice.fromStartAt, reader)]],
      }
    case 'stuck':
      return {
        title: `Session ${notice.number} may not suit everybody`,
        text: `${notice.because} It stays where it is. You can look for another time together, or meet without whoever cannot come.`,
        entries: [['Planned', momentWords(notice.startAt, reader)]],
      }
    case 'joined': {
      const names = notice.personIds.map((id) => people.find((person) => person.id === id)?.displayName ?? 'Somebody').sort()
      return {
        title: `${new Intl.ListFormat('en-GB', { style: 'long' }).format(names)} ${names.length === 1 ? 'has' : 'have'} joined your circle`,
        text: 'Your meetings stay as they are, and Outlook has invited them. You need to do nothing.',
      }
    }
    case 'mentor-left':
      return { title: 'Your circle gets a new mentor', text: `${goneWords(notice)} Your sessions keep their times, and what you have agreed stays. The organizer is looking for a new mentor; you need to do nothing.` }
    case 'mentor-wanted':
      return { title: 'A circle needs a mentor', text: `${goneWords(notice)} The circle goes on, and its sessions keep their times. Please name a new mentor.` }
    case 'mentor-named':
      return notice.mentorId === reader.id
        ? { title: 'You are the mentor of a circle', text: 'It needed a new mentor, and the organizer has named you. The sessions are in your calendar; where one does not suit you, Crosspath looks for another time.' }
        : { title: 'Your circle has a new mentor', text: `${notice.mentor} comes to your sessions from now on. The times stay; you need to do nothing.` }
    case 'story-withdrawn':
      return { title: 'A story was withdrawn', text: `“${notice.title}” has disappeared from Crosspath. ${notice.elsewhere ? 'Please take it down where you have put it, too.' : 'There is nothing more to do.'}` }
    case 'repaired':
      return { title: notice.title, text: notice.text }
  }
}

function goneWords({ mentor, because }: { mentor: string; because?: 'company' | 'circle' }): string {
  return because === 'circle' ? `${mentor} cannot go on with the circle.` : `${mentor} has left the company.`
}
