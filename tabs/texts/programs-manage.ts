import english from './en/programs-manage.json' with { type: 'json' }
import { catalogue } from './catalogue.ts'

export const { say } = catalogue('programs-manage', english)
