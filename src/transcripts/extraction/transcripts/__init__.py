"""From the turns of a transcript: speakers, questions, answers and what they report."""
