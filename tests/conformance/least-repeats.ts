/**
 * The fewest circles in which a department must repeat, whoever sits where: given how many mentees each circle has and how
 * many of them come from each department. r circles may repeat; the others seat each department once, which is possible
 * exactly when any j of them have at most Σ min(size of the department, j) seats (Gale and Ryser, 1957); whoever
 * is left sits in the others. It is best to let the largest circles be the ones that repeat.
 */
export function leastRepeats(circleSizes: number[], departmentSizes: number[]): number {
  const sizes = [...circleSizes].sort((one, other) => other - one)
  const most = Array.from({ length: sizes.length + 1 }, (_, j) => departmentSizes.reduce((sum, size) => sum + Math.min(size, j), 0))
  for (let repeating = 0; repeating <= sizes.length; repeating++) {
    let seats = 0
    const fits = sizes.slice(repeating).every((size, at) => (seats += size) <= most[at + 1]!)
    if (fits) return repeating
  }
  return sizes.length
}
