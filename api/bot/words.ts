/** What a person may write to the bot. Everything else it says it cannot do. */
export const botWords = ['help', 'my circle', 'next session', 'approvals', 'pause'] as const
export type BotWord = (typeof botWords)[number]

/** Other ways in which people say the same, without spaces. */
const spellings: Record<BotWord, readonly string[]> = {
  help: ['help', 'helpme', 'hi', 'hello', 'hey', 'hithere', 'hellothere', 'goodmorning', 'goodafternoon', 'start', 'menu', 'whatcanyoudo', 'howdoesthiswork'],
  'my circle': ['mycircle', 'circle', 'circles', 'mycircles', 'mygroup', 'mymentor', 'mymentee', 'mymentees', 'whoismymentor', 'whoisinmycircle'],
  'next session': ['nextsession', 'mynextsession', 'session', 'sessions', 'mysessions', 'nextmeeting', 'mynextmeeting', 'meeting', 'whendowemeet', 'whenismynextsession', 'whenisthenextsession', 'whendoesmycirclemeet'],
  approvals: ['approvals', 'approval', 'approve', 'myapprovals', 'requests', 'openrequests', 'myteam', 'whoiswaiting', 'whatiswaiting'],
  pause: ['pause', 'pauses', 'break', 'takeabreak', 'ineedabreak', 'pauseme', 'pausemyenrolment', 'pauseenrolment'],
}

/** Longer than any of these, it is a sentence about something else. */
const longest = 40

/**
 * What somebody means, null where it is none of the words: in any case, with or without spaces and marks, one slip of the finger
 * allowed in a word of five letters, two from nine on.
 */
export function recogniseWord(text: string): BotWord | null {
  const written = text
    .replace(/<at>.*?<\/at>|<[^>]*>|&nbsp;/gi, ' ')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '')
    .replace(/please$|^please/, '')
  if (written === '') return /^\W*\?\W*$/.test(text) ? 'help' : null
  if (written.length > longest) return null
  const ranked = botWords
    .map((word) => ({ word, slips: Math.min(...spellings[word].filter((spelling) => mayMean(written, spelling)).map((spelling) => slipsBetween(written, spelling))) }))
    .filter(({ slips }) => Number.isFinite(slips))
    .sort((one, other) => one.slips - other.slips)
  const [best, next] = ranked
  return best && best.slips !== next?.slips ? best.word : null
}

function mayMean(written: string, spelling: string): boolean {
  return slipsBetween(written, spelling) <= (spelling.length >= 9 ? 2 : spelling.length >= 5 ? 1 : 0)
}

/** Letters that are missing, too many, wrong or changed with their neighbour. */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = Array.from({ length: one.length + 1 }, (_, row) => [row])
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0
  for (let column = 0; column <= other.length; column += 1) rows[0]?.splice(column, 1, column)
  for (let row = 1; row <= one.length; row += 1) {
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1]
      let slips = Math.min(at(row - 1, column) + 1, at(row, column - 1) + 1, at(row - 1, column - 1) + (same ? 0 : 1))
      if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) slips = Math.min(slips, at(row - 2, column - 2) + 1)
      rows[row]?.splice(column, 1, slips)
    }
  }
  return at(one.length, other.length)
}
