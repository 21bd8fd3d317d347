import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { handOver } from './postgres-server.ts'

/** The kernels' limit for the path of a socket is 104 bytes on macOS and 108 on Linux, its end included (unix(7)). */
const longestPath = 103
const longestName = '/.s.PGSQL.65535'

/**
 * The folder of a server's Unix socket, made where it is missing; null on Windows, where pg knows none. A statement over it
 * costs two thirds of what it costs over TCP on the same machine. It lies in the server's own folder, unless that is too deep
 * for a socket.
 */
export async function makeSocketFolder(folder: string): Promise<string | null> {
  if (process.platform === 'win32') return null
  const own = join(folder, 'socket')
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const path = Buffer.byteLength(own + longestName) <= longestPath ? own : join(tmpdir(), `crosspath-${userInfo().uid}-${name}`)
  await mkdir(path, { mode: 0o700, recursive: true })
  await handOver(path)
  return path
}

/** What stands for the host in the address of a database: pg takes a folder there, percent-encoded (node-postgres.com/features/connecting). */
export function asHost(socketFolder: string | null): string {
  return socketFolder === null ? '127.0.0.1' : encodeURIComponent(socketFolder)
}
