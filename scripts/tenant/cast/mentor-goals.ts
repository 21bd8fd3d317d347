import type { DepartmentName } from './skills.ts'

/** Why somebody of a department would like to mentor. Each is given to one person at most, who has the skill it speaks of. */
export type MentorGoal = { goals: string; skill?: string }

export const mentorGoals: Record<DepartmentName, readonly MentorGoal[]> = {
  Engineering: [
    { goals: 'I have been through three rewrites and would like to pass on what I would do differently. Happy to start from zero.', skill: 'System design' },
    { goals: 'I enjoy explaining how our systems hang together and learn something about them every time I do.' },
    { goals: 'People outside engineering ask the best questions. I would like to hear more of them and answer without jargon.' },
    { goals: 'I run incidents for a living and can share how to stay calm and find the cause. In return I want to learn how customers see us.', skill: 'Incident response' },
    { goals: 'I can teach data work step by step on questions from your own department.', skill: 'Data engineering' },
    { goals: 'Good devices come from people who talk early. I would like to open our lab to others and show how we test.', skill: 'Sensor calibration' },
    { goals: 'I was mentored across departments once and it changed my career. I would like to return the favour.' },
    { goals: 'I like to work on small real projects: bring me a tedious task and we will take it apart together.' },
  ],
  Operations: [
    { goals: 'I know our supply chain from purchase order to doorstep and enjoy walking people through it.', skill: 'Vendor management' },
    { goals: 'I can offer a view from the shop floor and a habit of improving one small thing each week.', skill: 'Lean manufacturing' },
    { goals: 'I have led support through two hard winters and can share how to listen and how to set limits.', skill: 'Customer support' },
    { goals: 'I would like more colleagues to see the field. I offer visits, honest answers and a spare helmet.', skill: 'Field service' },
    { goals: 'I can help with planning under uncertainty, and I am curious how other departments do it.', skill: 'Supply planning' },
    { goals: 'Root causes are my hobby. I would be glad to lead somebody through their first proper analysis.', skill: 'Root cause analysis' },
  ],
  Sales: [
    { goals: 'I have negotiated for fifteen years and still prepare every talk. I would like to show how.', skill: 'Negotiation' },
    { goals: 'I can take people along to customers and talk about it afterwards, the good parts and the others.' },
    { goals: 'I can help anybody who has to convince others: preparing, asking, and bearing a no.' },
    { goals: 'Tenders taught me patience and structure. I would like to pass both on, and learn how our products come about.', skill: 'Public tenders' },
    { goals: 'I build relationships slowly and keep them. If that interests you, we will get along.', skill: 'Relationship building' },
    { goals: 'I work with forecasts every day and can show what they are good for and where they deceive.', skill: 'Sales forecasting' },
  ],
  Product: [
    { goals: 'I would like to help people outside product turn frustrations into problems worth solving.' },
    { goals: 'I can share how we listen to users, and would be glad to listen together.', skill: 'User research' },
    { goals: 'I moved here from another department and remember how strange the words were. I can translate.' },
    { goals: 'I offer practice in saying no, kindly and with reasons, which is most of prioritising.', skill: 'Prioritisation' },
    { goals: 'I lead workshops and like to teach by letting others lead them.', skill: 'Workshop facilitation' },
  ],
  Finance: [
    { goals: 'Figures are less frightening in company. I can help managers to read theirs and to ask for what they need.', skill: 'Financial reporting' },
    { goals: 'I have judged many business cases and would rather help to write good ones.', skill: 'Business cases' },
    { goals: 'I like teaching models from a blank sheet. Bring a real decision and we will build it together.', skill: 'Financial modelling' },
    { goals: 'I can explain where our money goes in an hour and spend the other months on what you can do about it.' },
    { goals: 'I want to know the business better than its ledgers show. In return I offer a clear head for planning.' },
  ],
  Marketing: [
    { goals: 'I help people to find the one sentence that matters, and to leave out the rest.', skill: 'Copywriting' },
    { goals: 'I can teach how to show data so that people act on it, with your own figures.', skill: 'Marketing analytics' },
    { goals: 'I have launched nine products, two of them well. I am glad to talk about all nine.', skill: 'Product launches' },
    { goals: 'I know our markets and would like to learn from those who build for them.', skill: 'Market research' },
    { goals: 'I would like to help quiet experts to be heard, in writing or on a stage.' },
  ],
  People: [
    { goals: 'I coach new leaders and would like to do so beyond the usual courses.', skill: 'Leadership development' },
    { goals: 'I can offer a confidential ear and practice for hard conversations.' },
    { goals: 'I design learning and would like to hear what people need from those who need it.', skill: 'Learning design' },
    { goals: 'I have accompanied several reorganisations and know what helps people through them.', skill: 'Change management' },
    { goals: 'I know how decisions about careers come about here and can make them less mysterious.', skill: 'Talent reviews' },
  ],
  Legal: [
    { goals: 'Law is mostly clear thinking and clear writing. I would like to share both.' },
    { goals: 'I can show how to read a contract in twenty minutes and where to spend the other forty.', skill: 'Contract drafting' },
    { goals: 'I like being asked early. I offer a first opinion on anything, and a method to form your own.' },
    { goals: 'I deal with risk every day and can help to tell the real ones from the loud ones.', skill: 'Risk assessment' },
  ],
}
