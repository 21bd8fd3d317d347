import { stringify } from 'yaml'
import type { Pack } from '../../roadmap/plan/content.ts'

/** A pack as the text of a file, complete in itself: nothing in it stands for something elsewhere. */
export function writePack(pack: Pack): string {
  const note = '# A pack of Crosspath. Change what you like, raise the version, and bring it back under Programs.\n'
  return note + stringify(pack, { lineWidth: 0, aliasDuplicateObjects: false, defaultStringType: 'PLAIN' })
}
