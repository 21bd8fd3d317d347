import { listWarnings } from '../../api/nudges/contract.ts'
import { listCirclesToRepair } from '../../api/repairs/contract.ts'
import { useAnswer } from './answers.ts'
import { repairRows, restsUntil } from './repair-words.ts'

/** How many circles of a cohort need a look now; 0 while that is not known. */
export function useOpenRepairs(cohortId: string | undefined): number {
  const request = { params: { cohortId: cohortId ?? '' } }
  const enabled = cohortId !== undefined
  const warnings = useAnswer(listWarnings, request, { enabled })
  const circles = useAnswer(listCirclesToRepair, request, { enabled })
  return repairRows(warnings.data?.warnings ?? [], circles.data?.circles ?? []).filter((row) => restsUntil(row) === null).length
}
