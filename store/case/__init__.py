"""One dispute: intents become events, events fold into the case, the case is seen.

`decide` refuses or returns `events`; `fold` makes the `case` of them; `view` is case × playbook × now, with its
`checklist`, `deadlines` and `timeline`. Pure: no disk, no screen, no clock of its own.
"""
