"""How much it takes to believe what a message means.

The measures were chosen on sets of sentences that others wrote, each tried with what was known before it came.
"""

from __future__ import annotations

from content.pack.meanings import Rank

BACKED = 0.2
"""The share of the nearest sentences that a cue needs, lest it met its words by chance."""
FAINT = {Rank.DANGER: 0.05, Rank.TRAP: 0.1}
"""The shares that a fraud and a trap need, which harm when they are overlooked: that anything like them is near."""
CLOSE = 0.8
"""How like the nearest that means the same must be, of how like the nearest of all is, to back a cue by itself."""
NEAR = 0.7
"""How like the nearest sentence must be for these shares; of what is farther the shares are half chance."""
BACKED_FAR = 0.3
FAR = {Rank.DANGER: 0.2, Rank.TRAP: 0.15}
"""The shares that are needed then."""
MOSTLY = 0.5
"""The share of all that wants no card with which one is told that nothing is to be answered."""
MANY = 0.4
"""The share of one of these with which it is the one, if all of them have so much."""
CLEARLY = 0.65
"""The share by both voices of another card with which a cue is not believed that hardly any sentence backs."""
BY_FAR = 5
"""So many times its own share it must be."""
DOUBLE = 2
"""So many times the share of all that wants no card a card's own must be."""
BOTH = 0.8
"""The share of the two likeliest cards together with which both are given, the likelier first."""
NARROW = 0.5
"""The least share of the likelier of the two."""
INSTEAD = 0.35
"""The share of another card, if it is `OTHERS` times its own, with which a cue met its words by chance."""
ALONE = 0.7
"""The share with which no cue is needed."""
SURE = 0.6
"""The share of another card with which a fraud is not believed that is no more than `FAINT`."""
DECIDES = 0.4
"""The share with which one of several cards whose cues fit as well is meant, if no other has a third of it."""
OTHERS = 3
"""So many times the share of each other it must be."""
LOUD = 0.5
"""The share with which a fraud is told, part of a cue or not."""
ALL = 0.5
"""The part of a message that the words of a cue must be to be believed without the sentences."""
MEANT = 0.75
"""The share with which an offer is meant, though the message sounds as if it gave."""
HARMLESS = 0.75
"""The share of all that wants no card with which a message is harmless, whatever words of a fraud it has."""
SUPPOSED = 0.4
"""The share with which a message itself tells the matter of a case whose reason is not known."""
FEW = 0.55
"""That share of a meaning that is true with few reasons only."""
SPOKEN = 0.8
"""The share by all sentences together with which a card is said, though the nearest are of several minds."""
BEGUN = 0.55
"""The share with which it is said then if a part of its cue is there, too."""
MINDS = 0.5
"""The share of the nearest with which they are of one mind."""
FEW_IDLE = 0.25
"""The share of what wants no card above which they are heard."""
SHORTEST = 6
"""Signs of a message below which it is not given a card without a cue."""
SHORTEST_PART = 5
"""Signs of a clause below which it means nothing alone."""
PARTS = 12
"""So many clauses of a message are heard one by one."""
ENDS = 500
"""So many signs at the beginning and at the end of a long text are compared with sentences, lest a pasted page
takes seconds; by cues all of it is heard."""
PROMISED = 0.3
"""The share of what wants no card with which a grant is believed, if delays of what is granted are the rest."""
WITH_DELAYS = 0.7
"""The share of both together that it needs."""
LIKE = 0.8
"""How like the nearest sentence must be, lest what is unlike all of them is given a card without a cue."""
