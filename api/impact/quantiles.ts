import jstat from 'jstat'

/** The value below which a share of the standard normal distribution lies; 0.975 gives 1.96. */
export function normalQuantile(share: number): number {
  return jstat.normal.inv(share, 0, 1)
}

/** The same of Student's t with so many degrees of freedom, whole or not. */
export function studentQuantile(share: number, freedom: number): number {
  return jstat.studentt.inv(share, freedom)
}

/** Two-sided 95 %: what all intervals of ours are. */
export const z95 = normalQuantile(0.975)
