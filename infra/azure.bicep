// One container app, one PostgreSQL, one bot registration. The app signs in through its managed identity, which the app registration
// trusts (federated credential), so that no client secret exists. README.md, "Point it at your tenant", has the steps around it.
targetScope = 'resourceGroup'

@description('Kept short: part of every name.')
@minLength(2)
@maxLength(10)
param suffix string

@description('Image of this repository\'s Dockerfile, for example registry.example.com/crosspath:0.1.0.')
param containerImage string

@description('Application (client) id and tenant id of the app registration.')
param clientId string
param tenantId string

@description('The `id` in manifest.json.')
param teamsAppId string

@description('Address of the tab without https://. Leave empty to use the one that Azure gives.')
param domain string = ''

@secure()
@description('Password of the database\'s administrator. Letters and digits only: it becomes part of a URL.')
@minLength(20)
param databasePassword string

param location string = resourceGroup().location

var host = empty(domain) ? 'crosspath-${suffix}.${environment.properties.defaultDomain}' : domain
var databaseUrl = 'postgres://crosspath:${databasePassword}@${database.properties.fullyQualifiedDomainName}:5432/crosspath?sslmode=verify-full'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'crosspath-${suffix}'
  location: location
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'crosspath-${suffix}'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 30 }
}

resource database 'Microsoft.DBforPostgreSQL/flexibleServers@2024-08-01' = {
  name: 'crosspath-${suffix}'
  location: location
  sku: { name: 'Standard_B1ms', tier: 'Burstable' }
  properties: {
    version: '17'
    administratorLogin: 'crosspath'
    administratorLoginPassword: databasePassword
    storage: { storageSizeGB: 32 }
    backup: { backupRetentionDays: 14, geoRedundantBackup: 'Disabled' }
    highAvailability: { mode: 'Disabled' }
  }

  resource crosspath 'databases' = {
    name: 'crosspath'
    properties: { charset: 'UTF8', collation: 'C' }
  }

  // Connections from within Azure; the password and TLS guard the rest.
  resource fromAzure 'firewallRules' = {
    name: 'from-azure'
    properties: { startIpAddress: '0.0.0.0', endIpAddress: '0.0.0.0' }
  }
}

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'crosspath-${suffix}'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'crosspath-${suffix}'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      ingress: { external: true, targetPort: 3978, transport: 'auto', allowInsecure: false }
      secrets: [{ name: 'database-url', value: databaseUrl }]
    }
    template: {
      containers: [
        {
          name: 'crosspath'
          image: containerImage
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: [
            { name: 'DATABASE_URL', secretRef: 'database-url' }
            { name: 'PUBLIC_URL', value: 'https://${host}' }
            { name: 'TENANT_ID', value: tenantId }
            { name: 'CLIENT_ID', value: clientId }
            { name: 'MANAGED_IDENTITY_CLIENT_ID', value: identity.properties.clientId }
            { name: 'TEAMS_APP_ID', value: teamsAppId }
            { name: 'API_AUDIENCE', value: 'api://${host}/${clientId}' }
          ]
        }
      ]
      // Jobs wait in PostgreSQL, so that any number of replicas may work on them; one must always be awake for the clock.
      scale: { minReplicas: 1, maxReplicas: 3 }
    }
  }
  dependsOn: [database::crosspath, database::fromAzure]
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'crosspath-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'F0' }
  properties: {
    displayName: 'Crosspath'
    endpoint: 'https://${host}/api/messages'
    msaAppId: clientId
    msaAppTenantId: tenantId
    msaAppType: 'SingleTenant'
  }

  resource teams 'channels' = {
    name: 'MsTeamsChannel'
    location: 'global'
    properties: { channelName: 'MsTeamsChannel' }
  }
}

output TAB_DOMAIN string = host
output BOT_ID string = clientId
@description('Subject of the federated credential to add to the app registration.')
output IDENTITY_PRINCIPAL_ID string = identity.properties.principalId
