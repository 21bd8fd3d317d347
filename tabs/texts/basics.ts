import english from './en/basics.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

/** Words that every screen uses in one sense. */
export const { say: sayBasic } = catalogue('basics', english)
