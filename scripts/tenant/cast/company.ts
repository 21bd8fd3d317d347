import { fillCalendars } from './calendars.ts'
import { featuredChiefs, featuredPeople } from './featured.ts'
import { addFlaws } from './flaws.ts'
import { hireStaff, type Staff } from './people.ts'
import { calendarPeriod } from './period.ts'
import { seededRandom } from './random.ts'
import type { Cast } from './types.ts'

/**
 * The rehearsal's company: Alderquay makes sensors and software that find leaks in water networks. 240 people, eight
 * departments, four offices, and the flaws real directories have (flaws.ts).
 *
 * People and ids depend on `seed` alone, so that a rehearsal begun on another day knows the same people; calendars
 * depend on `startsOn` too and reach from two weeks before it over thirteen months.
 *
 * @param options.seed same seed, same company
 * @param options.startsOn local date of the rehearsal's first day, `YYYY-MM-DD`
 * @throws RangeError when `startsOn` is no date
 */
export function castCompany({ seed = 1, startsOn }: { seed?: number; startsOn: string }): Cast {
  const period = calendarPeriod(startsOn)
  const tenantId = seededRandom(`${seed}:tenant`).guid()
  const staff = hireStaff(seededRandom(`${seed}:people`))
  addFlaws(staff)
  const written = featuredPeople.flatMap((person) => staff.featured.filter((entry) => entry.person === person))
  return {
    tenantId,
    companyName: 'Alderquay',
    domain: 'alderquay.example',
    people: staff.people,
    events: fillCalendars(staff, period, seededRandom(`${seed}:calendars:${startsOn}`)),
    featured: [...written.map(({ id, person }) => ({ id, part: person.part, line: person.line })), ...giveDuties(staff)],
  }
}

/** They are who they are without the duty, so that nobody else's name, calendar or wishes depend on it. */
function giveDuties(staff: Staff): Cast['featured'] {
  return featuredChiefs.flatMap(({ part, department, roles, line }) => {
    const chief = staff.chiefs.find((entry) => entry.department === department)?.person
    if (!chief) return []
    chief.roles = [...roles]
    return [{ id: chief.id, part, line }]
  })
}
