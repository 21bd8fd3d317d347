/** The four phases that every roadmap goes through. */
export const phaseWords: Record<number, string> = { 1: 'Trust and goals', 2: 'Strengths and growth', 3: 'Solutions', 4: 'Review and plan' }
