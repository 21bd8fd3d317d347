import { channel } from 'node:diagnostics_channel'

/**
 * Lets a whole process live on the rehearsal's clock: loaded with `--import` before the API, which knows nothing of it.
 * The head start comes from the environment, and by a message whenever somebody moves the clock.
 */
let offset = Number(process.env['REHEARSAL_CLOCK_OFFSET'] ?? 0)

const MachineDate = Date
const machineInstant = Temporal.Now.instant.bind(Temporal.Now)

function now(): number {
  return MachineDate.now() + offset
}

globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given: unknown[], newTarget: NewableFunction) => Reflect.construct(target, given.length === 0 ? [now()] : given, (newTarget as unknown) === globalThis.Date ? target : newTarget) as object,
  apply: () => new MachineDate(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : (Reflect.get(target, key, receiver) as unknown)),
})

Temporal.Now.instant = () => machineInstant().add({ milliseconds: offset })
Temporal.Now.zonedDateTimeISO = (zone) => Temporal.Now.instant().toZonedDateTimeISO(zone ?? Temporal.Now.timeZoneId())
Temporal.Now.plainDateTimeISO = (zone) => Temporal.Now.zonedDateTimeISO(zone).toPlainDateTime()
Temporal.Now.plainDateISO = (zone) => Temporal.Now.zonedDateTimeISO(zone).toPlainDate()
Temporal.Now.plainTimeISO = (zone) => Temporal.Now.zonedDateTimeISO(zone).toPlainTime()

// Says when the process listens: asking a port again and again before anybody listens can, among the system's own ports, reach the asker itself.
channel('tracing:net.server.listen:asyncEnd').subscribe(() => process.send?.({ listening: true }))

process.on('message', (message: unknown) => {
  if (typeof message === 'object' && message !== null && 'clockOffset' in message && typeof message.clockOffset === 'number') offset = message.clockOffset
})
// Whoever kills the rehearsal without a word must not leave its API behind on the port.
process.once('disconnect', () => process.exit(1))
// The channel to the parent must not keep the process alive.
process.channel?.unref()
