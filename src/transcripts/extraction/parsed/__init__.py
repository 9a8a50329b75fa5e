"""The engine `spacy:PIPELINE`: attribution by the dependency parse and entities of a pipeline."""
