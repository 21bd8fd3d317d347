import { builtInTaxonomy } from '#api/matching/engine/taxonomy.ts'
import type { MatchInstance, PairReference, PoolMentee, PoolMentor, PoolPerson, WorkingHours } from '#api/matching/engine/types.ts'
import { createChance, createZipf, type Chance } from './chance.ts'

/** An employee before enrolment: where they stand, and the function they work in. */
type Employee = PoolPerson & { level: number; home: string; seniority: number }

const sites: { zone: string; site: string; language: string; weight: number }[] = [
  { zone: 'Europe/London', site: 'LON', language: 'en', weight: 18 },
  { zone: 'Europe/Berlin', site: 'BER', language: 'de', weight: 16 },
  { zone: 'America/New_York', site: 'NYC', language: 'en', weight: 15 },
  { zone: 'Asia/Kolkata', site: 'BLR', language: 'hi', weight: 14 },
  { zone: 'America/Chicago', site: 'CHI', language: 'en', weight: 9 },
  { zone: 'Europe/Madrid', site: 'MAD', language: 'es', weight: 8 },
  { zone: 'Asia/Singapore', site: 'SIN', language: 'zh', weight: 7 },
  { zone: 'America/Sao_Paulo', site: 'SAO', language: 'pt', weight: 6 },
  { zone: 'Asia/Tokyo', site: 'TYO', language: 'ja', weight: 4 },
  { zone: 'Australia/Sydney', site: 'SYD', language: 'en', weight: 3 },
]
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const shifts: { weight: number; start: string; end: string; days: number }[] = [
  { weight: 62, start: '09:00', end: '17:30', days: 5 },
  { weight: 12, start: '07:00', end: '15:30', days: 5 },
  { weight: 8, start: '11:00', end: '19:30', days: 5 },
  { weight: 8, start: '09:00', end: '17:00', days: 3 },
  { weight: 5, start: '08:00', end: '12:00', days: 5 },
  { weight: 3, start: '14:00', end: '22:00', days: 5 },
  { weight: 2, start: '09:00', end: '15:00', days: 4 },
]
const interests = `running,cooking,football,photography,travel,reading,hiking,music,gaming,cycling,gardening,film,yoga,chess,swimming,art,climbing,sailing,volunteering,
baking,tennis,theatre,singing,birdwatching,woodworking,astronomy,history,poetry,skiing,surfing,knitting,board games,dancing,martial arts,painting,languages,
podcasts,motorbikes,fishing,diving,rowing,calligraphy,beekeeping,pottery,genealogy,magic,archery,fencing,origami,model trains`.split(/,\s*/)
const themes = ['returning from leave', 'first leadership role', 'women in technology', 'new to the company', 'career change', 'going abroad', 'public speaking', 'sustainability']

/** In the built-in taxonomy's order of functions: the first are the largest. */
const homes = builtInTaxonomy.data.functions.slice(0, 18).map(({ name }) => name)
const skillsAt = new Map(homes.map((home) => [home, builtInTaxonomy.data.skills.filter((skill) => skill.home === home).map(({ name }) => name)]))
const pickHome = createZipf(homes, 0.5)
const pickSkillAt = new Map([...skillsAt].map(([home, skills]) => [home, createZipf(skills, 0.6)]))
const pickInterest = createZipf(interests, 0.8)
const pickSite = weighted(sites)
const pickShift = weighted(shifts)

/**
 * A company as its directory and its enrolment forms would tell it, 7 of 10 employees as mentees and 3 as mentors: 18 functions
 * of unequal size, reporting lines with a span of 7, ten sites with shifts and part-time, one to three languages, skills mostly
 * of the own function, wants mostly of one other. The same employees and seed give the same company.
 */
export function makeProfiles(employees: number, seed: number): MatchInstance {
  const chance = createChance(seed)
  const people = employ(employees, chance)
  const bySeniority = [...people].sort((one, other) => other.seniority - one.seniority || (one.id < other.id ? -1 : 1))
  const seniors = bySeniority.slice(0, Math.round(employees * 0.3))
  const juniors = bySeniority.slice(seniors.length)
  const pickSenior = createZipf(shuffled(seniors, chance), 0.6)
  const mentors = seniors.map((person) => enrolMentor(person, juniors, chance))
  const mentees = juniors.map((person) => enrolMentee(person, pickSenior, chance))
  const pairs = (count: number): PairReference[] => (juniors.length === 0 || seniors.length === 0 ? [] : Array.from({ length: count }, () => ({ mentor: chance.pick(seniors).id, mentee: chance.pick(juniors).id })))
  return {
    people: people.map(({ home: _home, seniority: _seniority, ...person }) => person),
    mentors,
    mentees,
    history: pairs(Math.round(employees / 10)).map((pair) => ({ ...pair, season: chance.between(1, 4) })),
    season: 5,
    forbidden: pairs(Math.round(employees / 1000)),
    seed,
  }
}

