import { ConfidentialClientApplication, ManagedIdentityApplication } from '@azure/msal-node'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'

/** Tokens of the app itself (client credentials), cached until shortly before they expire. */
export type Tokens = {
  /** @param scope for example `https://graph.microsoft.com/.default`. @throws AppError directory_unreachable */
  appToken(scope: string): Promise<string>
}

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
  return {
    async appToken(scope) {
      try {
        const result = await client.acquireTokenByClientCredential({ scopes: [scope] })
        // A failing proxy can answer 200 with nothing in it; an empty token must not travel on as if it were one.
        if (!result?.accessToken) throw new Error('Entra ID answered without a token.')
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
