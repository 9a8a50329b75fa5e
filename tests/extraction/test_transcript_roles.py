"""Roles: from labels, titles, the kind of event, and what people do."""

from transcript_documents import Line, played


def _roles(*lines: Line, front: str = "") -> dict[str, tuple[str, ...]]:
    turns, cast = played(*lines, front=front)
    found: dict[str, tuple[str, ...]] = {}
    for turn in turns:
        found.setdefault(turn.block.label or "-", cast.roles_at(turn))
    return found


PANEL: tuple[Line, ...] = (
    ("Nadia Kessler", "I'm Nadia. On my left, Hugh Trevanion. And Soraya Beck. Hugh, why?"),
    ("Hugh Trevanion", "It has not failed twice. It failed once and was cancelled once, you see."),
    ("Nadia Kessler", "Soraya, is that how you remember it?"),
    ("Soraya Beck", "No. My recollection is that the numbers did not add up at all that year."),
    ("Nadia Kessler", "Hands? Yes, at the front."),
    ("Speaker 1", "What happens to the turbines?"),
    ("Hugh Trevanion", "We take them out, it is a condition of the lease, and there is a bond."),
    ("Nadia Kessler", "Next. In the scarf."),
    ("Speaker 2", "Does it hurt the fish?"),
    ("Soraya Beck", "It does not, as far as anybody who has looked at it can tell us today."),
)


def test_who_asks_and_hands_over_moderates_a_panel_before_an_audience() -> None:
    assert _roles(*PANEL) == {
        "Nadia Kessler": ("moderator",),
        "Hugh Trevanion": ("panelist",),
        "Soraya Beck": ("panelist",),
        "Speaker 1": ("audience",),
        "Speaker 2": ("audience",),
    }


def test_in_an_interview_one_asks_and_the_other_answers() -> None:
    roles = _roles(
        ("Q", "Could you tell me where you were born?"),
        ("A", "Here."),
        ("Q", "And the dairy was already here?"),
        ("A", "It was."),
    )
    assert roles == {"Q": ("interviewer",), "A": ("interviewee",)}


def test_two_can_interview() -> None:
    roles = _roles(
        ("Wren", "Welcome to the podcast. How big was it?"),
        ("Edda", "Small."),
        ("Casper", "Were you afraid?"),
        ("Edda", "Twice."),
        ("Casper", "Of what?"),
        ("Edda", "Soup."),
        ("Casper", "Why?"),
        ("Edda", "One pot."),
        ("Wren", "Would you go back?"),
        ("Edda", "Yes."),
    )
    assert roles["Casper"] == ("interviewer",)
    assert roles["Edda"] == ("interviewee",)


def test_a_court_has_a_judge_counsel_a_witness_and_a_clerk() -> None:
    roles = _roles(
        ("THE CLERK", "All rise."),
        ("THE COURT", "You are still under oath?"),
        ("THE WITNESS", "I am."),
        ("MR. PENHALE", "Were you there?"),
        ("THE WITNESS", "I was."),
        ("MR. PENHALE", "And did you shout?"),
        ("THE WITNESS", "I did."),
    )
    assert roles == {
        "THE CLERK": ("secretary",),
        "THE COURT": ("judge",),
        "THE WITNESS": ("witness",),
        "MR. PENHALE": ("interviewer",),
    }


def test_a_hearing_has_a_chair_members_and_witnesses() -> None:
    roles = _roles(
        ("CHAIR DUFOUR", "The committee will come to order. Mr. Beal, go ahead."),
        ("MR. BEAL", "My name's Cody Beal. I lost nineteen calves last year on my own ranch."),
        ("SENATOR HAAS", "What did it cost you?"),
        ("MR. BEAL", "Thirty-four thousand, in round numbers, and not one cent came back to me."),
        ("CHAIR DUFOUR", "Sir."),
        ("MAN IN BLEACHERS", "I guide."),
        front="Field hearing, Elk Prairie",
    )
    assert roles == {
        "CHAIR DUFOUR": ("chair", "moderator"),
        "MR. BEAL": ("witness",),
        "SENATOR HAAS": ("member",),
        "MAN IN BLEACHERS": ("audience",),
    }


