/** Id of a meeting's chat as its join address carries it; null for other addresses. */
export function chatOfLink(joinUrl: string): string | null {
  try {
    const [, , sort, thread] = new URL(joinUrl).pathname.split('/')
    return sort === 'meetup-join' && thread ? decodeURIComponent(thread) : null
  } catch {
    return null
  }
}

/** What Teams tells an app as the meeting's id: its chat between two zeros, in base64. */
export function meetingIdOf(chatId: string): string {
  return btoa(`0#${chatId}#0`)
}
