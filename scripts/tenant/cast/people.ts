import { featuredPeople, type FeaturedPerson } from './featured.ts'
import { drawName, mailName } from './names.ts'
import { mailboxAt, mailboxWith, offices, type OfficeName } from './offices.ts'
import { departments, type Department, type Team } from './organisation.ts'
import type { Random } from './random.ts'
import { interests, neighbours, skillsByDepartment, type DepartmentName } from './skills.ts'
import type { CastPerson } from './types.ts'

/** The company before its calendars: everybody, who leads what, and who works in which team (leader first). */
export type Staff = {
  people: CastPerson[]
  chiefExecutive: CastPerson
  chiefs: { department: DepartmentName; person: CastPerson }[]
  teams: { team: Team; department: DepartmentName; members: CastPerson[] }[]
  featured: { id: string; person: FeaturedPerson }[]
}

type Seat = {
  department: DepartmentName | null
  jobTitle: string
  office: OfficeName
  managerId: string | null
  core: readonly string[]
  handwritten?: FeaturedPerson | undefined
}

const domain = 'alderquay.example'

/** Fills every seat of the organisation, top down, so that a manager always stands before their reports. */
export function hireStaff(random: Random): Staff {
  const takenNames = new Set(featuredPeople.map((person) => `${person.givenName} ${person.surname}`))
  const people: CastPerson[] = []
  const staff: Omit<Staff, 'chiefExecutive'> = { people, chiefs: [], teams: [], featured: [] }

  function hire(seat: Seat): CastPerson {
    const person = makePerson(seat, takenNames, random)
    people.push(person)
    if (seat.handwritten) staff.featured.push({ id: person.id, person: seat.handwritten })
    return person
  }

  function hireTeam(department: Department, team: Team, managerId: string): void {
    const written = featuredPeople.filter((person) => person.team === team.name)
    const lead = hire({ department: department.name, jobTitle: team.leadTitle, office: team.office, managerId, core: team.core, handwritten: written.find((person) => person.seat === 'lead') })
    const writtenMembers = written.filter((person) => person.seat === 'member')
    const members = Array.from({ length: team.size - 1 }, (_, index) => {
      const office = random.chance(0.12) ? random.pick(offices[team.office].near) : team.office
      const jobTitle = withGrade(random.pick(team.trades), index, team.size, random)
      return hire({ department: department.name, jobTitle, office, managerId: lead.id, core: team.core, handwritten: writtenMembers[index] })
    })
    staff.teams.push({ team, department: department.name, members: [lead, ...members] })
  }

  const leadership = ['Leadership development', 'Executive briefings', 'Scenario planning', 'Change management']
  const chiefExecutive = hire({ department: null, jobTitle: 'Chief Executive Officer', office: 'London', managerId: null, core: [...leadership, 'Storytelling', 'Corporate governance'] })
  for (const department of departments) {
    const core = [...leadership, ...(department.areas[0]?.teams[0]?.core ?? [])]
    const chief = hire({ department: department.name, jobTitle: department.chiefTitle, office: department.office, managerId: chiefExecutive.id, core })
    staff.chiefs.push({ department: department.name, person: chief })
    for (const area of department.areas) {
      const director = area.directorTitle
        ? hire({ department: department.name, jobTitle: area.directorTitle, office: area.office, managerId: chief.id, core: area.teams.flatMap((team) => team.core.slice(0, 3)) })
        : chief
      for (const team of area.teams) hireTeam(department, team, director.id)
    }
  }
  return { ...staff, chiefExecutive }
}

function withGrade(trade: string, index: number, teamSize: number, random: Random): string {
  if (index === 0 && teamSize >= 8) return `Principal ${trade}`
  const chance = random.next()
  if (chance < 0.22) return `Associate ${trade}`
  if (chance < 0.62) return trade
  return chance < 0.94 ? `Senior ${trade}` : `Principal ${trade}`
}

function makePerson(seat: Seat, takenNames: Set<string>, random: Random): CastPerson {
  const { handwritten } = seat
  const office = offices[handwritten?.office ?? seat.office]
  const name = handwritten ?? freeName(office.name, takenNames, random)
  // The drawn skills, interests and hours are thrown away for a handwritten person, so that editing one moves nobody else.
  const drawn = { id: random.guid(), skills: drawSkills(seat, random), interests: random.sample(interests, random.integer(2, 5)), mailbox: mailboxAt(office, random) }
  return {
    id: drawn.id,
    displayName: `${name.givenName} ${name.surname}`,
    givenName: name.givenName,
    surname: name.surname,
    userPrincipalName: `${mailName(name.givenName, name.surname)}@${domain}`,
    jobTitle: handwritten?.jobTitle ?? seat.jobTitle,
    department: seat.department,
    officeLocation: office.name,
    preferredLanguage: office.preferredLanguage,
    managerId: seat.managerId,
    accountEnabled: true,
    userType: 'Member',
    skills: handwritten ? [...handwritten.skills] : drawn.skills,
    interests: handwritten ? [...handwritten.interests] : drawn.interests,
    mailbox: handwritten ? mailboxWith(office, ...handwritten.hours) : drawn.mailbox,
    roles: handwritten ? [...handwritten.roles] : [],
  }
}

/** A name nobody has yet, neither as written nor as an address. */
function freeName(office: OfficeName, takenNames: Set<string>, random: Random): { givenName: string; surname: string } {
  for (;;) {
    const name = drawName(office, random)
    const address = mailName(name.givenName, name.surname)
    if (takenNames.has(address) || takenNames.has(`${name.givenName} ${name.surname}`)) continue
    takenNames.add(address)
    return name
  }
}

function drawSkills(seat: Seat, random: Random): string[] {
  const own = (seat.department ? skillsByDepartment[seat.department] : []).filter((skill) => !seat.core.includes(skill))
  const next = seat.department ? skillsByDepartment[random.pick(neighbours[seat.department])] : []
  const skills = [
    ...random.sample(seat.core, random.integer(seat.department ? 2 : 4, 4)),
    ...random.sample(own, random.integer(1, 2)),
    ...random.sample(next, random.integer(0, 2)),
  ]
  return [...new Set(skills)].slice(0, 8)
}
