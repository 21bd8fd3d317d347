/** Working with people: skills of every company. One line is `name | synonyms | related weight, …`; built-in.ts reads it. */
export const peopleSkills: Record<string, string> = {
  'Human Resources': `
recruiting | recruitment, hiring, talent acquisition | interviewing .8, employer branding .6
interviewing | job interviews, structured interviews, interview technique | active listening .4, user interviews .3
employer branding | employer brand | brand management .5
performance management | performance reviews, appraisals, annual reviews | giving feedback .7, goal setting .6
compensation and benefits | total rewards, pay structures, salary benchmarking, compensation | labour law .3, job evaluation .7
job evaluation | job grading, job architecture | organisational design .5
labour law | employment law, labor law | contract law .4, employee relations .7
employee relations | industrial relations, works council | conflict resolution .6, negotiation .4
workforce planning | headcount planning, strategic workforce planning | capacity planning .6, budgeting .3
succession planning | talent reviews | talent development .8
talent development | career development, developing people | coaching .6, mentoring .6
diversity and inclusion | DEI, equity and inclusion, diversity, inclusion | inclusive leadership .8
employee engagement | engagement surveys, employee experience | team building .5, surveys .4
onboarding | new hire onboarding, staff induction | facilitation .3, employee engagement .5
change management | organisational change, leading change, organizational change | stakeholder management .7, internal communication .6, business transformation .7
organisational design | organization design, org design, operating models, organisation design | workforce planning .5, business transformation .5
payroll | payroll accounting, running payroll | compensation and benefits .6, accounting basics .3
people analytics | HR analytics, workforce analytics | data analysis .6, workforce planning .5
HR business partnering | HR business partner, HRBP | employee relations .6, business acumen .5
international assignments | global mobility, expatriation | working across cultures .5, labour law .3
wellbeing | personal resilience, stress management, mental health at work | work-life balance .8
work-life balance | setting boundaries, saying no, part-time leadership | time management .5`,
  'Learning and Development': `
facilitation | workshop facilitation, moderating, workshop moderation, running workshops | meeting management .7, training delivery .6
training delivery | train the trainer, delivering training | public speaking .6, instructional design .6
instructional design | e-learning design, learning design | content creation .3, curriculum development .7
coaching | coaching skills, executive coaching | mentoring .8, active listening .7, giving feedback .6
mentoring | being a mentor | active listening .5
giving feedback | feedback, feedback culture | receiving feedback .7, difficult conversations .7
receiving feedback | asking for feedback | self-awareness .7
self-awareness | self-reflection | emotional intelligence .8
emotional intelligence | empathy, EQ | active listening .6
active listening | listening, listening skills | asking questions .7
asking questions | powerful questions | critical thinking .4
goal setting | SMART goals, setting goals | prioritisation .5, OKRs .6
leadership | people leadership, leading people, team leadership, leading a team, leadership development | delegation .7, motivating people .7, coaching .5, strategic thinking .4
first-time management | becoming a manager, new manager, moving into management | leadership .8, delegation .7
delegation | delegating | prioritisation .5
motivating people | motivation, inspiring others | team building .6
team building | building teams, high performing teams | leading remote teams .6
leading remote teams | remote leadership, hybrid teams, distributed teams | working across cultures .5
inclusive leadership | inclusive behaviour | leadership .5, working across cultures .5
working across cultures | intercultural communication, cross-cultural communication, intercultural skills | active listening .3
leading without authority | lateral leadership, influence without authority, influencing | stakeholder management .8, persuasion .7
difficult conversations | hard conversations, courageous conversations, performance conversations | conflict resolution .8
conflict resolution | mediation, conflict management | negotiation .5
decision-making | making decisions, judgment and decision making | critical thinking .7, risk management .3
critical thinking | analytical thinking | problem solving .8
problem solving | structured problem solving, complex problem solving | root cause analysis .6
time management | personal productivity, self-organisation, self-organization | prioritisation .8
prioritisation | prioritization, setting priorities | product prioritisation .5
meeting management | running meetings, effective meetings | time management .3
networking | building a network, internal network, professional networking | personal branding .6, relationship building .7
personal branding | executive presence, self-promotion, personal brand | public speaking .5
relationship building | building trust, trust building | account management .5, emotional intelligence .4
career planning | career change, career orientation | goal setting .5, personal branding .4
learning how to learn | self-directed learning, learning strategies | time management .3, critical thinking .4
skills assessment | competency models, skills gap analysis | talent development .6, instructional design .4
psychological safety | speaking up, open error culture | team building .6, inclusive leadership .6
confidence | self-confidence, assertiveness, impostor syndrome | self-awareness .5, public speaking .5`,
  Education: `
curriculum development | curriculum design, course design | lesson planning .7
lesson planning | planning lessons | classroom teaching .8
classroom teaching | school teaching, lecturing | training delivery .6, classroom management .8
classroom management | pupil behaviour | conflict resolution .3
student assessment | exam design, grading students, marking exams | curriculum development .5, skills assessment .5
special educational needs | special education, learning support | inclusive leadership .3, classroom teaching .6
academic advising | student counselling, study advice | mentoring .5, career planning .5
educational technology | learning management systems, digital learning, LMS | instructional design .6
adult education | vocational training, apprenticeship training | training delivery .7, instructional design .5
early childhood education | preschool education, kindergarten teaching | classroom teaching .5
school leadership | head teacher, school administration | leadership .5, educational accreditation .5
educational accreditation | accreditation of courses, university accreditation | quality management systems .4`,
  Communications: `
public speaking | presenting, presentations, presentation skills, speaking | storytelling .7, rhetoric .8
rhetoric | debating | persuasion .6
storytelling | narratives, telling stories | data storytelling .6
business writing | professional writing, clear writing, report writing, plain-language drafting, plain language | technical writing .5, internal communication .4
internal communication | internal communications, employee communication | stakeholder management .4
media relations | press relations, press work | crisis communication .7
media training | television interviews, speaking to journalists | media relations .7, public speaking .6
crisis communication | crisis management | risk management .4, incident management .3
speechwriting | writing speeches | business writing .6, rhetoric .5
stakeholder management | managing stakeholders, stakeholder engagement | relationship building .5, executive communication .6
executive communication | communicating with executives, managing up, board communication, executive briefings | business writing .4, public speaking .5
investor relations | capital markets communication | executive communication .4
public affairs | lobbying, government relations | policy analysis .5, stakeholder management .6
editing | copy editing, proofreading | business writing .7
journalism | news writing, reporting for media | editing .6, media relations .5
video production | film production, video editing | content creation .6
podcasting | podcast production | content creation .5, storytelling .5
translation | translating, localisation, localization | business writing .4, working across cultures .5
foreign languages | language learning, business English | working across cultures .6, translation .5
community engagement | public participation, citizen participation | stakeholder management .6, facilitation .4`,
}
