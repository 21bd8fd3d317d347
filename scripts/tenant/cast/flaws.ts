import type { Staff } from './people.ts'
import type { CastPerson } from './types.ts'

/**
 * Gives the directory the flaws that real ones have. Seats are named, not drawn, so that tests and people can find them:
 * always the last members of a team, where nobody featured sits.
 */
export function addFlaws(staff: Staff): void {
  function member(team: string, fromEnd: number): CastPerson {
    const found = staff.teams.find((entry) => entry.team.name === team)?.members.at(-fromEnd)
    if (!found) throw new RangeError(`No such seat in ${team}.`)
    return found
  }

  // Their managers' posts are vacant: nobody can approve for them.
  member('Logistics', 1).managerId = null
  member('Partners', 1).managerId = null

  // Left the company while somebody still reports to the account.
  const leaver = member('Brand', 2)
  leaver.accountEnabled = false
  member('Brand', 1).managerId = leaver.id

  // A contractor invited from outside: Entra writes the address into the local part, and there is no mailbox here.
  const guest = member('Product Design', 1)
  guest.userType = 'Guest'
  guest.jobTitle = 'Design Contractor'
  guest.userPrincipalName = guest.userPrincipalName.replace('@', '_tidemark-studio.example#EXT#@')
  guest.mailbox = null

  // On the shop floor and on the road, without a cloud mailbox.
  member('Manufacturing', 1).mailbox = null
  member('Field Service', 1).mailbox = null

  // Not yet entered by anybody.
  member('Support', 1).department = null
  member('Accounting', 1).skills = []

  member('People Partners', 1).roles = ['Organizer']
  member('Privacy and Compliance', 1).roles = ['Auditor']
}
