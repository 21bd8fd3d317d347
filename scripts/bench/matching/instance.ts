import { readFileSync, renameSync, writeFileSync } from 'node:fs'

/**
 * Mentees with their best candidates, for the part of a run that only decides. Mentees and mentors are numbered from 0;
 * mentee i's offers are `offerStart[i]` up to, not including, `offerStart[i + 1]`, the best first.
 */
export type BenchInstance = {
  departments: number
  /** Department of each mentee. */
  department: Int32Array
  /** Seats of each mentor. */
  seats: Int32Array
  offerStart: Int32Array
  offerMentor: Int32Array
  /** Whole, 0 to 1,000,000. */
  offerScore: Int32Array
}

/** `free`: capacities alone bind. `distinct`: besides, a mentor has at most one mentee of each department. */
export type Form = 'free' | 'distinct'

export const forms: readonly Form[] = ['free', 'distinct']

/** So that a file of an older shape is not read as if it were one of this. */
const mark = 0x43505832

/**
 * Writes the instance as 32-bit integers in the machine's byte order: a mark, mentees n, mentors m, departments,
 * offers e; then department[n], seats[m], offerStart[n + 1], offerMentor[e], offerScore[e].
 */
export function writeInstance(file: string, instance: BenchInstance): void {
  const { departments, department, seats, offerStart, offerMentor, offerScore } = instance
  const header = Int32Array.of(mark, department.length, seats.length, departments, offerMentor.length)
  const parts = [header, department, seats, offerStart, offerMentor, offerScore]
  const bytes = Buffer.concat(parts.map((part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)))
  // Renamed when whole: a run that is interrupted leaves no half instance for the next one.
  const unfinished = `${file}.${process.pid}`
  writeFileSync(unfinished, bytes)
  renameSync(unfinished, file)
}

/** Throws when the file is none of `writeInstance`. */
export function readInstance(file: string): BenchInstance {
  const numbers = readNumbers(file)
  const [found, mentees = 0, mentors = 0, departments = 0, offers = 0] = numbers
  const expected = 5 + mentees + mentors + mentees + 1 + 2 * offers
  if (found !== mark || numbers.length !== expected) throw new Error(`${file} is not an instance of this benchmark.`)
  let at = 5
  function next(length: number): Int32Array {
    at += length
    return numbers.subarray(at - length, at)
  }
  return {
    departments,
    department: next(mentees),
    seats: next(mentors),
    offerStart: next(mentees + 1),
    offerMentor: next(offers),
    offerScore: next(offers),
  }
}

/** A seating as each solver's process leaves it: the mentor of each mentee, −1 for nobody. */
export function writeSeating(file: string, mentorOf: Int32Array): void {
  writeFileSync(file, new Uint8Array(mentorOf.buffer, mentorOf.byteOffset, mentorOf.byteLength))
}

export function readSeating(file: string): Int32Array {
  return readNumbers(file)
}

function readNumbers(file: string): Int32Array {
  const bytes = readFileSync(file)
  const aligned = new Uint8Array(bytes.length - (bytes.length % 4))
  aligned.set(bytes.subarray(0, aligned.length))
  return new Int32Array(aligned.buffer)
}
