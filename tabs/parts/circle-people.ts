import type { Circle } from '../../api/matching/contract.ts'

/** The circle's members, the mentor first where it has one. */
export function membersOf({ mentor, mentees }: Circle): Circle['mentees'] {
  return mentor === null ? mentees : [mentor, ...mentees]
}
