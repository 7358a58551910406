"""What people of the demo write about their sessions: agendas, reasons, notes, take-aways. {topic} is what they talked about."""

AGENDAS = (
    "How each of us came here\nWhat we would like to get out of this\nTwo topics for the next sessions",
    "{topic}: a first look, hands on\nOne question that each of us brings",
    "{topic}: an example from my own week\nWhat would make it hard in your team?",
    "Half-way: what has been worth it, what not?\n{topic}, second part",
    "{topic}: you try, I watch\nWho else should see this?",
    "What we tried since last time\nWhat to keep",
)
AGENDAS_SHORT = ("{topic}", "{topic}, continued", "Each of us brings one question on “{topic}”.", "")
MOVED_BY_LEADER = (
    "A client has moved a meeting onto our time.",
    "I have to stand in for a colleague that morning.",
    "The quarterly review takes the whole day.",
    "I am on a train at that time and would like to be somewhere quiet.",
    "Board papers are due. I would rather have my head free for you.",
    "",
)
MOVED_BY_MENTOR = (
    "My team has a release on that day.",
    "A training was put into that slot.",
    "I am at a customer's that afternoon.",
    "I need two days more to prepare the example.",
    "",
)
CANCELLED_BY_LEADER = (
    "I am called to a customer at short notice.",
    "I am ill and would rather wait until I am well.",
    "A deadline has eaten my week.",
    "Travel plans changed. Let us find a new date.",
    "",
)
CANCELLED_BY_MENTOR = (
    "I am ill today.",
    "My manager needs the whole team this week, and I would be late.",
    "A family matter. I will suggest a new date.",
    "",
)
SHARED_NOTES = (
    "{topic}: tried on a real piece of work. Next time the same without help.",
    "We agreed that the next step is small: one meeting without slides.",
    "Good questions on both sides. Open: who decides this in the other locations?",
    "We looked at three examples and threw two away. The third goes to the team on Monday.",
    "{topic}: half of it was new to one of us, and not to the one we expected.",
    "We ran out of time at the interesting part. It comes first next time.",
    "We wrote down five words that nobody outside of our department understands.",
    "Agreed: a short list of what to stop, before we add anything.",
    "We compared how the same decision arrived in two departments. It took nine days in one and one day in the other.",
    "Next time a colleague from the service desk joins us for ten minutes.",
    "We swapped calendars for a look. There are few hours in them for thinking.",
    "We read one message together that had gone wrong, and wrote it anew.",
)
PRIVATE_NOTES = (
    "I was nervous for ten minutes, then no longer. Remember: begin with a question.",
    "I talked too much. Next time I wait until five seconds have passed.",
    "There was a silence when I spoke about the reorganization. It was a good one.",
    "I did not say what I wanted to say about the meeting in March. Next time.",
    "I notice that I prepare less than I did at first. Is that trust or laziness?",
    "Asked for an example and got a story that nobody tells in public. Keep it.",
    "I felt taken seriously. That has not happened often here.",
    "I learned more about my own team than about the topic.",
    "Half of my questions had an answer that I could have found. The other half had none. Ask the second kind.",
    "I said that I do not understand it. Nothing bad happened.",
)
TAKEAWAYS = (
    "Ask before I answer.",
    "Ten minutes of trying beat an hour of slides.",
    "Say first what I do not know.",
    "A short message on Friday saves a meeting on Monday.",
    "People read on their phones. Write for that.",
    "Who is not in the room? Ask it every time.",
    "Feedback is easier when it is small and soon.",
    "My own rule about replies at night is read as an order.",
    "One example from the desk explains more than a report.",
    "It is fine to stop something that nobody misses.",
    "Let somebody else speak first.",
    "Numbers need the question that they answer.",
    "A no with a reason is worth a lot.",
    "I know nobody in the location that does it best. I will call there.",
)

# What was agreed to do: by the leader, by the mentor.
ACTIONS = ("Open the next staff meeting with a question instead of slides", "Send two prompts that worked for the weekly report")

# What the mentor, then the leader wants to ask in the session that comes.
QUESTIONS = (
    "Who hears first when something goes wrong, and how?",
    "Which of the tools that you showed me would my own team laugh at?",
)
