import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Greatest resident size of this process in MB. Linux tells it of the process alone; the portable figure also counts the
 * moment in which the process was still a copy of its parent.
 */
export function readPeakMb(): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024
  } catch {
    return process.resourceUsage().maxRSS / 1024
  }
}

/** Lets the greatest size begin anew from the present one, where the system can (Linux); elsewhere what came before goes on counting. */
export function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // The figure is then too great, never too small.
  }
}
