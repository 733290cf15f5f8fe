// Writes histories.txt: random histories as the reference implementation ts-fsrs computes
// them, with which TestHistoriesOfTheReference compares. Tests read the stored file and need
// no Node. To make it again, in an empty folder with a copy of this file:
//
//   npm install ts-fsrs@5.4.2
//   node histories.mjs | gzip -9n > histories.txt.gz
//
// The output is the same at every run. Its lines:
//
//   w W0 ... W20                            a set of weights, numbered from 0
//   r WANTED LEARNING RELEARNING            rules: wanted recall, minutes of steps ("1,10", "-" for none)
//   h WEIGHTS RULES                         a history begins, of an item never reviewed
//   GAP GRADE S D PHASE STEP MINUTES DAYS   a review: days since the one before (0 is the same day), grade,
//                                           then the state after it and the wait as ts-fsrs gives it;
//                                           phase 1 learning, 2 reviewing, 3 relearning; one wait is 0.
//                                           A "~" at the end: see exact
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createEmptyCard, default_w, fsrs } from 'ts-fsrs'

// exact is the same implementation without its rounding to 8 decimals. That rounding alone
// can move a very small stability, or one reviewed when hardly anything was forgotten, by more
// than the 1e-6 that the test allows. Reviews that it moves by more than half of that are
// marked with "~"; the numbers are those of the package as it is.
const source = readFileSync(createRequire(import.meta.url).resolve('ts-fsrs').replace(/\.cjs$/, '.mjs'), 'utf8')
const rounding = 'return Math.round(num * factor) / factor;'
if (!source.includes(rounding)) throw new Error('the rounding of ts-fsrs was not found')
const exact = await import(
  'data:text/javascript;base64,' + Buffer.from(source.replace(rounding, 'return num;')).toString('base64')
)
const moved = (a, b) => Math.abs(a - b) > 5e-7 * b

// chance is mulberry32, a generator of 32 bits, so that the output can be repeated.
let state = 20251
function chance() {
  state = (state + 0x6d2b79f5) | 0
  let t = Math.imul(state ^ (state >>> 15), 1 | state)
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296
}
const whole = (low, high) => low + Math.floor(chance() * (high - low + 1))

// The bounds within which ts-fsrs takes weights as they are: it raises w0 to w3 to 0.1 and
// w19 to 0.01 at least.
const bounds = [
  [0.1, 100], [0.1, 100], [0.1, 100], [0.1, 100], [1, 10], [0.001, 4], [0.001, 4], [0.001, 0.75],
  [0, 4.5], [0, 0.8], [0.001, 3.5], [0.001, 5], [0.001, 0.25], [0.001, 0.9], [0, 4], [0, 1], [1, 6],
  [0, 2], [0, 2], [0.01, 0.8], [0.1, 0.8],
]
const clamp = (x, [low, high]) => Math.min(Math.max(x, low), high)
const short = (x) => Number(x.toPrecision(4))
const sets = [[...default_w]]
for (let i = 0; i < 8; i++) {
  sets.push(default_w.map((w, k) => clamp(short(w * (0.5 + 1.2 * chance())), bounds[k])))
}
for (let i = 0; i < 4; i++) {
  sets.push(bounds.map(([low, high]) => clamp(short(low + (high - low) * chance()), [low, high])))
}
const rules = [
  { wanted: 0.9, learning: [1, 10], relearning: [10] },
  { wanted: 0.8, learning: [5], relearning: [] },
  { wanted: 0.95, learning: [], relearning: [10] },
  { wanted: 0.9, learning: [1, 10, 60], relearning: [10] },
]

const lines = []
for (const w of sets) lines.push('w ' + w.join(' '))
for (const r of rules) lines.push(`r ${r.wanted} ${r.learning.join(',') || '-'} ${r.relearning.join(',') || '-'}`)

const noon = Date.UTC(2026, 0, 1, 12)
const day = 86400000
const grades = [
  () => whole(1, 4),
  () => (chance() < 0.85 ? 3 : whole(1, 4)),
  () => (chance() < 0.5 ? 1 : whole(1, 4)),
  () => (chance() < 0.6 ? 2 : whole(1, 4)),
]
const gaps = [
  (due) => due,
  (due) => Math.max(0, Math.round(due * (0.5 + chance()))),
  () => (chance() < 0.6 ? 0 : whole(0, 3)),
  () => whole(0, 40),
  () => (chance() < 0.2 ? whole(1000, 20000) : whole(0, 400)),
]
sets.forEach((w, set) => {
  rules.forEach((rule, number) => {
    const parameters = {
      w,
      request_retention: rule.wanted,
      learning_steps: rule.learning.map((m) => m + 'm'),
      relearning_steps: rule.relearning.map((m) => m + 'm'),
      enable_fuzz: false,
      enable_short_term: true,
    }
    const f = fsrs(parameters)
    const unrounded = exact.fsrs(parameters)
    if (f.parameters.w.some((x, k) => x !== w[k])) throw new Error('ts-fsrs changed the weights of set ' + set)
    for (let n = 0; n < (number === 0 ? 60 : 12); n++) {
      lines.push(`h ${set} ${number}`)
      const grade = grades[whole(0, grades.length - 1)]
      const gap = gaps[whole(0, gaps.length - 1)]
      let card = createEmptyCard(new Date(noon))
      let twin = card
      let now = noon
      for (let k = whole(6, 20); k > 0; k--) {
        const days = card.reps === 0 ? 0 : Math.min(gap(card.scheduled_days), 36500)
        const g = grade()
        now += days * day
        if (now > 8e15) break // near the last day that a Date can hold
        card = f.next(card, new Date(now), g).card
        twin = unrounded.next(twin, new Date(now), g).card
        const marked = moved(card.stability, twin.stability) || moved(card.difficulty, twin.difficulty)
        const minutes = card.state === 2 ? 0 : (card.due.getTime() - now) / 60000
        lines.push([
          days, g, Number(card.stability.toPrecision(10)), Number(card.difficulty.toPrecision(10)),
          card.state, card.learning_steps, minutes, card.scheduled_days,
        ].join(' ') + (marked ? ' ~' : ''))
      }
    }
  })
})
console.log(lines.join('\n'))
