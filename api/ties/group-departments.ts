import type { Made } from './build-ties.ts'
import type { Grouping } from './write-reports.ts'

const elsewhere = 'All others'

/**
 * Puts departments together by the part of the company they belong to: that of the head right below the top to whom most of a department's people report.
 * @param lines person to manager; the top reports to nobody.
 * @param headOf the department of one who reports to the top.
 * @param most groups at most; what is left is one more.
 */
export function groupDepartments({ people, departmentOf, departments }: Pick<Made, 'people' | 'departmentOf' | 'departments'>, lines: ReadonlyMap<string, string | null>, headOf: (personId: string) => string | null, most: number): Grouping {
  const votes = departments.map(() => new Map<string, number>())
  for (const [at, person] of people.entries()) {
    const vote = votes[departmentOf[at] ?? -1]
    const head = headOf(findHead(person, lines)) ?? elsewhere
    vote?.set(head, (vote.get(head) ?? 0) + 1)
  }
  const chosen = votes.map((vote) => [...vote].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))[0]?.[0] ?? elsewhere)
  const sizes = [...Map.groupBy(chosen, (name) => name)].filter(([name]) => name !== elsewhere).sort(([a, some], [b, others]) => others.length - some.length || (a < b ? -1 : 1))
  const kept = sizes.slice(0, most - 1).map(([name]) => name).sort()
  const names = chosen.every((name) => kept.includes(name)) ? kept : [...kept, elsewhere]
  const groupOf = chosen.map((name) => (kept.includes(name) ? kept.indexOf(name) : kept.length))
  return { names, groupOf, opens: names.map((_, group) => groupOf.filter((of) => of === group).length > 1) }
}

/** The last on the way up before the top; a circle in the directory ends the way. */
function findHead(person: string, lines: ReadonlyMap<string, string | null>): string {
  const seen = new Set<string>()
  let at = person
  for (;;) {
    seen.add(at)
    const manager = lines.get(at) ?? null
    if (manager === null || (lines.get(manager) ?? null) === null || seen.has(manager)) return at
    at = manager
  }
}
