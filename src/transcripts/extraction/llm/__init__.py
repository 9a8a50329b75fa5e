"""The engine that asks a language model behind a server of the user's choice."""
