import type { Plugin } from 'vite'

const LIBRARY = '@fluentui/react-icons'
const IMPORT = new RegExp(`import\\s*\\{([^}]*)\\}\\s*from\\s*['"]${LIBRARY}['"]`, 'g')
const ICON = /^(.+?)\d*(?:Regular|Filled|Light|Color)$/

/**
 * Takes every icon, ours and Fluent's, from a file of its own. The library's entry has hundreds in each of its files, and
 * a file that the first screen needs one of would bring all that any other screen shows. How an icon's name leads to its
 * file is told in the library's own docs/build-transforms.md.
 */
export function iconsApart(): Plugin {
  return {
    name: 'icons-apart',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { code: LIBRARY },
      handler: (code) => ({ code: code.replaceAll(IMPORT, (_, names: string) => importsOf(names)), map: null }),
    },
  }
}

/** One import for each name, on the line of the one that they replace. */
function importsOf(names: string): string {
  return names.split(',').map((name) => name.trim()).filter(Boolean).map((name) => `import { ${name} } from '${LIBRARY}/${fileOf(name)}'`).join('; ')
}

/** `name`: as it is imported, perhaps under another one: "DismissRegular as Close". */
function fileOf(name: string): string {
  const [, family] = ICON.exec(name.split(/\s/, 1)[0] ?? '') ?? []
  return family ? `svg/${family.replaceAll(/[a-z\d](?=[A-Z])|[a-zA-Z](?=\d)|[A-Z](?=[A-Z][a-z])/g, '$&-').toLowerCase()}` : 'utils'
}
