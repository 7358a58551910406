"""What the two of a reverse mentorship may talk about, by purpose and part of the way; both read it."""
from portal.programs.prompts.phases import EARLY, FIRST, LAST, LATE, MIDDLE
from portal.words import lazy as _

REVERSE_WORDS = {
    "inclusion": {
        FIRST: (
            _("Tell each other how you came to this company, and one thing that few people here know about your work."),
            _("What would make these hours worth it for each of you? Write one sentence each."),
        ),
        EARLY: (
            _("Describe a normal week. Where do you feel at home, and where do you adapt?"),
            _("Look at one room, team or list of speakers together. Who is there and who is not?"),
        ),
        MIDDLE: (
            _("Half-way: what has surprised each of you?"),
            _("What shall the next sessions be about, and what can be left out?"),
        ),
        LATE: (
            _("Take one rule or habit that shuts people out. What could this leader change within a month?"),
            _("Who else has to be in that conversation, and who asks?"),
        ),
        LAST: (
            _("What will each of you do differently, and how will the other find out that it happened?"),
            _("Which sentence from these months will you remember?"),
        ),
    },
    "generations": {
        FIRST: (
            _("Tell each other about your first job here, and what has changed since."),
            _("Name one thing that each of you would like to understand about how the other works."),
        ),
        EARLY: (
            _("Show how you find things out: a tool, a source, a person. Let the leader try it."),
            _("Take one decision of the last months. How did it arrive where the mentor works?"),
        ),
        MIDDLE: (
            _("Half-way: which of your ideas about the other’s generation were wrong?"),
            _("What is still missing? Choose the subject of the second half together."),
        ),
        LATE: (
            _("Ask for a story of the leader’s experience, not for the advice."),
            _("Take something that is done as it always was. What would each of you do from a blank page?"),
        ),
        LAST: (
            _("What will each of you keep?"),
            _("Agree on one thing to try, and on a day to tell how it went."),
        ),
    },
    "retention": {
        FIRST: (
            _("Tell each other why you joined, and what you hoped for."),
            _("What was the first week here like for each of you?"),
        ),
        EARLY: (
            _("Walk through the mentor’s last month: what gave energy, and what took it?"),
            _("What do colleagues at the start of a career say about staying? Say it without names."),
        ),
        MIDDLE: (
            _("Half-way: what has the leader learned that is written in no report?"),
            _("Which question has not been asked yet? Ask it next time."),
        ),
        LATE: (
            _("Where could the mentor be in three years, here? What stands between?"),
            _("Which small change would keep a good colleague here for another year?"),
        ),
        LAST: (
            _("What will the leader change, and what will the mentor ask for? Write one sentence each."),
            _("On which day do you look at both sentences again?"),
        ),
    },
    "creativity": {
        FIRST: (
            _("Show each other something new that you admire, from outside this company."),
            _("Which problem of yours would look different to somebody who sees it for the first time?"),
        ),
        EARLY: (
            _("Choose a small problem that annoys you both. Find ten answers in ten minutes."),
            _("What was the last idea here that died? What did it die of?"),
        ),
        MIDDLE: (
            _("Half-way: which idea is worth a small experiment? Say what would prove it wrong."),
            _("What can the leader open for it: a door, a budget, an hour of somebody’s time?"),
        ),
        LATE: (
            _("Look at the experiment. What did it show, and who has to hear it?"),
            _("What would you try if it could not fail, and what if it had to cost nothing?"),
        ),
        LAST: (
            _("What will the leader ask before judging the next idea?"),
            _("Where does the experiment live on, and who looks after it?"),
        ),
    },
    "emerging_leaders": {
        FIRST: (
            _("Tell each other about a moment when you spoke up, and one when you did not."),
            _("In which situation at work would the mentor like to be braver?"),
        ),
        EARLY: (
            _("The mentor presents a subject in five minutes. The leader only asks questions."),
            _("How was one large decision really made? Tell the whole story, with what went wrong."),
        ),
        MIDDLE: (
            _("Half-way: the mentor says one thing to the leader that is hard to hear."),
            _("What has become easier for each of you, and what shall be practiced next?"),
        ),
        LATE: (
            _("Prepare a conversation that the mentor has put off. Practice it here."),
            _("What does the leader hear only because the mentor says it?"),
        ),
        LAST: (
            _("Where will the mentor be heard next? Agree on one stage, large or small."),
            _("Tell each other what you saw the other get better at."),
        ),
    },
    "digital_fluency": {
        FIRST: (
            _("Look at the leader’s phone and desk together. What gets in the way every day?"),
            _("Choose one thing that the leader wants to be able to do alone at the end."),
        ),
        EARLY: (
            _("Choose one tool. The hands on it are the leader’s; the mentor only speaks."),
            _("Show where people like the mentor read, buy and talk. What would make somebody leave?"),
        ),
        MIDDLE: (
            _("Half-way: what can the leader do now that was out of reach before?"),
            _("Which tool was not worth it? Drop it and choose another."),
        ),
        LATE: (
            _("Take a real piece of the leader’s work and do it in a new way, together."),
            _("What must not go into these tools? Look at one case each."),
        ),
        LAST: (
            _("Let the leader teach the tool to somebody else, while the mentor listens."),
            _("How will the leader stay up to date without these sessions?"),
        ),
    },
}
