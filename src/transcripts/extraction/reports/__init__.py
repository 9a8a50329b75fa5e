"""From a report: agents, claims, questions and the event."""
