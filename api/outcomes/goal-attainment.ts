/** How much goals of one person go together, as Kiresuk and Sherman took it. */
const together = 0.3

/**
 * Goal attainment of one person: T = 50 + 10·Σwx / √((1−ρ)·Σw² + ρ·(Σw)²), with ρ = 0.3 (Kiresuk & Sherman, 1968). 50 is what was
 * expected of each goal.
 * @param goals `level`: -2 to +2. `weight`: above 0.
 * @returns null without goals.
 */
export function attainmentOf(goals: readonly { level: number; weight: number }[]): number | null {
  if (goals.length === 0) return null
  const sum = (of: (goal: { level: number; weight: number }) => number) => goals.reduce((total, goal) => total + of(goal), 0)
  const weights = sum(({ weight }) => weight)
  return 50 + (10 * sum(({ level, weight }) => weight * level)) / Math.sqrt((1 - together) * sum(({ weight }) => weight ** 2) + together * weights ** 2)
}
