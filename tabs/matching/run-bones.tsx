import { makeStyles } from '@fluentui/react-components'
import { Bone, Loading } from '../parts/loading.tsx'

const useStyles = makeStyles({ bones: { display: 'flex', flexDirection: 'column', gap: '12px' } })

/** A run that is on its way: figures, proof, tabs, rows. */
export function RunBones({ what }: { /** Completes "Loading …". */ what: string }) {
  const styles = useStyles()
  return (
    <Loading what={what}>
      <div className={styles.bones}>
        <Bone width="480px" height={20} />
        <Bone width="320px" height={20} />
        <Bone width="400px" height={32} />
        {Array.from({ length: 6 }, (_, row) => (
          <Bone key={row} height={64} />
        ))}
      </div>
    </Loading>
  )
}
