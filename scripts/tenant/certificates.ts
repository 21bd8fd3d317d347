import { X509Certificate } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** PEM texts of the rehearsal's own certificate authority and of the server certificate it signed. */
export type Certificates = {
  caPem: string
  /** Path of the file holding `caPem`, for NODE_EXTRA_CA_CERTS. */
  caFile: string
  key: string
  cert: string
}

/** Signing key of the stand-in's tokens with a certificate for the key set's `x5c`. PEM texts. */
export type SigningMaterial = { privateKey: string; certificate: string }

const dayMilliseconds = 86_400_000
const lifetimeDays = 365

/**
 * The certificates for https on loopback, kept in `folder` so that a restart keeps the trust a browser or process already has.
 * They are made anew when one is missing, or has less than a week left on the machine's clock.
 */
export async function loopbackCertificates(folder: string): Promise<Certificates> {
  const names = ['ca.pem', 'server-key.pem', 'server.pem'] as const
  const kept = await readAll(folder, names)
  const caFile = join(folder, 'ca.pem')
  if (kept && lastsAWeek(kept['ca.pem']) && lastsAWeek(kept['server.pem']) && signedBy(kept['server.pem'], kept['ca.pem'])) {
    return { caPem: kept['ca.pem'], caFile, key: kept['server-key.pem'], cert: kept['server.pem'] }
  }
  const generate = await loadGenerator()
  const notBeforeDate = new Date(Date.now() - dayMilliseconds)
  const notAfterDate = new Date(Date.now() + lifetimeDays * dayMilliseconds)
  const common = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256', notBeforeDate, notAfterDate } as const
  const authority = await generate([{ name: 'commonName', value: 'Crosspath rehearsal authority' }], {
    ...common,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  })
  const server = await generate([{ name: 'commonName', value: 'localhost' }], {
    ...common,
    ca: { key: authority.private, cert: authority.cert },
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          { type: 2, value: 'localhost' },
          { type: 2, value: 'teams.microsoft.com' },
          { type: 2, value: 'outlook.office.com' },
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  })
  await writeAll(folder, { 'ca.pem': authority.cert, 'server-key.pem': server.private, 'server.pem': server.cert })
  return { caPem: authority.cert, caFile, key: server.private, cert: server.cert }
}

/** The RSA key that signs every token of the stand-in, kept in `folder` like the certificates. */
export async function signingMaterial(folder: string): Promise<SigningMaterial> {
  const kept = await readAll(folder, ['signing-key.pem', 'signing.pem'] as const)
  if (kept && lastsAWeek(kept['signing.pem'])) return { privateKey: kept['signing-key.pem'], certificate: kept['signing.pem'] }
  const generate = await loadGenerator()
  const made = await generate([{ name: 'commonName', value: 'accounts.accesscontrol.windows.net' }], {
    keyType: 'rsa',
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - dayMilliseconds),
    notAfterDate: new Date(Date.now() + lifetimeDays * dayMilliseconds),
  })
  await writeAll(folder, { 'signing-key.pem': made.private, 'signing.pem': made.cert })
  return { privateKey: made.private, certificate: made.cert }
}

/** Only when it is needed: loading it takes longer than reading the certificates of the last start. */
async function loadGenerator() {
  const { generate } = await import('selfsigned')
  return generate
}

function lastsAWeek(pem: string): boolean {
  try {
    return new X509Certificate(pem).validToDate.getTime() - Date.now() > 7 * dayMilliseconds
  } catch {
    return false
  }
}

function signedBy(pem: string, authorityPem: string): boolean {
  return new X509Certificate(pem).verify(new X509Certificate(authorityPem).publicKey)
}

async function readAll<Name extends string>(folder: string, names: readonly Name[]): Promise<Record<Name, string> | null> {
  try {
    const entries = await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const))
    return Object.fromEntries(entries) as Record<Name, string>
  } catch {
    return null
  }
}

async function writeAll(folder: string, files: Record<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [name, content] of Object.entries(files)) {
    // Written beside and renamed, so that a second rehearsal starting now never reads half a key.
    const passing = join(folder, `.${name}.${process.pid}`)
    await writeFile(passing, content, { mode: 0o600 })
    await rename(passing, join(folder, name))
  }
}
