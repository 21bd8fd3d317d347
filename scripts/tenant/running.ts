import type { Entra } from './entra.ts'
import type { ActivityNotification } from './graph/feed.ts'
import type { Meter } from './graph/meter.ts'
import type { Notifier } from './graph/notifier.ts'
import type { Calendars } from './graph/outlook.ts'
import type { SentMail } from './graph/mailboxes.ts'
import type { Staff } from './graph/staff.ts'
import type { Subscriptions } from './graph/subscriptions.ts'
import type { Installations } from './graph/teams.ts'
import type { Trouble } from './graph/trouble.ts'
import type { Tenant } from './tenant.ts'

/** The rehearsal tenant while it runs; what its services and its tests hold. */
export type RunningTenant = {
  tenant: Tenant
  /** https origin on loopback that Graph, Entra and the connector share: `https://localhost:PORT`. */
  url: string
  /** Certificate authority to trust, as PEM text and as a file for NODE_EXTRA_CA_CERTS. */
  caPem: string
  caFile: string
  entra: Entra
  calendars: Calendars
  /** Newest last. */
  mail: SentMail[]
  notifications: ActivityNotification[]
  installations: Installations
  trouble: Trouble
  /** What Graph was asked, counted. */
  meter: Meter
  /** Orders to be told of changes; `remove(id, true)` and `askToReauthorize(id)` play what Graph does by itself. */
  subscriptions: Subscriptions
  /** Change notifications on their way. */
  notifier: Notifier
  /** What an administrator does: accounts disabled or deleted, mailboxes closed, free and busy times hidden. */
  staff: Staff
  /** Every calendar delta token given out so far answers 410 from now on. */
  forgetSyncStates(): void
  close(): Promise<void>
}
