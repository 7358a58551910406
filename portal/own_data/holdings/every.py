"""All holdings, in the order in which erasing goes through them: what refers to something before what it refers to."""
from portal.own_data.holdings import care, confided, enrollment, interviews, meeting, pairing, people, surveys
from portal.own_data.holdings.kinds import Holding, Nobody

HOLDINGS: tuple[Holding, ...] = (
    *confided.HOLDINGS, *interviews.HOLDINGS, *surveys.HOLDINGS, *care.HOLDINGS, *meeting.HOLDINGS, *pairing.HOLDINGS,
    *enrollment.HOLDINGS, *people.HOLDINGS, people.ACCOUNT,
)
NOBODY: tuple[Nobody, ...] = (
    *people.NOBODY, *enrollment.NOBODY, *pairing.NOBODY, *meeting.NOBODY, *care.NOBODY, *surveys.NOBODY, *interviews.NOBODY,
    *confided.NOBODY,
)