function employ(count: number, chance: Chance): Employee[] {
  const membersOf = new Map<string, Employee[]>()
  return Array.from({ length: count }, (_, at): Employee => {
    const home = at < homes.length ? homes[at]! : pickHome(chance)
    const members = membersOf.get(home) ?? []
    membersOf.set(home, members)
    // Within a function everybody but the head reports to the member a seventh as far down the list; heads report to the first.
    const manager = members.length === 0 ? null : members[Math.floor((members.length - 1) / 7)]!
    const { zone, site, language } = chance.isLucky(0.5) && manager ? sites.find((known) => known.site === manager.site)! : pickSite(chance)
    const level = Math.max(1, Math.min(12, (manager ? manager.level - chance.between(1, 2) : 12) + (chance.isLucky(0.3) ? 1 : 0)))
    const division = members.length % 5
    const person: Employee = {
      id: `e${String(at).padStart(6, '0')}`,
      name: `Employee ${at}`,
      managerId: manager?.id ?? (at === 0 ? null : 'e000000'),
      department: [home, `${home} ${division + 1}`, ...(chance.isLucky(0.7) ? [`${home} ${division + 1}.${1 + (members.length % 3)}`] : [])],
      level,
      site,
      timeZone: zone,
      workingHours: hoursOf(chance),
      languages: languagesOf(language, chance),
      home,
      seniority: level + chance.next() * 3,
    }
    members.push(person)
    return person
  })
}

function hoursOf(chance: Chance): WorkingHours {
  const { start, end, days } = pickShift(chance)
  const first = days === 5 ? 0 : chance.between(0, 5 - days)
  return Object.fromEntries(weekdays.slice(first, first + days).map((day) => [day, [start, end]]))
}

function languagesOf(local: string, chance: Chance): string[] {
  const languages = new Set([local])
  if (chance.isLucky(0.92)) languages.add('en')
  if (chance.isLucky(0.25)) languages.add(chance.pick(['de', 'fr', 'es', 'it', 'zh', 'pt', 'nl', 'pl']))
  return [...languages]
}

function enrolMentor(person: Employee, juniors: Employee[], chance: Chance): PoolMentor {
  const skills = distinct(chance.between(6, 14), () => pickSkillAt.get(chance.isLucky(0.62) ? person.home : pickHome(chance))!(chance))
  return {
    person: person.id,
    capacity: chance.between(2, 4),
    skills: Object.fromEntries(skills.map((skill) => [skill, chance.between(2, 5)])),
    interests: some(pickInterest, chance.between(1, 4), chance),
    favourites: chance.isLucky(0.08) && juniors.length > 0 ? [chance.pick(juniors).id] : [],
    never: chance.isLucky(0.01) && juniors.length > 0 ? [chance.pick(juniors).id] : [],
    themes: chance.isLucky(0.3) ? [chance.pick(themes)] : [],
  }
}

function enrolMentee(person: Employee, pickSenior: (chance: Chance) => Employee, chance: Chance): PoolMentee {
  let target = pickHome(chance)
  if (target === person.home) target = pickHome(chance)
  const wants = distinct(chance.between(3, 6), () => pickSkillAt.get(chance.isLucky(0.55) ? target : pickHome(chance))!(chance))
  const own = some(pickSkillAt.get(person.home)!, chance.between(0, 3), chance)
  const hoped = pickSkillAt.get(target)!(chance)
  return {
    person: person.id,
    wants: Object.fromEntries(wants.map((skill) => [skill, chance.between(1, 3)])),
    skills: Object.fromEntries(own.map((skill) => [skill, chance.between(1, 4)])),
    explore: [target, ...(chance.isLucky(0.3) ? [pickHome(chance)] : [])],
    interests: some(pickInterest, chance.between(0, 4), chance),
    goals: chance.isLucky(0.6) ? `In ${chance.between(1, 24)} months I want to use ${hoped} in my own work, starting from ${chance.between(1, 40)} hours a month.` : null,
    favourites: chance.isLucky(0.25) ? some(pickSenior, chance.between(1, 3), chance).map(({ id }) => id) : [],
    never: chance.isLucky(0.01) ? [pickSenior(chance).id] : [],
    themes: chance.isLucky(0.3) ? [chance.pick(themes)] : [],
  }
}

function distinct<T>(count: number, draw: () => T): T[] {
  const drawn = new Set<T>()
  while (drawn.size < count) drawn.add(draw())
  return [...drawn]
}

/** At most so many different ones. */
function some<T>(draw: (chance: Chance) => T, most: number, chance: Chance): T[] {
  return [...new Set(Array.from({ length: most }, () => draw(chance)))]
}

function weighted<T extends { weight: number }>(from: readonly T[]): (chance: Chance) => T {
  const total = from.reduce((sum, { weight }) => sum + weight, 0)
  return (chance) => {
    let drawn = chance.next() * total
    return from.find(({ weight }) => (drawn -= weight) < 0) ?? from[0]!
  }
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  const lots = list.map((item) => ({ item, lot: chance.next() }))
  return lots.sort((one, other) => one.lot - other.lot).map(({ item }) => item)
}
