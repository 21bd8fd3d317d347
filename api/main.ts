import { startApp } from './app.ts'
import { readConfig } from './config.ts'
import { createContext } from './context.ts'
import { migrate } from './store/migrate.ts'

/** The process: configuration → context → migrations → listen → work. The only reader of the environment. */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const context = createContext(config)
  await migrate(context.db)
  const app = await startApp(context)
  const server = context.web.listen(config.port, config.listenHost, (error) => {
    if (error) throw error
    context.log.info({ event: 'process.ready', port: config.port })
  })
  const tick = () => {
    app.tick().catch((error: unknown) => context.log.error({ event: 'clock.failed', message: error instanceof Error ? error.message : String(error) }))
  }
  tick()
  const clock = setInterval(tick, config.tickSeconds * 1000)

  const stop = () => {
    clearInterval(clock)
    void Promise.race([app.watchesSettled(), new Promise((resolve) => setTimeout(resolve, 3_000))])
      .then(() => {
        server.close()
        server.closeAllConnections()
        return app.stop()
      })
      .then(() => context.close())
      .finally(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
