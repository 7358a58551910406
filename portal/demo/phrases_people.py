"""What people of the demo write when they answer an invitation or enroll."""

NOT_NOW = (
    "We close the year until the end of next month. Ask me again after that.",
    "I start in a new team in two weeks and would like to settle in first.",
    "My project goes live this quarter. I would like to join the next round.",
    "I am on parental leave from next month. Keep me on the list.",
    "I finish my exams in spring. After that I am glad to come.",
    "I travel too much this quarter to keep a monthly date.",
    "A colleague of mine has just left, and I carry two roles for now.",
    "Not this half-year. Ask me again later.",
)
NO = (
    "I already mentor two colleagues and want to do that well.",
    "I would not find the time that this deserves.",
    "I leave the company in summer.",
    "I prefer to learn in a group.",
    "",
    "",
    "",
)
ABOUT_MENTOR = (
    "I joined a year ago straight from university and still notice what others no longer see.",
    "I taught evening classes before I came here and like to explain things with a pen and paper.",
    "I build small tools for my team. I am shy at first and get going once there is something to try.",
    "I came here from a family without anybody in an office, so much of this was new to me.",
    "I work with customers all day and bring what they say, without polish.",
    "I like to prepare. Send me a question two days before and I will have thought about it.",
    "I changed careers at thirty. I know how it feels to start again.",
    "I would like to practice saying things plainly to somebody senior.",
    "I speak three languages and mix them when I am tired.",
    "I am a night owl who works mornings: coffee helps.",
    "I run our team's learning hour and have a drawer full of exercises that work.",
    "I have worked in two locations and can compare how things are done.",
)
ABOUT_LEADER = (
    "I have been here for fifteen years and know that I miss things. Tell me which.",
    "I ask many questions. It is interest, not an examination.",
    "I have never used most of what my team uses every day. I would like to, with my own hands.",
    "I am better in a conversation than in slides.",
    "I started in the post room of another company. Ask me about it.",
    "My days are full of short meetings, so I look forward to one that is not about a decision.",
    "I tend to answer too fast. Stop me.",
    "I lead a large team and seldom hear bad news early. I would like to learn why.",
    "I am new in this role and see much of the company for the first time.",
    "I have two teenagers who find me slow. Perhaps you can explain.",
    "I prefer walking to sitting, if we are ever in the same place.",
    "I keep what is said between us. You can be direct.",
)
OWN_WORDS = (
    "I would rather talk about it than write it down.",
    "A little of everything, and most of all how others see it.",
    "Nothing special. Let us find out.",
)
TOOLS = (
    "A paper notebook", "The search of our wiki", "A second screen", "Spreadsheets, still", "My calendar", "A good headset",
    "Shared documents", "The whiteboard", "Shortcuts that I wrote myself", "A timer", "The team's chat",
)
