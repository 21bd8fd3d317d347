import { createPhrases } from './phrases.ts'
import { compareIds, type MenteeProfile, type MentorProfile, type Pool } from './pool.ts'
import type { Say, Sentences } from './sentences.ts'
import { createWords, type Words } from './words.ts'

export function createSkillVoice({ taxonomy, words: { skills }, columns: { near } }: Pool): Sentences['skill'] {
  /** By the entry of `near`. */
  const phrases: (string | undefined)[] = Array.from({ length: near.values.length })

  /** As people spell it: the taxonomy's spelling, for a word it does not know the person's own. */
  function spelling(skill: number, written: Record<string, number>): string {
    const name = skills.names[skill]!
    if (taxonomy.terms.skill.has(name)) return taxonomy.display('skill', name)
    return Object.keys(written).filter((text) => skills.numberOf(text) === skill).sort(compareIds)[0]?.trim() ?? name
  }

  function compose(mentor: MentorProfile, mentee: MenteeProfile, entry: number, asked: number): string {
    const offered = near.values[entry]!
    const nearTo = offered === asked ? '' : `close to ${spelling(asked, mentee.enrolment.wants)}, `
    const phrase = ` offers ${spelling(offered, mentor.enrolment.skills)}, ${nearTo}which `
    // A word that the taxonomy does not know is spelt as each mentor spells it.
    if (taxonomy.terms.skill.has(skills.names[offered]!)) phrases[entry] = phrase
    return phrase
  }

  /** How sentences about one mentee end: several about the same one follow each other. */
  let endings: { of: MenteeProfile; wants: string; mention: string } | null = null
  return (mentor, mentee, entry, asked, isWanted) => {
    if (endings?.of !== mentee) endings = { of: mentee, wants: `${mentee.name} wants.`, mention: `${mentee.name}’s goals mention.` }
    const phrase = phrases[entry] ?? compose(mentor, mentee, entry, asked)
    return `${mentor.name}${phrase}${isWanted ? endings.wants : endings.mention}`
  }
}

/** Of the nearest of what the mentee wants to explore; of equals the first by the alphabet. */
export function createFunctionVoice({ taxonomy, columns }: Pool): Say {
  const phrases = createPhrases<string, string>()
  const nearest = new Map<string, { nearness: number; step: string }[]>()
  const functions = createWords((text) => taxonomy.canonical('function', text))
  const canonical = (text: string): string => functions.names[functions.numberOf(text)]!

  /** The step of a mentor's department path that is nearest to a wish; paths are equal where their nodes are. */
  function nearestStep(wish: string, { index, person }: MentorProfile): { nearness: number; step: string } {
    let byUnit = nearest.get(wish)
    if (!byUnit) nearest.set(wish, (byUnit = []))
    return (byUnit[columns.mentorUnit[index]! + 1] ??= findNearest(wish, person.department))
  }

  function findNearest(wish: string, path: string[]): { nearness: number; step: string } {
    const best = { nearness: 0, step: '' }
    for (const step of path) {
      const nearness = taxonomy.nearness('function', canonical(wish), canonical(step))
      if (nearness > best.nearness) Object.assign(best, { nearness, step })
    }
    return best
  }

  return (mentor, mentee) => {
    let best = { nearness: 0, step: '' }
    let of = ''
    for (const wish of mentee.enrolment.explore ?? []) {
      const found = nearestStep(wish, mentor)
      if (found.nearness < best.nearness || found.nearness === 0 || (found.nearness === best.nearness && compareIds(wish, of) >= 0)) continue
      best = found
      of = wish
    }
    const isThat = best.nearness === 1
    const phrase = phrases(best.step, isThat ? '' : of, () => ` works in ${best.step}, ${isThat ? 'a function' : `close to ${of}, which`} `)
    return `${mentor.name}${phrase}${mentee.name} wants to explore.`
  }
}

/** Of interests and themes, as the mentee writes them. */
export function createWordVoices({ columns, words: { interests, themes } }: Pool): Pick<Sentences, 'interest' | 'theme'> {
  const ofInterest = createPhrases<string, number>()
  const ofTheme = createPhrases<string, number>()
  const asWritten = (written: string[] | undefined, word: number, words: Words): string => written?.find((text) => words.numberOf(text) === word)?.trim() ?? words.names[word]!
  return {
    interest({ enrolment }, number) {
      const interest = asWritten(enrolment.interests, number, interests)
      const holders = columns.interestHolders[number]!
      return ofInterest(interest, number, () => (holders <= 2 ? `Both care about ${interest}, and nobody else here does.` : `Both care about ${interest}, as ${holders} people here do.`))
    },
    theme({ enrolment }, number) {
      const theme = asWritten(enrolment.themes, number, themes)
      return ofTheme(theme, number, () => `Both chose the theme “${theme}”.`)
    },
  }
}
