"""What people of the demo want to reach, and what they write into their journals. {topic} is what they talk about."""

# Each: what, how one knows, the steps.
MENTORS_GOALS = (
    ("Explain “{topic}” so that it sticks", "{partner} shows it to somebody else without me",
     ("Find three examples", "Try the first one together", "Let {partner} lead")),
    ("Speak up once in a meeting with three levels above me", "It happens before the half-way review",
     ("Prepare one sentence", "Say it in the small round first")),
    ("Hear how one large decision was really made", "I can tell the story in five minutes",
     ("Choose the decision", "Ask who was against it")),
    ("Present my project in five minutes", "Nobody asks what it is for",
     ("Write it on one page", "Practice with {partner}", "Present it")),
    ("Lead a session without notes", "I only look at my paper once", ("Cut the agenda to three points",)),
    ("Ask for what I need instead of hinting", "I have asked for one thing and got an answer", ("Write down what I need",)),
)
LEADERS_GOALS = (
    ("Take “{topic}” into my own week", "I come back to it on three Mondays in a row without a reminder",
     ("See it done", "Do it with {partner} beside me", "Do it alone")),
    ("Hear bad news a week earlier", "Two people told me something unasked",
     ("Ask each team lead one open question", "Thank the first who brings bad news")),
    ("Change one rule that slows juniors down", "The rule is gone or shorter",
     ("Collect three candidates", "Choose one with {partner}", "Change it")),
    ("Speak less in my own meetings", "Somebody else opens the next four", ("Count how often I speak first",)),
    ("Know what a first year here feels like", "I can name five things that surprised me",
     ("Spend half a day at {partner}'s desk", "Read the notes of two leavers")),
    ("Write messages that people read to the end", "Answers come without a reminder",
     ("Rewrite one old message together", "Try it for a month")),
)
PRIVATE_GOALS = (
    ("Find out whether I want to lead a team", "I can say yes or no, and why",
     ("Talk to two people who did", "Write down what I would miss")),
    ("Say what I think in the first five minutes", "Three sessions in a row", ("Notice when I wait",)),
    ("Decide about the other location", "I have decided by the day below", ("Visit it once",)),
    ("Be less impatient when I do not understand at once", "I ask a second question instead of changing the subject", ()),
    ("Say no to one thing a week", "Four weeks in a row", ("Start with the report that nobody reads",)),
)
SHARED_ENTRIES = (
    "Brought “{topic}” to my team today. It took twenty minutes, and two of them want to go on.",
    "I used the question from our session in the weekly round. There was a pause, then four people spoke.",
    "First attempt failed: I chose an example that was too large. A smaller one for next time.",
    "The list of what to stop has seven lines. Two are already gone.",
    "I asked a customer what you asked me. The answer was shorter, and better.",
    "Half-way. I now do by myself what I had to be shown in the first session.",
    "Our short list went to the department meeting. Nobody objected, which made me suspicious, so I asked again.",
    "I sent the message that we rewrote. Three answers in an hour; last time it was one in a week.",
    "Here is the article I spoke of, in three sentences: start small, say what you expect, look again after two weeks.",
    "I brought a colleague from another location into it. It seems to be the same there.",
    "I promised to find out who decides that. It is a committee that has not met since spring.",
    "Nothing to report this week except that I remembered to ask first. Twice.",
)
PRIVATE_ENTRIES = (
    "I did not expect to look forward to these conversations. I do.",
    "I held back about the workload in our team. I want to find words for it that blame nobody.",
    "Today I noticed how careful my team is around me. That was not pleasant, and useful.",
    "I am not sure that I am the right one for this topic. I will say so and see.",
    "A good week. I said something difficult, and it was taken well.",
    "I envy the ease with which some people ask. Practice.",
    "I was late twice. It says something about what I put first, and I do not like it.",
    "Thinking about the other role. No decision yet. Three things for it, three against.",
    "I repeated a sentence of mine from years ago and heard how it sounds today.",
    "I was asked what I would change if nobody could stop me. I had no answer. I want one.",
    "Less nervous. I slept well before this one.",
    "What stays with me: nobody had asked them. Not once in two years.",
)
DECLINED = (
    "We worked on the same project last year, and I would like to meet somebody new.",
    "The time difference would be hard on both of us.",
    "I know this person's team too well to be open.",
    "I had hoped for somebody from a field that I do not know.",
    "",
)
COMMITMENTS = (
    "I will let the newest person in the room speak first.",
    "I will say what I do not know before I ask what others know.",
    "I will answer a draft with one question before I correct it.",
    "I will send no message after eight in the evening.",
    "I will look at the figures myself instead of having them read to me.",
    "I will tell my team what became of each suggestion, within two weeks.",
    "I will hold the next planning meeting without slides.",
)
WHAT_BECAME = {
    "done": ("It is a habit by now.", "Yes, and two colleagues took it up.", ""),
    "partly": ("Most weeks. Under pressure I fall back.", "In my own meetings, not yet in the others.", ""),
    "not_yet": ("The quarter was too full; I start again.", ""),
}
