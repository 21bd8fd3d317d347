import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'

/** Tokens of the app itself (client credentials), cached until shortly before they expire. */
export type Tokens = {
  /** @param scope for example `https://graph.microsoft.com/.default`. @throws AppError directory_unreachable */
  appToken(scope: string): Promise<string>
}

/** Milliseconds before a token's end from which the client is asked for another. */
const renewBefore = 5 * 60_000

export const graphScope = 'https://graph.microsoft.com/.default'
export const botScope = 'https://api.botframework.com/.default'

/**
 * The unmodified MSAL client. With a managed identity there is no secret at all: its token is the assertion of a
 * federated credential (learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity).
 */
export function createTokens(config: Config): Tokens {
  const authority = new URL(config.entraAuthority)
  const identity = config.managedIdentityClientId
    ? new ManagedIdentityApplication({ managedIdentityIdParams: { userAssignedClientId: config.managedIdentityClientId } })
    : null
  const client = new ConfidentialClientApplication({
    auth: {
      clientId: config.clientId,
      authority: config.entraAuthority,
      knownAuthorities: [authority.host],
      ...(identity
        ? { clientAssertion: async () => (await identity.acquireToken({ resource: 'api://AzureADTokenExchange' })).accessToken }
        : { clientSecret: config.clientSecret ?? '' }),
    },
  })
  // The client's own cache is read anew for each request, which costs more than the request's other preparations.
  const kept = new Map<string, { token: string; until: number }>()
  return {
    async appToken(scope) {
      const known = kept.get(scope)
      if (known && Date.now() < known.until) return known.token
      try {
        const result = await client.acquireTokenByClientCredential({ scopes: [scope] })
        // A failing proxy can answer 200 with nothing in it; an empty token must not travel on as if it were one.
        if (!result?.accessToken) throw new Error('Entra ID answered without a token.')
        if (result.expiresOn) kept.set(scope, { token: result.accessToken, until: result.expiresOn.getTime() - renewBefore })
        return result.accessToken
      } catch (error) {
        throw new AppError('directory_unreachable', `Entra ID did not give the app a token: ${reason(error)}. Check CLIENT_ID, the credential and ENTRA_AUTHORITY.`)
      }
    },
  }
}

function reason(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split(/\r?\n/)[0]?.slice(0, 200) ?? 'no reason given'
}
