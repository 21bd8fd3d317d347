import { createChance, createZipf, type Chance } from './chance.ts'
import type { BenchInstance } from './instance.ts'

/** How many seats there are for each mentee, and how many a mentor has at most. */
export const families = {
  three: { seatsPerMentee: 1.3, leastSeats: 3, mostSeats: 3 },
  tight: { seatsPerMentee: 1.02, leastSeats: 1, mostSeats: 3 },
  scarce: { seatsPerMentee: 0.75, leastSeats: 1, mostSeats: 3 },
}

export type Family = keyof typeof families

const departments = 18
const clusters = 2 * departments
const skillsOfCluster = 20
const skills = clusters * skillsOfCluster
const zones = 10

const departmentBySize = createZipf(numbered(departments), 0.7)
const skillByFame = createZipf(numbered(skillsOfCluster), 0.7)
const zoneBySize = createZipf(numbered(zones), 0.8)

/** Points that parts of the score reach at most; together a million. */
const points = { skills: 550_000, fame: 80_000, explored: 60_000, hours: 50_000, circumstance: 260_000 }
const besidesSkills = points.fame + points.explored + points.hours + points.circumstance

type Side = { department: Int32Array; level: Int32Array; zone: Int32Array }

/** `posts[skill]`: who offers it, and how strong, packed as `mentor * 8 + strength`. */
type Mentors = Side & { seats: Int32Array; fame: Int32Array; posts: Int32Array[] }

/** Wants of mentee i: `wantStart[i]` up to `wantStart[i + 1]`, packed as `skill * 4 + weight`. */
type Mentees = Side & { target: Int32Array; wantStart: Int32Array; want: Int32Array }

/**
 * A company as lopsided as real ones: few large departments, clusters of skills of which a few are famous, half of each
 * department drawn to the same other department, popular mentors, ten time zones. Each mentee gets the `candidates` best
 * permitted mentors: another department, a higher level, at most four zones away. The score stands in for the product's.
 */
export function makeInstance(family: Family, menteeCount: number, candidates: number, seed: number): BenchInstance {
  const chance = createChance(mixed(seed))
  const mentors = drawMentors(chance, family, menteeCount)
  const mentees = drawMentees(chance, menteeCount)
  const best = createBestList(candidates)
  const strengthOf = new Int32Array(mentors.seats.length)
  const touched = new Int32Array(mentors.seats.length)
  const offerStart = new Int32Array(menteeCount + 1)
  const offerMentor = new Int32Array(menteeCount * candidates)
  const offerScore = new Int32Array(menteeCount * candidates)
  for (let mentee = 0; mentee < menteeCount; mentee++) {
    const { touchedCount, most } = addStrengths(mentors, mentees, mentee, strengthOf, touched)
    const consider = (mentor: number): void => {
      const forSkills = Math.round((points.skills * strengthOf[mentor]!) / most)
      // Nearly all are turned away here, which is what keeps 75,000 mentees within seconds.
      if (forSkills + besidesSkills <= best.least() || !isPermitted(mentors, mentees, mentor, mentee)) return
      best.offer(mentor, forSkills + pointsBesides(mentors, mentees, mentor, mentee))
    }
    for (let entry = 0; entry < touchedCount; entry++) consider(touched[entry]!)
    // Small companies: the list is filled up with those who have nothing that is wanted.
    if (best.length() < candidates) for (let mentor = 0; mentor < strengthOf.length; mentor++) if (strengthOf[mentor] === 0) consider(mentor)
    offerStart[mentee + 1] = best.moveTo(offerMentor, offerScore, offerStart[mentee]!)
    for (let entry = 0; entry < touchedCount; entry++) strengthOf[touched[entry]!] = 0
  }
  const offers = offerStart[menteeCount]!
  return {
    departments,
    department: mentees.department,
    seats: mentors.seats,
    offerStart,
    offerMentor: offerMentor.slice(0, offers),
    offerScore: offerScore.slice(0, offers),
  }
}

function drawMentors(chance: Chance, family: Family, menteeCount: number): Mentors {
  const { seatsPerMentee, leastSeats, mostSeats } = families[family]
  const seats: number[] = []
  for (let left = Math.round(menteeCount * seatsPerMentee); left > 0; ) {
    const own = Math.min(left, chance.between(leastSeats, mostSeats))
    seats.push(own)
    left -= own
  }
  const side = drawSide(chance, seats.length, 9, 3)
  const fame = Int32Array.from(seats, () => Math.round(points.fame * chance.next() ** 4))
  const lists: number[][] = Array.from({ length: skills }, () => [])
  for (let mentor = 0; mentor < seats.length; mentor++) {
    for (const skill of drawSkills(chance, side.department[mentor]!, chance.between(6, 11), 0.62)) lists[skill]!.push(mentor * 8 + chance.between(2, 5))
  }
  return { ...side, seats: Int32Array.from(seats), fame, posts: lists.map((list) => Int32Array.from(list)) }
}

