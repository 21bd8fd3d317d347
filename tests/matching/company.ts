import fc from 'fast-check'
import type { MatchInstance, PairReference, PoolMentee, PoolMentor, PoolPerson } from '#api/matching/engine/types.ts'

const departments = [['Finance', 'Treasury'], ['Finance', 'Tax'], ['Sales'], ['Engineering', 'Platform'], ['Legal', 'Treasury'], []]
const skills = ['negotiation', 'budgeting', 'financial planning', 'sql', 'data analysis', 'coaching', 'beekeeping']
const interests = ['sailing', 'chess', 'music']
const themes = ['going abroad', 'First lead', 'change']
const zones = ['Europe/London', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe']
const weeks: PoolPerson['workingHours'][] = [
  { monday: ['09:00', '17:00'], tuesday: ['09:00', '17:00'] },
  { monday: ['06:00', '10:00'], friday: ['12:00', '24:00'] },
  {},
  null,
]

/** People whose managers are drawn freely: cycles, vacancies, managers who are gone and several roots all occur. */
function anyOrganization(size: number): fc.Arbitrary<PoolPerson[]> {
  return fc.tuple(
    ...Array.from({ length: size }, (_, at) =>
      fc.record({
        id: fc.constant(`p${at}`),
        managerId: oftenOf(5, fc.constant(null), fc.constantFrom('gone', ...Array.from({ length: size }, (_, manager) => `p${manager}`))),
        department: fc.constantFrom(...departments),
        level: fc.option(fc.integer({ min: 1, max: 6 })),
        timeZone: oftenOf(5, fc.constant('Europe/London'), fc.constantFrom(...zones)),
        workingHours: oftenOf(8, fc.constant(weeks[0]!), fc.constantFrom(...weeks)),
        languages: oftenOf(8, fc.constant<string[] | null>(['en']), fc.constantFrom<(string[] | null)[]>(['en'], ['de'], ['en', 'de'], [], null)),
      }),
    ),
  )
}

/** The usual value so many times as often as the unusual. */
function oftenOf<T>(times: number, usual: fc.Arbitrary<T>, unusual: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: times, arbitrary: usual }, { weight: 3, arbitrary: unusual })
}

function someOf(words: string[]): fc.Arbitrary<string[]> {
  return fc.subarray(words, { maxLength: 3 })
}

function levelsOf(most: number): fc.Arbitrary<Record<string, number>> {
  return fc.dictionary(fc.constantFrom(...skills), fc.integer({ min: 1, max: most }), { maxKeys: 4 })
}

/** An instance in which every rule can bind, and often does not. */
export function anyInstance(size: { people: number; mentors: number; mentees: number; locks?: boolean }): fc.Arbitrary<MatchInstance> {
  return anyOrganization(size.people).chain((people) => {
    const ids = people.map(({ id }) => id)
    const pair = fc.record({ mentor: fc.constantFrom(...ids), mentee: fc.constantFrom(...ids) })
    const mentors = fc.subarray(ids, { minLength: 1, maxLength: size.mentors }).chain((chosen) => fc.tuple(...chosen.map((person) => anyMentor(person, ids))))
    const mentees = fc.subarray(ids, { minLength: size.mentees >> 1, maxLength: size.mentees }).chain((chosen) => fc.tuple(...chosen.map((person) => anyMentee(person, ids))))
    return fc
      .record({
        people: fc.constant(people),
        mentors,
        mentees,
        rules: anyRules,
        history: fc.array(pair.chain((known) => fc.integer({ min: 1, max: 4 }).map((season) => ({ ...known, season }))), { maxLength: 4 }),
        season: fc.constant(4),
        forbidden: fc.array(pair, { maxLength: 2 }),
        heldBack: fc.oneof({ weight: 4, arbitrary: fc.constant<PairReference[]>([]) }, { weight: 1, arbitrary: fc.array(pair, { maxLength: 2 }) }),
        seed: fc.integer({ min: 0, max: 3 }),
      })
      .chain((instance) => {
        const firsts = instance.mentors.filter(({ capacity }) => capacity > 0)
        if (!size.locks || firsts.length === 0 || instance.mentees.length === 0) return fc.constant(instance)
        return fc
          .record({ mentor: fc.constantFrom(...firsts.map(({ person }) => person)), mentee: fc.constantFrom(...instance.mentees.map(({ person }) => person)) })
          .map((lock): MatchInstance => {
            const stands = lock.mentor !== lock.mentee && !instance.forbidden.some(({ mentor, mentee }) => mentor === lock.mentor && mentee === lock.mentee)
            return { ...instance, locks: stands ? [lock] : [] }
          })
      })
  })
}

const anyRules: fc.Arbitrary<NonNullable<MatchInstance['rules']>> = fc.record(
  {
    circleSize: fc.integer({ min: 1, max: 3 }),
    departmentLevel: fc.constantFrom(1, 2),
    distinctDepartments: fc.constantFrom('hard', 'prefer', 'off'),
    sameDepartmentPenalty: fc.constantFrom(20_000, 200_000, 900_000),
    reportingLevels: fc.constantFrom<(number | 'any')[]>('any', 0, 1, 2),
    sharedManager: fc.boolean(),
    minSharedHours: fc.constantFrom(0, 1, 2.5),
    languages: fc.boolean(),
    seniorityGap: fc.constantFrom<{ min: number | null; max: number | null }[]>({ min: null, max: null }, { min: 1, max: null }, { min: 0, max: 2 }),
    cooldownSeasons: fc.constantFrom(0, 1, 2),
    floors: fc.constantFrom<number[][]>([], [], [150_000], [120_000, 250_000]),
  },
  { requiredKeys: [] },
)

function anyMentor(person: string, ids: string[]): fc.Arbitrary<PoolMentor> {
  return fc.record({
    person: fc.constant(person),
    capacity: fc.integer({ min: 0, max: 3 }),
    skills: levelsOf(5),
    interests: someOf(interests),
    themes: fc.subarray(themes, { maxLength: 2 }),
    favourites: fc.subarray(ids, { maxLength: 2 }),
    never: fc.oneof({ weight: 6, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.subarray(ids, { maxLength: 1 }) }),
  })
}

function anyMentee(person: string, ids: string[]): fc.Arbitrary<PoolMentee> {
  return fc.record({
    person: fc.constant(person),
    wants: levelsOf(3),
    skills: levelsOf(5),
    explore: fc.subarray(['Finance', 'Sales', 'accounting'], { maxLength: 2 }),
    interests: someOf(interests),
    goals: fc.constantFrom(null, 'Get better at negotiating and at reading a balance sheet.'),
    themes: fc.subarray(themes, { maxLength: 2 }),
    favourites: fc.subarray(ids, { maxLength: 2 }),
    never: fc.oneof({ weight: 6, arbitrary: fc.constant<string[]>([]) }, { weight: 1, arbitrary: fc.subarray(ids, { maxLength: 1 }) }),
  })
}
