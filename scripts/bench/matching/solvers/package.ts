import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Loads a package from a folder of its own. What it exports is the caller's word: these packages are no dependencies of ours. */
export async function loadPackage<T>(folder: string, name: string): Promise<T> {
  const found = createRequire(pathToFileURL(join(folder, 'package.json'))).resolve(name)
  return (await import(pathToFileURL(found).href)) as T
}
