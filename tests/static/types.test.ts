import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** The compiler's complaints about the hearts, which see less than the folders around them; empty when it has none. */
async function complaintsOfHearts(): Promise<string> {
  const run = promisify(execFile)(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'api/tsconfig.core.json', '--noEmit'], { maxBuffer: 64_000_000 })
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

// All else is checked together with lint, each file as the project says in which it lies (lint.test.ts).
test('the types of the hearts hold without Node, network or browser', async () => {
  expect(await complaintsOfHearts()).toBe('')
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
