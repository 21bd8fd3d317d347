/**
 * Which function of the built-in taxonomy an occupation belongs to, by the beginning of its code: the longest one that
 * fits counts. The codes are those of ISCO-08 (International Labour Organization) and SOC 2018 (U.S. Bureau of Labor
 * Statistics); which function each is at home in is our reading.
 */
type Homes = Record<string, string>

/** Where a skill lives that no occupation asks for: skills that people need everywhere. */
export const everywhere = 'Learning and Development'

const iscoHomes: Homes = homesOf(`
0 Public Administration | 1 Operations | 11 Strategy | 1112 Public Administration | 121 Administration | 1211 Finance | 1212 Human Resources | 1213 Strategy
122 Sales | 1222 Communications | 1223 Research | 131 Operations | 132 Manufacturing | 1323 Construction | 1324 Supply Chain | 133 Information Technology
134 Public Administration | 1341 Education | 1342 Health Care | 1343 Health Care | 1345 Education | 1346 Banking | 141 Hospitality | 142 Retail | 143 Facilities
21 Research | 212 Data | 214 Hardware Engineering | 2141 Manufacturing | 2142 Construction | 2143 Sustainability | 2146 Energy | 215 Hardware Engineering
216 Construction | 2163 Design | 2166 Design | 22 Health Care | 2263 Health and Safety | 23 Education | 24 Operations | 241 Finance | 2412 Banking
242 Strategy | 2422 Public Administration | 2423 Human Resources | 2424 Learning and Development | 243 Sales | 2431 Marketing | 2432 Communications
25 Engineering | 252 Information Technology | 2529 Information Security | 261 Legal | 262 Education | 263 Public Administration | 264 Communications | 265 Design
31 Hardware Engineering | 3112 Construction | 312 Manufacturing | 3123 Construction | 313 Energy | 314 Research | 315 Supply Chain | 32 Health Care
331 Finance | 332 Sales | 3321 Insurance | 3323 Procurement | 333 Administration | 3331 Supply Chain | 3334 Facilities | 334 Administration
335 Public Administration | 341 Legal | 3412 Public Administration | 342 Hospitality | 343 Design | 3434 Hospitality | 35 Information Technology
41 Administration | 42 Customer Service | 43 Finance | 432 Supply Chain | 44 Administration | 51 Hospitality | 52 Retail | 53 Health Care | 54 Public Administration
6 Operations | 71 Construction | 72 Manufacturing | 73 Manufacturing | 74 Manufacturing | 75 Manufacturing | 8 Manufacturing | 83 Supply Chain
91 Facilities | 92 Operations | 93 Manufacturing | 931 Construction | 933 Supply Chain | 94 Hospitality | 95 Retail | 96 Facilities`)

const socHomes: Homes = homesOf(`
11 Operations | 11-1 Strategy | 11-2 Marketing | 11-202 Sales | 11-203 Communications | 11-301 Administration | 11-3013 Facilities | 11-302 Information Technology
11-303 Finance | 11-305 Manufacturing | 11-306 Procurement | 11-307 Supply Chain | 11-31 Human Resources | 11-313 Learning and Development | 11-902 Construction
11-903 Education | 11-904 Hardware Engineering | 11-905 Hospitality | 11-908 Hospitality | 11-911 Health Care | 11-912 Research | 11-914 Facilities
11-915 Public Administration | 13-1 Operations | 13-101 Sales | 13-102 Procurement | 13-103 Insurance | 13-104 Risk and Compliance | 13-107 Human Resources
13-108 Supply Chain | 13-1082 Programme Management | 13-111 Strategy | 13-112 Marketing | 13-114 Human Resources | 13-115 Learning and Development
13-116 Marketing | 13-2 Finance | 13-2053 Insurance | 13-2072 Banking | 15 Engineering | 15-1212 Information Security | 15-123 Information Technology
15-124 Information Technology | 15-2 Data | 17 Hardware Engineering | 17-1 Construction | 19 Research | 21 Public Administration | 23 Legal | 25 Education
27 Communications | 27-1 Design | 27-2 Hospitality | 29 Health Care | 31 Health Care | 33 Public Administration | 35 Hospitality | 37 Facilities | 39 Hospitality
41 Sales | 41-1 Retail | 41-2 Retail | 43 Administration | 43-3 Finance | 43-4 Customer Service | 43-5 Supply Chain | 45 Operations | 47 Construction
49 Manufacturing | 51 Manufacturing | 51-8 Energy | 53 Supply Chain | 55 Public Administration`)

function homesOf(written: string): Homes {
  return Object.fromEntries(written.trim().split(/\||\n/).map((entry) => entry.trim().split(/ (.*)/s).slice(0, 2)) as [string, string][])
}

/** The function of an ISCO-08 code such as "2512" (ESCO's `iscoGroup`, also written "C2512"). */
export function homeOfIsco(code: string): string {
  return longestFit(iscoHomes, code.replace(/^C/, ''))
}

/** The function of an O*NET-SOC code such as "15-1252.00". */
export function homeOfSoc(code: string): string {
  return longestFit(socHomes, code)
}

function longestFit(homes: Homes, code: string): string {
  for (let length = code.length; length > 0; length--) {
    const home = homes[code.slice(0, length)]
    if (home !== undefined) return home
  }
  return everywhere
}

/** Counts for which function a skill is asked, and tells the one that asks most; of equals the first by name. */
export function createHomeCount(): { ask: (skill: string, home: string, weight: number) => void; homeOf: (skill: string) => string } {
  const asked = new Map<string, Map<string, number>>()
  return {
    ask(skill, home, weight) {
      const counts = asked.get(skill) ?? new Map<string, number>()
      asked.set(skill, counts.set(home, (counts.get(home) ?? 0) + weight))
    },
    homeOf(skill) {
      const [most] = [...(asked.get(skill) ?? [])].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1))
      return most?.[0] ?? everywhere
    },
  }
}
