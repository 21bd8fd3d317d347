type Standing = { id: string; members: readonly { enrolmentId: string; role: 'mentor' | 'mentee' }[] }

/**
 * The circle of a mentor that could take more people, and how many; null when none can. Whoever was named for a second circle
 * has their seats across both, and one circle at a time is filled: the one with most room, of equals the first by id.
 * @param capacity how many mentees the mentor offered to take in all.
 * @param circleSize most mentees in one circle.
 */
export function findFreeSeats(circles: readonly Standing[], mentorEnrolmentId: string, capacity: number, circleSize: number): { circleId: string; seats: number } | null {
  const own = circles
    .filter(({ members }) => members.some(({ enrolmentId, role }) => role === 'mentor' && enrolmentId === mentorEnrolmentId))
    .map(({ id, members }) => ({ id, mentees: members.filter(({ role }) => role === 'mentee').length }))
    .sort((one, other) => one.mentees - other.mentees || (one.id < other.id ? -1 : 1))
  const [roomiest] = own
  if (!roomiest) return null
  const seats = Math.min(circleSize - roomiest.mentees, capacity - own.reduce((sum, { mentees }) => sum + mentees, 0))
  return seats > 0 ? { circleId: roomiest.id, seats } : null
}
