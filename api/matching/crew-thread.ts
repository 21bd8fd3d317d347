import { parentPort, workerData } from 'node:worker_threads'
import { helperSide, reportTrouble, type CrewBoard, type CrewJob } from './crew-board.ts'
import { performTask } from './engine/crew-task.ts'

/** A helper of a crew (see crew.ts): does its share of each job and says on its board how far it is. */
const board = workerData as CrewBoard

process.on('exit', () => reportTrouble(board, 'it has ended.'))

parentPort?.on('message', ({ task, meeting, number }: CrewJob) => {
  helperSide.begin(board, number)
  try {
    performTask(task, () => false, meeting, () => helperSide.giveSign(board))
  } catch (error) {
    reportTrouble(board, error instanceof Error ? error.message : String(error))
  }
  helperSide.end(board, number)
})
