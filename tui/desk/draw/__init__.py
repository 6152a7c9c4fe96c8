"""Drawing: views of the store turned into styled lines. Pure; no widget is known here."""
