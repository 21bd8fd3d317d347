/** Words numbered in the order in which they are first met; each spelling is looked up once. */
export type Words = {
  readonly names: string[]
  numberOf(text: string): number
  /** Gives every word a new number: the word that had `before[n]` gets n. */
  renumber(before: readonly number[]): void
}

/** @param nameOf the name under which words of this kind are compared. */
export function createWords(nameOf: (text: string) => string): Words {
  const names: string[] = []
  const byName = new Map<string, number>()
  const bySpelling = new Map<string, number>()
  return {
    names,
    numberOf(text) {
      const known = bySpelling.get(text)
      if (known !== undefined) return known
      const name = nameOf(text)
      let number = byName.get(name)
      if (number === undefined) byName.set(name, (number = names.push(name) - 1))
      bySpelling.set(text, number)
      return number
    },
    renumber(before) {
      const former = names.slice()
      const numbers = new Int32Array(former.length)
      before.forEach((old, number) => {
        numbers[old] = number
        names[number] = former[old]!
        byName.set(former[old]!, number)
      })
      for (const [text, old] of bySpelling) bySpelling.set(text, numbers[old]!)
    },
  }
}

/** How interests and themes are compared: without case and outer spaces. */
export function plainWord(text: string): string {
  return text.trim().toLowerCase()
}
