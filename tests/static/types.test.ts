import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { expect, test } from 'vitest'

type Solution = { references: { path: string }[] }
const solution = JSON.parse(readFileSync('tsconfig.json', 'utf8')) as Solution
const projects = solution.references.map(({ path }) => path)

/** The compiler's complaints about all projects of the solution, empty when it has none. On one thread, since other tests have the other cores. */
async function complaints(): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['node_modules/typescript-native/bin/tsc', '-b', '--singleThreaded'], { maxBuffer: 64_000_000 })
  return run.then(() => '', (error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string }
    return stdout + stderr
  })
}

/**
 * What the compiler says of one file more in a project, as the project's own configuration has it. The file is written nowhere:
 * other tests build from these folders and check them meanwhile.
 */
function complaintsOf(config: string, probe: string, text: string): string {
  const fail = (diagnostic: ts.Diagnostic): never => {
    throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
  }
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail })
  if (!parsed) throw new Error(`There is no ${config}.`)
  const path = join(process.cwd(), probe)
  const host = ts.createCompilerHost(parsed.options)
  const { fileExists, readFile } = host
  host.fileExists = (name) => name === path || fileExists(name)
  host.readFile = (name) => (name === path ? text : readFile(name))
  const { options, projectReferences } = parsed
  const program = ts.createProgram({ rootNames: [...parsed.fileNames, path], options, ...(projectReferences ? { projectReferences } : {}), host, configFileParsingDiagnostics: parsed.errors })
  const source = program.getSourceFile(path)
  if (!source) throw new Error(`${probe} was not read.`)
  return ts.formatDiagnostics([...program.getConfigFileParsingDiagnostics(), ...program.getOptionsDiagnostics(), ...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)], host)
}

test('the types hold in every project', async () => {
  expect(projects.length).toBeGreaterThan(3)
  expect(await complaints()).toBe('')
})

test('the tab cannot see the API beyond its contracts', () => {
  const found = complaintsOf('tabs/tsconfig.json', 'tabs/guard/probe.ts', `import { AppError } from '../../api/errors.ts'\nexport const probe = AppError\n`)
  expect(found).toMatch(/probe\.ts.*TS6307|TS6307.*errors\.ts/)
})

test('a heart cannot see Node, the network or a neighbour', () => {
  const found = complaintsOf('api/tsconfig.core.json', 'api/time/guard/probe.ts', `import { AppError } from '../../errors.ts'\nexport const probe = [AppError, process.cwd(), fetch('/'), console]\n`)
  expect(found).toMatch(/TS6307.*errors\.ts|errors\.ts.*TS6307/)
  for (const name of ['process', 'fetch', 'console']) expect(found).toMatch(new RegExp(`probe\\.ts.*'${name}'`))
})
