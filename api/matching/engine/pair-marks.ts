import { createGrowingInts, groupEntries, sharedCopy, sharedInts, type Rows } from './rows.ts'

/** Marks on few of all pairs: a row of rising mentor numbers per mentee, and beside each its bits. */
export type PairMarks = { mentors: Rows; bits: Int32Array }

export type PairMarker = { mark(mentor: number, mentee: number, bit: number): void; done(): PairMarks }

/** Collects marks in any order; marks of one pair become one entry with all their bits. Negative numbers are nobody. */
export function createPairMarker(mentorCount: number, menteeCount: number): PairMarker {
  const mentors = createGrowingInts()
  const mentees = createGrowingInts()
  const bits = createGrowingInts()
  return {
    mark(mentor, mentee, bit) {
      if (mentor < 0 || mentee < 0) return
      mentors.push(mentor)
      mentees.push(mentee)
      bits.push(bit)
    },
    done: () => rowsOf(mentors.view(), mentees.view(), bits.view(), mentorCount, menteeCount),
  }
}

function rowsOf(mentors: Int32Array, mentees: Int32Array, bits: Int32Array, mentorCount: number, menteeCount: number): PairMarks {
  // Sorted by mentor first, then by mentee: the second sorting keeps the order of the first.
  const byMentor = groupEntries(mentors, mentorCount).values
  const byMentee = groupEntries(byMentor.map((entry) => mentees[entry]!), menteeCount)
  const start = sharedInts(menteeCount + 1)
  const values = new Int32Array(mentors.length)
  const merged = new Int32Array(mentors.length)
  let end = 0
  for (let mentee = 0; mentee < menteeCount; mentee++) {
    const from = end
    for (let at = byMentee.start[mentee]!; at < byMentee.start[mentee + 1]!; at++) {
      const entry = byMentor[byMentee.values[at]!]!
      const mentor = mentors[entry]!
      if (end === from || values[end - 1] !== mentor) values[end++] = mentor
      merged[end - 1]! |= bits[entry]!
    }
    start[mentee + 1] = end
  }
  return { mentors: { start, values: sharedCopy(values.subarray(0, end)) }, bits: sharedCopy(merged.subarray(0, end)) }
}