def test_who_opens_and_asks_nothing_is_the_host() -> None:
    roles = _roles(
        ("Gloria", "Good evening. I am delighted to have Inês and, asking, László. László."),
        ("László", "Thank you. Why?"),
        ("Inês", "Because nobody had done it before me, and because of my own grandmother's salt."),
        ("László", "And was there a ledger?"),
        ("Inês", "There was, there is, in Setúbal, and it lies there misfiled to this very day."),
        ("László", "Let us go to all of you. Yes, at the back."),
        ("Reader", "Is there a film?"),
        ("Inês", "There is."),
    )
    assert roles["Gloria"] == ("host",)
    assert roles["László"] == ("moderator", "interviewer")
    assert roles["Inês"] == ("speaker",)


def test_words_of_a_label_tell_the_role() -> None:
    roles = _roles(
        ("MODERATOR", "Welcome. Dr. Lee, what is new?"),
        ("Dr. Lee", "A great many things are new in this field, and I shall name three of them."),
        ("Interpreter", "He says many things."),
        ("AV desk", "Sorry."),
        ("Leo Dion (panelist)", "I disagree with every single one of the things that we heard."),
        ("REPORTER", "Why?"),
        front="A lecture",
    )
    assert roles == {
        "MODERATOR": ("moderator",),
        "Dr. Lee": ("speaker",),
        "Interpreter": ("interpreter",),
        "AV desk": ("participant",),
        "Leo Dion (panelist)": ("panelist",),
        "REPORTER": ("audience", "reporter"),
    }


def test_an_office_that_hardly_speaks_takes_part() -> None:
    roles = _roles(*PANEL, ("Head teacher", "Sorry."))
    assert roles["Head teacher"] == ("participant",)


def test_callers_are_audience_and_a_lone_transcript_needs_no_leader() -> None:
    assert _roles(("Caller 1", "Hello."))["Caller 1"] == ("audience",)
    assert _roles(("Ann Lee", "Nothing was asked and nothing was said here by anyone else."))[
        "Ann Lee"
    ] == ("host",)


def test_judges_of_a_demo_are_a_panel_and_who_presents_speaks() -> None:
    roles = _roles(
        ("SPEAKER_00", "Welcome to demo day. Your judges are Nan Ostrander and Gil. Here's Jun."),
        ("SPEAKER_01", "I'm Jun Park, and this is a bee counter that you clip onto any hive."),
        ("SPEAKER_00", "That was quick. Judges. Nan?"),
        ("SPEAKER_03", "I'm Nan Ostrander. Who pays?"),
        ("SPEAKER_01", "Whoever has two thousand hives pays, since they don't like to open them."),
        ("SPEAKER_03", "Is it cheap?"),
        ("SPEAKER_01", "It is about nine dollars in parts, and another three for the sleeve."),
        ("SPEAKER_03", "Does it rust?"),
        ("SPEAKER_01", "It does not, it is all plastic, and it has been outside for two years."),
        ("SPEAKER_00", "Next, the gentleman in the hat."),
        ("SPEAKER_06", "I'm Hank. I have hives. Does it tell you when somebody steals them?"),
        ("SPEAKER_01", "It tells you that the count went down to zero, and at what time it did."),
    )
    assert roles == {
        "SPEAKER_00": ("moderator",),
        "SPEAKER_01": ("speaker",),
        "SPEAKER_03": ("panelist",),
        "SPEAKER_06": ("audience",),
    }


def test_a_witness_of_few_words_is_no_audience() -> None:
    long = "The wolves came down from the ridge again, and then again, all through the winter. " * 9
    roles = _roles(
        ("CHAIR DUFOUR", "The committee will come to order. Mr. Beal, go ahead."),
        ("MR. BEAL", long),
        ("CHAIR DUFOUR", "Mr. Redbird."),
        ("MR. REDBIRD", "We were not consulted."),
        ("SENATOR HAAS", "What did it cost you?"),
        ("MR. BEAL", long),
        front="Field hearing",
    )
    assert roles["MR. REDBIRD"] == ("witness",)


def test_whom_the_audience_asks_by_name_is_no_audience() -> None:
    roles = _roles(
        ("THE CHAIRMAN", "Who's first? The gentleman with the folder."),
        ("MR. TUCKETT", "Was the board warned, Lady Cosgrave?"),
        ("LADY COSGRAVE", "No."),
        ("MR. TUCKETT", "Were you ever told of it?"),
        (
            "THE CHAIRMAN",
            "Next, please. We have a great many more of these to get through tonight.",
        ),
    )
    assert roles["MR. TUCKETT"] == ("audience",)
    assert "audience" not in roles["LADY COSGRAVE"]
