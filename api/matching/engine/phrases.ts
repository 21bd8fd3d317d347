/** A phrase by what it is about: put together when it is first needed, then the same text for everybody. */
export type Phrases<One, Other> = (one: One, other: Other, compose: () => string) => string

export function createPhrases<One, Other>(): Phrases<One, Other> {
  const known = new Map<One, Map<Other, string>>()
  return (one, other, compose) => {
    let row = known.get(one)
    if (!row) known.set(one, (row = new Map<Other, string>()))
    let phrase = row.get(other)
    if (phrase === undefined) row.set(other, (phrase = compose()))
    return phrase
  }
}
