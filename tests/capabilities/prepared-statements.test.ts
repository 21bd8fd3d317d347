import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { openStore } from '#api/store/open.ts'
import { freshStore } from '../support/start-world.ts'

test('what comes again and again is planned once, also when a newer version has changed the table meanwhile', async () => {
  const url = await freshStore(inject('postgresUrl'))
  const [ours, newer] = [openStore(url, { maxConnections: 1 }), openStore(url, { maxConnections: 1 })]
  const { db } = ours
  const ask = () => db.selectFrom('conversations').selectAll().where('savedAt', '>', 0).execute()
  const addColumn = (name: string) => sql`alter table conversations add column ${sql.ref(name)} integer`.execute(newer.db)
  try {
    for (let time = 0; time < 12; time += 1) expect(await ask()).toEqual([])
    const { rows } = await sql<{ generic_plans: number }>`select generic_plans from pg_prepared_statements where statement like '%"saved_at" > %'`.execute(db)
    expect(rows).toHaveLength(1)

    await addColumn('first_new')
    expect(await ask()).toEqual([])

    // Within a transaction the refusal goes to the caller, who tries again, as every job does.
    for (let time = 0; time < 12; time += 1) await ask()
    await addColumn('second_new')
    const askWithin = () => db.transaction().execute((trx) => trx.selectFrom('conversations').selectAll().where('savedAt', '>', 0).execute())
    await expect(askWithin()).rejects.toThrow('cached plan')
    expect(await askWithin()).toEqual([])
  } finally {
    await Promise.all([ours.close(), newer.close()])
  }
})
