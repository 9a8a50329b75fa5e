"""The English of reports and talk: sentences, quotations, cues, names. It knows no document."""
