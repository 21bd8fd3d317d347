import { CamelCasePlugin, PostgresDialect, PostgresQueryCompiler, type PluginTransformQueryArgs, type RootOperationNode } from 'kysely'

/** Gives rows their names in code. The way out is the compiler's, which writes every name once, instead of a copy of the whole statement beforehand. */
export class CamelCaseRows extends CamelCasePlugin {
  constructor() {
    // What is inside jsonb has the names that code gave it.
    super({ maintainNestedObjectKeys: true })
  }

  override transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    return node
  }

  inDatabase(name: string): string {
    return this.snakeCase(name)
  }

  inCode(name: string): string {
    return this.camelCase(name)
  }
}

const names = new CamelCaseRows()

class SnakeCaseCompiler extends PostgresQueryCompiler {
  protected override sanitizeIdentifier(identifier: string): string {
    return super.sanitizeIdentifier(names.inDatabase(identifier))
  }
}

/** PostgreSQL whose tables and columns are named in snake_case, and in camelCase by whoever asks. */
export class SnakeCaseDialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new SnakeCaseCompiler()
  }
}
