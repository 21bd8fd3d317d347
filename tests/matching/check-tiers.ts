import type { Certificate, MatchAnswer, MatchInstance, PermittedPair } from '#api/matching/engine/types.ts'
import { checkCertificate } from './check-certificate.ts'

/**
 * As `checkCertificate`, and that the weights put each count before everything after it: either those of the proof itself,
 * or those of its `counts`, which must then hold as a proof of their own.
 */
export function checkTiers(instance: MatchInstance, pairs: PermittedPair[], answer: MatchAnswer, certificate: Certificate): string[] {
  const { counts } = certificate
  const { distinctDepartments, sameDepartmentPenalty = 200_000, circleSize = 3 } = instance.rules ?? {}
  const points = 1_000_000 + (distinctDepartments === 'prefer' ? sameDepartmentPenalty * circleSize : 0)
  const { M, kept = [], tiers } = counts ?? certificate
  const weights = [M, kept, tiers, counts ? [] : points].flat()
  const isStrict = weights.slice(0, counts ? undefined : -1).every((weight, at) => weight > instance.mentees.length * weights.slice(at + 1).reduce((sum, lower) => sum + lower, 0))
  return [
    ...(isStrict ? [] : ['no weights put each count before the next']),
    ...checkCertificate(instance, pairs, answer, certificate),
    ...(counts ? checkCertificate(instance, pairs, answer, counts, 0) : []),
  ]
}
