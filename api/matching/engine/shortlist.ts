import type { Columns } from './columns.ts'
import { performTask, type Crew, type SearchTask } from './crew-task.ts'
import type { FoundLists } from './finder.ts'
import { sharedInts } from './rows.ts'
import { createSearchIndex, type Openings, type SearchIndex } from './search-index.ts'

/** Each mentee's best permitted mentors: offers that a seating can begin with. */
export type Shortlist = {
  openings: Openings
  index: SearchIndex
  /** By place in `openings.mentees`; offers of one mentee stand together, the best first, of equals the first drawn. */
  offerStart: Int32Array
  offerMentor: Int32Array
  offerScore: Int32Array
  /** No permitted pair that is not listed scores more; −1 when every one is listed. */
  lastScore: Int32Array
}

/**
 * The exact best `most` permitted mentors of each mentee, by score over all pairs. Neither the order of the input nor
 * the number of threads changes it. With a crew, several threads search.
 */
export function findShortlist(columns: Columns, openings: Openings, most: number, crew?: Crew): Shortlist {
  const index = createSearchIndex(columns, openings)
  const found = roomForLists(openings.mentees.length, most)
  runTask({ kind: 'list', columns, index, found }, crew)
  const lastScore = sharedInts(openings.mentees.length)
  for (let place = 0; place < lastScore.length; place++) {
    const count = found.count[place]!
    lastScore[place] = found.isComplete[place] === 1 ? -1 : found.score[place * most + count - 1]!
  }
  return { openings, index, lastScore, ...packLists(found) }
}

export function roomForLists(mentees: number, room: number): FoundLists {
  return { room, count: sharedInts(mentees), mentor: sharedInts(mentees * room), score: sharedInts(mentees * room), isComplete: new Uint8Array(new SharedArrayBuffer(mentees)) }
}

/** With a crew, or on this thread alone. */
export function runTask(task: SearchTask, crew: Crew | undefined): void {
  if (crew) crew.run(task)
  else performTask(task, () => false)
}

function packLists({ room, count, mentor, score }: FoundLists): { offerStart: Int32Array; offerMentor: Int32Array; offerScore: Int32Array } {
  const offerStart = sharedInts(count.length + 1)
  for (let place = 0; place < count.length; place++) offerStart[place + 1] = offerStart[place]! + count[place]!
  const offerMentor = sharedInts(offerStart[count.length]!)
  const offerScore = sharedInts(offerStart[count.length]!)
  for (let place = 0; place < count.length; place++) {
    const from = place * room
    offerMentor.set(mentor.subarray(from, from + count[place]!), offerStart[place])
    offerScore.set(score.subarray(from, from + count[place]!), offerStart[place])
  }
  return { offerStart, offerMentor, offerScore }
}

/** Pairs to be offered besides those listed. */
export type FurtherOffers = { place: Int32Array; mentor: Int32Array; score: Int32Array }

/** The list with further offers in it, each mentee's still the best first. An offer that is listed already must not be added. */
export function addToShortlist(list: Shortlist, further: FurtherOffers): Shortlist {
  const places = list.lastScore.length
  const added = new Int32Array(places)
  for (const place of further.place) added[place]!++
  const offerStart = sharedInts(places + 1)
  for (let place = 0; place < places; place++) offerStart[place + 1] = offerStart[place]! + list.offerStart[place + 1]! - list.offerStart[place]! + added[place]!
  const offerMentor = sharedInts(offerStart[places]!)
  const offerScore = sharedInts(offerStart[places]!)
  const end = new Int32Array(places)
  for (let place = 0; place < places; place++) {
    const from = list.offerStart[place]!
    const to = list.offerStart[place + 1]!
    offerMentor.set(list.offerMentor.subarray(from, to), offerStart[place])
    offerScore.set(list.offerScore.subarray(from, to), offerStart[place])
    end[place] = offerStart[place]! + to - from
  }
  further.place.forEach((place, at) => {
    const mentor = further.mentor[at]!
    const score = further.score[at]!
    let to = end[place]!++
    for (; to > offerStart[place]! && (offerScore[to - 1]! < score || (offerScore[to - 1] === score && offerMentor[to - 1]! > mentor)); to--) {
      offerScore[to] = offerScore[to - 1]!
      offerMentor[to] = offerMentor[to - 1]!
    }
    offerScore[to] = score
    offerMentor[to] = mentor
  })
  return { ...list, offerStart, offerMentor, offerScore }
}
