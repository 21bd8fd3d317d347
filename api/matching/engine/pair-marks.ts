import { createGrowingInts, groupEntries, sharedInts, type Rows } from './rows.ts'

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
    done() {
      const byMentor = groupEntries(mentors.done(), mentorCount).values
      const menteeInOrder = Int32Array.from(byMentor, (entry) => mentees.at(entry))
      const byMentee = groupEntries(menteeInOrder, menteeCount)
      const start = sharedInts(menteeCount + 1)
      const values = createGrowingInts()
      const merged = createGrowingInts()
      for (let mentee = 0; mentee < menteeCount; mentee++) {
        for (let at = byMentee.start[mentee]!, end = byMentee.start[mentee + 1]!; at < end; ) {
          const mentor = mentors.at(byMentor[byMentee.values[at]!]!)
          let all = 0
          for (; at < end && mentors.at(byMentor[byMentee.values[at]!]!) === mentor; at++) all |= bits.at(byMentor[byMentee.values[at]!]!)
          values.push(mentor)
          merged.push(all)
        }
        start[mentee + 1] = values.length
      }
      return { mentors: { start, values: values.done() }, bits: merged.done() }
    },
  }
}
