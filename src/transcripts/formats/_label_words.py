"""Words that tell a speaker's label from the beginning of a sentence (English first)."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss mx dr prof professor sir dame lord lady rev father sister brother fr st "
    "judge justice senator sen rep representative congressman congresswoman councillor councilor "
    "cllr mayor minister secretary commissioner chief captain capt colonel col general gen major "
    "maj sergeant sgt lieutenant lt officer president governor gov ambassador chair chairman "
    "chairwoman deputy baroness baron king queen prince princess pope bishop rabbi imam "
    "herr frau dhr mevr m mme mlle señor señora sr sra don doña"
)
"""Words before a name, without their dot."""

ROLE_WORDS = _words(
    "speaker moderator facilitator host cohost co-host presenter announcer anchor narrator chair "
    "chairman chairwoman chairperson interviewer interviewee judge court witness clerk secretary "
    "audience attendee attendees questioner caller listener viewer visitor participant panelist "
    "panellist reporter journalist interpreter translator student students pupil teacher operator "
    "delegate shareholder member unknown unidentified male female man woman boy girl child voice "
    "crowd floor everybody everyone counsel desk officer director executive reader moderatorin "
    "sprecher sprecherin spreker intervieweur animateur"
)
"""Words of which a label for somebody without a name is made."""

PARTICLES = _words(
    "de da di do du del della der den des dos das la le les van von zu zum zur ten ter bin binti "
    "ibn y e i af av of the and & und et en jr sr from for in at to with a"
)
"""Small words inside names and labels."""


CLAUSE_WORDS = _words(
    "i i'm i’m i'd i've you he she it we they me him us them this that these those there here my "
    "your his her its our their is are was were be been am has have had do does did say says said "
    "ask asks asked tell told think know want wanted could would should let lets means meant see "
    "go goes going get got make makes made but because if so or as than then not no yes what how "
    "why when where who whom which whose it's that's here's there's let's he's she's we're they're "
    "you're don't isn't wasn't like just only also very about into"
)
"""Words of a clause: no label has them."""


NEVER_WORDS = _words(
    "note notes nb ps p.s warning http https ftp www chapter figure fig table re fw fwd"
)
"""First words of remarks and references, which are no labels however often they occur."""


LEAD_WORDS = _words(
    "question questions answer answers remember example instance imagine fact facts point line "
    "thing things problem problems issue issues idea reason result results conclusion summary "
    "update spoiler caveat disclaimer reminder tip hint quote translation source sources title "
    "date time location place venue subject topic agenda item items step part section episode "
    "kind language duration length recorded transcript transcribed transcriber length number "
    "option options case rule rules lesson verdict bottom takeaway takeaways first second third "
    "fourth finally lastly next today tomorrow yesterday monday tuesday wednesday thursday friday "
    "saturday sunday january february march april may june july august september october november "
    "december and well ok okay now again yeah oh truth answer news breaking correction definition "
    "goal aim today's version credit credits copyright music applause laughter "
    "words text photo photos pics illustration break intro outro sponsor advert"
)
"""Words that often lead into a sentence: `Remember: …`."""
