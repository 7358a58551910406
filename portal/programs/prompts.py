"""What a pair may talk about in each of six sessions, for each purpose; a mentor leads, so each speaks to the mentor."""
from portal.words import lazy as _

PROMPTS = {
    "inclusion": (
        _("Tell each other how you came to this company, and one thing that few people here know about your work."),
        _("Describe a normal week. Where do you feel at home, and where do you adapt?"),
        _("Look at one room, team or list of speakers together. Who is there and who is not?"),
        _("Half-way: what has surprised each of you? What shall the next sessions be about?"),
        _("Take one rule or habit that shuts people out. What could this leader change within a month?"),
        _("What will each of you do differently, and how will the other find out that it happened?"),
    ),
    "generations": (
        _("Tell each other about your first job here, and what has changed since."),
        _("Show how you find things out: a tool, a source, a person. Let the leader try it."),
        _("Take one decision of the last months. How did it arrive where you work?"),
        _("Half-way: which of your ideas about the other's generation were wrong?"),
        _("Bring a piece of the leader's experience that you want. Ask for the story, not for the advice."),
        _("What will each of you keep? Agree on one thing to try, and on a day to tell how it went."),
    ),
    "retention": (
        _("Tell each other why you joined, and what you hoped for."),
        _("Walk through your last month: what gave you energy, and what took it?"),
        _("What do colleagues of your age say about staying? Say it without names."),
        _("Half-way: what has the leader learned that is not written in any report?"),
        _("Where could you be in three years, here? What stands between?"),
        _("What will the leader change, and what will you ask for? Write one sentence each."),
    ),
    "creativity": (
        _("Show each other something new that you admire, from outside this company."),
        _("Choose a small problem that annoys you both. Find ten answers in ten minutes."),
        _("What was the last idea here that died? What did it die of?"),
        _("Half-way: which idea is worth a small experiment? Say what would prove it wrong."),
        _("Look at the experiment. What did it show, and who has to hear it?"),
        _("What will the leader ask before judging the next idea?"),
    ),
    "emerging_leaders": (
        _("Tell each other about a moment when you spoke up, and one when you did not."),
        _("Present your subject in five minutes. The leader only asks questions."),
        _("How was one large decision really made? Ask for the whole story."),
        _("Half-way: say to the leader one thing that is hard to hear."),
        _("Prepare a conversation that you have put off. Practice it here."),
        _("Where will you be heard next? Agree on one stage, large or small."),
    ),
    "digital_fluency": (
        _("Look at the leader's phone and desk together. What gets in the way every day?"),
        _("Choose one tool. The hands on it are the leader's; you only speak."),
        _("Show where people like you read, buy and talk. What would make them leave?"),
        _("Half-way: what can the leader do now that was out of reach before?"),
        _("Take a real piece of the leader's work and do it in a new way, together."),
        _("Let the leader teach the tool to somebody else, while you listen."),
    ),
}