function drawMentees(chance: Chance, count: number): Mentees {
  const side = drawSide(chance, count, 1, 7)
  const target = new Int32Array(count)
  const wantStart = new Int32Array(count + 1)
  const want: number[] = []
  for (let mentee = 0; mentee < count; mentee++) {
    const own = side.department[mentee]!
    const fashion = (own * 5 + 1) % departments
    target[mentee] = chance.isLucky(0.55) && fashion !== own ? fashion : (own + 1 + chance.between(0, departments - 2)) % departments
    drawSkills(chance, target[mentee]!, chance.between(3, 6), 0.75).forEach((skill, rank) => want.push(skill * 4 + Math.max(1, 3 - rank)))
    wantStart[mentee + 1] = want.length
  }
  return { ...side, target, wantStart, want: Int32Array.from(want) }
}

/** Levels nearer to `common` than to `rare` are more frequent. */
function drawSide(chance: Chance, count: number, common: number, rare: number): Side {
  const department = new Int32Array(count)
  const level = new Int32Array(count)
  const zone = new Int32Array(count)
  for (let person = 0; person < count; person++) {
    department[person] = departmentBySize(chance)
    level[person] = Math.round(common + (rare - common) * Math.min(chance.next(), chance.next()))
    zone[person] = zoneBySize(chance)
  }
  return { department, level, zone }
}

/** Distinct skills, mostly of the two clusters that are at home in the department. */
function drawSkills(chance: Chance, department: number, count: number, homeShare: number): Set<number> {
  const chosen = new Set<number>()
  while (chosen.size < count) {
    const home = 2 * department + (chance.isLucky(0.7) ? 0 : 1)
    const cluster = chance.isLucky(homeShare) ? home : chance.between(0, clusters - 1)
    chosen.add(cluster * skillsOfCluster + skillByFame(chance))
  }
  return chosen
}

/** Adds weight times strength for every mentor who offers something wanted; `most` is what a perfect mentor would reach. */
function addStrengths(mentors: Mentors, mentees: Mentees, mentee: number, strengthOf: Int32Array, touched: Int32Array) {
  let touchedCount = 0
  let most = 0
  for (let entry = mentees.wantStart[mentee]!; entry < mentees.wantStart[mentee + 1]!; entry++) {
    const weight = mentees.want[entry]! & 3
    const posts = mentors.posts[mentees.want[entry]! >> 2]!
    most += weight * 5
    for (let post = 0; post < posts.length; post++) {
      const mentor = posts[post]! >> 3
      if (strengthOf[mentor] === 0) touched[touchedCount++] = mentor
      strengthOf[mentor]! += weight * (posts[post]! & 7)
    }
  }
  return { touchedCount, most }
}

function isPermitted(mentors: Mentors, mentees: Mentees, mentor: number, mentee: number): boolean {
  if (mentors.department[mentor] === mentees.department[mentee]) return false
  if (mentors.level[mentor]! <= mentees.level[mentee]!) return false
  return Math.abs(mentors.zone[mentor]! - mentees.zone[mentee]!) <= 4
}

function pointsBesides(mentors: Mentors, mentees: Mentees, mentor: number, mentee: number): number {
  const explored = mentors.department[mentor] === mentees.target[mentee] ? points.explored : 0
  const hours = points.hours - 10_000 * Math.abs(mentors.zone[mentor]! - mentees.zone[mentee]!)
  // What two people happen to share besides: interests, goals.
  const circumstance = (mixed(mentor * 100_003 + mentee) >>> 0) % points.circumstance
  return mentors.fame[mentor]! + explored + hours + circumstance
}

/** Keeps the best few of many, ordered by score, then by the mentor's number. */
function createBestList(room: number) {
  const scores = new Int32Array(room)
  const mentors = new Int32Array(room)
  let length = 0
  return {
    length: () => length,
    /** What a newcomer has to exceed; −1 while there is room. */
    least: () => (length < room ? -1 : scores[room - 1]!),
    offer(mentor: number, value: number): void {
      if (length === room && value <= scores[room - 1]!) return
      let at = length < room ? length++ : room - 1
      while (at > 0 && scores[at - 1]! < value) {
        scores[at] = scores[at - 1]!
        mentors[at] = mentors[at - 1]!
        at--
      }
      scores[at] = value
      mentors[at] = mentor
    },
    /** Empties the list into the two columns from `at` on; returns where it ends. */
    moveTo(intoMentor: Int32Array, intoScore: Int32Array, at: number): number {
      intoMentor.set(mentors.subarray(0, length), at)
      intoScore.set(scores.subarray(0, length), at)
      const end = at + length
      length = 0
      return end
    },
  }
}

/** Spreads the bits of a whole number over all 32: chance that is looked up instead of drawn. */
function mixed(value: number): number {
  let bits = value | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x21f0aaad)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735a2d97)
  return bits ^ (bits >>> 15)
}

function numbered(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at)
}
