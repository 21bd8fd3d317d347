/** One bit for each reason why two people may never be paired, in the order in which the rules are told. */
export const ruleBits = {
  samePerson: 1,
  ownDepartment: 1 << 1,
  reportingLevels: 1 << 2,
  sharedManager: 1 << 3,
  never: 1 << 4,
  minSharedHours: 1 << 5,
  languages: 1 << 6,
  seniorityGap: 1 << 7,
  cooldownSeasons: 1 << 8,
  forbidden: 1 << 9,
  heldBack: 1 << 10,
} as const
