import { z } from 'zod'
import { findFault } from '#api/matching/engine/faults.ts'
import type { MatchInstance } from '#api/matching/engine/types.ts'
import { parseDate, parseTime } from '#api/time/calendar.ts'
import { WrongInput, formatPath, readJson } from './json-input.ts'

const Id = z.string().min(1)
const Ids = z.array(Id)
const Words = z.array(z.string())

/** A string that the given reader accepts; its complaint is the message. */
function readable(read: (text: string) => unknown) {
  return z.string().superRefine((text, context) => {
    try {
      read(text)
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) })
    }
  })
}

const TimeOfDay = readable(parseTime)
const DayHours = z.tuple([TimeOfDay, TimeOfDay]).refine(([start, end]) => start < end, 'The end must be after the start.')
const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'])

const Person = z.object({
  id: Id,
  name: z.string().nullish(),
  managerId: z.string().nullish(),
  department: Words,
  level: z.number().nullish(),
  site: z.string().nullish(),
  timeZone: z.string().nullish(),
  workingHours: z.partialRecord(Weekday, DayHours).nullish(),
  languages: Words.nullish(),
})

function levels(most: number) {
  return z.record(z.string(), z.int().min(1).max(most))
}

const Mentor = z.object({
  person: Id,
  capacity: z.int().min(0).max(1000),
  skills: levels(5).default({}),
  interests: Words.default([]),
  favourites: Ids.default([]),
  themes: Words.default([]),
  never: Ids.default([]),
})

const Mentee = z.object({
  person: Id,
  wants: levels(3).default({}),
  skills: levels(5).default({}),
  explore: Words.default([]),
  interests: Words.default([]),
  goals: z.string().nullish(),
  favourites: Ids.default([]),
  themes: Words.default([]),
  never: Ids.default([]),
})

const Points = z.int().min(0).max(1_000_000)

/** A rule whose name is not known would be broken without a word, so it is refused. */
const Rules = z.strictObject({
  circleSize: z.int().min(1).max(1000).optional(),
  departmentLevel: z.int().min(1).optional(),
  distinctDepartments: z.enum(['hard', 'prefer', 'off']).optional(),
  sameDepartmentPenalty: z.int().min(0).max(1_000_000).optional(),
  reportingLevels: z.union([z.int().min(0), z.literal('any')], 'It must be a whole number of levels or "any".').optional(),
  sharedManager: z.boolean().optional(),
  minSharedHours: z.number().min(0).max(24).optional(),
  week: readable(parseDate).optional(),
  languages: z.boolean().optional(),
  seniorityGap: z.strictObject({ min: z.number().nullish(), max: z.number().nullish() }).optional(),
  cooldownSeasons: z.int().min(0).optional(),
  floors: z.array(Points).optional(),
  weights: z.strictObject({ skill: Points, goal: Points, function: Points, interest: Points, favourite: Points, seniority: Points, hours: Points, distance: Points, tie: Points, language: Points, theme: Points }).partial().optional(),
})

const Pair = z.object({ mentor: Id, mentee: Id })

const Instance = z.object({
  people: z.array(Person),
  mentors: z.array(Mentor),
  mentees: z.array(Mentee),
  rules: Rules.default({}),
  history: z.array(Pair.extend({ season: z.int() })).default([]),
  season: z.int().optional(),
  locks: z.array(Pair).default([]),
  forbidden: z.array(Pair).default([]),
  heldBack: z.array(Pair).default([]),
  standing: z.array(Pair).default([]),
  seed: z.int().default(0),
})

/** The instance of `npm run match -- INSTANCE.json`. Throws WrongInput with the path of the first fault. */
export function readInstance(file: string): MatchInstance {
  const instance: MatchInstance = readJson(file, Instance)
  const fault = findFault(instance)
  if (fault) throw new WrongInput(`${formatPath(fault.path)}: ${fault.sentence}`)
  return instance
}
