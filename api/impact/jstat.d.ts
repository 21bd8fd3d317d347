/** What we use of jstat, which brings no types (github.com/jstat/jstat, "Distributions"). */
declare module 'jstat' {
  const jstat: {
    normal: { inv(share: number, mean: number, deviation: number): number }
    studentt: { inv(share: number, freedom: number): number }
  }
  export default jstat
}
