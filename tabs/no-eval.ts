import { z } from 'zod'

// Zod compiles parsers with eval where it may. Our content security policy forbids that, and already the attempt, made
// when a contract's schema is declared, would be reported as a violation. So this is imported before everything else.
z.config({ jitless: true })
