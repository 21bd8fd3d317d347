/** What My team can show. */
export type TeamView = 'waiting' | 'taking-part' | 'answered'

/** The view that an address asks for; the one with something to do where it asks for none. */
export function teamViewOf(wish: string | null): TeamView {
  return wish === 'taking-part' || wish === 'answered' ? wish : 'waiting'
}
