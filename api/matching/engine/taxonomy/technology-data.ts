/** Software, data, products and research. One line is `name | synonyms | related weight, …`; built-in.ts reads it. */
export const technologySkills: Record<string, string> = {
  Engineering: `
software architecture | software design, solution architecture, distributed systems, system design | API design .7, cloud architecture .7
API design | APIs, REST APIs, designing APIs, GraphQL | web development .5
web development | frontend development, full-stack development, React development | JavaScript .8, accessibility .4
backend development | server-side development, Ruby on Rails, Node.js | API design .7, databases .6, web development .5
JavaScript | TypeScript | Python .4
Python | Python programming | data analysis .5, machine learning .4
Java | Java development, Kotlin | C# .6, software architecture .4
C# | .NET, dotnet | software architecture .3
C++ | C programming, systems programming | embedded systems .7, Rust programming .6
Rust programming | Rust language | Go programming .4
Go programming | Golang | backend development .6
mobile development | iOS development, Android development, Swift programming | web development .4
DevOps | continuous delivery, CI/CD, continuous integration, release engineering | cloud architecture .6, site reliability .7
software containers | Docker, Kubernetes | DevOps .8, cloud architecture .6
site reliability | SRE, observability, reliability engineering | incident management .6
test automation | automated testing, unit testing | software testing .8
software testing | exploratory testing, QA testing | quality control .4
code review | reviewing code, pull requests | giving feedback .3, clean code .7
clean code | refactoring, software craftsmanship | test automation .5
version control | Git, GitHub, GitLab | DevOps .5, code review .5
technical writing | technical documentation, writing documentation | instructional design .3
technical leadership | tech lead, engineering leadership | leadership .6, software architecture .5
open source | open source contribution, open source licences | version control .5, licensing .3
legacy modernisation | legacy modernization, mainframe migration, COBOL | software architecture .5, cloud architecture .4
performance tuning | performance engineering, load testing | site reliability .6, software architecture .4`,
  'Hardware Engineering': `
mechanical engineering | mechanical design, machine design | product engineering .6, CAD .8
CAD | computer-aided design, SolidWorks, AutoCAD | technical drawing .8
technical drawing | engineering drawings, tolerancing | mechanical engineering .5
electrical engineering | power electronics, electrical design | mechanical engineering .3, circuit design .8
circuit design | PCB design, electronics | embedded systems .6
embedded systems | firmware, microcontrollers, embedded C | electrical engineering .5, control engineering .5
control engineering | control systems, mechatronics | industrial automation .7
product engineering | hardware development, product development engineering | manufacturing engineering .5
engineering simulation | finite element analysis, computational fluid dynamics | mechanical engineering .5, mathematical modelling .6
materials science | materials engineering, metallurgy | laboratory methods .4, mechanical engineering .4
systems engineering | model-based systems engineering, MBSE | requirements engineering .6, systems thinking .5
functional safety | ISO 26262, safety-critical systems | systems engineering .6, process safety .4
design for manufacturing | design for assembly, manufacturability | manufacturing engineering .7, mechanical engineering .5
signal processing | digital signal processing, DSP | mathematical modelling .5, embedded systems .5
radio engineering | radio frequency engineering, low-power radio, antennas | electrical engineering .6, signal processing .7`,
  'Information Technology': `
cloud architecture | cloud computing, Azure, AWS | network administration .4
network administration | network infrastructure, computer networks | system administration .7
system administration | Windows Server, Linux administration, Linux | DevOps .5
databases | database administration, PostgreSQL, Oracle Database | SQL .7, system administration .4
ITIL | IT service management, ITSM | incident management .7
incident management | major incidents, incident response | problem solving .4
enterprise architecture | IT architecture, IT strategy | software architecture .6, strategic planning .4
low code | Power Platform, Power Apps, Power Automate | process automation .7
Microsoft 365 | Office 365, Teams administration, SharePoint | low code .4, digital collaboration .6
digital collaboration | online collaboration, working with Teams | leading remote teams .4, knowledge management .4
ERP | SAP, enterprise resource planning | process mapping .4, supply chain management .3
software selection | vendor evaluation, IT procurement | supplier management .6
endpoint management | device management, Intune, desktop support | system administration .6
IT governance | IT controls, COBIT | enterprise architecture .5, internal controls .5
data migration | system migration, cutover planning | databases .5, data engineering .5`,
  'Information Security': `
information security | cyber security skills, security management | data protection .5, risk management .4, security awareness .7
security awareness | phishing awareness | change management .2, security operations .4
identity management | access management, single sign-on, Entra ID | information security .6
penetration testing | ethical hacking, red teaming | vulnerability management .8
vulnerability management | patch management | security operations .6
security operations | SOC analysis, SIEM, threat detection | incident management .6
threat intelligence | threat hunting, threat modelling | security operations .7
application security | secure coding, DevSecOps, security engineering | penetration testing .6, software architecture .3
cloud security | zero trust | cloud architecture .6, identity management .6
cryptography | encryption, public key infrastructure | application security .5
ISO 27001 | information security management systems, ISMS | information security .7, quality management systems .3
digital forensics | computer forensics, forensic analysis | security operations .6, fraud prevention .4
industrial security | OT security, SCADA security | industrial automation .5, information security .6`,
  Data: `
data analysis | data analytics, analysing data, analyzing data | statistics .7, SQL .6, data visualisation .7
statistics | statistical analysis, statistical methods | A/B testing .6, machine learning .5
SQL | database queries, querying data | data modelling .6
data visualisation | data visualization, dashboards, Power BI, Tableau | data storytelling .8
data storytelling | presenting data | public speaking .4
machine learning | predictive modelling, deep learning | artificial intelligence .9
artificial intelligence | AI, AI literacy | generative AI .8
generative AI | large language models, prompt engineering, Copilot, ChatGPT | process automation .4
AI governance | responsible AI, AI ethics, AI Act | artificial intelligence .6, data governance .6, compliance .4
data engineering | data pipelines, ETL, streaming pipelines | SQL .6, data modelling .6
data modelling | data modeling, database design | data governance .4, databases .7
data governance | data quality, master data | data protection .5
A/B testing | online experiments, controlled experiments, experiment design | product analytics .6
surveys | survey design, questionnaires | statistics .4
key performance indicators | KPI, KPIs, measuring success | OKRs .6, data visualisation .4
R programming | statistical programming, SAS programming | statistics .8, Python .5
natural language processing | text mining, computational linguistics | machine learning .8
computer vision | image recognition | machine learning .8
anomaly detection | outlier detection | machine learning .6
geographic information systems | GIS, geospatial analysis, spatial data | data visualisation .5, land use planning .5
operations research | mathematical optimisation, mathematical optimization | mathematical modelling .8, capacity planning .4`,
  Product: `
product strategy | product vision | strategic thinking .7, product roadmapping .8
product roadmapping | product roadmaps, roadmap planning, roadmapping | product prioritisation .8
product prioritisation | product prioritization, backlog management | agile delivery .5
product discovery | problem discovery, continuous discovery, product thinking | user research .8, prototyping .5
product analytics | usage analytics | data analysis .6
requirements engineering | requirements analysis, user stories, business analysis, requirements writing | process mapping .5
agile delivery | agile, agile methods, Scrum, Kanban | project management .5, lean .4
OKRs | OKR, objectives and key results | strategic planning .5
product ownership | product owner, backlog ownership | stakeholder management .5, agile delivery .6
agile coaching | Scrum Master, retrospectives | agile delivery .8, facilitation .6
product lifecycle management | PLM, end-of-life planning | product strategy .5, product engineering .4
monetisation | monetization, subscription models | pricing .7, product strategy .5`,
  Design: `
user research | UX research, usability research | user interviews .9, usability testing .8
user interviews | customer interviews | asking questions .5
usability testing | user testing | accessibility .5
interaction design | UX design, user experience design | prototyping .7, visual design .5
visual design | graphic design, UI design | brand management .3
prototyping | wireframing, Figma | design thinking .6
design thinking | human-centred design, human-centered design | creativity .6, innovation management .6, facilitation .4
service design | designing services | design thinking .7
accessibility | inclusive design, WCAG, accessibility engineering, accessibility research | interaction design .4
creativity | creative thinking, ideation, brainstorming | innovation management .6
design systems | component libraries, style guides | interaction design .6, visual design .6
information architecture | navigation design, content structure | interaction design .6, knowledge management .4
illustration | freehand drawing, digital illustration | visual design .7
motion design | animation, motion graphics | visual design .6, video production .6
industrial design | physical product design | CAD .5, prototyping .5
photography | product photography, image editing, Photoshop | visual design .5, video production .5`,
  Research: `
scientific research | research methods, study design | scientific writing .7, statistics .6
scientific writing | academic writing, publishing papers | business writing .4, technical writing .5
literature review | systematic review, evidence synthesis | scientific research .7, critical thinking .4
laboratory methods | lab techniques, laboratory work | good laboratory practice .8
good laboratory practice | GLP, laboratory quality | quality management systems .5
design of experiments | experimental design | statistics .7, scientific research .7
qualitative research | focus groups, ethnography | user research .6, scientific research .5
mathematical modelling | mathematical modeling, numerical methods | statistics .6, engineering simulation .6
bioinformatics | computational biology, genomics data | Python .4, molecular biology .7
molecular biology | genetics, cell biology | laboratory methods .6
chemistry | analytical chemistry, organic chemistry | laboratory methods .7, process engineering .4
technology transfer | spin-offs, research commercialisation | intellectual property .6, entrepreneurship .5
research funding | research grants, EU funding | grant management .8, proposal writing .6
peer review | reviewing papers | scientific writing .6, giving feedback .3`,
}
